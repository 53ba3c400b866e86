import shlex
from collections.abc import Sequence
from typing import Annotated, Literal

from provisioner.base import masking
from provisioner.base.errors import BadInput
from provisioner.handover import text
from provisioner.handover.sign_in import base

Command = Annotated[
    str,
    text.form(
        rf"[^\s{text.HIDDEN}-][^{text.HIDDEN}]*",
        "a program: its name on PATH, or a path",
        "kubelogin",
    ),
]
PATHS = ("/", ".", "~")  # how they begin


class Declaration(base.SignIn, frozen=True, kw_only=True, tag="exec"):
    """With a credential plugin, as `exec` in a kubeconfig: the program `command` with `args` and,
    besides our own environment, `env`, none of which may be secret. `install_hint` is shown if it
    fails."""

    command: Command
    args: list[text.Line] = []
    env: dict[str, text.Line] = {}
    api_version: Literal[
        "client.authentication.k8s.io/v1", "client.authentication.k8s.io/v1beta1"
    ] = "client.authentication.k8s.io/v1"
    install_hint: text.Line = ""

    def uses(self) -> Sequence[text.Use]:
        variables = [f"{name}={shlex.quote(value)}" for name, value in self.env.items()]
        whole = [*variables, shlex.join([self.command, *self.args])]
        return (text.Use(action="run", noun=" ".join(whole)),)

    def check(self, where: str) -> None:
        if wrong := [name for name in self.env if not name or "=" in name]:
            raise BadInput(
                f"{where}.env",
                f"{wrong[0]!r} is not the name of a variable",
                "Example: AWS_PROFILE",
            )
        if secret := [name for name, value in self.env.items() if _is_secret(name, value)]:
            raise BadInput(
                f"{where}.env",
                f"{secret[0]} would be a secret, and a handover holds none",
                "Set it where provisioner runs: the plugin gets that environment too.",
            )


def _is_secret(name: str, value: str) -> bool:
    """By its name, unless it is the path of one."""
    return masking.names_secret(name) and bool(value) and not value.startswith(PATHS)

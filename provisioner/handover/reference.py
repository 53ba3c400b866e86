"""References to secrets: the handover names the place of a secret, and never holds it."""

from __future__ import annotations

from typing import Annotated

from provisioner.base.errors import BadInput
from provisioner.handover import text
from provisioner.handover.strict import Strict


class Reference(Strict, frozen=True, kw_only=True):
    """Where to find a secret when it is needed, exactly one of: an environment variable, a file, a
    command (argv) that prints it, or all of standard input (`stdin=True`)."""

    env: Annotated[text.Line, text.used("send", "environment variable")] | None = None
    file: Annotated[text.Line, text.used("send", "file")] | None = None
    command: Annotated[list[text.Line], text.used("run")] | None = None
    stdin: Annotated[bool, text.used("send", "standard input")] = False

    def check(self, where: str) -> None:
        named = [self.env is not None, self.file is not None, self.command is not None, self.stdin]
        if named.count(True) != 1 or self.command == []:
            raise BadInput(
                where, "not exactly one of env, file, command and stdin", "Set one of them."
            )


def _only(field: str, **schema: object) -> dict[str, object]:
    return {"required": [field], "properties": {field: schema}}


# What `check` asks for, for the JSON Schema.
EXACTLY_ONE = {
    "oneOf": [
        _only("env", type="string"),
        _only("file", type="string"),
        _only("command", type="array", minItems=1),
        _only("stdin", const=True),
    ]
}

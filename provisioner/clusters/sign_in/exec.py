"""A credential plugin, as `exec` in a kubeconfig."""

from __future__ import annotations

from provisioner.clusters.kubeconfig import plugin
from provisioner.clusters.kubeconfig.plugin import Plugin
from provisioner.clusters.sign_in.base import SignIn, Way
from provisioner.handover.sign_in.exec import Declaration

HINT = "Try it by hand: it must print an ExecCredential."


def way(subject: str, declaration: Declaration) -> Way:
    """A relative path is relative to where provisioner runs."""
    chosen = Plugin(
        subject=subject,
        named_by="its sign_in",
        argv=[declaration.command, *declaration.args],
        command=declaration.command,
        api_version=declaration.api_version,
        variables=declaration.env,
        hint=declaration.install_hint or HINT,
    )

    def sign_in() -> SignIn:
        return plugin.run(chosen).sign_in()

    return Way(sign_in=sign_in)

"""The staging Secret goes, last of all: there is nothing left that a next run would have to
finish."""

from __future__ import annotations

from provisioner.base.events import Action
from provisioner.flux import secret
from provisioner.pairing.engine import Decision
from provisioner.pairing.rotating import staged
from provisioner.pairing.site import Site
from provisioner.pairing.want import Want

NAME = "unstaging"


def look(site: Site) -> bool:
    """Whether there is one that nobody waits for: a key that the host's owner was asked to install
    stays."""
    if site.client.get("v1", "Secret", secret.STAGING, site.want.namespace) is None:
        return False
    found = staged.look(site)
    return found is None or found.swapped or site.host_keys is not None


def decide(want: Want, seen: bool) -> Decision:
    action = Action.CONFIGURED if seen else Action.UNCHANGED
    return Decision(
        action=action,
        subject=f"Secret {want.namespace}/{secret.STAGING}",
        detail="removed" if seen else "",
    )


def act(site: Site, decision: Decision) -> None:
    staged.drop(site)

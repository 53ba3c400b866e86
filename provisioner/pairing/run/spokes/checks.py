"""What is refused of a hub's spoke, and of a change of who delivers to a cluster. Pure."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from provisioner.base.errors import Refused
from provisioner.pairing.run.desired_state import Desired, Names
from provisioner.pairing.run.spokes.moves import AGAIN, described

MOVE = "Run `provisioner pair`, which moves it, or declare it as it is paired."


def hub(desired: Desired, paired: str | None, record: Mapping[str, str]) -> None:
    """Who delivers to a cluster changes in a run of `pair`, and only as a move. `paired`: the hub
    that it has; empty for controllers of its own."""
    declared = desired.pairing.gitops.hub
    if paired in (None, declared, desired.former_hub or declared) or desired.moving:
        return
    was = described(paired or "")
    raise Refused(
        f"cluster {desired.cluster}",
        f"is paired as a {was}, and declared as a {described(declared)}",
        MOVE if record else AGAIN,
    )


def without_flux(desired: Names, installed: Sequence[tuple[str, str]]) -> None:
    """Two would deliver to a spoke. `installed`: namespace and version of each Deployment."""
    if installed:
        raise Refused(
            f"cluster {desired.cluster}",
            f"runs Flux itself, in namespace {installed[0][0]!r}, and is declared as a spoke of "
            f"{desired.pairing.gitops.hub!r}",
            "Uninstall that Flux, or leave `hub` out.",
        )

"""Which alerts a test is about. Pure."""

from __future__ import annotations

import dataclasses
from collections.abc import Collection

from provisioner.handover.fleet import Fleet
from provisioner.handover.platform.alert import Declaration


@dataclasses.dataclass(frozen=True, kw_only=True)
class Request:
    """`names`: of the alerts to test, all where there are none. `change_request`: the number of the
    one to comment on. `elsewhere`: clusters and names of alerts that are tested from others."""

    names: Collection[str] = ()
    change_request: str = ""
    elsewhere: Collection[tuple[str, str]] = ()

    def pieces(self, fleet: Fleet, cluster: str) -> list[Declaration]:
        declared = fleet.pairings[cluster].platform
        alerts = [one for one in declared if isinstance(one, Declaration)]
        named = [one for one in alerts if not self.names or one.name in self.names]
        return [one for one in named if (cluster, one.name) not in self.elsewhere]


def place(fleet: Fleet, cluster: str, piece: Declaration) -> str:
    """The repository that it writes to."""
    if piece.address:
        return f"the address of {piece.title}"
    own = "/".join(fleet.repositories[fleet.pairings[cluster].repository].place)
    return (piece.url or (own if "://" in own else f"https://{own}")).rstrip("/")

"""How many clusters of a run are done, under way, failed and not begun. Pure."""

from __future__ import annotations

from provisioner.base.events import ClusterState
from provisioner.reports.model import Result


class Counts:
    """Fed with the events of a run; read by the thread that draws."""

    def __init__(self) -> None:
        self._states: dict[str, ClusterState] = {}

    def follow(self, event: ClusterState) -> None:
        self._states[event.cluster] = event

    @property
    def shown(self) -> bool:
        """One cluster says enough of itself in its row."""
        return len(self._states) > 1

    def __str__(self) -> str:
        """Such as `212 of 500 done, 16 under way, 3 failed, 269 to come, wave rest`."""
        states = list(self._states.values())
        ended = [one for one in states if one.state == "ended"]
        failed = sum(bool(Result(one.result).exit_code) for one in ended)
        started = [one for one in states if one.state == "started"]
        coming = len(states) - len(ended) - len(started)
        waves = sorted({one.wave for one in started if one.wave})
        parts = [
            f"{len(ended) - failed} of {len(states)} done",
            f"{len(started)} under way",
            *([f"{failed} failed"] if failed else []),
            *([f"{coming} to come"] if coming else []),
            *(f"wave {name}" for name in waves),
        ]
        return ", ".join(parts)

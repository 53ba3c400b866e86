"""The one commit that brings Clusters to the repository of their management cluster."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from provisioner.base.cached import Cached
from provisioner.base.deadlines import Deadline
from provisioner.base.errors import ProvisionerError
from provisioner.base.events import Note, Sink
from provisioner.pairing.branch import folder, publisher
from provisioner.pairing.branch.publisher import Publisher
from provisioner.pairing.run.snapshot import shortened

Files = dict[str, str]
PURPOSE = "clusters"  # in the name of a branch
MOST = 5  # clusters that a message names


class CommonCommit:
    """`members`: by cluster what says which files it needs written, and raises where it must not
    have any."""

    def __init__(
        self, publisher: Publisher, members: Mapping[str, Callable[[], Files]], sink: Sink
    ) -> None:
        self.publisher, self._members, self._sink = publisher, members, sink
        self._wanted: dict[str, Files] = {}

    def made(self) -> str:
        """Make it, once. What it waits for; empty if the branch has it."""
        return self._outcome

    @Cached
    def _outcome(self) -> str:
        way, clone = self.publisher, self.publisher.clone
        if way.repository.changes == "push":
            if commit := clone.publish(self._files, self._message):
                self._sink(Note(text=f"pushed {commit[:12]} to {clone.url}"))
            return ""
        wanted = self._files()
        if way.repository.changes == "none":
            place = folder.leave(way.repository, wanted)
            return self._awaited(wanted, f"files in {place} into branch {clone.branch}")
        return self._awaited(wanted, publisher.propose(way, PURPOSE, wanted, self._message()))

    def _files(self) -> Files:
        """Decided on the branch as it is now."""
        self._wanted = {name: _or_none(needed) for name, needed in self._members.items()}
        return {path: text for files in self._wanted.values() for path, text in files.items()}

    def _message(self) -> str:
        names = [name for name, files in self._wanted.items() if files]
        return f"Cluster API: {shortened(names, MOST)}\n\nFleet: {self.publisher.fleet}\n"

    def _awaited(self, wanted: Files, what: str) -> str:
        """What is still waited for after as long as the user allows."""
        way, deadline = self.publisher, Deadline.after(self.publisher.wait)
        while not deadline.over() and not way.stopping.wait(min(publisher.PAUSE, deadline.left())):
            way.notify(what)
            way.clone.fetch()
            if publisher.holds(way.clone, wanted):
                return ""
        return what


def _or_none(needed: Callable[[], Files]) -> Files:
    """Its own step says why there is nothing."""
    try:
        return needed()
    except ProvisionerError:
        return {}

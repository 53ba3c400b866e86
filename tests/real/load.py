"""What clusters feel of a rotation while their repository gets a commit a second."""

from __future__ import annotations

import contextlib
import threading
import time
from collections.abc import Callable, Iterator, Sequence

from tests.real import own
from tests.real.project import Project


class Load:
    """A commit a second; for each cluster the age of the oldest commit that it has not applied,
    time and again, and every state that its source was in."""

    def __init__(self, project: Project, clusters: Sequence[str], push: Callable[[], str]) -> None:
        """`push` makes one commit, of a user, and gives its name."""
        self.project, self.clusters, self.push, self.over = (
            project,
            clusters,
            push,
            threading.Event(),
        )
        self.pushed: dict[str, float] = {}
        self.lags: dict[str, list[float]] = {name: [] for name in clusters}
        self.states: dict[str, list[str]] = {name: [] for name in clusters}

    def judge(self, name: str, longest: float) -> None:
        """No lag was longer (seconds), and the source never failed."""
        states = self.states[name]
        assert len(self.pushed) > 5
        assert max(self.lags[name]) < longest
        assert states.count("Ready=True") > 3
        assert not {"Ready=False", "FetchFailed=True"} & set(states)

    def commit(self) -> None:
        while not self.over.wait(1.0):
            self.pushed[self.push()] = time.monotonic()

    def measure(self, name: str) -> None:
        while not self.over.is_set():
            applied = own.get(self.project, name, "Kustomization", "flux-system")["status"][
                "lastAppliedRevision"
            ]
            order = list(self.pushed)
            commit = applied.rpartition(":")[2]
            later = order[order.index(commit) + 1 :] if commit in order else order
            self.lags[name].append(time.monotonic() - self.pushed[later[0]] if later else 0.0)
            time.sleep(0.5)

    @contextlib.contextmanager
    def running(self) -> Iterator[None]:
        work = [threading.Thread(target=self.commit)]
        work += [
            threading.Thread(target=job, args=(name,))
            for name in self.clusters
            for job in (self.measure, self.watch)
        ]
        for thread in work:
            thread.start()
        try:
            yield
        finally:
            self.over.set()
            for thread in work:
                thread.join()

    def watch(self, name: str) -> None:
        source = ("source.toolkit.fluxcd.io/v1", "GitRepository", "flux-system", "flux-system")
        while not self.over.is_set():
            for seen in own.client(own.kubeconfig(self.project, name)).watch(*source, seconds=1):
                conditions = (seen or {}).get("status", {}).get("conditions", [])
                self.states[name] += [f"{one['type']}={one['status']}" for one in conditions]

"""One cluster while it is being worked on: what is wanted, how it is reached, what the steps have
found."""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import Future
from dataclasses import dataclass, field
from threading import Event

from provisioner.base.deadlines import Deadline
from provisioner.base.errors import Interrupted
from provisioner.base.events import Action, Change, ClusterReport, Sink, Waiting
from provisioner.base.run_context import RunContext
from provisioner.clusters.client import Client
from provisioner.git.hosts.base import Host, HostKey
from provisioner.handover.repositories.base import Repository
from provisioner.pairing.branch.file_changes import Prepared, Published
from provisioner.pairing.run.desired_state import Desired
from provisioner.pairing.run.options import Options


@dataclass(kw_only=True)
class Target:
    """The fields below `published` are filled in by steps, for the steps after them and for the
    report. `made`: when this run made the deploy key, in seconds since the epoch."""

    name: str
    desired: Desired
    client: Client
    repository: Repository
    host: Host
    context: RunContext
    sink: Sink
    options: Options
    planning: bool = False
    prepared: Future[Prepared] = field(default_factory=Future)
    published: Future[Published] = field(default_factory=Future)
    public: str = ""
    known_hosts: list[str] = field(default_factory=list)
    host_keys: list[HostKey] | None = None
    made: float | None = None
    revision: str = ""
    commit: str = ""
    changed: bool = False
    _waited: dict[str, str] = field(default_factory=dict)
    claim: Callable[[], bool] = lambda: False
    stopping: Event = field(default_factory=Event)

    def deadline(self) -> Deadline:
        return Deadline.after(self.options.timeout)

    def waiting(self, subject: str, detail: str) -> None:
        """Say what is waited for, when it is news. A run that is to stop stops here."""
        self.going_on()
        if self._waited.get(subject) != detail:
            self._waited[subject] = detail
            self.sink(Waiting(cluster=self.name, subject=subject, detail=detail))

    def going_on(self) -> None:
        """Interrupted when the run is to stop."""
        if self.stopping.is_set():
            raise Interrupted(
                f"cluster {self.name}", "interrupted", "Run again: it goes on from where it is."
            )

    def tell(self, step: str, action: Action, subject: str, detail: str = "") -> None:
        self.changed |= action in (Action.CREATED, Action.CONFIGURED)
        self.sink(
            Change(
                cluster=self.name,
                step=step,
                subject=subject,
                action=action,
                detail=detail,
                planned=self.planning,
            )
        )

    def report(self, result: str, **more: str) -> ClusterReport:
        from provisioner.base import keys

        return ClusterReport(
            cluster=self.name,
            result=result,
            repository=self.desired.url,
            path=self.desired.pairing.path,
            fingerprint=keys.fingerprint(self.public) if self.public else "",
            commit=self.commit,
            revision=self.revision,
            **more,
        )

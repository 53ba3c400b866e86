"""One cluster in a run: what is desired, and how the cluster and its repository are reached."""

from __future__ import annotations

import dataclasses
from concurrent.futures import Future
from dataclasses import dataclass, field

from provisioner.base.deadlines import Deadline
from provisioner.base.events import Sink
from provisioner.base.run_context import RunContext
from provisioner.base.secret import Secret
from provisioner.clusters.client import Client
from provisioner.clusters.lease import Lease
from provisioner.flux.platform.base import KeyedRepository
from provisioner.git import hosts
from provisioner.git.hosts.base import Host
from provisioner.handover import secrets
from provisioner.handover.fleet import Fleet
from provisioner.handover.reference import Reference
from provisioner.pairing.run import identity
from provisioner.pairing.run.desired_state import Desired
from provisioner.pairing.run.engine import Progress, reporting
from provisioner.pairing.run.identity import Purpose
from provisioner.pairing.run.options import Options
from provisioner.pairing.run.repository_state import HostKeys, Prepared, Published, Written
from provisioner.pairing.run.required_rights import Permission
from provisioner.pairing.run.snapshot import Snapshot

NOT_YET = "known after the apply"


@dataclass(frozen=True, kw_only=True)
class Run:
    """What all targets of a run share. `options.keys` is empty here: a key that Terraform keeps is
    known to its own target only."""

    fleet: Fleet
    sink: Sink
    options: Options
    context: RunContext
    planning: bool = False

    def host(self, repository: str) -> Host:
        """The Git host of a repository, by its name."""
        return hosts.shared(repository, self.fleet.repositories[repository], self.context)

    def host_keys(self, repository: str) -> HostKeys:
        """Its deploy keys, shared by all its clusters."""
        return self.context.once(
            ("deploy keys", repository),
            lambda: HostKeys(self.host(repository), Written(self.context.audit, repository)),
        )

    def keyed(self, name: str) -> KeyedRepository:
        """A repository as clusters read it; in a plan Terraform may not have made it yet."""
        declared = self.fleet.repositories[name]
        url = self.host(name).remote().url if declared.known else NOT_YET
        return KeyedRepository(url=url, branch=declared.branch)

    def resolved(self, reference: Reference, subject: str) -> Secret:
        """Followed once a run, before anything is touched."""
        return secrets.once(reference, subject, self.context)

    def progress(self, cluster: str) -> Progress:
        return Progress(
            cluster=cluster,
            sink=self.sink,
            stopping=self.context.stopping,
            planned=self.planning,
            audit=self.context.audit,
        )


@dataclass(frozen=True, kw_only=True)
class Target:
    """`client` and `host_keys` write only while the Lease is held (`leased`). `first_look`: the
    cluster as it was when reached. `kept_key`: the private deploy key that
    Terraform keeps for this cluster. `stopped`: this run has suspended its root Kustomization, for
    a rename. `prepared` and `published`: the repository before and after
    our commit, as soon as that is known. `hub`: the API of the cluster whose Flux delivers to this
    one; what is written there for this cluster is fenced by this cluster's Lease. `hub_before`:
    that of the cluster which delivers to it until now, if that ends."""

    name: str
    run: Run
    purpose: Purpose
    desired: Desired
    client: Client
    host: Host
    host_keys: HostKeys
    permission: Permission
    lease: Lease
    progress: Progress
    first_look: Snapshot
    hub: Client | None = None
    hub_before: Client | None = None
    kept_key: Secret | None = None
    stopped: bool = False
    prepared: Future[Prepared] = field(default_factory=Future)
    published: Future[Published] = field(default_factory=Future)

    @property
    def planning(self) -> bool:
        return self.run.planning

    def check_repository(self) -> None:
        """One that we cannot use stops its clusters before they are touched."""
        prepared = self.prepared.result()
        with reporting(self.progress, "repository"):
            prepared.check(self.name)

    @property
    def flux(self) -> Client:
        """The API of the cluster on which the Flux of this one runs."""
        return self.hub or self.client

    def leased(self) -> Target:
        """The same, with a Lease of its own to take and to release, without which nothing of this
        cluster can be changed."""
        lease = new_lease(self.client, self.run, self.progress)
        return dataclasses.replace(
            self,
            lease=lease,
            client=self.client.fenced(lease.check),
            hub=self.hub and self.hub.fenced(lease.check),
            hub_before=self.hub_before and self.hub_before.fenced(lease.check),
            host_keys=self.host_keys.fenced(lease.check, self.name),
        )

    @property
    def before(self) -> Target:
        """The same cluster as it is paired until this run moves it; itself, where it does not
        move."""
        desired, hub = self.desired.before, self.hub_before
        if desired is None:
            return self
        cluster = Snapshot(self.client, desired, hub)
        return dataclasses.replace(
            self,
            name=desired.cluster,
            desired=desired,
            hub=hub,
            purpose="leaving",
            first_look=cluster,
        )

    def deadline(self) -> Deadline:
        """For one wait."""
        return Deadline.after(self.run.options.timeout)

    def claim(self) -> Snapshot | None:
        """To be called before a change. The first time a new look, since another run may have been
        here until now; whose the cluster is has been checked in it."""
        self.permission.check()
        if not self.lease.take():
            return None
        self.host_keys.forget()
        cluster = self.snapshot()
        identity.check(self.desired, identity.of(cluster), self.purpose)
        return cluster

    def snapshot(self) -> Snapshot:
        return Snapshot(self.client, self.desired, self.hub)


def new_lease(client: Client, run: Run, progress: Progress) -> Lease:
    return Lease(
        client,
        run.options.timeout,
        lambda text: progress.waiting("the other run", text),
        duration=run.options.lease,
    )

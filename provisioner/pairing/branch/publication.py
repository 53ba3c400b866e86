"""The repositories of a run: each is cloned, looked at and committed to once, for all its clusters.

A failure here belongs to the repository: it is reported once, and every cluster of it ends with it.
"""

from __future__ import annotations

import contextlib
import dataclasses
import functools
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from concurrent.futures import Future
from typing import Any

from provisioner.base.errors import ProvisionerError
from provisioner.base.events import Note, Waiting
from provisioner.clusters.client import Client
from provisioner.flux import platform_files
from provisioner.git import clones
from provisioner.git.clone import Clone
from provisioner.git.clones import Clones
from provisioner.pairing.branch import file_changes, identity_file, publisher, rename
from provisioner.pairing.branch.canaries import check as canaries
from provisioner.pairing.branch.encryption import new_key, rules
from provisioner.pairing.branch.facts import before_push as facts
from provisioner.pairing.branch.kustomize import build, image_pins
from provisioner.pairing.branch.moving import contents
from provisioner.pairing.branch.publisher import Publisher
from provisioner.pairing.credentials import (
    host_rights,
    piece_secrets,
    shared_token,
    signers,
    source_heads,
    trusted_hosts,
)
from provisioner.pairing.flux_on_cluster import sync_objects
from provisioner.pairing.run import desired_state, identity, snapshot
from provisioner.pairing.run.desired_state import Desired, Names
from provisioner.pairing.run.engine import reporting
from provisioner.pairing.run.reports import Ended
from provisioner.pairing.run.repository_state import FileChanges, Prepared, Published
from provisioner.pairing.run.session import Session
from provisioner.pairing.run.snapshot import shortened
from provisioner.pairing.run.target import Target
from provisioner.reports.model import RepositoryReport
from provisioner.reports.summary import failed_repositories

Targets = Mapping[str, Target]
PRUNED = (
    "cluster {name}: Flux will delete what is no longer in a prerequisite or in the platform, "
    "unless the repository has it elsewhere below the same path: {objects}"
)


class Repositories:
    """Cloning starts at once, side by side. The clones live as long as the session."""

    def __init__(self, session: Session, names: Collection[str]) -> None:
        self._session, self._run = session, session.run
        self._clones = {name: session.start(self._clone, name) for name in sorted(names)}
        self._work: dict[str, list[Future[Any]]] = {n: [f] for n, f in self._clones.items()}

    def prepare(self, targets: Targets) -> dict[str, Target]:
        """Start looking at the repositories: the targets, each with the future of its own."""
        prepared = {}
        for name, members in _by_repository(targets).items():
            future = self._session.start(self._prepare, name, members)
            self._work[name].append(future)
            for target in members:
                prepared[target.name] = dataclasses.replace(target, prepared=future)
        return prepared

    def publish(self, targets: Targets) -> dict[str, Target]:
        """Start the one commit of each repository, once it is prepared: the targets, each with the
        future of its own."""
        published = {}
        for name, members in _by_repository(targets).items():
            future = self._session.start(self._publish, name, members)
            self._work[name].append(future)
            for target in members:
                published[target.name] = dataclasses.replace(target, published=future)
        return published

    def reports(self, ended: Iterable[Ended]) -> list[RepositoryReport]:
        """The repositories with an error, and the clusters that have ended because of it."""
        errors = {name: error for name, work in self._work.items() if (error := _first_error(work))}
        pairings = self._run.fleet.pairings
        repository_of = {name: pairing.repository for name, pairing in pairings.items()}
        return failed_repositories(errors, [one.report for one in ended], repository_of)

    def clone(self, name: str) -> Clone:
        """Waits for it."""
        return self._clones[name].result()

    def recorded(self, cluster: str) -> Names:
        """A pairing with the UID and the former names that the repository records for it."""
        names = desired_state.names(self._run.fleet, cluster)
        held = self.clone(names.pairing.repository).files(names.directory)
        return identity_file.known(names, held.get(identity_file.NAME))

    def unrecorded(self, cluster: str) -> bool:
        """Whether the repository can be read and does not record any cluster for this pairing."""
        try:
            return not self.recorded(cluster).uid
        except ProvisionerError:
            return False

    def confirm(self, target: Target) -> None:
        """Refuse a cluster that is not the one recorded in Git, before its keys or its Flux are
        touched. A cluster without any Flux of ours needs no proof. The same holds for the hub of a
        spoke, which may not be worked on itself."""
        proven = self._proven(target.desired, target.first_look.record)
        if not proven and target.first_look.deployments:
            raise identity.unproven(target.desired)
        self.confirm_hub(target)

    def confirm_hub(self, target: Target) -> None:
        """Refuse another cluster than the hub of a spoke. A plan may pair it first."""
        if target.desired.before:
            self.confirm_hub(target.before)
        hub = target.desired.pairing.gitops.hub
        if target.hub is None or self.is_hub(hub, target.hub):
            return
        planned = self._run.planning and self._run.options.chosen([hub])
        if target.first_look.source and not planned:
            raise identity.unproven(desired_state.names(self._run.fleet, hub))

    def is_hub(self, hub: str, client: Client) -> bool:
        """Whether it is proven that this API is that of a hub."""
        names = desired_state.names(self._run.fleet, hub)
        uid, record = self._run.context.once(
            ("identity", hub), lambda: snapshot.uid_and_record(client, names.namespace)
        )
        return self._proven(dataclasses.replace(names, uid=uid), record)

    def _proven(self, names: Names, record: Mapping[str, str]) -> bool:
        """Whether the repository or, where that has nothing or cannot be read, the `record` on the
        cluster says that the cluster with this UID is this pairing's."""
        proven = identity.proves(names, record, names.uid)
        try:
            clone = self.clone(names.pairing.repository)
            text = clone.files(names.directory).get(identity_file.NAME)
        except ProvisionerError:
            if not proven:
                raise
            return True
        replaced = names.cluster in self._run.options.new_clusters
        identity_file.check(names, text, names.uid, replaced=replaced)
        return proven or bool(identity_file.recorded(names, text))

    def publisher(self, name: str) -> Publisher:
        """How files get into a repository; waits for its clone."""
        declaration = self._run.fleet.repositories[name]
        return Publisher(
            clone=self.clone(name),
            repository=declaration,
            host=self._run.host(name),
            fleet=self._run.fleet.fleet,
            part=self._run.options.part,
            wait=self._run.options.wait,
            notify=lambda text: self._run.sink(Waiting(cluster="", subject="merge", detail=text)),
            stopping=self._run.context.stopping,
        )

    def _clone(self, name: str) -> Clone:
        host = self._run.host(name)
        with reporting(self._run.progress(""), "repository"), contextlib.ExitStack() as opened:
            fleet, planning = self._run.fleet, self._run.planning
            host.check(host_rights.of(fleet, name, host.remote(), planning=planning))
            kept = self._run.options.clones or opened.enter_context(contextlib.closing(Clones()))
            clone = opened.enter_context(kept.taken(name, lambda: self._opened(name)))
            clone.check_signatures()
            self._session.keep(opened.pop_all())
        return clone

    def _opened(self, name: str) -> contextlib.AbstractContextManager[Clone]:
        run = self._run
        allowed = functools.partial(signers.allowed, run.fleet, name, run.context)
        return clones.opened(run.host(name), run.fleet.repositories[name], run.context, allowed)

    def _prepare(self, name: str, members: Sequence[Target]) -> Prepared:
        clone, first = self.clone(name), members[0]
        with reporting(self._run.progress(""), "repository"):
            reading = shared_token.look(first.host, self._run.sink, clusters=len(members))
            changes = self._changes(name, clone, members)
            known_hosts, declared = trusted_hosts.of(clone, first.host.remote(), self._run.context)
        return Prepared(
            clone=clone,
            changes=changes,
            reading=reading,
            host_keys=known_hosts,
            declared=declared,
        )

    def _changes(self, name: str, clone: Clone, members: Sequence[Target]) -> FileChanges:
        """What is to be written; before a run, also that it may be."""
        desired = [target.desired for target in members]
        changes = self._movable(name, desired, file_changes.decide_all(clone, desired))
        changes = changes.refusing(_refused(members, self.confirm_hub))
        changes = changes.refusing(_refused(members, piece_secrets.check))
        changes = changes.refusing(_refused(members, host_rights.check_webhooks))
        changes = changes.refusing(_refused(members, host_rights.check_proposing))
        changes = source_heads.checked(members, _with_platform(members, changes))
        changes, of_facts = facts.compared(clone, members, changes)
        changes, of_canaries = canaries.compared(clone, members, changes)
        for note in (note for one in desired for note in _notes(one, changes)):
            self._run.sink(note)
        for text in (*of_facts, *of_canaries):
            self._run.sink(Note(text=text, level="warning"))
        if not self._run.planning:
            writing = [target for target in members if changes.writes[target.name]]
            missing = _refused(writing, lambda target: target.permission.check())
            changes = changes.refusing(missing)
            if changes.files:
                publisher.rehearse(self.publisher(name))
        return build.check(clone, desired, changes)

    def _movable(self, name: str, members: Sequence[Desired], changes: FileChanges) -> FileChanges:
        """Folders move only in a commit that we push ourselves: the cluster stops syncing before
        it and starts again after it, which must not wait for somebody's merge."""
        if self._run.fleet.repositories[name].changes == "push":
            return changes
        cause = "changes to this repository are not pushed, but merged by somebody"
        refused = {
            desired.cluster: rename.immovable(desired, changes.moves[desired.cluster], cause)
            for desired in members
            if desired.cluster in changes.moves
        }
        refused |= {one.cluster: contents.unpushed(one, cause) for one in members if one.before}
        return changes.refusing(refused)

    def _publish(self, name: str, members: Sequence[Target]) -> Published:
        prepared = members[0].prepared.result()
        changes, way = prepared.changes, self.publisher(name)
        if self._run.planning:
            return publisher.predict(way, changes)
        accepted = [target.desired for target in members if target.name not in changes.refused]
        with reporting(self._run.progress(""), "repository"):
            published = publisher.publish(way, accepted, _only(way.clone, changes, accepted))
        commit = next((commit for commit in published.commits.values() if commit), None)
        if commit:
            self._run.sink(Note(text=f"pushed {commit[:12]} to {way.clone.url}"))
        return published


def _notes(desired: Desired, changes: FileChanges) -> Iterator[Note]:
    name = desired.cluster
    for text in image_pins.notes(desired, changes.held[name], changes.writes[name]):
        yield Note(text=text)
    if pruned := changes.pruned.get(name):
        yield Note(text=PRUNED.format(name=name, objects=shortened(pruned)), level="warning")


def _first_error(work: Sequence[Future[Any]]) -> ProvisionerError | None:
    """Later work on a repository fails with the first error again."""
    errors = (one.exception() for one in work if one.done() and not one.cancelled())
    return next((error for error in errors if isinstance(error, ProvisionerError)), None)


def _refused(
    members: Sequence[Target], check: Callable[[Target], None]
) -> dict[str, ProvisionerError]:
    refused: dict[str, ProvisionerError] = {}
    for target in members:
        try:
            check(target)
        except ProvisionerError as error:
            refused[target.name] = error
    return refused


def _with_platform(members: Sequence[Target], changes: FileChanges) -> FileChanges:
    """Clusters that get new pieces are asked whether their names are free before anything is
    pushed."""
    return changes.refusing(_refused(members, lambda target: _check_platform(target, changes)))


def _check_platform(target: Target, changes: FileChanges) -> None:
    writes, held = changes.writes[target.name], changes.held[target.name]
    new = {path for path, text in writes.items() if text is not None}
    delivery = f"{target.desired.platform_folder}/{platform_files.DELIVERY}"
    new -= {delivery} & held.keys()
    if not (new and target.desired.platform):
        return
    from provisioner.pairing.flux_on_cluster.egress import reachable

    if refusal := reachable.refused(target, new) or sync_objects.name_taken(target, new):
        raise refusal


def _only(clone: Clone, changes: FileChanges, members: Sequence[Desired]) -> FileChanges:
    """The changes of these clusters. A file that was encrypted to the new keys of others too is
    encrypted without them."""
    names = [desired.cluster for desired in members]
    if changes.writes.keys() - set(names) and any(map(new_key.replaced, members)):
        return file_changes.decide_all(clone, members)
    writes = {name: dict(changes.writes[name]) for name in names}
    rules.share(members, changes.held, writes)
    return dataclasses.replace(
        changes,
        held={name: changes.held[name] for name in names},
        writes=writes,
        moves={name: move for name, move in changes.moves.items() if name in names},
        refused={},
    )


def _by_repository(targets: Targets) -> dict[str, list[Target]]:
    members: dict[str, list[Target]] = {}
    for target in targets.values():
        members.setdefault(target.desired.pairing.repository, []).append(target)
    return members

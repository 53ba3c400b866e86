"""Everything a run works with: clients, clones and threads. Opened for a fleet, closed when the run
ends."""

from __future__ import annotations

import contextlib
import threading
import traceback
from collections.abc import Callable, Collection, Iterator, Mapping
from concurrent.futures import Future, ThreadPoolExecutor
from pathlib import Path

import msgspec

from provisioner.base import disk
from provisioner.base.errors import ProvisionerError
from provisioner.base.events import Action, Change, ClusterReport, Note, Sink, Waiting
from provisioner.clusters import access, rights
from provisioner.clusters.client import Client
from provisioner.clusters.lease import Lease
from provisioner.distribution import find
from provisioner.flux import render, support
from provisioner.git import clone, hosts, waits
from provisioner.git.clone import Clone
from provisioner.git.hosts.base import Need, Remote
from provisioner.handover.fleet import Fleet, GitOps
from provisioner.pairing.branch import file_changes, kustomize_build, publisher
from provisioner.pairing.credentials import shared_token
from provisioner.pairing.run import desired_state, identity, required_rights
from provisioner.pairing.run.options import Options
from provisioner.pairing.run.required_rights import Purpose
from provisioner.pairing.run.target import Target

Failures = dict[str, ProvisionerError]


class Session:
    """Sites of the clusters that could be reached, and why the others could not."""

    def __init__(self, fleet: Fleet, sink: Sink, options: Options, *, planning: bool) -> None:
        self.fleet, self.sink, self.options, self.planning = fleet, sink, options, planning
        for repository in fleet.repositories.values():
            hosts.of(
                repository
            )  # imported before there are threads: they would see each other's packages half made
        self._clones, self._closing = contextlib.ExitStack(), threading.Lock()
        self._rendered: dict[bytes, list[desired_state.Object]] = {}
        self._rendering = threading.Lock()
        self._pool = ThreadPoolExecutor(options.parallel + 2 * len(fleet.repositories))
        self.stopping = threading.Event()

    def close(self) -> None:
        """Threads first: they work in the clones."""
        self._pool.shutdown(wait=True, cancel_futures=True)
        self._clones.close()

    def reach(
        self, clusters: Collection[str], purpose: Purpose = "pairing"
    ) -> tuple[dict[str, Target], Failures]:
        """Ask every cluster for a sign of life and whose it is, side by side."""
        asked = {name: self._pool.submit(self._reach, name, purpose) for name in clusters}
        return _sorted_out(asked)

    def clones(self, names: Collection[str]) -> dict[str, Future[Clone]]:
        return {name: self._pool.submit(self._clone, name) for name in names}

    def allowed(self, names: Collection[str]) -> dict[str, Future[None]]:
        """Find out, for these repositories, whether their deploy keys may be changed."""
        return {name: self._pool.submit(self._may, name) for name in names}

    def prepare(self, targets: Mapping[str, Target], clones: Mapping[str, Future[Clone]]) -> None:
        """Start looking at the repositories; each target gets the future of its own."""
        for name, members in _by_repository(targets).items():
            prepared = self._pool.submit(self._prepare, clones[name], members)
            for target in members:
                target.prepared = prepared

    def publish(self, targets: Mapping[str, Target]) -> None:
        """Start one wave a repository, once it is prepared."""
        for members in _by_repository(targets).values():
            published = self._pool.submit(self._publish, members[0].prepared, members)
            for target in members:
                target.published = published

    def each(
        self, targets: Mapping[str, Target], work: Callable[[Target], ClusterReport]
    ) -> list[ClusterReport]:
        """`work` on every target, side by side; one's failure never stops another."""
        return list(self._pool.map(lambda target: self._one(target, work), targets.values()))

    def failed(self, failures: Failures) -> list[ClusterReport]:
        for name, error in failures.items():
            self.sink(
                Change(
                    cluster=name,
                    step="reach",
                    subject=error.subject,
                    action=Action.FAILED,
                    detail=error.cause,
                )
            )
        return [_failure(name, error) for name, error in failures.items()]

    def _one(self, target: Target, work: Callable[[Target], ClusterReport]) -> ClusterReport:
        lease = Lease(
            target.client, self.options.timeout, lambda text: target.waiting("the other run", text)
        )
        target.claim, target.stopping = lease.take, self.stopping
        try:
            with disk.translated():
                return work(target)
        except ProvisionerError as error:
            result = {5: "delivery-failing", 7: "waiting"}.get(error.exit_code, "failed")
            return target.report(result, cause=f"{error.subject}: {error.cause}", hint=error.hint)
        except (
            Exception
        ) as error:  # a fault of ours in one cluster is no reason to leave the others half done
            return target.report(
                "failed",
                cause=f"unexpected {_where(error)}",
                hint="This is a fault of provisioner.",
            )
        finally:
            lease.release()

    @disk.translated()
    def _reach(self, name: str, purpose: Purpose) -> Target:
        pairing = self.fleet.pairings[name]
        repository = self.fleet.repositories[pairing.repository]
        host = hosts.of(repository)
        client = Client(
            name,
            access.reach(name, self.fleet.clusters[name]),
            patience=self.options.timeout,
            stopping=self.stopping,
            notify=lambda text: self.sink(Waiting(cluster=name, subject="its API", detail=text)),
        )
        limited = self._greet(client)
        if self.options.upgrading:
            self._upgradable(client, pairing.gitops)
        wanted = desired_state.of(
            self.fleet, name, host.remote(repository), self._components(pairing.gitops)
        )
        if limited:
            rights.check(client, self._needs(purpose, wanted))
        seen = identity.look(client, wanted)
        if purpose == "pairing":
            identity.adoptable(wanted, seen, upgrading=self.options.upgrading)
        else:
            identity.owned(wanted, seen)
        return Target(
            name=name,
            desired=wanted,
            client=client,
            repository=repository,
            host=host,
            sink=self.sink,
            options=self.options,
            planning=self.planning,
        )

    def _greet(self, client: Client) -> bool:
        """A sign of life. Whether the credential has limits; in a plan, which only reads, nobody
        asks."""
        if self.planning:
            client.version()
            return False
        return not rights.unlimited(client)

    def _upgradable(self, client: Client, gitops: GitOps) -> None:
        """Asked before a distribution is looked for: it may be one that nobody should desired."""
        runs = identity.newest(gitops.namespace, identity.installed(client))
        support.upgrade(
            f"cluster {client.name}",
            runs=runs,
            wanted=gitops.flux_version,
            kubernetes=client.version(),
        )

    def _needs(self, purpose: Purpose, wanted: desired_state.Desired) -> list[rights.Right]:
        pairing = required_rights.upgrading if self.options.upgrading else required_rights.pairing
        return {
            "pairing": pairing,
            "leaving": required_rights.leaving,
            "rotating": required_rights.rotating,
        }[purpose](wanted)

    def _components(self, gitops: GitOps) -> list[desired_state.Object]:
        """Found and rendered once for all clusters with the same options."""
        options = msgspec.json.encode(gitops)
        with self._rendering:
            if options not in self._rendered:
                manifests = find.find(
                    gitops, lock=self.options.lock_file, cache=self.options.cache, sink=self.sink
                )
                self._rendered[options] = render.components(gitops, manifests)
            return self._rendered[options]

    @disk.translated()
    def _clone(self, name: str) -> Clone:
        repository = self.fleet.repositories[name]
        host = hosts.of(repository)
        self._may(name)
        opening = contextlib.ExitStack()
        with contextlib.ExitStack() as opened:
            access = opened.enter_context(host.push(repository))
            cloned = opened.enter_context(clone.opened(access, repository.branch, repository))
            opening = opened.pop_all()
        with self._closing:
            self._clones.push(opening)
        return cloned

    @disk.translated()
    def _prepare(self, cloned: Future[Clone], members: list[Target]) -> file_changes.Prepared:
        clone, first = cloned.result(), members[0]
        way = self.road(clone, first.desired.pairing.repository)
        reading = shared_token.look(first.host, first.repository, self.sink, clusters=len(members))
        wanted = [target.desired for target in members]
        prepared = file_changes.prepare(
            clone,
            wanted,
            reading=reading,
            rehearse=None if self.planning else lambda: publisher.rehearse(way),
        )
        kustomize_build.check(prepared, wanted)
        return prepared

    def road(self, clone: Clone, repository: str) -> publisher.Publisher:
        """The way of our files into a repository, by its name."""
        declaration = self.fleet.repositories[repository]
        return publisher.Publisher(
            clone=clone,
            repository=declaration,
            host=hosts.of(declaration),
            fleet=self.fleet.fleet,
            wait=self.options.wait,
            told=lambda text: self.sink(Waiting(cluster="", subject="merge", detail=text)),
            stopping=self.stopping,
        )

    def _may(self, name: str) -> None:
        """Refused when the credential may not do with deploy keys what this run does."""
        repository = self.fleet.repositories[name]
        host = hosts.of(repository)
        host.check(repository, self._rights(host.remote(repository)))

    def _rights(self, remote: Remote) -> list[Need]:
        if not remote.keyed:
            return []
        return ["list keys"] if self.planning else ["list keys", "change keys"]

    @disk.translated()
    def _publish(
        self, prepared: Future[file_changes.Prepared], members: list[Target]
    ) -> file_changes.Published:
        clone, refused = prepared.result().clone, prepared.result().refused
        wanted = [target.desired for target in members if target.name not in refused]
        way = self.road(clone, members[0].desired.pairing.repository)
        published = publisher.publish(way, wanted, planning=self.planning)
        commit = next((commit for commit in published.commits.values() if commit), None)
        if commit:
            self.sink(Note(text=f"pushed {commit[:12]} to {published.clone.url}"))
        return published


@contextlib.contextmanager
def opened(
    fleet: Fleet, sink: Sink, options: Options, *, planning: bool = False
) -> Iterator[Session]:
    """When the block ends early, by Ctrl-C for one, every cluster stops before its next step or
    wait."""
    shop = Session(fleet, sink, options, planning=planning)
    try:
        with waits.of_run(lambda text: sink(Note(text=text)), shop.stopping):
            yield shop
    except BaseException:
        shop.stopping.set()
        raise
    finally:
        shop.close()


def _sorted_out(asked: Mapping[str, Future[Target]]) -> tuple[dict[str, Target], Failures]:
    targets: dict[str, Target] = {}
    failures: Failures = {}
    for name, future in asked.items():
        try:
            targets[name] = future.result()
        except ProvisionerError as error:
            failures[name] = error
    return targets, failures


def _by_repository(targets: Mapping[str, Target]) -> dict[str, list[Target]]:
    found: dict[str, list[Target]] = {}
    for target in targets.values():
        found.setdefault(target.desired.pairing.repository, []).append(target)
    return found


def _where(error: Exception) -> str:
    """Type and place, never the text: it may quote anything."""
    frame = traceback.extract_tb(error.__traceback__)[-1]
    return f"{type(error).__name__} in {Path(frame.filename).name}:{frame.lineno}"


def _failure(name: str, error: ProvisionerError) -> ClusterReport:
    return ClusterReport(
        cluster=name, result="failed", cause=f"{error.subject}: {error.cause}", hint=error.hint
    )

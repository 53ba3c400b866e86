"""The sandbox as everything else sees it. Each call looks at what runs; only what was declared is
kept."""

from __future__ import annotations

import contextlib
from collections.abc import Mapping
from concurrent.futures import ThreadPoolExecutor
from typing import TYPE_CHECKING

import msgspec

from provisioner.base import locks
from provisioner.base.deadlines import Deadline
from provisioner.base.errors import BadInput, ProvisionerError
from provisioner.base.events import Event, Note, Sink, Waiting
from provisioner.sandbox import inspection, ports, processes, state
from provisioner.sandbox.building import parts
from provisioner.sandbox.cluster import accepting, certificates, control_plane, etcd
from provisioner.sandbox.cluster import audit as audit_logs
from provisioner.sandbox.cluster import token_webhook as webhook
from provisioner.sandbox.git_host import deploy_keys, repositories

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterator, Sequence
    from pathlib import Path

    from provisioner.sandbox.git_host.deploy_keys import Key
    from provisioner.sandbox.git_host.repositories import Repository
    from provisioner.sandbox.inspection import PartStatus

Options = Mapping[str, bool | str | None]  # fields of a recorded cluster
BOOT = 60.0  # seconds that a cluster may take to start
NO_GRACE = 0.0  # processes whose data is deleted are killed at once


def silent(event: Event) -> None:
    """A sink that ignores all events."""


class Sandbox:
    """Clusters and repositories of one directory. Safe to use from several threads and processes at
    once."""

    def __init__(self, directory: Path) -> None:
        self._layout = state.Layout(directory)
        self.directory = self._layout.directory

    def start(
        self,
        clusters: Sequence[str] = (),
        repositories: Sequence[str] = (),
        sink: Sink = silent,
        *,
        pretend: bool | None = None,
        audit: bool | None = None,
        token_webhook: str | None = None,
        tokens_of: str | None = None,
    ) -> None:
        """Start these, or restart those of their parts that do not run; without names everything
        that is recorded. Returns when they are ready. Options that are None keep what was recorded;
        where `audit`, `token_webhook` (a URL; empty: none) or `tokens_of` (another cluster, whose
        ServiceAccounts may sign in; empty: none) changes, the API server is started again."""
        _check(clusters, repositories)
        if token_webhook:
            webhook.check(token_webhook)
        state.must_be_ours(self._layout)
        if tokens_of:
            accepting.check(state.read(self._layout), list(clusters), tokens_of)
        all_built()
        if not clusters and not repositories:
            record = self._state()
            clusters, repositories = list(record.clusters), list(record.repositories)
        self._share(repositories)
        options = {"pretend": pretend, "audit": audit, "token_webhook": token_webhook}
        options["tokens_of"] = tokens_of
        _each(lambda name: self._boot(name, sink, options), clusters)
        self._serve()

    def stop(self, clusters: Sequence[str] = ()) -> None:
        """End the processes of these clusters, or all processes; the data stays."""
        self._must_know(clusters)
        processes.end_all(self.directory, clusters or None)

    def clean(self, clusters: Sequence[str] = (), repositories: Sequence[str] = ()) -> None:
        """End the processes and delete the data of these, or of everything. Missing ones are not an
        error."""
        _check(clusters, repositories)
        record = state.read(self._layout)
        if record is None and not processes.find(self.directory) and not state.hollow(self._layout):
            return
        if record and not clusters and not repositories:
            clusters, repositories = list(record.clusters), list(record.repositories)
        _each(self._remove, clusters)
        self._forget(repositories)

    def sweep(self, clusters: Collection[str]) -> None:
        """Clean every cluster that is not among these, whether it is recorded or merely running."""
        record = state.read(self._layout)
        present = {process.cluster for process in processes.find(self.directory)} | set(
            record.clusters if record else ()
        )
        surplus = sorted(present - set(clusters) - {""})
        if surplus:
            self.clean(surplus)

    def status(self) -> list[PartStatus]:
        """Every part that should run or runs."""
        return inspection.status(self._layout, state.read(self._layout))

    def kubeconfig(self, cluster: str) -> Path:
        """The path of a cluster's kubeconfig."""
        self._must_know([cluster])
        return self._layout.cluster(cluster) / "kubeconfig"

    def audit_log(self, cluster: str) -> Path:
        """The file that a cluster with `audit` logs its writes to."""
        self._must_know([cluster])
        return audit_logs.log(self._layout, cluster)

    def repository(self, name: str) -> Repository:
        return repositories.describe(self._layout, self._must_have(name), name)

    def keys(self, repository: str) -> list[Key]:
        self._must_have(repository)
        return deploy_keys.read(self._layout.keys).get(repository, [])

    def add_key(self, repository: str, title: str, public: str, write: bool) -> Key:
        """Refused if the repository already has the title or the key."""
        self._must_have(repository)
        return deploy_keys.add(
            self._layout.keys, repository, title=title, public=public, write=write
        )

    def remove_key(self, repository: str, id: str) -> None:
        self._must_have(repository)
        deploy_keys.remove(self._layout.keys, repository, id)

    # -- locks are always taken in this order: cluster, then shared

    def _share(self, names: Sequence[str]) -> None:
        """Record repositories and start the parts that all clusters share."""
        with self._shared():
            record = self._recorded()
            for name in names:
                repositories.create(self._layout, name)
            added = [name for name in names if name not in record.repositories]
            self._launch_shared(
                msgspec.structs.replace(record, repositories=[*record.repositories, *added])
            )

    def _boot(self, name: str, sink: Sink, options: Options) -> None:
        with locks.held(self.directory / "locks" / name):
            with self._shared():
                before = self._recorded()
                record = _with_cluster(before, name, options)
                self._launch_shared(record)
            sink(Waiting(cluster=name, subject="sandbox cluster", detail="boots"))
            if _must_restart(before, record, name):
                control_plane.end_api(self._layout, name)
            control_plane.launch(self._layout, record, name)
            control_plane.wait(self._layout, record, name, Deadline.after(BOOT))
        sink(Note(text=f"sandbox cluster {name} is ready"))

    def _launch_shared(self, record: state.State) -> None:
        state.write(self._layout, record)
        certificates.authority(self._layout.pki)
        etcd.launch(self._layout, record)
        repositories.launch(self._layout, record)

    def _recorded(self) -> state.State:
        """The recorded state, or a new one. Hold the shared lock."""
        record = state.read(self._layout)
        if record:
            return record
        state.prepare(self._layout)
        link = self._layout.distribution
        link.unlink(missing_ok=True)
        link.symlink_to(parts.distribution())
        etcd_port, git = ports.free(2, among=ports.RECORDED)
        new = state.State(etcd=etcd_port, git=git)
        # First of all: other content without a record is taken for somebody else's.
        state.write(self._layout, new)
        return new

    def _serve(self) -> None:
        """Wait for the Git host."""
        port, log = self._state().git, self._layout.log("", repositories.PART)
        inspection.listens(port, "the sandbox's Git host", log, Deadline.after(BOOT))

    def _remove(self, name: str) -> None:
        with locks.held(self.directory / "locks" / name):
            processes.end_all(self.directory, [name], NO_GRACE)
            with self._shared():
                record = state.read(self._layout)
                if record:
                    control_plane.remove(self._layout, record, name)
                    state.write(self._layout, _without_cluster(record, name))

    def _forget(self, names: Sequence[str]) -> None:
        """Delete repositories; after the last cluster and repository the directory as well."""
        with self._shared():
            record = state.read(self._layout)
            left = [name for name in record.repositories if name not in names] if record else []
            if record:
                for name in names:
                    repositories.remove(self._layout, name)
                state.write(self._layout, msgspec.structs.replace(record, repositories=left))
            if left or (record and record.clusters):
                return
            processes.end_all(self.directory, grace=NO_GRACE)
            if record or state.hollow(self._layout):
                state.remove(self._layout)

    @contextlib.contextmanager
    def _shared(self) -> Iterator[None]:
        with locks.held(self.directory / "lock"):
            yield

    def _state(self) -> state.State:
        record = state.read(self._layout)
        if record is None:
            hint = "`provisioner sandbox start --cluster NAME` creates one."
            raise BadInput(f"sandbox {self.directory}", "does not exist", hint)
        return record

    def _must_know(self, clusters: Sequence[str]) -> None:
        existing = list(self._state().clusters) if clusters else []
        for name in clusters:
            if name not in existing:
                hint = f"Existing ones: {', '.join(existing) or 'none'}."
                raise BadInput(f"sandbox cluster {name!r}", "does not exist", hint)

    def _must_have(self, repository: str) -> state.State:
        record = self._state()
        if repository not in record.repositories:
            hint = f"Existing ones: {', '.join(record.repositories) or 'none'}."
            raise BadInput(f"sandbox repository {repository!r}", "does not exist", hint)
        return record


def _with_cluster(record: state.State, name: str, options: Options) -> state.State:
    """None keeps what was recorded."""
    cluster = record.clusters.get(name) or control_plane.new(record, name)
    given = {option: value for option, value in options.items() if value is not None}
    cluster = msgspec.structs.replace(cluster, **given)
    return msgspec.structs.replace(record, clusters={**record.clusters, name: cluster})


def _must_restart(before: state.State, record: state.State, name: str) -> bool:
    """Whether the API server has other arguments than before."""
    accepted = [one.clusters[name].tokens_of for one in (before, record) if name in one.clusters]
    return _api_options(before, name) != _api_options(record, name) or len(set(accepted)) > 1


def _api_options(record: state.State, name: str) -> tuple[bool, str]:
    """Those that are arguments of the API server."""
    cluster = record.clusters.get(name)
    return (cluster.audit, cluster.token_webhook) if cluster else (False, "")


def _without_cluster(record: state.State, name: str) -> state.State:
    left = {other: cluster for other, cluster in record.clusters.items() if other != name}
    return msgspec.structs.replace(record, clusters=left)


def _check(clusters: Sequence[str], repositories: Sequence[str]) -> None:
    """BadInput for a name that is none: as a path, `..` would lead to folders of others."""
    state.check_names(clusters, "sandbox cluster")
    state.check_names(repositories, "sandbox repository")


def all_built() -> None:
    """BadInput if a part has not been built."""
    missing = parts.missing()
    if missing:
        parts.binary(missing[0])


def _each(act: Callable[[str], None], names: Sequence[str]) -> None:
    """All at the same time. The first failure is raised when all have ended; an unexpected error
    only if there is no expected one."""
    if not names:
        return
    with ThreadPoolExecutor(max_workers=min(len(names), 16)) as pool:
        futures = [pool.submit(act, name) for name in names]
    failures = [error for future in futures if (error := future.exception())]
    for error in failures:
        if isinstance(error, ProvisionerError) or error is failures[-1]:
            raise error

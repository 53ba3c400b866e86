"""The sandbox as everything else sees it. Each call looks at what runs; only what was declared is
kept."""

from __future__ import annotations

import contextlib
from concurrent.futures import ThreadPoolExecutor
from typing import TYPE_CHECKING

import msgspec

from provisioner.base import locks
from provisioner.base.deadlines import Deadline
from provisioner.base.errors import BadInput, ProvisionerError
from provisioner.base.events import Event, Note, Sink, Waiting
from provisioner.sandbox import inspection, ports, processes, state
from provisioner.sandbox.build import parts
from provisioner.sandbox.cluster import certificates, control_plane, etcd
from provisioner.sandbox.git_host import deploy_keys, repositories

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterator, Sequence
    from pathlib import Path

    from provisioner.sandbox.git_host.deploy_keys import Key
    from provisioner.sandbox.git_host.repositories import Repository
    from provisioner.sandbox.inspection import PartStatus

BOOT = 60.0
NO_GRACE = 0.0  # what is deleted anyway need not end well


def silent(event: Event) -> None:
    """A sink for those who do not listen."""


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
    ) -> None:
        """Start, or mend, these; with nothing named all that is recorded. Returns when they are
        ready."""
        state.check_names(clusters, "sandbox cluster")
        state.check_names(repositories, "sandbox repository")
        state.must_be_ours(self._layout)
        all_built()
        if not clusters and not repositories:
            known = self._state()
            clusters, repositories = list(known.clusters), list(known.repositories)
        self._share(repositories)
        _each(lambda name: self._boot(name, sink, pretend), clusters)
        self._serve()

    def stop(self, clusters: Sequence[str] = ()) -> None:
        """End the processes of these clusters, or of everything; data stay."""
        self._must_know(clusters)
        processes.end_all(self.directory, clusters or None)

    def clean(self, clusters: Sequence[str] = (), repositories: Sequence[str] = ()) -> None:
        """End the processes and delete the data of these, or of everything. What is gone is no
        error."""
        known = state.read(self._layout)
        if known is None and not processes.find(self.directory) and not state.hollow(self._layout):
            return
        if known and not clusters and not repositories:
            clusters, repositories = list(known.clusters), list(known.repositories)
        _each(self._remove, clusters)
        self._forget(repositories)

    def sweep(self, clusters: Collection[str]) -> None:
        """Clean every cluster that is not among these, recorded or merely running."""
        known = state.read(self._layout)
        seen = {one.cluster for one in processes.find(self.directory)} | set(
            known.clusters if known else ()
        )
        gone = sorted(seen - set(clusters) - {""})
        if gone:
            self.clean(gone)

    def status(self) -> list[PartStatus]:
        """Every part that should run or does."""
        return inspection.status(self._layout, state.read(self._layout))

    def kubeconfig(self, cluster: str) -> Path:
        """The file that leads to a cluster."""
        self._must_know([cluster])
        return self._layout.cluster(cluster) / "kubeconfig"

    def repository(self, name: str) -> Repository:
        return repositories.describe(self._layout, self._must_have(name), name)

    def keys(self, repository: str) -> list[Key]:
        self._must_have(repository)
        return deploy_keys.read(self._layout.keys).get(repository, [])

    def add_key(self, repository: str, title: str, public: str, write: bool) -> Key:
        """Refused when the repository has the title or the key already."""
        self._must_have(repository)
        return deploy_keys.add(
            self._layout.keys, repository, title=title, public=public, write=write
        )

    def remove_key(self, repository: str, id: str) -> None:
        self._must_have(repository)
        deploy_keys.remove(self._layout.keys, repository, id)

    # -- one part at a time; locks are taken in the order cluster, then shared

    def _share(self, names: Sequence[str]) -> None:
        """Record repositories and start what everything shares."""
        with self._shared():
            known = self._recorded()
            for name in names:
                repositories.create(self._layout, name)
            added = [name for name in names if name not in known.repositories]
            self._launch_shared(
                msgspec.structs.replace(known, repositories=[*known.repositories, *added])
            )

    def _boot(self, name: str, sink: Sink, pretend: bool | None) -> None:
        with locks.held(self.directory / "locks" / name):
            with self._shared():
                known = self._recorded()
                cluster = known.clusters.get(name) or control_plane.new(known, name)
                if pretend is not None:
                    cluster = msgspec.structs.replace(cluster, pretend=pretend)
                known = msgspec.structs.replace(known, clusters={**known.clusters, name: cluster})
                self._launch_shared(known)
            sink(Waiting(cluster=name, subject="sandbox cluster", detail="boots"))
            control_plane.launch(self._layout, known, name)
            control_plane.wait(self._layout, known, name, Deadline.after(BOOT))
        sink(Note(text=f"sandbox cluster {name} is ready"))

    def _launch_shared(self, known: state.State) -> None:
        state.write(self._layout, known)
        certificates.authority(self._layout.pki)
        etcd.launch(self._layout, known)
        repositories.launch(self._layout, known)

    def _recorded(self) -> state.State:
        """What is recorded, or a new record. Hold the shared lock."""
        known = state.read(self._layout)
        if known:
            return known
        state.prepare(self._layout)
        link = self._layout.distribution
        link.unlink(missing_ok=True)
        link.symlink_to(parts.distribution())
        etcd_port, git = ports.free(2)
        new = state.State(etcd=etcd_port, git=git)
        state.write(
            self._layout, new
        )  # first of all: other content without a record is somebody else's
        return new

    def _serve(self) -> None:
        """Wait for the Git host."""
        known, deadline = self._state(), Deadline.after(BOOT)
        inspection.listens(
            known.git, "the sandbox's Git host", self._layout.log("", repositories.PART), deadline
        )

    def _remove(self, name: str) -> None:
        with locks.held(self.directory / "locks" / name):
            processes.end_all(self.directory, [name], NO_GRACE)
            with self._shared():
                known = state.read(self._layout)
                if known:
                    control_plane.remove(self._layout, known, name)
                    left = {other: one for other, one in known.clusters.items() if other != name}
                    state.write(self._layout, msgspec.structs.replace(known, clusters=left))

    def _forget(self, names: Sequence[str]) -> None:
        """Delete repositories; with the last of everything the directory goes too."""
        with self._shared():
            known = state.read(self._layout)
            left = [name for name in known.repositories if name not in names] if known else []
            if known:
                for name in names:
                    repositories.remove(self._layout, name)
                state.write(self._layout, msgspec.structs.replace(known, repositories=left))
            if left or (known and known.clusters):
                return
            processes.end_all(self.directory, grace=NO_GRACE)
            if known or state.hollow(self._layout):
                state.remove(self._layout)

    @contextlib.contextmanager
    def _shared(self) -> Iterator[None]:
        with locks.held(self.directory / "lock"):
            yield

    def _state(self) -> state.State:
        known = state.read(self._layout)
        if known is None:
            raise BadInput(
                f"sandbox {self.directory}",
                "there is none",
                "`provisioner sandbox start --cluster NAME` makes one.",
            )
        return known

    def _must_know(self, clusters: Sequence[str]) -> None:
        known = list(self._state().clusters) if clusters else []
        for name in clusters:
            if name not in known:
                raise BadInput(
                    f"sandbox cluster {name!r}",
                    "does not exist",
                    f"There is: {', '.join(known) or 'none'}.",
                )

    def _must_have(self, repository: str) -> state.State:
        known = self._state()
        if repository not in known.repositories:
            there = ", ".join(known.repositories) or "none"
            raise BadInput(
                f"sandbox repository {repository!r}", "does not exist", f"There is: {there}."
            )
        return known


def all_built() -> None:
    """BadInput when a part is not built."""
    missing = parts.missing()
    if missing:
        parts.binary(missing[0])


def _each(act: Callable[[str], None], names: Sequence[str]) -> None:
    """All at once; the first failure is raised when all have ended."""
    if not names:
        return
    with ThreadPoolExecutor(max_workers=min(len(names), 16)) as pool:
        futures = [pool.submit(act, name) for name in names]
    failures = [error for future in futures if (error := future.exception())]
    for error in failures:
        if isinstance(error, ProvisionerError) or error is failures[-1]:
            raise error

"""What several clusters of a run share: it is found, read or rendered once."""

from __future__ import annotations

import threading
from collections.abc import Iterable

import msgspec

from provisioner.base import manifests
from provisioner.base.secret import Secret
from provisioner.distribution import find
from provisioner.flux import platform, prerequisites, render
from provisioner.handover.fleet import GitOps, Pairing, Prerequisite
from provisioner.handover.reference import Reference
from provisioner.pairing.run.desired_state import Object
from provisioner.pairing.run.options import Options
from provisioner.pairing.run.target import Run


class Rendered:
    """Flux's own objects, found and rendered once a run for all clusters with the same options, and
    prerequisites, read once for all clusters that have the same.
    Safe to use from several threads."""

    def __init__(self, run: Run, options: Options) -> None:
        self._run, self._options = run, options
        self._lock = threading.Lock()
        self._components = {} if options.rendered is None else options.rendered
        self._prerequisites: dict[tuple[str, str], prerequisites.Prerequisite] = {}

    def components(self, gitops: GitOps) -> list[Object]:
        key = msgspec.json.encode(gitops)
        with self._lock:
            if key not in self._components:
                released = find.find(
                    gitops,
                    self._run.context,
                    lock=self._options.lock_file,
                    cache=self._options.cache,
                    sink=self._run.sink,
                )
                self._components[key] = render.components(gitops, released)
            return self._components[key]

    def secrets(
        self, title: str, needed: Iterable[platform.base.SecretNeeded]
    ) -> list[platform.base.SecretMade]:
        """What a piece needs in the cluster before its objects. Each reference is followed once a
        run."""
        return [
            one.made(
                title,
                {
                    name: self.resolved(reference, f"{title}: {name}")
                    for name, reference in one.references.items()
                },
            )
            for one in needed
        ]

    def resolved(self, reference: Reference, subject: str) -> Secret:
        return self._run.resolved(reference, subject)

    def prerequisite(self, declared: Prerequisite) -> prerequisites.Prerequisite:
        key = (declared.name, declared.manifests)
        with self._lock:
            if key not in self._prerequisites:
                self._prerequisites[key] = _read(declared)
            return self._prerequisites[key]


def check_prerequisites(pairings: Iterable[Pairing]) -> None:
    """BadInput for manifests that could not be applied, before their clusters are made."""
    read: dict[tuple[str, str], prerequisites.Prerequisite] = {}
    for pairing in pairings:
        for one in pairing.prerequisites:
            if (key := (one.name, one.manifests)) not in read:
                read[key] = _read(one)
        wanted = [read[one.name, one.manifests] for one in pairing.prerequisites]
        prerequisites.check_distinct(wanted, [])


def _read(declared: Prerequisite) -> prerequisites.Prerequisite:
    texts = manifests.texts(declared.manifests, f"prerequisite {declared.name}")
    return prerequisites.read(declared.name, texts)

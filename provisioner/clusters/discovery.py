"""Which kinds a cluster serves. In memory, because the kubernetes package would keep its discovery
in the temporary folder."""

from __future__ import annotations

import time
from collections.abc import Iterable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor

from provisioner.base.deadlines import Deadline
from provisioner.base.errors import ProvisionerError, TimedOut
from provisioner.clusters import faults
from provisioner.clusters.caller import Caller
from provisioner.clusters.kinds import KNOWN, Kind, root
from provisioner.clusters.transport import AT_ONCE, Object, Request

# Seconds between two requests for kinds that are about to be served: at first, and at most.
PREPARING, LONGEST = 0.02, 0.2


class Discovery:
    """The kinds known ahead, and those that the API server has named. Safe to use from several
    threads."""

    def __init__(self, cluster: str, caller: Caller, at_once: int = AT_ONCE) -> None:
        self._cluster, self._caller, self._at_once = cluster, caller, at_once
        self._kinds = {(kind.api_version, kind.kind): kind for kind in KNOWN}

    def find(self, api_version: str, kind: str) -> Kind | None:
        """None if the cluster does not serve it. A kind known ahead is never looked up: requests
        for it answer 404 while it is not served."""
        if (api_version, kind) not in self._kinds:
            for resource in self._resources(api_version):
                if "/" not in resource["name"]:
                    served = Kind.of_resource(api_version, resource)
                    self._kinds[api_version, served.kind] = served
        return self._kinds.get((api_version, kind))

    def kind_of(self, obj: Object) -> Kind:
        kind = self.find(obj["apiVersion"], obj["kind"])
        if kind is None:
            raise ProvisionerError(
                f"cluster {self._cluster}",
                f"does not serve {obj['kind']} in {obj['apiVersion']}",
                "Is its CRD installed?",
            )
        return kind

    def path_of(self, obj: Object) -> str:
        metadata = obj["metadata"]
        return self.kind_of(obj).path(metadata.get("namespace", ""), metadata["name"])

    def wait_until_served(self, crds: Iterable[Object], deadline: Deadline) -> None:
        """Return when the kinds of new CRDs can be watched. The API server prepares their storage
        at the first request and refuses watches until it is done; a controller that is refused
        sleeps for a whole second."""
        left, pause = [kind for crd in crds for kind in _served_by(crd)], PREPARING
        with ThreadPoolExecutor(self._at_once) as pool:
            while left := self._unprepared(pool, left):
                if deadline.over():
                    raise TimedOut(
                        f"cluster {self._cluster}",
                        f"does not serve {left[0].kind} of {left[0].api_version} in time",
                    )
                time.sleep(pause)
                pause = min(1.5 * pause, LONGEST)

    def _unprepared(self, pool: ThreadPoolExecutor, kinds: Sequence[Kind]) -> list[Kind]:
        left = []
        for kind, prepared in zip(kinds, pool.map(self._prepared, kinds), strict=True):
            if prepared:
                # Discovery lags behind a CRD that was deleted and created again.
                self._kinds[kind.api_version, kind.kind] = kind
            else:
                left.append(kind)
        return left

    def deletable(self) -> Iterator[Kind]:
        """Every namespaced kind that can be listed and deleted. An API service that is down is left
        out."""
        groups = (self._caller.call(Request(path="/apis")) or {}).get("groups", [])
        for version in ("v1", *(group["preferredVersion"]["groupVersion"] for group in groups)):
            try:
                resources = self._resources(version, tries=1)
            except faults.Passing:
                continue
            for resource in resources:
                verbs = set(resource.get("verbs", []))
                if resource["namespaced"] and {"list", "delete"} <= verbs:
                    yield Kind.of_resource(version, resource)

    def _resources(self, api_version: str, tries: int | None = None) -> list[Object]:
        answer = self._caller.call(Request(path=root(api_version), tries=tries)) or {}
        resources: list[Object] = answer.get("resources", [])
        return resources

    def _prepared(self, kind: Kind) -> bool:
        # Only a request that names a resourceVersion is answered from the prepared storage; the
        # selector keeps the answer short.
        query = {
            "resourceVersion": "1",
            "resourceVersionMatch": "NotOlderThan",
            "fieldSelector": "metadata.name=none",
        }
        try:
            return self._caller.call(Request(path=kind.path(), query=query, tries=1)) is not None
        except faults.Passing:
            return False


def _served_by(crd: Object) -> Iterator[Kind]:
    spec = crd["spec"]
    for version in spec["versions"]:
        if version["served"]:
            yield Kind(
                f"{spec['group']}/{version['name']}",
                spec["names"]["kind"],
                spec["names"]["plural"],
                spec["scope"] == "Namespaced",
            )

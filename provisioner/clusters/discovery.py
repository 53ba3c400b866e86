"""Which kinds a cluster serves. In memory, because the kubernetes package would keep its discovery
in the temporary folder."""

from __future__ import annotations

import time
from collections.abc import Iterator

from provisioner.base.deadlines import Deadline
from provisioner.base.errors import ProvisionerError, TimedOut
from provisioner.clusters import faults
from provisioner.clusters.caller import Caller
from provisioner.clusters.kinds import KNOWN, Kind, root
from provisioner.clusters.transport import Object, Request

PREPARING = 0.02  # seconds between two requests for a kind that is about to be served


class Discovery:
    """The kinds known ahead, and those that the API server has named. Safe to use from several
    threads."""

    def __init__(self, cluster: str, caller: Caller) -> None:
        self._cluster, self._caller = cluster, caller
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

    def wait_until_served(self, crd: Object, deadline: Deadline) -> None:
        """Return when the kinds of a new CRD can be watched. The API server prepares their storage
        at the first request and refuses watches until it is done; a controller that is refused
        sleeps for a whole second."""
        for kind in _served_by(crd):
            while not self._prepared(kind):
                if deadline.over():
                    raise TimedOut(
                        f"cluster {self._cluster}",
                        f"does not serve {kind.kind} of {kind.api_version} in time",
                    )
                time.sleep(PREPARING)
            # Discovery lags behind a CRD that was deleted and created again.
            self._kinds[kind.api_version, kind.kind] = kind

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

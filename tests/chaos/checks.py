"""What must hold after each strike and the run after it."""

from __future__ import annotations

import hashlib
import json
import time
from collections.abc import Iterable, Iterator
from typing import Any

from provisioner.base import keys
from provisioner.flux import secret
from provisioner.git.hosts.sandbox import PUSH_TITLE
from provisioner.pairing.flux_on_cluster.sync_objects import REQUESTED
from tests.chaos.strikes import CLUSTERS, Strike
from tests.chaos.world import ACCOUNT, FLEET, RIVAL, STRANGERS, World
from tests.real import kills, own
from tests.real.audit import Audit, Write

KINDS = (
    "namespaces,configmaps,secrets,serviceaccounts,services,persistentvolumeclaims,deployments,"
    "networkpolicies,resourcequotas,roles,rolebindings,clusterroles,clusterrolebindings,crd,"
    "gitrepositories,kustomizations"
)
SPACE = ("namespace", "flux-system")
APPLIED = 30.0  # seconds
Key = tuple[str, str, str]
LEASES = "leases"


class Others:
    """Everything there is before the fleet under test has come: it must stay as it is."""

    def __init__(self, world: World) -> None:
        self._world = world
        self._objects = {name: self._read(name) for name in CLUSTERS}
        self._repository = self._files()
        self._keys = self._titles()

    def touched(self) -> list[str]:
        faults = [line for name in CLUSTERS for line in self._moved(name)]
        faults += ["files of others in Git changed"] if self._files() != self._repository else []
        lost = self._keys - self._titles()
        return faults + [f"a key of others is gone: {title}" for title in sorted(lost)]

    def written(self, cluster: str, writes: Iterable[Write]) -> list[str]:
        """Requests of the fleet under test that reach into what is not its own."""
        theirs = {(name.lower(), space, own) for name, space, own in self._objects[cluster]}
        return [
            f"{cluster}: {write}, which is another's"
            for write in writes
            if write.namespace in (f"{RIVAL}-flux", "users")
            or (_singular(write) in theirs and (write.deletes or not _shared(_singular(write))))
        ]

    def _moved(self, cluster: str) -> Iterator[str]:
        now = self._read(cluster)
        for key, before in self._objects[cluster].items():
            if key not in now:
                yield f"{cluster}: {key} of others is gone"
            elif now[key] != before:
                yield f"{cluster}: {key} of others changed"

    def _read(self, cluster: str) -> dict[Key, str]:
        items = json.loads(self._world.project.kubectl(cluster, "get", KINDS, "-A", "-o", "json"))
        return {_key(item): _content(item) for item in items["items"]}

    def _files(self) -> str:
        return self._world.project.git("ls-tree", "main", f"{RIVAL}/", "users/", "apps/")

    def _titles(self) -> set[str]:
        listed = own.sandbox(self._world.project).keys("fleet")
        return {key.title for key in listed if key.title.startswith((f"{RIVAL}/", *STRANGERS))}


def _key(item: Any) -> Key:
    return item["kind"], item["metadata"].get("namespace", ""), item["metadata"]["name"]


def _singular(write: Write) -> Key:
    resource = write.resource
    if resource.endswith("ies"):
        return f"{resource[:-3]}y", write.namespace, write.name
    return resource.removesuffix("s"), write.namespace, write.name


def _shared(key: Key) -> bool:
    """Both fleets apply the CRDs, and pairing labels the namespace that people made."""
    kind, _, name = key
    return kind.lower() == "customresourcedefinition" or (kind.lower(), name) == SPACE


def _content(item: Any) -> str:
    """UID and whether it is being deleted; of what is not shared, all but what the cluster itself
    moves."""
    meta = item["metadata"]
    kept = (meta["uid"], meta.get("deletionTimestamp"))
    if _shared(_key(item)):
        return repr(kept)
    moving = ("resourceVersion", "managedFields", "generation")
    content = {key: value for key, value in item.items() if key not in ("status", "metadata")}
    content["metadata"] = {key: value for key, value in meta.items() if key not in moving}
    # The other fleet's own runs ask for reconciliations; those of others are in the audit log.
    content["metadata"]["annotations"] = {
        key: value for key, value in meta.get("annotations", {}).items() if key != REQUESTED
    }
    return hashlib.sha256(json.dumps([kept, content], sort_keys=True).encode()).hexdigest()


def converged(world: World, strike: Strike) -> list[str]:
    """After the same command has been run once more."""
    again = world.project.json(*world.arguments(strike.command, drain=strike.drain)[:-1])
    faults = (
        [] if again.code == 0 else [f"the next run ended with {again.code}: {again.err[-400:]}"]
    )
    if strike.command == "down" and strike.suspends:
        # Where the other run has paired the clusters after they were left, Terraform had no part.
        world.run("unpair", "--yes", *(["--drain", "all"] if strike.drain else []))
    faults += _left(world, strike) if strike.command in ("unpair", "down") else _paired(world)
    return faults + kills.secrets_on_disk(world.project)


def _paired(world: World) -> list[str]:
    third = world.run("pair")
    faults = [] if third.code == 0 else [f"the third run ended with {third.code}: {third.err}"]
    faults += [
        f"{step['cluster']}: the third run did {step['step']}"
        for step in third.steps()
        if step["action"] != "unchanged"
    ]
    for name in CLUSTERS:
        if own.get(world.project, name, "Secret", secret.STAGING):
            faults.append(f"{name}: a staging Secret is left")
        faults += _missing(world, name, ("own", "app"))
    return faults


def _left(world: World, strike: Strike) -> list[str]:
    faults = []
    for name in CLUSTERS:
        deployment = own.client(own.kubeconfig(world.project, name)).list(
            "apps/v1", "Deployment", "flux-system"
        )
        faults += [f"{name}: controllers are left"] if deployment else []
        namespace = own.get(world.project, name, "Namespace", "flux-system", "")
        if bool(namespace) is (name == "c1"):
            faults.append(f"{name}: the namespace is {'left' if namespace else 'gone'}")
        if not strike.drain:  # whether they stay depends on what was drained before
            continue
        faults += [
            f"{name}: {one} was not drained" for one in ("own", "app") if _has(world, name, one)
        ]
    tree = world.project.git("ls-tree", "-r", "--name-only", "main", "clusters/").split()
    return faults + [f"in Git: {path}" for path in tree if "/flux-system/" in path]


def _missing(world: World, cluster: str, names: Iterable[str]) -> list[str]:
    """After a moment: a child is applied after its root."""
    deadline = time.monotonic() + APPLIED
    while missing := [name for name in names if not _has(world, cluster, name)]:
        if time.monotonic() > deadline:
            return [f"{cluster}: {name} is gone" for name in missing]
        time.sleep(0.2)
    return []


def _has(world: World, cluster: str, name: str) -> bool:
    return bool(own.get(world.project, cluster, "ConfigMap", name, "default"))


def orphans(world: World) -> list[str]:
    """Deploy keys of the fleet under test that none of its clusters holds."""
    held = {
        keys.fingerprint(public)
        for name in CLUSTERS
        if (public := secret.public_key(own.get(world.project, name, "Secret", "flux-system")))
    }
    ours = [
        key
        for key in own.sandbox(world.project).keys("fleet")
        if key.title.startswith(f"{FLEET}/") and key.title not in STRANGERS
    ]
    orphaned = [key.title for key in ours if keys.fingerprint(key.public) not in held]
    return [f"a key that nobody holds: {title}" for title in orphaned] + (
        ["a cluster whose key is not on the host"] if len(ours) < len(held) else []
    )


def stale_push_keys(world: World) -> list[str]:
    """After a push, no key of an earlier one may be left."""
    listed = own.sandbox(world.project).keys("fleet")
    return [
        f"a push key is left: {key.title}" for key in listed if key.title.startswith(PUSH_TITLE)
    ]


def late(audits: dict[str, Audit], resumed: str) -> list[str]:
    """Writes of a run that went on at `resumed`, without a Lease that it has taken since."""
    faults = []
    for name, audit in audits.items():
        for write in audit.writes(ACCOUNT):
            if write.moment <= resumed:
                continue
            if write.resource == "events":
                continue
            if write.resource == LEASES:
                break  # whatever follows is under a Lease of its own
            faults.append(f"{name}: {write} without a Lease")
    return faults

"""A fake Flux: its controllers reconcile the objects of a fake cluster at once.

A controller works only while its Deployment is ready. It reconciles an object when its generation,
its source's revision or its requestedAt annotation changes. `tick` is the end of an interval: all
objects are reconciled again.
"""

from __future__ import annotations

import base64
import hashlib
import time
from collections.abc import Callable
from typing import Any

from tests.fakes import garbage, kustomize, substitution
from tests.fakes.api_server import ApiServer, Kind
from tests.fakes.host import FakeHost
from tests.fakes.objects import Failure
from tests.fakes.repositories import Repository

Object = dict[str, Any]
FINALIZER = "finalizers.fluxcd.io"
REQUESTED = "reconcile.fluxcd.io/requestedAt"
GROUP = "toolkit.fluxcd.io"
KUSTOMIZE = f"kustomize.{GROUP}"
SOURCE, HELM = f"source.{GROUP}", f"helm.{GROUP}"
CRDS = ("apiextensions.k8s.io", "CustomResourceDefinition")
DEPLOYMENTS = ("apps", "Deployment")
COMPONENT = "app.kubernetes.io/component"
INTERVAL = 60.0  # seconds of the (fake) clock between two fetches
FIRST = ("Namespace", "CustomResourceDefinition", "ServiceAccount", "ClusterRole")
REFUSED = (
    "failed to checkout and determine revision: unable to list remote for '{url}': ssh: handshake "
    "failed: ssh: unable to authenticate, attempted methods [none publickey], no supported methods "
    "remain"
)


class FakeFlux:
    """Every GitRepository reads `repository`, whatever its URL. `hosts` know the deploy keys (none:
    any key works). Faults: `unreachable` is the message of a fetch that fails; `rejected` maps
    `Kind/name` to the API server's reason for refusing an object from Git; `hung` controllers run
    but reconcile nothing. `elsewhere`: where a Kustomization with a kubeconfig is applied."""

    def __init__(
        self, server: ApiServer, repository: Repository, host: FakeHost | None = None
    ) -> None:
        self.server, self.repository = server, repository
        self.hosts = [host] if host else []
        self.unreachable = ""
        self.hung = False
        self.elsewhere: Callable[[Object], ApiServer] = lambda _item: server
        self.rejected: dict[str, str] = {}
        self._due: set[str] = set()
        self._events = 0
        # Each with the number of changes after which it was looked at.
        self._controllers: tuple[int, dict[Kind, str]] = (0, {})
        self._running: tuple[int, set[str]] = (0, set())
        self._polled = time.monotonic()
        server.controllers.append(self.reconcile)
        server.idle.append(self._poll)

    def tick(self) -> None:
        """Reconcile everything again, as at the end of an interval."""
        self._polled = time.monotonic()
        with self.server.lock:
            self._due = {item["metadata"]["uid"] for item, _ in self._objects()}
            self.server.settle()
            self.server.changed.notify_all()

    def _poll(self) -> None:
        if time.monotonic() - self._polled > INTERVAL:
            self.tick()

    def reconcile(self) -> None:
        if self.hung:
            return
        for item, controller in self._objects():
            if self._runs(controller):
                self._look(item)

    def _objects(self) -> list[tuple[Object, str]]:
        """All Flux objects, sources first, each with the name of its controller."""
        seen = self.server.changes[CRDS]
        if self._controllers[0] != seen:
            self._controllers = seen, self._controllers_by_kind()
        return [
            (item, controller)
            for kind, controller in self._controllers[1].items()
            for item in self.server.all(*kind)
        ]

    def _controllers_by_kind(self) -> dict[Kind, str]:
        """Of each kind of Flux that is served, sources first."""
        crds = {
            (crd["spec"]["group"], crd["spec"]["names"]["kind"]): crd
            for crd in self.server.all(*CRDS)
        }
        served = {(resource.group, resource.kind) for resource in self.server.resources()}
        return {
            kind: str((crds[kind]["metadata"].get("labels") or {}).get(COMPONENT, ""))
            for kind in sorted(crds, key=lambda kind: (kind[0] != SOURCE, kind))
            if kind[0].endswith(GROUP) and kind in served
        }

    def _runs(self, controller: str) -> bool:
        seen = self.server.changes[DEPLOYMENTS]
        if self._running[0] != seen:
            self._running = (
                seen,
                {
                    item["metadata"]["name"]
                    for item in self.server.all(*DEPLOYMENTS)
                    if not garbage.ending(item) and item.get("status", {}).get("readyReplicas")
                },
            )
        return controller in self._running[1]

    def _look(self, item: Object) -> None:
        if garbage.ending(item):
            if FINALIZER in garbage.finalizers(item):
                self._finalize(item)
        elif FINALIZER not in garbage.finalizers(item):
            held = [*garbage.finalizers(item), FINALIZER]
            self.server.patch(item, {"metadata": {"finalizers": held}}, manager="flux-controllers")
        elif not item["spec"].get("suspend"):
            self._reconcile(item)

    def _finalize(self, item: Object) -> None:
        """Prune its objects as its policy says, unless it is suspended, and remove the
        finalizer."""
        policy = item["spec"].get("deletionPolicy", "MirrorPrune")
        wanted = item["spec"].get("prune", True) if policy == "MirrorPrune" else policy != "Orphan"
        prunes = wanted and not item["spec"].get("suspend")
        entries = ((item.get("status") or {}).get("inventory") or {}).get("entries") or []
        if item["kind"] == "Kustomization" and prunes:
            self._prune(self._to(item), entries)
        if item["kind"] == "HelmRelease" and not item["spec"].get("suspend"):
            self._uninstall(item)
        self._due.discard(item["metadata"]["uid"])
        garbage.release(self.server, item, FINALIZER)

    def _to(self, kustomization: Object) -> ApiServer:
        remote = kustomization["spec"].get("kubeConfig")
        return self.elsewhere(kustomization) if remote else self.server

    def _prune(self, server: ApiServer, entries: list[dict[str, str]]) -> None:
        for entry in reversed(entries):
            item = _delivered(server, entry)
            if item and not garbage.ending(item) and not _kept(item):
                server.delete(item)

    def _uninstall(self, release: Object) -> None:
        meta = release["metadata"]
        labels = {f"{HELM}/name": meta["name"], f"{HELM}/namespace": meta["namespace"]}
        for _, item in self.server.everything():
            if labels.items() <= (item["metadata"].get("labels") or {}).items():
                self.server.delete(item)

    def _reconcile(self, item: Object) -> None:
        meta, status = item["metadata"], item.get("status") or {}
        asked = (meta.get("annotations") or {}).get(REQUESTED)
        source = self._source(item) if item["kind"] == "Kustomization" else ""
        quiet = (
            status.get("observedGeneration") == meta["generation"]
            and status.get("lastHandledReconcileAt") == asked
            and (item["kind"] != "Kustomization" or status.get("lastAttemptedRevision") == source)
        )
        if quiet and meta["uid"] not in self._due:
            return
        self._due.discard(meta["uid"])
        work: dict[str, Callable[[Object], Object]] = {
            "GitRepository": self._fetched,
            "Kustomization": self._applied,
            "Receiver": self._listening,
        }
        result = work.get(item["kind"], _done)(item)
        result["observedGeneration"] = meta["generation"]
        if asked:
            result["lastHandledReconcileAt"] = asked
        if result != status:
            self.server.patch(
                item, {"status": {**dict.fromkeys(status), **result}}, subresource="status"
            )

    # source-controller

    def _fetched(self, item: Object) -> Object:
        before = (item.get("status") or {}).get("artifact")
        held = {"artifact": before} if before else {}
        named = item["spec"].get("ref", {}).get("name", "")
        branch = named.removeprefix("refs/heads/") or item["spec"].get("ref", {}).get(
            "branch", "master"
        )
        commit = self.repository.head(branch)
        problem = self._unreadable(item)
        if not problem and commit is None:
            problem = f'couldn\'t find remote ref "refs/heads/{branch}"'
        if problem:
            return held | _failing(item, "GitOperationFailed", problem, FetchFailed="True")
        revision = f"{named or branch}@sha1:{commit}"
        digest = f"sha256:{hashlib.sha256(revision.encode()).hexdigest()}"
        artifact = {"revision": revision, "digest": digest, "path": f"{commit}.tar.gz"}
        message = f"stored artifact for revision '{revision}'"
        return {"artifact": artifact, **_ready(item, "Succeeded", message)}

    def _unreadable(self, item: Object) -> str:
        """The reason why the repository cannot be fetched; empty if it can."""
        if self.unreachable:
            return self.unreachable
        name = item["spec"].get("secretRef", {}).get("name")
        secrets = self.server.resource("v1", "Secret")
        held = secrets and name and self.server.find(secrets, item["metadata"]["namespace"], name)
        if name and not held:
            return f"failed to get secret '{item['metadata']['namespace']}/{name}': not found"
        offered = _publics(held or {})
        if self.hosts and not any(host.opens(one) for host in self.hosts for one in offered):
            return REFUSED.format(url=item["spec"]["url"])
        return ""

    # notification-controller

    def _listening(self, item: Object) -> Object:
        meta, name = item["metadata"], item["spec"]["secretRef"]["name"]
        secrets = self.server.resource("v1", "Secret")
        held = secrets and self.server.find(secrets, meta["namespace"], name)
        value = ((held or {}).get("data") or {}).get("token", "")
        if not value:
            return _failing(item, "TokenNotFound", "unable to read token from secret")
        text = base64.b64decode(value).decode() + meta["name"] + meta["namespace"]
        path = f"/hook/{hashlib.sha256(text.encode()).hexdigest()}"
        message = f"Receiver initialized for path: {path}"
        return {"webhookPath": path, **_ready(item, "Succeeded", message)}

    def deliver(self, url: str) -> bool:
        """An event comes in at a URL; whether a Receiver answers there."""
        with self.server.lock:
            for item in self.server.all(f"notification.{GROUP}", "Receiver"):
                path = (item.get("status") or {}).get("webhookPath")
                if path and url.endswith(path):
                    for one in item["spec"]["resources"]:
                        self._requested(one, item["metadata"]["namespace"])
                    return True
        return False

    def _requested(self, reference: Object, namespace: str) -> None:
        for item in self.server.all(f"{SOURCE}", reference["kind"]):
            meta = item["metadata"]
            if (meta["namespace"], meta["name"]) == (namespace, reference["name"]):
                self._events += 1
                change = {"metadata": {"annotations": {REQUESTED: f"event {self._events}"}}}
                self.server.patch(item, change, manager="notification-controller")

    # kustomize-controller

    def _source(self, item: Object) -> str:
        """The revision of a Kustomization's source; empty if it has no artifact."""
        reference = item["spec"]["sourceRef"]
        sources = self.server.resource(f"{SOURCE}/v1", reference["kind"])
        namespace = reference.get("namespace") or item["metadata"]["namespace"]
        held = sources and self.server.find(sources, namespace, reference["name"])
        return str(((held or {}).get("status", {}).get("artifact") or {}).get("revision", ""))

    def _applied(self, item: Object) -> Object:
        kept = {
            key: value
            for key, value in (item.get("status") or {}).items()
            if key in ("inventory", "lastAppliedRevision", "lastAttemptedRevision")
        }
        revision = self._source(item)
        if not revision:
            return kept | _failing(item, "ArtifactFailed", "Source artifact not found")
        kept["lastAttemptedRevision"] = revision
        if waits := self._waits_for(item):
            return kept | _failing(item, "DependencyNotReady", waits)
        try:
            objects = self._built(item, revision.rpartition(":")[2])
        except kustomize.BuildFailed as error:
            return kept | _failing(item, "BuildFailed", str(error))
        try:
            entries = self._entries(item, objects)
        except Failure as failure:
            return kept | _failing(item, "ReconciliationFailed", failure.message)
        before = (kept.get("inventory") or {}).get("entries") or []
        if item["spec"].get("prune"):
            self._prune(self._to(item), [entry for entry in before if entry not in entries])
        return {
            "inventory": {"entries": entries},
            "lastAppliedRevision": revision,
            "lastAttemptedRevision": revision,
            **_ready(item, "ReconciliationSucceeded", f"Applied revision: {revision}"),
        }

    def _built(self, item: Object, commit: str) -> list[Object]:
        items = kustomize.build(self.repository.tree(commit), item["spec"]["path"])
        return substitution.replaced(self.server, item, items)

    def _entries(self, item: Object, objects: list[Object]) -> list[dict[str, str]]:
        """Apply the objects; their entries in the inventory."""
        server = self._to(item)
        return [self._apply(server, item, wanted) for wanted in sorted(objects, key=_turn)]

    def _waits_for(self, item: Object) -> str:
        for needed in item["spec"].get("dependsOn") or []:
            namespace = needed.get("namespace") or item["metadata"]["namespace"]
            resource = self.server.resource(item["apiVersion"], "Kustomization")
            held = resource and self.server.find(resource, namespace, needed["name"])
            if not held or _ready_status(held) != "True":
                return f"dependency '{namespace}/{needed['name']}' is not ready"
        return ""

    def _apply(self, server: ApiServer, owner: Object, wanted: Object) -> dict[str, str]:
        """Server-side apply of an object from Git; its inventory entry."""
        meta = wanted["metadata"]
        subject = f"{wanted['kind']}/{meta['name']}"
        if subject in self.rejected:
            raise Failure(422, f"{subject} dry-run failed (Invalid): {self.rejected[subject]}")
        resource = server.resource(wanted["apiVersion"], wanted["kind"])
        if resource is None:
            raise Failure(404, f"{subject} dry-run failed: no matches for kind")
        labels = {
            f"{KUSTOMIZE}/name": owner["metadata"]["name"],
            f"{KUSTOMIZE}/namespace": owner["metadata"]["namespace"],
        }
        placed = {**meta, "labels": {**(meta.get("labels") or {}), **labels}}
        server.apply({**wanted, "metadata": placed}, manager="kustomize-controller")
        namespace = meta.get("namespace", "") if resource.namespaced else ""
        name = meta["name"].replace(":", "__")
        return {
            "id": f"{namespace}_{name}_{resource.group}_{resource.kind}",
            "v": wanted["apiVersion"].rpartition("/")[2],
        }


def _delivered(server: ApiServer, entry: dict[str, str]) -> Object | None:
    """The object of an inventory entry (`namespace_name_group_kind` and a version)."""
    inner, _, kind = entry["id"].rpartition("_")
    inner, _, group = inner.rpartition("_")
    namespace, _, name = inner.partition("_")
    resource = server.resource("/".join(filter(None, (group, entry["v"]))), kind)
    return resource and server.find(resource, namespace, name.replace("__", ":"))


def _turn(item: Object) -> int:
    """Namespaces, CRDs and accounts are applied before the objects that need them."""
    return FIRST.index(item["kind"]) if item["kind"] in FIRST else len(FIRST)


def _kept(item: Object) -> bool:
    """What kustomize-controller neither applies nor prunes, or only does not prune."""
    notes = item["metadata"].get("annotations") or {}
    return any(
        str(notes.get(f"{KUSTOMIZE}/{name}", "")).lower() == value
        for name, value in (("prune", "disabled"), ("reconcile", "disabled"), ("ssa", "ignore"))
    )


def _publics(secret: Object) -> list[str]:
    """The public key in a source Secret, as source-controller would offer it."""
    from provisioner.base import keys
    from provisioner.flux import secret as secrets

    private, _, _ = secrets.read(secret)
    pair = keys.pair_of(private)
    return [pair.public] if pair else []


def _ready_status(item: Object) -> str:
    conditions = (item.get("status") or {}).get("conditions") or []
    return next((entry["status"] for entry in conditions if entry["type"] == "Ready"), "Unknown")


def _ready(item: Object, reason: str, message: str) -> Object:
    return {"conditions": [_condition_of(item, "Ready", "True", reason, message)]}


def _done(item: Object) -> Object:
    return _ready(item, "Succeeded", "done")


def _failing(item: Object, reason: str, message: str, **more: str) -> Object:
    others = [_condition_of(item, kind, status, reason, message) for kind, status in more.items()]
    return {"conditions": [_condition_of(item, "Ready", "False", reason, message), *others]}


def _condition_of(item: Object, kind: str, status: str, reason: str, message: str) -> Object:
    return {
        "type": kind,
        "status": status,
        "reason": reason,
        "message": message,
        "observedGeneration": item["metadata"]["generation"],
    }

"""Flux's controllers and CRDs: applied directly until Flux manages itself, afterwards only what it cannot mend."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass

from provisioner.base.deadlines import Deadline
from provisioner.base.events import Action
from provisioner.clusters.client import Client, Object
from provisioner.pairing import built
from provisioner.pairing.engine import Decision
from provisioner.pairing.site import Site
from provisioner.pairing.want import Want

NAME = "controllers"
LABELS = "app.kubernetes.io/part-of=flux"
CRD = ("apiextensions.k8s.io/v1", "CustomResourceDefinition")
NEEDED = ("CustomResourceDefinition", "ClusterRole", "ClusterRoleBinding", "ServiceAccount", "Service",
          "ResourceQuota", "NetworkPolicy")  # fmt: skip
AT_ONCE = 8  # requests side by side to one API server


@dataclass(frozen=True, kw_only=True)
class Seen:
    """`managed`: the root Kustomization has applied a revision, so Flux keeps itself. `there`: kind/name."""

    managed: bool
    there: frozenset[str]


def look(site: Site) -> Seen:
    root = root_of(site)
    namespace = site.want.namespace
    names = {f"Deployment/{item['metadata']['name']}" for item in site.client.list("apps/v1", "Deployment", namespace)}
    names |= {f"CustomResourceDefinition/{item['metadata']['name']}" for item in site.client.list(*CRD, labels=LABELS)}
    return Seen(managed=bool((root or {}).get("status", {}).get("lastAppliedRevision")), there=frozenset(names))


def decide(want: Want, seen: Seen) -> Decision:
    vital = {f"{item['kind']}/{item['metadata']['name']}" for item in want.components if _vital(item)}
    missing = sorted(vital - seen.there)
    subject = f"Flux {want.pairing.gitops.flux_version}"
    if len(missing) == len(vital):
        return Decision(action=Action.CREATED, subject=subject, detail=", ".join(want.pairing.gitops.components))
    if missing:
        return Decision(action=Action.CONFIGURED, subject=subject, detail=f"missing: {', '.join(missing)}")
    if not seen.managed:
        return Decision(
            action=Action.CONFIGURED, subject=subject, detail="installed, but Flux does not keep itself yet"
        )
    return Decision(action=Action.UNCHANGED, subject=subject)


def act(site: Site, decision: Decision) -> None:
    """What others need comes before them. A controller that starts before its kinds are served loses a second."""
    objects = [labelled(item, site.want) for item in built.objects(site) if not _synced(item)]
    site.waiting(NAME, f"{len(objects)} objects are being applied")
    with ThreadPoolExecutor(AT_ONCE) as pool:
        for turn in range(3):
            list(pool.map(lambda item: _install(site.client, item), (item for item in objects if _turn(item) == turn)))


def _turn(item: Object) -> int:
    return 0 if item["kind"] == "Namespace" else 1 if item["kind"] in NEEDED else 2


def _install(client: Client, item: Object) -> None:
    client.apply(item)
    if item["kind"] == "CustomResourceDefinition":
        client.serve(item, Deadline.after(60))


def labelled(item: Object, want: Want) -> Object:
    """As kustomize-controller labels it, so that its own first apply changes nothing."""
    if item["kind"] == "CustomResourceDefinition" and item.get("status"):
        item = {key: value for key, value in item.items() if key != "status"}
    root = want.root["metadata"]
    labels = {
        "kustomize.toolkit.fluxcd.io/name": root["name"],
        "kustomize.toolkit.fluxcd.io/namespace": root["namespace"],
    }
    meta = item["metadata"]
    return {**item, "metadata": {**meta, "labels": {**meta.get("labels", {}), **labels}}}


def root_of(site: Site) -> Object | None:
    root = site.want.root
    return site.client.get(root["apiVersion"], root["kind"], root["metadata"]["name"], site.want.namespace)


def _vital(item: Object) -> bool:
    return item["kind"] in ("Deployment", "CustomResourceDefinition")


def _synced(item: Object) -> bool:
    """GitRepository and Kustomization come later, when the Secret is there and the controllers run."""
    return str(item["apiVersion"]).split("/")[0].endswith("toolkit.fluxcd.io")

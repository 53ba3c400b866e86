"""What is on a cluster when it leaves, and what of that must go: cases as data, for fake clusters
and real ones."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

import yaml

Object = dict[str, Any]
FLUX_GROUP = "toolkit.fluxcd.io"
NAMESPACE = "flux-system"
KUSTOMIZE = f"kustomize.{FLUX_GROUP}"
CLUSTER = "CLUSTER"  # stands for the name of the cluster, in paths
OWN = "clusters/CLUSTER/own.yaml"
# What pairing itself puts into the namespace, beside Flux's install, which is labelled.
PAIRING = (
    ("Secret", "flux-system"),
    ("Secret", "flux-system-rotation"),
    ("ConfigMap", "provisioner-pairing"),
)


@dataclass(frozen=True, kw_only=True)
class Situation:
    """`files` are delivered by the root. `before` and `theirs` are put there by others, before and
    after the pairing; `lost` is deleted by others. `drained` and `children`: what a drain deletes,
    as `Kind namespace/name`; children are Flux's own objects, which go in any case. `counted`: what
    stays, although the plan counts it. `kinds`: the
    CRDs go. `namespace`: that of Flux goes. `real`: it is
    tried on real clusters too."""

    name: str
    files: Mapping[str, str] = field(default_factory=dict)
    before: tuple[Object, ...] = ()
    theirs: tuple[Object, ...] = ()
    lost: tuple[str, ...] = ()
    drained: frozenset[str] = frozenset()
    children: frozenset[str] = frozenset()
    counted: frozenset[str] = frozenset()
    kinds: bool = True
    namespace: bool = True
    real: bool = False

    def files_of(self, cluster: str) -> dict[str, str]:
        return {
            path.replace(CLUSTER, cluster): content.replace(CLUSTER, cluster)
            for path, content in self.files.items()
        }

    def theirs_of(self, cluster: str) -> list[Object]:
        return [_of(cluster, one) for one in self.theirs]


def _of(cluster: str, obj: Object) -> Object:
    made: Object = json.loads(json.dumps(obj).replace(CLUSTER, cluster))
    return made


def item(api_version: str, kind: str, name: str, namespace: str = "default", **more: Any) -> Object:
    place = {"namespace": namespace} if namespace else {}
    meta = {"name": name, **place, **more.pop("metadata", {})}
    return {"apiVersion": api_version, "kind": kind, "metadata": meta, **more}


def config(name: str, namespace: str = "default", **meta: Any) -> Object:
    return item("v1", "ConfigMap", name, namespace, data={"from": name}, metadata=meta)


def annotated(name: str, value: str) -> Object:
    return config("kept", annotations={f"{KUSTOMIZE}/{name}": value})


def kustomization(name: str, namespace: str = "default", **spec: Any) -> Object:
    source = {"kind": "GitRepository", "name": NAMESPACE, "namespace": NAMESPACE}
    given = {
        "interval": "10m",
        "path": f"./{CLUSTER}/{name}",
        "prune": True,
        "sourceRef": source,
        **spec,
    }
    return item(f"{KUSTOMIZE}/v1", "Kustomization", name, namespace, spec=given)


def source(name: str, namespace: str) -> Object:
    spec = {"interval": "10m", "url": "ssh://git@example.invalid/x.git"}
    return item(f"source.{FLUX_GROUP}/v1", "GitRepository", name, namespace, spec=spec)


def claim(name: str, namespace: str = "default") -> Object:
    spec = {"accessModes": ["ReadWriteOnce"], "resources": {"requests": {"storage": "1Gi"}}}
    return item("v1", "PersistentVolumeClaim", name, namespace, spec=spec)


def kept_claim(name: str) -> Object:
    annotations = {f"{KUSTOMIZE}/prune": "disabled"}
    return {**claim(name), "metadata": {**claim(name)["metadata"], "annotations": annotations}}


def left_behind(obj: Object) -> Object:
    """As an earlier pairing delivered it, which has ended without its workloads."""
    marks = {f"{KUSTOMIZE}/name": NAMESPACE, f"{KUSTOMIZE}/namespace": NAMESPACE}
    return {**obj, "metadata": {**obj["metadata"], "labels": marks}}


def balancer(name: str) -> Object:
    return item("v1", "Service", name, spec={"type": "LoadBalancer", "ports": [{"port": 80}]})


def space(name: str, **meta: Any) -> Object:
    return item("v1", "Namespace", name, "", metadata=meta)


def labelled(obj: Object, **labels: str) -> Object:
    full = {f"app.kubernetes.io/{name.replace('_', '-')}": text for name, text in labels.items()}
    return {**obj, "metadata": {**obj["metadata"], "labels": full}}


def text(*objects: Object) -> str:
    return str(yaml.safe_dump_all(objects))


def child(**spec: Any) -> dict[str, str]:
    return {
        "clusters/CLUSTER/apps.yaml": text(kustomization("apps", **spec)),
        "CLUSTER/apps/shop.yaml": text(config("shop")),
    }


def deployment(name: str, namespace: str) -> Object:
    labels = {"app": name}
    pod = {"metadata": {"labels": labels}, "spec": {"containers": [{"name": "a", "image": "none"}]}}
    spec = {"replicas": 0, "selector": {"matchLabels": labels}, "template": pod}
    return labelled(
        item("apps/v1", "Deployment", name, namespace, spec=spec),
        part_of="flux",
        version="v2.9.4",
    )


APPS, SHOP = frozenset({"Kustomization default/apps"}), frozenset({"ConfigMap default/shop"})
MINE = frozenset({"ConfigMap default/own"})
DELIVERED = {OWN: text(config("own"))}
SITUATIONS = [
    Situation(name="nothing but Flux"),
    Situation(name="a workload of the root", files=DELIVERED, drained=MINE),
    Situation(name="a child", files=child(), drained=SHOP, children=APPS),
    Situation(
        name="children of children",
        files={
            **DELIVERED,
            "clusters/CLUSTER/apps.yaml": text(kustomization("apps")),
            "CLUSTER/apps/shop.yaml": text(config("shop"), kustomization("nested")),
            "CLUSTER/nested/deep.yaml": text(config("deep")),
        },
        drained=MINE | SHOP | {"ConfigMap default/deep"},
        children=APPS | {"Kustomization default/nested"},
        real=True,
    ),
    Situation(name="a suspended child", files=child(suspend=True), children=APPS),
    Situation(name="a child that does not prune", files=child(prune=False), children=APPS),
    Situation(
        name="a child that leaves its objects",
        files=child(deletionPolicy="Orphan"),
        children=APPS,
        real=True,
    ),
    Situation(
        name="a child that deletes without pruning",
        files=child(prune=False, deletionPolicy="Delete"),
        drained=SHOP,
        children=APPS,
    ),
    Situation(
        name="another root",
        files={**DELIVERED, "CLUSTER/by-hand/theirs.yaml": text(config("theirs"))},
        theirs=(kustomization("by-hand"),),
        drained=MINE,
        kinds=False,
        real=True,
    ),
    Situation(
        name="another root beside children",
        files={**child(), "CLUSTER/by-hand/theirs.yaml": text(config("theirs"))},
        theirs=(kustomization("by-hand"),),
        drained=SHOP,
        children=APPS,
        kinds=False,
    ),
    Situation(
        name="another root in Flux's namespace",
        files={**DELIVERED, "CLUSTER/by-hand/theirs.yaml": text(config("theirs"))},
        theirs=(kustomization("by-hand", NAMESPACE),),
        drained=MINE,
        kinds=False,
        namespace=False,
    ),
    Situation(
        name="somebody's source",
        theirs=(source("theirs", "default"),),
        kinds=False,
    ),
    Situation(
        name="a key of the user's in Flux's namespace",
        files=DELIVERED,
        theirs=(item("v1", "Secret", "sops-age", NAMESPACE),),
        drained=MINE,
        namespace=False,
        real=True,
    ),
    Situation(
        name="settings of the user's in Flux's namespace",
        theirs=(config("cluster-settings", NAMESPACE),),
        namespace=False,
    ),
    Situation(name="a namespace from before", before=(space(NAMESPACE),), namespace=False),
    Situation(
        name="prune: disabled",
        files={**DELIVERED, "clusters/CLUSTER/kept.yaml": text(annotated("prune", "disabled"))},
        drained=MINE,
    ),
    Situation(
        name="reconcile: disabled",
        files={**DELIVERED, "clusters/CLUSTER/kept.yaml": text(annotated("reconcile", "disabled"))},
        theirs=(annotated("reconcile", "disabled"),),
        drained=MINE,
    ),
    Situation(
        name="ssa: Ignore",
        files={**DELIVERED, "clusters/CLUSTER/kept.yaml": text(annotated("ssa", "Ignore"))},
        theirs=(annotated("ssa", "Ignore"),),
        drained=MINE,
    ),
    Situation(
        name="the same names elsewhere",
        files=DELIVERED,
        before=(space("shop"), config("own", "shop")),
        drained=MINE,
    ),
    Situation(
        name="a namespace with somebody's volume",
        files={"clusters/CLUSTER/shop.yaml": text(space("shop"))},
        theirs=(claim("data", "shop"), config("notes", "shop")),
        drained=frozenset({"Namespace shop", "PersistentVolumeClaim shop/data"}),
    ),
    Situation(
        name="a volume of the root",
        files={"clusters/CLUSTER/data.yaml": text(claim("data"))},
        drained=frozenset({"PersistentVolumeClaim default/data"}),
    ),
    Situation(
        name="a volume of the root that Flux keeps",
        files={**DELIVERED, "clusters/CLUSTER/data.yaml": text(kept_claim("data"))},
        drained=MINE,
        real=True,
    ),
    Situation(
        name="a volume of a child that does not prune",
        files={**child(prune=False), "CLUSTER/apps/data.yaml": text(claim("data"))},
        children=APPS,
    ),
    Situation(
        name="a volume of a child that Flux keeps",
        files={**child(), "CLUSTER/apps/data.yaml": text(kept_claim("data"))},
        drained=SHOP,
        children=APPS,
    ),
    Situation(
        name="an object of a child that Flux keeps",
        files={**child(), "CLUSTER/apps/kept.yaml": text(annotated("prune", "disabled"))},
        drained=SHOP,
        counted=frozenset({"ConfigMap default/kept"}),
        children=APPS,
    ),
    Situation(
        name="a load balancer of the root",
        files={"clusters/CLUSTER/web.yaml": text(balancer("web"))},
        drained=frozenset({"Service default/web"}),
    ),
    Situation(
        name="somebody's volume and load balancer",
        files=DELIVERED,
        theirs=(claim("theirs"), balancer("theirs")),
        drained=MINE,
    ),
    Situation(
        name="what an earlier pairing left behind",
        files=DELIVERED,
        theirs=tuple(map(left_behind, (claim("old"), balancer("old"), config("old")))),
        drained=MINE,
    ),
    Situation(
        name="another Flux",
        files=DELIVERED,
        theirs=(space("other-flux"), deployment("source-controller", "other-flux")),
        drained=MINE,
        kinds=False,
        real=True,
    ),
    Situation(
        name="roles of another Flux",
        theirs=(
            labelled(
                item("rbac.authorization.k8s.io/v1", "ClusterRole", "theirs", "", rules=[]),
                part_of="flux",
                instance="other-flux",
            ),
        ),
    ),
    Situation(
        name="no record", files=DELIVERED, lost=("ConfigMap provisioner-pairing",), drained=MINE
    ),
    Situation(name="no Secret", files=DELIVERED, lost=("Secret flux-system",), drained=MINE),
    Situation(
        name="no controllers",
        files=DELIVERED,
        lost=("Deployment source-controller", "Deployment kustomize-controller"),
        drained=MINE,
    ),
    Situation(
        name="a rotation that was cut off",
        files=DELIVERED,
        theirs=(item("v1", "Secret", "flux-system-rotation", NAMESPACE),),
        drained=MINE,
    ),
    Situation(
        name="a cut-off rotation, and a key of the user's",
        theirs=(
            item("v1", "Secret", "flux-system-rotation", NAMESPACE),
            item("v1", "Secret", "sops-age", NAMESPACE),
        ),
        namespace=False,
    ),
]

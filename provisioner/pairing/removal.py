"""Take Flux off one cluster and leave the workloads: what `flux uninstall` does, waiting for each part."""

from __future__ import annotations

import time
from concurrent.futures import ThreadPoolExecutor

from provisioner.base.errors import TimedOut
from provisioner.base.events import Action, ClusterReport
from provisioner.clusters.client import Object
from provisioner.pairing import guard, install
from provisioner.pairing.site import Site

OURS = frozenset({"gotk-components.yaml", "gotk-sync.yaml", "kustomization.yaml"})
PART = "app.kubernetes.io/part-of=flux"
CLUSTER_WIDE = (
    ("rbac.authorization.k8s.io/v1", "ClusterRoleBinding"),
    ("rbac.authorization.k8s.io/v1", "ClusterRole"),
)


def leave(site: Site) -> ClusterReport:
    """Controllers to zero and gone, finalizers off, then objects, CRDs, and the namespace only if Flux's install
    made it."""
    site.claim()
    _stop_controllers(site)
    for crd in site.client.list(*install.CRD, labels=PART):
        _release(site, crd)
        site.client.delete(crd)
    for kind in CLUSTER_WIDE:
        for item in site.client.list(*kind, labels=f"{PART},app.kubernetes.io/instance={site.want.namespace}"):
            site.client.delete(item)
    site.tell("controllers", Action.CONFIGURED, f"Flux {site.want.pairing.gitops.flux_version}", "removed")
    _remove_namespace(site)
    return site.report("unpaired")


def _stop_controllers(site: Site) -> None:
    """A controller that still runs would put its finalizers back and prune what loses its Kustomization."""
    for item in site.client.list("apps/v1", "Deployment", site.want.namespace, labels=PART):
        site.client.delete(item, propagation="Foreground")
    deadline = site.deadline()
    while site.client.list("v1", "Pod", site.want.namespace, labels=PART) or site.client.list(
        "apps/v1", "Deployment", site.want.namespace, labels=PART
    ):
        if deadline.over():
            raise TimedOut(
                f"cluster {site.name}", "Flux's controllers do not end", "Look at the pods of its namespace."
            )
        site.waiting("controllers", "ending")
        time.sleep(0.2)


def _release(site: Site, crd: Object) -> None:
    """Take the finalizers off every object of a Flux kind, so that it goes without its controller."""
    spec = crd["spec"]
    version = next(item["name"] for item in spec["versions"] if item["storage"])
    held = site.client.list(f"{spec['group']}/{version}", spec["names"]["kind"])
    with ThreadPoolExecutor(install.AT_ONCE) as pool:
        bound = [item for item in held if item["metadata"].get("finalizers")]
        list(pool.map(lambda item: site.client.patch(item, {"metadata": {"finalizers": None}}), bound))


def _remove_namespace(site: Site) -> None:
    """Ours when it carries the labels of the install; else only what we put there goes."""
    name = site.want.namespace
    held = site.client.get("v1", "Namespace", name) or {"metadata": {}}
    if held["metadata"].get("labels", {}).get("app.kubernetes.io/part-of") == "flux":
        site.client.delete(held | {"apiVersion": "v1", "kind": "Namespace"})
        site.tell("namespace", Action.CONFIGURED, name, "removed")
        return
    for kind, ours in (("Secret", site.want.secret), ("ConfigMap", guard.CONFIG_MAP)):
        site.client.delete({"apiVersion": "v1", "kind": kind, "metadata": {"name": ours, "namespace": name}})

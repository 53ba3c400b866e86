"""One ConfigMap that explains what was done here and for whom. It is never believed instead of looking."""

from __future__ import annotations

from provisioner.base import keys
from provisioner.base.events import Action
from provisioner.pairing.engine import Decision
from provisioner.pairing.guard import CONFIG_MAP
from provisioner.pairing.site import Site
from provisioner.pairing.want import Want

NAME = "record"


def look(site: Site) -> tuple[dict[str, str], dict[str, str]]:
    """What the record says, and what it should say."""
    held = (site.client.get("v1", "ConfigMap", CONFIG_MAP, site.want.namespace) or {}).get("data", {})
    pushed = site.published.result().commits.get(site.name)
    site.commit = pushed or held.get("commit") or site.revision.rpartition(":")[2]
    return held, {
        "fleet": site.want.fleet,
        "uid": uid(site),
        "cluster": site.name,
        "repository": site.want.url,
        "path": site.want.pairing.path,
        "fingerprint": keys.fingerprint(site.public) if site.public else "",
        "commit": site.commit,
        "flux": site.want.pairing.gitops.flux_version,
    }


def decide(want: Want, seen: tuple[dict[str, str], dict[str, str]]) -> Decision:
    held, wanted = seen
    subject = f"ConfigMap {want.namespace}/{CONFIG_MAP}"
    if all(held.get(key) == value for key, value in wanted.items()):
        return Decision(action=Action.UNCHANGED, subject=subject)
    if held.get("uid", wanted["uid"]) != wanted["uid"]:
        detail = "rebuilt: kube-system has another UID than the cluster that was paired under this name"
        return Decision(action=Action.CONFIGURED, subject=subject, detail=detail, work=wanted)
    return Decision(action=Action.CONFIGURED if held else Action.CREATED, subject=subject, work=wanted)


def uid(site: Site) -> str:
    """What tells this cluster from one rebuilt under its name."""
    found = site.client.get("v1", "Namespace", "kube-system") or {"metadata": {}}
    return str(found["metadata"].get("uid", ""))


def act(site: Site, decision: Decision) -> None:
    meta = {"name": CONFIG_MAP, "namespace": site.want.namespace}
    site.client.apply({"apiVersion": "v1", "kind": "ConfigMap", "metadata": meta, "data": decision.work})

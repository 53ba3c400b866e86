"""One ConfigMap that explains what was done here and for whom. It is never believed instead of
looking."""

from __future__ import annotations

from provisioner.base import clock, keys
from provisioner.base.events import Action
from provisioner.pairing.engine import Decision
from provisioner.pairing.guard import CONFIG_MAP, KEY_CREATED
from provisioner.pairing.site import Site
from provisioner.pairing.want import Want

NAME = "record"


def look(site: Site) -> tuple[dict[str, str], dict[str, str]]:
    """What the record says, and what it should say."""
    held = (site.client.get("v1", "ConfigMap", CONFIG_MAP, site.want.namespace) or {}).get(
        "data", {}
    )
    pushed = site.published.result().commits.get(site.name)
    fingerprint = keys.fingerprint(site.public) if site.public else ""
    site.commit = pushed or held.get("commit") or site.revision.rpartition(":")[2]
    return held, {
        "fleet": site.want.fleet,
        "uid": uid(site),
        "cluster": site.name,
        "repository": site.want.url,
        "path": site.want.pairing.path,
        "fingerprint": fingerprint,
        KEY_CREATED: _made(site, held, fingerprint),
        "commit": site.commit,
        "flux": site.want.pairing.gitops.flux_version,
    }


def decide(want: Want, seen: tuple[dict[str, str], dict[str, str]]) -> Decision:
    held, wanted = seen
    subject = f"ConfigMap {want.namespace}/{CONFIG_MAP}"
    if all(held.get(key) == value for key, value in wanted.items()):
        return Decision(action=Action.UNCHANGED, subject=subject)
    if held.get("uid", wanted["uid"]) != wanted["uid"]:
        detail = (
            "rebuilt: kube-system has another UID than the cluster that was paired under this name"
        )
        return Decision(action=Action.CONFIGURED, subject=subject, detail=detail, work=wanted)
    return Decision(
        action=Action.CONFIGURED if held else Action.CREATED, subject=subject, work=wanted
    )


def _made(site: Site, held: dict[str, str], fingerprint: str) -> str:
    """When the key in use was made: noted once, from then on the note; empty when nobody knows."""
    if held.get("fingerprint") == fingerprint and KEY_CREATED in held:
        return held[KEY_CREATED]
    told = next((key.created for key in site.host_keys or () if key.public == site.public), None)
    made = site.made or told
    return clock.utc(made) if made else ""


def uid(site: Site) -> str:
    """What tells this cluster from one rebuilt under its name."""
    found = site.client.get("v1", "Namespace", "kube-system") or {"metadata": {}}
    return str(found["metadata"].get("uid", ""))


def act(site: Site, decision: Decision) -> None:
    meta = {"name": CONFIG_MAP, "namespace": site.want.namespace}
    site.client.apply(
        {"apiVersion": "v1", "kind": "ConfigMap", "metadata": meta, "data": decision.work}
    )

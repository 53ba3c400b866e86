"""One ConfigMap that explains what was done here and for whom. It is never believed instead of
looking."""

from __future__ import annotations

from provisioner.base import clock, keys
from provisioner.base.events import Action
from provisioner.pairing.run.desired_state import Desired
from provisioner.pairing.run.engine import Decision
from provisioner.pairing.run.identity import CONFIG_MAP, KEY_CREATED
from provisioner.pairing.run.target import Target

NAME = "record"


def look(target: Target) -> tuple[dict[str, str], dict[str, str]]:
    """What the record says, and what it should say."""
    held = (target.client.get("v1", "ConfigMap", CONFIG_MAP, target.desired.namespace) or {}).get(
        "data", {}
    )
    pushed = target.published.result().commits.get(target.name)
    fingerprint = keys.fingerprint(target.public) if target.public else ""
    target.commit = pushed or held.get("commit") or target.revision.rpartition(":")[2]
    return held, {
        "fleet": target.desired.fleet,
        "uid": uid(target),
        "cluster": target.name,
        "repository": target.desired.url,
        "path": target.desired.pairing.path,
        "fingerprint": fingerprint,
        KEY_CREATED: _made(target, held, fingerprint),
        "commit": target.commit,
        "flux": target.desired.pairing.gitops.flux_version,
    }


def decide(desired: Desired, seen: tuple[dict[str, str], dict[str, str]]) -> Decision:
    held, wanted = seen
    subject = f"ConfigMap {desired.namespace}/{CONFIG_MAP}"
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


def _made(target: Target, held: dict[str, str], fingerprint: str) -> str:
    """When the key in use was made: noted once, from then on the note; empty when nobody knows."""
    if held.get("fingerprint") == fingerprint and KEY_CREATED in held:
        return held[KEY_CREATED]
    told = next(
        (key.created for key in target.host_keys or () if key.public == target.public), None
    )
    made = target.made or told
    return clock.utc(made) if made else ""


def uid(target: Target) -> str:
    """What tells this cluster from one rebuilt under its name."""
    found = target.client.get("v1", "Namespace", "kube-system") or {"metadata": {}}
    return str(found["metadata"].get("uid", ""))


def act(target: Target, decision: Decision) -> None:
    meta = {"name": CONFIG_MAP, "namespace": target.desired.namespace}
    target.client.apply(
        {"apiVersion": "v1", "kind": "ConfigMap", "metadata": meta, "data": decision.work}
    )

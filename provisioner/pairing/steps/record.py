"""One ConfigMap that explains what was done here and for whom. It is never believed instead of
looking."""

from __future__ import annotations

from collections.abc import Mapping

import msgspec

from provisioner.base import clock, keys
from provisioner.base.events import Action
from provisioner.flux import flux_operator, secret, verification
from provisioner.flux.facts import PLAIN, PRIVATE
from provisioner.pairing.credentials import staging_secret
from provisioner.pairing.run import identity, reports, snapshot
from provisioner.pairing.run.desired_state import Desired
from provisioner.pairing.run.engine import Decision, Facts, Step
from provisioner.pairing.run.snapshot import (
    FACTS,
    HUB,
    MANAGER,
    PIECE_KEYS,
    PLATFORM,
    RECORD,
    ROTATION,
    Snapshot,
)
from provisioner.pairing.run.spokes.moves import MOVING
from provisioner.pairing.run.target import Target

KEY_CREATED = "key_created"  # when the deploy key was made, as 2026-01-31T12:00:00Z
Data = Mapping[str, str]


class RecordState(msgspec.Struct, frozen=True, kw_only=True):
    """What the record says, and what it should say."""

    held: Data
    wanted: Data


def look(target: Target, facts: Facts) -> RecordState:
    cluster, desired = facts.cluster, target.desired
    public = secret.public_key(cluster.source_secret)
    fingerprint = keys.fingerprint(public) if public else ""
    wanted = {
        "fleet": desired.fleet,
        "uid": cluster.uid,
        "cluster": target.name,
        "repository": desired.url,
        "path": desired.pairing.path,
        "fingerprint": fingerprint,
        KEY_CREATED: _key_created(target, facts, public),
        ROTATION: staging_secret.UNDER_WAY if cluster.staging_secret else "",
        "commit": reports.commit(target, facts),
        "flux": "" if desired.hub else desired.pairing.gitops.flux_version,
        **_facts(target, cluster),
    }
    if desired.hub:
        wanted[HUB] = desired.hub.cluster
    if desired.instance:
        wanted[MANAGER] = flux_operator.MANAGER
    return RecordState(held=cluster.record, wanted={**wanted, **_platform(desired, cluster.record)})


def _platform(desired: Desired, held: Data) -> Data:
    """The pieces, for the run that finds them no longer declared. A cluster that never had any does
    not get a new record for this."""
    made = [one.title for one in desired.platform_secrets if one.title == verification.TITLE]
    titles = ", ".join([*(one.title for one in desired.platform), *made])
    keyed = {key.repository for one in desired.platform for key in one.keys}
    noted = {PLATFORM: titles, PIECE_KEYS: " ".join(sorted(keyed))}
    return {name: text for name, text in noted.items() if text or name in held}


def _facts(target: Target, cluster: Snapshot) -> Data:
    """Names of the objects of facts; nothing on clusters that never had any."""
    pairing = target.desired.pairing
    declared = {PLAIN: pairing.facts or pairing.unknown_facts, PRIVATE: pairing.secret_facts}
    held = cluster.record.get(FACTS, "").split()
    noted = " ".join(
        name
        for name, facts in declared.items()
        if facts or (name in held and cluster.facts.get(name))
    )
    return {FACTS: noted} if noted or FACTS in cluster.record else {}


def _key_created(target: Target, facts: Facts, public: str) -> str:
    """When the key in use was made: noted once, and from then on taken from the note; empty when
    nobody knows."""
    held = facts.cluster.record
    if public and held.get("fingerprint") == keys.fingerprint(public) and KEY_CREATED in held:
        return held[KEY_CREATED]
    listed = target.host_keys.find(public)
    made = facts.key_made or (listed.created if listed else None)
    return clock.utc(made) if made else ""


def decide(desired: Desired, state: RecordState) -> Decision[Data]:
    subject = f"ConfigMap {desired.namespace}/{RECORD}"
    held, wanted = state.held, state.wanted
    passing = any(key in held for key in (*identity.FORMER, MOVING))
    if not passing and all(held.get(key) == value for key, value in wanted.items()):
        return Decision(action=Action.UNCHANGED, subject=subject)
    if held.get("uid", wanted["uid"]) != wanted["uid"]:
        detail = "rebuilt: kube-system no longer has the UID it had when this cluster was paired"
        return Decision(action=Action.CONFIGURED, subject=subject, detail=detail, work=wanted)
    action = Action.CONFIGURED if held else Action.CREATED
    return Decision(action=action, subject=subject, work=wanted)


def act(target: Target, facts: Facts, decision: Decision[Data]) -> Facts:
    item = snapshot.record_item(target.desired.namespace)
    target.client.apply({**item, "data": dict(decision.work or {})})
    return facts


STEP = Step(name="record", look=look, decide=decide, act=act)

"""The key with which a cluster decrypts files. It is made in memory and written to the cluster
before Git has its public half, so that nothing is ever encrypted to a key that nobody has."""

from __future__ import annotations

import base64
import dataclasses
from collections.abc import Mapping
from dataclasses import dataclass, field

from provisioner.base import age
from provisioner.base.errors import Refused
from provisioner.base.events import Action
from provisioner.base.secret import Secret
from provisioner.clusters.client import Object
from provisioner.flux import spoke
from provisioner.flux.platform.base import LABEL, WATCHED, SecretMade
from provisioner.flux.sops_secret import CURRENT as CURRENT
from provisioner.flux.sops_secret import ENDING as ENDING
from provisioner.flux.sops_secret import REPLACED as REPLACED
from provisioner.flux.sops_secret import added as added
from provisioner.handover import spokes
from provisioner.pairing.branch.encryption import rules
from provisioner.pairing.flux_on_cluster import installation
from provisioner.pairing.run import engine
from provisioner.pairing.run.desired_state import DecryptionKey, Desired
from provisioner.pairing.run.engine import Decision, Facts, Step
from provisioner.pairing.run.reports import Ended
from provisioner.pairing.run.session import Session
from provisioner.pairing.run.target import Target

KIND = "sops"  # of the piece, in the label of the Secret
Targets = dict[str, Target]


@dataclass(frozen=True, kw_only=True)
class KeyState:
    """`item`: the Secret; `keys`: those in it, the current one first. `former`: the one of the name
    that a spoke had, as long as there is no other; then the keys are in that."""

    item: Object | None = field(default=None, repr=False)
    keys: tuple[age.Key, ...] = ()
    former: Object | None = field(default=None, repr=False)


def known(session: Session, targets: Mapping[str, Target]) -> tuple[Targets, list[Ended]]:
    """The targets with their keys: those that they hold, else new ones, which are only in memory
    yet; and how the others ended."""
    return session.advance(targets, _known, lambda one: _secret(one.desired))


def written(session: Session, targets: Mapping[str, Target]) -> tuple[Targets, list[Ended]]:
    """Write the new keys to their clusters, once their repositories can be used. What fails is not
    pushed."""
    if session.run.planning:
        return dict(targets), []
    new = [target for target in targets.values() if is_new(target)]
    session.keep_leases(new)
    return session.advance(targets, _written, is_new)


def is_new(target: Target) -> bool:
    """Whether this run writes the key that the cluster has, or is to have."""
    key = target.desired.decryption_key
    return bool(key and (key.made or key.moves))


def steps(target: Target) -> engine.Steps:
    """What a story says of the key, unless this run has said so already."""
    named = bool(_secret(target.desired)) and (target.planning or not is_new(target))
    return (STEP,) if named else ()


def _secret(desired: Desired) -> str:
    return desired.encryption.secret if desired.encryption else ""


def _known(target: Target) -> Target:
    with engine.reporting(target.progress, STEP.name):
        state = read(target)
        check(target.desired, state)
        if not state.keys and target.purpose != "pairing":
            cause = "it has no key to decrypt with yet"
            raise Refused(f"cluster {target.name}", cause, "Run `provisioner pair` first.")
    if state.keys:
        held = frozenset(one.recipient for one in state.keys)
        recipient, moves = state.keys[0].recipient, state.former is not None
        key = DecryptionKey(recipient=recipient, held=held, moves=moves)
    else:
        made = age.make()
        key = DecryptionKey(recipient=made.recipient, made=made.private)
    return dataclasses.replace(
        target, desired=dataclasses.replace(target.desired, decryption_key=key)
    )


def _written(target: Target) -> Target:
    target.check_repository()
    engine.run(STEP, target, Facts(cluster=target.first_look))
    return dataclasses.replace(target, first_look=target.snapshot())


def read(target: Target) -> KeyState:
    """Of a spoke the key is where its hub decrypts."""
    desired = target.desired
    item = target.flux.get("v1", "Secret", _secret(desired), desired.decrypting_in)
    former = _former(target) if item is None and desired.hub and desired.former else None
    return KeyState(item=item, keys=tuple(keys(item or former)), former=former)


def _former(target: Target) -> Object | None:
    """Of a renamed spoke: on the hub, with the name that it had."""
    names = target.desired.former[0]
    place = spokes.decryption_secret(names.cluster), target.desired.decrypting_in
    item = target.flux.get("v1", "Secret", *place)
    return item if spoke.marked(item, names) else None


def keys(item: Object | None) -> list[age.Key]:
    """All keys of age in a Secret, the current one first."""
    data = (item or {}).get("data") or {}
    entries = [name for name in data if name.endswith(ENDING)]
    names = sorted(entries, key=lambda name: (name != CURRENT, name))
    return [key for name in names for key in age.keys(text(item, name))]


def text(item: Object | None, entry: str) -> str:
    """Of one entry of a Secret; empty where there is none."""
    value = ((item or {}).get("data") or {}).get(entry, "")
    return base64.b64decode(value).decode("utf-8", "replace")


def look(target: Target, facts: Facts) -> KeyState:
    return read(target)


def check(desired: Desired, state: KeyState) -> None:
    """Refused where the Secret is somebody else's, or has keys that cannot be read."""
    if state.item is None:
        return
    place = rules.place(desired)
    if not _ours(desired, state.item):
        raise Refused(
            f"cluster {desired.cluster}",
            f"{place} exists, and provisioner did not make it",
            _adopt(desired),
        )
    unread = [name for name in state.item.get("data") or {} if name.endswith(ENDING)]
    if unread and not state.keys:
        cause = f"no key of age that can be read is in {unread[0]} of {place}"
        raise Refused(f"cluster {desired.cluster}", cause, "Put `AGE-SECRET-KEY-1...` there.")


def _ours(desired: Desired, item: Object) -> bool:
    """Those of spokes are marked as what else their hub has for them is: a label would make them
    Secrets of the hub's own pieces."""
    if desired.hub:
        return spoke.marked(item, desired)
    return LABEL in (item["metadata"].get("labels") or {})


def _adopt(desired: Desired) -> str:
    if desired.hub:
        return "Remove it there, or give the cluster another name."
    return (
        f"To go on with the key in it, run `kubectl -n {desired.namespace} label secret "
        f"{_secret(desired)} {LABEL}=sops`; else give the piece another name."
    )


def decide(desired: Desired, state: KeyState) -> Decision[SecretMade]:
    check(desired, state)
    key, subject = desired.decryption_key, rules.place(desired)
    held = {one.recipient for one in state.keys}
    if state.former:
        return _renamed(desired, state.former)
    if key is None or key.recipient in held:
        return Decision(action=Action.UNCHANGED, subject=subject)
    if held or key.made is None:
        cause = f"{subject} has changed since this run looked at it"
        raise Refused(f"cluster {desired.cluster}", cause, "Run again.")
    entries = {CURRENT: Secret(f"{key.made.reveal()}\n")}
    work = SecretMade(title=KIND, name=_secret(desired), type="Opaque", entries=entries)
    return Decision(action=Action.CREATED, subject=subject, detail="age", work=work)


def _renamed(desired: Desired, former: Object) -> Decision[SecretMade]:
    """All that is in it comes along."""
    entries = {name: Secret(text(former, name)) for name in former.get("data") or {}}
    work = SecretMade(title=KIND, name=_secret(desired), type="Opaque", entries=entries)
    detail = f"as {former['metadata']['name']} was"
    place = rules.place(desired)
    return Decision(action=Action.CREATED, subject=place, detail=detail, work=work)


def act(target: Target, facts: Facts, decision: Decision[SecretMade]) -> Facts:
    """A cluster without Flux has no namespace for it yet."""
    desired, work = target.desired, decision.work
    if work is None:
        return facts
    if not target.hub and not target.client.get("v1", "Namespace", desired.namespace):
        mine = [item for item in desired.components if item["kind"] == "Namespace"]
        installation.install(target, mine)
    target.flux.apply(_object(desired, work))
    return facts


def _object(desired: Desired, made: SecretMade) -> Object:
    item = made.object(desired.decrypting_in)
    if desired.hub:
        marks = spoke.marks(desired.fleet, desired.cluster)
        item["metadata"] |= {"labels": {WATCHED: "Enabled"}, "annotations": marks}
    return item


STEP = Step(name="decryption key", look=look, decide=decide, act=act)

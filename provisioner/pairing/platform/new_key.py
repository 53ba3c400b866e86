"""Another key to decrypt with, in the place of the one that a cluster has. It is written beside the
old one before anything is encrypted to it, and the old one goes once the cluster has applied files
that it cannot read with it any more."""

from __future__ import annotations

import base64
import dataclasses
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from provisioner.base import age
from provisioner.base.errors import Pending, Refused
from provisioner.base.events import Action
from provisioner.clusters.client import Object
from provisioner.pairing.branch.encryption import new_key as branch
from provisioner.pairing.branch.encryption import rules
from provisioner.pairing.flux_on_cluster import applied, sync_objects
from provisioner.pairing.platform import decryption_key
from provisioner.pairing.platform.decryption_key import (
    CURRENT,
    ENDING,
    REPLACED,
    KeyState,
    Targets,
)
from provisioner.pairing.run import engine
from provisioner.pairing.run.desired_state import DecryptionKey, Desired
from provisioner.pairing.run.engine import Decision, Facts, Step, Wait
from provisioner.pairing.run.reports import Ended
from provisioner.pairing.run.session import Session
from provisioner.pairing.run.snapshot import shortened
from provisioner.pairing.run.target import Target

Data = Mapping[str, str | None]


def known(session: Session, targets: Mapping[str, Target]) -> tuple[Targets, list[Ended]]:
    """The targets with their next keys, which are only in memory yet, or are there from a run that
    did not finish; and how the others ended."""
    return session.advance(targets, _known)


def written(session: Session, targets: Mapping[str, Target]) -> tuple[Targets, list[Ended]]:
    """Write the new keys to their clusters, once all files can be encrypted to them. What fails is
    not pushed."""
    if session.run.planning:
        return dict(targets), []
    session.keep_leases(targets.values())
    return session.advance(targets, _written)


def _known(target: Target) -> Target:
    with engine.reporting(target.progress, ADD.name):
        state = decryption_key.read(target)
        decryption_key.check(target.desired, state)
        _check(target.desired, state)
    desired = dataclasses.replace(target.desired, decryption_key=next_key(state))
    return dataclasses.replace(target, desired=desired)


def _check(desired: Desired, state: KeyState) -> None:
    subject = f"cluster {desired.cluster}"
    if desired.former or not state.keys:
        cause = "its rename is not finished" if desired.former else "it has no key yet"
        raise Refused(subject, cause, "Run `provisioner pair` first.")
    if not _keys(state.item, CURRENT):
        cause = f"{rules.place(desired)} has its key in another entry than {CURRENT}"
        raise Refused(subject, cause, f"Rename the entry with the key to replace to {CURRENT}.")
    for entry in (CURRENT, REPLACED):
        if age.has_others(decryption_key.text(state.item, entry)):
            place = rules.place(desired)
            cause = f"{entry} of {place} has more than keys that provisioner can read"
            hint = f"The rest would go with the old key: move it to another entry `...{ENDING}`."
            raise Refused(subject, cause, hint)


def next_key(state: KeyState) -> DecryptionKey:
    """The one that is there beside the old one, else a new one."""
    held = frozenset(key.recipient for key in state.keys)
    current, old = _keys(state.item, CURRENT), _keys(state.item, REPLACED)
    if old:
        new, made = current[0], None
    else:
        new, old = age.make(), current
        made = new.private
    replaced = {key.recipient: key.private for key in old if key.recipient != new.recipient}
    return DecryptionKey(recipient=new.recipient, held=held, made=made, replaced=replaced)


def _keys(item: Object | None, entry: str) -> list[age.Key]:
    """The keys of one entry."""
    return age.keys(decryption_key.text(item, entry))


def _written(target: Target) -> Target:
    target.check_repository()
    engine.run(ADD, target, Facts(cluster=target.first_look))
    return dataclasses.replace(target, first_look=target.snapshot())


def decide(desired: Desired, state: KeyState) -> Decision[Object]:
    """Add the new key, whose Secret must be as it was."""
    decryption_key.check(desired, state)
    key, subject = desired.decryption_key, rules.place(desired)
    held = {one.recipient for one in state.keys}
    if state.item is None or key is None or key.held != held:
        cause = f"{subject} has changed since this run looked at it"
        raise Refused(f"cluster {desired.cluster}", cause, "Run again.")
    if key.made is None:
        detail = "continues a rotation that was begun"
        return Decision(action=Action.UNCHANGED, subject=subject, detail=detail)
    detail = "a new key beside the old one"
    return Decision(action=Action.CONFIGURED, subject=subject, detail=detail, work=state.item)


def act(target: Target, facts: Facts, decision: Decision[Object]) -> Facts:
    item, key = decision.work, target.desired.decryption_key
    if item and key and key.made:
        new = base64.b64encode(f"{key.made.reveal()}\n".encode()).decode()
        _patch(target, item, {CURRENT: new, REPLACED: item["data"][CURRENT]})
    return facts


def _patch(target: Target, item: Object, data: Data) -> None:
    """Conflict if the Secret is not as it was."""
    version = item["metadata"]["resourceVersion"]
    target.flux.patch(item, {"metadata": {"resourceVersion": version}, "data": dict(data)})


ADD = Step(name="new decryption key", look=decryption_key.look, decide=decide, act=act)


def applied_revision(target: Target, facts: Facts) -> str:
    """The revision that proves the new key: the cluster has applied it, and nothing in it is
    encrypted to the old one. Else an empty text."""
    return _proven(target, facts.cluster.root)


def _proven(target: Target, root: Object | None) -> str:
    revision = applied.proven(target, root)
    commit = sync_objects.commit_of(revision) if revision else ""
    clone = target.published.result().clone
    return "" if not commit or branch.left(clone, [target.desired], commit) else revision


def decide_proof(desired: Desired, revision: str) -> Decision[None]:
    if revision:
        return Decision(action=Action.UNCHANGED, subject=revision)
    detail = "to be applied with the new key"
    return Decision(action=Action.CREATED, subject="applied revision", detail=detail)


def wait(target: Target, facts: Facts, decision: Decision[None]) -> tuple[Facts, Decision[None]]:
    revision = applied.wait(target, lambda root: _proven(target, root) or None)
    return dataclasses.replace(facts, applied=revision), decide_proof(target.desired, revision)


def learn(facts: Facts, revision: str) -> Facts:
    return dataclasses.replace(facts, applied=revision)


PROOF = Wait(
    name="proof of the new key",
    look=applied_revision,
    decide=decide_proof,
    wait=wait,
    predict=decide_proof,
    learn=learn,
)


@dataclass(frozen=True, kw_only=True)
class OldKey:
    """`item`: the Secret. `named`: where the branch still asks for the old key; `others`: what
    decrypts files of other sources with it, which were not looked at. `planned`: it is still the
    only one."""

    item: Object | None = field(repr=False)
    named: Sequence[str] = ()
    others: Sequence[str] = ()
    planned: bool = False


def look_old(target: Target, facts: Facts) -> OldKey:
    state = decryption_key.read(target)
    clone = target.published.result().clone
    if not target.planning:
        target.run.context.once(("after the proof", clone.url), clone.fetch)
    return OldKey(
        item=state.item,
        named=() if target.planning else branch.named(clone, target.desired),
        others=_others(target),
        planned=target.planning,
    )


def _others(target: Target) -> list[str]:
    """Kustomizations that decrypt with the Secret, and do not read the repository of the pairing
    as Flux's own does."""
    root, encryption = target.desired.root, target.desired.encryption
    listed = target.flux.list(root["apiVersion"], root["kind"], target.desired.decrypting_in)
    return [
        item["metadata"]["name"]
        for item in listed
        if encryption
        and _secret_of(item) == encryption.secret
        and _source(item) != _source(root)
        and item["metadata"]["name"] != root["metadata"]["name"]
    ]


def _secret_of(item: Object) -> str:
    reference = (item["spec"].get("decryption") or {}).get("secretRef") or {}
    return str(reference.get("name", ""))


def _source(item: Object) -> tuple[str, str, str]:
    reference = item["spec"]["sourceRef"]
    namespace = reference.get("namespace") or item["metadata"]["namespace"]
    return reference["kind"], reference["name"], namespace


def decide_old(desired: Desired, state: OldKey) -> Decision[Object]:
    subject, key = rules.place(desired), desired.decryption_key
    old = ", ".join(branch.replaced(desired))
    there = REPLACED in ((state.item or {}).get("data") or {})
    if not (there or state.planned):
        return Decision(action=Action.UNCHANGED, subject=subject)
    if state.named and key:
        raise Pending(
            f"cluster {desired.cluster}",
            f"its old key {old} stays, as the repository still names it: {shortened(state.named)}",
            f"Put {key.recipient} into rules of your own, and run again, which encrypts files.",
        )
    if state.others:
        raise Pending(
            f"cluster {desired.cluster}",
            f"its old key {old} stays: files of other sources may need it, by Kustomization "
            f"{shortened(state.others)}",
            f"Encrypt those to the new key, then remove entry {REPLACED} of {subject}.",
        )
    detail = f"the old key {old}"
    return Decision(action=Action.DELETED, subject=subject, detail=detail, work=state.item)


def remove(target: Target, facts: Facts, decision: Decision[Object]) -> Facts:
    if decision.work:
        _patch(target, decision.work, {REPLACED: None})
    return facts


END_OLD = Step(name="old decryption key", look=look_old, decide=decide_old, act=remove)

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
from provisioner.clusters.client import Client, Object
from provisioner.flux.platform.base import LABEL, SecretMade
from provisioner.pairing.flux_on_cluster import installation
from provisioner.pairing.run import engine
from provisioner.pairing.run.desired_state import DecryptionKey, Desired
from provisioner.pairing.run.engine import Decision, Facts, Step
from provisioner.pairing.run.reports import Ended
from provisioner.pairing.run.session import Session
from provisioner.pairing.run.target import Target

KIND = "sops"  # of the piece, in the label of the Secret
ENDING = ".agekey"  # Flux reads all entries of this ending
CURRENT = f"age{ENDING}"
REPLACED = f"replaced{ENDING}"  # the old key, as long as there are two
Targets = dict[str, Target]


@dataclass(frozen=True, kw_only=True)
class KeyState:
    """`item`: the Secret; `keys`: those in it, the current one first."""

    item: Object | None = field(default=None, repr=False)
    keys: tuple[age.Key, ...] = ()


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
    """Whether this run has made the key that the cluster has, or is to have."""
    key = target.desired.decryption_key
    return bool(key and key.made)


def steps(target: Target) -> engine.Steps:
    """What a story says of the key, unless this run has said so already."""
    named = bool(_secret(target.desired)) and (target.planning or not is_new(target))
    return (STEP,) if named else ()


def _secret(desired: Desired) -> str:
    return desired.encryption.secret if desired.encryption else ""


def _known(target: Target) -> Target:
    with engine.reporting(target.progress, STEP.name):
        state = read(target.client, target.desired)
        check(target.desired, state)
        if not state.keys and target.purpose != "pairing":
            cause = "it has no key to decrypt with yet"
            raise Refused(f"cluster {target.name}", cause, "Run `provisioner pair` first.")
    if state.keys:
        held = frozenset(one.recipient for one in state.keys)
        key = DecryptionKey(recipient=state.keys[0].recipient, held=held)
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


def read(client: Client, desired: Desired) -> KeyState:
    item = client.get("v1", "Secret", _secret(desired), desired.namespace)
    return KeyState(item=item, keys=tuple(keys(item)))


def keys(item: Object | None) -> list[age.Key]:
    """All keys of age in a Secret, the current one first."""
    data = (item or {}).get("data") or {}
    entries = [name for name in data if name.endswith(ENDING)]
    names = sorted(entries, key=lambda name: (name != CURRENT, name))
    return [key for name in names for key in age.keys(text(item, name))]


def added(item: Object) -> list[str]:
    """Entries with keys that somebody has put beside ours: perhaps the only copies of them."""
    names = (item.get("data") or {}).keys() - {CURRENT, REPLACED}
    return sorted(name for name in names if name.endswith(ENDING))


def text(item: Object | None, entry: str) -> str:
    """Of one entry of a Secret; empty where there is none."""
    value = ((item or {}).get("data") or {}).get(entry, "")
    return base64.b64decode(value).decode("utf-8", "replace")


def look(target: Target, facts: Facts) -> KeyState:
    return read(target.client, target.desired)


def check(desired: Desired, state: KeyState) -> None:
    """Refused where the Secret is somebody else's, or has keys that cannot be read."""
    if state.item is None:
        return
    place = f"Secret {desired.namespace}/{_secret(desired)}"
    if LABEL not in (state.item["metadata"].get("labels") or {}):
        raise Refused(
            f"cluster {desired.cluster}",
            f"{place} exists, and provisioner did not make it",
            f"To go on with the key in it, run `kubectl -n {desired.namespace} label secret "
            f"{_secret(desired)} {LABEL}=sops`; else give the piece another name.",
        )
    unread = [name for name in state.item.get("data") or {} if name.endswith(ENDING)]
    if unread and not state.keys:
        cause = f"no key of age that can be read is in {unread[0]} of {place}"
        raise Refused(f"cluster {desired.cluster}", cause, "Put `AGE-SECRET-KEY-1...` there.")


def decide(desired: Desired, state: KeyState) -> Decision[SecretMade]:
    check(desired, state)
    key, subject = desired.decryption_key, f"Secret {desired.namespace}/{_secret(desired)}"
    held = {one.recipient for one in state.keys}
    if key is None or key.recipient in held:
        return Decision(action=Action.UNCHANGED, subject=subject)
    if held or key.made is None:
        cause = f"{subject} has changed since this run looked at it"
        raise Refused(f"cluster {desired.cluster}", cause, "Run again.")
    entries = {CURRENT: Secret(f"{key.made.reveal()}\n")}
    work = SecretMade(title=KIND, name=_secret(desired), type="Opaque", entries=entries)
    return Decision(action=Action.CREATED, subject=subject, detail="age", work=work)


def act(target: Target, facts: Facts, decision: Decision[SecretMade]) -> Facts:
    """A cluster without Flux has no namespace for it yet."""
    desired, work = target.desired, decision.work
    if work is None:
        return facts
    if not target.client.get("v1", "Namespace", desired.namespace):
        mine = [item for item in desired.components if item["kind"] == "Namespace"]
        installation.install(target, mine)
    target.client.apply(work.object(desired.namespace))
    return facts


STEP = Step(name="decryption key", look=look, decide=decide, act=act)

"""The source Secret: written before the deploy key is added to the host, so that a kill in between
leaves nothing that the next run cannot finish."""

from __future__ import annotations

import dataclasses
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

from provisioner.base.errors import Refused
from provisioner.base.events import Action
from provisioner.base.secret import Secret
from provisioner.flux import secret
from provisioner.handover.fleet import KEYS
from provisioner.pairing.credentials import source_secret
from provisioner.pairing.credentials.source_secret import KeyInSecret
from provisioner.pairing.flux_on_cluster import sync_objects
from provisioner.pairing.run.desired_state import Desired
from provisioner.pairing.run.engine import Decision, Facts, Step
from provisioner.pairing.run.target import Target


@dataclass(frozen=True, kw_only=True)
class KeyState:
    """`trusted`: the host keys in use now; `declared`: they come from the handover or the host's
    API, not from first use. `kept`: public half of the key that Terraform keeps; in a plan it may
    not exist yet (`planning`)."""

    held: KeyInSecret
    trusted: tuple[str, ...]
    declared: bool
    kept: str = ""
    planning: bool = False


@dataclass(frozen=True, kw_only=True)
class SharedState:
    """Where clusters read with a credential that all share: the entries of the Secret, by name."""

    exists: bool
    wanted: Mapping[str, Secret]
    held: Mapping[str, Secret]


@dataclass(frozen=True, kw_only=True)
class NewSecret:
    """How the Secret is to be written: with a new key, with the key that it holds, with
    Terraform's, or with the `entries` of a shared credential, without those that are `obsolete`."""

    key: Literal["new", "held", "terraform", "shared"]
    trusted: tuple[str, ...] = ()
    entries: Mapping[str, Secret] = dataclasses.field(default_factory=dict)
    obsolete: tuple[str, ...] = ()


def look(target: Target, facts: Facts) -> KeyState | SharedState:
    item, prepared = facts.cluster.source_secret, target.prepared.result()
    if prepared.reading:
        plain = {name: Secret(value) for name, value in prepared.reading.data.items()}
        return SharedState(
            exists=item is not None,
            wanted=plain | dict(prepared.reading.secrets),
            held=secret.entries(item or {}),
        )
    return KeyState(
        held=source_secret.key_in(item),
        trusted=prepared.host_keys,
        declared=prepared.declared,
        kept=source_secret.kept_by_terraform(target),
        planning=target.planning,
    )


def decide(desired: Desired, state: KeyState | SharedState) -> Decision[NewSecret]:
    subject = f"Secret {desired.namespace}/{desired.secret}"
    if isinstance(state, SharedState):
        return _decide_shared(subject, state)
    held = state.held
    same_hosts = source_secret.same_lines(held.known_hosts, state.trusted)
    source_secret.check_trusted(
        f"{subject} of cluster {desired.cluster}",
        held.known_hosts,
        state.trusted,
        declared=state.declared,
    )
    if desired.pairing.deploy_key.custody == "terraform":
        return _decide_kept(desired, state, subject, same_hosts=same_hosts)
    new = NewSecret(key="new", trusted=state.trusted)
    if not held.exists:
        algorithm = desired.pairing.deploy_key.algorithm
        return Decision(action=Action.CREATED, subject=subject, detail=algorithm, work=new)
    if not held.public:
        detail = "held no usable private key"
        return Decision(action=Action.CONFIGURED, subject=subject, detail=detail, work=new)
    if not same_hosts:
        work = NewSecret(key="held", trusted=state.trusted)
        return Decision(action=Action.CONFIGURED, subject=subject, detail="host keys", work=work)
    return Decision(action=Action.UNCHANGED, subject=subject)


def _decide_shared(subject: str, state: SharedState) -> Decision[NewSecret]:
    obsolete = tuple(name for name in secret.KEY if name in state.held)  # of an earlier deploy key
    work = NewSecret(key="shared", entries=state.wanted, obsolete=obsolete)
    if not state.exists:
        detail = ", ".join(state.wanted)
        return Decision(action=Action.CREATED, subject=subject, detail=detail, work=work)
    changed = [name for name, value in state.wanted.items() if state.held.get(name) != value]
    changed += [f"no {name}" for name in obsolete]
    if changed:
        detail = ", ".join(changed)
        return Decision(action=Action.CONFIGURED, subject=subject, detail=detail, work=work)
    return Decision(action=Action.UNCHANGED, subject=subject)


def _decide_kept(
    desired: Desired, state: KeyState, subject: str, *, same_hosts: bool
) -> Decision[NewSecret]:
    """The key is Terraform's: it is put where it is missing or another one lies, and never made
    here."""
    if not state.kept and not state.planning:
        raise Refused(
            f"{subject} of cluster {desired.cluster}",
            f"Terraform keeps its key, and no output `{KEYS}` has it",
            "Run `terraform apply`, and hand over all outputs (a working directory, or `terraform "
            "output -json`).",
        )
    work = NewSecret(key="terraform", trusted=state.trusted)
    detail = "Terraform's key"
    if not state.held.exists:
        return Decision(action=Action.CREATED, subject=subject, detail=detail, work=work)
    if not state.kept or state.held.public != state.kept:
        return Decision(action=Action.CONFIGURED, subject=subject, detail=detail, work=work)
    if not same_hosts:
        return Decision(action=Action.CONFIGURED, subject=subject, detail="host keys", work=work)
    return Decision(action=Action.UNCHANGED, subject=subject)


def act(target: Target, facts: Facts, decision: Decision[NewSecret]) -> Facts:
    work = decision.work
    if work is None:
        return facts
    if work.key == "new":
        made = source_secret.renew(target, work.trusted)
        return dataclasses.replace(facts, key_made=made)
    if work.key == "held":
        source_secret.trust(target, work.trusted)
    elif work.key == "terraform":
        source_secret.put_kept(target, work.trusted)
    else:
        source_secret.share(target, work.entries, work.obsolete)
        if facts.cluster.source:  # it would use the old credential until its next interval
            sync_objects.request(target, target.desired.source)
    return facts


STEP = Step(name="secret", look=look, decide=decide, act=act)

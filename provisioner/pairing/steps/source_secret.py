"""The source Secret: made before the deploy key, so that a kill in between leaves nothing half
done."""

from __future__ import annotations

import time
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from provisioner.base import keys
from provisioner.base.errors import Refused
from provisioner.base.events import Action
from provisioner.base.keys import KeyPair
from provisioner.base.secret import Secret
from provisioner.flux import secret
from provisioner.git import hostkeys
from provisioner.handover.fleet import KEYS
from provisioner.pairing.flux_on_cluster import sync_objects
from provisioner.pairing.run.desired_state import Desired
from provisioner.pairing.run.engine import Decision
from provisioner.pairing.run.target import Target

NAME = "secret"


@dataclass(frozen=True, kw_only=True)
class Seen:
    """`trusted`: host keys in use now. `declared`: they come from the handover or the host, not
    from first use. `kept`: the key that Terraform keeps; in a plan it may be still to come
    (`planning`)."""

    there: bool
    keys: KeyPair | None
    known_hosts: tuple[str, ...]
    trusted: tuple[str, ...]
    declared: bool
    kept: KeyPair | None = None
    planning: bool = False


@dataclass(frozen=True, kw_only=True)
class Shared:
    """Where clusters read with a credential that all share: the entries of the Secret by name.
    Values print as ***."""

    there: bool
    wanted: Mapping[str, Secret]
    held: Mapping[str, Secret]


def look(target: Target) -> Seen | Shared:
    found = target.client.get("v1", "Secret", target.desired.secret, target.desired.namespace)
    reading = target.prepared.result().reading
    if reading:
        wanted = {name: Secret(value) for name, value in reading.data.items()} | dict(
            reading.secrets
        )
        return Shared(there=found is not None, wanted=wanted, held=secret.entries(found or {}))
    private, public, known_hosts = secret.read(found) if found else (None, None, [])
    pair = keys.pair_of(private)
    target.public = pair.public if pair else ""
    remote = target.host.remote()
    met = target.prepared.result().clone.known_hosts() or list(remote.known_hosts)
    target.known_hosts = met or hostkeys.first_use(remote, target.context)
    return Seen(
        there=found is not None,
        keys=pair,
        known_hosts=tuple(known_hosts),
        trusted=tuple(target.known_hosts),
        declared=bool(remote.known_hosts),
        kept=keys.pair_of(target.options.keys.get(target.name)),
        planning=target.planning,
    )


def decide(desired: Desired, seen: Seen | Shared) -> Decision:
    subject = f"Secret {desired.namespace}/{desired.secret}"
    if isinstance(seen, Shared):
        return _shared(subject, seen)
    if seen.known_hosts and not seen.declared and not _same_hosts(seen.known_hosts, seen.trusted):
        raise Refused(
            f"{subject} of cluster {desired.cluster}",
            f"the Git host's keys are not those trusted at first use: it shows "
            f"{keys.fingerprints(seen.trusted)}, "
            f"trusted is {keys.fingerprints(seen.known_hosts)}",
            "If they were changed on purpose, declare known_hosts; if not, somebody is in between.",
        )
    if desired.pairing.deploy_key.custody == "terraform":
        return _decide_kept(desired, seen, subject)
    if not seen.there:
        return Decision(
            action=Action.CREATED, subject=subject, detail=desired.pairing.deploy_key.algorithm
        )
    if seen.keys is None:
        return Decision(
            action=Action.CONFIGURED, subject=subject, detail="held no usable private key"
        )
    if not _same_hosts(seen.known_hosts, seen.trusted):
        return Decision(
            action=Action.CONFIGURED, subject=subject, detail="host keys", work=seen.keys
        )
    return Decision(action=Action.UNCHANGED, subject=subject)


def _shared(subject: str, seen: Shared) -> Decision:
    if not seen.there:
        return Decision(
            action=Action.CREATED, subject=subject, detail=", ".join(seen.wanted), work=seen
        )
    changed = [name for name, value in seen.wanted.items() if seen.held.get(name) != value]
    changed += [f"no {name}" for name in _useless(seen)]
    if changed:
        return Decision(
            action=Action.CONFIGURED, subject=subject, detail=", ".join(changed), work=seen
        )
    return Decision(action=Action.UNCHANGED, subject=subject)


def _useless(seen: Shared) -> list[str]:
    """Entries of a deploy key that was used before."""
    return [name for name in secret.KEY if name in seen.held]


def _decide_kept(desired: Desired, seen: Seen, subject: str) -> Decision:
    """The key is Terraform's: it is put where it is missing or another one lies, and never made
    here."""
    if seen.kept is None and not seen.planning:
        raise Refused(
            f"{subject} of cluster {desired.cluster}",
            f"Terraform keeps its key, and no output `{KEYS}` has it",
            "Run `terraform apply`, and hand over all outputs (a working directory, or `terraform "
            "output -json`).",
        )
    if not seen.there:
        return Decision(
            action=Action.CREATED, subject=subject, detail="Terraform's key", work=seen.kept
        )
    held = seen.keys.public if seen.keys else ""
    if seen.kept is None or held != seen.kept.public:
        return Decision(
            action=Action.CONFIGURED, subject=subject, detail="Terraform's key", work=seen.kept
        )
    if not _same_hosts(seen.known_hosts, seen.trusted):
        return Decision(
            action=Action.CONFIGURED, subject=subject, detail="host keys", work=seen.kept
        )
    return Decision(action=Action.UNCHANGED, subject=subject)


def act(target: Target, decision: Decision) -> None:
    if isinstance(decision.work, Shared):
        _share(target, decision.work)
    elif decision.work:
        write(target, decision.work)
    else:
        renew(target)


def _share(target: Target, seen: Shared) -> None:
    made = secret.shared(target.desired.pairing.gitops, seen.wanted)
    target.client.apply(made)
    if gone := dict.fromkeys(
        _useless(seen)
    ):  # what another manager wrote stays when we apply without it
        target.client.patch(made, {"data": gone})
    if sync_objects.source(target):  # it would go on with the old one until its next turn
        sync_objects.ask(target, target.desired.source)


def renew(target: Target) -> None:
    """A key of its own, made now."""
    target.made = time.time()
    write(target, keys.make(target.desired.pairing.deploy_key.algorithm))


def write(target: Target, pair: keys.KeyPair) -> None:
    gitops = target.desired.pairing.gitops
    target.client.apply(secret.source(gitops, keys=pair, known_hosts=target.known_hosts))
    # What the cluster holds now is what counts, also if somebody else was faster.
    held = target.client.get("v1", "Secret", target.desired.secret, target.desired.namespace)
    private, _, _ = secret.read(held or {})
    target.public = (keys.pair_of(private) or pair).public


def _same_hosts(left: Sequence[str], right: Sequence[str]) -> bool:
    return sorted(map(str.split, left)) == sorted(map(str.split, right))

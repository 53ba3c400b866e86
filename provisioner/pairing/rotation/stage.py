"""The staging Secret: made first, in the cluster, so that whoever comes after a kill knows where it
stood."""

from __future__ import annotations

import time
from collections.abc import Sequence
from dataclasses import dataclass

from provisioner.base import clock, keys
from provisioner.base.errors import Refused
from provisioner.base.events import Action
from provisioner.base.keys import KeyPair
from provisioner.flux import secret
from provisioner.pairing.credentials import readers, staging_secret
from provisioner.pairing.credentials.readers import User
from provisioner.pairing.credentials.staging_secret import Staged
from provisioner.pairing.run import identity
from provisioner.pairing.run.desired_state import Desired
from provisioner.pairing.run.engine import Decision
from provisioner.pairing.run.target import Target

NAME = "staging"


@dataclass(frozen=True, kw_only=True)
class Seen:
    """`age` of the key in use and `older_than` in seconds; no age: nobody knows."""

    paired: bool
    held: KeyPair | None
    staged: Staged | None
    users: Sequence[User] = ()
    age: float | None = None
    older_than: float = 0.0


def look(target: Target) -> Seen:
    held = staging_secret.source(target)
    record = (
        target.client.get("v1", "ConfigMap", identity.CONFIG_MAP, target.desired.namespace) or {}
    ).get("data") or {}
    target.public = held.public if held else ""
    return Seen(
        paired=record.get("fleet") == target.desired.fleet,
        held=held,
        staged=staging_secret.look(target),
        users=readers.look(target),
        age=_age(target, record) if target.options.older_than else None,
        older_than=target.options.older_than,
    )


def decide(desired: Desired, seen: Seen) -> Decision:
    subject = f"Secret {desired.namespace}/{secret.STAGING}"
    if not desired.keyed:
        raise Refused(
            f"cluster {desired.cluster}",
            "reads with a credential that is not ours to replace",
            "Put a new one where the repository's declaration finds it, and run `provisioner "
            "pair`.",
        )
    if desired.pairing.deploy_key.custody == "terraform":
        raise Refused(
            f"cluster {desired.cluster}",
            "Terraform keeps its deploy key",
            "Replace its tls_private_key there (`terraform apply -replace=ADDRESS`), then run "
            "`provisioner pair`.",
        )
    if not seen.paired or seen.held is None:
        raise Refused(
            f"cluster {desired.cluster}",
            "is not paired by this fleet with a deploy key",
            "Run `provisioner pair` first.",
        )
    if seen.staged and seen.staged.swapped:
        return Decision(
            action=Action.UNCHANGED, subject=subject, detail="goes on with what was begun"
        )
    if not seen.staged and seen.age is not None and seen.age < seen.older_than:
        held = keys.fingerprint(seen.held.public)
        return Decision(
            action=Action.SKIPPED, subject=held, detail=f"only {clock.span(seen.age)} old"
        )
    readers.check(desired, seen.users)
    if seen.staged:
        return Decision(
            action=Action.UNCHANGED, subject=subject, detail="goes on with what was begun"
        )
    detail = desired.pairing.deploy_key.algorithm
    return Decision(action=Action.CREATED, subject=subject, detail=detail, work=seen.held)


def act(target: Target, decision: Decision) -> None:
    gitops, old = target.desired.pairing.gitops, decision.work
    found = target.client.get("v1", "Secret", target.desired.secret, target.desired.namespace) or {}
    staging_secret.drop(target)  # one that cannot be used would tell a wrong age
    new = keys.make(target.desired.pairing.deploy_key.algorithm)
    target.client.apply(secret.staging(gitops, new=new, old=old, known_hosts=secret.read(found)[2]))


def _age(target: Target, record: dict[str, str]) -> float | None:
    """By the host's own clock and book; where it keeps none, by our record."""
    listed = target.host.keys() or ()
    made = next((key.created for key in listed if key.public == target.public), None)
    if made is None and record.get("fingerprint") == (
        keys.fingerprint(target.public) if target.public else None
    ):
        made = clock.seconds(record.get(identity.KEY_CREATED, ""))
    return None if made is None else max(0.0, time.time() - made)

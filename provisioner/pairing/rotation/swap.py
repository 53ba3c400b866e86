"""The source Secret gets the new key. From here on the old one is kept only for the way back."""

from __future__ import annotations

from dataclasses import dataclass

from provisioner.base import keys
from provisioner.base.events import Action
from provisioner.base.keys import KeyPair
from provisioner.flux import secret
from provisioner.pairing.credentials import staging_secret
from provisioner.pairing.credentials.staging_secret import Staged
from provisioner.pairing.run.desired_state import Desired
from provisioner.pairing.run.engine import Decision
from provisioner.pairing.run.target import Target

NAME = "swap"


@dataclass(frozen=True, kw_only=True)
class Seen:
    staged: Staged
    held: KeyPair | None


def look(target: Target) -> Seen:
    return Seen(staged=staging_secret.must(target), held=staging_secret.source(target))


def decide(desired: Desired, seen: Seen) -> Decision:
    subject = f"Secret {desired.namespace}/{desired.secret}"
    if seen.staged.swapped:
        return Decision(
            action=Action.UNCHANGED, subject=subject, detail="holds the new key", work=seen
        )
    detail = f"{keys.fingerprint(seen.held.public) if seen.held else 'no key'} to "
    detail += keys.fingerprint(seen.staged.new.public)
    return Decision(action=Action.CONFIGURED, subject=subject, detail=detail, work=seen)


def act(target: Target, decision: Decision) -> None:
    seen: Seen = decision.work
    now, kept = seen.held, seen.staged.old
    if now and (
        kept is None or kept.public != now.public
    ):  # somebody has changed it since: the way back is to that
        gitops, hosts = target.desired.pairing.gitops, seen.staged.known_hosts
        target.client.apply(secret.staging(gitops, new=seen.staged.new, old=now, known_hosts=hosts))
    staging_secret.put(target, seen.staged.new, seen.staged.known_hosts)

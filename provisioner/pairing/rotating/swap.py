"""The source Secret gets the new key. From here on the old one is kept only for the way back."""

from __future__ import annotations

from dataclasses import dataclass

from provisioner.base import keys
from provisioner.base.events import Action
from provisioner.base.keys import KeyPair
from provisioner.flux import secret
from provisioner.pairing.engine import Decision
from provisioner.pairing.rotating import staged
from provisioner.pairing.rotating.staged import Staged
from provisioner.pairing.site import Site
from provisioner.pairing.want import Want

NAME = "swap"


@dataclass(frozen=True, kw_only=True)
class Seen:
    staged: Staged
    held: KeyPair | None


def look(site: Site) -> Seen:
    return Seen(staged=staged.must(site), held=staged.source(site))


def decide(want: Want, seen: Seen) -> Decision:
    subject = f"Secret {want.namespace}/{want.secret}"
    if seen.staged.swapped:
        return Decision(
            action=Action.UNCHANGED, subject=subject, detail="holds the new key", work=seen
        )
    detail = f"{keys.fingerprint(seen.held.public) if seen.held else 'no key'} to "
    detail += keys.fingerprint(seen.staged.new.public)
    return Decision(action=Action.CONFIGURED, subject=subject, detail=detail, work=seen)


def act(site: Site, decision: Decision) -> None:
    seen: Seen = decision.work
    now, kept = seen.held, seen.staged.old
    if now and (
        kept is None or kept.public != now.public
    ):  # somebody has changed it since: the way back is to that
        gitops, hosts = site.want.pairing.gitops, seen.staged.known_hosts
        site.client.apply(secret.staging(gitops, new=seen.staged.new, old=now, known_hosts=hosts))
    staged.put(site, seen.staged.new, seen.staged.known_hosts)

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
from provisioner.pairing import guard
from provisioner.pairing.engine import Decision
from provisioner.pairing.rotating import staged, users
from provisioner.pairing.rotating.staged import Staged
from provisioner.pairing.rotating.users import User
from provisioner.pairing.site import Site
from provisioner.pairing.want import Want

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


def look(site: Site) -> Seen:
    held = staged.source(site)
    record = (site.client.get("v1", "ConfigMap", guard.CONFIG_MAP, site.want.namespace) or {}).get(
        "data"
    ) or {}
    site.public = held.public if held else ""
    return Seen(
        paired=record.get("fleet") == site.want.fleet,
        held=held,
        staged=staged.look(site),
        users=users.look(site),
        age=_age(site, record) if site.options.older_than else None,
        older_than=site.options.older_than,
    )


def decide(want: Want, seen: Seen) -> Decision:
    subject = f"Secret {want.namespace}/{secret.STAGING}"
    if not want.keyed:
        raise Refused(
            f"cluster {want.cluster}",
            "reads with a credential that is not ours to replace",
            "Put a new one where the repository's declaration finds it, and run `provisioner "
            "pair`.",
        )
    if want.pairing.deploy_key.custody == "terraform":
        raise Refused(
            f"cluster {want.cluster}",
            "Terraform keeps its deploy key",
            "Replace its tls_private_key there (`terraform apply -replace=ADDRESS`), then run "
            "`provisioner pair`.",
        )
    if not seen.paired or seen.held is None:
        raise Refused(
            f"cluster {want.cluster}",
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
    users.check(want, seen.users)
    if seen.staged:
        return Decision(
            action=Action.UNCHANGED, subject=subject, detail="goes on with what was begun"
        )
    detail = want.pairing.deploy_key.algorithm
    return Decision(action=Action.CREATED, subject=subject, detail=detail, work=seen.held)


def act(site: Site, decision: Decision) -> None:
    gitops, old = site.want.pairing.gitops, decision.work
    found = site.client.get("v1", "Secret", site.want.secret, site.want.namespace) or {}
    staged.drop(site)  # one that cannot be used would tell a wrong age
    new = keys.make(site.want.pairing.deploy_key.algorithm)
    site.client.apply(secret.staging(gitops, new=new, old=old, known_hosts=secret.read(found)[2]))


def _age(site: Site, record: dict[str, str]) -> float | None:
    """By the host's own clock and book; where it keeps none, by our record."""
    listed = site.host.keys(site.repository) or ()
    made = next((key.created for key in listed if key.public == site.public), None)
    if made is None and record.get("fingerprint") == (
        keys.fingerprint(site.public) if site.public else None
    ):
        made = clock.seconds(record.get(guard.KEY_CREATED, ""))
    return None if made is None else max(0.0, time.time() - made)

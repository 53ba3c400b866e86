"""The proof: the files at the revision that the cluster reports as applied are the files we wrote.

Content, not ancestry: a squash merge or a later commit of the user's proves as well. Conditions count only with their
observedGeneration. A first reconciliation that failed would wait a whole interval, so we ask again, with backoff.
"""

from __future__ import annotations

import time
from dataclasses import dataclass, field

from provisioner.base.errors import DeliveryFailing, ProvisionerError, Unreachable
from provisioner.base.events import Action
from provisioner.clusters import waiting
from provisioner.clusters.client import Object
from provisioner.pairing import roots
from provisioner.pairing.engine import Decision
from provisioner.pairing.site import Site
from provisioner.pairing.want import Want

NAME = "proof"
ASKS = 3  # times that we ask again before a failure counts as one that stays
FIRST_PAUSE = 1.0  # seconds, doubled each time


def look(site: Site) -> str:
    """The revision that proves the pairing, waited for unless planning."""
    site.revision = _proven(site, roots.root(site))
    if not site.revision and not site.planning:
        site.revision = _wait(site)
    return site.revision


def decide(want: Want, seen: str) -> Decision:
    if not seen:
        return Decision(action=Action.CREATED, subject="applied revision", detail="to be proven after the push")
    return Decision(action=Action.UNCHANGED, subject=seen)


def act(site: Site, decision: Decision) -> None:
    """Waiting is looking; there is nothing to do."""


@dataclass
class Patience:
    """How often we have asked again about a failure, and when we may next."""

    asked: int = 0
    next: float = field(default_factory=time.monotonic)

    def may_ask(self) -> bool:
        if time.monotonic() < self.next:
            return False
        self.next = time.monotonic() + FIRST_PAUSE * 2**self.asked
        self.asked += 1
        return True


def _wait(site: Site) -> str:
    patience = Patience()
    root = site.want.root
    subject = (root["apiVersion"], root["kind"], site.want.namespace, root["metadata"]["name"])

    def answer(seen: Object | None) -> str | None:
        proven = _proven(site, seen)
        if not proven:
            look_closer(site, seen, patience)
        return proven or None

    return waiting.until(site.client, subject, answer, site.deadline(), lambda seen: message(seen)[1], slice_seconds=3)


def look_closer(site: Site, root: Object | None, patience: Patience) -> None:
    """Not proven yet: say what holds it up, ask again about failures, and give up on those that stay."""
    for seen, item in ((roots.source(site), site.want.source), (root, site.want.root)):
        status, said = message(seen)
        if status == "False" and "dependency" not in said:
            site.waiting(f"{item['kind']} {item['metadata']['name']}", said)
            if patience.may_ask():
                if patience.asked > ASKS:
                    raise _given_up(site, item, root, said)
                roots.ask(site, item)
            return
    site.waiting("applied revision", message(root)[1])


def _given_up(site: Site, item: Object, root: Object | None, said: str) -> ProvisionerError:
    if item is site.want.root and ours(site, (root or {}).get("status", {}).get("lastAttemptedRevision", "")):
        return DeliveryFailing(
            f"cluster {site.name}",
            f"paired, delivery failing: {said}",
            "Mend it in Git; Flux tries again by itself.",
        )
    return Unreachable(
        f"cluster {site.name}",
        f"{item['kind']} {item['metadata']['name']}: {said}",
        "Mend the cause and run again.",
    )


def _proven(site: Site, root: Object | None) -> str:
    """The applied revision when it carries our files and the conditions are of this generation, else empty."""
    status = (root or {}).get("status", {})
    revision = str(status.get("lastAppliedRevision", ""))
    current = bool(root) and status.get("observedGeneration") == (root or {})["metadata"]["generation"]
    if current and message(root)[0] == "True" and ours(site, revision):
        return revision
    return ""


def ours(site: Site, revision: str) -> bool:
    """Whether our files at a revision (`branch@sha1:...`) are what the branch is to hold."""
    commit = revision.rpartition(":")[2]
    if not commit:
        return False
    published = site.published.result()
    if site.planning and published.written[site.name]:
        return False
    published.clone.ensure(commit)
    held = published.clone.files(site.want.directory, commit)
    return all(held.get(name) == published.texts[site.name][name] for name in site.want.files)


def message(seen: Object | None) -> tuple[str, str]:
    """Status and message of the Ready condition."""
    for condition in (seen or {}).get("status", {}).get("conditions") or []:
        if condition["type"] == "Ready":
            return condition["status"], str(condition.get("message", "")).strip()[:400]
    return "Unknown", "not reconciled yet"

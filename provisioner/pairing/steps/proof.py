"""The proof: the files at the revision that the cluster reports as applied are the files we wrote.

Content, not ancestry: a squash merge or a later commit of the user's proves as well. Conditions
count only with their observedGeneration. A first reconciliation that failed would wait a whole
interval, so we ask again, with backoff; not where the newest revision that we know of cannot do
better.
"""

from __future__ import annotations

import time
from dataclasses import dataclass, field

from provisioner.base.errors import DeliveryFailing, ProvisionerError, Unreachable
from provisioner.base.events import Action
from provisioner.clusters import waiting
from provisioner.clusters.client import Object
from provisioner.pairing import failing, roots
from provisioner.pairing.engine import Decision
from provisioner.pairing.failing import Failure
from provisioner.pairing.site import Site
from provisioner.pairing.want import Want

NAME = "proof"
ASKS = 2  # times that we ask again before a failure counts as one that stays
UNHURRIED = 2.0  # seconds that a fetch takes without our asking again
FIRST_PAUSE = 1.0  # seconds, doubled each time


def look(site: Site) -> str:
    """The revision that proves the pairing, waited for unless planning."""
    site.revision = _proven(site, roots.root(site))
    if not site.revision and not site.planning:
        site.revision = _wait(site)
    return site.revision


def decide(want: Want, seen: str) -> Decision:
    if not seen:
        return Decision(
            action=Action.CREATED, subject="applied revision", detail="to be proven after the push"
        )
    return Decision(action=Action.UNCHANGED, subject=seen)


def act(site: Site, decision: Decision) -> None:
    """Waiting is looking; there is nothing to do."""


@dataclass
class Patience:
    """How often we have asked again about a failure, with which token last, and when we may
    next."""

    asked: int = 0
    token: str = ""
    next: float = field(default_factory=time.monotonic)
    hasten: float = field(default_factory=lambda: time.monotonic() + UNHURRIED)

    def may_ask(self) -> bool:
        if time.monotonic() < self.next:
            return False
        self.next = time.monotonic() + FIRST_PAUSE * 2**self.asked
        self.asked += 1
        return True

    def may_hasten(self) -> bool:
        if time.monotonic() < self.hasten:
            return False
        self.hasten = time.monotonic() + 5 * UNHURRIED
        return True

    def answered(self, seen: Object | None) -> bool:
        """Whether what we see comes after what we asked."""
        return (
            bool(self.token)
            and (seen or {}).get("status", {}).get("lastHandledReconcileAt") == self.token
        )


def _wait(site: Site) -> str:
    patience = Patience()
    root = site.want.root
    subject = (root["apiVersion"], root["kind"], site.want.namespace, root["metadata"]["name"])

    def answer(seen: Object | None) -> str | None:
        proven = _proven(site, seen)
        if not proven:
            look_closer(site, seen, patience)
        return proven or None

    return waiting.until(
        site.client,
        subject,
        answer,
        site.deadline(),
        lambda seen: condition(seen)[2],
        slice_seconds=1,
    )


def look_closer(site: Site, root: Object | None, patience: Patience) -> None:
    """Not proven yet: say what holds it up, ask again about failures, and give up on those that
    stay."""
    source = roots.source(site)
    if condition(source)[0] == "False":
        failure = failing.of_source(condition(source)[2])
        item, seen = site.want.source, source
    elif root and _failed(root):
        failure = failing.of_root(*condition(root)[1:])
        item, seen = site.want.root, root
        if (
            _revision(root["status"].get("lastAttemptedRevision", ""))
            != site.published.result().clone.head
        ):
            item, seen = site.want.source, None  # the newest commit may have mended it
    else:
        site.waiting("applied revision", condition(root)[2])
        _hasten(site, source, patience)
        return
    site.waiting(f"{item['kind']} {item['metadata']['name']}", failure.cause)
    if failure.definite and patience.answered(seen):
        raise _given_up(site, item, root, failure)
    if patience.may_ask():
        if patience.asked > ASKS:
            raise _given_up(site, item, root, failure)
        patience.token = roots.ask(site, item)


def _hasten(site: Site, source: Object | None, patience: Patience) -> None:
    """Where nothing fails but Flux has not fetched the newest commit, it would do so at its
    interval only: somebody else's push is not announced to it."""
    fetched = _revision(
        ((source or {}).get("status", {}).get("artifact") or {}).get("revision", "")
    )
    if source and fetched != site.published.result().clone.head and patience.may_hasten():
        roots.ask(site, site.want.source)


def _failed(root: Object) -> bool:
    status, _, message = condition(root)
    return status == "False" and "dependency" not in message


def _given_up(site: Site, item: Object, root: Object | None, failure: Failure) -> ProvisionerError:
    if root and ours(site, root["status"].get("lastAttemptedRevision", "")):
        return DeliveryFailing(
            f"cluster {site.name}", f"paired, delivery failing: {failure.cause}", failure.hint
        )
    if failure.network:
        try:
            site.published.result().clone.reach()
        except ProvisionerError as error:  # not the cluster's fault, then
            return error
    subject = f"{item['kind']} {item['metadata']['name']}"
    return Unreachable(f"cluster {site.name}", f"{subject}: {failure.cause}", failure.hint)


def _proven(site: Site, root: Object | None) -> str:
    """The applied revision when it carries our files and the conditions are of this generation,
    else empty."""
    status = (root or {}).get("status", {})
    revision = str(status.get("lastAppliedRevision", ""))
    current = (
        bool(root) and status.get("observedGeneration") == (root or {})["metadata"]["generation"]
    )
    if current and condition(root)[0] == "True" and ours(site, revision):
        return revision
    return ""


def ours(site: Site, revision: str) -> bool:
    """Whether our files at a revision (`branch@sha1:...`) are what the branch is to hold."""
    commit = _revision(revision)
    if not commit:
        return False
    published = site.published.result()
    if site.planning and published.written[site.name]:
        return False
    published.clone.ensure(commit)
    held = published.clone.files(site.want.directory, commit)
    return all(held.get(name) == published.texts[site.name][name] for name in site.want.files)


def _revision(text: str) -> str:
    """The commit of `branch@sha1:COMMIT`."""
    return text.rpartition(":")[2]


def condition(seen: Object | None) -> tuple[str, str, str]:
    """Status, reason and message of the Ready condition."""
    for condition in (seen or {}).get("status", {}).get("conditions") or []:
        if condition["type"] == "Ready":
            return (
                condition["status"],
                str(condition.get("reason", "")),
                failing.cut(condition.get("message", "")),
            )
    return "Unknown", "", "not reconciled yet"

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
from provisioner.pairing.flux_on_cluster import delivery_faults, sync_objects
from provisioner.pairing.flux_on_cluster.delivery_faults import Failure
from provisioner.pairing.run.desired_state import Desired
from provisioner.pairing.run.engine import Decision
from provisioner.pairing.run.target import Target

NAME = "proof"
ASKS = 2  # times that we ask again before a failure counts as one that stays
UNHURRIED = 2.0  # seconds that a fetch takes without our asking again
FIRST_PAUSE = 1.0  # seconds, doubled each time


def look(target: Target) -> str:
    """The revision that proves the pairing, waited for unless planning."""
    target.revision = _proven(target, sync_objects.root(target))
    if not target.revision and not target.planning:
        target.revision = _wait(target)
    return target.revision


def decide(desired: Desired, seen: str) -> Decision:
    if not seen:
        return Decision(
            action=Action.CREATED, subject="applied revision", detail="to be proven after the push"
        )
    return Decision(action=Action.UNCHANGED, subject=seen)


def act(target: Target, decision: Decision) -> None:
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


def _wait(target: Target) -> str:
    patience = Patience()
    root = target.desired.root
    subject = (root["apiVersion"], root["kind"], target.desired.namespace, root["metadata"]["name"])

    def answer(seen: Object | None) -> str | None:
        proven = _proven(target, seen)
        if not proven:
            look_closer(target, seen, patience)
        return proven or None

    return waiting.until(
        target.client,
        subject,
        answer,
        target.deadline(),
        lambda seen: condition(seen)[2],
        slice_seconds=1,
    )


def look_closer(target: Target, root: Object | None, patience: Patience) -> None:
    """Not proven yet: say what holds it up, ask again about failures, and give up on those that
    stay."""
    source = sync_objects.source(target)
    if condition(source)[0] == "False":
        failure = delivery_faults.of_source(condition(source)[2])
        item, seen = target.desired.source, source
    elif root and _failed(root):
        failure = delivery_faults.of_root(*condition(root)[1:])
        item, seen = target.desired.root, root
        if (
            _revision(root["status"].get("lastAttemptedRevision", ""))
            != target.published.result().clone.head
        ):
            item, seen = target.desired.source, None  # the newest commit may have mended it
    else:
        target.waiting("applied revision", condition(root)[2])
        _hasten(target, source, patience)
        return
    target.waiting(f"{item['kind']} {item['metadata']['name']}", failure.cause)
    if failure.definite and patience.answered(seen):
        raise _given_up(target, item, root, failure)
    if patience.may_ask():
        if patience.asked > ASKS:
            raise _given_up(target, item, root, failure)
        patience.token = sync_objects.ask(target, item)


def _hasten(target: Target, source: Object | None, patience: Patience) -> None:
    """Where nothing fails but Flux has not fetched the newest commit, it would do so at its
    interval only: somebody else's push is not announced to it."""
    fetched = _revision(
        ((source or {}).get("status", {}).get("artifact") or {}).get("revision", "")
    )
    if source and fetched != target.published.result().clone.head and patience.may_hasten():
        sync_objects.ask(target, target.desired.source)


def _failed(root: Object) -> bool:
    status, _, message = condition(root)
    return status == "False" and "dependency" not in message


def _given_up(
    target: Target, item: Object, root: Object | None, failure: Failure
) -> ProvisionerError:
    if root and ours(target, root["status"].get("lastAttemptedRevision", "")):
        return DeliveryFailing(
            f"cluster {target.name}", f"paired, delivery failing: {failure.cause}", failure.hint
        )
    if failure.network:
        try:
            target.published.result().clone.reach()
        except ProvisionerError as error:  # not the cluster's fault, then
            return error
    subject = f"{item['kind']} {item['metadata']['name']}"
    return Unreachable(f"cluster {target.name}", f"{subject}: {failure.cause}", failure.hint)


def _proven(target: Target, root: Object | None) -> str:
    """The applied revision when it carries our files and the conditions are of this generation,
    else empty."""
    status = (root or {}).get("status", {})
    revision = str(status.get("lastAppliedRevision", ""))
    current = (
        bool(root) and status.get("observedGeneration") == (root or {})["metadata"]["generation"]
    )
    if current and condition(root)[0] == "True" and ours(target, revision):
        return revision
    return ""


def ours(target: Target, revision: str) -> bool:
    """Whether our files at a revision (`branch@sha1:...`) are what the branch is to hold."""
    commit = _revision(revision)
    if not commit:
        return False
    published = target.published.result()
    if target.planning and published.written[target.name]:
        return False
    published.clone.ensure(commit)
    held = published.clone.files(target.desired.directory, commit)
    return all(
        held.get(name) == published.texts[target.name][name] for name in target.desired.files
    )


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
                delivery_faults.cut(condition.get("message", "")),
            )
    return "Unknown", "", "not reconciled yet"

"""Which revision a cluster has applied, whether it holds our files, and waiting until it does."""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import TypeVar

import msgspec

from provisioner.base.errors import DeliveryFailing, ProvisionerError, Unreachable
from provisioner.clusters import waiting
from provisioner.clusters.client import Object
from provisioner.git.faults import NoCommit
from provisioner.pairing.flux_on_cluster import delivery_faults, sync_objects
from provisioner.pairing.flux_on_cluster.delivery_faults import Failure
from provisioner.pairing.run.repository_state import texts_at
from provisioner.pairing.run.snapshot import current
from provisioner.pairing.run.target import Target

REQUESTS = 2  # how often we ask again before a failure counts as permanent
UNPROMPTED = 2.0  # seconds that a fetch may take before we ask for it
FIRST_PAUSE = 1.0  # seconds between two requests, doubled each time
SLICE = 1.0  # seconds between two looks while nothing moves
OF_SPOKE = ("decryption", "kubeConfig", "path")  # what decides about what is delivered, and where
Answer = TypeVar("Answer")


def proven(target: Target, root: Object | None) -> str:
    """The applied revision, when it holds our files and the conditions are of this generation of
    the Kustomization; else an empty text."""
    if root is None:
        return ""
    status = root.get("status", {})
    revision = str(status.get("lastAppliedRevision", ""))
    current = status.get("observedGeneration") == root["metadata"]["generation"]
    ready = current and condition(root)[0] == "True" and _is_as_pushed(target, root)
    return revision if ready and holds_our_files(target, revision) else ""


def _is_as_pushed(target: Target, root: Object) -> bool:
    """The Kustomization of a spoke comes to its hub through Git as well: a commit that changes it
    may be applied by what it was before."""
    if not target.desired.hub:
        return True
    wanted, live = target.desired.root["spec"], root["spec"]
    return all(live.get(name) == wanted.get(name) for name in OF_SPOKE)


def holds_our_files(target: Target, revision: str) -> bool:
    """Whether our files at a revision (`branch@sha1:...`) are what the branch is to hold."""
    if not revision:
        return False
    commit = sync_objects.commit_of(revision)
    if not commit:
        raise ProvisionerError(
            f"cluster {target.name}",
            f"reports a revision that is no commit of Git: {revision[:80]!r}",
            "Look at the status of its Kustomization and its GitRepository.",
        )
    published = target.published.result()
    try:
        published.clone.ensure(commit)
    except NoCommit:  # of before the branch was rewritten
        return False
    desired, texts = target.desired, published.texts[target.name]
    paths = {*desired.files, *desired.extra_files}
    removed = [path for path in published.written.get(target.name, ()) if path not in texts]
    held = texts_at(published.clone, {*paths, *removed}, commit)
    if any(path in held for path in removed):
        return False
    return all(held.get(path) == texts[path] for path in paths)


def condition(item: Object | None) -> tuple[str, str, str]:
    """Status, reason and shortened message of the Ready condition."""
    status, reason, message = sync_objects.condition(item)
    return status, reason, delivery_faults.cut(message)


def wait(target: Target, answer: Callable[[Object | None], Answer | None]) -> Answer:
    """Watch the root Kustomization until there is an answer. Meanwhile say what holds it up, ask
    again about failures, and give up on those that stay."""
    patience = Patience()
    root = target.desired.root
    meta = root["metadata"]
    subject = (root["apiVersion"], root["kind"], meta["namespace"], meta["name"])

    def look(item: Object | None) -> Answer | None:
        answered = answer(item)
        if answered is None:
            _look_closer(target, item, patience)
        return answered

    return waiting.until(
        target.flux,
        subject,
        look,
        target.deadline(),
        lambda item: condition(item)[2],
        slice_seconds=SLICE,
    )


@dataclass
class Patience:
    """How often we have asked about a failure, with which token last, and when we may again."""

    requests: int = 0
    token: str = ""
    next_request: float = field(default_factory=time.monotonic)
    next_fetch: float = field(default_factory=lambda: time.monotonic() + UNPROMPTED)

    def may_request(self) -> bool:
        if time.monotonic() < self.next_request:
            return False
        self.next_request = time.monotonic() + FIRST_PAUSE * 2**self.requests
        self.requests += 1
        return True

    def may_fetch(self) -> bool:
        if time.monotonic() < self.next_fetch:
            return False
        self.next_fetch = time.monotonic() + 5 * UNPROMPTED
        return True

    def answered(self, item: Object | None) -> bool:
        """Whether the object's state is later than our last request."""
        return bool(self.token) and sync_objects.handled(item) == self.token


class Fault(msgspec.Struct, frozen=True, kw_only=True):
    """What keeps our files from being applied. `item` is the object to ask about; `state` that
    object as seen, or None where an answer for it proves nothing yet."""

    item: Object
    state: Object | None
    failure: Failure


def _look_closer(target: Target, root: Object | None, patience: Patience) -> None:
    source = current(target.flux, target.desired.source)
    fault = _fault(target, source, root)
    if fault is None:
        target.progress.waiting("applied revision", condition(root)[2])
        _fetch(target, source, patience)
        return
    name = f"{fault.item['kind']} {fault.item['metadata']['name']}"
    target.progress.waiting(name, fault.failure.cause)
    if fault.failure.definite and patience.answered(fault.state):
        raise _give_up(target, root, fault)
    if patience.may_request():
        if patience.requests > REQUESTS:
            raise _give_up(target, root, fault)
        patience.token = sync_objects.request(target, fault.item)


def _fault(target: Target, source: Object | None, root: Object | None) -> Fault | None:
    if condition(source)[0] == "False":
        failure = delivery_faults.of_source(condition(source)[2])
        return Fault(item=target.desired.source, state=source, failure=failure)
    if root is None or not _failed(root):
        return None
    reason, message = condition(root)[1:]
    if target.desired.hub:
        failure = delivery_faults.of_spoke(target.name, reason, message)
    else:
        failure = delivery_faults.of_root(reason, message)
    tried = sync_objects.commit_of(root["status"].get("lastAttemptedRevision", ""))
    if tried != target.published.result().clone.head:  # the newest commit may have fixed it
        return Fault(item=target.desired.source, state=None, failure=failure)
    return Fault(item=target.desired.root, state=root, failure=failure)


def _fetch(target: Target, source: Object | None, patience: Patience) -> None:
    """Where nothing fails but Flux has not fetched the newest commit, it would do so only at its
    interval: nobody announces somebody else's push to it."""
    fetched = sync_objects.commit_of(sync_objects.fetched_revision(source))
    if source and fetched != target.published.result().clone.head and patience.may_fetch():
        sync_objects.request(target, target.desired.source)


def _failed(root: Object) -> bool:
    status, _, message = condition(root)
    return status == "False" and "dependency" not in message


def _give_up(target: Target, root: Object | None, fault: Fault) -> ProvisionerError:
    failure = fault.failure
    if root and holds_our_files(target, root.get("status", {}).get("lastAttemptedRevision", "")):
        return DeliveryFailing(
            f"cluster {target.name}", f"paired, delivery failing: {failure.cause}", failure.hint
        )
    if failure.network:
        try:
            target.published.result().clone.reach()
        except ProvisionerError as error:  # then this is not the cluster's fault
            return error
    subject = f"{fault.item['kind']} {fault.item['metadata']['name']}"
    return Unreachable(f"cluster {target.name}", f"{subject}: {failure.cause}", failure.hint)

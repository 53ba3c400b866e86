"""The proof: everything that reads with the Secret has fetched with the new key, asked with a token
of our own. An unchanged fetch alters nothing else; one that fails is handled just the same, so its
conditions count as well. What cannot be proven is taken back, and says why.
"""

from __future__ import annotations

import secrets
import time
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass

from provisioner.base import keys
from provisioner.base.errors import ProvisionerError, TimedOut, Unreachable
from provisioner.base.events import Action, Note
from provisioner.clusters import waiting
from provisioner.clusters.client import Object
from provisioner.pairing.credentials import readers, staging_secret
from provisioner.pairing.credentials.readers import User
from provisioner.pairing.credentials.staging_secret import Staged
from provisioner.pairing.flux_on_cluster.sync_objects import REQUESTED
from provisioner.pairing.run.desired_state import Desired
from provisioner.pairing.run.engine import Decision
from provisioner.pairing.run.target import Target

NAME = "fetch"
ASKS = 3  # times that a fetch may fail before it counts
PAUSE = 1.0  # seconds, doubled each time


@dataclass(frozen=True, kw_only=True)
class Outcome:
    """What became of a fetch that was asked for; `over`: it was handled."""

    over: bool
    failed: str = ""


def look(target: Target) -> list[User]:
    target.public = staging_secret.must(target).new.public
    return readers.look(target)


def decide(desired: Desired, seen: Sequence[User]) -> Decision:
    readers.check(desired, [user for user in seen if user.suspended])
    names = ", ".join(user.name for user in seen)
    subject = f"{len(seen)} source{'' if len(seen) == 1 else 's'}"
    return Decision(
        action=Action.CONFIGURED,
        subject=subject,
        detail=f"fetched with the new key: {names}",
        work=seen,
    )


def act(target: Target, decision: Decision) -> None:
    try:
        with ThreadPoolExecutor(max(1, len(decision.work))) as pool:
            list(pool.map(lambda user: _prove(target, user.item), decision.work))
    except (Unreachable, TimedOut) as error:
        back(target, staging_secret.must(target), decision.work)
        raise Unreachable(
            f"cluster {target.name}",
            f"{error.subject} cannot fetch with the new key: {error.cause}",
            "The old key is in use again. Mend the cause and rotate again.",
        ) from error


def outcome(seen: Object | None, token: str) -> Outcome:
    """Of an object that was asked with `token`. Somebody may have asked again since, which proves
    as much. Pure."""
    if seen is None:
        return Outcome(over=True, failed="it was deleted")
    asked = (seen["metadata"].get("annotations") or {}).get(REQUESTED, token)
    status = seen.get("status", {})
    if status.get("lastHandledReconcileAt") != asked:
        return Outcome(over=False)
    ready, message = readers.condition(seen, "Ready")
    failing, why = readers.condition(seen, "FetchFailed")
    if failing == "True" or ready == "False":
        return Outcome(over=True, failed=why or message or "it is not Ready")
    current = status.get("observedGeneration") == seen["metadata"].get("generation")
    return Outcome(over=current and ready == "True")


def _prove(target: Target, item: Object) -> None:
    meta = item["metadata"]
    for attempt in range(ASKS):
        failed = _asked(target, item)
        if not failed:
            return
        time.sleep(PAUSE * 2**attempt)
    raise Unreachable(f"{item['kind']} {meta['namespace']}/{meta['name']}", failed)


def _asked(target: Target, item: Object) -> str:
    """Ask for a fetch and wait for it; why it failed, or nothing."""
    token, meta = secrets.token_hex(8), item["metadata"]
    target.client.patch(item, {"metadata": {"annotations": {REQUESTED: token}}})

    def answer(seen: Object | None) -> Outcome | None:
        target.waiting(f"{item['kind']} {meta['name']}", "to fetch with the new key")
        found = outcome(seen, token)
        return found if found.over else None

    subject = (item["apiVersion"], item["kind"], meta["namespace"], meta["name"])
    found = waiting.until(
        target.client,
        subject,
        answer,
        target.deadline(),
        lambda seen: "it was asked, and did not fetch",
    )
    return found.failed


def back(target: Target, found: Staged, seen: Sequence[User]) -> None:
    """The old key into the Secret, then the new one off the host. What fails after that is left to
    the next run."""
    if found.old is None:
        return
    staging_secret.put(target, found.old, found.known_hosts)
    try:
        for user in seen:
            target.client.patch(
                user.item, {"metadata": {"annotations": {REQUESTED: secrets.token_hex(8)}}}
            )
        listed = target.host.keys()
        if listed is None:  # its owner has installed it: the next rotation tries it again
            return
        for key in listed:
            if key.public == found.new.public:
                target.host.revoke(key.id)
        staging_secret.drop(target)
    except ProvisionerError as error:
        text = (
            f"{error} The unused key {keys.fingerprint(found.new.public)} goes with the next run."
        )
        target.sink(Note(text=text, level="warning"))

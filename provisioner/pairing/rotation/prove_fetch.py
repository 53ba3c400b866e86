"""The proof: everything that reads with the Secret has fetched with the new key, asked with a token
of our own. An unchanged fetch alters nothing else; a failed one is handled just the same, so its
conditions count as well. If the new key cannot be proven, the old one is put back.
"""

from __future__ import annotations

from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor

import msgspec

from provisioner.base import keys
from provisioner.base.errors import ProvisionerError, TimedOut, Unreachable
from provisioner.base.events import Action, Note
from provisioner.clusters import waiting
from provisioner.clusters.client import Object
from provisioner.flux import secret
from provisioner.pairing.credentials import readers, staging_secret
from provisioner.pairing.credentials.readers import Reader
from provisioner.pairing.credentials.staging_secret import Rotation
from provisioner.pairing.flux_on_cluster import sync_objects
from provisioner.pairing.run.desired_state import Desired
from provisioner.pairing.run.engine import Decision, Facts, Step
from provisioner.pairing.run.target import Target

TRIES = 3  # how often a fetch may fail before that counts
PAUSE = 1.0  # seconds, doubled each time
Readers = Sequence[Reader]


class Fetch(msgspec.Struct, frozen=True, kw_only=True):
    """What became of a fetch that was requested. `handled`: the controller has dealt with it."""

    handled: bool
    failure: str = ""


def look(target: Target, facts: Facts) -> Readers:
    return readers.look(target, secret.public_key(facts.cluster.source_secret))


def decide(desired: Desired, reading: Readers) -> Decision[Readers]:
    readers.check(desired, [reader for reader in reading if reader.suspended])
    subject = f"{len(reading)} source{'' if len(reading) == 1 else 's'}"
    names = ", ".join(reader.name for reader in reading)
    detail = f"fetched with the new key: {names}"
    return Decision(action=Action.CONFIGURED, subject=subject, detail=detail, work=reading)


def act(target: Target, facts: Facts, decision: Decision[Readers]) -> Facts:
    reading = decision.work or ()
    try:
        with ThreadPoolExecutor(max(1, len(reading))) as pool:
            list(pool.map(lambda reader: prove(target, reader.item), reading))
    except (Unreachable, TimedOut) as error:
        rotation = staging_secret.required(target, facts.cluster.again())
        take_back(target, rotation, reading)
        raise Unreachable(
            f"cluster {target.name}",
            f"{error.subject} cannot fetch with the new key: {error.cause}",
            "The old key is in use again. Fix the cause and rotate again.",
        ) from error
    return facts


def outcome(item: Object | None, token: str) -> Fetch:
    """Of an object for which a fetch was requested with `token`. A later request by somebody else
    proves as much. Pure."""
    if item is None:
        return Fetch(handled=True, failure="it was deleted")
    annotations = item["metadata"].get("annotations") or {}
    if sync_objects.handled(item) != annotations.get(sync_objects.REQUESTED, token):
        return Fetch(handled=False)
    ready, message = readers.condition(item, "Ready")
    failed, cause = readers.condition(item, "FetchFailed")
    if failed == "True" or ready == "False":
        return Fetch(handled=True, failure=cause or message or "it is not Ready")
    generation = item.get("status", {}).get("observedGeneration")
    current = generation == item["metadata"].get("generation")
    return Fetch(handled=current and ready == "True")


def prove(target: Target, item: Object) -> None:
    """Have one object fetch; Unreachable or TimedOut where it does not."""
    meta, failure = item["metadata"], ""
    for attempt in range(TRIES):
        failure = _fetch(target, item)
        if not failure:
            return
        target.progress.pause(PAUSE * 2**attempt)
    raise Unreachable(f"{item['kind']} {meta['namespace']}/{meta['name']}", failure)


def _fetch(target: Target, item: Object) -> str:
    """Request a fetch and wait for it; why it failed, or an empty text."""
    token, meta = sync_objects.request(target, item), item["metadata"]

    def answer(live: Object | None) -> Fetch | None:
        name = f"{item['kind']} {meta['name']}"
        target.progress.waiting(name, "to fetch with the new key")
        fetch = outcome(live, token)
        return fetch if fetch.handled else None

    subject = (item["apiVersion"], item["kind"], meta["namespace"], meta["name"])
    fetch = waiting.until(
        target.client,
        subject,
        answer,
        target.deadline(),
        lambda live: "it was asked to fetch, and did not",
    )
    return fetch.failure


def take_back(target: Target, rotation: Rotation, reading: Readers) -> None:
    """Put the old key back into the Secret, then revoke the new one. What fails after that is left
    to the next run."""
    if not rotation.old:
        return
    staging_secret.swap_back(target, rotation)
    try:
        for reader in reading:
            sync_objects.request(target, reader.item)
        listed = target.host_keys.listed(fresh=True)
        if listed is None:  # its owner has installed it: the next rotation tries it again
            return
        target.host_keys.revoke([key for key in listed if key.public == rotation.new])
        staging_secret.finish(target)
    except ProvisionerError as error:
        unused = keys.fingerprint(rotation.new)
        text = f"{error} The unused key {unused} is removed by the next run."
        target.run.sink(Note(text=text, level="warning"))


STEP = Step(name="fetch", look=look, decide=decide, act=act)

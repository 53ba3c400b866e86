"""Has Flux send a message through each alert of a cluster, and looks whether it could."""

from __future__ import annotations

import secrets
import time
from collections.abc import Callable

from provisioner.base import clock
from provisioner.base.errors import ProvisionerError, Refused, TimedOut
from provisioner.base.events import Action
from provisioner.clusters import events
from provisioner.clusters.client import Object
from provisioner.flux.platform.alert import NOTIFICATION
from provisioner.flux.platform.base import SOURCE, is_made
from provisioner.handover.platform.alert import Declaration
from provisioner.pairing.alerts import objects, outcome, state
from provisioner.pairing.alerts.state import Live, Wanted
from provisioner.pairing.flux_on_cluster import sync_objects
from provisioner.pairing.platform import readiness
from provisioner.pairing.run.desired_state import Desired
from provisioner.pairing.run.engine import Decision, Facts, Step, Wait
from provisioner.pairing.run.snapshot import current
from provisioner.pairing.run.target import Target

SETTLES = 1.0  # seconds until notification-controller knows of a new Alert
PAUSE = 0.3  # seconds between two looks
GIVEN_UP = "15s"  # after which Flux gives up to send, where a Provider does not say
MARGIN = 1.0  # seconds from then until an Event says so
FIX = "Correct what `address`, `url` or `token` refer to, run `provisioner pair`, and test again."
LOOK_THERE = "`provisioner status` says whether its controller runs. Then test again."


class Sending:
    """One test of one cluster. `step` makes the messages, and `arrival` waits for one; `clean`
    deletes what they have made on the cluster."""

    def __init__(self, target: Target, wanted: Wanted) -> None:
        self._target, self._wanted = target, wanted
        self._copies: dict[str, Object] = {}  # by the name of the piece
        self._since = 0.0
        self._begun = False
        self.code = secrets.token_hex(4)

    @property
    def step(self) -> Step[Live, Live]:
        return Step(name="alert test", look=self._look, decide=self._decide, act=self._act)

    def _look(self, target: Target, facts: Facts) -> Live:
        return state.look(target, self._wanted)

    def _decide(self, desired: Desired, live: Live) -> Decision[Live]:
        state.check(desired.cluster, self._wanted, live)
        subject = f"messages with {objects.NAME}-{self.code}"
        detail = self._wanted.titles
        return Decision(action=Action.CREATED, subject=subject, detail=detail, work=live)

    def _act(self, target: Target, facts: Facts, decision: Decision[Live]) -> Facts:
        live = decision.work
        if live is None:
            return facts
        remove(target)
        self._begun = True
        client, at = target.client, self._wanted.at
        owner = client.create(objects.owner(at.namespace))
        message = objects.failing(owner, self.code, self._wanted.change_request)
        reporting = {one.name: self._reporting(one, live) or message for one in self._wanted.pieces}
        self._copies = {
            one.name: client.create(objects.copy(owner, one, at, reporting[one.name]))
            for one in self._wanted.pieces
        }
        target.progress.pause(SETTLES)
        for item in {readiness.key(one): one for one in reporting.values()}.values():
            self._report(item, message)
        self._since = time.monotonic()
        return facts

    def _reporting(self, piece: Declaration, live: Live) -> Object | None:
        """What a status of a commit is about."""
        return live.reported(self._wanted, piece) if objects.reports_commits(piece) else None

    def _report(self, item: Object, message: Object) -> None:
        """Have the controller of an object report something about it."""
        client = self._target.client
        if item is message:
            uid = client.create(item)["metadata"]["uid"]
            self._until(f"GitRepository {objects.NAME}", lambda: bool(self._warnings(uid)))
            return
        token = sync_objects.request(self._target, item)
        subject = f"Kustomization {item['metadata']['name']}"
        self._until(subject, lambda: sync_objects.handled(current(client, item)) == token)

    def _until(self, subject: str, done: Callable[[], bool]) -> None:
        target, deadline = self._target, self._target.deadline()
        while not done():
            if deadline.over():
                cause = f"{subject}: its controller has not reported anything in time"
                raise TimedOut(f"cluster {target.name}", cause, LOOK_THERE)
            target.progress.waiting(subject, "its controller reports it")
            target.progress.pause(PAUSE)

    def _events(self, kind: str, uid: str) -> list[Object]:
        fields = f"{events.about(kind, uid=uid)},type=Warning"
        return self._target.client.list("v1", "Event", self._wanted.at.namespace, fields=fields)

    def _warnings(self, uid: str) -> list[str]:
        return outcome.warnings(self._events("GitRepository", uid), uid)

    def arrival(self, piece: Declaration) -> Wait[str, None]:
        """Flux says whether it could not send; that a message has arrived it does not say."""
        uid = self._copies[piece.name]["metadata"]["uid"]
        seconds = clock.parsed(piece.timeout or GIVEN_UP) or 0.0

        def failure(target: Target, facts: Facts) -> str:
            return outcome.failure(self._events("Alert", uid), uid)

        def decide(desired: Desired, cause: str) -> Decision[None]:
            place = f"sent from cluster {desired.cluster}"
            detail = f"{place}; Flux has reported no failure within {seconds:g} s"
            return Decision(action=Action.CREATED, subject=piece.title, detail=detail)

        def wait(
            target: Target, facts: Facts, decision: Decision[None]
        ) -> tuple[Facts, Decision[None]]:
            while not (cause := failure(target, facts)) and not self._over(seconds):
                target.progress.waiting(piece.title, "no failure so far")
                target.progress.pause(PAUSE)
            if cause:
                raise ProvisionerError(f"cluster {target.name}: {piece.title}", cause, FIX)
            return facts, decision

        return Wait(name="alert", look=failure, decide=decide, wait=wait, predict=decide)

    def _over(self, seconds: float) -> bool:
        return time.monotonic() > self._since + seconds + MARGIN

    def clean(self) -> None:
        if self._begun:
            remove(self._target)


def remove(target: Target) -> None:
    """What this test, or one that was killed, has made on the cluster. What only has such a name
    stays."""
    client, space = target.client, target.desired.namespace
    owner = client.get("v1", "Secret", objects.NAME, space)
    if owner is None:
        return
    if not is_made(owner):
        cause = f"Secret {space}/{objects.NAME} exists, and no test made it"
        raise Refused(f"cluster {target.name}", cause, "Rename yours.")
    kinds = ((SOURCE, "GitRepository"), (NOTIFICATION, "Alert"))
    listed = [item for version, kind in kinds for item in client.list(version, kind, space)]
    for item in filter(objects.is_of_a_test, listed):
        client.delete(item)
    client.delete(owner)
    _gone(target)


def _gone(target: Target) -> None:
    """Its controller has to let go of the GitRepository."""
    deadline, space = target.deadline(), target.desired.namespace
    while target.client.get(SOURCE, "GitRepository", objects.NAME, space):
        if deadline.over():
            subject = f"GitRepository {objects.NAME}"
            cause = f"{subject} was not deleted in time"
            raise TimedOut(f"cluster {target.name}", cause, LOOK_THERE)
        if target.run.context.stopping.wait(PAUSE):  # it goes on by itself
            return

"""A Lease, so that two runs never change one cluster at the same time: in kube-system, and taken
only before the first change. Replicas of `watch` choose their leader by another one.

Whether another holder is dead is judged by what we observe: its renewTime does not change for a
whole duration on our own clock, or its process ended on this very host. Others judge us in the same
way, so our own Lease counts as lost some time before they may take it: when a third of its duration
is left since we last renewed it. From then on `check` raises, whatever the API says or does not
say, and nothing of this run is written any more.
"""

from __future__ import annotations

import contextlib
import datetime
import math
import os
import secrets
import threading
import time
from collections.abc import Callable

import msgspec

from provisioner.base import clock, holders
from provisioner.base.deadlines import Deadline
from provisioner.base.errors import BadInput, Held, Interrupted, ProvisionerError
from provisioner.clusters import faults
from provisioner.clusters.client import Client, Object

NAME = "provisioner-pairing"
NAMESPACE = "kube-system"
API_VERSION = "coordination.k8s.io/v1"
VARIABLE = "PROVISIONER_LEASE_SECONDS"
SECONDS = 30.0
# Parts of the duration: when it counts as lost, how often it is renewed, and how long one request
# for that may take. Several renewals may fail before it is lost. What is left after the loss is the
# time that a write already sent has to be carried out.
SAFE, RENEWED, ANSWERED = 2 / 3, 1 / 5, 1 / 6
PAUSE = 0.5


class Place(msgspec.Struct, frozen=True, kw_only=True):
    """Which Lease it is. `pause`: seconds between two looks at that of another holder, by default
    PAUSE. `doing`: what its holder does, as in "run ... is changing the cluster"."""

    name: str = NAME
    namespace: str = NAMESPACE
    pause: float = 0.0
    doing: str = "changing the cluster"


def usual_duration() -> float:
    """Seconds after which the Lease of a holder that does not renew it may be taken: fewer only for
    tests, which cannot wait."""
    text = os.environ.get(VARIABLE, str(SECONDS))
    with contextlib.suppress(ValueError):
        if 1 <= float(text) <= 3600:
            return float(text)
    raise BadInput(VARIABLE, f"{text!r} is not a number of seconds from 1 to 3600")


class Lease:
    """`take()` before the first change; `release()` at the end. Once it is lost, `take()` and
    `check()` raise Held. `seconds`: how long to wait for another run; `notify` is called with what
    we wait for. `now`: seconds on a clock that no suspension stops. Once `stopping` is set,
    `take()` raises Interrupted instead of waiting."""

    def __init__(
        self,
        client: Client,
        seconds: float,
        notify: Callable[[str], None] = lambda _text: None,
        *,
        duration: float = SECONDS,
        now: Callable[[], float] = clock.since_boot,
        place: Place | None = None,
        stopping: threading.Event | None = None,
    ) -> None:
        # The fence is for what the Lease protects, not for the Lease itself.
        self._client = client.fenced(lambda: None)
        self._brief = self._client.bounded(duration * ANSWERED)
        self._seconds, self._notify = seconds, notify
        self._duration, self._now = duration, now
        self._place, self._stopping = place or Place(), stopping
        self._path = (API_VERSION, "Lease", self._place.name, self._place.namespace)
        # Random: two names of one run may lead to one cluster.
        self._me = f"{holders.me()}/{secrets.token_hex(4)}"
        self._lock = threading.Lock()
        self._over = threading.Event()
        self._renewing = threading.Thread(target=self._keep_renewing, daemon=True)
        self._held = False
        self._renewed = 0.0  # when the request that last renewed it was sent
        self._loss = ""  # why it is lost

    @property
    def held(self) -> bool:
        """Whether it was taken and not given back."""
        return self._held

    def take(self) -> bool:
        """True if it was taken just now: until then another run may have changed the cluster."""
        with self._lock:
            if self._held:
                self.check()
                return False
            self._acquire()
            self._held = True
            self._renewing.start()
            return True

    def check(self) -> float:
        """For how many seconds it is certain that this run holds the Lease; raises if it is not.
        To be asked right before each write; asks nobody."""
        if not self._held:
            raise ProvisionerError(
                f"cluster {self._client.name}",
                "a change without the lock was stopped",
                "This is a bug in provisioner. Please report it.",
            )
        left = self._notice_silence()
        if self._loss:
            raise Held(
                f"cluster {self._client.name}",
                self._loss,
                "Nothing more was changed. Run again when no other run changes the cluster.",
            )
        return left

    def release(self) -> None:
        self._over.set()
        with self._lock:
            if self._held:
                self._held = False
                self._renewing.join()  # a late renewal would create the Lease again
                with contextlib.suppress(ProvisionerError):  # it expires by itself
                    self._delete()

    def _notice_silence(self) -> float:
        """Seconds until the Lease counts as lost."""
        silent = self._now() - self._renewed
        left = self._duration * SAFE - silent
        if left <= 0:
            self._lose(
                f"this run could not renew its lock for {silent:.0f} s, so another one may "
                "have taken it over"
            )
        return left

    def _lose(self, cause: str) -> None:
        """For good: what another run has done meanwhile, this one has not looked at."""
        self._loss = self._loss or cause

    def _acquire(self) -> None:
        observed = Observed()
        deadline = Deadline.after(self._seconds)
        while True:
            lease = self._client.get(*self._path)
            holder, asked = _holder(lease), self._now()
            expired = observed.expired(lease)
            if self._free(holder, expired=expired) and self._write(lease):
                self._renewed = asked
                return
            if deadline.over():
                raise Held(
                    f"cluster {self._client.name}",
                    f"run {holder} is changing it" if holder else "its lock cannot be written",
                    "Wait for that run to end, then run again." if holder else "Run again.",
                )
            if holder not in ("", self._me):
                self._notify(f"run {holder} is {self._place.doing}")
            self._wait()

    def _wait(self) -> None:
        """Until the next look."""
        seconds = self._place.pause or PAUSE
        if self._stopping is None:
            time.sleep(seconds)
        elif self._stopping.wait(seconds):
            raise Interrupted(f"Lease {self._place.namespace}/{self._place.name}", "interrupted")

    def _free(self, holder: str, *, expired: bool) -> bool:
        """`holder` may be us: our write was carried out although its answer was lost."""
        return not holder or holder == self._me or holders.dead(holder) or expired

    def _write(self, lease: Object | None) -> bool:
        """Whether it is ours now. Not if it has changed since it was read, or was deleted."""
        try:
            if lease is None:
                return bool(self._brief.create(self._object(None)))
            return bool(self._brief.replace(self._object(lease)))
        except (faults.Conflict, faults.Passing):
            # Another run may have been faster, or our own write may have succeeded: the next look
            # shows which.
            return False

    def _object(self, lease: Object | None) -> Object:
        now = datetime.datetime.now(datetime.UTC).strftime("%Y-%m-%dT%H:%M:%S.%fZ")
        meta = {"name": self._place.name, "namespace": self._place.namespace}
        if lease:
            meta["resourceVersion"] = lease["metadata"]["resourceVersion"]
        return {
            "apiVersion": API_VERSION,
            "kind": "Lease",
            "metadata": meta,
            "spec": {
                "holderIdentity": self._me,
                "leaseDurationSeconds": math.ceil(self._duration),
                "renewTime": now,
            },
        }

    def _keep_renewing(self) -> None:
        while not self._loss and not self._over.wait(self._duration * RENEWED):
            self._notice_silence()
            if not self._loss:
                with contextlib.suppress(ProvisionerError):
                    self._renew()

    def _renew(self) -> None:
        asked = self._now()  # not later: we may be suspended between the look and the write
        lease = self._brief.get(*self._path)
        if _holder(lease) != self._me:
            self._lose("another run has taken over the lock")
        elif self._write(lease):
            self._renewed = asked

    def _delete(self) -> None:
        """Only as it was read: another run may take it over at any moment. The first attempt may
        coincide with a renewal."""
        for _ in range(2):
            lease = self._brief.get(*self._path)
            if lease is None or _holder(lease) != self._me:
                return
            with contextlib.suppress(faults.Conflict):
                held = {**self._object(None), "metadata": lease["metadata"]}
                self._brief.delete(held, unchanged=True)
                return


class Observed:
    """How long a Lease has stayed the same, by our own clock: clocks of other hosts may differ. It
    stands still while the machine is suspended, so that we wait too long rather than too short."""

    def __init__(self) -> None:
        self._spec: Object | None = None
        self._since = time.monotonic()

    def expired(self, lease: Object | None) -> bool:
        spec = _spec(lease)
        if spec != self._spec:
            self._spec, self._since = spec, time.monotonic()
        duration = float(spec.get("leaseDurationSeconds", SECONDS))
        return time.monotonic() - self._since >= duration


def _spec(lease: Object | None) -> Object:
    return dict((lease or {}).get("spec") or {})


def _holder(lease: Object | None) -> str:
    return str(_spec(lease).get("holderIdentity", ""))

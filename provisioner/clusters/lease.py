"""A Lease in kube-system, so that two runs never change one cluster at the same time. Taken only
before the first change.

Whether a holder is dead is judged by what we observe: its renewTime does not change for a whole
duration on our own clock, or its process on this host is gone.
"""

from __future__ import annotations

import datetime
import secrets
import threading
import time
from collections.abc import Callable

from provisioner.base import holders
from provisioner.base.deadlines import Deadline
from provisioner.base.errors import Held, ProvisionerError
from provisioner.clusters import faults
from provisioner.clusters.client import Client, Object

NAME = "provisioner-pairing"
NAMESPACE = "kube-system"
LEASE = ("coordination.k8s.io/v1", "Lease", NAME, NAMESPACE)
SECONDS = 30
PAUSE = 0.5


class Lease:
    """`take()` before the first change; `release()` at the end. Once it is lost, `take()` raises
    Held. `seconds`: how long to wait for another run; `notify` is called with what we wait for."""

    def __init__(
        self, client: Client, seconds: float, notify: Callable[[str], None] = lambda _text: None
    ) -> None:
        self._client, self._seconds, self._notify = client, seconds, notify
        # Random: two names of one run may lead to one cluster.
        self._me = f"{holders.me()}/{secrets.token_hex(4)}"
        self._lock = threading.Lock()
        self._over = threading.Event()
        self._held = self._lost = False

    def take(self) -> bool:
        """True if another run had it until now: the cluster may have changed since we looked."""
        with self._lock:
            if self._lost:
                raise Held(
                    f"cluster {self._client.name}",
                    "another run has taken over the lock",
                    "Run again when that run has ended.",
                )
            if self._held:
                return False
            waited = self._acquire()
            self._held = True
            threading.Thread(target=self._renew, daemon=True).start()
            return waited

    def release(self) -> None:
        self._over.set()
        with self._lock:
            if self._held and not self._lost:
                self._held = False
                try:
                    if _holder(self._client.get(*LEASE)) == self._me:
                        self._client.delete(self._object(None), tries=1)
                except ProvisionerError:
                    return  # it expires by itself

    def _acquire(self) -> bool:
        observed = Observed()
        waited = False
        deadline = Deadline.after(self._seconds)
        while True:
            lease = self._client.get(*LEASE)
            holder = _holder(lease)
            expired = observed.expired(lease)
            if holder == self._me and waited:
                return True  # our write was carried out although its answer was lost
            if self._free(holder, expired=expired) and self._write(lease):
                return waited
            if deadline.over():
                raise Held(
                    f"cluster {self._client.name}",
                    f"run {holder} is changing it",
                    "Wait for that run to end, then run again.",
                )
            waited = True
            if holder not in ("", self._me):
                self._notify(f"run {holder} is changing the cluster")
            time.sleep(PAUSE)

    def _free(self, holder: str, *, expired: bool) -> bool:
        return not holder or holder == self._me or holders.dead(holder) or expired

    def _write(self, lease: Object | None) -> bool:
        try:
            if lease is None:
                self._client.create(self._object(None))
            else:
                self._client.replace(self._object(lease))
        except (faults.Conflict, faults.Passing):
            # Another run may have been faster, or our own write may have succeeded: the next look
            # tells.
            return False
        return True

    def _object(self, lease: Object | None) -> Object:
        now = datetime.datetime.now(datetime.UTC).strftime("%Y-%m-%dT%H:%M:%S.%fZ")
        meta = {"name": NAME, "namespace": NAMESPACE}
        if lease:
            meta["resourceVersion"] = lease["metadata"]["resourceVersion"]
        return {
            "apiVersion": "coordination.k8s.io/v1",
            "kind": "Lease",
            "metadata": meta,
            "spec": {
                "holderIdentity": self._me,
                "leaseDurationSeconds": SECONDS,
                "renewTime": now,
            },
        }

    def _renew(self) -> None:
        while not self._over.wait(SECONDS / 3):
            try:
                lease = self._client.get(*LEASE)
                self._lost = _holder(lease) != self._me
                if not self._lost:
                    self._write(lease)
            except ProvisionerError:
                continue
            if self._lost:
                return


class Observed:
    """How long a Lease has stayed the same, by our own clock: clocks of other hosts may differ."""

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

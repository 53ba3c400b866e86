"""A Lease in kube-system so that two runs never change one cluster at once. Taken only when there
is something to do.

Whether a holder is dead is judged by what we observe: its renewTime standing still for a whole
duration on our own clock, or, on this host, its process being gone.
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
    """`take()` before the first change; `release()` at the end. Once lost, `take()` raises Held.
    `seconds`: how long another run is waited for, of which `told` hears."""

    def __init__(
        self, client: Client, seconds: float, told: Callable[[str], None] = lambda _text: None
    ) -> None:
        self._client, self._seconds, self._told = client, seconds, told
        self._me = (
            f"{holders.me()}/{secrets.token_hex(4)}"  # two names of one run may lead to one cluster
        )
        self._lock = threading.Lock()
        self._over = threading.Event()
        self._held = self._lost = False

    def take(self) -> bool:
        """True when another run was waited for: what was seen before may not hold any more."""
        with self._lock:
            if self._lost:
                raise Held(
                    f"cluster {self._client.name}",
                    "another run has taken it over",
                    "Run again when that one is done.",
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
        watched, since, waited = None, time.monotonic(), False
        deadline = Deadline.after(self._seconds)
        while True:
            seen = self._client.get(*LEASE)
            spec = (seen or {}).get("spec", {})
            if spec != watched:
                watched, since = spec, time.monotonic()
            holder = spec.get("holderIdentity", "")
            still = time.monotonic() - since >= float(spec.get("leaseDurationSeconds", SECONDS))
            if (holder == self._me and waited) or (
                self._free(holder, still=still) and self._write(seen)
            ):
                return waited
            if deadline.over():
                raise Held(
                    f"cluster {self._client.name}",
                    f"run {holder} is changing it",
                    "Wait for it to end and run again.",
                )
            waited = True
            if holder not in ("", self._me):
                self._told(f"run {holder} is changing the cluster")
            time.sleep(PAUSE)

    def _free(self, holder: str, *, still: bool) -> bool:
        return not holder or holder == self._me or holders.dead(holder) or still

    def _write(self, seen: Object | None) -> bool:
        try:
            if seen is None:
                self._client.create(self._object(None))
            else:
                self._client.replace(self._object(seen))
        except (faults.Conflict, faults.Passing):
            return False  # who was faster is seen at the next look; it may be we ourselves
        return True

    def _object(self, seen: Object | None) -> Object:
        now = datetime.datetime.now(datetime.UTC).strftime("%Y-%m-%dT%H:%M:%S.%fZ")
        meta = {"name": NAME, "namespace": NAMESPACE}
        if seen:
            meta["resourceVersion"] = seen["metadata"]["resourceVersion"]
        spec = {"holderIdentity": self._me, "leaseDurationSeconds": SECONDS, "renewTime": now}
        return {
            "apiVersion": "coordination.k8s.io/v1",
            "kind": "Lease",
            "metadata": meta,
            "spec": spec,
        }

    def _renew(self) -> None:
        while not self._over.wait(SECONDS / 3):
            try:
                seen = self._client.get(*LEASE)
                self._lost = _holder(seen) != self._me
                if not self._lost:
                    self._write(seen)
            except ProvisionerError:
                continue
            if self._lost:
                return


def _holder(seen: Object | None) -> str:
    return str((seen or {}).get("spec", {}).get("holderIdentity", ""))

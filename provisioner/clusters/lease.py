"""A Lease in kube-system so that two runs never change one cluster at once. Taken only when there is something to do.

Whether a holder is dead is judged by what we observe: its renewTime standing still for a whole duration on our own
clock, or, on this host, its process being gone.
"""

from __future__ import annotations

import datetime
import threading
import time

from provisioner.base import holders
from provisioner.base.deadlines import Deadline
from provisioner.base.errors import Held
from provisioner.clusters import faults
from provisioner.clusters.client import Client, Object

NAME = "provisioner-pairing"
NAMESPACE = "kube-system"
SECONDS = 30
PAUSE = 0.5


class Lease:
    """`take()` before the first change; `release()` at the end. Once lost, `take()` raises Held."""

    def __init__(self, client: Client, deadline: Deadline) -> None:
        self._client, self._deadline = client, deadline
        self._me = holders.me()
        self._lock = threading.Lock()
        self._over = threading.Event()
        self._held = self._lost = False

    def take(self) -> None:
        with self._lock:
            if self._lost:
                raise Held(
                    f"cluster {self._client.name}",
                    "another run has taken it over",
                    "Run again when that one is done.",
                )
            if not self._held:
                self._acquire()
                self._held = True
                threading.Thread(target=self._renew, daemon=True).start()

    def release(self) -> None:
        self._over.set()
        with self._lock:
            if self._held and not self._lost:
                self._held = False
                try:
                    self._client.delete(self._object(None))
                except faults.Passing:
                    return  # it expires by itself

    def _acquire(self) -> None:
        watched, since = None, time.monotonic()
        while True:
            seen = self._client.get("coordination.k8s.io/v1", "Lease", NAME, NAMESPACE)
            spec = (seen or {}).get("spec", {})
            if spec != watched:
                watched, since = spec, time.monotonic()
            holder = spec.get("holderIdentity", "")
            still = time.monotonic() - since >= float(spec.get("leaseDurationSeconds", SECONDS))
            if (not holder or holders.dead(holder) or still) and self._write(seen):
                return
            if self._deadline.over():
                raise Held(
                    f"cluster {self._client.name}",
                    f"run {holder} is changing it",
                    "Wait for it to end and run again.",
                )
            time.sleep(PAUSE)

    def _write(self, seen: Object | None) -> bool:
        try:
            if seen is None:
                self._client.create(self._object(None))
            else:
                self._client.replace(self._object(seen))
        except faults.Conflict:
            return False
        return True

    def _object(self, seen: Object | None) -> Object:
        now = datetime.datetime.now(datetime.UTC).strftime("%Y-%m-%dT%H:%M:%S.%fZ")
        meta = {"name": NAME, "namespace": NAMESPACE}
        if seen:
            meta["resourceVersion"] = seen["metadata"]["resourceVersion"]
        spec = {"holderIdentity": self._me, "leaseDurationSeconds": SECONDS, "renewTime": now}
        return {"apiVersion": "coordination.k8s.io/v1", "kind": "Lease", "metadata": meta, "spec": spec}

    def _renew(self) -> None:
        while not self._over.wait(SECONDS / 3):
            try:
                seen = self._client.get("coordination.k8s.io/v1", "Lease", NAME, NAMESPACE)
                mine = (seen or {}).get("spec", {}).get("holderIdentity") == self._me
                self._lost = not mine or not self._write(seen)
            except faults.Passing:
                continue
            if self._lost:
                return

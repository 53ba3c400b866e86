"""Whether a controller is applying an object at this moment, and waiting until it is not.

What a reconciliation has applied stands in the status only at its end. Until then nobody, and not
even Flux, can tell what the object has delivered.
"""

from __future__ import annotations

import contextlib

from provisioner.base.deadlines import Deadline
from provisioner.base.errors import TimedOut
from provisioner.clusters import waiting
from provisioner.clusters.client import Object
from provisioner.pairing.flux_on_cluster import finalizers, sync_objects
from provisioner.pairing.run.target import Target

# Seconds for a reconciliation that began before its object was suspended. One that a restart of the
# controller has ended looks the same for ever.
LONGEST = 20.0


def is_under_way(item: Object) -> bool:
    """A controller first adds its finalizer, then says that it is at work, then applies."""
    if finalizers.FLUX not in finalizers.of(item):
        return False
    progress = sync_objects.condition(item, "Reconciling")[:2]
    return sync_objects.condition(item)[0] == "Unknown" or progress == ("True", "Progressing")


def wait_for_root(target: Target) -> None:
    """Until the reconciliation of the root Kustomization, which is suspended, has ended."""
    root = target.desired.root
    meta = root["metadata"]
    with contextlib.suppress(TimedOut):
        waiting.until(
            target.flux,
            (root["apiVersion"], root["kind"], meta["namespace"], meta["name"]),
            lambda item: None if item and is_under_way(item) else True,
            Deadline.after(LONGEST),
            lambda item: sync_objects.condition(item, "Reconciling")[2],
        )

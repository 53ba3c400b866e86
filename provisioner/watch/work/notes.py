"""What the user is shown on the management cluster: conditions of our record, and Events on the
Cluster whenever something new is to be said. Used by threads that may wait."""

from __future__ import annotations

from provisioner.reports.model import Result
from provisioner.watch.decisions.desired import AT_REST
from provisioner.watch.management import conditions, records
from provisioner.watch.management.conditions import Condition, condition
from provisioner.watch.management.hub import Hub
from provisioner.watch.management.records import Record, Spec
from provisioner.watch.observed import ObservedCluster
from provisioner.watch.templates.claims import digest
from provisioner.watch.work.outcomes import Leaver, Outcome, Ready

PAIRED, READY = "Paired", "Ready"
REASONS = {
    Result.FAILED: "PairingFailed",
    Result.HELD: "Held",
    Result.WAITING: "WaitingForMerge",
    Result.DELIVERY_FAILING: "DeliveryFailing",
}


class Notes:
    """Each method returns the record as it is afterwards; None if it is gone."""

    def __init__(self, hub: Hub) -> None:
        self._hub = hub

    def ended(self, ready: Ready, outcome: Outcome) -> Record | None:
        """How a pairing ended."""
        if outcome.result is Result.PAIRED:
            return self._paired(ready, outcome)
        if outcome.result in (None, Result.INTERRUPTED):
            return ready.record
        if outcome.result is Result.DELIVERY_FAILING:
            return self._delivery_failing(ready, outcome)
        return self.failed(ready.cluster, ready.record, outcome)

    def failed(
        self, cluster: ObservedCluster, record: Record | None, outcome: Outcome
    ) -> Record | None:
        """What prevented a pairing, and what the user can do."""
        reason = REASONS.get(outcome.result or Result.FAILED, "PairingFailed")
        reason = "NotReady" if outcome.early else reason
        return self.shown(cluster, record, reason, _sentence(outcome))

    def shown(
        self, cluster: ObservedCluster, record: Record | None, reason: str, message: str
    ) -> Record | None:
        """Why a cluster is not paired, or why nothing more is done about it."""
        if record is None:
            named = records.named(cluster)
            record = self._hub.write(Spec(cluster=named, management=self._hub.uid))
        wanted = _unready(record, reason, message)
        if not conditions.differ(record.status.conditions, wanted):
            return record
        self._hub.event(cluster.key, cluster.uid, reason, message, failed=True)
        return self._hub.note(record, wanted)

    def absent(self, record: Record, reason: str, message: str) -> Record | None:
        """The same, of a Cluster that is not there, and so can have no Event."""
        return self._noted(record, _unready(record, reason, message))

    def at_rest(self, record: Record, reason: str) -> Record | None:
        """A Cluster that is paused or moves gets no Event. That it was is kept for a restart, which
        might find that it is no longer there."""
        return self._noted(record, [condition(AT_REST, True, reason)])

    def not_unpaired(self, leaver: Leaver, outcome: Outcome) -> Record | None:
        """The pairing is to end, and something prevents that."""
        record, message = leaver.record, _sentence(outcome)
        wanted = _unready(record, "UnpairingFailed", message)
        if conditions.differ(record.status.conditions, wanted):
            uid = record.spec.cluster.uid
            self._hub.event(record.key, uid, "UnpairingFailed", message, failed=True)
            return self._hub.note(record, wanted)
        return record

    def unpaired(self, leaver: Leaver) -> Record | None:
        """None: the record goes last: until then, the unpairing is tried again."""
        spec = leaver.record.spec
        message = f"Cluster {spec.entry} of fleet {spec.fleet}: its key is revoked, its files left."
        self._hub.event(leaver.key, spec.cluster.uid, "Unpaired", message, failed=False)
        self._hub.forget(leaver.record)
        return None

    def _delivery_failing(self, ready: Ready, outcome: Outcome) -> Record | None:
        """It is paired. What fails is the rest of its repository."""
        record, reason, message = ready.record, REASONS[Result.DELIVERY_FAILING], _sentence(outcome)
        wanted = [condition(PAIRED, True, "Paired"), condition(READY, False, reason, message)]
        if not conditions.differ(record.status.conditions, wanted):
            return record
        self._hub.event(record.key, ready.cluster.uid, reason, message, failed=True)
        return self._hub.note(record, wanted, identity=ready.identity)

    def _paired(self, ready: Ready, outcome: Outcome) -> Record | None:
        record, pairing = ready.record, ready.claim.pairing
        path = pairing.path if pairing else ""
        message = f"Paired as {record.spec.entry} of fleet {record.spec.fleet}, path {path}."
        wanted = [condition(PAIRED, True, "Paired", message), condition(READY, True, "Paired")]
        if record.holds(AT_REST):
            wanted.append(condition(AT_REST, False, "Paired"))
        if conditions.differ(record.status.conditions, wanted):
            self._hub.event(record.key, ready.cluster.uid, "Paired", message, failed=False)
        return self._hub.note(
            record,
            wanted,
            identity=outcome.identity or ready.identity,
            revision=outcome.revision,
            observed=digest(ready.claim),
        )

    def _noted(self, record: Record, wanted: list[Condition]) -> Record | None:
        if not conditions.differ(record.status.conditions, wanted):
            return record
        return self._hub.note(record, wanted)


def _unready(record: Record, reason: str, message: str) -> list[Condition]:
    """What was paired once stays so."""
    unready = condition(READY, False, reason, message)
    if record.holds(PAIRED):
        return [unready]
    return [condition(PAIRED, False, reason, message), unready]


def _sentence(outcome: Outcome) -> str:
    return f"{outcome.cause.rstrip('.')}. {outcome.hint}".strip()

"""A declared Cluster, applied to its management cluster with what its template has beside it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import msgspec

from provisioner.base.errors import ProvisionerError
from provisioner.base.events import Action
from provisioner.clusters import cluster_api
from provisioner.clusters.faults import Forbidden
from provisioner.pairing.making import comparison, objects, ownership
from provisioner.pairing.making.ownership import Claim
from provisioner.pairing.making.subject import Making
from provisioner.pairing.run.engine import Decision, Facts, Step
from provisioner.pairing.run.snapshot import identify, shortened

Object = dict[str, Any]
MANAGER = "provisioner"
SHOWN = 6  # differences of a Cluster in one message


class Looked(msgspec.Struct, frozen=True, kw_only=True):
    """One object: as declared, as it is, and as applying it would leave it. The last is None where
    nothing has asked the API server."""

    wanted: Object
    live: Object | None = None
    after: Object | None = None


def look(making: Making, facts: Facts) -> list[Looked]:
    version = making.version() or cluster_api.VERSIONS[0]
    wanted = objects.of(making.desired.fleet, making.name, making.declared, version)
    return [_look(making, item) for item in wanted]


def _look(making: Making, item: Object) -> Looked:
    if not making.served(item):
        making.check_absent()
        return Looked(wanted=item)
    if not making.management.namespaced(item):
        raise objects.no_namespace(f"cluster {making.name}", item)
    live = making.live(item)
    if live is None and objects.is_cluster(item):
        making.check_absent()
    if live is None and not making.planning:
        return Looked(wanted=item)
    if live is not None:
        ownership.check(live, making.desired)
    return Looked(wanted=item, live=live, after=_preview(making, item, live))


def _preview(making: Making, item: Object, live: Object | None) -> Object:
    """As the API server would leave it: it knows defaults, admission, and which fields we had
    applied before. A plan may be made by somebody who may only read."""
    try:
        return making.management.preview(item, manager=MANAGER)
    except Forbidden as error:
        if not making.planning or "admission webhook" in error.cause:
            raise making.explained(item, error) from error
        return dict(comparison.merged(live or {}, item))
    except ProvisionerError as error:
        raise making.explained(item, error) from error


def decide(desired: Claim, looked: Sequence[Looked]) -> Decision[Sequence[Looked]]:
    absent = [one for one in looked if one.live is None]
    changed = {_key(one): lines for one in looked if (lines := _differences(one))}
    subject = f"{ownership.named(looked[-1].wanted)} on {desired.management}"
    work = [one for one in looked if one.live is None or _key(one) in changed]
    if not work:
        return Decision(action=Action.UNCHANGED, subject=subject)
    action = Action.CREATED if looked[-1].live is None else Action.CONFIGURED
    new = [identify(one.wanted) for one in absent if one is not looked[-1]]
    details = [f"{name} {line}" for name, lines in changed.items() for line in lines]
    new = [f"with {shortened(new)}"] if new else []
    detail = "; ".join([*new, *([shortened(details, SHOWN)] if details else [])])
    return Decision(action=action, subject=subject, detail=detail, work=work)


def _key(one: Looked) -> str:
    return identify(one.wanted)


def _differences(one: Looked) -> list[str]:
    if one.live is None or one.after is None:
        return []
    return comparison.differences(one.live, one.after)


def act(making: Making, facts: Facts, decision: Decision[Sequence[Looked]]) -> Facts:
    making.run.context.audit.begin(making.management.name, STEP.name)
    for one in decision.work or ():
        _apply(making, one)
    return facts


def _apply(making: Making, one: Looked) -> None:
    """The very object that was looked at: one that was made again meanwhile may be another's."""
    meta = one.wanted["metadata"]
    same = {**meta, "uid": one.live["metadata"]["uid"]} if one.live else meta
    try:
        making.management.apply({**one.wanted, "metadata": same}, manager=MANAGER)
    except ProvisionerError as error:
        raise making.explained(one.wanted, error) from error


STEP = Step(name="cluster", look=look, decide=decide, act=act)

"""What is done about a Cluster and its record, case by case."""

from __future__ import annotations

import dataclasses
from typing import Any

import msgspec
import pytest

from provisioner.handover.fleet import GitOps
from provisioner.watch.decisions import desired
from provisioner.watch.decisions.situation import Decision, Do, Gone, Situation
from provisioner.watch.management.conditions import Condition
from provisioner.watch.management.records import Named, Record, Spec, Status
from provisioner.watch.observed import ObservedCluster
from provisioner.watch.templates import claims
from provisioner.watch.templates.claims import Claim
from tests.unit.watch.conftest import read

TEMPLATE = read()
CLUSTER = ObservedCluster(namespace="default", name="c1", uid="u1", initialized=True)
(CLAIM,) = claims.claims({"t": TEMPLATE}, CLUSTER, "management")
SPEC = Spec(
    cluster=Named(namespace="default", name="c1", uid="u1"),
    management="hub",
    identity="i1",
    fleet="demo",
    entry="default-c1",
    repository=TEMPLATE.repositories["fleet"],
    pairing=CLAIM.pairing,
)


def paired(*more: Condition, **changes: Any) -> Record:
    """A record of a pairing that succeeded."""
    good = {
        kind: Condition(type=kind, status="True", reason="Paired") for kind in ("Paired", "Ready")
    }
    conditions = list({**good, **{one.type: one for one in more}}.values())
    status = Status(conditions=conditions, identity="i1", observed=claims.digest(CLAIM))
    spec = msgspec.structs.replace(SPEC, **changes.pop("spec", {}))
    return Record(namespace="default", name="c1", spec=spec, status=status, **changes)


def cluster(**changes: Any) -> ObservedCluster:
    return msgspec.structs.replace(CLUSTER, **changes)


def claim(**changes: Any) -> Claim:
    assert CLAIM.pairing
    pairing = msgspec.structs.replace(CLAIM.pairing, **changes)
    return dataclasses.replace(CLAIM, pairing=pairing)


def decide(**changes: Any) -> Decision:
    fleets = frozenset({"demo"})
    given: dict[str, Any] = {"management": "hub", "fleets": fleets, "key": ("default", "c1")}
    return desired.decide(Situation(**{**given, **changes}))


EMPTY = Record(namespace="default", name="c1", spec=Spec(cluster=SPEC.cluster))
RESTED = Condition(type="Paused", status="True", reason="Paused")
FAILED = Condition(type="Ready", status="False", reason="PairingFailed")
HERE: dict[str, Any] = {"cluster": CLUSTER, "claims": [CLAIM]}
PRESENT = [
    ("new", {**HERE}, Do.PAIR, ""),
    ("new, of no template", {"cluster": CLUSTER}, Do.NOTHING, ""),
    ("paired", {**HERE, "record": paired(), "recent": True}, Do.NOTHING, ""),
    (
        "paired, but the last look has failed",
        {**HERE, "record": paired(FAILED), "recent": True},
        Do.PAIR,
        "",
    ),
    ("paired long ago", {**HERE, "record": paired()}, Do.PAIR, ""),
    (
        "paired, another kubeconfig",
        {**HERE, "record": paired(), "recent": True, "replaced": True},
        Do.COMPARE,
        "",
    ),
    (
        "paired, the template has changed",
        {
            "cluster": CLUSTER,
            "claims": [claim(gitops=GitOps(interval="5m0s"))],
            "record": paired(),
            "recent": True,
        },
        Do.PAIR,
        "",
    ),
    (
        "paired, the template gives another path",
        {"cluster": CLUSTER, "claims": [claim(path="b")], "record": paired()},
        Do.WAIT,
        "Displaced",
    ),
    (
        "paired, the template gives another name",
        {"cluster": CLUSTER, "claims": [claim(cluster="b")], "record": paired()},
        Do.WAIT,
        "Displaced",
    ),
    (
        "paused",
        {"cluster": cluster(paused=True), "claims": [CLAIM]},
        Do.WAIT,
        "Paused",
    ),
    (
        "paused and deleted",
        {"cluster": cluster(paused=True, deleting=True), "record": paired()},
        Do.WAIT,
        "Paused",
    ),
    (
        "moved",
        {"cluster": cluster(moving=True, deleting=True), "record": paired()},
        Do.WAIT,
        "Moving",
    ),
    (
        "paired, paused in between",
        {**HERE, "record": paired(RESTED), "recent": True},
        Do.PAIR,
        "",
    ),
    ("deleted", {"cluster": cluster(deleting=True), "record": paired()}, Do.WAIT, "Deleting"),
    (
        "deleted, to be drained",
        {
            "cluster": cluster(deleting=True, annotations={desired.BEFORE_DELETE: "drain"}),
            "record": paired(),
        },
        Do.UNPAIR,
        "Asked",
    ),
    (
        "deleted, to be drained, but another one is on record",
        {
            "cluster": cluster(
                uid="u2", deleting=True, annotations={desired.BEFORE_DELETE: "drain"}
            ),
            "record": paired(),
        },
        Do.WAIT,
        "Deleting",
    ),
    ("selected no longer", {"cluster": CLUSTER, "record": paired()}, Do.WAIT, "NoLongerSelected"),
    ("selected no longer, never paired", {"cluster": CLUSTER, "record": EMPTY}, Do.FORGET, ""),
    ("two templates", {"cluster": CLUSTER, "claims": [CLAIM, CLAIM]}, Do.WAIT, "Contested"),
    (
        "two templates, paired",
        {"cluster": CLUSTER, "claims": [CLAIM, CLAIM], "record": paired()},
        Do.WAIT,
        "Contested",
    ),
    (
        "no path",
        {
            "cluster": CLUSTER,
            "claims": [dataclasses.replace(CLAIM, pairing=None, problem="no label")],
        },
        Do.WAIT,
        "TemplateNotApplicable",
    ),
    ("its path is another's", {**HERE, "taken": "It is."}, Do.WAIT, "Taken"),
    (
        "not ready",
        {"cluster": cluster(hindrance="its phase is Provisioning"), "claims": [CLAIM]},
        Do.WAIT,
        "NotReady",
    ),
    (
        "made again, the first one's deletion was watched",
        {
            "cluster": cluster(uid="u2", hindrance="it is new"),
            "claims": [CLAIM],
            "record": paired(),
            "gone": Gone.DELETED,
        },
        Do.UNPAIR,
        "MadeAgain",
    ),
    (
        "another object, whose beginning nobody saw: the cluster is asked",
        {"cluster": cluster(uid="u2"), "claims": [CLAIM], "record": paired(), "recent": True},
        Do.PAIR,
        "",
    ),
    (
        "came with clusterctl move",
        {**HERE, "record": paired(spec={"management": "other"}), "gone": Gone.DELETED},
        Do.PAIR,
        "",
    ),
    (
        "of another fleet",
        {**HERE, "record": paired(spec={"fleet": "other"})},
        Do.WAIT,
        "OtherFleet",
    ),
    ("unreadable", {**HERE, "record": paired(problem="$.spec")}, Do.WAIT, "Unreadable"),
    ("asked to be unpaired", {**HERE, "record": paired(wish="keep")}, Do.UNPAIR, "Asked"),
    (
        "asked, but paused",
        {"cluster": cluster(paused=True), "record": paired(wish="keep")},
        Do.WAIT,
        "Paused",
    ),
    ("asked for nonsense", {**HERE, "record": paired(wish="yes")}, Do.WAIT, "UnknownWish"),
    ("its record was deleted", {**HERE, "record": paired(deleting=True)}, Do.FORGET, ""),
]
ABSENT = [
    ("nothing", {}, Do.NOTHING, ""),
    ("not looked for yet", {"record": paired()}, Do.WAIT, "Looking"),
    ("missing", {"record": paired(), "gone": Gone.MISSING}, Do.UNPAIR, "Gone"),
    ("deleted", {"record": paired(), "gone": Gone.DELETED}, Do.UNPAIR, "Gone"),
    (
        "deleted, and its namespace with it",
        {"record": paired(deleting=True), "gone": Gone.DELETED},
        Do.UNPAIR,
        "Gone",
    ),
    ("moved away", {"record": paired(), "gone": Gone.MOVED}, Do.WAIT, "Moved"),
    (
        "missing, and paused when it was last seen",
        {"record": paired(RESTED), "gone": Gone.MISSING},
        Do.WAIT,
        "Moved",
    ),
    (
        "a record of another management cluster",
        {"record": paired(spec={"management": "other"}), "gone": Gone.MISSING},
        Do.WAIT,
        "ClusterElsewhere",
    ),
    (
        "a record of another fleet",
        {"record": paired(spec={"fleet": "other"}), "gone": Gone.DELETED},
        Do.WAIT,
        "OtherFleet",
    ),
    ("never paired", {"record": EMPTY, "gone": Gone.MISSING}, Do.FORGET, ""),
    ("never paired, not looked for yet", {"record": EMPTY}, Do.WAIT, "Looking"),
    (
        "unreadable",
        {"record": paired(problem="$.spec"), "gone": Gone.DELETED},
        Do.WAIT,
        "Unreadable",
    ),
    (
        "said to be gone by the user",
        {"record": paired(RESTED, wish="gone"), "gone": Gone.MOVED},
        Do.UNPAIR,
        "Asked",
    ),
    (
        "asked to be unpaired, but not there",
        {"record": paired(wish="drain"), "gone": Gone.MOVED},
        Do.WAIT,
        "Unreachable",
    ),
]


@pytest.mark.parametrize(
    ("situation", "do", "reason"),
    [case[1:] for case in PRESENT + ABSENT],
    ids=[
        f"{sort}: {case[0]}"
        for sort, part in (("there", PRESENT), ("not", ABSENT))
        for case in part
    ],
)
def test_the_table(situation: dict[str, Any], do: Do, reason: str) -> None:
    decision = decide(**situation)
    assert (decision.do, decision.reason) == (do, reason)


@pytest.mark.parametrize("gone", Gone)
@pytest.mark.parametrize("record", [paired(), paired(RESTED), paired(deleting=True)])
@pytest.mark.parametrize("rest", [{"paused": True}, {"moving": True}])
def test_nothing_is_done_about_a_cluster_that_is_paused_or_moves(
    gone: Gone, record: Record, rest: dict[str, bool]
) -> None:
    for deleting in (False, True):
        for uid in ("u1", "u2"):
            there = cluster(uid=uid, deleting=deleting, **rest)
            decision = decide(cluster=there, record=record, gone=gone, claims=[CLAIM])
            assert decision.do is Do.WAIT


def test_a_message_names_the_users_command() -> None:
    decision = decide(cluster=CLUSTER, record=paired())
    assert (
        "`kubectl -n default annotate clusterpairing c1 watch.provisioner.dev/unpair=keep`"
        in decision.message
    )


def test_what_leads_to_another_cluster_is_different() -> None:
    situation = Situation(management="hub", record=paired(), cluster=CLUSTER)
    assert not desired.different(situation, "i1")
    assert desired.different(situation, "i2")
    assert not desired.different(dataclasses.replace(situation, record=EMPTY), "i2")

"""Facts on the cluster: written, mended, removed with the last one, and shown as a plan may."""

from __future__ import annotations

import copy
import dataclasses
from typing import Any

import msgspec
import pytest

from provisioner.base.errors import BadInput, Refused
from provisioner.base.events import Action
from provisioner.base.secret import Secret
from provisioner.flux import facts as rendered
from provisioner.handover import secret_facts, secrets
from provisioner.handover.fleet import Pairing, PlannedPairing
from provisioner.handover.reference import Reference
from provisioner.pairing.facts import step
from provisioner.pairing.order import pairing_steps
from provisioner.pairing.run.desired_state import Desired
from provisioner.pairing.run.engine import AnyStep, Decision, Facts
from provisioner.pairing.run.snapshot import FACTS, record_item
from tests.unit.pairing.targets import Objects, target

CANARY = "canary-0123456789"
PLAIN: dict[str, Any] = {"vpc_id": "vpc-1", "zones": 3, "public": True}
TEXTS = {"vpc_id": "vpc-1", "zones": "3", "public": "true"}
REFERENCES = {"token": Reference(env="TOKEN")}


class Cluster(Objects):
    """The same, with what these steps do besides."""

    def patch(self, item: dict[str, Any], changes: dict[str, Any]) -> None:
        meta = item["metadata"]
        held = self.get("v1", item["kind"], meta["name"], meta["namespace"]) or copy.deepcopy(item)
        data = {**held.get("data", {}), **changes["data"]}
        held["data"] = {name: value for name, value in data.items() if value is not None}
        self.apply(held)

    def delete(self, item: dict[str, Any]) -> None:
        del self._held[item["kind"], item["metadata"]["namespace"], item["metadata"]["name"]]


def with_facts(desired: Desired, secrets: dict[str, str] | None = None, **facts: Any) -> Desired:
    references = dict.fromkeys(secrets or {}, REFERENCES["token"])
    pairing = msgspec.structs.replace(desired.pairing, facts=facts, secret_facts=references)
    values = {name: Secret(value) for name, value in (secrets or {}).items()}
    return dataclasses.replace(desired, pairing=pairing, secret_facts=values)


def record(facts: str | None = None) -> dict[str, Any]:
    data = {"fleet": "demo"} | ({} if facts is None else {FACTS: facts})
    return {**record_item("flux-system"), "data": data}


def decided(desired: Desired, cluster: Objects, one: AnyStep = step.STEP) -> Decision[Any]:
    made = target(desired, cluster)
    return one.decide(desired, one.look(made, Facts(cluster=made.first_look)))


def run(desired: Desired, cluster: Cluster, one: Any = step.STEP) -> None:
    made = target(desired, cluster)
    facts = Facts(cluster=made.first_look)
    one.act(made, facts, one.decide(desired, one.look(made, facts)))


def config_map(**data: str) -> dict[str, Any]:
    return rendered.config_map("flux-system", data)


def names(desired: Desired, *items: dict[str, Any]) -> list[str]:
    made = target(desired, Cluster(items))
    return [one.name for one in step.needed(desired, made.first_look)]


def test_numbers_and_booleans_are_texts_and_a_change_is_watched_for(desired: Desired) -> None:
    cluster = Cluster([record()])
    run(with_facts(desired, **PLAIN), cluster)
    item = cluster.get("v1", "ConfigMap", rendered.PLAIN, "flux-system") or {}
    assert item["data"] == TEXTS
    assert item["metadata"]["labels"]["reconcile.fluxcd.io/watch"] == "Enabled"
    assert decided(with_facts(desired, **PLAIN), cluster).action is Action.UNCHANGED


@pytest.mark.parametrize(
    ("held", "detail"),
    [
        ({**TEXTS, "vpc_id": "vpc-0"}, "vpc_id: vpc-0 -> vpc-1"),
        ({**TEXTS, "added": "by hand"}, "added removed"),
        ({"vpc_id": "vpc-1", "zones": "3"}, "public = true"),
        ({**TEXTS, "zones": "\x1b[2J"}, r"zones: '\x1b[2J' -> 3"),
    ],
)
def test_drift_is_shown_and_mended(desired: Desired, held: dict[str, str], detail: str) -> None:
    wanted, cluster = with_facts(desired, **PLAIN), Cluster([record(), config_map(**held)])
    decision = decided(wanted, cluster)
    assert (decision.action, decision.detail) == (Action.CONFIGURED, detail)
    run(wanted, cluster)
    assert decided(wanted, cluster).action is Action.UNCHANGED


def test_the_label_is_mended(desired: Desired) -> None:
    item = config_map(**TEXTS)
    item["metadata"]["labels"] = dict(rendered.OURS)
    decision = decided(with_facts(desired, **PLAIN), Cluster([item]))
    assert (decision.action, "watch" in decision.detail) == (Action.CONFIGURED, True)


def test_an_object_of_somebody_else_is_refused(desired: Desired) -> None:
    item = config_map(vpc_id="mine")
    item["metadata"]["labels"] = {}
    with pytest.raises(Refused, match="exists, and is not ours"):
        decided(with_facts(desired, **PLAIN), Cluster([item]))


def test_it_goes_with_the_last_fact(desired: Desired) -> None:
    cluster = Cluster([record(rendered.PLAIN), config_map(**TEXTS)])
    assert decided(desired, cluster).action is Action.DELETED
    run(desired, cluster)
    assert cluster.get("v1", "ConfigMap", rendered.PLAIN, "flux-system") is None


def test_the_record_names_it_before_it_is_there(desired: Desired) -> None:
    cluster = Cluster([record()])
    run(with_facts(desired, **PLAIN), cluster)
    noted = cluster.get("v1", "ConfigMap", "provisioner-pairing", "flux-system") or {}
    assert noted["data"] == {"fleet": "demo", FACTS: rendered.PLAIN}


def test_the_steps_are_those_that_are_needed(desired: Desired) -> None:
    namespace = {"kind": "Namespace", "metadata": {"name": "flux-system"}}
    assert names(desired, record()) == []
    assert names(desired) == []
    assert names(desired, namespace, config_map()) == ["facts"], "a first pairing was killed"
    assert names(desired, record(rendered.PLAIN)) == ["facts"]
    assert names(with_facts(desired, {"token": CANARY}), record()) == ["secret facts"]
    order = [one.name for one in pairing_steps.with_facts(pairing_steps.STEPS, [step.STEP])]
    assert order.index("controllers") < order.index("facts") < order.index("sync")


def test_a_cluster_without_facts_is_not_asked(desired: Desired) -> None:
    cluster = Cluster([record()])
    step.needed(desired, target(desired, cluster).first_look)
    assert cluster.reads == ["ConfigMap/provisioner-pairing"]


def test_a_secret_fact_is_nowhere_but_in_the_cluster(desired: Desired) -> None:
    old = rendered.secret("flux-system", {"token": Secret("before-0123456789")})
    wanted, cluster = with_facts(desired, {"token": CANARY}), Cluster([record(), old])
    decision = decided(wanted, cluster, step.SECRET_STEP)
    assert (decision.action, decision.detail) == (Action.CONFIGURED, "token changed")
    shown = repr((decision, wanted, step.look_secret(target(wanted, cluster), _facts(wanted))))
    assert CANARY not in shown
    assert "Y2FuYXJ5" not in shown, "base64"
    run(wanted, cluster, step.SECRET_STEP)
    item = cluster.get("v1", "Secret", rendered.PRIVATE, "flux-system")
    assert rendered.secrets(item) == {"token": Secret(CANARY)}


def _facts(desired: Desired) -> Facts:
    return Facts(cluster=target(desired, Cluster()).first_look)


def test_a_plan_says_what_is_known_after_the_apply(desired: Desired) -> None:
    given = {**msgspec.to_builtins(desired.pairing), "facts": {"zones": 3}}
    pairing = msgspec.convert({**given, "unknown_facts": ["vpc_id"]}, PlannedPairing)
    wanted = dataclasses.replace(desired, pairing=pairing)
    decision = decided(wanted, Cluster([config_map(vpc_id="vpc-1", zones="3")]))
    assert decision.detail == "vpc_id: vpc-1 -> known after apply"
    assert step.announced(step.STEP, pairing) == "zones = 3, vpc_id: known after apply"


@pytest.mark.parametrize(("value", "says"), [("a\nb", "several lines"), ("", "is not set")])
def test_what_flux_would_change_is_refused_before_anything(
    monkeypatch: pytest.MonkeyPatch, value: str, says: str
) -> None:
    monkeypatch.setenv("TOKEN", value)
    pairing = Pairing(cluster="c1", repository="fleet", path="p", secret_facts=REFERENCES)
    with pytest.raises(BadInput, match=says) as caught:
        secret_facts.read(pairing, secrets.resolve)
    assert caught.value.subject == "secret fact token of cluster c1"

"""The controllers of the wanted version run, and no pod of another version is left."""

from __future__ import annotations

from typing import Any

import pytest

from provisioner.base.errors import DeliveryFailing, ProvisionerError
from provisioner.pairing.flux_on_cluster import applied, deployments
from provisioner.pairing.run.desired_state import Desired
from provisioner.pairing.run.engine import Facts
from provisioner.pairing.upgrading import rollout
from tests.unit.pairing.targets import Objects, target


def deployment(version: str, **status: Any) -> dict[str, Any]:
    conditions = [{"type": "Available", "status": "True"}]
    return {
        "metadata": {"generation": 2, "labels": {"app.kubernetes.io/version": version}},
        "spec": {"replicas": 1},
        "status": {
            "observedGeneration": 2,
            "replicas": 1,
            "updatedReplicas": 1,
            "conditions": conditions,
            **status,
        },
    }


@pytest.mark.parametrize(
    ("live", "expected"),
    [
        pytest.param(deployment("v2.9.4"), True, id="rolled out"),
        pytest.param(deployment("v2.8.0"), False, id="another version"),
        pytest.param(deployment("v2.9.4", observedGeneration=1), False, id="not looked at yet"),
        pytest.param(deployment("v2.9.4", replicas=2), False, id="the old pod still runs"),
        pytest.param(deployment("v2.9.4", updatedReplicas=0), False, id="no new pod"),
        pytest.param(deployment("v2.9.4", conditions=[]), False, id="not available"),
        pytest.param(None, False, id="absent"),
    ],
)
def test_rolled_out(desired: Desired, live: dict[str, Any] | None, *, expected: bool) -> None:
    assert rollout.rolled_out(desired, live) is expected


def test_outdated_controllers_are_named(desired: Desired) -> None:
    decision = rollout.decide(desired, ["source-controller", "helm-controller"])
    assert (decision.action, decision.subject) == ("configured", "Flux v2.9.4")
    assert decision.detail == "source-controller, helm-controller"
    assert rollout.decide(desired, []).action == "unchanged"


@pytest.mark.parametrize(
    ("spec", "status", "whole"),
    [
        pytest.param({"replicas": 2}, {"updatedReplicas": 2, "replicas": 2}, True, id="all of two"),
        pytest.param({"replicas": 2}, {"updatedReplicas": 1, "replicas": 1}, False, id="one of 2"),
        pytest.param({"replicas": 1}, {"updatedReplicas": 2, "replicas": 2}, True, id="more"),
        pytest.param({"replicas": 0}, {}, True, id="none is wanted"),
        pytest.param({}, {}, False, id="one is wanted by default"),
        pytest.param({}, {"updatedReplicas": 1, "replicas": 1}, True, id="and there"),
        pytest.param({"replicas": 0}, {"replicas": 1}, False, id="an old one is left"),
        pytest.param({"replicas": 0}, {"updatedReplicas": 1}, False, id="a status that is behind"),
    ],
)
def test_only_new_pods(
    spec: dict[str, int], status: dict[str, int], whole: bool, desired: Desired
) -> None:
    made = deployment("v2.9.4")
    conditions = made["status"]["conditions"]
    live = {
        **made,
        "spec": spec,
        "status": {"observedGeneration": 2, "conditions": conditions, **status},
    }
    assert rollout.rolled_out(desired, live) is whole


def test_a_deployment_without_labels_has_no_version(desired: Desired) -> None:
    assert not rollout.has_version(desired, {"metadata": {"labels": None}})


def test_those_that_are_not_rolled_out_are_looked_for(desired: Desired) -> None:
    done = deployment("v2.9.4")
    done["metadata"] |= {"name": "source-controller", "namespace": "flux-system"}
    done["metadata"]["labels"]["app.kubernetes.io/part-of"] = "flux"
    subject = target(desired, Objects([{"kind": "Deployment", **done}]))
    outdated = rollout.look(subject, Facts(cluster=subject.first_look))
    assert "source-controller" not in outdated
    assert {"kustomize-controller", "helm-controller"} <= set(outdated)


@pytest.mark.parametrize(
    ("versions", "expected"),
    [({"a": "v2.9.4", "b": "v2.9.4"}, True), ({"a": "v2.9.4", "b": "v2.8.0"}, None)],
)
def test_all_are_applied(versions: dict[str, str], expected: bool | None, desired: Desired) -> None:
    items = []
    for name, version in versions.items():
        made = deployment(version)
        made["metadata"] |= {"name": name, "namespace": "flux-system"}
        items.append({"kind": "Deployment", **made})
    subject = target(desired, Objects(items))
    assert rollout._all_applied(subject, list(versions)) is expected


def test_a_broken_manifest_of_the_user_ends_it(
    desired: Desired, monkeypatch: pytest.MonkeyPatch
) -> None:
    def failing(*_given: object) -> None:
        raise DeliveryFailing("cluster c1", "paired, delivery failing: broken")

    monkeypatch.setattr(applied, "wait", failing)
    subject = target(desired, Objects())
    decision = rollout.decide(desired, ["source-controller"])
    with pytest.raises(ProvisionerError) as caught:
        rollout.wait(subject, Facts(cluster=subject.first_look), decision)
    assert type(caught.value) is ProvisionerError, "an upgrade that is stuck is not a pairing"
    assert caught.value.cause.startswith("Flux v2.9.4 is pushed, but the cluster cannot apply it:")
    assert caught.value.hint == "Fix it in Git and run again."


def test_then_each_is_waited_for(desired: Desired, monkeypatch: pytest.MonkeyPatch) -> None:
    waited: list[Any] = []
    monkeypatch.setattr(applied, "wait", lambda *_given: True)
    monkeypatch.setattr(
        deployments, "wait_for_all", lambda _target, names, good: waited.extend([names, good])
    )
    subject = target(desired, Objects())
    decision = rollout.decide(desired, ["source-controller"])
    facts = Facts(cluster=subject.first_look)
    assert rollout.wait(subject, facts, decision) == (facts, decision)
    assert waited[0] == ["source-controller"]
    assert waited[1](deployment("v2.9.4"))
    assert not waited[1](deployment("v2.8.0"))

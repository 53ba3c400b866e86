"""Deciding about an upgrade: pure."""

from __future__ import annotations

from typing import Any

import pytest

from provisioner.base.errors import BadInput, Refused
from provisioner.base.events import Action
from provisioner.flux import schemas
from provisioner.flux.outdated import Outdated
from provisioner.handover.fleet import Fleet, Pairing
from provisioner.pairing import pair, upgrade
from provisioner.pairing.run.desired_state import Desired
from provisioner.pairing.upgrading import delivery_gate, rollout, stored_versions, user_manifests
from tests.unit.flux.test_schemas import crd, schema

NAME = "helmreleases.helm.toolkit.fluxcd.io"


@pytest.fixture
def desired() -> Desired:
    pairing = Pairing(cluster="c1", repository="fleet", path="clusters/c1")
    return Desired(
        fleet="demo",
        pairing=pairing,
        url="ssh://git@host/fleet.git",
        branch="main",
        files={},
        source={},
        directory="clusters/c1/flux-system",
        components=[crd("v2")],
        root={"metadata": {"name": "r"}},
    )


def live(*names: str, stored: tuple[str, ...]) -> dict[str, schemas.Schema]:
    return schemas.of([crd(*names, stored=stored)])


def test_what_is_settled_is_left_alone(desired: Desired) -> None:
    decided = stored_versions.decide(
        desired, stored_versions.Seen(live=live("v2", "v2beta2", stored=("v2",)))
    )
    assert decided.action is Action.UNCHANGED


def test_an_older_stored_version_is_brought_up(desired: Desired) -> None:
    objects = ({"metadata": {"name": "a"}},)
    seen = stored_versions.Seen(
        live=live("v2", "v2beta2", stored=("v2beta2", "v2")), objects={NAME: objects}
    )
    decided = stored_versions.decide(desired, seen)
    assert (decided.action, decided.detail) == (Action.CONFIGURED, "HelmRelease to v2 (1 object)")
    assert decided.work[0].objects == objects


def test_no_objects_still_settle_the_crd(desired: Desired) -> None:
    decided = stored_versions.decide(
        desired, stored_versions.Seen(live=live("v2", "v2beta2", stored=("v2beta2",)))
    )
    assert decided.action is Action.CONFIGURED


def test_fields_alone_are_reason_enough(desired: Desired) -> None:
    seen = stored_versions.Seen(
        live=live("v2", "v2beta2", stored=("v2",)), objects={NAME: ({"metadata": {}},)}
    )
    assert stored_versions.decide(desired, seen).action is Action.CONFIGURED


def test_too_long_a_jump_is_refused(desired: Desired) -> None:
    seen = stored_versions.Seen(live=live("v2beta2", "v2beta1", stored=("v2beta2",)))
    with pytest.raises(Refused, match=r"stored as helm.toolkit.fluxcd.io/v2beta2.*smaller steps"):
        stored_versions.decide(desired, seen)


def test_a_kind_that_is_no_longer_declared_has_no_jump(desired: Desired) -> None:
    other = schemas.of([crd("v1beta1", stored=("v1beta1",), group="gone.toolkit.fluxcd.io")])
    assert (
        stored_versions.decide(desired, stored_versions.Seen(live=other)).action is Action.UNCHANGED
    )


def outdated(file: str) -> str:
    return (
        f"apiVersion: helm.toolkit.fluxcd.io/v2beta2\nkind: HelmRelease\nmetadata: {{name: "
        f"{file}}}\n"
    )


def test_manifests_below_the_path_are_told_from_those_elsewhere(desired: Desired) -> None:
    paths = (
        "clusters/c1/a.yaml",
        "clusters/c1/b/c.yml",
        "clusters/c10/a.yaml",
        "apps/a.yaml",
        "clusters/c1/README.md",
    )
    ours = (
        "clusters/c1/flux-system/gotk-components.yaml",
        "clusters/c2/flux-system/gotk-sync.yaml",
    )
    texts = {path: outdated("x") for path in (*paths, *ours)}
    found = user_manifests.sort(desired, texts, schemas.served([schema("v2")]))
    assert [one.file for one in found.inside] == ["clusters/c1/a.yaml", "clusters/c1/b/c.yml"]
    assert [one.file for one in found.outside] == ["clusters/c10/a.yaml", "apps/a.yaml"]


def test_outdated_manifests_are_named_and_not_too_many(desired: Desired) -> None:
    one = Outdated(
        file="clusters/c1/a.yaml",
        line=3,
        kind="K",
        name="n",
        api_version="g/v1beta1",
        instead="g/v1",
    )
    with pytest.raises(
        Refused, match=r"a.yaml:3 K n g/v1beta1 -> g/v1, .* and 5 more.*flux migrate -f clusters/c1"
    ):
        user_manifests.decide(
            desired, user_manifests.Seen(inside=(one,) * (user_manifests.TOLD + 5))
        )
    assert (
        user_manifests.decide(desired, user_manifests.Seen(outside=(one,))).action
        is Action.UNCHANGED
    )


def root(status: str, reason: str) -> dict[str, Any]:
    return {
        "status": {
            "conditions": [
                {"type": "Ready", "status": status, "reason": reason, "message": "web: no"}
            ]
        }
    }


@pytest.mark.parametrize("reason", delivery_gate.FAILURES)
def test_what_cannot_be_delivered_to_is_not_upgraded(desired: Desired, reason: str) -> None:
    with pytest.raises(Refused, match="cannot apply its repository as it is: web: no"):
        delivery_gate.decide(desired, root("False", reason))


@pytest.mark.parametrize(
    "seen",
    [root("True", "x"), root("Unknown", "Progressing"), root("False", "ArtifactFailed"), None],
)
def test_what_is_not_failing_by_its_content_goes_on(
    desired: Desired, seen: dict[str, Any] | None
) -> None:
    assert delivery_gate.decide(desired, seen).action is Action.UNCHANGED


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
    ("seen", "rolled"),
    [
        (deployment("v2.9.4"), True),
        (deployment("v2.8.0"), False),
        (deployment("v2.9.4", observedGeneration=1), False),
        (deployment("v2.9.4", replicas=2), False),  # the old pod still runs
        (deployment("v2.9.4", updatedReplicas=0), False),
        (None, False),
    ],
)
def test_rolled_out(desired: Desired, seen: dict[str, Any] | None, *, rolled: bool) -> None:
    assert rollout.done(desired)(seen) is rolled


def test_the_storage_is_settled_again_after_the_proof() -> None:
    names = [step.NAME for step in upgrade.steps(planning=False)]
    assert names[names.index("sync") + 1 :][:3] == ["rollout", "proof", "storage"]
    assert set(names) == {step.NAME for step in pair.STEPS} | {"rollout", "storage"}
    assert "storage" not in [step.NAME for step in upgrade.steps(planning=True)], (
        "predicted before already"
    )


def test_some_clusters_at_another_version() -> None:
    pairings = {
        name: Pairing(cluster=name, repository="fleet", path=f"clusters/{name}")
        for name in ("c1", "c2")
    }
    fleet = Fleet(version=1, fleet="demo", clusters={}, repositories={}, pairings=pairings)
    aimed = upgrade.select(fleet, ["c2"], version="v2.10.0", distribution="/d")
    assert [(name, one.gitops.flux_version) for name, one in aimed.pairings.items()] == [
        ("c2", "v2.10.0")
    ]
    assert aimed.pairings["c2"].gitops.distribution == "/d"
    assert upgrade.select(fleet, []) == fleet
    with pytest.raises(BadInput, match="Paired clusters: c1, c2"):
        upgrade.select(fleet, ["c3"])

"""How the objects of a platform stand, judged by what the API server says of them."""

from __future__ import annotations

from typing import Any

import pytest

from provisioner.pairing.platform import readiness
from provisioner.pairing.platform.readiness import Problem

GROUPS = {
    "GitRepository": "source.toolkit.fluxcd.io/v1",
    "HelmRepository": "source.toolkit.fluxcd.io/v1",
    "Kustomization": "kustomize.toolkit.fluxcd.io/v1",
    "HelmRelease": "helm.toolkit.fluxcd.io/v2",
}
ASKED = {"reconcile.fluxcd.io/requestedAt": "2"}


def wanted(kind: str = "Kustomization", name: str = "apps", **spec: Any) -> dict[str, Any]:
    meta = {"name": name, "namespace": "flux-system"}
    return {"apiVersion": GROUPS[kind], "kind": kind, "metadata": meta, "spec": spec}


def live(item: dict[str, Any], *conditions: Any, **more: Any) -> dict[str, Any]:
    """`conditions`: type, status, reason, message and the generation that they are of."""
    names = ("type", "status", "reason", "message", "observedGeneration")
    status = {
        "observedGeneration": more.get("observed", 2),
        "conditions": [dict(zip(names, one, strict=True)) for one in conditions],
        "lastHandledReconcileAt": more.get("handled", ""),
    }
    meta = {**item["metadata"], "generation": 2, "annotations": more.get("annotations")}
    if more.get("ending"):
        meta["deletionTimestamp"] = "2026-01-31T12:00:00Z"
    return {**item, "metadata": meta, "spec": more.get("spec", item["spec"]), "status": status}


def problem(item: dict[str, Any], *conditions: Any, **more: Any) -> Problem | None:
    there = live(item, *conditions, **more)
    return next(iter(readiness.problems([item], {readiness.key(item): there})), None)


def ready(status: str = "True", reason: str = "Succeeded", message: str = "", of: int = 2) -> Any:
    return ("Ready", status, reason, message, of)


STALLED = ("Stalled", "True", "RetriesExceeded", "", 2)


@pytest.mark.parametrize(
    ("conditions", "more", "cause", "marks"),
    [
        ([ready()], {}, "", ()),
        ([ready()], {"ending": True}, "is not there", ("mended", "missing")),
        ([ready()], {"spec": {"suspend": True}}, "is suspended", ("failing", "suspended")),
        ([ready()], {"observed": 1}, "has not been reconciled yet", ()),
        ([], {"observed": -1}, "has not been reconciled yet", ()),
        ([ready("Unknown", "Progressing", "installing")], {}, "installing", ()),
        ([ready("False", "BuildFailed", "no such path")], {}, "no such path", ("failing",)),
        ([ready("False", "X", "broken")], {"observed": 1}, "broken", ("failing",)),
        ([ready("False", "X", "old", 1)], {"observed": 1}, "has not been reconciled yet", ()),
        ([ready("False", "DependencyNotReady", "after x")], {}, "after x", ("waiting",)),
        ([ready("False", "X", "a dependency")], {}, "a dependency", ("failing",)),
        ([ready("False", "X", "no"), STALLED], {}, "no", ("failing", "given_up")),
        ([ready()], {"annotations": ASKED, "handled": "1"}, "has not been reconciled yet", ()),
        ([ready()], {"annotations": ASKED, "handled": "2"}, "", ()),
    ],
)
def test_an_object(conditions: Any, more: Any, cause: str, marks: Any) -> None:
    judged = problem(wanted(), *conditions, **more)
    assert (judged.cause if judged else "") == cause
    flags = ("failing", "given_up", "suspended", "waiting", "mended", "missing")
    assert [name for name in flags if judged and getattr(judged, name)] == list(marks)


@pytest.mark.parametrize(
    ("declared", "held", "difference"),
    [
        ({"url": "a"}, {"url": "b"}, "url"),
        ({"ref": {"tag": "1"}}, {"ref": {"branch": "main"}}, "ref.tag"),
        ({"url": "a"}, {"url": "a", "timeout": "60s"}, ""),
        ({"dependsOn": [{"name": "a"}]}, {"dependsOn": [{"name": "b"}]}, "dependsOn[0].name"),
        ({"values": {"a": None}}, {"values": {}}, ""),
    ],
)
def test_what_is_not_as_declared(declared: Any, held: Any, difference: str) -> None:
    judged = problem(wanted(**declared), ready(), spec=held)
    found = f"is not as declared: spec.{difference}" if difference else ""
    assert (judged.cause if judged else "").rstrip() == found


def test_registries_of_charts_have_no_status() -> None:
    assert problem(wanted("HelmRepository", type="oci")) is None
    assert problem(wanted("HelmRepository"))


def test_sources_come_first() -> None:
    items = [wanted(), wanted("GitRepository")]
    assert [one.is_source for one in readiness.problems(items, {})] == [True, False]


def test_what_is_not_fluxs_is_left_to_flux() -> None:
    assert not readiness.problems([{**wanted(), "apiVersion": "v1"}], {})


GENERATOR = {
    "apiVersion": "source.extensions.fluxcd.io/v1beta1",
    "kind": "ArtifactGenerator",
    "metadata": {"name": "apps", "namespace": "flux-system"},
    "spec": {"artifacts": []},
}


@pytest.mark.parametrize(
    ("condition", "cause"),
    [
        (ready(), ""),
        (ready(of=1), "has not been reconciled yet"),
        (ready("False", "BuildFailed", "no files match"), "no files match"),
        (ready("False", "BuildFailed", "no files match", 1), "has not been reconciled yet"),
    ],
)
def test_the_condition_alone_says_of_which_generation_a_generator_is(
    condition: Any, cause: str
) -> None:
    found = problem(GENERATOR, condition, observed=None)
    assert (found.cause if found else "") == cause


def test_a_generator_is_suspended_by_its_annotation() -> None:
    found = problem(GENERATOR, ready(), annotations={readiness.DISABLING: "Disabled"})
    assert found
    assert (found.cause, found.suspended) == ("is suspended", True)


def test_sources_come_before_generators_and_those_before_what_is_delivered() -> None:
    items = [wanted(), GENERATOR, wanted("GitRepository")]
    listed = readiness.problems(items, {})
    assert [one.item["kind"] for one in listed] == [
        "GitRepository",
        "ArtifactGenerator",
        "Kustomization",
    ]

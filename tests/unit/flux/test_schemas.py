"""Versions of kinds, and manifests that name those which are gone."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from provisioner.flux import outdated, schemas

CASES = json.loads((Path(__file__).parents[2] / "cases" / "flux" / "outdated.json").read_text())


def crd(
    *names: str, stored: tuple[str, ...] = (), group: str = "helm.toolkit.fluxcd.io"
) -> dict[str, Any]:
    """The first version is that of the storage."""
    versions = [{"name": name, "served": True, "storage": name == names[0]} for name in names]
    return {
        "kind": "CustomResourceDefinition",
        "metadata": {"name": f"helmreleases.{group}"},
        "spec": {"group": group, "names": {"kind": "HelmRelease"}, "versions": versions},
        "status": {"storedVersions": list(stored)},
    }


def schema(*names: str) -> schemas.Schema:
    return next(iter(schemas.of([crd(*names)]).values()))


def entry(
    version: str, fields: dict[str, Any], manager: str = "kustomize-controller", **more: str
) -> dict[str, Any]:
    api = f"helm.toolkit.fluxcd.io/{version}"
    return {"manager": manager, "operation": "Apply", "apiVersion": api, "fieldsV1": fields, **more}


@pytest.mark.parametrize("case", CASES, ids=[case["name"] for case in CASES])
def test_outdated(case: dict[str, Any]) -> None:
    served = schemas.served([schema("v2")])
    assert [str(one) for one in outdated.find("f.yaml", case["text"], served)] == case["found"]


def test_a_schema_is_read_from_its_crd() -> None:
    found = schemas.of(
        [crd("v2", "v2beta2", stored=("v2beta2", "v2")), {"kind": "Namespace", "metadata": {}}]
    )
    one = found["helmreleases.helm.toolkit.fluxcd.io"]
    assert (one.api_version, one.stored, one.versions) == (
        "helm.toolkit.fluxcd.io/v2",
        ("v2beta2", "v2"),
        ("v2", "v2beta2"),
    )


def test_a_jump_is_closed_when_no_version_is_common() -> None:
    assert schemas.closed(schema("v1beta2", "v1beta1"), schema("v1"))
    assert not schemas.closed(schema("v1beta2", "v1beta1"), schema("v1", "v1beta2"))
    assert not schemas.closed(schema("v1", "v1beta2"), schema("v1"))


def test_fields_under_a_version_that_goes_are_brought_along_and_merged() -> None:
    live, wanted = schema("v2", "v2beta2"), schema("v2")
    old = entry("v2beta2", {"f:spec": {"f:chart": {}}})
    new = entry("v2", {"f:spec": {"f:interval": {}}})
    status = entry("v2beta2", {"f:status": {}}, manager="helm-controller", subresource="status")
    other = {**entry("v1", {"f:data": {}}), "apiVersion": "v1"}
    item = {"metadata": {"managedFields": [old, status, new, other]}}
    assert schemas.behind(item, live, wanted)
    brought = schemas.brought(item["metadata"]["managedFields"], live, wanted)
    assert brought == [
        {**new, "fieldsV1": {"f:spec": {"f:chart": {}, "f:interval": {}}}},
        {**status, "apiVersion": "helm.toolkit.fluxcd.io/v2"},
        other,
    ]
    assert not schemas.behind({"metadata": {"managedFields": brought}}, live, wanted)
    assert not schemas.behind(item, live, schema("v2", "v2beta2")), (
        "what stays served is left alone"
    )

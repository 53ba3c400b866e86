"""An ArtifactGenerator as an object, and what is delivered from its artifacts. The schema is that
of source-watcher's own types."""

from __future__ import annotations

import importlib
import re
from typing import Any

import msgspec
import pytest

from provisioner.base import yaml_reader
from provisioner.base.errors import BadInput
from provisioner.flux import platform
from provisioner.flux.platform.base import Placement
from provisioner.handover.fleet import GitOps, Piece
from tests.conftest import CASES
from tests.support.complete_platform import PLATFORM

jsonschema = importlib.import_module("jsonschema")
CRD = CASES / "flux" / "source_watcher" / "artifactgenerators.yaml"
AT = Placement(fleet="demo", cluster="c1", gitops=GitOps())
PIECE: dict[str, Any] = {
    "kind": "artifact_generator",
    "name": "apps",
    "inputs": [{"alias": "a", "name": "apps"}],
    "artifacts": [{"name": "web", "copy": [{"source": "@a/web/**"}]}],
}


def rendered(piece: dict[str, Any]) -> list[dict[str, Any]]:
    return list(platform.render(msgspec.convert(piece, Piece), AT).objects)


def schema() -> dict[str, Any]:
    """Of the only version; fields that it does not have are refused, not left out."""
    (crd,) = yaml_reader.load(CRD.read_text(), CRD.name)
    (version,) = crd["spec"]["versions"]
    assert (crd["spec"]["group"], version["name"]) == ("source.extensions.fluxcd.io", "v1beta1")
    found: dict[str, Any] = closed(version["schema"]["openAPIV3Schema"]["properties"]["spec"])
    return found


def closed(node: Any) -> Any:
    if isinstance(node, list):
        return [closed(one) for one in node]
    if not isinstance(node, dict):
        return node
    inner = {name: closed(value) for name, value in node.items()}
    only = {"additionalProperties": False} if isinstance(node.get("properties"), dict) else {}
    return {**inner, **only}


def judge(spec: dict[str, Any]) -> None:
    jsonschema.Draft202012Validator(schema()).validate(spec)


OF_ALL_FIELDS = [one for one in PLATFORM if one["kind"] == "artifact_generator"]


@pytest.mark.parametrize("piece", [PIECE, *OF_ALL_FIELDS])
def test_it_is_as_its_own_types_say(piece: dict[str, Any]) -> None:
    judge(rendered(piece)[0]["spec"])


def test_the_schema_refuses_what_is_not() -> None:
    """So that the test before this one can fail."""
    spec = rendered(PIECE)[0]["spec"]
    for wrong in (
        {**spec, "more": 1},
        {**spec, "artifacts": []},
        {**spec, "artifacts": [{"name": "web", "copy": [{"from": "a/web", "to": "@artifact/"}]}]},
        {**spec, "sources": [{**spec["sources"][0], "kind": "HelmRepository"}]},
    ):
        with pytest.raises(jsonschema.ValidationError):
            judge(wrong)


@pytest.mark.parametrize(
    "target",
    ["@artifact/", "@artifact/a", "@artifact/a/b.c", "@artifact/..", "@artifact/a/../b", "/a", ""],
)
def test_both_take_the_same_places(target: str) -> None:
    """Ours before anything is touched, and that of source-watcher."""
    copied = {"source": "@a/x", "target": target}
    piece = {**PIECE, "artifacts": [{"name": "web", "copy": [copied]}]}
    ours = True
    try:
        msgspec.convert(piece, Piece).check("x")
    except (msgspec.ValidationError, BadInput):
        ours = False
    pattern = schema()["properties"]["artifacts"]["items"]["properties"]["copy"]["items"]
    theirs = re.search(pattern["properties"]["to"]["pattern"], target) is not None
    assert ours is theirs


def test_what_is_left_out_has_its_default_there() -> None:
    (item,) = rendered(PIECE)
    assert (item["apiVersion"], item["kind"]) == (
        "source.extensions.fluxcd.io/v1beta1",
        "ArtifactGenerator",
    )
    assert item["spec"] == {
        "sources": [{"alias": "a", "kind": "GitRepository", "name": "apps"}],
        "artifacts": [{"name": "web", "copy": [{"from": "@a/web/**", "to": "@artifact/"}]}],
    }


def test_deliveries_refer_to_the_artifact() -> None:
    delivered = [
        {"kind": "kustomization", "path": "base"},
        {"kind": "helm_release", "name": "chart", "values": {"a": 1}},
    ]
    artifact = {**PIECE["artifacts"][0], "deliver": delivered}
    _, applied, installed = rendered({**PIECE, "artifacts": [artifact]})
    reference = {"kind": "ExternalArtifact", "name": "web"}
    assert applied["metadata"]["name"] == "web"
    assert applied["spec"]["sourceRef"] == reference
    assert installed["spec"]["chartRef"] == reference
    assert "chart" not in installed["spec"]

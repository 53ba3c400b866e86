"""What the options change in a small distribution; every case is data in tests/cases/flux."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import msgspec
import pytest

from provisioner.base import yaml_reader
from provisioner.base.errors import BadInput
from provisioner.flux import render
from provisioner.handover.fleet import GitOps

CASES = Path(__file__).parents[2] / "cases" / "flux"


@pytest.fixture
def manifests() -> dict[str, str]:
    return {file.name: file.read_text() for file in (CASES / "distribution").glob("*.yaml")}


def name_of(item: dict[str, Any]) -> str:
    return f"{item['kind']}/{item['metadata']['name']}"


def at(item: Any, path: str) -> Any:
    """The value at a dotted path; None when it is not there. A key may hold dots itself."""
    if isinstance(item, dict) and path in item:
        return item[path]
    first, _, rest = path.partition(".")
    if isinstance(item, list):
        inner = item[int(first)] if int(first) < len(item) else None
    else:
        inner = (item or {}).get(first)
    return at(inner, rest) if rest and inner is not None else inner


@pytest.mark.parametrize(
    "case", [pytest.param(c, id=c["name"]) for c in json.loads((CASES / "render.json").read_text())]
)
def test_renders(case: dict[str, Any], manifests: dict[str, str]) -> None:
    found = render.components(msgspec.convert(case["gitops"], GitOps), manifests)
    if "objects" in case:
        assert [name_of(item) for item in found] == case["objects"]
    by_name = {name_of(item): item for item in found}
    for field, expected in case["fields"].items():
        name, _, path = field.partition(" ")
        assert at(by_name[name], path) == expected, field


def test_rendering_again_gives_the_same_and_leaves_the_first_alone(
    manifests: dict[str, str],
) -> None:
    plain, other = (
        GitOps(components=["source-controller"]),
        GitOps(components=["source-controller"], namespace="b"),
    )
    first = render.components(plain, manifests)
    before = json.dumps(first)
    render.components(other, manifests)
    assert json.dumps(first) == before
    assert render.components(plain, manifests) == first


def test_an_unknown_component_is_named(manifests: dict[str, str]) -> None:
    with pytest.raises(
        BadInput, match=r"component 'sauce-controller': unknown. Known: source-controller"
    ):
        render.components(GitOps(components=["sauce-controller"]), manifests)


@pytest.mark.parametrize("missing", ["source-controller.yaml", "rbac.yaml", "policies.yaml"])
def test_a_missing_manifest_is_named(missing: str, manifests: dict[str, str]) -> None:
    del manifests[missing]
    with pytest.raises(BadInput, match=rf"{missing}: missing. The distribution contains: "):
        render.components(GitOps(components=["source-controller"]), manifests)


@pytest.mark.parametrize(
    ("text", "cause"),
    [
        ("a: [", "not valid YAML"),
        ("just text", "not a Kubernetes object"),
        ("kind: Thing\napiVersion: v1\n", "not a Kubernetes object"),
    ],
)
def test_a_broken_manifest_is_named(text: str, cause: str, manifests: dict[str, str]) -> None:
    with pytest.raises(BadInput, match=rf"source-controller.yaml: .*{cause}"):
        render.components(
            GitOps(components=["source-controller"]), manifests | {"source-controller.yaml": text}
        )


def test_a_deployment_with_too_few_arguments_is_refused(manifests: dict[str, str]) -> None:
    short = manifests["source-controller.yaml"].replace("        - --storage-path=/data\n", "")
    with pytest.raises(BadInput, match="has 6 arguments where at least 7 are expected"):
        render.components(
            GitOps(components=["source-controller"]), manifests | {"source-controller.yaml": short}
        )


def test_a_second_rendering_reads_nothing_again(
    manifests: dict[str, str], monkeypatch: pytest.MonkeyPatch
) -> None:
    read: list[str] = []
    load = yaml_reader.load

    def counting(text: str, subject: str) -> list[Any]:
        read.append(subject)
        return load(text, subject)

    monkeypatch.setattr(yaml_reader, "load", counting)
    # Texts that no other test has rendered.
    own = {name: f"# Read once.\n{text}" for name, text in manifests.items()}
    gitops = GitOps(components=["source-controller"])
    render.components(gitops, own)
    assert "Flux distribution: source-controller.yaml" in read
    assert len(read) == len(set(read)), "each file once"
    read.clear()
    render.components(gitops, own)
    assert read == []

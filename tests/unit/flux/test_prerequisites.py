"""Which manifests can be prerequisites, and how they are laid out in Git; cases in
prerequisites.json."""

from __future__ import annotations

import json
from typing import Any

import pytest
import yaml

from provisioner.base.errors import BadInput
from provisioner.flux import prerequisites
from provisioner.flux.prerequisites import Prerequisite
from tests.conftest import CASES

OWNER = "# Pairing: demo/c1"
NAMED = "apiVersion: v1\nkind: Namespace\nmetadata: {name: %s}\n"


def read(text: str, name: str = "network", file: str = "plugin.yaml") -> Prerequisite:
    return prerequisites.read(name, {file: text})


@pytest.mark.parametrize(
    "case",
    [
        pytest.param(case, id=case["what"])
        for case in json.loads((CASES / "flux" / "prerequisites.json").read_text())
    ],
)
def test_manifests(case: dict[str, Any]) -> None:
    if "says" in case:
        with pytest.raises(BadInput) as caught:
            read(case["text"])
        assert [part for part in case["says"] if part not in str(caught.value)] == []
        assert caught.value.hint or "not valid YAML" in caught.value.cause
        assert "CANARY" not in str(caught.value)
        return
    objects = read(case["text"]).objects
    assert [f"{item['kind']}/{item['metadata']['name']}" for item in objects] == case["objects"]
    assert all(item["metadata"]["labels"][prerequisites.LABEL] == "network" for item in objects)


@pytest.mark.parametrize("file", ["kustomization.yaml", "a/Kustomization", "a/kustomization.yml"])
def test_what_says_how_to_build_is_no_manifest(file: str) -> None:
    with pytest.raises(BadInput, match="kubectl kustomize"):
        read("resources: []\n", file=file)


def test_no_object_is_in_two_of_them() -> None:
    first, second = read(NAMED % "a", "one"), read(NAMED % "b" + "---\n" + NAMED % "a", "two")
    with pytest.raises(BadInput) as caught:
        prerequisites.check_distinct([first, second], [])
    assert "prerequisite two: plugin.yaml:5" in str(caught.value)
    assert "also in prerequisite one: plugin.yaml:1" in str(caught.value)
    with pytest.raises(BadInput, match="also in Flux itself"):
        prerequisites.check_distinct([first], [yaml.safe_load(NAMED % "a")])
    prerequisites.check_distinct([first], [yaml.safe_load(NAMED % "b")])


def test_each_is_a_folder_that_labels_what_is_in_it() -> None:
    text = f"# Kept.\n{NAMED % 'a'}"
    rendered = prerequisites.render(OWNER, [read(text, "one"), read(NAMED % "b", "two")])
    assert rendered["one/plugin.yaml"] == text
    whole, own = (yaml.safe_load(rendered[f"{at}kustomization.yaml"]) for at in ("", "one/"))
    assert whole["resources"] == ["one", "two"]
    assert own["resources"] == ["plugin.yaml"]
    assert own["labels"] == [{"pairs": {"provisioner/prerequisite": "one"}}]
    assert prerequisites.render(OWNER, []) == {}


def test_what_an_earlier_run_wrote_is_known_by_its_mark() -> None:
    rendered = prerequisites.render(OWNER, [read(NAMED % "a", "one")])
    tree = {**rendered, "one/notes.yaml": "a: 1\n", "own/b.yaml": "a: 1\n"}
    assert prerequisites.named(tree, [OWNER]) == set(rendered)
    assert prerequisites.named(tree, ["# Pairing: demo/c2"]) == set()
    assert prerequisites.named({**tree, "kustomization.yaml": f"{OWNER}\n["}, [OWNER]) == {
        "kustomization.yaml"
    }

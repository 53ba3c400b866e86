"""The published schema accepts and refuses what the reader does, as far as a schema can say it."""

from __future__ import annotations

import importlib
import json
from copy import deepcopy
from pathlib import Path
from typing import Any

import pytest

from provisioner.handover import clusters as cluster_kinds
from provisioner.handover import kinds, repositories, schema

CASES = Path(__file__).parents[2] / "cases" / "handover"
GOOD: dict[str, Any] = json.loads((CASES / "good.json").read_text())
# Without types of its own.
jsonschema = importlib.import_module("jsonschema")
PUBLISHED = json.loads(json.dumps(schema.handover()))


@pytest.fixture(scope="module")
def validator() -> Any:
    jsonschema.Draft202012Validator.check_schema(PUBLISHED)
    return jsonschema.Draft202012Validator(PUBLISHED)


def test_good(validator: Any) -> None:
    assert not list(validator.iter_errors(GOOD))


def test_every_kind_is_in_it() -> None:
    tags = {
        values["kind"]["enum"][0]
        for one in PUBLISHED["$defs"].values()
        if "kind" in (values := one["properties"])
    }
    assert tags == {*kinds.names(cluster_kinds), *kinds.names(repositories)}


@pytest.mark.parametrize(
    ("place", "value"),
    [
        (("version",), 2),
        (("fleet",), "My Fleet"),
        (("clusters", "c1", "kind"), "gke"),
        (("clusters", "c2", "context"), 7),
        (("clusters", "c2", "kube_config"), "x"),
        (("pairings", "c2", "gitops", "components"), ["helm-operator"]),
        (("pairings", "c2", "gitops", "interval"), "60"),
        (("pairings", "A B"), {"cluster": "A B", "repository": "fleet", "path": "p"}),
    ],
)
def test_refused(validator: Any, place: tuple[str, ...], value: object) -> None:
    changed = deepcopy(GOOD)
    inner: Any = changed
    for key in place[:-1]:
        inner = inner[key]
    inner[place[-1]] = value
    assert list(validator.iter_errors(changed))

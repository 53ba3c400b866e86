"""The published schema accepts and refuses what the reader does, as far as a schema can say it.

The cases are the reader's. Those that only the reader refuses have a `schema` that says why.
"""

from __future__ import annotations

import importlib
import json
import re
from collections.abc import Iterator
from copy import deepcopy
from pathlib import Path
from typing import Any

import pytest

from provisioner.handover import clusters as cluster_kinds
from provisioner.handover import kinds, platform, repositories, schema, sign_in
from tests.unit.handover.cases import CASES, GOOD, REFUSED, cases, text

# Without types of its own.
jsonschema = importlib.import_module("jsonschema")
PUBLISHED = json.loads(json.dumps(schema.handover()))


def _pattern(_validator: Any, pattern: str, value: Any, _schema: Any) -> Iterator[Any]:
    """As JSON Schema means it: in ECMAScript `$` is the end, in Python also a line break there."""
    if isinstance(value, str) and not re.search(pattern.replace("$", r"\Z"), value):
        yield jsonschema.ValidationError(f"{value!r} does not match {pattern!r}")


@pytest.fixture(scope="module")
def validator() -> Any:
    jsonschema.Draft202012Validator.check_schema(PUBLISHED)
    extended = jsonschema.validators.extend(jsonschema.Draft202012Validator, {"pattern": _pattern})
    return extended(PUBLISHED)


def test_good(validator: Any) -> None:
    assert not list(validator.iter_errors(GOOD))


@pytest.mark.parametrize("case", cases("accepted"))
def test_accepts_what_the_reader_accepts(validator: Any, case: dict[str, Any]) -> None:
    assert not list(validator.iter_errors(json.loads(text(case))))


@pytest.mark.parametrize("case", cases(*(name for name in REFUSED if name != "malformed")))
def test_refuses_what_the_reader_refuses(validator: Any, case: dict[str, Any]) -> None:
    assert validator.is_valid(json.loads(text(case))) == ("schema" in case)


@pytest.mark.parametrize("file", sorted((CASES / "v1").glob("*.json")), ids=lambda file: file.stem)
def test_accepts_what_terraform_handed_over(validator: Any, file: Path) -> None:
    value = json.loads(file.read_text())["provisioner_handover"]["value"]
    assert not list(validator.iter_errors(value))


def _texts(schema: Any, place: str = "") -> Iterator[tuple[str, dict[str, Any]]]:
    """Every text of the schema, by its place."""
    if isinstance(schema, dict):
        if schema.get("type") == "string" and "$defs" in place and "oneOf" not in place:
            yield place, schema
        for key, part in schema.items():
            yield from _texts(part, f"{place}.{key}")
    if isinstance(schema, list):
        for part in schema:
            yield from _texts(part, place)


@pytest.mark.parametrize(("place", "schema"), list(_texts(PUBLISHED)))
def test_every_text_has_a_form_and_its_examples_have_it(place: str, schema: dict[str, Any]) -> None:
    """A new field must choose: `text.Line` at least."""
    assert "pattern" in schema, place
    for example in schema.get("examples", []):
        assert re.search(schema["pattern"], example), place
        assert not re.search(schema["pattern"], f"{example}\x1b"), place


def test_every_kind_is_in_it() -> None:
    tags = {
        values["kind"]["enum"][0]
        for definition in PUBLISHED["$defs"].values()
        if "kind" in (values := definition["properties"])
    }
    folders = (cluster_kinds, repositories, sign_in, platform)
    named = {name for folder in folders for name in kinds.names(folder)}
    assert tags == named | {"kustomization", "helm_release"}


@pytest.mark.parametrize(
    ("place", "value"),
    [
        (("version",), 2),
        (("fleet",), "My Fleet"),
        (("clusters", "c1", "kind"), "nimbus"),
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

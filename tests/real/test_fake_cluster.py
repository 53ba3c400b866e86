"""Conformance of the fake cluster: the same requests to a real cluster and to the fake, compared
answer by answer."""

from __future__ import annotations

import time
from collections.abc import Iterator, Mapping
from typing import Any

import pytest
import yaml

from provisioner.base.deadlines import Deadline
from provisioner.base.errors import ProvisionerError
from provisioner.clusters import faults
from provisioner.clusters import kubeconfig as kubeconfigs
from provisioner.clusters.client import Client
from provisioner.sandbox.sandbox import Sandbox
from tests.conftest import CASES
from tests.fakes.cluster import FakeCluster

pytestmark = [pytest.mark.real, pytest.mark.timeout(180)]
SCRIPT = list(yaml.safe_load_all((CASES / "fakes" / "cluster.yaml").read_text()))
PATIENCE = 30.0  # seconds for the real cluster's own controllers
Object = dict[str, Any]
MAPS = ("f:metadata", "f:labels", "f:annotations", "f:data", "f:ownerReferences")


@pytest.fixture(scope="module")
def real(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Client]:
    sandbox = Sandbox(tmp_path_factory.mktemp("sandbox") / "sandbox")
    sandbox.start(clusters=["c1"], sink=lambda event: None)
    yield Client("c1", kubeconfigs.connection("c1", str(sandbox.kubeconfig("c1")), None))
    sandbox.clean()


@pytest.mark.parametrize("case", [pytest.param(case, id=case["case"]) for case in SCRIPT])
def test_the_fake_answers_as_the_real_one(case: Object, real: Client) -> None:
    steps = case["steps"]
    answered = list(Script(real).run(steps))
    faked = list(Script(FakeCluster("c1")).run(steps))
    for number, answers in enumerate(zip(steps, faked, answered, strict=True), 1):
        step, ours, theirs = answers
        assert ours == theirs, f"step {number}: {step}"


class Script:
    """Runs a case against one client. Instead of resource versions it counts their changes."""

    def __init__(self, client: Any) -> None:
        self.client = client
        self.kept: dict[str, Object] = {}
        self.moves: dict[str, list[str]] = {}

    def run(self, steps: list[Object]) -> Iterator[Any]:
        for step in steps:
            if step.get("after") == "terminating":  # the API server is late to forget a kind
                answer = self._allowed(step)
            else:
                answer = self._until(step) if "until" in step else self._do(step)
            if "as" in step:
                self.kept[step["as"]] = answer
            yield self._plain(answer, step.get("only", ()))

    def _until(self, step: Object) -> Any:
        deadline = Deadline.after(PATIENCE)
        while True:
            answer = self._do(step)
            if (answer is not None) == (step["until"] == "present") or deadline.over():
                return answer
            time.sleep(0.1)

    def _allowed(self, step: Object) -> Any:
        deadline = Deadline.after(PATIENCE)
        while (answer := self._do(step)) is faults.Forbidden and not deadline.over():
            time.sleep(0.1)
        return answer

    def _do(self, step: Object) -> Any:
        given = [self._filled(value) for value in step["with"]]
        if step["do"] == "serve":
            given.append(Deadline.after(PATIENCE))
        try:
            return getattr(self.client, step["do"])(*given, **step.get("kw", {}))
        except ProvisionerError as error:
            return type(error)

    def _filled(self, value: Any) -> Any:
        if isinstance(value, Mapping):
            return {key: self._filled(inner) for key, inner in value.items()}
        if isinstance(value, list):
            return [self._filled(inner) for inner in value]
        if isinstance(value, str) and value.startswith("$"):
            name, _, part = value[1:].partition(".")
            meta = self.kept[name]["metadata"]
            return meta["resourceVersion" if part == "version" else "uid"]
        return value

    def _plain(self, answer: Any, only: list[str]) -> Any:
        """The part of an answer that must be equal."""
        if isinstance(answer, list):
            return [self._plain(item, only) for item in answer]
        if not isinstance(answer, dict):
            return answer
        plain = _fields(answer) | {"moves": self._moves(answer["metadata"])}
        return {key: _at(answer, key, plain) for key in only} if only else plain

    def _moves(self, meta: Object) -> int:
        versions = self.moves.setdefault(meta["uid"], [])
        if meta["resourceVersion"] not in versions:
            versions.append(meta["resourceVersion"])
        return versions.index(meta["resourceVersion"])


def _fields(answer: Object) -> Object:
    meta = answer["metadata"]
    named = ("name", "namespace", "labels", "annotations", "generation")
    content = {"data", "type", "apiVersion", "kind"} | (
        {"spec", "status"} if "example.com" in str(answer.get("apiVersion")) else set()
    )
    return {
        **{key: meta.get(key) for key in named},
        **{key: answer.get(key) for key in content},
        "finalizers": sorted(meta.get("finalizers") or []),
        "deleting": "deletionTimestamp" in meta,
        "owners": [owner["name"] for owner in meta.get("ownerReferences") or []],
        "managers": sorted(_managers(answer), key=str),
    }


def _managers(answer: Object) -> Iterator[Any]:
    """Field managers; with their fields, unless a schema decides what a field is."""
    plain = answer.get("kind") in ("ConfigMap", "Secret", "Thing")
    for entry in answer["metadata"].get("managedFields") or []:
        fields = _without_dots(entry.get("fieldsV1") or {})
        if fields:
            head = [entry["manager"], entry["operation"], entry["apiVersion"]]
            yield [*head, entry.get("subresource"), fields if plain else ...]


def _without_dots(fields: Object) -> Object:
    """Without details that the fake does not model: owners of whole maps and of list entries."""
    plain = {
        key: _without_dots(inner)
        for key, inner in fields.items()
        if key != "." and not key.startswith("k:")
    }
    return {key: inner for key, inner in plain.items() if inner or key not in MAPS}


def _at(answer: Object, key: str, plain: Object) -> Any:
    if "." not in key:
        return plain[key]
    first, _, second = key.partition(".")
    return (answer.get(first) or {}).get(second)

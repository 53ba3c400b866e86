"""When a user's own kustomization.yaml is built, and what a failed build says."""

from __future__ import annotations

import dataclasses
import shutil
from concurrent.futures import Future
from pathlib import Path
from typing import Any

import pytest

from provisioner.base import programs
from provisioner.base.errors import BadInput, ProvisionerError
from provisioner.flux import files
from provisioner.pairing.branch.kustomize import build
from provisioner.pairing.run.desired_state import Desired
from provisioner.pairing.run.repository_state import FileChanges, Prepared, Published
from tests.unit.pairing.targets import Objects, target

OWN = "resources:\n- gotk-sync.yaml\n- gotk-components.yaml\n- mine.yaml\n"


class FakeClone:
    """A clone of which only exports matter."""

    head = "a" * 40

    def __init__(self) -> None:
        self.exports: list[str] = []

    def draft(self, _files: Any) -> str:
        return "draft"

    def export(self, _folder: Any, revision: str) -> None:
        self.exports.append(revision)


def ended(code: int, out: str = "", err: str = "") -> programs.Outcome:
    return programs.Outcome(argv=("kustomize",), code=code, out=out, err=err)


@pytest.fixture
def ran(monkeypatch: pytest.MonkeyPatch) -> list[list[str]]:
    """The commands that were run; each fails if its folder is of cluster c2."""
    commands: list[list[str]] = []

    def run(command: list[str], **_more: Any) -> programs.Outcome:
        commands.append(command)
        if "clusters/c2" in command[-1]:
            return ended(1, err=f"Error: {command[-1]}/x: no such file\n")
        return ended(0, out="kind: A\n---\n---\nkind: B\n")

    monkeypatch.setattr(programs, "run", run)
    found(monkeypatch, "kustomize", "kubectl")
    return commands


def found(monkeypatch: pytest.MonkeyPatch, *names: str) -> None:
    monkeypatch.setattr(shutil, "which", lambda name: f"/bin/{name}" if name in names else None)


def changes(desired: Desired, text: str, writes: dict[str, str]) -> FileChanges:
    held = {desired.kustomization: text} if text else {}
    return FileChanges(head="h", held={"c1": held}, writes={"c1": writes}, refused={})


def checked(desired: Desired, text: str, writes: dict[str, str]) -> tuple[list[str], FileChanges]:
    clone: Any = FakeClone()
    result = build.check(clone, [desired], changes(desired, text, writes))
    return clone.exports, result


def test_only_a_users_own_is_built_before_a_push(desired: Desired, ran: list[list[str]]) -> None:
    plain = desired.files[desired.kustomization]
    for text, writes in ((OWN, {}), (plain, {"a": "1"}), ("", {"a": "1"})):
        assert checked(desired, text, writes)[0] == []
    exports, result = checked(desired, OWN, {"a": "1"})
    assert exports == ["draft"]
    assert [command[:2] for command in ran] == [["/bin/kustomize", "build"]]
    assert ran[0][-1].endswith("clusters/c1/flux-system")
    assert (result.refused, result.writes) == ({}, {"c1": {"a": "1"}})


def test_without_a_builder_it_is_left_to_the_installation(
    desired: Desired, ran: list[list[str]], monkeypatch: pytest.MonkeyPatch
) -> None:
    found(monkeypatch)
    assert checked(desired, OWN, {"a": "1"})[1].refused == {}
    assert ran == []
    clone: Any = FakeClone()
    with pytest.raises(ProvisionerError, match="needs kustomize or kubectl"):
        build.build(clone, desired.kustomization)


def test_one_that_does_not_build_is_refused(
    desired: Desired, ran: list[list[str]], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(programs, "run", lambda *_given, **_more: ended(1, err="Error: broken\n"))
    _, result = checked(desired, OWN, {"a": "1"})
    error = result.refused["c1"]
    assert isinstance(error, BadInput)
    assert (error.subject, error.cause) == (desired.kustomization, "does not build: broken")
    assert result.writes == {"c1": {}}
    assert ran == []


def test_kubectl_builds_where_kustomize_is_not_there(
    desired: Desired, ran: list[list[str]], monkeypatch: pytest.MonkeyPatch
) -> None:
    found(monkeypatch, "kubectl")
    clone: Any = FakeClone()
    built = build.build(clone, desired.kustomization)
    assert built == [{"kind": "A"}, {"kind": "B"}]
    assert clone.exports == [clone.head]
    assert ran[0][:2] == ["/bin/kubectl", "kustomize"]


@pytest.mark.parametrize(("text", "built"), [("", False), (OWN, True)])
def test_what_a_first_install_applies(
    text: str, built: bool, desired: Desired, ran: list[list[str]]
) -> None:
    clone: Any = FakeClone()
    prepared: Future[Prepared] = Future()
    prepared.set_result(Prepared(clone=clone, changes=changes(desired, text, {})))
    published: Future[Published] = Future()
    published.set_result(Published(clone=clone, texts={}, written={}))
    subject = target(desired, Objects(), prepared=prepared, published=published)
    objects = build.objects(subject)
    assert objects == ([{"kind": "A"}, {"kind": "B"}] if built else desired.components)
    assert len(ran) == int(built)


@pytest.mark.parametrize("where", ["held", "written", "rendered"])
def test_a_first_install_pins_what_git_pins(where: str, desired: Desired) -> None:
    image = "ghcr.io/fluxcd/source-controller:v1.9.4"
    entry = {"name": image, "newTag": "v1.9.4", "digest": f"sha256:{'a' * 64}"}
    text = files.kustomization([entry])
    container = {"name": "manager", "image": image}
    item = {"kind": "Deployment", "spec": {"template": {"spec": {"containers": [container]}}}}
    path, plain = desired.kustomization, files.kustomization()
    subject = dataclasses.replace(
        desired,
        components=[item],
        files={**desired.files, path: text if where == "rendered" else plain},
    )
    held = {"held": {path: text}, "written": {path: plain}, "rendered": {}}[where]
    writes = {path: text} if where == "written" else {}
    decided = FileChanges(head="h", held={"c1": held}, writes={"c1": writes}, refused={})
    clone: Any = FakeClone()
    prepared: Future[Prepared] = Future()
    prepared.set_result(Prepared(clone=clone, changes=decided))
    [built] = build.objects(target(subject, Objects(), prepared=prepared))
    manager = built["spec"]["template"]["spec"]["containers"][0]
    assert manager["image"] == f"{image}@{entry['digest']}"


@pytest.mark.parametrize(
    ("text", "plain"),
    [
        ("warning\nError: no such file\n", "no such file"),
        ("error: no such file", "no such file"),
        ('time=x level=error err="broken: x"', "broken: x"),
        ("", ""),
        ("x" * 400, "x" * 300),
    ],
)
def test_the_last_line_says_why(text: str, plain: str) -> None:
    assert build._plain(text) == plain


def test_a_path_is_named_as_in_the_repository(tmp_path: Path, ran: list[list[str]]) -> None:
    with pytest.raises(BadInput, match="does not build: clusters/c2/x: no such file"):
        build._build(tmp_path, "clusters/c2/kustomization.yaml")
    assert len(ran) == 1


def test_one_builder_is_enough(
    desired: Desired, ran: list[list[str]], monkeypatch: pytest.MonkeyPatch
) -> None:
    found(monkeypatch, "kubectl")
    assert checked(desired, OWN, {"a": "1"})[0] == ["draft"]
    assert len(ran) == 1

"""Programs that a run will need are looked for before it touches anything."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from provisioner.base.errors import BadInput
from provisioner.git import hosts
from provisioner.handover import kinds, read, repositories
from provisioner.pairing.run.options import Options
from provisioner.runs import up
from provisioner.runs.project import Project, Settings
from provisioner.terraform.plans import PlanResult
from tests.fakes.host import KNOWN_HOSTS
from tests.unit.base.test_tools import script
from tests.unit.conftest import FleetMaker

SSH: dict[str, Any] = {
    "kind": "ssh",
    "url": "ssh://git@git.example.com/fleet.git",
    "known_hosts": list(KNOWN_HOSTS),
}


def handover(**repository: Any) -> dict[str, Any]:
    return {
        "version": 1,
        "fleet": "demo",
        "clusters": {"c1": {"kind": "existing", "context": "c1"}},
        "repositories": {"fleet": {**SSH, **repository}},
        "pairings": {"c1": {"cluster": "c1", "repository": "fleet", "path": "c1"}},
    }


@pytest.fixture
def only_git(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    script(tmp_path, "git")
    monkeypatch.setenv("PATH", str(tmp_path))


@pytest.mark.parametrize("story", ["pair", "unpair", "upgrade", "rotate"])
def test_without_git_no_cluster_is_asked(
    story: str, fake_fleet: FleetMaker, monkeypatch: pytest.MonkeyPatch
) -> None:
    fleet = fake_fleet()
    fleet.pair()
    monkeypatch.setenv("PATH", "")
    with pytest.raises(BadInput, match="not found on PATH: .*git"):
        getattr(fleet, story)()
    assert len(fleet.only.journal) == 0


@pytest.mark.usefixtures("only_git")
def test_rotate_tries_keys_over_ssh(fake_fleet: FleetMaker) -> None:
    fleet = fake_fleet()
    with pytest.raises(BadInput, match="not found on PATH: ssh "):
        fleet.rotate()
    assert len(fleet.only.journal) == 0


@pytest.mark.usefixtures("only_git")
def test_a_plan_whose_pairing_would_lack_ssh_is_refused_before_the_apply() -> None:
    plan = PlanResult(changes=True, resources=(), handover=handover())
    with pytest.raises(BadInput, match="not found on PATH: ssh "):
        up.require_makeable(plan)


def test_manifests_are_read_before_the_apply(tmp_path: Path) -> None:
    with_manifests = handover()
    absent = {"name": "cilium", "manifests": str(tmp_path / "cilium.yaml")}
    with_manifests["pairings"]["c1"]["prerequisites"] = [absent]
    plan = PlanResult(changes=True, resources=(), handover=with_manifests)
    with pytest.raises(BadInput, match=r"prerequisite cilium: .*cilium.yaml cannot be read"):
        up.require_makeable(plan)


def test_up_looks_for_git_and_terraform_at_once_before_the_synthesis(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PATH", "")
    settings = Settings(pairing=Options(), project=tmp_path)
    with pytest.raises(BadInput, match="not found on PATH: git .*, terraform "):
        Project().synthesised(settings, lambda _event: None)


@pytest.mark.parametrize(
    ("repository", "programs"),
    [
        ({}, ["git", "ssh", "ssh-keygen", "ssh-agent", "ssh-add"]),
        (
            {"trust_on_first_use": True},
            ["git", "ssh", "ssh-keygen", "ssh-agent", "ssh-add", "ssh-keyscan"],
        ),
        ({"kind": "github", "owner": "acme", "name": "fleet"}, ["git"]),
    ],
)
def test_a_repository_needs_what_its_host_needs(
    repository: dict[str, Any], programs: list[str]
) -> None:
    given = handover(**repository)
    if "kind" in repository:
        given["repositories"]["fleet"] = repository
    declared = read.from_object(given, "test").repositories["fleet"]
    assert [tool.name for tool in hosts.programs(declared)] == programs


def test_every_kind_of_host_says_what_it_needs() -> None:
    for kind in kinds.names(repositories):
        assert hasattr(__import__(f"{hosts.__name__}.{kind}", fromlist=["x"]), "programs")

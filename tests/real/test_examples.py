"""The example stacks under real Terraform, with providers that are fakes: all is planned before
anything exists."""

from __future__ import annotations

import contextlib
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from tests.provider import gitea, hosts, server
from tests.provider.fake import Fake
from tests.real.project import Project
from tests.real.terraform import Terraform

pytestmark = pytest.mark.real

# By stack: its provider, what Terraform makes, and which of that is archived in the end.
EXAMPLES: dict[str, tuple[Any, list[str], str]] = {
    "github_team": (
        hosts.github,
        [
            "github_branch_default",
            "github_branch_protection",
            "github_repository",
            "github_team_repository",
            "github_team_repository",
        ],
        "github_repository",
    ),
    "gitlab_group": (
        hosts.gitlab,
        ["gitlab_branch_protection", "gitlab_project", "gitlab_project_share_group"],
        "gitlab_project",
    ),
    "gitea": (
        gitea.gitea,
        [
            "gitea_repository",
            "gitea_repository_collaborator",
            "gitea_team",
            "gitea_team_members",
            "terraform_data",
        ],
        "gitea_repository",
    ),
}


@contextlib.contextmanager
def attached(folder: Path, stack: str) -> Iterator[tuple[Project, Fake]]:
    """A project whose Terraform finds the fake, and whose only stack is the example."""
    provider: Fake = EXAMPLES[stack][0]()
    project = Project(folder)
    with server.serving(provider) as environment:
        project.env |= environment
        yield project, provider


def terraform(project: Project, stack: str) -> Terraform:
    return Terraform(project.folder / "cdktf.out" / "stacks" / stack, project.env)


@pytest.mark.parametrize("stack", EXAMPLES)
def test_a_plan_shows_everything_before_anything_exists(tmp_path: Path, stack: str) -> None:
    with attached(tmp_path, stack) as (project, provider):
        planned = project.json("plan", "--context", f"stack={stack}")
    assert planned.code == 0, planned.err
    told = [event["address"] for event in planned.events if event["type"] == "terraform"]
    made = [address.split(".")[0] for address in told if not address.startswith("data.")]
    assert sorted(made) == EXAMPLES[stack][1]
    steps = {(event["cluster"], event["step"]) for event in planned.steps()}
    wanted = {"controllers", "secret", "deploy key", "files", "sync"}
    assert steps >= {(cluster, step) for cluster in ("production", "staging") for step in wanted}
    assert provider.world.calls == []


@pytest.mark.parametrize("stack", EXAMPLES)
def test_the_life_of_an_example(tmp_path: Path, stack: str) -> None:
    _, types, kept = EXAMPLES[stack]
    with attached(tmp_path, stack) as (project, provider):
        assert project.provisioner("plan", "--context", f"stack={stack}").code == 0
        run = terraform(project, stack)
        assert sorted(address.split(".")[0] for address in run.changes()) == types
        run("apply", "-auto-approve")
        assert run.changes() == {}
        run("destroy", "-auto-approve")
    left = {type: list(found.values()) for type, found in provider.world.objects.items() if found}
    assert list(left) == [kept]
    assert left[kept][0]["archived"] is True

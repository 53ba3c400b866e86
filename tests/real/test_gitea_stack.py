"""The Gitea example against a real Gitea: Terraform makes repository, team and access, then pairing
the rest."""

from __future__ import annotations

import base64
import json
from collections.abc import Iterator
from typing import Any

import pytest

from tests.provider import hosts, real_gitea, server
from tests.real.gitea import Gitea
from tests.real.project import Project
from tests.real.terraform import Terraform

pytestmark = [pytest.mark.real, pytest.mark.gitea, pytest.mark.timeout(300)]

CLUSTERS = ("c1", "c2", "c3")
STACK = """
from provisioner_cdk import App

from stacks.gitea import Gitea

GIVEN = {given}


def build(app: App) -> None:
    Gitea(app, "tested", **GIVEN)
"""


@pytest.fixture(scope="module")
def gitea(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Gitea]:
    started = Gitea(tmp_path_factory.mktemp("gitea"))
    started.organisation("example")
    for name in ("ann", "bob", "auditor"):
        started.user(name)
    yield started
    started.stop()


@pytest.fixture(scope="module")
def ready(project: Project, gitea: Gitea) -> Iterator[Project]:
    """The example with this Gitea's values and clusters of the sandbox, which are there before
    Terraform runs."""
    assert (
        project.provisioner(
            "sandbox", "start", *(word for name in CLUSTERS for word in ("--cluster", name))
        ).code
        == 0
    )
    kubeconfigs = [project.kubeconfig(name) for name in CLUSTERS]
    given = {
        "url": gitea.url,
        "known_hosts": gitea.known_hosts,
        "ca_file": str(gitea.ca),
        "clusters": {context(project, kubeconfig): kubeconfig for kubeconfig in kubeconfigs},
        "distribution": str(project.folder / ".provisioner" / "sandbox" / "distribution"),
    }
    declare(project, **given)
    project.env |= {
        "GITEA_TOKEN": gitea.token,
        "CDKTF_CONTEXT_JSON": json.dumps({"stack": "tested"}),
    }
    with server.serving(real_gitea.provider(gitea), hosts.tls()) as environment:
        project.env |= environment
        yield project


def declare(project: Project, **given: Any) -> None:
    """Write the stack; what was given before stays."""
    kept = project.folder / "given.json"
    whole = {**(json.loads(kept.read_text()) if kept.exists() else {}), **given}
    kept.write_text(json.dumps(whole))
    (project.folder / "stacks" / "tested.py").write_text(STACK.format(given=whole))


def keys(gitea: Gitea) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = gitea.api("GET", "/repos/example/fleet/keys")
    return found


def context(project: Project, kubeconfig: str) -> str:
    return project.run(
        "kubectl", "--kubeconfig", kubeconfig, "config", "current-context"
    ).out.strip()


def test_one_that_terraform_has_just_made_and_that_is_empty_is_planned(
    ready: Project, gitea: Gitea
) -> None:
    assert ready.provisioner("plan").code == 0
    terraform = Terraform(ready.folder / "cdktf.out" / "stacks" / "tested", ready.env)
    terraform("apply", "-auto-approve")
    assert gitea.api("GET", "/repos/example/fleet")["empty"] is True
    planned = ready.json("plan")
    assert planned.code == 0, planned.err
    assert {
        event["action"] for event in planned.steps() if event["step"] in ("deploy key", "files")
    } == {"created"}
    terraform("destroy", "-auto-approve")
    gitea.api("DELETE", "/repos/example/fleet")


def test_one_run_makes_it_and_pairs_it(ready: Project, gitea: Gitea) -> None:
    planned = ready.provisioner("plan")
    assert planned.code == 0, planned.err
    for one in ("gitea_repository.", "gitea_team.", "deploy key on fleet", "/flux-system  create"):
        assert one in planned.out
    assert gitea.api("GET", "/repos/example/fleet", expect=False) == 404

    up = ready.json("up", "--yes")
    assert up.code == 0, up.err
    repository = gitea.api("GET", "/repos/example/fleet")
    assert (repository["private"], repository["empty"], repository["default_branch"]) == (
        True,
        False,
        "main",
    )
    assert [key["read_only"] for key in keys(gitea)] == [True] * len(CLUSTERS)
    (team,) = [
        team
        for team in gitea.api("GET", "/repos/example/fleet/teams")
        if team["name"] == "platform"
    ]
    assert {member["login"] for member in gitea.api("GET", f"/teams/{team['id']}/members")} == {
        "ann",
        "bob",
    }
    assert gitea.api("GET", "/repos/example/fleet/collaborators/auditor", expect=False) == 204


def test_again_nothing_changes(ready: Project) -> None:
    again = ready.json("up", "--yes")
    assert again.code == 0, again.err
    assert [
        event
        for event in again.events
        if event["type"] == "terraform" and event["action"] != "refresh"
    ] == []
    assert not again.report["changed"], again.out


def test_a_key_and_a_secret_lost_by_hand_are_restored(ready: Project, gitea: Gitea) -> None:
    before = {key["title"] for key in keys(gitea)}
    number = next(key["id"] for key in keys(gitea) if "sandbox-c1 " in key["title"])
    gitea.api("DELETE", f"/repos/example/fleet/keys/{number}")
    ready.kubectl("c2", "delete", "secret", "-n", "flux-system", "flux-system")
    up = ready.json("up", "--yes")
    assert up.code == 0, up.err
    after = {key["title"] for key in keys(gitea)}
    assert len(keys(gitea)) == len(CLUSTERS)
    (lost,) = (
        before - after
    )  # the Secret's key is a new one; the key that was deleted came back as it was
    assert "sandbox-c2 " in lost
    assert not ready.json("up", "--yes").report["changed"]


def test_what_somebody_changed_is_seen_and_set_right(ready: Project, gitea: Gitea) -> None:
    gitea.api("PATCH", "/repos/example/fleet", private=False)
    assert "gitea_repository" in ready.provisioner("plan").out
    assert ready.provisioner("up", "--yes").code == 0
    assert gitea.api("GET", "/repos/example/fleet")["private"] is True


def test_terraform_takes_the_key_into_its_custody(ready: Project, gitea: Gitea) -> None:
    before = {key["key"] for key in keys(gitea)}
    declare(ready, custody="terraform")
    planned = ready.json("plan")
    assert planned.code == 0, planned.err
    up = ready.json("up", "--yes")
    assert up.code == 0, up.err
    after = keys(gitea)
    titles = {f"example-gitea/sandbox-{name} of Terraform" for name in CLUSTERS}
    assert ({key["title"] for key in after}, {key["read_only"] for key in after}) == (
        titles,
        {True},
    )
    assert not before & {key["key"] for key in after}

    output = ready.run("terraform", "-chdir=cdktf.out/stacks/tested", "output", "-json").out
    private = json.loads(output)["provisioner_keys"]["value"]["sandbox-c1"]
    held = json.loads(
        ready.kubectl("c1", "get", "secret", "-n", "flux-system", "flux-system", "-o", "json")
    )["data"]
    assert base64.b64decode(held["identity"]).decode() == private
    # Nowhere else: a line of the key is in no output, and in no file but the state and the
    # cluster's own.
    canary = private.splitlines()[2]
    assert canary not in planned.out + planned.err + up.out + up.err
    files = [
        path
        for path in ready.folder.rglob("*")
        if path.is_file() and ".provisioner" not in path.parts
    ]
    holding = [path for path in files if canary.encode() in path.read_bytes()]
    assert {path.name for path in holding} <= {
        "terraform.tested.tfstate",
        "terraform.tested.tfstate.backup",
    }

    again = ready.json("up", "--yes")
    assert (again.code, again.report["changed"]) == (0, False), again.out
    refused = ready.provisioner("rotate")
    assert "Terraform keeps its deploy key" in refused.out + refused.err


def test_a_key_that_terraform_replaces_reaches_the_cluster(ready: Project, gitea: Gitea) -> None:
    before = {key["key"] for key in keys(gitea)}
    terraform = Terraform(ready.folder / "cdktf.out" / "stacks" / "tested", ready.env)
    address = next(
        one for one in terraform("state", "list").split() if one.startswith("tls_private_key.")
    )
    terraform("apply", "-auto-approve", f"-replace={address}")
    paired = ready.json("pair")
    assert paired.code == 0, paired.err
    after = {key["key"] for key in keys(gitea)}
    assert (len(after), len(after - before)) == (len(CLUSTERS), 1)


def test_it_is_archived_in_the_end(ready: Project, gitea: Gitea) -> None:
    down = ready.provisioner("down", "--yes")
    assert down.code == 0, down.err
    assert gitea.api("GET", "/repos/example/fleet")["archived"] is True
    assert keys(gitea) == []
    assert [team["name"] for team in gitea.api("GET", "/orgs/example/teams")] == ["Owners"]

"""Image automation on a real cluster with real Flux and a real registry: a new tag becomes a commit
and then a rollout. In this order."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

import pytest

from provisioner.base import keys
from provisioner.pairing.run.snapshot import RECORD
from provisioner.sandbox.building import builder, parts
from tests.real import own
from tests.real.platform import web
from tests.real.project import Project
from tests.support import registry, waiting

pytestmark = [pytest.mark.real, pytest.mark.timeout(400)]

SIGNER = keys.make("ed25519")
NAME = "image-automation-images"
FILE = "clusters/s1/web.yaml"


@pytest.fixture(scope="module")
def host(project: Project) -> Iterator[str]:
    builder.build(parts.IMAGE_CONTROLLERS, lambda _event: None)
    with registry.serving(project.tmp / "registry") as host:
        registry.push(host, "example/web", "1.0.0")
        yield host


@pytest.fixture(scope="module")
def given(project: Project, host: str) -> own.Handover:
    own.start(project, "s1")
    own.push(project, {FILE: web.manifest(host)})
    project.env["SIGNER"] = SIGNER.private.reveal()
    handover = own.handover(project, ["s1"], components=web.COMPONENTS, interval="1s")
    own.declare(handover, images(host))
    return handover


def images(host: str, **changes: Any) -> dict[str, Any]:
    return {
        "kind": "image_automation",
        "name": "images",
        "images": [web.declared(host)],
        "path": "clusters/s1",
        "interval": "1m",
        "signing_key": {"env": "SIGNER"},
        "signing_format": "ssh",
        **changes,
    }


def deploy_keys(project: Project) -> dict[str, bool]:
    """Whether it may write, by the title of each key of the cluster."""
    listed = own.sandbox(project).keys("fleet")
    return {key.title: key.write for key in listed if key.title.startswith("own/")}


def head(project: Project, branch: str = "main") -> str:
    return project.git("rev-parse", branch).strip()


def test_a_plan_names_it_before_anything_exists(project: Project, given: own.Handover) -> None:
    done = project.json("plan", *own.TRUSTED, stdin=json.dumps(given))
    assert done.code in (0, 2), done.err
    steps = own.actions(done)
    assert (steps["platform keys"], steps["platform"]) == ("created", "created")


def test_the_pairing_proves_it_with_a_key_that_may_write(
    project: Project, given: own.Handover
) -> None:
    done = own.pair(project, given)
    assert done.code == 0, done.err + done.out
    rights = deploy_keys(project)
    assert sorted(rights.values()) == [False, True]
    (writing,) = (title for title, write in rights.items() if write)
    assert writing.startswith(f"own/s1/{NAME} ")
    policy = own.get(project, "s1", "ImagePolicy", "web")
    assert policy["status"]["latestRef"]["tag"] == "1.0.0"
    private = own.get(project, "s1", "Secret", NAME)["data"]["identity"]
    assert private not in done.out + project.git("log", "-p", "main")


def test_again_nothing_changes(project: Project, given: own.Handover) -> None:
    done = own.pair(project, given)
    assert done.code == 0, done.err + done.out
    assert {step["action"] for step in done.steps()} == {"unchanged"}


def test_a_new_tag_is_committed_and_rolled_out(
    project: Project, given: own.Handover, host: str
) -> None:
    before = head(project)
    registry.push(host, "example/web", "1.1.0")
    waiting.until(lambda: head(project) != before)
    assert f"{host}/example/web:1.1.0 # {{" in project.git("show", f"main:{FILE}")
    changed = project.git("diff", "--name-only", before, "main").split()
    assert changed == [FILE]
    assert "-----BEGIN SSH SIGNATURE-----" in project.git("cat-file", "-p", "main")
    waiting.until(lambda: web.image(project, "s1") == f"{host}/example/web:1.1.0")


def test_a_lost_key_is_made_anew_and_the_old_one_is_revoked(
    project: Project, given: own.Handover
) -> None:
    before = deploy_keys(project)
    project.kubectl("s1", "delete", "secret", NAME, "-n", "flux-system")
    done = own.pair(project, given)
    assert done.code == 0, done.err + done.out
    after = deploy_keys(project)
    assert len(after) == 2, after
    assert len(after.keys() & before.keys()) == 1


def test_it_is_rotated_with_the_other_key_and_still_pushes(
    project: Project, given: own.Handover, host: str
) -> None:
    keys_before = deploy_keys(project)
    done = project.json("rotate", *own.TRUSTED, stdin=json.dumps(given))
    assert done.code == 0, done.err + done.out
    after = deploy_keys(project)
    assert sorted(after.values()) == [False, True]
    assert not after.keys() & keys_before.keys()
    before = head(project)
    registry.push(host, "example/web", "1.2.0")
    waiting.until(lambda: head(project) != before)
    assert own.pair(project, given).code == 0


def test_a_branch_of_its_own_leaves_the_followed_one_alone(
    project: Project, given: own.Handover, host: str
) -> None:
    own.declare(given, images(host, push_branch="images"))
    done = own.pair(project, given)
    assert done.code == 0, done.err + done.out
    before = head(project)
    registry.push(host, "example/web", "1.3.0")
    waiting.until(lambda: "images" in project.git("branch", "--list", "images"))
    assert "web:1.3.0" in project.git("show", f"images:{FILE}")
    assert head(project) == before


def test_without_it_nothing_of_it_is_left(project: Project, given: own.Handover) -> None:
    own.declare(given)
    done = own.pair(project, given)
    assert done.code == 0, done.err + done.out
    for kind, name in (("GitRepository", "images"), ("ImagePolicy", "web"), ("Secret", NAME)):
        assert own.get(project, "s1", kind, name) is None, (kind, name)
    assert list(deploy_keys(project).values()) == [False]


def test_leaving_takes_it_along(project: Project, given: own.Handover, host: str) -> None:
    own.declare(given, images(host))
    assert own.pair(project, given).code == 0
    assert own.get(project, "s1", "ConfigMap", RECORD)
    done = project.json("unpair", *own.TRUSTED, "--yes", "--drain", "s1", stdin=json.dumps(given))
    assert done.code == 0, done.err + done.out
    assert deploy_keys(project) == {}
    assert own.get(project, "s1", "Namespace", "flux-system", "") is None

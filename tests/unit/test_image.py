"""The Dockerfile, as far as it can be checked without a container engine."""

from __future__ import annotations

import fnmatch
import functools
import re
import shlex
import shutil
import subprocess
import sys
from collections.abc import Iterable
from importlib import metadata
from pathlib import Path

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

from provisioner.pods.credentials import WORK

ROOT = Path(__file__).parents[2]
KNOWN = {"ARG", "FROM", "WORKDIR", "COPY", "RUN", "ENV", "USER", "ENTRYPOINT", "CMD"}
SECRET = re.compile(r"token|secret|password|key|credential", re.IGNORECASE)
PINNED = re.compile(r"[\w./-]+:\d+\.\d+[\w.-]*-[a-z]+|[\w./-]+@sha256:[0-9a-f]{64}")


def instructions() -> list[tuple[str, list[str]]]:
    """Each with its words. Lines that go on are joined, comments are left out."""
    lines = [
        line
        for line in (ROOT / "Dockerfile").read_text().splitlines()
        if not line.lstrip().startswith("#")
    ]
    joined = "\n".join(lines).replace("\\\n", " ").splitlines()
    words = [shlex.split(line) for line in joined if line.strip()]
    return [(first.upper(), rest) for first, *rest in words]


def named(wanted: str) -> list[list[str]]:
    return [words for name, words in instructions() if name == wanted]


def copies() -> list[tuple[list[str], str]]:
    """Sources in this folder, and where they go."""
    own = [words for words in named("COPY") if not words[0].startswith("--from")]
    return [(sources, target) for *sources, target in own]


def sources() -> list[str]:
    return [source for group, _ in copies() for source in group]


def sent() -> list[str]:
    """What .dockerignore lets through."""
    lines = (ROOT / ".dockerignore").read_text().splitlines()
    return [line[1:] for line in lines if line.startswith("!")]


def test_every_copied_file_exists_and_reaches_the_builder() -> None:
    assert [source for source in sources() if not (ROOT / source).exists()] == []
    assert sorted(sources()) == sorted(sent())


@pytest.mark.parametrize(
    "name", [".provisioner", "provisioner.lock.json", "terraform.a.tfstate", "a.plan", ".git"]
)
def test_nothing_else_does(name: str) -> None:
    assert "*" in (ROOT / ".dockerignore").read_text().splitlines()
    assert not any(fnmatch.fnmatch(name, pattern) for pattern in sent())


def test_the_base_has_a_version() -> None:
    arguments = dict(words[0].split("=", 1) for words in named("ARG"))
    bases = [words[0].replace("${BASE}", arguments["BASE"]) for words in named("FROM")]
    assert bases
    assert all(PINNED.fullmatch(base) for base in bases), bases


def test_it_takes_no_secret() -> None:
    words = [word for name in ("ARG", "ENV") for given in named(name) for word in given]
    assert [word for word in words if SECRET.search(word.partition("=")[0])] == []


def test_it_runs_as_the_user_and_in_the_folder_that_the_manifests_expect() -> None:
    (user,), (folder,) = named("USER")[-1], named("WORKDIR")[-1]
    assert int(user) > 0
    (made,) = [words for words in named("RUN") if "useradd" in words]
    assert made[made.index("--uid") + 1] == user
    assert made[made.index("--home-dir") + 1] == folder == WORK


def test_it_has_what_pairing_runs() -> None:
    (installed,) = [words for words in named("RUN") if "apt-get" in words]
    assert {"git", "openssh-client", "ca-certificates"} <= set(installed)


def test_it_is_written_as_linters_want_it() -> None:
    """The rules of hadolint that concern what is in it, but for versions of Debian's packages:
    those of a base that is pinned go with it."""
    found = instructions()
    assert {name for name, _ in found} <= KNOWN
    assert (ROOT / "Dockerfile").read_text().count("\nENTRYPOINT [") == 1
    assert (ROOT / "Dockerfile").read_text().count("\nCMD [") == 1
    assert all(words[0].startswith("/") for words in named("WORKDIR"))
    stages = [words[-1] for words in named("FROM") if "AS" in words]
    used = [words[0] for words in named("COPY") if words[0].startswith("--from=")]
    assert {word.removeprefix("--from=") for word in used} <= set(stages)
    assert [name for name, _ in found].index("USER") > [name for name, _ in found].index("RUN")
    for words in named("RUN"):
        assert not {"sudo", "cd", "curl", "wget", "upgrade", "dist-upgrade"} & set(words)
        if "apt-get" in words:
            assert {"update", "--yes", "--no-install-recommends", "/var/lib/apt/lists/*"} <= {
                *words
            }
        if "useradd" in words:  # or a high UID makes the log of logins hundreds of gigabytes
            assert "--no-log-init" in words
        if words[0].endswith("/pip"):
            assert {"--no-cache-dir", "--constraint"} <= set(words)


def wanted(words: list[str]) -> set[str]:
    """The distributions that pip would install for these arguments, as they are installed here: by
    the same constraints. Their own requirements are followed."""
    (own,) = [word for word in words if word.startswith(".")]
    waiting, found = [f"provisioner-gitops{own[1:]}"], set[str]()
    done = set[str]()
    while waiting:
        requirement = Requirement(waiting.pop())
        name = canonicalize_name(requirement.name)
        found.add(name)
        for extra in {"", *requirement.extras}:
            if f"{name}[{extra}]" not in done:
                done.add(f"{name}[{extra}]")
                waiting += _requirements(name, extra)
    return found - {"provisioner-gitops"}


def _requirements(name: str, extra: str) -> list[str]:
    given = [Requirement(text) for text in metadata.requires(name) or ()]
    return [
        str(one) for one in given if one.marker is None or one.marker.evaluate({"extra": extra})
    ]


def linked(names: Iterable[str], place: Path) -> None:
    """The files of these distributions alone."""
    for name in names:
        for file in metadata.files(name) or ():
            if ".." not in file.parts and "__pycache__" not in file.parts:
                target = place / file
                target.parent.mkdir(parents=True, exist_ok=True)
                target.symlink_to(file.locate())


@pytest.mark.real
def test_the_packages_install_from_the_copied_files_alone(tmp_path: Path) -> None:
    """With nothing beside them but what the line of pip asks for. That pip finds these versions is
    shown by the environment of the tests, which has the same constraints."""
    source, venv = tmp_path / "src", tmp_path / "venv"
    source.mkdir()
    for group, target in copies():
        for name in group:
            place = source / (target if target != "./" else name)
            place.parent.mkdir(parents=True, exist_ok=True)
            if (ROOT / name).is_dir():
                shutil.copytree(ROOT / name, place)
            else:
                shutil.copyfile(ROOT / name, place)
    (line,) = [words for words in named("RUN") if words[0].endswith("/pip")]
    constraints = (source / line[line.index("--constraint") + 1]).read_text()
    names = wanted(line)
    pinned = {canonicalize_name(one.partition("==")[0]) for one in constraints.splitlines()}
    assert names <= pinned
    run = functools.partial(subprocess.run, check=True, capture_output=True, text=True)
    run([sys.executable, "-m", "venv", "--without-pip", str(venv)])
    (site,) = venv.glob("lib/python*/site-packages")
    linked(names, site)
    pip = [sys.executable, "-m", "pip"]
    wheel = [*pip, "wheel", "--no-deps", "--no-build-isolation", "--wheel-dir", str(tmp_path)]
    run([*wheel, str(source)])
    (built,) = tmp_path.glob("*.whl")
    install = ["install", "--no-deps", "--no-index", str(built)]
    run([*pip, "--python", str(venv / "bin" / "python"), *install])
    for command in (["--version"], ["fleet", "job", "--help"], ["watch", "--help"]):
        done = run(
            [str(venv / "bin" / "provisioner"), *command],
            cwd=tmp_path,
            env={"PATH": "/usr/bin:/bin"},
        )
        assert done.stdout
    modules = "azure.identity, google.auth, kopf, prometheus_client, sigstore"
    run([str(venv / "bin" / "python"), "-c", f"import {modules}"], cwd=tmp_path, env={})

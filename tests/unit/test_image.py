"""The Dockerfile, as far as it can be checked without a container engine."""

from __future__ import annotations

import fnmatch
import re
import shlex
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from provisioner.pods.credentials import WORK

ROOT = Path(__file__).parents[2]
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


@pytest.mark.real
@pytest.mark.timeout(600)
def test_the_packages_install_from_the_copied_files_alone(tmp_path: Path) -> None:
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
    subprocess.run([sys.executable, "-m", "venv", str(venv)], check=True)
    (line,) = [words for words in named("RUN") if words[0].endswith("/pip")]
    argv = [word.replace("/opt/provisioner", str(venv)) for word in line]
    subprocess.run(argv, cwd=source, check=True, capture_output=True)
    for command in (["--version"], ["fleet", "job", "--help"], ["watch", "--help"]):
        done = subprocess.run(
            [str(venv / "bin" / "provisioner"), *command],
            cwd=tmp_path,
            env={"PATH": "/usr/bin:/bin"},
            capture_output=True,
            text=True,
            check=True,
        )
        assert done.stdout

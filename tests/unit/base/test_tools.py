"""What a run needs on this machine is looked for at once, and each missing program is named."""

from __future__ import annotations

from pathlib import Path

import pytest

from provisioner.base import tools
from provisioner.base.errors import BadInput
from provisioner.base.tools import Tool


def script(folder: Path, name: str, printed: str = "") -> Path:
    file = folder / name
    file.write_text(f"#!/bin/sh\n{printed}\n")
    file.chmod(0o700)
    return file


def test_all_that_is_missing_is_named_with_what_to_install(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    script(tmp_path, "ssh-add")
    monkeypatch.setenv("PATH", str(tmp_path))
    with pytest.raises(BadInput) as caught:
        tools.require((tools.GIT, *tools.OVER_SSH, tools.GIT))
    assert caught.value.cause == (
        "not found on PATH: git (for every repository), ssh (for repositories over SSH), "
        "ssh-keygen (for private keys for ssh), ssh-agent (for private keys for ssh)"
    )
    assert caught.value.hint == "Install git. Install an OpenSSH client."


def test_nothing_is_said_where_all_is_there(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    script(tmp_path, "git")
    monkeypatch.setenv("PATH", str(tmp_path))
    tools.require((tools.GIT,))


@pytest.mark.parametrize(
    ("printed", "version"),
    [
        ("echo git version 2.39.5 '(Apple Git-154)'", "2.39.5"),
        ("echo OpenSSH_9.2p1 Debian-2, OpenSSL 3.0.17 >&2", "9.2p1"),
        ("echo v20.20.2", "20.20.2"),
        ("exit 1", ""),
        ("exec nonsense", ""),
    ],
)
def test_versions_are_as_programs_say_them(printed: str, version: str, tmp_path: Path) -> None:
    tool = Tool(name="x", needed="", install="")
    assert tools.version(tool, str(script(tmp_path, "x", printed))) == version


@pytest.mark.parametrize(
    ("present", "kustomize"), [((), True), (("kubectl",), False), (("kustomize",), True)]
)
def test_kubectl_suffices_for_kustomize(
    present: tuple[str, ...], kustomize: bool, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in present:
        script(tmp_path, name)
    monkeypatch.setenv("PATH", str(tmp_path))
    assert (tools.KUSTOMIZE in tools.shown()) is kustomize

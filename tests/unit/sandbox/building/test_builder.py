"""The builder with a Go that only pretends: what it is asked, and what is left when it is
killed."""

from __future__ import annotations

import json
import os
import shutil
import signal
import subprocess
import sys
import textwrap
from pathlib import Path
from typing import Any

import pytest

from provisioner.base.errors import BadInput, ProvisionerError
from provisioner.base.events import Event, Note
from provisioner.sandbox.building import builder, parts, toolchain
from tests.support.waiting import until

GO = """\
    #!{python}
    import json, os, pathlib, sys, time
    here = pathlib.Path(__file__).parent
    if sys.argv[1] == "env":
        print(json.dumps({{"GOVERSION": (here / "version").read_text(), "GOHOSTOS": "linux",
                          "GOHOSTARCH": "amd64", "GOMODCACHE": str(here / "mod"),
                          "GOCACHE": str(here / "cache")}}))
        sys.exit()
    if sys.argv[1] == "mod":
        print(json.dumps({{"Dir": str(here / "module")}}))
        sys.exit()
    with (here / "calls").open("a") as calls:
        said = {{"argv": sys.argv[1:], "env": dict(os.environ), "cwd": os.getcwd(),
                 "files": os.listdir()}}
        calls.write(json.dumps(said) + "\\n")
    out = pathlib.Path(sys.argv[sys.argv.index("-o") + 1])
    out.write_text("half")
    (here / "started").touch()
    while (here / "hold").exists():
        time.sleep(0.01)
    if (here / "fail").exists():
        sys.exit("main.go:1:1: something is wrong")
    out.write_text("whole")
    out.chmod(0o755)
"""


class Bench:
    """A pretended Go first on PATH, and a cache of our own."""

    def __init__(self, root: Path) -> None:
        self.go, self.cache = root / "go", root / "cache"
        self.said: list[Event] = []
        self.go.mkdir()
        (self.go / "go").write_text(textwrap.dedent(GO.format(python=sys.executable)))
        (self.go / "go").chmod(0o755)
        self.version("go1.99.0")

    def version(self, text: str) -> None:
        (self.go / "version").write_text(text)

    def build(self, *names: str) -> None:
        builder.build(names, self.said.append)

    def elsewhere(self, *names: str) -> subprocess.Popen[bytes]:
        """The same build in a process of its own."""
        module = "from provisioner.sandbox.building import builder"
        code = f"{module}; builder.build({names!r}, lambda event: None)"
        return subprocess.Popen([sys.executable, "-c", code])

    def calls(self) -> list[dict[str, Any]]:
        return [json.loads(line) for line in (self.go / "calls").read_text().splitlines()]

    def texts(self) -> list[str]:
        return [event.text for event in self.said if isinstance(event, Note)]


@pytest.fixture
def bench(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Bench:
    made = Bench(tmp_path)
    monkeypatch.setenv("PATH", f"{made.go}:{os.environ['PATH']}")
    monkeypatch.setenv("PROVISIONER_CACHE", str(made.cache))
    monkeypatch.setattr(
        shutil, "disk_usage", lambda path: shutil._ntuple_diskusage(10**12, 0, 10**12)
    )
    return made


def test_a_part_is_built_whole_and_only_once(bench: Bench) -> None:
    bench.build("etcd")
    assert parts.binary("etcd").read_text() == "whole"
    assert os.access(parts.binary("etcd"), os.X_OK)
    bench.build("etcd")
    assert len(bench.calls()) == 1
    assert [path.name for path in bench.cache.iterdir() if path.name.startswith("work")] == []
    assert bench.texts()[0].startswith(
        "building 1 sandbox parts from source with go1.99.0, once: up to 1 min"
    )
    assert bench.texts()[1] == "part 1/1: etcd ..."
    assert bench.texts()[2].startswith("part 1/1: etcd built in ")


def test_go_is_asked_for_what_is_pinned_and_nothing_else(
    bench: Bench, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name, value in {
        "GOFLAGS": "-mod=mod",
        "GOWORK": "/nowhere/go.work",
        "GOTOOLCHAIN": "auto",
        "GOOS": "plan9",
        "CGO_ENABLED": "1",
    }.items():
        monkeypatch.setenv(name, value)
    bench.build("kube-apiserver")
    (call,) = bench.calls()
    argv, env = call["argv"], call["env"]
    assert argv[:3] == ["build", "-mod=readonly", "-trimpath"]
    assert argv[-1] == "k8s.io/kubernetes/cmd/kube-apiserver"
    stamps = argv[argv.index("-ldflags") + 1]
    assert "-X k8s.io/component-base/version.gitVersion=v1.36.3" in stamps
    assert (
        "-X k8s.io/component-base/version.gitMajor=1 -X k8s.io/component-base/version.gitMinor=36"
        in stamps
    )
    assert {
        name: env[name] for name in ("GOFLAGS", "GOWORK", "GOTOOLCHAIN", "GOOS", "CGO_ENABLED")
    } == {
        "GOFLAGS": "-mod=readonly",
        "GOWORK": "off",
        "GOTOOLCHAIN": "local",
        "GOOS": "linux",
        "CGO_ENABLED": "0",
    }
    assert call["cwd"] != str(parts.SOURCES)
    assert {"go.mod", "go.sum"} <= set(call["files"])


def test_a_failed_build_says_what_go_said_and_leaves_nothing(bench: Bench) -> None:
    (bench.go / "fail").touch()
    with pytest.raises(
        ProvisionerError,
        match=r"sandbox part etcd: go ended with 1: main.go:1:1: something is wrong",
    ):
        bench.build("etcd")
    assert parts.missing(("etcd",)) == ["etcd"]
    assert [path.name for path in bench.cache.iterdir()] == ["build.lock"]


def test_a_killed_build_leaves_nothing_that_looks_finished(bench: Bench) -> None:
    (bench.go / "hold").touch()
    with bench.elsewhere("etcd") as process:
        until((bench.go / "started").exists)
        process.send_signal(signal.SIGKILL)
    assert parts.missing(("etcd",)) == ["etcd"]
    assert [
        path for path in bench.cache.rglob("etcd") if path.is_file()
    ]  # the half of it, under another name
    (bench.go / "hold").unlink()
    bench.build("etcd")
    assert parts.binary("etcd").read_text() == "whole"
    assert not list(bench.cache.glob("work-*"))


def test_two_builds_do_not_race(bench: Bench) -> None:
    (bench.go / "hold").touch()
    with bench.elsewhere("etcd") as process:
        until((bench.go / "started").exists)

        def sink(event: Event) -> None:
            bench.said.append(event)
            (bench.go / "hold").unlink(missing_ok=True)

        builder.build(["etcd"], sink)
    assert process.returncode == 0
    assert len(bench.calls()) == 1
    assert bench.texts() == [
        f"waiting for process {process.pid}, which holds {bench.cache / 'build.lock'}"
    ]


def test_a_small_disk_is_refused_before_anything_starts(
    bench: Bench, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(
        shutil, "disk_usage", lambda path: shutil._ntuple_diskusage(10**9, 0, 10**9)
    )
    with pytest.raises(BadInput, match=r"1.0 GB free where the build needs \d+\.\d GB") as caught:
        bench.build("etcd")
    assert "PROVISIONER_CACHE" in caught.value.hint
    assert not (bench.go / "calls").exists()


def test_an_unknown_part_is_named(bench: Bench) -> None:
    with pytest.raises(BadInput, match=r"sandbox part 'kubelet': unknown. Known: etcd, "):
        bench.build("kubelet")


def test_a_part_comes_with_what_it_needs() -> None:
    assert builder.order(["flux"]) == ["kustomize", "distribution", "flux"]
    assert builder.order(["kustomize", "flux"]) == ["kustomize", "distribution", "flux"]
    assert builder.order(["etcd"]) == ["etcd"]


def test_gitea_comes_with_what_it_reads_while_it_runs(
    bench: Bench, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("CC", sys.executable)
    for name in ("options", "public", "templates"):
        (bench.go / "module" / name).mkdir(parents=True)
        (bench.go / "module" / name / "file").touch()
    bench.build("gitea")
    (call,) = bench.calls()
    assert call["env"]["CGO_ENABLED"] == "1"
    assert {"-tags=sqlite sqlite_unlock_notify", "code.gitea.io/gitea"} <= set(call["argv"])
    assert parts.binary("gitea").is_file()
    assert parts.cache("gitea") != parts.cache()
    assert sorted(path.name for path in parts.gitea_static().iterdir()) == [
        "options",
        "public",
        "templates",
    ]


def test_cluster_api_comes_with_its_crds(bench: Bench) -> None:
    crds = bench.go / "module" / "core" / "config" / "crd" / "bases"
    crds.mkdir(parents=True)
    (crds / "clusters.yaml").touch()
    bench.build("capi-core")
    (call,) = bench.calls()
    assert "sigs.k8s.io/cluster-api/core" in call["argv"]
    assert [path.name for path in parts.cluster_api_crds().iterdir()] == ["clusters.yaml"]


def test_gitea_without_a_c_compiler_says_what_to_install(
    bench: Bench, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("CC", "no-such-compiler")
    with pytest.raises(BadInput, match="no-such-compiler: not found on PATH. Install gcc"):
        bench.build("gitea")


def test_go_that_is_too_old_is_passed_over_for_the_one_of_the_extra(bench: Bench) -> None:
    bench.version("go1.21.3")
    found = toolchain.find(parts.SOURCES)
    assert Path(found.program).parent != bench.go
    assert found.program.endswith("/go/bin/go")
    assert toolchain.numbers(found.version) >= toolchain.numbers(toolchain.required(parts.SOURCES))
    assert found.env["GOROOT"] == str(Path(found.program).parents[1])


def test_without_go_the_message_says_what_to_install(
    bench: Bench, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(toolchain, "WHEEL", "no-such-package")
    bench.version("go1.21.3")
    with pytest.raises(
        BadInput, match=r"/go/go is go1.21.3. Install Go 1.26.0 or newer, or run `pip install"
    ) as caught:
        bench.build("etcd")
    assert "provisioner-gitops[sandbox]" in caught.value.hint
    monkeypatch.setenv("PATH", "/nowhere")
    with pytest.raises(
        BadInput, match=r"Go: neither `go` on PATH nor the package no-such-package is installed"
    ):
        bench.build("etcd")


def test_a_go_that_does_not_answer_is_no_go(bench: Bench, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(toolchain, "WHEEL", "no-such-package")
    (bench.go / "go").write_text("#!/bin/sh\nexit 3\n")
    with pytest.raises(BadInput, match="go does not answer"):
        bench.build("etcd")


@pytest.mark.parametrize(
    ("older", "newer"),
    [("go1.9", "1.26"), ("1.26", "go1.26.1"), ("devel +abc", "1.0"), ("go1.26.0", "go1.27rc1")],
)
def test_versions_compare_as_numbers(older: str, newer: str) -> None:
    assert toolchain.numbers(older) < toolchain.numbers(newer)

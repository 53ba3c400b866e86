"""The whole of `import` over fake clusters, that a kubeconfig in a real file leads to."""

from __future__ import annotations

import json
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import pytest
import yaml
from click.testing import CliRunner, Result

from provisioner.base.errors import ProvisionerError, Unreachable
from provisioner.base.exit_codes import ExitCode
from provisioner.cli.main import cli
from provisioner.imports import contexts
from tests.fakes.cluster import FakeCluster
from tests.unit.imports import bootstrapped
from tests.unit.imports.test_states import STATE

MANY = 40


@pytest.fixture
def prod() -> FakeCluster:
    return bootstrapped.cluster("prod")


@pytest.fixture
def kubeconfig(tmp_path: Path, prod: FakeCluster, monkeypatch: pytest.MonkeyPatch) -> Path:
    """`prod`, 39 other names of it, `empty` and `dead`."""
    empty, names = FakeCluster("empty"), [*(f"prod-{n}" for n in range(1, MANY)), "empty", "dead"]

    def client(name: str, *_given: Any, **_more: Any) -> FakeCluster:
        if name == "dead":
            raise Unreachable("cluster dead", "does not answer", "Check its server.")
        return empty if name == "empty" else prod

    monkeypatch.setattr(contexts, "Client", client)
    file = tmp_path / "kubeconfig"
    file.write_text(yaml.safe_dump(config(["prod", *names])))
    return file


def config(names: Sequence[str]) -> dict[str, Any]:
    server = {"server": "https://192.0.2.1"}
    return {
        "clusters": [{"name": "c", "cluster": server}],
        "users": [{"name": "u", "user": {"token": "canary-token"}}],
        "contexts": [{"name": name, "context": {"cluster": "c", "user": "u"}} for name in names],
    }


def run(*argv: str | Path) -> Result:
    """An error becomes its exit code in `main`, which would end this process."""
    done = CliRunner().invoke(cli, ["import", *map(str, argv)])
    if isinstance(done.exception, ProvisionerError):
        done.exit_code = int(done.exception.exit_code)
    return done


def report(done: Result) -> dict[str, dict[str, Any]]:
    last = json.loads(done.stdout.splitlines()[-1])
    return {one["cluster"]: one for one in last["clusters"]}


def test_forty_contexts_of_one_cluster_are_one_and_nothing_is_written(
    kubeconfig: Path, prod: FakeCluster, tmp_path: Path
) -> None:
    before = len(prod.journal)
    done = run("--all-contexts", "--kubeconfig", kubeconfig, "--json")
    assert done.exit_code == ExitCode.CLUSTER_FAILED, "one context is dead"
    clusters = report(done)
    assert list(clusters) == ["prod", "empty", "dead"]
    assert [one["result"] for one in clusters.values()] == ["imported", "left-alone", "failed"]
    assert clusters["prod"]["context"].startswith("prod, prod-1, ")
    assert clusters["dead"]["cause"] == "cluster dead: does not answer"
    requests = list(prod.journal)[before:]
    assert [request for request in requests if request.writes] == []
    assert len(requests) <= 10 * MANY
    assert list(tmp_path.iterdir()) == [kubeconfig]


def test_the_stack_is_written_once(kubeconfig: Path, tmp_path: Path) -> None:
    out = tmp_path / "stacks" / "production.py"
    argv = ("--context", "prod", "--kubeconfig", kubeconfig, "--out", out)
    done = run(*argv)
    assert done.exit_code == ExitCode.DONE
    text = out.read_text()
    assert 'fleet="production"' in text
    assert bootstrapped.HOST_KEY in text
    secret = bootstrapped.PAIR.private.reveal().splitlines()[1]
    for shown in (text, done.output, done.stderr):
        assert secret not in shown
        assert "canary" not in shown
    again = run(*argv)
    assert again.exit_code == ExitCode.BAD_INPUT
    assert out.read_text() == text


def test_a_stack_in_hcl_with_removed_blocks_beside_it(kubeconfig: Path, tmp_path: Path) -> None:
    out = tmp_path / "fleet.tf"
    done = run(
        *("--context", "prod", "--kubeconfig", kubeconfig),
        *("--state", STATE, "--out", out, "--fleet", "production"),
    )
    assert done.exit_code == ExitCode.DONE, done.output
    assert 'module "fleet"' in out.read_text()
    (removed,) = (tmp_path / "fleet.removed").iterdir()
    assert "flux_bootstrap_git.this" in removed.read_text()
    assert "must let go of it before `up`" in done.stderr


def test_nothing_to_declare_is_said(kubeconfig: Path, tmp_path: Path) -> None:
    out = tmp_path / "empty.py"
    done = run("--context", "empty", "--kubeconfig", kubeconfig, "--out", out)
    assert done.exit_code == ExitCode.DONE
    assert "is not written: there is nothing to declare" in done.stderr
    assert not out.exists()


def test_a_state_alone_needs_its_contexts(tmp_path: Path) -> None:
    known = tmp_path / "known_hosts"
    known.write_text(f"# a comment\n{bootstrapped.HOST_KEY}\n")
    done = run("--state", STATE, "--known-hosts", known)
    assert done.exit_code == ExitCode.DONE
    assert "set its context in the stack" in done.stderr


def test_a_stack_on_standard_output(kubeconfig: Path) -> None:
    argv = ("--context", "prod", "--kubeconfig", kubeconfig, "--state", STATE)
    done = run(*argv, "--out", "-")
    assert "must let go of it" in done.stderr
    compile(done.stdout, "stack", "exec")
    assert "imported" in done.stderr
    assert run("--all-contexts", "--json", "--out", "-").exit_code != 0


@pytest.mark.parametrize(
    ("argv", "cause"),
    [
        ((), "nothing to look at"),
        (("--context", "other"), "not in"),
        (("--state", "missing"), "no such file or folder"),
        (("--context", "prod", "--fleet", "A B"), "is not a name"),
        (("--context", "prod", "--host", "git.example.com"), "is not NAME=VALUE"),
        (("--context", "prod", "--host", "git.example.com=svn"), "the kind is one of"),
        (("--context", "prod", "--known-hosts", "missing"), "cannot be read"),
    ],
)
def test_bad_input_is_said_before_any_cluster_is_asked(
    kubeconfig: Path, prod: FakeCluster, argv: Sequence[str], cause: str
) -> None:
    before = len(prod.journal)
    done = run(*argv, "--kubeconfig", kubeconfig)
    assert cause in f"{done.exception} {done.output}"
    assert done.exit_code in (ExitCode.BAD_INPUT, 2)  # click's 2 becomes 64 in `main`
    assert len(prod.journal) == before

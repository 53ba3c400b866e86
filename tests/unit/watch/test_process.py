"""The command: where it works, how it ends, what it refuses."""

from __future__ import annotations

import importlib.util
import json
import os
import signal
import threading
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result

from provisioner.base.errors import BadInput, ProvisionerError
from provisioner.base.events import Note
from provisioner.cli import main as program
from provisioner.clusters.access import in_cluster
from provisioner.clusters.rights import MissingRights
from provisioner.handover.clusters.existing import Declaration as Existing
from provisioner.handover.clusters.in_cluster import Declaration as InCluster
from provisioner.pairing.run.options import Options
from provisioner.watch import operator
from provisioner.watch.replica import attended, process
from provisioner.watch.replica.leader import NAME
from provisioner.watch.settings import Settings
from tests.fakes.objects_over_http import ObjectServer
from tests.fakes.server import Fault, Response
from tests.unit.watch.conftest import described, read

HERE = {"namespace": None, "listen": None}


@pytest.fixture
def outside(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv(in_cluster.HOST, raising=False)


@pytest.fixture
def inside(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv(in_cluster.HOST, "10.0.0.1")
    monkeypatch.setattr(in_cluster, "FOLDER", tmp_path)
    (tmp_path / "token").write_text("t")
    (tmp_path / "namespace").write_text("operators\n")


# -- where


@pytest.mark.usefixtures("outside")
def test_outside_of_a_pod_only_this_machine_is_answered() -> None:
    place = process.place("hub", None, **HERE)
    assert place.management == Existing(context="hub")
    assert (place.namespace, place.host, place.port) == ("kube-system", "127.0.0.1", 8080)


@pytest.mark.usefixtures("inside")
def test_in_a_pod_it_is_the_cluster_and_the_namespace_of_the_pod() -> None:
    place = process.place(None, None, **HERE)
    assert place.management == InCluster()
    assert (place.namespace, place.host, place.port) == ("operators", "", 8080)


@pytest.mark.usefixtures("inside")
def test_a_pod_can_serve_another_management_cluster() -> None:
    place = process.place("hub", "/etc/kubeconfig", **HERE)
    assert place.management == Existing(context="hub", kubeconfig="/etc/kubeconfig")
    assert place.namespace == "kube-system", "the pod's namespace need not be there"


@pytest.mark.usefixtures("outside")
def test_the_management_cluster_is_never_guessed() -> None:
    with pytest.raises(BadInput, match="--context: missing"):
        process.place(None, "/etc/kubeconfig", **HERE)


@pytest.mark.usefixtures("inside")
def test_a_kubeconfig_alone_says_nothing() -> None:
    with pytest.raises(BadInput, match="--kubeconfig: of no use without --context"):
        process.place(None, "/etc/kubeconfig", **HERE)


@pytest.mark.parametrize(
    ("text", "address"),
    [
        ("127.0.0.1:9000", ("127.0.0.1", 9000)),
        ("[::1]:9000", ("::1", 9000)),
        (":9000", ("", 9000)),
        ("localhost:0", ("localhost", 0)),
    ],
)
def test_addresses(text: str, address: tuple[str, int]) -> None:
    place = process.place("hub", None, namespace="a", listen=text)
    assert (place.host, place.port) == address


@pytest.mark.parametrize("text", ["9000", "host:", "host:99999", "::1:80", "a b:1", "http://a:1"])
def test_what_is_no_address(text: str) -> None:
    with pytest.raises(BadInput, match="is not HOST:PORT"):
        process.place("hub", None, namespace="a", listen=text)


def test_missing_packages_are_named_with_their_extra(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(importlib.util, "find_spec", lambda _name: None)
    with pytest.raises(BadInput, match=r"kopf and prometheus-client .* 'provisioner-gitops\[watch"):
        process.require_packages()


# -- how it ends


def interrupt() -> None:
    signal.pthread_kill(threading.main_thread().ident or 0, signal.SIGINT)


def test_the_first_signal_lets_the_work_end() -> None:
    log: list[str] = []
    ended = threading.Event()

    def work(stopping: threading.Event) -> None:
        interrupt()
        stopping.wait(10)
        ended.set()

    attended.run(work, log.append)
    assert ended.is_set()
    assert log == [attended.STOPPING]


def test_the_second_one_does_not_wait(monkeypatch: pytest.MonkeyPatch) -> None:
    codes: list[int] = []
    monkeypatch.setattr(os, "_exit", codes.append)
    never = threading.Event()

    def work(stopping: threading.Event) -> None:
        interrupt()
        stopping.wait(10)
        interrupt()
        never.wait(10)

    attended.run(work, lambda _text: None)
    never.set()
    assert codes == [130]


def test_what_the_work_raises_is_raised() -> None:
    def work(_stopping: threading.Event) -> None:
        raise BadInput("a", "b")

    with pytest.raises(BadInput):
        attended.run(work, lambda _text: None)


# -- a replica


class Story:
    """Stands for the operator."""

    def __init__(self) -> None:
        self.settings: list[Settings] = []
        self.during: Callable[[], None] = lambda: None

    def run(self, settings: Settings, halted: threading.Event, meters: Any) -> None:
        self.settings.append(settings)
        settings.observing(True)
        self.during()
        halted.wait()


@pytest.fixture
def story(monkeypatch: pytest.MonkeyPatch) -> Story:
    made = Story()
    monkeypatch.setattr(operator, "run", made.run)
    return made


@pytest.fixture
def management(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Any:
    server = ObjectServer(tmp_path)
    monkeypatch.setattr(process.Replica, "_client", lambda _self, _stopping: server.client())
    yield server
    server.close()


def replica(log: list[str]) -> process.Replica:
    def sink(event: Any) -> None:
        assert isinstance(event, Note)
        log.append(event.text)

    place = process.place("hub", None, namespace="operators", listen="127.0.0.1:0")
    return process.Replica(
        templates={"a.yaml": read()}, place=place, options=Options(parallel=3), sink=sink
    )


def test_a_replica_works_while_it_leads(story: Story, management: ObjectServer) -> None:
    log: list[str] = []
    stopping = threading.Event()
    story.during = stopping.set
    replica(log).work(stopping)
    [settings] = story.settings
    assert (settings.options.parallel, list(settings.templates)) == (3, ["a.yaml"])
    assert settings.management == Existing(context="hub")
    assert [line.split(" on port")[0] for line in log] == [
        "serving /healthz, /readyz and /metrics",
        "this replica leads",
        "stopped",
    ]
    assert management.objects == {}


def test_missing_rights_are_named_before_anything_else(
    story: Story, management: ObjectServer
) -> None:
    denied = Response(body={"status": {"allowed": False}})
    management.dice = lambda: Fault(answer=denied)
    with pytest.raises(MissingRights, match="get, list, watch secrets"):
        replica([]).work(threading.Event())
    assert story.settings == []
    assert management.objects == {}


# -- the command


def invoke(*argv: str) -> Result:
    return CliRunner().invoke(program.cli, ["watch", *argv])


@pytest.fixture
def template(tmp_path: Path) -> str:
    file = tmp_path / "fleet.yaml"
    file.write_text(json.dumps(described()))
    return str(file)


@pytest.mark.parametrize(
    ("argv", "words"),
    [
        ((), "TEMPLATE"),
        (("--helm",), "only with --manifests"),
        (("--image", "a"), "only with --manifests"),
        (("--manifests", "out"), "needs --image"),
    ],
)
def test_wrong_usage(argv: tuple[str, ...], words: str, template: str) -> None:
    done = invoke(*([template] if argv else []), *argv)
    assert done.exit_code == 2
    assert words in done.output


def test_manifests_are_written_without_a_cluster(template: str, tmp_path: Path) -> None:
    folder = tmp_path / "out"
    done = invoke(template, "--manifests", str(folder), "--image", "a/b:1", "--parallel", "9")
    assert done.exit_code == 0, done.output
    assert "--parallel=9" in (folder / "deployment.yaml").read_text()
    assert "Install: kubectl apply" in done.stdout


def test_a_wrong_template_is_refused_before_the_cluster_is_asked(tmp_path: Path) -> None:
    file = tmp_path / "fleet.yaml"
    file.write_text(json.dumps(described(selector="a in b")))
    done = invoke(str(file), "--context", "none-such")
    assert isinstance(done.exception, ProvisionerError)
    assert f"{file}: $.selector: 'a in b' is not a label selector" in str(done.exception)


def test_help_shows_a_template_that_is_one(monkeypatch: pytest.MonkeyPatch) -> None:
    from provisioner.base import yaml_reader
    from provisioner.watch.templates import template as templates

    monkeypatch.setenv("COLUMNS", "100")
    lines = invoke("--help").output.splitlines()
    begin = next(number for number, line in enumerate(lines) if line.strip() == "version: 1")
    end = next(number for number in range(begin, len(lines)) if not lines[number].strip())
    [shown] = yaml_reader.load("\n".join(lines[begin:end]), "--help")
    assert templates.of(shown, "--help").fleet == "production"
    assert NAME in "\n".join(lines)

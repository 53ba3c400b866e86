"""`provisioner watch` on a real management cluster: clusters that appear, go, come again, are
paused and contested, while replicas are killed and the API server is restarted. The tests stand in
this order."""

from __future__ import annotations

import signal
import subprocess
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from provisioner.sandbox.api import Api
from tests.real import own
from tests.real.capi import objects, operator
from tests.real.capi.management import MANAGER, Management
from tests.real.capi.operator import Operator
from tests.real.capi.provider import Behaviour, Provider
from tests.real.project import Project
from tests.support.waiting import until

pytestmark = [pytest.mark.real, pytest.mark.timeout(300)]

WORKLOADS = ("w1", "w2", "w3", "w4", "w5")
LONG = 90.0  # seconds in which a busy machine pairs a cluster
REFUSING = "#!/bin/sh\necho no pushes today >&2\nexit 1\n"


class Replicas:
    """Those that run; all are ended at the end."""

    def __init__(self, management: Management) -> None:
        self.management, self.running = management, list[Operator]()
        self.kubeconfig = operator.install(management)
        self.templates = [operator.template(management.project)]

    def start(self, *, leads: bool = True) -> Operator:
        started = Operator(self.management.project, self.kubeconfig, self.templates)
        self.running.append(started)
        return started.wait(leads=leads)

    @property
    def leader(self) -> Operator:
        return next(one for one in self.running if one.process.poll() is None and one.leads())

    def end(self) -> None:
        for one in self.running:
            if one.process.poll() is None:
                one.kill()


@pytest.fixture(scope="module")
def replicas(management: Management, provider: Provider) -> Iterator[Replicas]:
    management.create(*objects.cluster_class())
    made = Replicas(management)
    yield made
    made.end()


def files(project: Project, name: str) -> list[str]:
    listed = project.git("ls-tree", "-r", "--name-only", "main", f"clusters/{name}/")
    return listed.split()


def keys(project: Project, name: str) -> list[str]:
    held = own.sandbox(project).keys("fleet")
    return [key.public for key in held if key.title.startswith(f"watched/{name} ")]


def identity(project: Project, name: str) -> str:
    """Read without own.get, whose clients are kept: a cluster made again has another address."""
    folder = own.sandbox(project).directory / "clusters" / name
    answer = Api(folder / "node.kubeconfig").request("GET", "/api/v1/namespaces/kube-system")
    return str(answer["metadata"]["uid"])


def until_paired(management: Management, *names: str) -> None:
    until(lambda: all(operator.paired(management, name) for name in names), LONG)


def assert_not_older(project: Project, applied: str, proven: str) -> None:
    """By now Flux may have applied what was pushed for clusters that came later."""
    newest, first = (one.rpartition(":")[2] for one in (applied, proven))
    there = str(own.sandbox(project).repository("fleet").path)
    subprocess.run(["git", "-C", there, "merge-base", "--is-ancestor", first, newest], check=True)


def test_clusters_are_paired_as_they_appear(
    project: Project, management: Management, provider: Provider, replicas: Replicas
) -> None:
    """One of a ClusterClass, others without; one is not selected."""
    replicas.start()
    for given in (
        objects.with_topology("w1"),
        objects.declared("w2"),
        objects.declared("w3"),
    ):
        management.create(*operator.selected(given))
        time.sleep(0.5)
    provider.behaviours["ignored"] = Behaviour(backing="w4")
    management.create(*objects.declared("ignored"))
    until_paired(management, "w1", "w2", "w3")
    for name in ("w1", "w2", "w3"):
        applied = own.get(project, name, "Kustomization", "flux-system")["status"]
        proven = operator.record(management, name)["status"]["revision"]
        assert_not_older(project, applied["lastAppliedRevision"], proven)
        assert operator.record(management, name)["status"]["identity"] == identity(project, name)
        assert "Paired" in operator.events(management, name)
        assert len(keys(project, name)) == 1
    assert operator.record(management, "ignored") == {}


def test_one_killed_in_the_middle_is_continued_by_the_next(
    project: Project, management: Management, provider: Provider, replicas: Replicas
) -> None:
    management.create(*operator.selected(objects.declared("w4")))
    until(lambda: operator.record(management, "w4"), LONG)
    time.sleep(0.5)
    replicas.leader.kill()
    replicas.start()
    until_paired(management, "w4")
    assert len(keys(project, "w4")) == 1


def test_a_standby_takes_over_from_a_leader_that_hangs(
    project: Project, management: Management, provider: Provider, replicas: Replicas
) -> None:
    first = replicas.leader
    second = replicas.start(leads=False)
    first.send(signal.SIGSTOP)
    try:
        until(second.leads, 30)
        management.create(*operator.selected(objects.declared("w5")))
        until_paired(management, "w5")
    finally:
        first.send(signal.SIGCONT)
    until(lambda: not first.leads(), 30)
    assert second.leads()
    assert len(keys(project, "w5")) == 1
    first.stop()


def test_a_restart_of_the_management_api_server_is_waited_out(
    project: Project, management: Management, provider: Provider, replicas: Replicas
) -> None:
    """A Cluster that is deleted then leaves: its key is revoked, its files and its record go."""
    own.kill(project, "kube-apiserver", "hub")
    time.sleep(1)
    own.sandbox(project).start(["hub"])
    if not own.sandbox(project).status() or not _runs(management):
        management.start()
    management.delete("Cluster", "w2")
    until(lambda: management.gone("ClusterPairing", "w2"), LONG)
    assert files(project, "w2") == []
    assert keys(project, "w2") == []
    assert len(keys(project, "w1")) == 1


def _runs(management: Management) -> bool:
    parts = own.sandbox(management.project).status()
    return any(part.part == MANAGER and part.alive for part in parts)


def test_what_happened_meanwhile_and_a_repository_that_refuses_pushes(
    project: Project, management: Management, provider: Provider, replicas: Replicas
) -> None:
    """One deleted while no replica ran has left a minute later, when it is certain that it is gone.
    Another, of a name that was used before, is another cluster with another key; it is paired once
    the repository takes pushes again."""
    replicas.leader.stop()
    management.delete("Cluster", "w3")
    until(lambda: management.gone("Cluster", "w3"))
    assert files(project, "w3")
    hook = own.sandbox(project).repository("fleet").path / "hooks" / "pre-receive"
    hook.parent.mkdir(exist_ok=True)
    hook.write_text(REFUSING)
    hook.chmod(0o755)
    replicas.start()
    management.create(*operator.selected(objects.declared("w2")))
    until(lambda: operator.condition(management, "w2").get("status") == "False", LONG)
    assert "no pushes today" in operator.condition(management, "w2")["message"]
    assert operator.paired(management, "w1")
    hook.unlink()
    until(lambda: management.gone("ClusterPairing", "w3"), 150)
    assert files(project, "w3") == []
    assert keys(project, "w3") == []
    until_paired(management, "w2")
    assert operator.record(management, "w2")["status"]["identity"] == identity(project, "w2")
    assert len(keys(project, "w2")) == 1


def test_a_cluster_made_again_at_once_is_another_one(
    project: Project, management: Management, provider: Provider, replicas: Replicas
) -> None:
    before, first = identity(project, "w2"), keys(project, "w2")
    management.delete("Cluster", "w2")
    until(lambda: management.gone("Cluster", "w2") and management.gone("SandboxCluster", "w2"))
    management.create(*operator.selected(objects.declared("w2")))
    # Pushes were refused before: what failed then is tried again after a pause that has grown.
    until(lambda: _another(management, "w2", before), 2 * LONG)
    until_paired(management, "w2")
    assert identity(project, "w2") != before
    assert len(keys(project, "w2")) == 1
    assert keys(project, "w2") != first


def _another(management: Management, name: str, before: str) -> bool:
    status = operator.record(management, name).get("status") or {}
    return status.get("identity") not in (None, "", before)


def test_two_templates_that_claim_one_cluster_leave_it_alone(
    project: Project, management: Management, provider: Provider, replicas: Replicas
) -> None:
    replicas.leader.stop()
    everything = operator.template(
        project, "everything.yaml", fleet="everything", selector="contested=yes"
    )
    replicas.templates.append(everything)
    replicas.start()
    provider.behaviours["contested"] = Behaviour(stuck="never")
    given = operator.selected(objects.declared("contested", labels={"contested": "yes"}))
    management.create(*given)
    until(lambda: operator.condition(management, "contested").get("reason") == "Contested", LONG)
    assert "Contested" in operator.events(management, "contested")
    assert files(project, "contested") == []
    management.delete("Cluster", "contested")
    until(lambda: management.gone("ClusterPairing", "contested"), LONG)


def test_pause_and_move_unpair_nothing(
    project: Project, management: Management, provider: Provider, replicas: Replicas, tmp_path: Path
) -> None:
    """A real `clusterctl move` of all Clusters to another management cluster; their records go with
    them."""
    head, held = project.git("rev-parse", "main"), {name: keys(project, name) for name in WORKLOADS}
    provider.ends = False
    management.patch("Cluster", "w1", {"spec": {"paused": True}})
    until(lambda: operator.condition(management, "w1", "Paused").get("status") == "True", LONG)
    own.sandbox(project).start(["hub2"])
    target = Management(project, "hub2")
    target.install(manager=False)
    operator.install(target)
    management.patch("Cluster", "w1", {"spec": {"paused": False}})
    management.clusterctl("move", to=target)
    until(lambda: management.list("Cluster") == [])
    time.sleep(3)
    assert project.git("rev-parse", "main") == head
    assert {name: keys(project, name) for name in WORKLOADS} == held
    assert target.get("Cluster", "w1")
    assert operator.record(target, "w1")["spec"]["cluster"]["name"] == "w1"

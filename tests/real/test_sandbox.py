"""The sandbox itself: boots, heals, serves Git, runs Flux's controllers as pods, and leaves
nothing."""

from __future__ import annotations

import os
import signal
import subprocess
import time
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
import urllib3

from provisioner.base import keys
from provisioner.base.run_context import RunContext
from provisioner.clusters import kubeconfig as kubeconfigs
from provisioner.clusters.client import Client
from provisioner.distribution import find
from provisioner.flux import render
from provisioner.handover.fleet import COMPONENTS, GitOps
from provisioner.sandbox import ports, processes, state
from provisioner.sandbox.sandbox import Sandbox
from tests.real.sandbox_parts import down, kill, pid, pids, ports_of
from tests.support.waiting import until

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

pytestmark = [pytest.mark.real, pytest.mark.timeout(240)]

FLUX = "flux-system"


@pytest.fixture(scope="module")
def sandbox(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Sandbox]:
    box = Sandbox(tmp_path_factory.mktemp("real") / "box")
    began = time.monotonic()
    box.start(["c1"], ["fleet"])
    print(f"one cluster boots in {time.monotonic() - began:.1f} s")
    yield box
    taken = ports_of(box)
    box.clean()
    assert processes.find(box.directory) == []
    assert not any(ports.listening(port) for port in taken)
    assert not box.directory.exists()


@pytest.fixture(scope="module")
def client(sandbox: Sandbox) -> Client:
    return Client("c1", kubeconfigs.connection("c1", str(sandbox.kubeconfig("c1")), None))


@pytest.fixture(scope="module")
def flux(client: Client, tmp_path_factory: pytest.TempPathFactory, sandbox: Sandbox) -> Client:
    """The cluster with Flux's four controllers Available."""
    place = tmp_path_factory.mktemp("distribution")
    gitops = GitOps(distribution=str(sandbox.directory / "distribution"))
    manifests = find.find(
        gitops,
        RunContext(),
        lock=place / "provisioner.lock.json",
        cache=place / "cache",
        sink=lambda event: None,
    )
    began = time.monotonic()
    for one in render.components(gitops, manifests):
        client.apply(one)
    applied = time.monotonic()
    until(lambda: all(available(client, name) for name in COMPONENTS), 30)
    print(f"applied in {applied - began:.1f} s, Available {time.monotonic() - applied:.1f} s later")
    return client


def available(client: Client, name: str) -> bool:
    found = client.get("apps/v1", "Deployment", name, FLUX) or {}
    conditions = found.get("status", {}).get("conditions", [])
    return any(one["type"] == "Available" and one["status"] == "True" for one in conditions)


def git(where: Path, *argv: str, ssh: str = "") -> subprocess.CompletedProcess[str]:
    env = {**os.environ, "GIT_SSH_COMMAND": ssh, "GIT_CONFIG_NOSYSTEM": "1"}
    identity = ("-c", "user.name=t", "-c", "user.email=t@example.org")
    return subprocess.run(
        ["git", *identity, *argv],
        cwd=where,
        env=env,
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )


@pytest.fixture
def door(sandbox: Sandbox, tmp_path: Path) -> Iterator[Callable[..., str]]:
    """Makes ssh commands: with a key that writes, that reads, or that no repository knows."""
    known_hosts = tmp_path / "known_hosts"
    added = []

    def ssh(
        title: str, *, write: bool = False, known: bool = True, host_key: str = "ed25519"
    ) -> str:
        pair = keys.make("ed25519")
        (tmp_path / title).touch(mode=0o600)
        (tmp_path / title).write_text(pair.private.reveal())
        lines = [line for line in sandbox.repository("fleet").known_hosts if host_key in line]
        known_hosts.write_text("\n".join(lines) + "\n")
        if known:
            added.append(sandbox.add_key("fleet", title, pair.public, write))
        options = (
            f"-o UserKnownHostsFile={known_hosts} -o StrictHostKeyChecking=yes -o "
            f"IdentitiesOnly=yes"
        )
        return f"ssh -F none -o BatchMode=yes {options} -i {tmp_path / title}"

    yield ssh
    for key in added:
        sandbox.remove_key("fleet", key.id)


def test_git_goes_in_with_a_writing_key_and_comes_out_with_a_reading_one(
    sandbox: Sandbox, door: Callable[..., str], tmp_path: Path
) -> None:
    url = sandbox.repository("fleet").url
    reader = door("reader", host_key="ecdsa")
    writer = door("writer", write=True)
    assert git(tmp_path, "init", "-q", "-b", "main", "work").returncode == 0
    work = tmp_path / "work"
    (work / "large").write_bytes(os.urandom(30_000_000))  # more than every buffer on the way
    git(work, "add", ".")
    git(work, "commit", "-qm", "one")
    assert git(work, "push", "-q", url, "main", ssh=writer).stderr == ""
    door("other", host_key="ecdsa")  # leaves only the ECDSA host key known
    assert git(tmp_path, "clone", "-q", url, "copy", ssh=reader).stderr == ""
    assert (tmp_path / "copy" / "large").read_bytes() == (work / "large").read_bytes()
    refused = git(work, "push", url, "main:elsewhere", ssh=reader)
    assert refused.returncode != 0
    assert "this key may only read" in refused.stderr
    assert (
        git(tmp_path, "clone", "-q", str(sandbox.repository("fleet").path), "by-path").returncode
        == 0
    )


def test_nobody_else_gets_in(sandbox: Sandbox, door: Callable[..., str], tmp_path: Path) -> None:
    url = sandbox.repository("fleet").url
    assert (
        "Permission denied"
        in git(tmp_path, "ls-remote", url, ssh=door("stranger", known=False)).stderr
    )
    writer = door("writer", write=True)
    missing = git(tmp_path, "ls-remote", url.replace("fleet.git", "none.git"), ssh=writer)
    assert "there is no repository 'none' here" in missing.stderr
    other_user = git(tmp_path, "ls-remote", url.replace("git@", "root@"), ssh=writer)
    assert "Permission denied" in other_user.stderr


def test_a_client_that_leaves_leaves_no_git_behind(
    sandbox: Sandbox, door: Callable[..., str], tmp_path: Path
) -> None:
    git(tmp_path, "init", "-q", "-b", "main", "work")
    (tmp_path / "work" / "large").write_bytes(os.urandom(60_000_000))
    git(tmp_path / "work", "add", ".")
    git(tmp_path / "work", "commit", "-qm", "two")
    url, ssh = sandbox.repository("fleet").url, door("writer", write=True)
    git(tmp_path / "work", "push", "-q", "--force", url, "main", ssh=ssh)
    clone = subprocess.Popen(
        ["git", "clone", "-q", url, str(tmp_path / "copy")],
        env={**os.environ, "GIT_SSH_COMMAND": ssh},
        stderr=subprocess.DEVNULL,
        start_new_session=True,
    )
    until(lambda: any(not one.leads for one in processes.find(sandbox.directory, [""], "githost")))
    os.killpg(clone.pid, signal.SIGKILL)
    clone.wait()
    until(lambda: all(one.leads for one in processes.find(sandbox.directory, [""], "githost")))


def test_controllers_run_as_pods_in_the_name_of_their_accounts(
    flux: Client, sandbox: Sandbox
) -> None:
    pods = flux.list("v1", "Pod", FLUX)
    assert {pod["status"]["phase"] for pod in pods} == {"Running"}
    assert sum(one.part.startswith("pod/") for one in sandbox.status()) == len(COMPONENTS)
    source = Path(f"/proc/{pid(sandbox, 'pod/flux-system/source')}")
    environment = dict(
        one.split("=", 1) for one in (source / "environ").read_text().split("\0") if one
    )
    assert environment["RUNTIME_NAMESPACE"] == FLUX
    folder = sandbox.directory / "clusters" / "c1" / "pods"
    assert all(
        Path(environment[name]).is_relative_to(folder)
        for name in ("HOME", "TMPDIR", "KUBECONFIG", "TUF_ROOT")
    )
    pod = Client("pod", kubeconfigs.connection("pod", environment["KUBECONFIG"], None))
    review = {
        "apiVersion": "authentication.k8s.io/v1",
        "kind": "SelfSubjectReview",
        "metadata": {"name": "who"},
    }
    user = pod.create(review)["status"]["userInfo"]["username"]
    assert user == f"system:serviceaccount:{FLUX}:source-controller"


def test_a_controller_that_dies_comes_back(flux: Client, sandbox: Sandbox) -> None:
    kill(sandbox, "pod/flux-system/kustomize")

    def restarted() -> bool:
        pods = flux.list("v1", "Pod", FLUX, labels="app=kustomize-controller")
        statuses = [one for pod in pods for one in pod["status"].get("containerStatuses", [])]
        return any(one["restartCount"] > 0 and one["ready"] for one in statuses)

    until(restarted)
    until(lambda: available(flux, "kustomize-controller"))


def test_a_deleted_pod_goes_with_its_process_and_another_comes(
    flux: Client, sandbox: Sandbox
) -> None:
    (pod,) = flux.list("v1", "Pod", FLUX, labels="app=helm-controller")
    before = pid(sandbox, "pod/flux-system/helm")
    flux.delete(pod)
    until(lambda: flux.get("v1", "Pod", pod["metadata"]["name"], FLUX) is None)
    assert before not in pids(sandbox, "pod/flux-system/helm")
    until(lambda: pids(sandbox, "pod/flux-system/helm") not in ([], [before]))
    until(lambda: available(flux, "helm-controller"))


def test_an_image_without_a_program_says_so_unless_asked_to_pretend(client: Client) -> None:
    def pod(name: str, annotations: dict[str, str]) -> dict[str, Any]:
        metadata = {"name": name, "namespace": "default", "annotations": annotations}
        spec = {"containers": [{"name": "c", "image": "nginx:1.27"}]}
        return {"apiVersion": "v1", "kind": "Pod", "metadata": metadata, "spec": spec}

    def state_of(name: str) -> Any:
        found = client.get("v1", "Pod", name, "default") or {}
        return (found.get("status", {}).get("containerStatuses") or [{}])[0].get("state", {})

    client.create(pod("plain", {}))
    client.create(pod("pretends", {"sandbox.provisioner.dev/pretend": "true"}))
    until(lambda: "running" in state_of("pretends"))
    until(lambda: "waiting" in state_of("plain"))
    assert "no program for image nginx:1.27" in state_of("plain")["waiting"]["message"]
    until(lambda: client.list("v1", "Event", "default"))
    for name in ("plain", "pretends"):
        client.delete(pod(name, {}))
    until(lambda: client.list("v1", "Pod", "default") == [])


@pytest.mark.parametrize(
    ("part", "cluster"),
    [
        ("kube-apiserver", "c1"),
        ("kube-controller-manager", "c1"),
        ("node", "c1"),
        ("etcd", ""),
        ("githost", ""),
    ],
)
def test_a_part_that_is_killed_is_seen_and_mended(
    flux: Client, sandbox: Sandbox, part: str, cluster: str
) -> None:
    kubeconfig, repository = sandbox.kubeconfig("c1").read_text(), sandbox.repository("fleet")
    kill(sandbox, part, cluster)
    assert part in down(sandbox)
    sandbox.start()
    assert down(sandbox) == set()
    assert (sandbox.kubeconfig("c1").read_text(), sandbox.repository("fleet")) == (
        kubeconfig,
        repository,
    )
    until(lambda: all(available(flux, name) for name in COMPONENTS))
    assert sum(one.part.startswith("pod/") for one in sandbox.status()) == len(COMPONENTS)


def test_starting_what_runs_changes_nothing(sandbox: Sandbox) -> None:
    before = {one.part: one.pid for one in sandbox.status()}
    began = time.monotonic()
    sandbox.start(["c1"], ["fleet"])
    assert time.monotonic() - began < 2
    assert {one.part: one.pid for one in sandbox.status()} == before


def test_stopped_and_started_again_it_has_all_it_had(flux: Client, sandbox: Sandbox) -> None:
    sandbox.stop()
    assert processes.find(sandbox.directory) == []
    assert {one.alive for one in sandbox.status()} == {False}
    sandbox.start()
    until(lambda: all(available(flux, name) for name in COMPONENTS))
    until(lambda: down(sandbox) == set())
    assert (
        git(
            sandbox.directory, "--git-dir", str(sandbox.repository("fleet").path), "log", "-1"
        ).returncode
        == 0
    )


def test_secrets_lie_in_private_files_only(sandbox: Sandbox) -> None:
    assert sandbox.directory.stat().st_mode & 0o777 == 0o700
    private = [
        one
        for one in sandbox.directory.rglob("*")
        if one.suffix in {".key", ".csv"} or "kubeconfig" in one.name
    ]
    assert len(private) > 5
    assert {one.stat().st_mode & 0o777 for one in private} == {0o600}
    for process in processes.find(sandbox.directory):
        argv = Path(f"/proc/{process.pid}/cmdline").read_bytes()
        tokens = (sandbox.directory / "clusters" / "c1" / "tokens.csv").read_text().splitlines()
        assert not any(row.split(",")[0].encode() in argv for row in tokens)


def test_etcd_answers_only_to_a_certificate(sandbox: Sandbox) -> None:
    known = state.read(state.Layout(sandbox.directory))
    assert known
    with (
        urllib3.HTTPSConnectionPool(
            "127.0.0.1",
            known.etcd,
            ca_certs=str(sandbox.directory / "pki" / "ca.crt"),
            retries=False,
        ) as pool,
        pytest.raises(urllib3.exceptions.HTTPError),
    ):
        pool.request("POST", "/v3/kv/range", body=b'{"key":"AA==","range_end":"AA=="}')

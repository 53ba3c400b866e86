"""Rotation on two clusters of the sandbox: no source ever fails, whatever is killed in between. In
this order."""

from __future__ import annotations

import base64
import json
import signal
import subprocess
import time
from pathlib import Path

import pytest

from provisioner.base import clock, keys
from provisioner.clusters.client import Client
from tests.real import own
from tests.real.load import Load
from tests.real.project import Project, Run
from tests.real.secrets import Finding, Search

pytestmark = [pytest.mark.real, pytest.mark.timeout(400)]

CLUSTERS = ("c1", "c2")
INTERVAL = 10  # seconds, of the source


@pytest.fixture(scope="module")
def handover(project: Project) -> own.Handover:
    own.start(project, *CLUSTERS)
    given = own.handover(project, CLUSTERS, interval=f"{INTERVAL}s")
    (project.folder / "handover.json").write_text(json.dumps(given))
    done = own.pair(project, given)
    assert done.code == 0, done.err
    return given


def rotate(project: Project, *argv: str, code: int = 0) -> Run:
    done = project.json("rotate", "handover.json", *argv)
    assert done.code == code, done.out + done.err
    return done


def record(project: Project, cluster: str) -> dict[str, str]:
    return dict(own.get(project, cluster, "ConfigMap", "provisioner-pairing")["data"])


def host(project: Project) -> dict[str, list[str]]:
    """Fingerprints of the deploy keys on the host by their cluster."""
    listed = own.sandbox(project).keys("fleet")
    return {
        name: [
            keys.fingerprint(key.public) for key in listed if key.title.startswith(f"own/{name} ")
        ]
        for name in CLUSTERS
    }


def whole(project: Project) -> None:
    """One key a cluster, the same on the host, in the cluster and in the record; nothing staged;
    all of it works."""
    for name, found in host(project).items():
        public = keys.public_of(own.private(project, name))
        assert found == [keys.fingerprint(public)] == [record(project, name)["fingerprint"]]
        assert own.get(project, name, "Secret", "flux-system-rotation") is None
    again = project.json("pair", "handover.json")
    assert again.code == 0, again.err
    assert {step["action"] for step in again.steps()} == {"unchanged"}


def push(project: Project) -> str:
    return own.push(project, {"noise": str(time.time())})


def test_under_a_commit_a_second_no_source_fails_and_none_falls_behind(
    project: Project, handover: own.Handover
) -> None:
    before, load = host(project), Load(project, CLUSTERS, lambda: push(project))
    with load.running():
        time.sleep(3)
        for _ in range(3):
            done = rotate(project)
            assert {one["result"] for one in done.clusters.values()} == {"rotated"}
        time.sleep(INTERVAL + 5)
    for name in CLUSTERS:
        load.judge(name, INTERVAL + 15)
        assert len(host(project)[name]) == 1
        assert host(project)[name] != before[name]
    whole(project)


def test_only_old_keys_are_rotated(project: Project, handover: own.Handover) -> None:
    before = host(project)
    done = rotate(project, "--older-than", "1d")
    assert {one["result"] for one in done.clusters.values()} == {"kept"}
    assert {step["action"] for step in done.steps()} == {"skipped"}
    assert host(project) == before
    rotate(project, "c2", "--older-than", "1s")
    assert host(project)["c1"] == before["c1"]
    assert host(project)["c2"] != before["c2"]
    assert rotate(project, "c9", code=3).err.count("Paired clusters: c1, c2.") == 1
    whole(project)
    told = project.json("status", "handover.json")
    for name, one in told.clusters.items():
        age = time.time() - (clock.seconds(one["key_created"]) or 0)
        assert 0 <= age < 300, name
    assert "KEY MADE" in project.provisioner("status", "handover.json").out


def test_a_suspended_source_is_refused_by_name_and_others_are_proven_too(
    project: Project, handover: own.Handover
) -> None:
    url = own.get(project, "c1", "GitRepository", "flux-system")["spec"]["url"]
    meta = {"name": "second", "namespace": "flux-system"}
    spec = {
        "interval": "1h",
        "url": url,
        "ref": {"branch": "main"},
        "secretRef": {"name": "flux-system"},
    }
    second = {
        "apiVersion": "source.toolkit.fluxcd.io/v1",
        "kind": "GitRepository",
        "metadata": meta,
        "spec": {**spec, "suspend": True},
    }
    project.kubectl("c1", "apply", "-f", "-", stdin=json.dumps(second))
    before = host(project)
    refused = rotate(project, code=4)
    assert (
        refused.clusters["c1"]["cause"].count("GitRepository flux-system/second is suspended") == 1
    )
    assert refused.clusters["c2"]["result"] == "rotated"
    assert host(project)["c1"] == before["c1"]

    project.kubectl("c1", "apply", "-f", "-", stdin=json.dumps({**second, "spec": spec}))
    project.kubectl(
        "c1", "wait", "--for=condition=Ready", "-n", "flux-system", "gitrepository/second"
    )
    (fetched,) = [step for step in rotate(project, "c1").steps("c1") if step["step"] == "fetch"]
    assert "GitRepository flux-system/second" in fetched["detail"]
    asked = own.get(project, "c1", "GitRepository", "second")
    token = asked["metadata"]["annotations"]["reconcile.fluxcd.io/requestedAt"]
    assert asked["status"]["lastHandledReconcileAt"] == token
    project.kubectl("c1", "delete", "-n", "flux-system", "gitrepository/second")
    whole(project)


def test_what_cannot_be_proven_is_taken_back(project: Project, handover: own.Handover) -> None:
    before = host(project)
    project.kubectl(
        "c1", "scale", "-n", "flux-system", "deployment/source-controller", "--replicas=0"
    )
    failed = rotate(project, "c1", "--timeout", "4", code=4)
    assert "cannot fetch with the new key" in failed.clusters["c1"]["cause"]
    assert "old key is in use again" in failed.clusters["c1"]["hint"]
    assert host(project) == before
    project.kubectl(
        "c1", "scale", "-n", "flux-system", "deployment/source-controller", "--replicas=1"
    )
    project.kubectl("c1", "rollout", "status", "-n", "flux-system", "deployment/source-controller")
    whole(project)


@pytest.mark.parametrize("after", range(8))
def test_killed_after_any_step_it_converges(
    project: Project, handover: own.Handover, after: int
) -> None:
    before = host(project)["c1"]
    argv = ["python", "-m", "provisioner", "rotate", "handover.json", "c1", "--json"]
    with subprocess.Popen(
        argv, cwd=project.folder, env=project.own_env(), stdout=subprocess.PIPE
    ) as process:
        steps = 0
        for line in process.stdout or ():
            steps += json.loads(line)["type"] == "step"
            if steps > after:
                break
        process.send_signal(signal.SIGKILL)
    if after % 2:
        rotate(project, "c1")
        assert host(project)["c1"] != before
    else:
        assert project.json("pair", "handover.json").code == 0
    whole(project)


def test_without_an_api_its_owner_installs_the_new_key(
    project: Project, handover: own.Handover
) -> None:
    found = own.sandbox(project).repository("fleet")
    over_ssh = {
        "kind": "ssh",
        "url": found.url,
        "known_hosts": list(found.known_hosts),
        "push_key": {"env": "PUSH_KEY"},
    }
    (project.folder / "handover.json").write_text(
        json.dumps({**handover, "repositories": {"fleet": over_ssh}})
    )
    before = host(project)["c1"]
    waiting = rotate(project, "c1", code=4)
    public = " ".join(waiting.clusters["c1"]["hint"].partition("ssh-ed25519 ")[2].split()[:1])
    assert (
        project.json("pair", "handover.json").code == 0
    )  # the key that was asked for stays asked for
    assert rotate(project, "c1", code=4).clusters["c1"]["hint"] == waiting.clusters["c1"]["hint"]

    own.sandbox(project).add_key("fleet", "own/c1 new", f"ssh-ed25519 {public}", False)
    done = rotate(project, "c1")
    (told,) = [step for step in done.steps("c1") if step["step"] == "old keys"]
    assert [told["subject"]] == before
    assert "so its owner removes it now" in told["detail"]
    for key in own.sandbox(project).keys("fleet"):
        if [keys.fingerprint(key.public)] == before:
            own.sandbox(project).remove_key("fleet", key.id)
    whole(project)


def test_no_rotation_leaves_a_private_key_on_disk(project: Project, handover: own.Handover) -> None:
    for path in Path(project.tmp).rglob("*"):
        assert not path.is_file() or b"PRIVATE KEY" not in path.read_bytes()


def test_the_credential_that_writes_never_enters_a_cluster(
    project: Project, handover: own.Handover
) -> None:
    given = json.loads((project.folder / "handover.json").read_text())
    given["pairings"]["c1"]["gitops"]["log_level"] = "debug"
    pushed = own.pair(project, given)
    assert pushed.code == 0, pushed.err
    assert any("gotk-components.yaml in" in step["detail"] for step in pushed.steps("c1"))

    search = Search({"the push key": own.PUSH.private.reveal().encode()})
    canary = {
        "apiVersion": "v1",
        "kind": "Secret",
        "metadata": {"name": "canary", "namespace": "default"},
        "stringData": {"identity": own.PUSH.private.reveal()},
    }
    client = own.client(own.kubeconfig(project, "c1"))
    client.create(canary)
    assert "the push key" in {one.what for one in held(client, search)}
    client.delete(canary)
    assert [one for one in held(client, search) if one.what == "the push key"] == []


def held(client: Client, search: Search) -> list[Finding]:
    """What the search finds in all Secrets and ConfigMaps of a cluster, each value as a pod would
    see it."""
    found = []
    for kind in ("Secret", "ConfigMap"):
        for item in client.list("v1", kind):
            place = f"{kind} {item['metadata']['namespace']}/{item['metadata']['name']}"
            values = (item.get("data") or {}).values()
            texts = [base64.b64decode(one) if kind == "Secret" else one.encode() for one in values]
            found += search.all((place, text) for text in [json.dumps(item).encode(), *texts])
    return found

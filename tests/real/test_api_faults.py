"""API servers that are slow, busy, restarted or distrustful, and a credential with limits. What a
test's proxy answers is not Kubernetes' own; everything behind it is. Each first pairing has a
cluster of its own."""

from __future__ import annotations

import base64
import datetime
import json
import os
import random
import signal
import subprocess
import sys
import threading
import time
import types
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from provisioner.base.errors import Unreachable
from provisioner.base.run_context import RunContext
from provisioner.clusters import kubeconfig as kubeconfigs
from provisioner.clusters.client import Client
from provisioner.git.hosts.base import Remote
from provisioner.handover import read
from provisioner.pairing.run import required_rights, target
from provisioner.pairing.run.options import Options
from provisioner.pairing.run.rendering import pairings
from provisioner.pairing.run.rendering.shared import Rendered
from provisioner.sandbox.cluster import certificates
from tests.real import between, own
from tests.real.between import PASS, Answer
from tests.real.project import Event, Project, Run

pytestmark = [pytest.mark.real, pytest.mark.timeout(240)]

LIMITED, BUSY, RESTARTED = CLUSTERS = "limited", "busy", "restarted"


@pytest.fixture(scope="module")
def ground(project: Project) -> Project:
    own.start(project, *CLUSTERS)
    return project


def certificate(project: Project, folder: Path, name: str) -> Path:
    """One of the sandbox's authority, for loopback."""
    pki = own.sandbox(project).directory / "pki"
    certificates.issue(pki, folder, name, common_name="proxy")
    return folder / f"{name}.crt"


def started(project: Project, given: own.Handover, *argv: str) -> subprocess.Popen[str]:
    process = subprocess.Popen(
        [sys.executable, "-m", "provisioner", "pair", "-", "--trust-commands", "--json", *argv],
        cwd=project.folder,
        text=True,
        env=project.own_env(),
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    )
    assert process.stdin
    process.stdin.write(json.dumps(given))
    process.stdin.close()
    return process


def finished(
    process: subprocess.Popen[str], strike: Callable[[Event], bool] = lambda event: True
) -> Run:
    """Read its events; `strike` is shown each until it says that it has struck."""
    events, struck = [], False
    with process:
        for line in process.stdout or ():
            events.append(json.loads(line))
            struck = struck or strike(events[-1])
        code = process.wait(60)
        err = process.stderr.read() if process.stderr else ""
    assert struck, events
    assert "Traceback" not in err, err
    return Run(code, "", err, events)


def results(done: Run) -> dict[str, str]:
    return {
        name: one["result"] + (f": {one['cause']}" if one["cause"] else "")
        for name, one in done.clusters.items()
    }


# -- a busy API server


def test_a_first_pairing_through_429_500_and_a_slow_answer(ground: Project, tmp_path: Path) -> None:
    """Each path is put off once with Retry-After, one request in ten fails with 500, one write
    takes 10 s."""
    chance, first, lock = random.Random(7), set[str](), threading.Lock()
    late: list[str] = []

    def behave(method: str, path: str) -> Answer:
        with lock:
            bare = path.partition("?")[0]
            if bare.endswith(("/secrets", "/flux-system")) and bare not in first:
                first.add(bare)
                return Answer(status=429, headers={"Retry-After": "1"})
            if method == "PATCH" and not late:
                late.append(path)
                return Answer(late=10.0)
            return Answer(status=500) if chance.random() < 0.1 else PASS

    kubeconfig = tmp_path / "kubeconfig"
    given = own.handover(ground, [BUSY])
    given["clusters"][BUSY]["kubeconfig"] = str(kubeconfig)
    with between.standing(
        own.kubeconfig(ground, BUSY), certificate(ground, tmp_path, "p"), kubeconfig, behave
    ) as proxy:
        done = own.pair(ground, given)
    assert results(done) == {BUSY: "paired"}, done.err
    assert late
    put_off = [(path.partition("?")[0], at) for _, path, status, at in proxy.seen if status == 429]
    assert put_off
    for path, at in put_off:
        again = [
            later
            for _, other, _, later in proxy.seen
            if other.partition("?")[0] == path and later > at
        ]
        assert min(again) - at >= 1.0, "Retry-After is kept to"
    assert len([one for one in proxy.seen if one[2] == 500]) > 3
    assert own.pair(ground, own.handover(ground, [BUSY])).report["changed"] is False


def answering(
    project: Project, folder: Path, answer: Answer
) -> Iterator[tuple[Client, between.Server]]:
    kubeconfig = folder / "kubeconfig"
    pem = certificate(project, folder, "p")
    with between.standing(
        own.kubeconfig(project, BUSY), pem, kubeconfig, lambda method, path: answer
    ) as proxy:
        yield Client("c1", kubeconfigs.connection("c1", str(kubeconfig), None), patience=3.0), proxy


@pytest.mark.parametrize(
    ("answer", "said", "tries"),
    [
        (Answer(status=429, headers={"Retry-After": "60"}), "429 the test answers 429", 1),
        (Answer(status=503), "503 the test answers 503", 3),
        (
            Answer(status=401, headers={"Date": "Mon, 04 May 2026 12:00:00 GMT"}),
            "behind this machine's",
            1,
        ),
    ],
)
def test_an_api_that_stays_so_is_given_up_in_time(
    answer: Answer, said: str, tries: int, ground: Project, tmp_path: Path
) -> None:
    began = time.monotonic()
    for client, proxy in answering(ground, tmp_path, answer):
        with pytest.raises(Unreachable, match=said):
            client.get("v1", "Namespace", "default")
        assert len(proxy.seen) >= tries
    assert time.monotonic() - began < 5


# -- clocks


class Shifted(datetime.datetime):
    by = datetime.timedelta()

    @classmethod
    def now(cls, tz: datetime.tzinfo | None = None) -> Any:
        return datetime.datetime.now(tz) + cls.by


@pytest.mark.parametrize(
    ("days", "said"), [(2, "certificate is not yet valid"), (-2000, "certificate has expired")]
)
def test_a_certificate_of_another_time(
    days: int, said: str, ground: Project, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    Shifted.by = datetime.timedelta(days=days)
    fake = types.SimpleNamespace(datetime=Shifted, timedelta=datetime.timedelta, UTC=datetime.UTC)
    monkeypatch.setattr(certificates, "datetime", fake)
    monkeypatch.setattr(certificates, "LIFE", datetime.timedelta(days=30))
    for client, _ in answering(ground, tmp_path, PASS):
        with pytest.raises(Unreachable) as caught:
            client.version()
        assert f"{said}, by this machine's clock" in caught.value.cause
        assert "clock" in caught.value.hint


def forged(project: Project, begins: float, ends: float) -> str:
    """A token as the API server itself would sign it, for other times."""
    from cryptography.hazmat.primitives import hashes, serialization
    from cryptography.hazmat.primitives.asymmetric import ec, utils

    def part(data: bytes) -> str:
        return base64.urlsafe_b64encode(data).decode().rstrip("=")

    found = serialization.load_pem_private_key(
        (own.kubeconfig(project, BUSY).parent / "sa.key").read_bytes(), password=None
    )
    assert isinstance(found, ec.EllipticCurvePrivateKey)
    claims = {
        "iss": "https://kubernetes.default.svc",
        "aud": ["https://kubernetes.default.svc"],
        "iat": begins,
        "nbf": begins,
        "exp": ends,
        "sub": "system:serviceaccount:default:default",
        "kubernetes.io": {
            "namespace": "default",
            "serviceaccount": {"name": "default", "uid": "x"},
        },
    }
    body = part(json.dumps({"alg": "ES256"}).encode()) + "." + part(json.dumps(claims).encode())
    r, s = utils.decode_dss_signature(found.sign(body.encode(), ec.ECDSA(hashes.SHA256())))
    return body + "." + part(r.to_bytes(32, "big") + s.to_bytes(32, "big"))


@pytest.mark.parametrize(
    ("begins", "ends", "said"),
    [(-7200, -3600, "has expired at"), (3600, 7200, "is valid only from")],
)
def test_a_token_of_another_time(
    begins: int, ends: int, said: str, ground: Project, tmp_path: Path
) -> None:
    config = json.loads(own.kubeconfig(ground, BUSY).read_text())
    token = forged(ground, int(time.time()) + begins, int(time.time()) + ends)
    config["users"][0]["user"] = {"token": token}
    (tmp_path / "kubeconfig").write_text(json.dumps(config))
    with pytest.raises(Unreachable, match=f"refused .401.: the token {said}") as caught:
        Client("c1", kubeconfigs.connection("c1", str(tmp_path / "kubeconfig"), None)).version()
    assert token.rpartition(".")[2] not in str(caught.value)


def test_an_api_server_whose_name_is_not_known(ground: Project, tmp_path: Path) -> None:
    config = json.loads(own.kubeconfig(ground, BUSY).read_text())
    config["clusters"][0]["cluster"]["server"] = "https://api.nowhere.invalid:6443"
    (tmp_path / "kubeconfig").write_text(json.dumps(config))
    with pytest.raises(
        Unreachable, match=r"name of its API server \(api.nowhere.invalid\) cannot be resolved"
    ) as caught:
        Client("c1", kubeconfigs.connection("c1", str(tmp_path / "kubeconfig"), None)).version()
    assert "DNS" in caught.value.hint


# -- a credential with limits


def limited(project: Project, folder: Path) -> own.Handover:
    """A handover with a ServiceAccount's token, which may at first do nothing but look at what
    everybody sees."""
    project.kubectl(LIMITED, "create", "serviceaccount", "-n", "kube-system", "pairer")
    token = project.kubectl(LIMITED, "create", "token", "-n", "kube-system", "pairer").strip()
    config = json.loads(own.kubeconfig(project, LIMITED).read_text())
    config["users"][0]["user"] = {"token": token}
    (folder / "kubeconfig").write_text(json.dumps(config))
    given = own.handover(project, [LIMITED])
    given["clusters"][LIMITED]["kubeconfig"] = str(folder / "kubeconfig")
    return given


def grant(project: Project, given: own.Handover, *, without: str = "") -> None:
    """A ClusterRole of exactly what pairing says that it needs, but for the verb that is left
    out."""
    fleet = read.from_object(given, "test")
    options = Options(cache=project.tmp / "flux", lock_file=project.tmp / "lock.json")
    run = target.Run(fleet=fleet, sink=lambda event: None, options=options, context=RunContext())
    components = Rendered(run, options).components(fleet.pairings[LIMITED].gitops)
    remote = Remote(url="ssh://git@host/fleet.git", known_hosts=())
    rules = [
        {"apiGroups": [one.group], "resources": [one.resource], "verbs": [one.verb]}
        for one in required_rights.pairing(pairings.render(fleet, LIMITED, remote, components))
        if without != f"{one.verb} {one.resource}"
    ]
    role = {
        "apiVersion": "rbac.authorization.k8s.io/v1",
        "kind": "ClusterRole",
        "metadata": {"name": "pairer"},
        "rules": rules,
    }
    project.kubectl(LIMITED, "apply", "-f", "-", stdin=json.dumps(role))


def test_missing_rights_are_named_before_anything_is_touched(
    ground: Project, tmp_path: Path
) -> None:
    given = limited(ground, tmp_path)
    done = own.pair(ground, given)
    assert done.code == 4
    cause = done.clusters[LIMITED]["cause"]
    assert "the credential in use may not " in cause
    assert "; create, get, list, patch customresourcedefinitions.apiextensions.k8s.io; " in cause
    assert "cluster-admin" in done.clusters[LIMITED]["hint"]

    grant(ground, given, without="create clusterroles")
    bind = [
        "create",
        "clusterrolebinding",
        "pairer",
        "--clusterrole=pairer",
        "--serviceaccount=kube-system:pairer",
    ]
    ground.kubectl(LIMITED, *bind)
    done = own.pair(ground, given)
    assert done.clusters[LIMITED]["cause"] == (
        f"cluster {LIMITED}: the credential in use may not create "
        f"clusterroles.rbac.authorization.k8s.io"
    )
    assert "flux-system" not in ground.kubectl(LIMITED, "get", "namespace", "-o", "name")
    assert f"clusters/{LIMITED}/" not in ground.git("log", "--all", "--name-only", "--format=")

    grant(ground, given)  # what is named is enough
    assert results(own.pair(ground, given)) == {LIMITED: "paired"}


# -- servers that stop in mid-run


def test_an_api_server_restarted_and_etcd_stopped_in_mid_run(ground: Project) -> None:
    """The API server dies when the first object of the install is waited for, and etcd stands still
    for 10 s."""

    def strike(event: Event) -> bool:
        if event["type"] != "waiting" or event["subject"] != "controllers":
            return False
        own.kill(ground, "kube-apiserver", RESTARTED)
        etcd = own.pid(ground, "etcd")
        os.kill(etcd, signal.SIGSTOP)
        threading.Timer(10.0, os.kill, (etcd, signal.SIGCONT)).start()
        threading.Thread(
            target=ground.provisioner, args=("sandbox", "start", "--cluster", RESTARTED)
        ).start()
        return True

    done = finished(started(ground, own.handover(ground, [RESTARTED])), strike)
    assert results(done) == {RESTARTED: "paired"}, done.events[-4:]
    assert any(
        event["type"] == "waiting" and event["subject"] == "its API" for event in done.events
    )
    assert own.pair(ground, own.handover(ground, [RESTARTED])).report["changed"] is False


def test_a_git_host_killed_between_push_and_proof(ground: Project) -> None:
    """The run says what it waits for and ends; nothing is lost, and the next run proves what was
    pushed."""
    ground.kubectl(RESTARTED, "delete", "secret", "-n", "flux-system", "flux-system")
    own.push(ground, {f"clusters/{RESTARTED}/flux-system/gotk-sync.yaml": None})

    def strike(event: Event) -> bool:
        if event["type"] != "note" or not event["text"].startswith("pushed"):
            return False
        own.kill(ground, "githost")
        return True

    done = finished(started(ground, own.handover(ground, [RESTARTED]), "--timeout", "20"), strike)
    assert done.code == 4
    assert "Git" in done.clusters[RESTARTED]["cause"]
    assert done.clusters[RESTARTED]["hint"]
    pushed = ground.git("rev-parse", "main")
    assert ground.provisioner("sandbox", "start").code == 0
    again = own.pair(ground, own.handover(ground, [RESTARTED]))
    assert results(again) == {RESTARTED: "paired"}, again.err
    assert ground.git("rev-parse", "main") == pushed, "nothing is pushed twice"

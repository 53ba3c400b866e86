"""One writer for each cluster, on a real API server: a run is stopped in the middle of its writes,
for longer than its Lease lasts, while another run takes the cluster. A proxy between the first run
and the API server has every request of it."""

from __future__ import annotations

import json
import os
import re
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from provisioner.base import holders
from provisioner.base.errors import Held
from provisioner.base.exit_codes import ExitCode
from provisioner.clusters import lease
from provisioner.flux import secret
from provisioner.sandbox.cluster import certificates
from tests.real import between, own
from tests.real.between import PASS, Answer
from tests.real.project import Project, Run
from tests.support.waiting import until

pytestmark = [pytest.mark.real, pytest.mark.timeout(400)]

SECONDS = 5  # that the Lease of a run lasts that is stopped
HOLD = """
import sys
from provisioner.clusters import kubeconfig, lease
from provisioner.clusters.client import Client

held = lease.Lease(Client("c1", kubeconfig.connection("c1", {kubeconfig!r}, None)), 5)
held.take()
print(held._me, flush=True)
sys.stdin.read()
held.release()
"""
SHORT = {lease.VARIABLE: str(SECONDS)}
FREE = re.compile(r"/leases\b|selfsubjectaccessreviews")  # what needs no Lease


@pytest.fixture(scope="module")
def fleet(project: Project) -> Project:
    own.start(project, "c1")
    return project


class StoppedRun:
    """A run whose process is stopped when its write number `at` reaches the API server. `writes`
    are the moments and the requests of all that arrived."""

    def __init__(self, fleet: Project, at: int, *command: str) -> None:
        self._fleet, self._at, self._command = fleet, at, command
        self.process: subprocess.Popen[str] | None = None
        self.writes: list[tuple[float, str]] = []

    def behave(self, method: str, path: str) -> Answer:
        if method != "GET" and not FREE.search(path):
            self.writes.append((time.monotonic(), f"{method} {path}"))
            if len(self.writes) == self._at and self.process:
                os.kill(self.process.pid, signal.SIGSTOP)
        return PASS

    def start(self, handover: own.Handover) -> None:
        self.process = subprocess.Popen(
            [sys.executable, "-m", "provisioner", *self._command, "--json"],
            cwd=self._fleet.folder,
            env={**self._fleet.own_env(), **SHORT},
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
        )
        assert self.process.stdin
        self.process.stdin.write(json.dumps(handover))
        self.process.stdin.close()
        self.process.stdin = None

    def stopped(self) -> bool:
        assert self.process
        status = Path(f"/proc/{self.process.pid}/stat").read_text().rpartition(")")[2].split()[0]
        assert self.process.poll() is None
        return status == "T"

    def resume(self) -> Run:
        assert self.process
        self.process.send_signal(signal.SIGCONT)
        out, err = self.process.communicate(timeout=120)
        return Run(
            self.process.returncode, out, err, [json.loads(line) for line in out.splitlines()]
        )


def suspended(fleet: Project, tmp_path: Path, run: StoppedRun, other: Callable[[], Run]) -> Run:
    """Stop the run, let the other one take over and finish, and resume it; how it ended."""
    pki = own.sandbox(fleet).directory / "pki"
    certificates.issue(pki, tmp_path, "between", common_name="between")
    via, given = tmp_path / "kubeconfig", own.handover(fleet, ["c1"])
    given["clusters"]["c1"]["kubeconfig"] = str(via)
    kubeconfig = own.kubeconfig(fleet, "c1")
    with between.standing(kubeconfig, tmp_path / "between.crt", via, run.behave):
        run.start(given)
        until(run.stopped, 60)
        done = other()
        assert done.code == 0, done.err
        resumed = time.monotonic()
        ended = run.resume()
        late = [request for moment, request in run.writes if moment > resumed]
    assert late == []
    return ended


def pair(fleet: Project) -> Run:
    return own.pair(fleet, own.handover(fleet, ["c1"]))


def unpair(fleet: Project) -> Run:
    given = json.dumps(own.handover(fleet, ["c1"]))
    return fleet.json("unpair", "-", "--trust-commands", "--yes", stdin=given)


def keys(fleet: Project) -> set[str]:
    """The public halves of our deploy keys on the host."""
    listed = own.sandbox(fleet).keys("fleet")
    return {key.public for key in listed if key.title.startswith("own/c1")}


def in_use(fleet: Project) -> str:
    return secret.public_key(own.get(fleet, "c1", "Secret", "flux-system"))


def gave_up(ended: Run) -> bool:
    """With the reason, or by the kernel where it was stopped right before it sent something."""
    if ended.code == -signal.SIGALRM:
        return True
    cause = ended.clusters["c1"]["cause"]
    return ended.code == ExitCode.HELD and "another one may have taken it over" in cause


def settled(fleet: Project) -> None:
    """The cluster is paired, with one key, which it holds; and nothing is left to be done."""
    again = pair(fleet)
    assert (again.code, again.report["changed"]) == (0, False), again.err
    assert keys(fleet) == {in_use(fleet)}


@pytest.mark.parametrize("at", [1, 6, 20])
def test_a_pairing_that_was_stopped_writes_nothing_more(
    at: int, fleet: Project, tmp_path: Path
) -> None:
    unpair(fleet)
    run = StoppedRun(fleet, at, "pair", "-", "--trust-commands")
    ended = suspended(fleet, tmp_path, run, lambda: pair(fleet))
    assert gave_up(ended), ended.out + ended.err
    settled(fleet)


@pytest.mark.parametrize("at", [1, 5, 12])
def test_a_leaving_that_was_stopped_takes_nothing_from_the_pairing_that_came_after(
    at: int, fleet: Project, tmp_path: Path
) -> None:
    """The other run pairs the cluster anew, with the same files: key and files stay."""
    assert pair(fleet).code == 0
    run = StoppedRun(fleet, at, "unpair", "-", "--trust-commands", "--yes")
    ended = suspended(fleet, tmp_path, run, lambda: pair(fleet))
    assert gave_up(ended), ended.out + ended.err
    settled(fleet)


def test_two_containers_of_one_host_name_do_not_judge_each_other(fleet: Project) -> None:
    """A process of a PID namespace of its own holds the Lease. Here its number is nobody's."""
    kubeconfig = own.kubeconfig(fleet, "c1")
    code = HOLD.format(kubeconfig=str(kubeconfig))
    unshare = ["unshare", "--fork", "--pid", "--mount-proc", "--kill-child", sys.executable, "-c"]
    with subprocess.Popen(
        [*unshare, code], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    ) as container:
        assert container.stdin
        assert container.stdout
        theirs = container.stdout.readline().strip()
        assert theirs.split("/")[0] == holders.me().split("/")[0], "the same host name"
        client = own.client(kubeconfig)
        with pytest.raises(Held, match=theirs):
            lease.Lease(client, 1).take()
        container.stdin.close()
    released = lease.Lease(client, 5)
    released.take()
    released.release()

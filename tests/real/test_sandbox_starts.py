"""How sandboxes start and leave: several clusters at once, and where a port is taken."""

from __future__ import annotations

import socket
import subprocess
from pathlib import Path

import pytest

from provisioner.base.errors import Refused
from provisioner.clusters import kubeconfig as kubeconfigs
from provisioner.clusters.client import Client
from provisioner.sandbox import processes, state
from provisioner.sandbox.sandbox import Sandbox
from tests.real.sandbox_parts import down

pytestmark = [pytest.mark.real, pytest.mark.timeout(240)]


def test_clusters_come_side_by_side_and_leave_one_by_one(tmp_path: Path) -> None:
    """As Terraform does it: a command for each, at the same time, in processes of their own."""
    box = tmp_path / "box"
    names = ["a1", "a2", "a3"]

    def each(verb: str, *flags: str) -> list[subprocess.CompletedProcess[str]]:
        asked = [
            subprocess.Popen(
                ["provisioner", "sandbox", verb, "--directory", str(box), *pair],
                stdout=subprocess.PIPE,
                stderr=subprocess.PIPE,
                text=True,
            )
            for pair in [*(("--cluster", name) for name in names), ("--repository", "r")]
        ]
        outs = [(one, *one.communicate(timeout=120)) for one in asked]
        return [
            subprocess.CompletedProcess(one.args, one.returncode, out, err)
            for one, out, err in outs
        ]

    try:
        assert [(one.returncode, one.stdout) for one in each("start")] == [(0, "")] * 4, (
            "talk goes to stderr"
        )
        sandbox = Sandbox(box)
        assert down(sandbox) == set()
        assert len([one for one in sandbox.status() if one.part == "etcd"]) == 1
        for name in names:
            client = Client(name, kubeconfigs.connection(name, str(sandbox.kubeconfig(name)), None))
            client.create(
                {"apiVersion": "v1", "kind": "Namespace", "metadata": {"name": f"of-{name}"}}
            )
        assert [name for name in names if client.get("v1", "Namespace", f"of-{name}")] == ["a3"], (
            "each its own"
        )
        sandbox.sweep(["a1", "a2"])
        assert {one.cluster for one in sandbox.status()} == {"", "a1", "a2"}
        sandbox.start(["a3"])
        again = Client("a3", kubeconfigs.connection("a3", str(sandbox.kubeconfig("a3")), None))
        assert again.get("v1", "Namespace", "of-a3") is None, (
            "a cluster made anew has nothing of the old"
        )
        assert [one.returncode for one in each("clean")] == [0] * 4
        assert processes.find(box) == []
        assert list(tmp_path.iterdir()) == []
    finally:
        Sandbox(box).clean()


def test_a_port_that_somebody_took_meanwhile_is_named(tmp_path: Path) -> None:
    sandbox = Sandbox(tmp_path / "box")
    try:
        sandbox.start(["c"])
        sandbox.stop()
        known = state.read(state.Layout(sandbox.directory))
        assert known
        with socket.socket() as thief:
            thief.setsockopt(
                socket.SOL_SOCKET, socket.SO_REUSEADDR, 1
            )  # old connections of ours linger
            thief.bind(("127.0.0.1", known.clusters["c"].api))
            thief.listen()
            with pytest.raises(
                Refused,
                match=rf"API server of sandbox cluster c: port {known.clusters['c'].api} is taken",
            ):
                sandbox.start()
        sandbox.start()
        assert down(sandbox) == set()
    finally:
        sandbox.clean()

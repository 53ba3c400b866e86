"""What Git hosts and repositories do in practice: hooks that refuse, odd contents, rewritten
history, firewalls. One cluster, paired step by step, so the order of the tests matters."""

from __future__ import annotations

import contextlib
import socket
import struct
import subprocess
import threading
import time
from collections.abc import Callable, Iterator
from typing import Any

import pytest

from provisioner.base import keys
from tests.real import own
from tests.real.project import Project, Run

pytestmark = [pytest.mark.real, pytest.mark.timeout(200)]

OURS = "clusters/c1/flux-system"
HOOK = """\
#!/bin/sh
echo "error: GH006: Protected branch update failed for refs/heads/main." >&2
echo "error: At least 1 approving review is required." >&2
exit 1
"""
POINTER = "version https://git-lfs.github.com/spec/v1\noid sha256:%s\nsize 12\n" % ("0" * 64)
CONFIG = "apiVersion: v1\r\nkind: ConfigMap\r\nmetadata: {name: crlf, namespace: default}\r\n"


@pytest.fixture(scope="module")
def ground(project: Project) -> Project:
    own.start(project, "c1")
    return project


def given(project: Project, **repository: Any) -> own.Handover:
    found = own.handover(project, ["c1"])
    found["repositories"]["fleet"] |= repository
    return found


def ssh(project: Project, **changes: Any) -> own.Handover:
    repository = own.over_ssh(project, **changes)
    return {**own.handover(project, ["c1"]), "repositories": {"fleet": repository}}


def pair(project: Project, given: own.Handover, *argv: str) -> Run:
    return own.pair(project, given, "--timeout", "40", *argv)


def result(done: Run) -> tuple[int, str, str]:
    one = done.clusters["c1"]
    return done.code, one["result"], one["cause"]


def tree(project: Project, branch: str = "main") -> dict[str, str]:
    """Mode and object of every path but ours."""
    lines = project.git("ls-tree", "-r", branch).splitlines()
    entries = {line.partition("\t")[2]: line.partition("\t")[0] for line in lines}
    return {path: entry for path, entry in entries.items() if not path.startswith(OURS)}


def user(project: Project, *argv: str) -> None:
    """git in the user's clone, which own.push has made."""
    identity = ["-c", "user.name=U", "-c", "user.email=u@example.invalid"]
    subprocess.run(
        ["git", *identity, *argv], cwd=project.tmp / "users-clone", check=True, capture_output=True
    )


def test_a_changed_host_key_is_reported_with_both_fingerprints(ground: Project) -> None:
    stranger = keys.make("ed25519").public
    host, *real = own.sandbox(ground).repository("fleet").known_hosts[0].split()
    code, _, cause = result(pair(ground, ssh(ground, known_hosts=[f"{host} {stranger}"])))
    assert code == 4
    assert keys.fingerprint(stranger) in cause
    assert "it shows the ED25519 key SHA256:" in cause


def test_a_host_without_a_name(ground: Project) -> None:
    done = pair(ground, ssh(ground, url="ssh://git@git.nowhere.invalid/fleet.git"))
    assert result(done)[0] == 4
    assert "its name cannot be resolved" in done.clusters["c1"]["cause"]
    assert "DNS" in done.clusters["c1"]["hint"]


def test_a_repository_without_a_commit_whose_branch_is_protected(ground: Project) -> None:
    """A hook speaks at the push only, when the cluster is being installed already; the next run
    goes on."""
    hook = ground.repository / "hooks" / "pre-receive"
    hook.write_text(HOOK)
    hook.chmod(0o755)
    done = pair(ground, given(ground))
    hook.unlink()
    code, _, cause = result(done)
    assert code == 4
    assert "the branch is protected against this push: error: GH006: Protected branch" in cause
    assert "1 approving review is required" in cause
    assert ground.git("for-each-ref") == ""
    assert result(pair(ground, given(ground))) == (0, "paired", "")


def test_odd_contents_stay_as_they_are(ground: Project) -> None:
    """Symlinks, a submodule, CRLF, an LFS pointer; and our own files as a Windows checkout commits
    them."""
    sync = ground.git("show", f"main:{OURS}/gotk-sync.yaml")
    own.push(
        ground,
        {
            "clusters/c1/crlf.yaml": CONFIG,
            "large.bin": POINTER,
            ".gitattributes": "*.bin filter=lfs\n",
            f"{OURS}/gotk-sync.yaml": sync.replace("\n", "\r\n"),
            f"{OURS}/gotk-components.yaml": POINTER,
        },
    )
    clone = ground.tmp / "users-clone"
    (clone / "etc").symlink_to("/etc")
    (clone / "inside").symlink_to("large.bin")
    head = ground.git("rev-parse", "main").strip()
    user(ground, "add", "etc", "inside")
    user(ground, "update-index", "--add", "--cacheinfo", f"160000,{head},vendored")
    user(ground, "commit", "-qm", "Odd")
    user(ground, "push", "-q", "origin", "main")
    before = tree(ground)
    assert result(pair(ground, given(ground))) == (0, "paired", "")
    assert tree(ground) == before
    changed = ground.git("show", "--name-only", "--format=", "main").split()
    assert changed == [f"{OURS}/gotk-components.yaml"], (
        "the same objects with other line ends are left alone"
    )
    assert "kind: Deployment" in ground.git("show", f"main:{OURS}/gotk-components.yaml")


def test_history_rewritten_without_our_files(ground: Project) -> None:
    user(ground, "checkout", "-q", "--orphan", "other")
    user(ground, "rm", "-rqf", "--cached", ".")
    (ground.tmp / "users-clone" / "README").write_text("all new\n")
    user(ground, "add", "README")
    user(ground, "commit", "-qm", "Unrelated")
    user(ground, "push", "-qf", "origin", "other:main")
    assert result(pair(ground, given(ground))) == (0, "paired", "")
    assert set(tree(ground)) == {"README"}
    assert pair(ground, given(ground)).report["changed"] is False


@pytest.mark.parametrize(
    ("files", "said", "hint"),
    [
        ({f"{OURS}/kustomization.yaml": POINTER}, "is a pointer of Git LFS", ".gitattributes"),
        (
            {
                f"{OURS}/kustomization.yaml": "resources: [gotk-components.yaml, gotk-sync.yaml, "
                "missing.yaml]\n",
                f"{OURS}/gotk-sync.yaml": None,
            },
            "does not build: ",
            "Fix it and push",
        ),
    ],
)
def test_files_that_cannot_be_are_told_before_a_push(
    files: dict[str, str | None], said: str, hint: str, ground: Project
) -> None:
    subprocess.run(["rm", "-rf", str(ground.tmp / "users-clone")], check=True)
    good = (
        ground.git("show", f"main:{OURS}/kustomization.yaml"),
        ground.git("show", f"main:{OURS}/gotk-sync.yaml"),
    )
    pushed = own.push(ground, files)
    done = pair(ground, given(ground))
    assert result(done)[0] == 4
    assert said in done.clusters["c1"]["cause"]
    assert hint in done.clusters["c1"]["hint"]
    assert ground.git("rev-parse", "main").strip() == pushed
    own.push(ground, {f"{OURS}/kustomization.yaml": good[0], f"{OURS}/gotk-sync.yaml": good[1]})


def test_a_symlink_where_our_file_belongs(ground: Project) -> None:
    sync = ground.tmp / "users-clone" / OURS / "gotk-sync.yaml"
    text = sync.read_text()
    sync.rename(sync.with_name("mine.yaml"))
    sync.symlink_to("mine.yaml")
    pushed = own.push(ground, {})
    done = pair(ground, given(ground))
    assert result(done)[0] == 4
    assert f"{OURS}/gotk-sync.yaml is a symlink" in done.clusters["c1"]["cause"]
    assert ground.git("rev-parse", "main").strip() == pushed
    sync.unlink()
    own.push(ground, {f"{OURS}/gotk-sync.yaml": text, f"{OURS}/mine.yaml": None})


def test_another_branch_with_a_broken_manifest_in_it(ground: Project) -> None:
    """A default branch that is not main, and paired although the rest of it cannot be delivered."""
    ground.git("symbolic-ref", "HEAD", "refs/heads/trunk")
    own.push(ground, {"clusters/c1/broken.yaml": "a: [\n"}, "trunk")
    began = time.monotonic()
    done = pair(ground, given(ground, branch="trunk"))
    code, how, cause = result(done)
    assert (code, how) == (5, "delivery-failing")
    assert "failed to decode Kubernetes YAML from clusters/c1/broken.yaml" in cause
    assert "Fix it in Git" in done.clusters["c1"]["hint"]
    assert time.monotonic() - began < 20
    own.push(ground, {"clusters/c1/broken.yaml": None}, "trunk")
    done = pair(ground, given(ground, branch="trunk"))
    assert result(done) == (0, "paired", "")
    assert done.clusters["c1"]["revision"].startswith("trunk@sha1:")


@contextlib.contextmanager
def firewall(port: int) -> Iterator[tuple[int, Callable[[], None]]]:
    """A door in front of the Git host that sends Go's SSH clients away, as a network policy does,
    and lets OpenSSH in. Its port, and how to open it to all."""
    door = socket.create_server(("127.0.0.1", 0))
    opened = threading.Event()

    def serve(client: socket.socket) -> None:
        with client, contextlib.suppress(OSError):
            _serve(client)

    def _serve(client: socket.socket) -> None:
        first = client.recv(4096)
        if first.startswith(b"SSH-2.0-Go") and not opened.is_set():
            client.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
            return
        with socket.create_connection(("127.0.0.1", port)) as host:
            host.sendall(first)
            back = threading.Thread(target=copy, args=(host, client), daemon=True)
            back.start()
            copy(client, host)
            back.join()

    def copy(source: socket.socket, target: socket.socket) -> None:
        with contextlib.suppress(OSError):
            while data := source.recv(65536):
                target.sendall(data)
            target.shutdown(socket.SHUT_WR)

    def accept() -> None:
        with contextlib.suppress(OSError):
            while True:
                threading.Thread(target=serve, args=(door.accept()[0],), daemon=True).start()

    threading.Thread(target=accept, daemon=True).start()
    try:
        yield door.getsockname()[1], opened.set
    finally:
        with contextlib.suppress(OSError):
            door.shutdown(socket.SHUT_RDWR)
        door.close()


def test_a_cluster_that_does_not_reach_the_host_which_we_do_reach(ground: Project) -> None:
    there = own.sandbox(ground).repository("fleet")
    real = int(there.url.rpartition(":")[2].partition("/")[0])
    with firewall(real) as (port, open_to_all):
        behind = ssh(
            ground,
            branch="trunk",
            url=there.url.replace(f":{real}/", f":{port}/"),
            known_hosts=[line.replace(f":{real} ", f":{port} ") for line in there.known_hosts],
        )
        done = pair(ground, behind)
        code, _, cause = result(done)
        assert code == 4
        assert (
            "GitRepository flux-system: the cluster does not reach the Git host, though this "
            "machine does" in cause
        )
        assert "network policies" in done.clusters["c1"]["hint"]
        open_to_all()
        assert result(pair(ground, behind)) == (0, "paired", "")

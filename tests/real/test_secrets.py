"""No private key and no token anywhere but where it belongs, whatever was run; and the search that says so can find.
In this order.
"""

from __future__ import annotations

import base64
import functools
import gzip
import json
import os
import stat
import subprocess
import time
import zipfile
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path

import pytest

from provisioner.base import keys
from provisioner.base.secret import Secret
from provisioner.sandbox.sandbox import Sandbox
from tests.real.project import Project, Run
from tests.real.recording import Files, Programs
from tests.real.secrets import Finding, Search

pytestmark = [pytest.mark.real, pytest.mark.timeout(300)]

SANDBOX = ".provisioner/sandbox"
# What the sandbox's own servers need. Everything else in the project is searched.
EXCEPTIONS = (
    f"{SANDBOX}/etcd/data/**/*",
    f"{SANDBOX}/pki/ca.key",
    f"{SANDBOX}/pki/etcd.key",
    f"{SANDBOX}/pki/ssh_host_*_key",
    f"{SANDBOX}/clusters/*/apiserver.key",
    f"{SANDBOX}/clusters/*/sa.key",
    f"{SANDBOX}/clusters/*/tokens.csv",
    f"{SANDBOX}/clusters/*/kubeconfig",
    f"{SANDBOX}/clusters/*/manager.kubeconfig",
    f"{SANDBOX}/clusters/*/node.kubeconfig",
    f"{SANDBOX}/clusters/*/pods/*/token",
)
PUSH_KEY = "FLEET_PUSH_KEY"


@dataclass
class Evidence:
    """All that can be searched; `said` is what the commands wrote."""

    project: Project
    programs: Programs
    temporary: Files
    push_key: str
    said: dict[str, str] = field(default_factory=dict)
    known: dict[str, bytes] = field(default_factory=dict)

    def command(self, *argv: str, code: int = 0, env: Mapping[str, str] | None = None) -> Run:
        done = self.project.run("python", "-m", "provisioner", *argv, env=env)
        assert done.code == code, done.out + done.err
        self.said[" ".join((*argv, *(env or {})))] = done.out + done.err
        return done

    def everything(self) -> Iterator[tuple[str, bytes]]:
        yield from ((f"output of {name}", text.encode()) for name, text in self.said.items())
        yield from ((f"program {name}", self._without_push_key(text)) for name, text in self.programs.started())
        yield from ((f"temporary {name}", text) for name, text in list(self.temporary.contents))
        yield from ((f"file {name}", text) for name, text in files(self.project.folder))
        yield from ((f"objects of {path.name}", objects(path)) for path in self.project.folder.glob("**/*.git"))

    def search(self) -> list[Finding]:
        return Search(self.known).all(self.everything())

    def _without_push_key(self, text: bytes) -> bytes:
        """The user's own variable is in the environment of all that the user starts."""
        return text.replace(f"{PUSH_KEY}={self.push_key}".encode(), b"")


def exceptions(folder: Path) -> set[Path]:
    return {path for pattern in EXCEPTIONS for path in folder.glob(pattern)}


def files(folder: Path) -> Iterator[tuple[str, bytes]]:
    excepted = exceptions(folder)
    for where, _, names in os.walk(folder):
        for path in (Path(where, name) for name in names):
            if path not in excepted and stat.S_ISREG(path.lstat().st_mode):
                yield str(path.relative_to(folder)), path.read_bytes()


def objects(repository: Path) -> bytes:
    argv = ["git", "cat-file", "--batch-all-objects", "--batch", "--unordered"]
    return subprocess.run(argv, cwd=repository, check=True, capture_output=True).stdout


def secrets_of(project: Project) -> dict[str, bytes]:
    """Every secret that there is, read where it belongs."""
    held = json.loads(project.kubectl("c1", "get", "secret", "-n", "flux-system", "flux-system", "-o", "json"))
    found = {"the deploy key": base64.b64decode(held["data"]["identity"])}
    for path in exceptions(project.folder):
        name = f"the secret of {path.relative_to(project.folder / SANDBOX)}"
        if path.name.endswith("kubeconfig"):
            found[name] = json.loads(path.read_text())["users"][0]["user"]["token"].encode()
        elif path.name == "tokens.csv":
            found |= {f"{name}:{row.split(',')[1]}": row.split(",")[0].encode() for row in path.read_text().split()}
        elif path.name == "token" or path.name.endswith("key"):
            found[name] = path.read_bytes()
    return found


@pytest.fixture(scope="module")
def evidence(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Evidence]:
    project = Project(tmp_path_factory.mktemp("project"))
    programs = Programs(tmp_path_factory.mktemp("recorded"))
    caches = Path.home() / ".cache"
    project.env = {
        "PROVISIONER_CACHE": os.environ.get("PROVISIONER_CACHE", str(caches / "provisioner")),
        "JSII_RUNTIME_PACKAGE_CACHE_ROOT": str(caches / "aws" / "jsii" / "package-cache"),
        "HOME": str(project.folder / "home"),
        **programs.env,
    }
    (project.folder / "home").mkdir()
    with Files(project.tmp) as temporary:
        yield Evidence(project, programs, temporary, keys.make("ed25519").private.reveal())
    project.provisioner("sandbox", "clean")
    assert project.processes() == []


def pair_with_a_push_key(seen: Evidence) -> None:
    """The same fleet through its URL, as one's own Git server: the key that may push comes from the environment."""
    stack = seen.project.folder / "cdktf.out" / "stacks" / "sandbox"
    handed = json.loads(seen.project.run("terraform", f"-chdir={stack}", "output", "-json").out)
    fleet = handed["provisioner_handover"]["value"]
    sandbox = Sandbox(seen.project.folder / SANDBOX)
    sandbox.add_key("fleet", "mine", keys.public_of(Secret(seen.push_key)), True)
    there = sandbox.repository("fleet")
    fleet["repositories"]["fleet"] = {
        "kind": "ssh", "url": there.url, "known_hosts": list(there.known_hosts), "push_key": {"env": PUSH_KEY},
    }  # fmt: skip
    (seen.project.folder / "handover.json").write_text(json.dumps(fleet))
    seen.project.git("update-ref", "-d", "refs/heads/main")  # so that there is something to push
    seen.command("pair", "handover.json", env={PUSH_KEY: seen.push_key})


def test_everything_is_run_once(evidence: Evidence) -> None:
    """Each command, as text and as JSON, well ended and crashed; a plan is kept before and after the apply."""
    stack = evidence.project.folder / "cdktf.out" / "stacks" / "sandbox"
    keep = ("terraform", f"-chdir={stack}", "plan", "-input=false", "-out")
    evidence.command("plan")
    assert evidence.project.run(*keep, "first.plan").code == 0
    evidence.command("up", "--yes")
    assert evidence.project.run(*keep, "second.plan").code == 0
    evidence.command("up", "--yes", "--json")
    evidence.command("pair")
    evidence.command("status")
    evidence.command("status", "--json")
    pair_with_a_push_key(evidence)
    key = {PUSH_KEY: evidence.push_key}
    evidence.command("pair", "handover.json", code=4, env={**key, "CRASH_AT": "ssh-add"})
    evidence.command("pair", code=1, env={"CRASH_AT": "terraform"})
    evidence.command("pair", code=1, env={"CRASH_AT": "terraform", "PROVISIONER_DEBUG": "1"})
    evidence.known = {**secrets_of(evidence.project), "the push key": evidence.push_key.encode()}


def test_the_evidence_is_whole(evidence: Evidence) -> None:
    """A search of nothing finds nothing: what is to be searched is there, and so is every listed exception."""
    names = [name for name, _ in evidence.everything()]
    for start in (
        "file terraform.sandbox.tfstate", "file cdktf.out/stacks/sandbox/first.plan",
        "file cdktf.out/stacks/sandbox/second.plan", "file cdktf.out/stacks/sandbox/.terraform/",
        "file cdktf.out/stacks/sandbox/cdk.tf.json", "file provisioner.lock.json", "file tmp/provisioner-crash-",
        "file .provisioner/sandbox/clusters/c1/logs/kube-apiserver.log", "file .provisioner/sandbox/keys.json",
        "temporary provisioner-git-", "objects of fleet.git", "output of up --yes --json",
        "program shim-ssh-", "program shim-ssh-add-", "program shim-ssh-agent-", "program shim-git-",
        "program shim-terraform-", "program shim-node-", "program python-kube-apiserver-",
        "program python-source-controller-",
    ):  # fmt: skip
        assert any(name.startswith(start) for name in names), start
    assert "Traceback" in evidence.said["pair CRASH_AT PROVISIONER_DEBUG"]
    for pattern in EXCEPTIONS:
        assert list(evidence.project.folder.glob(pattern)), pattern
    assert len(evidence.known) >= 16


def test_secrets_are_nowhere_else(evidence: Evidence) -> None:
    assert evidence.search() == []


def test_exceptions_are_readable_by_their_owner_only(evidence: Evidence) -> None:
    assert stat.S_IMODE((evidence.project.folder / SANDBOX).stat().st_mode) == 0o700
    keys_and_tokens = {path for path in exceptions(evidence.project.folder) if "etcd" not in path.parts}
    assert {stat.S_IMODE(path.stat().st_mode) for path in keys_and_tokens} == {0o600}


def into_file(name: str) -> Callable[[Evidence, bytes], None]:
    def plant(seen: Evidence, canary: bytes) -> None:
        (seen.project.folder / name).write_bytes(canary)

    return plant


def into_plan(seen: Evidence, canary: bytes) -> None:
    with zipfile.ZipFile(seen.project.folder / "planted.plan", "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("tfstate", json.dumps({"value": canary.decode()}))


def into_object(seen: Evidence, canary: bytes) -> None:
    argv = ["git", "hash-object", "-w", "--stdin"]
    subprocess.run(argv, cwd=seen.project.repository, input=canary, check=True, capture_output=True)


def into_arguments(seen: Evidence, canary: bytes) -> None:
    assert seen.project.run("git", "--version", "--", canary.decode()).code == 0


def into_environment(seen: Evidence, canary: bytes) -> None:
    assert seen.project.run("ssh", "-V", env={"PLANTED": canary.decode()}).code == 0


def into_absolute_path(seen: Evidence, canary: bytes) -> None:
    program = "import subprocess, sys; subprocess.run(['/bin/true', sys.stdin.read()])"
    assert seen.project.run("python", "-c", program, stdin=canary.decode()).code == 0


def for_a_moment(seen: Evidence, canary: bytes) -> None:
    path = seen.project.tmp / "moment"
    path.write_bytes(canary)
    time.sleep(0.2)
    path.unlink()


def into_output(seen: Evidence, canary: bytes) -> None:
    seen.said["planted"] = f"error: {canary.decode()!r}"


PLACES = {
    "file tmp/planted": into_file("tmp/planted"),
    "file cdktf.out/stacks/sandbox/.terraform/planted": into_file("cdktf.out/stacks/sandbox/.terraform/planted"),
    f"file {SANDBOX}/logs/planted.log": into_file(f"{SANDBOX}/logs/planted.log"),
    f"file {SANDBOX}/pki/planted_key": into_file(f"{SANDBOX}/pki/planted_key"),
    "file planted.plan!tfstate": into_plan,
    "objects of fleet.git": into_object,
    "program shim-git-": into_arguments,
    "program shim-ssh-": into_environment,
    "program python-true-": into_absolute_path,
    "temporary moment": for_a_moment,
    "output of planted": into_output,
}


@pytest.fixture(scope="module")
def canaries(evidence: Evidence) -> list[Finding]:
    """What the same search says once a key of nobody, the real deploy key, encoded, and a token lie everywhere."""
    of_nobody = keys.make("ed25519").private.reveal().encode()
    canary = b"\n".join((of_nobody, base64.b64encode(evidence.known["the deploy key"]), b"ghp_" + b"x1" * 18))
    for plant in PLACES.values():
        plant(evidence, canary)
    return evidence.search()


@pytest.mark.parametrize("place", PLACES)
def test_a_planted_secret_is_found(canaries: list[Finding], place: str) -> None:
    found = {one.what for one in canaries if one.place.startswith(place)}
    assert found >= {"a PEM private key", "the deploy key", "a GitHub token"}


def test_a_planted_secret_is_found_nowhere_else(canaries: list[Finding]) -> None:
    expected = (*PLACES, "temporary planted")  # a file in the temporary folder is seen there as well
    assert {one.place for one in canaries if not one.place.startswith(expected)} == set()


def test_down_says_nothing_and_leaves_nothing(evidence: Evidence) -> None:
    done = evidence.command("down", "--yes", "--json")
    assert Search(evidence.known).found("down", (done.out + done.err).encode()) == []
    assert not (evidence.project.folder / SANDBOX).exists()
    assert list(evidence.project.folder.glob("terraform.*")) == []


WRITINGS: dict[str, Callable[[bytes], bytes]] = {
    "as it is": bytes,
    "in JSON": lambda pem: json.dumps({"key": pem.decode()}).encode(),
    "a line of it": lambda pem: pem.split(b"\n")[-4],
    "in one line": lambda pem: b"".join(pem.split(b"\n")[1:-2]),
    "in a Secret": base64.b64encode,
    "in MIME": base64.encodebytes,
    "behind something, encoded": lambda pem: base64.b64encode(b"." + pem),
    "decoded": lambda pem: base64.b64decode(b"".join(pem.split(b"\n")[1:-2])),
    "in hexadecimal": lambda pem: base64.b64decode(b"".join(pem.split(b"\n")[1:-2])).hex().encode(),
    "compressed": gzip.compress,
}


made = functools.cache(keys.make)  # an RSA key takes a second


@pytest.mark.parametrize("algorithm", ["ed25519", "ecdsa", "rsa"])
@pytest.mark.parametrize("writing", WRITINGS)
def test_a_known_key_is_found_however_it_is_written(algorithm: str, writing: str) -> None:
    pair = made(algorithm)
    search = Search({"the key": pair.private.reveal().encode()})
    found = search.found("here", WRITINGS[writing](pair.private.reveal().encode()))
    assert "the key" in {one.what for one in found}
    public = pair.public.encode()
    assert search.all([("a public key", public), ("one in a Secret", base64.b64encode(public))]) == []

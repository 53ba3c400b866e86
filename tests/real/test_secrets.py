"""No private key and no token anywhere but where it belongs, whatever was run; and the search that
says so can find. In this order.
"""

from __future__ import annotations

import base64
import functools
import gzip
import json
import os
import stat
from collections.abc import Callable, Iterator

import pytest

from provisioner.base import keys
from tests.real import own
from tests.real.evidence import (
    EXCEPTIONS,
    SANDBOX,
    Evidence,
    exceptions,
    for_a_moment,
    into_absolute_path,
    into_arguments,
    into_environment,
    into_file,
    into_object,
    into_output,
    into_plan,
    recorded,
    secrets_of,
)
from tests.real.project import Project
from tests.real.secrets import Finding, Search
from tests.support import opentofu

pytestmark = [pytest.mark.real, pytest.mark.timeout(300)]

PUSH_KEY = "FLEET_PUSH_KEY"
PUSHES = keys.make("ed25519")


@pytest.fixture(scope="module")
def evidence(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Evidence]:
    project = Project(tmp_path_factory.mktemp("project"))
    with recorded(project, tmp_path_factory.mktemp("recorded")) as made:
        made.own = [f"{PUSH_KEY}={PUSHES.private.reveal()}"]
        yield made
    project.provisioner("sandbox", "clean")
    assert project.processes() == []


def pair_with_a_push_key(seen: Evidence) -> None:
    """The same fleet through its URL, as one's own Git server: the key that may push comes from the
    environment."""
    stack = seen.project.folder / "cdktf.out" / "stacks" / "sandbox"
    handed = json.loads(seen.project.run("terraform", f"-chdir={stack}", "output", "-json").out)
    fleet = handed["provisioner_handover"]["value"]
    own.sandbox(seen.project).add_key("fleet", "mine", PUSHES.public, True)
    fleet["repositories"]["fleet"] = own.over_ssh(seen.project, push_key={"env": PUSH_KEY})
    (seen.project.folder / "handover.json").write_text(json.dumps(fleet))
    seen.project.git("update-ref", "-d", "refs/heads/main")  # so that there is something to push
    seen.command("pair", "handover.json", env={PUSH_KEY: PUSHES.private.reveal()})


def test_everything_is_run_once(evidence: Evidence) -> None:
    """Each command, as text and as JSON, well ended and crashed; a plan is kept before and after
    the apply."""
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
    key = {PUSH_KEY: PUSHES.private.reveal()}
    evidence.command("pair", "handover.json", code=4, env={**key, "CRASH_AT": "ssh-keygen"})
    evidence.command("pair", code=1, env={"CRASH_AT": opentofu.chosen()})
    evidence.command("pair", code=1, env={"CRASH_AT": opentofu.chosen(), "PROVISIONER_DEBUG": "1"})
    evidence.known = {
        **secrets_of(evidence.project),
        "the push key": PUSHES.private.reveal().encode(),
    }


def test_the_evidence_is_whole(evidence: Evidence) -> None:
    """A search of nothing finds nothing: what is to be searched is there, and so is every listed
    exception."""
    names = [name for name, _ in evidence.everything()]
    for start in (
        "file terraform.sandbox.tfstate",
        "file cdktf.out/stacks/sandbox/first.plan",
        "file cdktf.out/stacks/sandbox/second.plan",
        "file cdktf.out/stacks/sandbox/.terraform/",
        "file cdktf.out/stacks/sandbox/cdk.tf.json",
        "file provisioner.lock.json",
        "file tmp/provisioner-crash-",
        "file .provisioner/sandbox/clusters/c1/logs/kube-apiserver.log",
        "file .provisioner/sandbox/keys.json",
        f"temporary provisioner-{os.getuid()}/",
        "objects of fleet.git",
        "output of up --yes --json",
        "program shim-ssh-",
        "program shim-ssh-keygen-",
        "program shim-git-",
        f"program shim-{opentofu.chosen()}-",
        "program shim-node-",
        "program python-kube-apiserver-",
        "program python-source-controller-",
    ):
        assert any(name.startswith(start) for name in names), start
    assert "Traceback" in evidence.said["pair CRASH_AT PROVISIONER_DEBUG"]
    for pattern in EXCEPTIONS:
        assert list(evidence.project.folder.glob(pattern)), pattern
    assert len(evidence.known) >= 16


def test_secrets_are_nowhere_else(evidence: Evidence) -> None:
    assert evidence.search() == []


def test_exceptions_are_readable_by_their_owner_only(evidence: Evidence) -> None:
    assert stat.S_IMODE((evidence.project.folder / SANDBOX).stat().st_mode) == 0o700
    keys_and_tokens = {
        path for path in exceptions(evidence.project.folder) if "etcd" not in path.parts
    }
    assert {stat.S_IMODE(path.stat().st_mode) for path in keys_and_tokens} == {0o600}


PLACES = {
    "file tmp/planted": into_file("tmp/planted"),
    "file cdktf.out/stacks/sandbox/.terraform/planted": into_file(
        "cdktf.out/stacks/sandbox/.terraform/planted"
    ),
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
    """What the same search says once a key of nobody, the real deploy key, encoded, and a token lie
    everywhere."""
    of_nobody = keys.make("ed25519").private.reveal().encode()
    canary = b"\n".join(
        (of_nobody, base64.b64encode(evidence.known["the deploy key"]), b"ghp_" + b"x1" * 18)
    )
    for plant in PLACES.values():
        plant(evidence, canary)
    return evidence.search()


@pytest.mark.parametrize("place", PLACES)
def test_a_planted_secret_is_found(canaries: list[Finding], place: str) -> None:
    found = {one.what for one in canaries if one.place.startswith(place)}
    assert found >= {"a PEM private key", "the deploy key", "a GitHub token"}


def test_a_planted_secret_is_found_nowhere_else(canaries: list[Finding]) -> None:
    expected = (
        *PLACES,
        "temporary planted",
    )  # a file in the temporary folder is seen there as well
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
    assert (
        search.all([("a public key", public), ("one in a Secret", base64.b64encode(public))]) == []
    )

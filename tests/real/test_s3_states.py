"""A stack whose state is in S3, as moto plays it: real Terraform, a real cluster, handovers read
straight from the state. In this order."""

from __future__ import annotations

import contextlib
import json
import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import boto3
import pytest

from provisioner.sandbox.sandbox import Sandbox
from provisioner.terraform.s3.backend import lines
from provisioner.terraform.s3.backend.settings import Bucket
from tests.conftest import CASES
from tests.real import aws
from tests.real.project import Project, Run
from tests.real.terraform import Terraform
from tests.support import opentofu

pytestmark = [pytest.mark.real, pytest.mark.timeout(400)]

BUCKET, KEY = "acme-states", "prod/fleet.tfstate"
SOURCE = f"s3://{BUCKET}/{KEY}"
TRUSTED = (SOURCE, "--trust-commands")
CANARY = "canary-of-another-resource"
# A resource whose apply waits for the file `go`, and one that keeps a secret in the state.
MORE = """
        cdk.TerraformOutput(self, "password", value="{canary}", sensitive=True)
        slow = cdk.TerraformResource(self, "slow", terraform_resource_type="terraform_data")
        slow.add_override("triggers_replace", str(app.node.try_get_context("slow")))
        command = "until [ -e {go} ]; do sleep 0.1; done"
        slow.add_override("provisioner", [{{"local-exec": {{"command": command}}}}])
"""


class World:
    def __init__(self, project: Project) -> None:
        self.project = project
        self.go = project.folder / "go"
        self.go.touch()
        self.s3: Any = boto3.client("s3", region_name=aws.REGION)

    def declare(self, printed: str) -> None:
        """Put the printed lines of Python into the stack, as a user does."""
        python = printed.partition("Python:\n\n")[2].partition("\n\nHCL:")[0]
        head, lines = python.split("\n\n# in the stack's __init__:\n")
        # moto has no name for each bucket.
        lines += '\nself.add_override("terraform.backend.s3.use_path_style", True)'
        body = "".join(f"        {line}\n" for line in lines.splitlines())
        stack = self.project.folder / "stacks" / "sandbox.py"
        more = MORE.format(canary=CANARY, go=self.go)
        text = stack.read_text().replace(
            "        super().__init__(app, id)\n",
            f"        super().__init__(app, id)\n{body}{more}",
        )
        stack.write_text(text.replace("import annotations\n", f"import annotations\n\n{head}\n", 1))

    def keys(self) -> list[str]:
        return [one["Key"] for one in self.s3.list_objects_v2(Bucket=BUCKET).get("Contents", [])]

    @contextlib.contextmanager
    def applying(self, number: str) -> Iterator[subprocess.Popen[str]]:
        """`up` in the middle of an apply, with the state locked."""
        self.go.unlink()
        with subprocess.Popen(
            [sys.executable, "-m", "provisioner", "up", "--yes", "--context", f"slow={number}"],
            cwd=self.project.folder,
            env=self.project.own_env(),
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
        ) as process:
            try:
                self._wait_for_lock(process)
                yield process
            finally:
                self.go.touch()
                process.communicate(timeout=120)

    def _wait_for_lock(self, process: subprocess.Popen[str]) -> None:
        deadline = time.monotonic() + 120
        # The plan takes the lock too: only the apply starts the command.
        while f"{KEY}.tflock" not in self.keys() or not self.pids("sh"):
            assert process.poll() is None, process.communicate()
            assert time.monotonic() < deadline
            time.sleep(0.1)

    def pids(self, name: str) -> list[int]:
        """Processes of this name that run in the folder of the stack."""
        found = []
        for folder in Path("/proc").glob("[0-9]*"):
            with contextlib.suppress(OSError):
                inside = (folder / "cwd").readlink().is_relative_to(self.project.folder)
                if inside and (folder / "comm").read_text().strip() == name:
                    found.append(int(folder.name))
        return found


@pytest.fixture(scope="module")
def world(project: Project) -> Iterator[World]:
    with aws.serving() as environment, pytest.MonkeyPatch.context() as patched:
        for name, value in environment.items():
            patched.setenv(name, value)
        project.env |= environment
        yield World(project)


def titles(world: World) -> list[str]:
    sandbox = Sandbox(world.project.folder / ".provisioner" / "sandbox")
    return [key.title for key in sandbox.keys("fleet")]


def actions(done: Run) -> set[str]:
    return {step["action"] for step in done.steps()}


def test_a_bucket_is_made_and_made_again(world: World) -> None:
    arguments = ("backend", "create", BUCKET, "--key", KEY, "--yes")
    done = world.project.provisioner(*arguments)
    assert done.code == 0, done.err
    assert "region eu-central-1" in done.err
    world.declare(done.out)
    again = world.project.provisioner(*arguments)
    assert {line.split()[0] for line in again.out.splitlines()[:6]} == {"unchanged"}
    assert world.s3.get_bucket_versioning(Bucket=BUCKET)["Status"] == "Enabled"
    # moto speaks plain HTTP, which that policy rightly denies.
    world.s3.delete_bucket_policy(Bucket=BUCKET)
    assert all(
        world.s3.get_public_access_block(Bucket=BUCKET)["PublicAccessBlockConfiguration"].values()
    )


def test_plain_hcl_in_a_workspace(world: World, tmp_path: Path) -> None:
    """The printed lines of HCL, as they are but for the name of the bucket's server."""
    backend = lines.hcl(Bucket(name=BUCKET, region=aws.REGION, account=""), "hcl.tfstate", "")
    backend = backend.replace("encrypt ", "use_path_style = true\n    encrypt ")
    output = 'output "provisioner_handover" { value = jsondecode(file("handover.json")) }'
    (tmp_path / "main.tf").write_text(f"{backend}\n{output}\n")
    (tmp_path / "handover.json").write_text((CASES / "handover" / "good.json").read_text())
    terraform = Terraform(tmp_path, world.project.own_env())
    terraform("init")
    terraform("workspace", "new", "prod")
    terraform("apply", "-auto-approve")
    key = "env:/prod/hcl.tfstate"
    done = world.project.provisioner("handover", "check", f"s3://{BUCKET}/{key}")
    assert done.code == 0, done.err
    assert done.out.startswith("fleet demo, handover version 1: 3 clusters")
    world.s3.delete_object(Bucket=BUCKET, Key=key)


def test_nothing_is_applied_yet(world: World) -> None:
    done = world.project.json("pair", *TRUSTED)
    assert done.code == 3
    assert "there is no such object" in done.err


def test_up_with_its_state_in_s3(world: World) -> None:
    done = world.project.json("up", "--yes", "--context", "slow=0")
    assert done.code == 0, done.err
    assert done.clusters["c1"]["result"] == "paired"
    assert world.keys() == [KEY]


def test_the_handover_is_read_from_the_state(world: World) -> None:
    objects = world.project.versions("c1")
    for command in ("pair", "status"):
        done = world.project.json(command, *TRUSTED)
        assert done.code == 0, done.err
    assert actions(world.project.json("pair", *TRUSTED)) == {"unchanged"}
    assert world.project.versions("c1") == objects
    refused = world.project.json("status", SOURCE)
    assert refused.code == 3
    assert f"`provisioner handover check {SOURCE}` lists all of it" in refused.err
    rights = world.project.provisioner("rights", SOURCE)
    assert rights.out.startswith("# IAM, to read the state. `provisioner backend policy s3://")


def test_its_plan_is_saved_and_applied(world: World) -> None:
    done = world.project.json("plan", *TRUSTED, "--out", "s3.plan", "--detailed-exitcode")
    assert done.code == 0, done.err
    sandbox = Sandbox(world.project.folder / ".provisioner" / "sandbox")
    key = next(one for one in sandbox.keys("fleet") if one.title.startswith("sandbox/c1 "))
    sandbox.remove_key("fleet", key.id)
    moved = world.project.json("pair", "s3.plan")
    assert moved.code == 4
    assert "c1: deploy key SHA256:" in moved.out
    assert titles(world) == []
    assert world.project.json("plan", *TRUSTED, "--out", "s3.plan", "--detailed-exitcode").code == 2
    done = world.project.json("pair", "s3.plan")
    assert done.code == 0, done.err
    assert len(titles(world)) == 1


def test_two_applies_at_once(world: World) -> None:
    with world.applying("1") as first:
        second = world.project.json("up", "--yes", "--context", "slow=2")
        assert second.code == 6, second.err
        assert "the state is locked by " in second.err
        assert "Operation Apply" in second.err
        read = world.project.json("pair", *TRUSTED)
        assert read.code == 6, read.err
        assert f"{SOURCE}: the state is locked by " in read.err
        assert read.steps() == []
    assert first.returncode == 0
    assert world.keys() == [KEY]
    assert world.project.json("status", *TRUSTED).code == 0


def test_a_stale_lock_is_named_until_it_is_removed(world: World) -> None:
    with world.applying("3"):
        for pid in world.pids(opentofu.chosen()):
            os.kill(pid, signal.SIGKILL)
    lock = json.loads(world.s3.get_object(Bucket=BUCKET, Key=f"{KEY}.tflock")["Body"].read())
    for command in (("status", *TRUSTED), ("up", "--yes")):
        done = world.project.json(*command)
        assert done.code == 6, done.err
        assert f"locked by {lock['Who']}" in done.err
        assert f"force-unlock {lock['ID']}" in done.err
        assert lock["Created"].partition(".")[0].replace("T", " ") in done.err
    stack = world.project.folder / "cdktf.out" / "stacks" / "sandbox"
    unlocked = world.project.run(
        "terraform", f"-chdir={stack}", "force-unlock", "-force", lock["ID"]
    )
    assert unlocked.code == 0, unlocked.err
    done = world.project.json("up", "--yes", "--context", "slow=3")
    assert done.code == 0, done.err


def test_no_secret_of_the_state_has_reached_a_disk(world: World) -> None:
    state = world.s3.get_object(Bucket=BUCKET, Key=KEY)["Body"].read().decode()
    assert CANARY in state
    declared = {world.project.folder / "stacks" / "sandbox.py"}
    written = {
        file
        for file in world.project.folder.rglob("*")
        if file.is_file() and not file.is_symlink() and CANARY.encode() in file.read_bytes()
    }
    # The stack itself says it, and what its synthesis and Python made of it.
    assert {
        file for file in written - declared if not {"cdktf.out", "__pycache__"} & {*file.parts}
    } == set()


def test_down(world: World) -> None:
    done = world.project.json("down", "--yes", "--context", "slow=3")
    assert done.code == 0, done.err
    left = world.project.json("status", *TRUSTED)
    assert left.code == 3
    assert "has no output" in left.err

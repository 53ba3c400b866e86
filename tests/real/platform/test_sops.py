"""Files that the real sops encrypts by the rules that pairing wrote, on a real cluster with real
Flux. In this order."""

from __future__ import annotations

import base64
import json
import os
import subprocess
from pathlib import Path
from typing import Any

import pytest

from provisioner.base import age
from provisioner.sandbox.building import parts
from tests.real import own
from tests.real.project import Project
from tests.support import waiting

pytestmark = [pytest.mark.real, pytest.mark.timeout(400)]

RECOVERY = age.make()
FILE = "clusters/s1/password.yaml"
DOTENV = "clusters/s1/app/settings.env"
CANARY = "canary-7f0e-value"
SECRET = f"""\
apiVersion: v1
kind: Secret
metadata: {{name: password, namespace: default}}
stringData: {{password: {CANARY}}}
"""
GENERATOR = """\
apiVersion: kustomize.config.k8s.io/v1beta1
kind: Kustomization
secretGenerator:
  - name: settings
    namespace: default
    envs: [settings.env]
    files: [values.json, values.ini, values.yaml, key.bin]
    options: {disableNameSuffixHash: true}
"""
# In the other formats of SOPS; by name, in the folder of that generator.
FORMATS = {
    "values.json": f'{{"password": "{CANARY}"}}\n',
    "values.ini": f"[db]\npassword = {CANARY}\n",
    "values.yaml": f'data:\n  password: {CANARY}\n  "on": [&a 1, *a]\n',
    "key.bin": f"{CANARY}\r\n",
}
PATHS = (FILE, DOTENV, *(f"clusters/s1/app/{name}" for name in FORMATS))


@pytest.fixture(scope="module")
def given(project: Project) -> own.Handover:
    own.start(project, "s1")
    handover = own.handover(project, ["s1"])
    piece = {"kind": "sops", "age": True, "recovery": [RECOVERY.recipient]}
    own.declare(handover, piece)
    return handover


def checkout(project: Project) -> Path:
    """The user's clone, as it is on the branch."""
    own.push(project, {})
    return project.tmp / "users-clone"


def sops(project: Project, *argv: str, key: str = "") -> None:
    """sops in the user's clone, with this private key if any."""
    environment = {"PATH": os.environ["PATH"], "HOME": str(project.tmp), "SOPS_AGE_KEY": key}
    command = [str(parts.binary("sops")), "--disable-version-check", *argv]
    done = subprocess.run(
        command,
        cwd=project.tmp / "users-clone",
        env=environment,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr


def arrives(project: Project, name: str, entry: str) -> None:
    def there() -> Any:
        item = own.get(project, "s1", "Secret", name, "default")
        return item and item["data"].get(entry) == "Y2FuYXJ5LTdmMGUtdmFsdWU="

    fetch = "reconcile.fluxcd.io/requestedAt=now"
    place = ("-n", "flux-system", "gitrepository/flux-system", "--overwrite")
    project.kubectl("s1", "annotate", *place, f"{fetch}-{os.urandom(4).hex()}")
    waiting.until(there, seconds=60)


def key(project: Project) -> str:
    item = own.get(project, "s1", "Secret", "sops-age")
    return base64.b64decode(item["data"]["age.agekey"]).decode().strip()


def test_what_sops_encrypts_by_our_rules_arrives(project: Project, given: own.Handover) -> None:
    done = own.pair(project, given)
    assert done.code == 0, done.err + done.out
    work = checkout(project)
    (work / FILE).write_text(SECRET)
    (work / DOTENV).parent.mkdir()
    (work / DOTENV).write_text(f"PASSWORD={CANARY}\n")
    (work / DOTENV).with_name("kustomization.yaml").write_text(GENERATOR)
    for name, text in FORMATS.items():
        (work / DOTENV).with_name(name).write_bytes(text.encode())
    for path in PATHS:
        sops(project, "encrypt", "-i", path)
        assert CANARY not in (work / path).read_text()
    assert "kind: Secret" in (work / FILE).read_text()
    own.push(project, {})
    arrives(project, "password", "password")
    arrives(project, "settings", "PASSWORD")
    held = own.get(project, "s1", "Secret", "settings", "default")["data"]
    decrypted = {name: base64.b64decode(held[name]).decode() for name in FORMATS}
    assert decrypted["key.bin"] == FORMATS["key.bin"]
    assert json.loads(decrypted["values.json"]) == {"password": CANARY}
    assert all(CANARY in text and "ENC[" not in text for text in decrypted.values())


def test_the_repositories_of_a_handover_are_checked(project: Project, given: own.Handover) -> None:
    """At their Git host, as they are delivered."""

    def checked() -> tuple[int, list[dict[str, Any]]]:
        argv = ("secrets", "check", "--handover", *own.TRUSTED, "--json")
        done = project.provisioner(*argv, stdin=json.dumps(given))
        return done.code, json.loads(done.out)["findings"]

    assert checked() == (0, [])
    other = age.make().recipient
    path, foreign = "apps/plain.yaml", "clusters/s1/app/foreign.env"
    work = checkout(project)
    (work / path).parent.mkdir()
    (work / path).write_text(f"---\n{SECRET.replace(CANARY, 'in-plain-text')}")
    (work / foreign).write_text("A=b\n")
    sops(project, "encrypt", "-i", "--age", other, foreign)
    own.push(project, {})
    code, found = checked()
    assert code == 1
    assert [(one["repository"], one["path"], one["line"] > 0) for one in found] == [
        ("fleet", path, True),
        ("fleet", foreign, True),
    ]
    assert found[0]["line"] == 5
    assert f"cluster s1 cannot decrypt it: it is encrypted to {other}" in found[1]["cause"]
    assert "in-plain-text" not in json.dumps(found)
    own.push(project, {path: None, foreign: None})


def test_again_nothing_changes_and_the_key_is_nowhere_else(
    project: Project, given: own.Handover
) -> None:
    objects = project.versions("s1")
    done = own.pair(project, given)
    assert done.code == 0, done.err + done.out
    assert {step["action"] for step in done.steps()} == {"unchanged"}
    assert project.versions("s1") == objects
    private = key(project)
    assert private.startswith("AGE-SECRET-KEY-1")
    shown = done.out + done.err + project.git("log", "-p", "main") + json.dumps(given)
    assert private not in shown
    assert CANARY not in shown


def test_another_key_takes_the_place_of_the_first(
    project: Project, given: own.Handover, monkeypatch: pytest.MonkeyPatch
) -> None:
    old = key(project)
    before = {path: project.git("show", f"main:{path}") for path in PATHS}
    monkeypatch.setenv("PATH", str(parts.binary("sops").parent), prepend=":")
    argv = ("secrets", "rotate", *own.TRUSTED)
    plan = project.json(*argv, "--plan", stdin=json.dumps(given))
    assert plan.code == 0, plan.err + plan.out
    assert key(project) == old
    done = project.json(*argv, stdin=json.dumps(given))
    assert done.code == 0, done.err + done.out
    assert [one["result"] for one in done.events[-1]["clusters"]] == ["rotated"]
    assert own.get(project, "s1", "Secret", "sops-age")["data"].keys() == {"age.agekey"}
    new, lost = age.keys(key(project))[0], age.keys(old)[0].recipient
    for path, text in before.items():
        after = project.git("show", f"main:{path}")
        assert (lost in after, new.recipient in after, CANARY in after) == (False, True, False)
        assert after.count("ENC[") == text.count("ENC[")
    shown = plan.out + done.out + done.err + project.git("log", "-p", "main")
    assert not [one for one in (old, new.private.reveal(), CANARY) if one in shown]

    # What is applied from now on was decrypted with the new key.
    project.kubectl("s1", "delete", "secret", "password", "-n", "default")
    checkout(project)
    entry = ("set", FILE, '["stringData"]["more"]', f'"{CANARY}"')
    sops(project, *entry, key=RECOVERY.private.reveal())
    own.push(project, {})
    arrives(project, "password", "more")
    arrives(project, "password", "password")


def test_a_key_that_is_gone_is_not_replaced_in_silence(
    project: Project, given: own.Handover
) -> None:
    lost = age.keys(key(project))[0].recipient
    project.kubectl("s1", "delete", "secret", "sops-age", "-n", "flux-system")
    done = own.pair(project, given)
    assert done.code != 0
    (cluster,) = done.events[-1]["clusters"]
    assert DOTENV in cluster["cause"], done.out
    assert own.get(project, "s1", "Secret", "sops-age") is None

    # As the message says.
    for path in PATHS:
        sops(project, "rotate", "-i", "--rm-age", lost, path, key=RECOVERY.private.reveal())
    own.push(project, {})
    project.kubectl("s1", "delete", "secret", "password", "-n", "default")
    own.pair(project, given)
    checkout(project)
    for path in PATHS:
        sops(project, "updatekeys", "-y", path, key=RECOVERY.private.reveal())
    own.push(project, {})
    arrives(project, "password", "password")
    done = own.pair(project, given)
    assert done.code == 0, done.err + done.out


def test_leaving_names_what_is_lost_and_leaves_nothing(
    project: Project, given: own.Handover
) -> None:
    done = project.json("unpair", *own.TRUSTED, "--yes", "--drain", "s1", stdin=json.dumps(given))
    assert done.code == 0, done.err + done.out
    named = ", ".join(sorted(PATHS))
    assert f"only other recipients can: {named}" in done.out + done.err
    assert own.get(project, "s1", "Namespace", "flux-system", "") is None
    assert ".sops.yaml" not in project.git("ls-tree", "-r", "--name-only", "main")

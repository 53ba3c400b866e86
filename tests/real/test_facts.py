"""Facts on a real cluster with real Flux: they are in what a child Kustomization applies, a change
arrives at once, and no secret one is anywhere else. In this order."""

from __future__ import annotations

import base64
import json
from pathlib import Path

import pytest

from tests.real import own
from tests.real.project import Project, Run
from tests.real.secrets import Search
from tests.support.waiting import until

pytestmark = [pytest.mark.real, pytest.mark.timeout(400)]

TOKEN = "canary-5e1f0c9a77b2"
RENEWED = "canary-0b7d41e29c55"
PROMPT = 15  # seconds; the Kustomization's own interval is ten minutes
APPS = (
    own.APPS
    + """\
  postBuild:
    substituteFrom:
      - {kind: ConfigMap, name: provisioner-facts}
      - {kind: Secret, name: provisioner-secret-facts}
"""
)
SETTINGS = """\
apiVersion: v1
kind: ConfigMap
metadata: {name: settings, namespace: default}
data:
  vpc: ${vpc_id}
  size: ${size:=small}
  shell: $${HOME}
"""
TOKENS = """\
apiVersion: v1
kind: Secret
metadata: {name: settings, namespace: default}
stringData: {token: "${token}"}
"""
FETCH = ("-n", "flux-system", "--overwrite", "reconcile.fluxcd.io/requestedAt=now")
LATER = """\
apiVersion: v1
kind: ConfigMap
metadata: {name: later, namespace: default}
data: {more: "${later}"}
"""
FACTS: dict[str, str | int | bool] = {"vpc_id": "vpc-1", "zones": 3, "public": True}
FILES = {"clusters/s1/apps.yaml": APPS, "apps/settings.yaml": SETTINGS, "apps/token.yaml": TOKENS}


@pytest.fixture(scope="module")
def given(project: Project) -> own.Handover:
    own.start(project, "s1")
    own.push(project, FILES)
    project.env["APPS_TOKEN"] = TOKEN
    return own.handover(project, ["s1"])


def declare(given: own.Handover, *secret: str, **facts: str | int | bool) -> None:
    given["pairings"]["s1"] |= {
        "facts": facts,
        "secret_facts": {name: {"env": "APPS_TOKEN"} for name in secret},
    }


def actions(done: Run) -> dict[str, str]:
    return {step["step"]: step["action"] for step in done.steps("s1")}


def details(done: Run) -> dict[str, str]:
    return {step["step"]: step["detail"] for step in done.steps("s1")}


def plan(project: Project, given: own.Handover) -> Run:
    return project.json("plan", *own.TRUSTED, stdin=json.dumps(given))


def settings(project: Project) -> dict[str, str]:
    """What Flux has made of the manifest; nothing before it has."""
    item = own.get(project, "s1", "ConfigMap", "settings", "default") or {}
    return dict(item.get("data") or {})


def token(project: Project) -> str:
    item = own.get(project, "s1", "Secret", "settings", "default") or {"data": {"token": ""}}
    return base64.b64decode(item["data"]["token"]).decode()


def failure(project: Project) -> str:
    """What Flux says of the Kustomization."""
    status = own.get(project, "s1", "Kustomization", "apps").get("status", {})
    return "".join(one["message"] for one in status["conditions"] if one["status"] == "False")


def test_they_come_with_the_first_pairing(project: Project, given: own.Handover) -> None:
    declare(given, "token", **FACTS)
    done = own.pair(project, given)
    assert done.code == 0, done.err + done.out
    assert (actions(done)["facts"], actions(done)["secret facts"]) == ("created", "created")
    plain = own.get(project, "s1", "ConfigMap", "provisioner-facts")
    assert plain["data"] == {"vpc_id": "vpc-1", "zones": "3", "public": "true"}
    until(lambda: settings(project), PROMPT)
    assert settings(project) == {"vpc": "vpc-1", "size": "small", "shell": "${HOME}"}
    until(lambda: token(project) == TOKEN, PROMPT)
    assert TOKEN not in done.out + done.err


def test_again_nothing_changes(project: Project, given: own.Handover) -> None:
    objects = project.versions("s1")
    done = own.pair(project, given)
    assert done.code == 0, done.err + done.out
    assert {step["action"] for step in done.steps()} == {"unchanged"}
    assert project.versions("s1") == objects


def test_a_plan_shows_what_changes_and_changes_nothing(
    project: Project, given: own.Handover
) -> None:
    project.env["APPS_TOKEN"] = RENEWED
    declare(given, "token", **FACTS | {"vpc_id": "vpc-2", "size": "large"})
    objects = project.versions("s1")
    done = plan(project, given)
    assert (done.code, done.report["changed"]) == (0, True), done.err + done.out
    assert details(done)["facts"] == "vpc_id: vpc-1 -> vpc-2, size = large"
    assert details(done)["secret facts"] == "token changed"
    assert TOKEN not in done.out + done.err
    assert RENEWED not in done.out + done.err
    assert project.versions("s1") == objects


def test_a_change_arrives_long_before_the_interval(project: Project, given: own.Handover) -> None:
    done = own.pair(project, given)
    assert done.code == 0, done.err + done.out
    assert actions(done)["facts"] == "configured"
    until(
        lambda: settings(project) == {"vpc": "vpc-2", "size": "large", "shell": "${HOME}"}, PROMPT
    )
    until(lambda: token(project) == RENEWED, PROMPT)


def test_drift_is_shown_and_mended(project: Project, given: own.Handover) -> None:
    where = ("-n", "flux-system")
    change = json.dumps({"data": {"vpc_id": "by-hand", "more": "by hand"}})
    project.kubectl("s1", "patch", "configmap", "provisioner-facts", *where, "-p", change)
    project.kubectl("s1", "delete", "secret", "provisioner-secret-facts", *where)
    shown = details(plan(project, given))
    assert shown["facts"] == "vpc_id: by-hand -> vpc-2, more removed"
    done = own.pair(project, given)
    assert done.code == 0, done.err + done.out
    assert (actions(done)["facts"], actions(done)["secret facts"]) == ("configured", "created")
    plain = own.get(project, "s1", "ConfigMap", "provisioner-facts")["data"]
    assert plain == {"vpc_id": "vpc-2", "zones": "3", "public": "true", "size": "large"}


def test_a_secret_one_is_nowhere_else(project: Project, given: own.Handover) -> None:
    secret = Search({"the old token": TOKEN.encode(), "the token": RENEWED.encode()})
    everything = project.kubectl(
        "s1", "get", "configmaps,events,kustomizations", "-A", "-o", "json"
    )
    found = secret.found("the cluster", everything.encode())
    found += secret.found("Git", project.git("log", "-p", "main").encode())
    for file in filter(Path.is_file, project.tmp.rglob("*")):
        found += secret.found(str(file), file.read_bytes())
    assert found == []


def test_what_a_manifest_uses_is_not_taken_away(project: Project, given: own.Handover) -> None:
    declare(given, zones=3)
    done = own.pair(project, given)
    assert done.code == 4, done.err + done.out
    assert done.clusters["s1"]["cause"] == (
        "cluster s1: clusters/s1/apps.yaml: Kustomization apps takes Secret "
        "provisioner-secret-facts, for which nothing is declared; apps/token.yaml uses fact "
        "'token', which is not declared; apps/settings.yaml uses fact 'vpc_id', which is not "
        "declared"
    )
    assert settings(project)["vpc"] == "vpc-2"


def test_a_manifest_that_came_later_is_named(project: Project, given: own.Handover) -> None:
    own.push(project, {"apps/later.yaml": LATER})
    declare(given, "token", **FACTS | {"vpc_id": "vpc-2", "size": "large"})
    done = own.pair(project, given)
    notes = [one["text"] for one in done.events if one["type"] == "note"]
    assert [text for text in notes if "apps/later.yaml uses fact 'later'" in text], done.out
    project.kubectl("s1", "annotate", "gitrepository", "flux-system", *FETCH)
    until(lambda: "later" in failure(project), PROMPT)


def test_they_go_with_the_last_one(project: Project, given: own.Handover) -> None:
    own.push(project, {**dict.fromkeys(FILES), "apps/later.yaml": None})
    declare(given)
    done = own.pair(project, given)
    assert done.code == 0, done.err + done.out
    assert (actions(done)["facts"], actions(done)["secret facts"]) == ("deleted", "deleted")
    for kind, name in (("ConfigMap", "provisioner-facts"), ("Secret", "provisioner-secret-facts")):
        assert own.get(project, "s1", kind, name) is None
    assert "facts" not in actions(own.pair(project, given))


def test_leaving_takes_them_along(project: Project, given: own.Handover) -> None:
    declare(given, "token", **FACTS)
    assert own.pair(project, given).code == 0
    done = project.json("unpair", *own.TRUSTED, "--yes", "--drain", "s1", stdin=json.dumps(given))
    assert done.code == 0, done.err + done.out
    assert own.get(project, "s1", "Namespace", "flux-system", "") is None

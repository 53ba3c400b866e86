"""Four clusters in two waves: a canary that cannot apply its path, then the rest. In this order."""

from __future__ import annotations

import html
import json
from pathlib import Path
from typing import Any

import pytest

from tests.real import own
from tests.real.project import Project

pytestmark = [pytest.mark.real, pytest.mark.fleet, pytest.mark.timeout(600)]

CLUSTERS = ("c1", "c2", "c3", "c4")
FILE = "clusters/c1/broken.yaml"  # somebody's own
BROKEN = "apiVersion: v1\nkind: ConfigMap\nmetadata:\n  name: broken\n  namespace: not-there\n"


@pytest.fixture(scope="module")
def handover(project: Project) -> Path:
    """Four clusters that nobody has paired, and a handover with two waves."""
    own.start(project, *CLUSTERS)
    check = project.folder / "check.sh"
    check.write_text('#!/bin/sh\necho "$PROVISIONER_WAVE: $PROVISIONER_CLUSTERS" >> checked\n')
    check.chmod(0o755)
    waves = [{"name": "canary", "clusters": 1, "check": ["./check.sh"]}, {"name": "others"}]
    file = project.folder / "handover.json"
    file.write_text(json.dumps({**own.handover(project, CLUSTERS), "waves": waves}))
    return file


def fingerprints(project: Project, handover: Path) -> dict[str, str]:
    clusters = project.json("status", str(handover)).clusters
    return {name: cluster["fingerprint"] for name, cluster in clusters.items()}


def results(done: Any) -> dict[str, str]:
    return {name: cluster["result"] for name, cluster in done.clusters.items()}


def commits(project: Project) -> int:
    return int(project.git("rev-list", "--count", "main"))


def test_a_canary_that_fails_keeps_the_rest_from_being_started(
    project: Project, handover: Path
) -> None:
    own.push(project, {FILE: BROKEN})
    page = project.folder / "run.html"
    done = project.json("pair", str(handover), "--html", str(page))
    assert done.code == 8, done.err
    assert results(done) == {
        "c1": "delivery-failing",
        "c2": "not-started",
        "c3": "not-started",
        "c4": "not-started",
    }
    assert "wave canary" in done.clusters["c2"]["cause"]
    assert done.clusters["c2"]["hint"]
    assert commits(project) == 2  # the broken file, and the canary's
    assert project.git("ls-tree", "--name-only", "main:clusters").split() == ["c1"]
    assert "flux-system" not in project.kubectl("c2", "get", "namespaces", "-o", "name")
    text = page.read_text()
    assert "1 delivery failing, 3 not started." in text
    assert html.escape(done.clusters["c1"]["hint"]) in text
    assert text.count('class="bar under-way"') == 2  # the canary, and the legend


def test_the_page_of_status_has_its_steps_and_prints_none(project: Project, handover: Path) -> None:
    page = project.folder / "status.html"
    done = project.json("status", str(handover), "--only", "c1", "--html", str(page))
    assert {event["type"] for event in done.events} <= {"note", "report"}
    c1, text = done.clusters["c1"], page.read_text()
    assert c1["delivery"] in ("failing", "reconciling")  # Flux tries again and again
    assert c1["wave"] == "canary"
    for known in (c1["flux"], c1["identity"], c1["fingerprint"], c1["key_created"]):
        assert known
        assert known in text
    assert '<caption class="unseen">Steps of c1</caption>' in text


def test_once_mended_the_next_run_finishes(project: Project, handover: Path) -> None:
    own.push(project, {FILE: None})
    before = commits(project)
    checked = project.folder / "checked"
    checked.unlink(missing_ok=True)
    done = project.json("pair", str(handover))
    assert done.code == 0, done.err
    assert set(results(done).values()) == {"paired"}
    assert {name: one["wave"] for name, one in done.clusters.items()} == {
        "c1": "canary",
        "c2": "others",
        "c3": "others",
        "c4": "others",
    }
    assert commits(project) == before + 1  # the canary needed none
    assert checked.read_text() == "canary: c1\n"


def test_a_second_run_changes_nothing(project: Project, handover: Path) -> None:
    before = commits(project)
    done = project.json("pair", str(handover))
    assert (done.code, commits(project)) == (0, before), done.err


def test_a_rotation_in_waves_leaves_the_others_alone(project: Project, handover: Path) -> None:
    keys = fingerprints(project, handover)
    done = project.json("rotate", str(handover), "--only", "c[12]", "--skip", "c1")
    assert results(done) == {"c2": "rotated"}, done.err
    after = fingerprints(project, handover)
    assert {name for name in keys if keys[name] != after[name]} == {"c2"}


def test_a_rotation_goes_wave_by_wave(project: Project, handover: Path) -> None:
    keys = fingerprints(project, handover)
    done = project.json("rotate", str(handover))
    assert set(results(done).values()) == {"rotated"}, done.err
    states = [
        (event["cluster"], event["state"]) for event in done.events if event["type"] == "cluster"
    ]
    others = [states.index((name, "started")) for name in CLUSTERS[1:]]
    assert states.index(("c1", "ended")) < min(others)
    assert not set(keys.values()) & set(fingerprints(project, handover).values())

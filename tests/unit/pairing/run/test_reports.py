"""What a report says of a cluster, and what a run does unless it is told otherwise."""

from __future__ import annotations

import dataclasses
from concurrent.futures import Future
from pathlib import Path
from typing import Any

import pytest

from provisioner.base import keys
from provisioner.base.errors import Unreachable
from provisioner.pairing.run import reports
from provisioner.pairing.run.desired_state import Desired
from provisioner.pairing.run.engine import Outcome
from provisioner.pairing.run.options import Options
from provisioner.pairing.run.repository_state import Published
from provisioner.reports.model import Result
from tests.unit.pairing.cases import OLD
from tests.unit.pairing.rotation.states import Rotating, record, secrets

APPLIED = "main@sha1:applied"


def published(commit: str | None) -> Future[Published]:
    clone: Any = None
    future: Future[Published] = Future()
    future.set_result(Published(clone=clone, texts={}, written={}, commits={"c1": commit}))
    return future


def failed() -> Future[Published]:
    future: Future[Published] = Future()
    future.set_exception(Unreachable("fleet", "gone"))
    return future


@pytest.mark.parametrize(
    ("future", "noted", "commit"),
    [
        pytest.param(published("pushed"), {"commit": "noted"}, "pushed", id="pushed by this run"),
        pytest.param(published(None), {"commit": "noted"}, "noted", id="noted by an earlier run"),
        pytest.param(published(None), {}, "applied", id="nothing noted"),
        pytest.param(Future(), {"commit": "noted"}, "noted", id="not known yet"),
        pytest.param(failed(), {"commit": "noted"}, "noted", id="the push failed"),
    ],
)
def test_the_commit_that_last_changed_its_files(
    future: Future[Published], noted: dict[str, str], commit: str, desired: Desired
) -> None:
    made = Rotating(desired, record(**noted), published=future)
    facts = dataclasses.replace(made.facts, applied=APPLIED)
    assert reports.commit(made.target, facts) == commit


def test_a_cluster_that_is_done(desired: Desired) -> None:
    made = Rotating(desired, *secrets(desired), record(commit="noted"))
    facts = dataclasses.replace(made.facts, applied=APPLIED, changed=True)
    ended = reports.of(made.target, Outcome(facts=facts), Result.PAIRED)
    report = ended.report
    assert ended.changed
    assert (report.cluster, report.result, report.commit) == ("c1", Result.PAIRED, "noted")
    assert (report.repository, report.path) == (desired.url, "clusters/c1")
    assert (report.fingerprint, report.revision) == (keys.fingerprint(OLD.public), APPLIED)
    assert report.cause == report.hint == ""


def test_a_cluster_that_has_failed(desired: Desired) -> None:
    made = Rotating(desired, *secrets(desired), record(commit="noted"))
    error = Unreachable("cluster c1", "no answer", "Try again.")
    ended = reports.of(made.target, Outcome(facts=made.facts, error=error), Result.PAIRED)
    report = ended.report
    assert not ended.changed
    assert report.result is not Result.PAIRED
    assert (report.cause, report.hint) == ("cluster c1: no answer", "Try again.")
    assert report.fingerprint == report.commit == ""


def test_without_a_key_there_is_no_fingerprint(desired: Desired) -> None:
    assert reports.fingerprint(Rotating(desired).facts) == ""


def test_what_a_run_does_unless_told_otherwise() -> None:
    options = Options()
    assert (options.timeout, options.parallel) == (300.0, 16)
    assert (options.older_than, options.wait) == (0.0, 0.0), "nothing is waited for or spared"
    assert options.force is False
    assert options.lock_file == Path("provisioner.lock.json")
    assert options.cache.name == "flux"
    assert (options.new_clusters, options.keys) == (frozenset(), {})
    assert options.lease > 0

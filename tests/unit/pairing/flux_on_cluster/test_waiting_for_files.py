"""Waiting until our files are applied: which object is asked, how often, and when it ends."""

from __future__ import annotations

import dataclasses
from concurrent.futures import Future
from typing import Any

import pytest

from provisioner.base.errors import (
    DeliveryFailing,
    ProvisionerError,
    TimedOut,
    Unreachable,
)
from provisioner.base.events import Event, Waiting
from provisioner.pairing.flux_on_cluster import applied, sync_objects
from provisioner.pairing.run.desired_state import Desired
from provisioner.pairing.run.repository_state import Published
from tests.fakes.clock import FakeTime
from tests.unit.pairing.targets import FreeTarget, target
from tests.unit.pairing.writable import Writable

Object = dict[str, Any]
HEAD, BEFORE = "a" * 40, "b" * 40
ASK_SOURCE, ASK_ROOT = "GitRepository/flux-system", "Kustomization/flux-system"
UNTRUSTED = "x509: certificate signed by unknown authority"
REFUSED = "ssh: unable to authenticate"
UNREACHED = "dial tcp 10.0.0.1:22: i/o timeout"


class FakeClone:
    """Only the head holds our files. `error`: why it cannot be reached from here."""

    head = HEAD

    def __init__(self, desired: Desired) -> None:
        self._ours = {path.rpartition("/")[2]: text for path, text in desired.files.items()}
        self.error: ProvisionerError | None = None

    def ensure(self, _commit: str) -> None:
        """Everything is here."""

    def files(self, _folder: str, commit: str) -> dict[str, str]:
        return self._ours if commit == HEAD else {}

    def reach(self) -> None:
        if self.error:
            raise self.error


class Case:
    """A cluster with both sync objects. `answers`: controllers handle each request at once."""

    def __init__(self, desired: Desired) -> None:
        self.client = Writable(desired.source, desired.root)
        self.repository = FakeClone(desired)
        self.events: list[Event] = []
        self.source, self.root = (
            self.client.held(item["kind"], "flux-system", "flux-system")
            for item in (desired.source, desired.root)
        )
        clone: Any = self.repository
        published: Future[Published] = Future()
        published.set_result(Published(clone=clone, texts={"c1": dict(desired.files)}, written={}))
        made = target(desired, self.client, sink=self.events.append)
        self.target: FreeTarget = dataclasses.replace(made, published=published)
        self.fetched(HEAD)

    def fetched(self, commit: str) -> None:
        self.source["status"] = {"artifact": {"revision": f"main@sha1:{commit}"}}

    def failing(self, item: Object, message: str, reason: str = "", **status: Any) -> None:
        entry = {"type": "Ready", "status": "False", "reason": reason, "message": message}
        item["status"] = {**item.get("status", {}), "conditions": [entry], **status}

    def root_fails(self, message: str, reason: str = "", commit: str = HEAD) -> None:
        self.failing(self.root, message, reason, lastAttemptedRevision=f"main@sha1:{commit}")

    def answers(self) -> None:
        def react() -> None:
            for _, subject, change in self.client.writes:
                item = self.source if subject == ASK_SOURCE else self.root
                token = change["metadata"]["annotations"][sync_objects.REQUESTED]
                item.setdefault("status", {})["lastHandledReconcileAt"] = token

        self.client.react = react

    def wait(self) -> str:
        return applied.wait(self.target, lambda _root: None)

    def error(self, kind: type[ProvisionerError] = Unreachable) -> ProvisionerError:
        with pytest.raises(kind) as caught:
            self.wait()
        assert type(caught.value) is kind
        assert caught.value.subject == "cluster c1"
        return caught.value

    @property
    def asked(self) -> list[str]:
        return self.client.written("patch")

    @property
    def said(self) -> set[tuple[str, str]]:
        return {(one.subject, one.detail) for one in self.events if isinstance(one, Waiting)}


@pytest.fixture
def case(desired: Desired, monkeypatch: pytest.MonkeyPatch) -> Case:
    FakeTime().install(monkeypatch)
    return Case(desired)


def test_an_answer_ends_it_at_once(case: Case) -> None:
    case.failing(case.source, UNTRUSTED)
    assert applied.wait(case.target, lambda root: root and root["kind"]) == "Kustomization"
    assert (case.asked, case.client.reads) == ([], [])


def test_a_source_that_fails_for_good_is_asked_once(case: Case) -> None:
    case.failing(case.source, UNTRUSTED)
    case.answers()
    error = case.error()
    assert error.cause == (
        "GitRepository flux-system: the cluster does not trust the Git host's certificate: "
        f"{UNTRUSTED}"
    )
    assert error.hint == "Give Flux the host's certificate authority, or read over SSH."
    assert case.asked == [ASK_SOURCE]
    assert {subject for subject, _ in case.said} == {"GitRepository flux-system"}


@pytest.mark.parametrize("message", [UNTRUSTED, REFUSED])
def test_what_does_not_answer_or_may_pass_is_asked_twice(message: str, case: Case) -> None:
    case.failing(case.source, message)
    if message == REFUSED:
        case.answers()
    assert message in case.error().cause
    assert case.asked == [ASK_SOURCE, ASK_SOURCE]


def test_a_failing_build_of_our_files_is_delivery_that_fails(case: Case) -> None:
    case.root_fails("accumulating resources: no such file", "BuildFailed")
    case.answers()
    error = case.error(DeliveryFailing)
    assert error.cause == "paired, delivery failing: accumulating resources: no such file"
    assert error.hint == "Fix it in Git; Flux tries again by itself."
    assert case.asked == [ASK_ROOT]


def test_a_root_that_failed_on_an_older_commit_has_the_newest_fetched(case: Case) -> None:
    case.root_fails("broken", "BuildFailed", commit=BEFORE)
    case.answers()
    error = case.error()
    assert error.cause == "GitRepository flux-system: broken"
    assert case.asked == [ASK_SOURCE, ASK_SOURCE], "an answer for the source proves nothing"


def test_a_root_that_has_tried_nothing_has_the_newest_fetched(case: Case) -> None:
    case.failing(case.root, "Source artifact not found")
    assert "Source artifact not found" in case.error().cause
    assert case.asked == [ASK_SOURCE, ASK_SOURCE]


def test_a_dependency_is_no_failure(case: Case) -> None:
    case.client.pace = 20.0
    case.root_fails("dependency 'flux-system/base' is not ready", "DependencyNotReady")
    case.error(TimedOut)
    assert case.asked == []
    assert case.said == {("applied revision", "dependency 'flux-system/base' is not ready")}


def test_a_commit_that_flux_has_not_fetched_is_asked_for(case: Case) -> None:
    case.client.pace = 5.0
    case.fetched(BEFORE)
    case.error(TimedOut)
    assert set(case.asked) == {ASK_SOURCE}
    assert 28 <= len(case.asked) <= 31, "every ten seconds, for five minutes"


def test_a_source_that_is_not_there_is_not_asked(case: Case) -> None:
    case.client.pace = 20.0
    del case.client._held["GitRepository", "flux-system", "flux-system"]
    assert "not reconciled yet" in case.error(TimedOut).cause
    assert case.asked == []


def test_a_host_that_this_machine_reaches_is_the_clusters_fault(case: Case) -> None:
    case.failing(case.source, UNREACHED)
    error = case.error()
    assert "does not reach the Git host, though this machine does" in error.cause


@pytest.mark.parametrize(("message", "ours"), [(UNREACHED, False), (UNTRUSTED, True)])
def test_a_host_that_nobody_reaches_is_not(message: str, *, ours: bool, case: Case) -> None:
    case.failing(case.source, message)
    case.repository.error = Unreachable("repository fleet", "no route to host")
    with pytest.raises(Unreachable) as caught:
        case.wait()
    assert (caught.value is not case.repository.error) is ours


def test_without_a_root_the_source_is_looked_at(case: Case) -> None:
    del case.client._held["Kustomization", "flux-system", "flux-system"]
    case.failing(case.source, REFUSED)
    assert REFUSED in case.error().cause

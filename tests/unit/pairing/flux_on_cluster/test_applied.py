"""What proves a pairing: our files at the applied revision, and conditions of this generation."""

from __future__ import annotations

import dataclasses
import time
from concurrent.futures import Future
from typing import Any

import pytest

from provisioner.base.errors import ProvisionerError
from provisioner.git.faults import NoCommit
from provisioner.pairing.flux_on_cluster import applied
from provisioner.pairing.flux_on_cluster.applied import Patience
from provisioner.pairing.run.desired_state import Desired
from provisioner.pairing.run.repository_state import Published
from tests.unit.pairing.targets import FreeTarget, Objects, target

OURS, OTHERS = "a" * 40, "b" * 40


class FakeClone:
    """As much of a clone as the proof reads: the files of two commits."""

    def __init__(self, desired: Desired) -> None:
        ours = {path.rpartition("/")[2]: text for path, text in desired.files.items()}
        self._commits = {
            OURS: {**ours, "mine.yaml": "m: 1\n"},
            OTHERS: {**ours, "gotk-sync.yaml": ""},
        }
        self._folder = desired.directory
        self._there: set[str] = set()

    def ensure(self, commit: str) -> None:
        if commit not in self._commits:
            raise NoCommit("fleet.git", f"commit {commit[:12]} is not on branch main")
        self._there.add(commit)

    def files(self, folder: str, commit: str) -> dict[str, str]:
        assert folder == self._folder
        assert commit in self._there, "a shallow clone has to fetch it first"
        return self._commits[commit]


@pytest.fixture
def paired(desired: Desired) -> FreeTarget:
    clone: Any = FakeClone(desired)
    published: Future[Published] = Future()
    published.set_result(Published(clone=clone, texts={"c1": dict(desired.files)}, written={}))
    return dataclasses.replace(target(desired, Objects()), published=published)


def root(**status: Any) -> dict[str, Any]:
    """Ready at our commit, but for what is given."""
    ready = {"type": "Ready", "status": status.pop("ready", "True"), "message": ""}
    proven = {"observedGeneration": 3, "lastAppliedRevision": f"main@sha1:{OURS}"}
    return {
        "metadata": {"name": "flux-system", "generation": 3},
        "status": {**proven, "conditions": [ready], **status},
    }


def test_our_files_applied_in_this_generation_prove_the_pairing(paired: FreeTarget) -> None:
    assert applied.proven(paired, root()) == f"main@sha1:{OURS}"


def test_a_spoke_is_proven_by_the_kustomization_that_was_pushed(paired: FreeTarget) -> None:
    """Its hub may apply the commit to the spoke before it has changed the Kustomization itself."""
    hub = paired.desired.pairing
    spoke = {**paired.desired.root["spec"], "decryption": {"provider": "sops"}}
    desired = dataclasses.replace(paired.desired, hub=hub, root={"spec": spoke})
    subject = dataclasses.replace(paired, desired=desired)
    before = {**root(), "spec": {**spoke, "decryption": None}}
    assert applied.proven(subject, before) == ""
    assert applied.proven(subject, {**before, "spec": spoke})


def test_a_commit_that_a_rewritten_branch_has_lost_proves_nothing_yet(paired: FreeTarget) -> None:
    assert applied.proven(paired, root()).endswith(OURS)
    assert applied.proven(paired, root(lastAppliedRevision=f"main@sha1:{'c' * 40}")) == ""


@pytest.mark.parametrize(
    "state",
    [
        pytest.param(None, id="no root"),
        pytest.param({"metadata": {"generation": 3}}, id="never reconciled"),
        pytest.param(root(observedGeneration=2), id="a condition of an older generation"),
        pytest.param(root(ready="False"), id="not ready"),
        pytest.param(root(ready="Unknown"), id="at it"),
        pytest.param(root(conditions=[]), id="no condition"),
        pytest.param(root(lastAppliedRevision=""), id="no revision"),
        pytest.param(root(lastAppliedRevision=f"main@sha1:{OTHERS}"), id="other content"),
    ],
)
def test_nothing_less_proves_it(state: dict[str, Any] | None, paired: FreeTarget) -> None:
    assert applied.proven(paired, state) == ""


@pytest.mark.parametrize(
    "revision",
    ["main@sha1:--upload-pack=touch x", "main@sha1:main", "HEAD", f"\x1b[2J@sha1:{OURS}", "sha1:"],
)
def test_a_status_that_names_no_commit_is_reported(paired: FreeTarget, revision: str) -> None:
    with pytest.raises(ProvisionerError, match="cluster c1: reports a revision") as caught:
        applied.proven(paired, root(lastAppliedRevision=revision))
    assert str(caught.value).isprintable()


def test_an_answer_counts_only_if_it_is_later_than_our_request() -> None:
    patience = Patience()
    assert not patience.answered({"status": {"lastHandledReconcileAt": ""}})
    patience.token = "-".join(["our", "request"])
    assert not patience.answered({"status": {"lastHandledReconcileAt": "another's"}})
    assert patience.answered({"status": {"lastHandledReconcileAt": patience.token}})


def test_requests_become_rarer(monkeypatch: pytest.MonkeyPatch) -> None:
    now = [100.0]
    monkeypatch.setattr(time, "monotonic", lambda: now[0])
    patience = Patience(next_request=100.0)
    assert patience.may_request(), "the first at once"
    assert not patience.may_request()
    for pause in (1.0, 2.0, 4.0):
        now[0] += pause - 0.5
        assert not patience.may_request()
        now[0] += 0.5
        assert patience.may_request()
    assert patience.requests == 4


def test_a_fetch_is_asked_for_after_a_moment_and_then_rarely(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    now = [100.0]
    monkeypatch.setattr(time, "monotonic", lambda: now[0])
    patience = Patience()
    for pause in (2.0, 10.0, 10.0):
        assert not patience.may_fetch()
        now[0] += pause - 0.5
        assert not patience.may_fetch()
        now[0] += 0.5
        assert patience.may_fetch()


def test_a_condition_is_shortened() -> None:
    message = "/data/kustomization-123/apps/shop.yaml:\n broken"
    entry = {"type": "Ready", "status": "False", "reason": "BuildFailed", "message": message}
    item = {"status": {"conditions": [{"type": "Other", "status": "True"}, entry]}}
    assert applied.condition(item) == ("False", "BuildFailed", "apps/shop.yaml: broken")
    assert applied.condition(None) == ("Unknown", "", "not reconciled yet")


EXTRA = "clusters/c1/prerequisites/kustomization.yaml"


class Branch:
    """As much of a clone: the texts of every commit, by path."""

    def __init__(self, texts: dict[str, str]) -> None:
        self._texts = texts

    def ensure(self, commit: str) -> None:
        """It is there."""

    def files(self, folder: str, _commit: str) -> dict[str, str]:
        places = {path: path.rpartition("/") for path in self._texts}
        return {name: self._texts[path] for path, (at, _, name) in places.items() if at == folder}


@pytest.mark.parametrize(
    ("wanted", "held", "proves"),
    [
        pytest.param("a: 1\n", "a: 1\n", True, id="as wanted"),
        pytest.param("a: 2\n", "a: 1\n", False, id="of before"),
        pytest.param("a: 1\n", None, False, id="not there"),
        pytest.param(None, "a: 1\n", False, id="not yet gone"),
        pytest.param(None, None, True, id="gone"),
    ],
)
def test_files_of_prerequisites_are_proven_too(
    wanted: str | None, held: str | None, proves: bool, desired: Desired
) -> None:
    extra = {EXTRA: wanted} if wanted else {}
    desired = dataclasses.replace(desired, extra_files=extra)
    there = {EXTRA: held} if held else {}
    clone: Any = Branch({**desired.files, **there})
    published: Future[Published] = Future()
    texts, written = {"c1": {**desired.files, **extra}}, {"c1": [EXTRA]}
    published.set_result(Published(clone=clone, texts=texts, written=written))
    subject = dataclasses.replace(target(desired, Objects()), published=published)
    assert bool(applied.proven(subject, root())) is proves

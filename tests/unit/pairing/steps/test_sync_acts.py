"""When Flux is asked to fetch, and how its sync objects are applied."""

from __future__ import annotations

from concurrent.futures import Future
from typing import Any

import pytest

from provisioner.base.events import Action
from provisioner.pairing.flux_on_cluster import applied, sync_objects
from provisioner.pairing.run.desired_state import Desired
from provisioner.pairing.run.engine import Decision, Facts
from provisioner.pairing.run.repository_state import Published
from provisioner.pairing.steps import sync
from provisioner.pairing.steps.sync import SyncState
from tests.unit.pairing.targets import Object, target
from tests.unit.pairing.writable import Writable

SOURCE, ROOT = "GitRepository/flux-system", "Kustomization/flux-system"
RESUME = {"spec": {"suspend": None}}


def published(commit: str | None) -> Future[Published]:
    clone: Any = None
    future: Future[Published] = Future()
    future.set_result(Published(clone=clone, texts={}, written={}, commits={"c1": commit}))
    return future


def looked(
    desired: Desired, *, commit: str | None = None, fetched: str = "", planning: bool = False
) -> SyncState:
    source = {**desired.source, "status": {"artifact": {"revision": fetched}}}
    client = Writable(source, desired.root)
    subject = target(desired, client, published=published(commit), planning=planning)
    return sync.look(subject, Facts(cluster=subject.first_look))


@pytest.mark.parametrize(
    ("given", "ours", "behind"),
    [
        pytest.param({"commit": "abc"}, True, True, id="just pushed"),
        pytest.param({}, False, False, id="nothing fetched yet"),
        pytest.param({"fetched": "main@sha1:a"}, False, True, id="fetched something older"),
        pytest.param({"fetched": "main@sha1:a"}, True, False, id="fetched ours"),
        pytest.param({"fetched": "main@sha1:a", "planning": True}, False, False, id="in a plan"),
    ],
)
def test_behind(
    given: dict[str, Any],
    ours: bool,
    behind: bool,
    desired: Desired,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(applied, "holds_our_files", lambda *_given: ours)
    state = looked(desired, **given)
    assert state.behind is behind
    assert state.source
    assert state.root


def act(desired: Desired, client: Writable, *work: Object) -> list[tuple[str, str, Any]]:
    subject = target(desired, client)
    facts = Facts(cluster=subject.first_look)
    decision: Decision[sync.Objects]
    decision = Decision(action=Action.CONFIGURED, subject="", work=work)
    assert sync.act(subject, facts, decision) is facts
    return client.writes


@pytest.mark.usefixtures("fast")
def test_what_exists_is_resumed_and_applied(desired: Desired) -> None:
    client = Writable(desired.root)
    (resumed, applied_root, asked) = act(desired, client, desired.root)
    assert resumed == ("patch", ROOT, RESUME)
    assert applied_root[:2] == ("apply", ROOT)
    labels = applied_root[2]["metadata"]["labels"]
    assert labels["kustomize.toolkit.fluxcd.io/name"] == "flux-system"
    assert asked[:2] == ("patch", SOURCE)
    assert "annotations" in asked[2]["metadata"]


def test_a_new_source_has_its_finalizer_when_its_controller_sees_the_request(
    desired: Desired,
) -> None:
    """Otherwise source-controller puts it on and rests for most of a second."""
    applied_source, asked = act(desired, Writable(), desired.source)
    assert applied_source[:2] == ("apply", SOURCE)
    assert asked[:2] == ("patch", SOURCE)
    assert asked[2]["metadata"]["finalizers"] == ["finalizers.fluxcd.io"]
    assert sync_objects.REQUESTED in asked[2]["metadata"]["annotations"]


def test_the_finalizers_of_a_source_that_exists_are_left_alone(desired: Desired) -> None:
    held = {**desired.source, "metadata": {**desired.source["metadata"], "finalizers": ["a/b"]}}
    writes = act(desired, Writable(held), desired.source)
    assert [write[:2] for write in writes] == [
        ("patch", SOURCE),
        ("apply", SOURCE),
        ("patch", SOURCE),
    ]
    assert "finalizers" not in writes[-1][2]["metadata"]


def test_a_fetch_alone_is_one_request(desired: Desired) -> None:
    writes = act(desired, Writable(desired.source, desired.root))
    assert [write[:2] for write in writes] == [("patch", SOURCE)]

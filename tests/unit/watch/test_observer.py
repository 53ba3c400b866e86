"""What is observed reaches the operator's own thread, and nothing that is observed stops it."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator
from typing import Any, cast

import pytest

from provisioner.base.errors import Unreachable
from provisioner.base.events import Note
from provisioner.base.retry import Backoff
from provisioner.clusters.faults import Forbidden
from provisioner.watch.inbox import Inbox
from provisioner.watch.management.hub import Hub
from provisioner.watch.observing.observer import Observer
from provisioner.watch.observing.secret_watch import SecretWatch
from provisioner.watch.reconciler import Reconciler
from tests.fakes.management import FakeManagement, cluster
from tests.unit.watch.conftest import ManagementMaker

SECRETS = [
    {"metadata": {"namespace": "a", "name": "c1-kubeconfig", "resourceVersion": "3"}},
    {"metadata": {"namespace": "a", "name": "c1-ca", "resourceVersion": "4"}},
]


class FakeReconciler:
    """Notes what it is called with."""

    def __init__(self) -> None:
        self.calls: list[tuple[str, Any]] = []

    def __getattr__(self, name: str) -> Callable[..., None]:
        return lambda *given: self.calls.append((name, *given))


def observing(fake: FakeManagement) -> tuple[Observer, Inbox, FakeReconciler]:
    inbox, reconciler = Inbox(), FakeReconciler()
    hub = Hub(fake.settings, threading.Event())
    return Observer(fake.settings, hub, cast(Reconciler, reconciler), inbox), inbox, reconciler


def delivered(inbox: Inbox, reconciler: FakeReconciler) -> list[str]:
    while work := inbox.take(0.0):
        work()
    return [name for name, *_ in reconciler.calls]


@pytest.mark.parametrize(
    ("kind", "called"),
    [
        (None, "cluster_changed"),
        ("ADDED", "cluster_changed"),
        ("MODIFIED", "cluster_changed"),
        ("DELETED", "cluster_deleted"),
    ],
)
def test_events_are_put_into_the_inbox(
    management: ManagementMaker, kind: str | None, called: str
) -> None:
    observer, inbox, reconciler = observing(management())
    observer.cluster(kind, cluster("c1", metadata={"uid": "u"}))
    assert reconciler.calls == []
    assert delivered(inbox, reconciler) == [called]


def test_an_object_that_cannot_be_understood_stops_nothing(management: ManagementMaker) -> None:
    fake = management()
    observer, inbox, reconciler = observing(fake)
    observer.cluster("ADDED", {"metadata": {"name": "c1", "labels": 7}})
    assert delivered(inbox, reconciler) == []
    assert [event.text for event in fake.events if isinstance(event, Note)] == [
        "Cluster c1 cannot be understood: KeyError"
    ]


def test_a_watch_that_ends_begins_again(
    management: ManagementMaker, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(Backoff, "seconds", lambda _self, _tried: 0.0)
    observer, inbox, reconciler = observing(management())
    faults: Iterator[Exception | None] = iter(
        [Unreachable("cluster management", "no answer"), OSError("away"), None]
    )

    def work() -> None:
        if fault := next(faults):
            raise fault
        observer.stopping.set()

    observer.watch(work)
    assert delivered(inbox, reconciler) == ["watches_ended"] * 3


class FakeClient:
    def __init__(self, error: Exception | None = None) -> None:
        self.error = error

    def follow(self, *_given: Any, **_more: Any) -> Iterator[dict[str, Any]]:
        if self.error:
            raise self.error
        yield from SECRETS


@pytest.mark.parametrize(
    ("error", "seen"),
    [(None, [(("a", "c1"), "3")]), (Forbidden("cluster management", "secrets"), [])],
)
def test_only_kubeconfigs_count_and_may_be_forbidden(
    management: ManagementMaker,
    monkeypatch: pytest.MonkeyPatch,
    error: Exception | None,
    seen: list[Any],
) -> None:
    hub, stopping = Hub(management().settings, threading.Event()), threading.Event()
    monkeypatch.setattr(hub, "client", lambda: FakeClient(error))
    stopping.set() if error else None
    found: list[Any] = []
    SecretWatch(hub, stopping, lambda key, version: found.append((key, version))).follow()
    assert found == seen

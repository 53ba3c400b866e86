"""What becomes of errors in one of many clusters, and of a run that ends early."""

from __future__ import annotations

import dataclasses
import json
import threading
from concurrent.futures import Future
from pathlib import Path
from typing import Any

import msgspec
import pytest

from provisioner.base import open_files
from provisioner.base.errors import Interrupted, Unreachable
from provisioner.base.events import Change, Event, Note
from provisioner.distribution import find
from provisioner.flux import render
from provisioner.git.hosts.base import Remote
from provisioner.handover import read
from provisioner.handover.fleet import Fleet
from provisioner.pairing.branch import publication
from provisioner.pairing.credentials import piece_secrets
from provisioner.pairing.run import reports, session
from provisioner.pairing.run.desired_state import Desired
from provisioner.pairing.run.options import Options
from provisioner.pairing.run.reach import Reach
from provisioner.pairing.run.rendering.shared import Rendered
from provisioner.pairing.run.reports import Ended
from provisioner.pairing.run.session import open_session
from provisioner.pairing.run.target import Target
from provisioner.reports.model import ClusterReport, Result
from tests.conftest import CASES
from tests.unit.pairing.targets import Objects, target

EMPTY = Fleet(version=1, fleet="demo", clusters={}, repositories={}, pairings={})


class FakeLease:
    """Counts its releases. Nothing has taken it."""

    held = False

    def __init__(self) -> None:
        self.released = 0

    def release(self) -> None:
        self.released += 1


class Leased(Target):
    """Its lease is the one that it has."""

    def leased(self) -> Target:
        return self


def leased(desired: Desired, lease: Any) -> Target:
    made = target(desired, Objects())
    given: dict[str, Any] = {**vars(made), "lease": lease}
    return Leased(**given)


def ended(work: Any, desired: Desired, *, held: bool = False) -> tuple[list[Ended], FakeLease]:
    lease = FakeLease()
    targets = {"c1": leased(desired, lease)}
    with open_session(EMPTY, lambda _event: None, Options()) as opened:
        done = opened.each_held(targets, work) if held else opened.each(targets, work)
        assert lease.released == (0 if held else 1)
    assert lease.released == 1
    return done, lease


def stuck(_target: Target) -> Ended:
    raise Unreachable("cluster c1", "no answer", "Try again.")


def broken(_target: Target) -> Ended:
    raise KeyError("a secret text")


@pytest.mark.parametrize("held", [True, False])
def test_an_error_is_the_report_of_its_cluster(held: bool, desired: Desired) -> None:
    ((one,), _) = ended(stuck, desired, held=held)
    assert one == reports.failure("c1", Unreachable("cluster c1", "no answer", "Try again."))


@pytest.mark.parametrize(
    ("last", "result", "closed"),
    [(True, Result.PAIRED, 1), (False, Result.PAIRED, 0), (False, Result.FAILED, 1)],
)
def test_a_cluster_at_its_end_holds_no_connection(
    last: bool, result: Result, closed: int, desired: Desired
) -> None:
    made = leased(desired, FakeLease())
    ending = Ended(report=ClusterReport(cluster="c1", result=result))
    with open_session(EMPTY, lambda _event: None, Options()) as opened:
        opened.each({"c1": made}, lambda _target: ending, last=last)
    assert vars(made.client)["disconnects"] == closed


@pytest.mark.parametrize(("allowed", "notes"), [(3, 1), (64, 0)])
def test_a_small_limit_of_open_files_lowers_the_number_at_once(
    allowed: int, notes: int, monkeypatch: pytest.MonkeyPatch, desired: Desired
) -> None:
    events: list[Event] = []
    fleet = msgspec.structs.replace(EMPTY, pairings=dict.fromkeys("abcd", desired.pairing))
    monkeypatch.setattr(open_files, "allowed", lambda wanted: min(wanted, allowed))
    with open_session(fleet, events.append, Options(parallel=64)) as opened:
        at_once = opened.run.options.parallel
    assert at_once == (3 if notes else 64)
    assert [event for event in events if isinstance(event, Note)] == [
        Note(text=session.FEW_FILES.format(allowed=3, wanted=4), level="warning")
    ] * notes


def test_clusters_whose_turn_comes_later_hold_no_connection_until_then(
    monkeypatch: pytest.MonkeyPatch, desired: Desired
) -> None:
    made = {}

    def reached(_reach: Reach, name: str, *_more: Any) -> Target:
        own = dataclasses.replace(desired, uid=name)
        made[name] = dataclasses.replace(target(own, Objects()), name=name)
        return made[name]

    monkeypatch.setattr(Reach, "target", reached)
    with open_session(EMPTY, lambda _event: None, Options(parallel=2)) as opened:
        opened.reach("abcd", "pairing")
    held = {name: not vars(made[name].client)["disconnects"] for name in "abcd"}
    assert held == {"a": True, "b": True, "c": False, "d": False}


def test_a_bug_is_reported_by_type_and_place_alone(desired: Desired) -> None:
    ((one,), _) = ended(broken, desired)
    assert (one.report.cluster, one.report.result) == ("c1", Result.FAILED)
    assert one.report.cause.startswith("unexpected KeyError in test_session.py:")
    assert "secret" not in one.report.cause
    assert "PROVISIONER_DEBUG=1" in one.report.hint


def test_what_works_is_returned(desired: Desired) -> None:
    expected = reports.failure("c1", Unreachable("x", "y"))
    ((one,), _) = ended(lambda _target: expected, desired)
    assert one is expected


def test_what_cannot_be_reached_is_told_and_reported() -> None:
    events: list[Event] = []
    error = Unreachable("cluster c2", "no answer")
    with open_session(EMPTY, events.append, Options()) as opened:
        (one,) = opened.unreached({"c2": error})
    assert one.report.cluster == "c2"
    (event,) = [event for event in events if isinstance(event, Change)]
    assert (event.cluster, event.step, event.action) == ("c2", "reach", "failed")


@pytest.mark.parametrize("early", [True, False])
def test_clusters_stop_when_a_run_ends_early(early: bool) -> None:
    opened: list[session.Session] = []

    def run() -> None:
        with open_session(EMPTY, lambda _event: None, Options(), planning=True) as one:
            opened.append(one)
            if early:
                raise KeyboardInterrupt

    if early:
        with pytest.raises(KeyboardInterrupt):
            run()
    else:
        run()
    assert opened[0].run.context.stopping.is_set() is early
    assert opened[0].run.planning


def test_keys_are_not_known_to_all_targets_and_notices_are_notes() -> None:
    events: list[Event] = []
    keys: Any = {"c1": "key"}
    with open_session(EMPTY, events.append, Options(keys=keys)) as opened:
        assert opened.run.options.keys == {}
        assert not opened.run.planning
        opened.run.context.notify("retrying")
    assert events == [Note(text="retrying")]


def test_resources_are_left_when_the_session_ends() -> None:
    left: list[str] = []

    class Resource:
        def __enter__(self) -> None: ...

        def __exit__(self, *_given: object) -> None:
            left.append("left")

    with open_session(EMPTY, lambda _event: None, Options()) as opened:
        resource: Any = Resource()
        opened.keep(resource)
        assert opened.start(lambda number: number + 1, 1).result() == 2
        assert left == []
    assert left == ["left"]


def test_flux_is_rendered_once_for_the_same_options(
    desired: Desired, monkeypatch: pytest.MonkeyPatch
) -> None:
    found: list[Any] = []
    monkeypatch.setattr(find, "find", lambda gitops, *_given, **_more: found.append(gitops))
    monkeypatch.setattr(render, "components", lambda *_given: [{"kind": "Namespace"}])
    rendered = Rendered(target(desired, Objects()).run, Options())
    gitops = desired.pairing.gitops
    assert rendered.components(gitops) == rendered.components(gitops) == [{"kind": "Namespace"}]
    assert found == [gitops]


def test_flux_is_rendered_once_for_several_runs_of_one_process(
    desired: Desired, monkeypatch: pytest.MonkeyPatch
) -> None:
    found: list[Any] = []
    monkeypatch.setattr(find, "find", lambda gitops, *_given, **_more: found.append(gitops))
    monkeypatch.setattr(render, "components", lambda *_given: [{"kind": "Namespace"}])
    options = Options(rendered={})
    for _run in range(2):
        Rendered(target(desired, Objects()).run, options).components(desired.pairing.gitops)
    assert len(found) == 1


def test_a_run_can_be_stopped_from_outside() -> None:
    stopping = threading.Event()
    with open_session(EMPTY, lambda _event: None, Options(stopping=stopping)) as opened:
        stopping.set()
        with pytest.raises(Interrupted):
            opened.run.context.pause(5.0, "x", "y")


def done(result: object) -> Future[Any]:
    future: Future[Any] = Future()
    if isinstance(result, BaseException):
        future.set_exception(result)
    else:
        future.set_result(result)
    return future


def test_the_first_error_of_a_repository_is_reported() -> None:
    first, second = Unreachable("fleet", "first"), Unreachable("fleet", "second")
    cancelled: Future[Any] = Future()
    cancelled.cancel()
    work = [Future(), cancelled, done("fine"), done(ValueError("a bug")), done(first), done(second)]
    assert publication._first_error(work) is first
    assert publication._first_error(work[:4]) is None


@pytest.mark.parametrize("planning", [True, False])
def test_rights_for_deploy_keys_are_asked_for_where_there_are_some(planning: bool) -> None:

    keyed = Remote(url="ssh://git@host/fleet.git")
    assert piece_secrets.rights(keyed, planning) == (
        ["list keys"] if planning else ["list keys", "change keys"]
    )
    assert piece_secrets.rights(Remote(url="https://host/fleet.git"), planning) == []


def test_a_cluster_that_cannot_be_verified_is_warned_of_in_each_run(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def nothing(*_arguments: Any, **_options: Any) -> None:
        raise Unreachable("Flux", "not there")

    monkeypatch.setattr(find, "find", nothing)
    text = (
        "{current-context: x, contexts: [{name: x, context: {cluster: x}}],"
        " clusters: [{name: x, cluster: {server: 'http://127.0.0.1:1'}}]}"
    )
    (tmp_path / "kubeconfig").write_text(text)
    content = json.loads((CASES / "handover" / "good.json").read_text())
    content["clusters"]["c2"] = {
        "kind": "existing",
        "context": "x",
        "kubeconfig": str(tmp_path / "kubeconfig"),
        "insecure": True,
    }
    events: list[Event] = []
    with open_session(read.from_object(content, "x"), events.append, Options()) as opened:
        _, failures = opened.reach(["c2"], "pairing")
    assert failures["c2"].cause == "not there"
    (note,) = (event for event in events if isinstance(event, Note))
    assert note.level == "warning"
    assert "cluster c2: the API server is not reached over TLS" in note.text

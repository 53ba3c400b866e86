"""The deploy key on the host and the superseded ones: what is looked at, and what is done."""

from __future__ import annotations

import dataclasses
from concurrent.futures import Future
from typing import Any

import pytest

from provisioner.base import keys
from provisioner.base.errors import ProvisionerError
from provisioner.base.events import Action
from provisioner.git import network
from provisioner.pairing.branch import identity_file
from provisioner.pairing.credentials import host_keys
from provisioner.pairing.credentials.host_keys import Installation, KeyOnHost
from provisioner.pairing.run.desired_state import Desired
from provisioner.pairing.run.engine import Decision
from provisioner.pairing.run.repository_state import FileChanges, Prepared
from provisioner.pairing.steps import deploy_key, old_keys
from tests.unit.pairing.cases import NEW, OLD
from tests.unit.pairing.rotation.states import Rotating, record, secrets

HOSTS = ("h ssh-ed25519 B",)


def prepared(**held: str) -> Future[Prepared]:
    clone: Any = None
    changes = FileChanges(head=None, held={"c1": held}, writes={}, refused={})
    future: Future[Prepared] = Future()
    future.set_result(Prepared(clone=clone, changes=changes, host_keys=HOSTS))
    return future


@pytest.fixture
def paired(desired: Desired) -> Rotating:
    return Rotating(desired, *secrets(desired, staged=False), prepared=prepared())


def test_the_key_is_looked_for_on_the_host(paired: Rotating) -> None:
    key = paired.host.put("demo/c1 uid-1 x", OLD.public)
    seen = deploy_key.look(paired.target, paired.facts)
    assert seen == KeyOnHost(public=OLD.public, listed=(key,), readable=None)


@pytest.mark.parametrize("opens", [True, False])
def test_without_an_api_the_key_is_tried(
    opens: bool, paired: Rotating, desired: Desired, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(network, "readable", lambda _access: opens)
    paired.host.book = None
    seen = deploy_key.look(paired.target, paired.facts)
    assert seen == KeyOnHost(public=OLD.public, listed=None, readable=opens)
    empty = Rotating(desired)
    empty.host.book = None
    assert deploy_key.look(empty.target, empty.facts) == KeyOnHost(public="", listed=None)


def act(made: Rotating, work: Installation | None) -> float | None:
    decision = Decision(action=Action.CREATED, subject="", work=work)
    return deploy_key.act(made.target, made.facts, decision).key_made


def test_what_the_cluster_holds_is_added(paired: Rotating) -> None:
    assert act(paired, None) is None
    (key,) = paired.host.keys() or []
    assert (key.public, key.write) == (OLD.public, False)
    short = keys.fingerprint(OLD.public).removeprefix("SHA256:")[:8]
    assert key.title == f"demo/c1 uid-1 {short}"


def test_a_key_of_ours_with_another_right_is_replaced(paired: Rotating) -> None:
    wrong = paired.host.put("demo/c1 uid-1 x", OLD.public, write=True)
    assert act(paired, Installation(replaces=wrong)) is None
    assert [(key.public, key.write) for key in paired.host.keys() or ()] == [(OLD.public, False)]


def test_a_key_of_somebody_else_stays_and_another_is_made(paired: Rotating) -> None:
    paired.host.put("theirs", OLD.public, write=True)
    assert act(paired, Installation(renew=True))
    theirs, ours = paired.host.keys() or []
    assert (theirs.title, ours.public) == ("theirs", paired.key("flux-system"))
    assert ours.public != OLD.public


def test_without_the_secret_no_key_is_added(desired: Desired) -> None:
    """Somebody has deleted it since the look."""
    made = Rotating(desired, prepared=prepared())
    with pytest.raises(ProvisionerError, match="was deleted or changed during the run. Run again."):
        act(made, None)
    assert made.host.keys() == []


def test_superseded_keys_are_looked_for_once_more(desired: Desired) -> None:
    made = Rotating(desired, *secrets(desired, staged=False), record(fingerprint="f"))
    assert made.target.host_keys.listed() == ()
    old = made.host.put("demo/c1 uid-1 x", NEW.public)
    seen = old_keys.look(made.target, made.facts)
    assert (seen.public, seen.listed, seen.known) == (OLD.public, (), frozenset({"f"}))
    made.target.host_keys.listed(fresh=True)
    late = made.host.put("demo/c1 uid-1 y", OLD.public)
    seen = old_keys.look(made.target, made.facts)
    assert seen.listed == (old, late), "asked again where one is to be revoked"
    decision = old_keys.decide(desired, seen)
    assert decision.work == [old]
    old_keys.act(made.target, made.facts, decision)
    assert made.host.titles == ["demo/c1 uid-1 y"]


@pytest.mark.parametrize(
    ("replaced", "before", "former"),
    [(True, "uid-0", "uid-0"), (True, "uid-1", ""), (True, "", ""), (False, "uid-0", "")],
)
def test_keys_of_the_cluster_that_was_replaced(
    replaced: bool, before: str, former: str, desired: Desired
) -> None:
    text = identity_file.render([dataclasses.replace(desired, uid=before)], None)
    again = dataclasses.replace(desired, replaced=replaced)
    held = prepared(**{identity_file.path(desired): text})
    made = Rotating(again, *secrets(desired, staged=False), prepared=held)
    theirs = made.host.put("demo/c1 uid-0 x", NEW.public)
    seen = old_keys.look(made.target, made.facts)
    assert seen.former == former
    work = old_keys.decide(again, seen).work
    assert work == ([theirs] if former else None)


def test_titles_of_older_versions_are_unclear_unless_known(desired: Desired) -> None:
    made = Rotating(desired)
    listed = [
        made.host.put("demo/c1 short", OLD.public),
        made.host.put("demo/c1 uid-1 short", NEW.public),
        made.host.put("demo/c10 short", NEW.public),
        made.host.put("demo/c1 odd", "not a key"),
    ]
    assert host_keys.unclear(desired, listed) == [listed[0], listed[3]]
    known = {keys.fingerprint(OLD.public)}
    assert host_keys.unclear(desired, listed, known) == [listed[3]]
    assert host_keys.ours(desired, listed, known) == listed[:2]

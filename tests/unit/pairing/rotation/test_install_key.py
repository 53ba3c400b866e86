"""The new key is added to the host beside the old one."""

from __future__ import annotations

import pytest

from provisioner.base.errors import Unreachable
from provisioner.base.events import Action
from provisioner.pairing.credentials import staging_secret
from provisioner.pairing.credentials.host_keys import Installation, KeyOnHost
from provisioner.pairing.rotation import install_key
from provisioner.pairing.run.desired_state import Desired
from provisioner.pairing.run.engine import Decision
from tests.unit.pairing.cases import NEW, OLD
from tests.unit.pairing.rotation.states import Rotating, secrets


@pytest.fixture
def rotating(desired: Desired) -> Rotating:
    return Rotating(desired, *secrets(desired))


def work(replaces: Installation | None = None) -> Decision[Installation]:
    return Decision(action=Action.CREATED, subject="", work=replaces)


def test_the_list_of_the_host_is_read_anew(rotating: Rotating) -> None:
    assert rotating.target.host_keys.listed() == ()
    theirs = rotating.host.put("theirs", NEW.public)
    seen = install_key.look(rotating.target, rotating.facts)
    assert seen == KeyOnHost(public=NEW.public, listed=(theirs,))


@pytest.mark.parametrize("opens", [True, False])
def test_without_an_api_the_key_is_tried(
    opens: bool, rotating: Rotating, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(staging_secret, "new_key_opens", lambda *_given: opens)
    rotating.host.book = None
    seen = install_key.look(rotating.target, rotating.facts)
    assert seen == KeyOnHost(public=NEW.public, listed=None, readable=opens)


def test_a_plan_has_no_key_to_try(desired: Desired) -> None:
    rotating = Rotating(desired, *secrets(desired, staged=False), planning=True)
    rotating.host.book = None
    seen = install_key.look(rotating.target, rotating.facts)
    assert seen == KeyOnHost(public="", listed=None)


def test_it_is_added_and_the_old_one_stays(rotating: Rotating) -> None:
    rotating.host.put("demo/c1 uid-1 old", OLD.public)
    install_key.act(rotating.target, rotating.facts, work())
    assert [key.public for key in rotating.host.keys() or ()] == [OLD.public, NEW.public]


def test_one_of_ours_with_the_wrong_right_is_replaced(rotating: Rotating) -> None:
    wrong = rotating.host.put("demo/c1 uid-1 new", NEW.public, write=True)
    rotating.host.put("demo/c1 uid-1 old", OLD.public)
    install_key.act(rotating.target, rotating.facts, work(Installation(replaces=wrong)))
    assert [(key.public, key.write) for key in rotating.host.keys() or ()] == [
        (OLD.public, False),
        (NEW.public, False),
    ]


def test_without_an_api_the_owner_is_told_which_key_to_add(rotating: Rotating) -> None:
    rotating.host.book = None
    with pytest.raises(Unreachable) as caught:
        install_key.act(rotating.target, rotating.facts, work())
    assert f"Add this read-only key to the repository and run again: {NEW.public} demo/c1" == (
        caught.value.hint
    )

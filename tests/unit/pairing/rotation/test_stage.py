"""Whether a rotation begins: every case is data in rotation.json."""

from __future__ import annotations

import dataclasses
import time

import pytest

from provisioner.base import clock, keys
from provisioner.base.events import Action
from provisioner.flux import secret
from provisioner.pairing.rotation import stage
from provisioner.pairing.rotation.stage import KeyInUse
from provisioner.pairing.run.desired_state import Desired
from provisioner.pairing.run.engine import Decision
from provisioner.pairing.run.options import Options
from tests.unit.pairing.cases import NEW, OLD, Case, cases, decided, kept_by, public
from tests.unit.pairing.rotation.states import Rotating, reader, record, rotation, secrets

HOSTS = ("h ssh-ed25519 A",)


@pytest.mark.parametrize("case", cases("rotation", "stage"))
def test_stage(case: Case, desired: Desired) -> None:
    given = {"paired": True, "public": "OLD", "rotation": None, **case["state"]}
    state = KeyInUse(
        paired=given["paired"],
        public=public(given["public"]),
        known_hosts=HOSTS,
        rotation=rotation(given["rotation"]),
        readers=[reader(desired, entry) for entry in given.get("readers", [{}])],
        age=given.get("age"),
        older_than=given.get("older_than", 0),
    )
    decision = decided(case, lambda: stage.decide(kept_by(desired, case), state))
    if decision:
        assert decision.work == (HOSTS if decision.action == "created" else None)


NOW = 1_800_000_000.0
CREATED = clock.utc(NOW - 50)


@pytest.mark.parametrize(
    ("listed", "noted", "age"),
    [
        pytest.param(NOW - 100, {}, 100.0, id="the host says"),
        pytest.param(NOW - 100, {"key_created": CREATED}, 100.0, id="the host knows better"),
        pytest.param(None, {"key_created": CREATED}, 50.0, id="the record says"),
        pytest.param(None, {"key_created": CREATED, "fingerprint": "x"}, None, id="another key"),
        pytest.param(None, {}, None, id="nobody knows"),
        pytest.param(NOW + 100, {}, 0.0, id="the host's clock is ahead"),
    ],
)
def test_age(
    listed: float | None,
    noted: dict[str, str],
    age: float | None,
    desired: Desired,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(time, "time", lambda: NOW)
    held = {"fingerprint": keys.fingerprint(OLD.public), **noted}
    options = Options(older_than=10.0)
    rotating = Rotating(desired, *secrets(desired, staged=False), record(**held), options=options)
    rotating.host.put("demo/c1 uid-1 x", OLD.public, created=listed)
    assert stage.look(rotating.target, rotating.facts).age == age


def test_what_is_looked_at(desired: Desired) -> None:
    rotating = Rotating(desired, *secrets(desired), record(fleet="demo"), desired.source)
    seen = stage.look(rotating.target, rotating.facts)
    assert (seen.paired, seen.public, seen.age, seen.older_than) == (True, OLD.public, None, 0.0)
    assert seen.known_hosts == ("h ssh-ed25519 A",)
    assert seen.rotation
    assert not seen.rotation.swapped
    assert [reader.name for reader in seen.readers] == ["GitRepository flux-system/flux-system"]
    other = Rotating(desired, *secrets(desired, staged=False), record(fleet="other"))
    seen = stage.look(other.target, other.facts)
    assert (seen.paired, seen.rotation) == (False, None)


@pytest.mark.parametrize(
    ("changed", "staged", "under_way"),
    [(False, False, False), (True, False, True), (False, True, True)],
)
def test_under_way(changed: bool, staged: bool, under_way: bool, desired: Desired) -> None:
    rotating = Rotating(desired, *secrets(desired, staged=staged))
    facts = dataclasses.replace(rotating.facts, changed=changed)
    assert stage.under_way(rotating.target, facts) is under_way


def test_a_key_is_made_beside_the_one_in_use(desired: Desired) -> None:
    rotating = Rotating(desired, *secrets(desired), record())
    decision: Decision[tuple[str, ...]]
    decision = Decision(action=Action.CREATED, subject="", work=HOSTS)
    stage.act(rotating.target, rotating.facts, decision)
    assert rotating.client.writes[0][1:] == (
        "ConfigMap/provisioner-pairing",
        {"data": {"rotation": "under way"}},
    ), "noted before the Secret exists"
    assert rotating.client.written("delete") == ["Secret/flux-system-rotation"]
    staged = rotating.client.held("Secret", "flux-system-rotation", "flux-system")
    assert secret.public_key(staged) not in ("", NEW.public, OLD.public)
    assert secret.known_hosts(staged) == HOSTS
    assert rotating.key("flux-system") == OLD.public

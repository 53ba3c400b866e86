"""How the source Secret is written, and what its record then says of the key."""

from __future__ import annotations

import time
from concurrent.futures import Future
from typing import Any

import pytest

from provisioner.base import keys
from provisioner.base.events import Action
from provisioner.base.secret import Secret
from provisioner.flux import secret
from provisioner.git.hosts.base import Reading
from provisioner.pairing.run.desired_state import Desired
from provisioner.pairing.run.engine import Decision, Facts
from provisioner.pairing.run.repository_state import FileChanges, Prepared, Published
from provisioner.pairing.steps import record, source_secret
from provisioner.pairing.steps.source_secret import KeyState, NewSecret, SharedState
from tests.unit.pairing.cases import NEW, OLD
from tests.unit.pairing.rotation import states
from tests.unit.pairing.rotation.states import Rotating, secrets

HOSTS = ("h ssh-ed25519 B",)
SHARED = {"username": Secret("git"), "password": Secret("token")}
NOW = 1_800_000_000.0
ASKED = "GitRepository/flux-system"


def prepared(reading: Reading | None = None) -> Future[Prepared]:
    clone: Any = None
    changes = FileChanges(head=None, held={}, writes={}, refused={})
    future: Future[Prepared] = Future()
    future.set_result(Prepared(clone=clone, changes=changes, reading=reading, host_keys=HOSTS))
    return future


def written(
    desired: Desired, work: NewSecret | None, *items: Any, **more: Any
) -> tuple[Any, Facts]:
    made = Rotating(desired, *items, **more)
    decision = Decision(action=Action.CONFIGURED, subject="", work=work)
    return made, source_secret.act(made.target, made.facts, decision)


def hosts(made: Rotating) -> tuple[str, ...]:
    return secret.known_hosts(made.client.held("Secret", "flux-system", "flux-system"))


def test_a_new_key_is_made_and_its_time_noted(
    desired: Desired, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(time, "time", lambda: NOW)
    made, facts = written(desired, NewSecret(key="new", trusted=HOSTS), *secrets(desired))
    assert made.key("flux-system") not in ("", OLD.public, NEW.public)
    assert (hosts(made), facts.key_made) == (HOSTS, NOW)


def test_a_key_that_is_held_stays_with_other_host_keys(desired: Desired) -> None:
    made, facts = written(desired, NewSecret(key="held", trusted=HOSTS), *secrets(desired))
    assert (made.key("flux-system"), hosts(made), facts.key_made) == (OLD.public, HOSTS, None)


def test_terraform_s_key_is_put_there(desired: Desired) -> None:
    work = NewSecret(key="terraform", trusted=HOSTS)
    made, facts = written(desired, work, *secrets(desired), kept_key=NEW.private)
    assert (made.key("flux-system"), hosts(made), facts.key_made) == (NEW.public, HOSTS, None)


@pytest.mark.parametrize("paired", [True, False])
def test_a_shared_credential_replaces_a_key(paired: bool, desired: Desired) -> None:
    work = NewSecret(key="shared", entries=SHARED, obsolete=("identity",))
    items = [*secrets(desired, staged=False), *([desired.source] if paired else [])]
    made, _ = written(desired, work, *items)
    held = secret.entries(made.client.held("Secret", "flux-system", "flux-system"))
    assert held == SHARED
    assert made.client.written("patch") == ["Secret/flux-system", *([ASKED] if paired else [])]


def test_nothing_obsolete_is_not_removed(desired: Desired) -> None:
    made, _ = written(desired, NewSecret(key="shared", entries=SHARED))
    assert made.client.written("patch") == []


def test_without_work_nothing_is_written(desired: Desired) -> None:
    made, _ = written(desired, None, *secrets(desired))
    assert made.client.writes == []


def test_a_key_is_looked_at(desired: Desired) -> None:
    made = Rotating(desired, *secrets(desired), prepared=prepared(), kept_key=NEW.private)
    seen = source_secret.look(made.target, made.facts)
    assert isinstance(seen, KeyState)
    assert (seen.held.public, seen.kept, seen.trusted) == (OLD.public, NEW.public, HOSTS)
    assert (seen.declared, seen.planning) == (True, False)


@pytest.mark.parametrize("exists", [True, False])
def test_a_shared_credential_is_looked_at(exists: bool, desired: Desired) -> None:
    reading = Reading(
        what="a token", data={"username": "git"}, secrets={"password": Secret("token")}
    )
    items = secrets(desired, staged=False) if exists else []
    made = Rotating(desired, *items, prepared=prepared(reading))
    seen = source_secret.look(made.target, made.facts)
    assert isinstance(seen, SharedState)
    assert (seen.exists, seen.wanted) == (exists, SHARED)
    assert set(seen.held) == (set(secret.KEY) if exists else set())


def recorded(desired: Desired, *items: Any, created: float | None, **facts: Any) -> dict[str, str]:
    published: Future[Published] = Future()
    made = Rotating(desired, *items, published=published)
    made.host.put("demo/c1 uid-1 x", OLD.public, created=created)
    seen = record.look(made.target, Facts(cluster=made.target.snapshot(), **facts))
    return dict(seen.wanted)


PRINT = keys.fingerprint(OLD.public)


@pytest.mark.parametrize(
    ("noted", "created", "made", "key_created"),
    [
        pytest.param({}, None, None, "", id="nobody knows"),
        pytest.param({}, 86400.0, None, "1970-01-02T00:00:00Z", id="the host knows"),
        pytest.param({}, 86400.0, NOW, "2027-01-15T08:00:00Z", id="this run made it"),
        pytest.param(
            {"fingerprint": PRINT, "key_created": "then"}, 86400.0, NOW, "then", id="note"
        ),
        pytest.param({"fingerprint": PRINT}, None, None, "", id="a note without it"),
        pytest.param(
            {"fingerprint": "x", "key_created": "then"}, None, None, "", id="of another key"
        ),
    ],
)
def test_when_the_key_was_made(
    noted: dict[str, str],
    created: float | None,
    made: float | None,
    key_created: str,
    desired: Desired,
) -> None:
    items = [*secrets(desired, staged=False), states.record(**noted)]
    wanted = recorded(desired, *items, created=created, key_made=made)
    assert wanted["key_created"] == key_created


def test_a_record_says_it_all(desired: Desired) -> None:
    system = {"kind": "Namespace", "metadata": {"name": "kube-system", "uid": "u"}}
    items = [*secrets(desired), states.record(commit="abc"), system]
    wanted = recorded(desired, *items, created=None)
    assert wanted == {
        "fleet": "demo",
        "uid": "u",
        "cluster": "c1",
        "repository": desired.url,
        "path": "clusters/c1",
        "fingerprint": PRINT,
        "key_created": "",
        "rotation": "under way",
        "commit": "abc",
        "flux": "v2.9.4",
    }


def test_a_record_of_a_cluster_without_a_key(desired: Desired) -> None:
    wanted = recorded(desired, created=None, applied="main@sha1:def")
    assert (wanted["fingerprint"], wanted["rotation"], wanted["commit"]) == ("", "", "def")

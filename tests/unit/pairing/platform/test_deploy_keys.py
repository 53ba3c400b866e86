"""A piece with a deploy key of its own, from its first run to its last, on fakes."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import msgspec
import pytest

from provisioner.base import keys
from provisioner.base.events import Change
from provisioner.flux import secret
from provisioner.git import network
from provisioner.git.hosts.base import Access, HostKey
from provisioner.handover.fleet import DeployKey
from provisioner.pairing import plan
from provisioner.pairing.flux_on_cluster.sync_objects import REQUESTED
from provisioner.pairing.run.snapshot import RECORD
from tests.fakes.fleet import FakeFleet, report_of
from tests.fakes.host import FakeHost
from tests.unit.conftest import FleetMaker
from tests.unit.pairing.platform.conftest import APPS, GIT, declare, files
from tests.unit.pairing.test_kills import killed

KEYED = {
    "kind": "git_source",
    "name": "apps",
    "repository": "apps",
    "deploy_key": True,
    "deliver": GIT["deliver"],
}
SECRET = "git-source-apps"


@dataclass(frozen=True)
class Given:
    """`apps`: the host of the second repository."""

    fleet: FakeFleet
    apps: FakeHost

    @property
    def public(self) -> str:
        return secret.public_key(self.fleet.only.peek("Secret", SECRET))

    @property
    def book(self) -> list[HostKey]:
        return list(self.apps.book or [])

    def repositories(self, *names: str) -> None:
        kept = {name: one for name, one in self.fleet.fleet.repositories.items() if name in names}
        self.fleet.fleet = msgspec.structs.replace(self.fleet.fleet, repositories=kept)


@pytest.fixture
def given(fake_fleet: FleetMaker) -> Given:
    fleet = fake_fleet(1)
    fleet.repository.commit({"apps/app.yaml": APPS})
    apps = fleet.another_repository("apps")
    declare(fleet, KEYED)
    return Given(fleet=fleet, apps=apps)


def test_its_secret_comes_first_and_its_key_can_only_read(given: Given) -> None:
    report = report_of(given.fleet.pair())
    assert (report.result, report.cause) == ("paired", "")
    (key,) = given.book
    assert (key.public, key.write) == (given.public, False)
    assert key.title.startswith("demo/c1/git-source-apps ")
    order = [f"{one.kind}/{one.name}" for one in given.fleet.only.journal.writes]
    assert order.index(f"Secret/{SECRET}") < order.index("GitRepository/flux-system")
    assert given.public != secret.public_key(given.fleet.only.peek("Secret", "flux-system"))
    assert len(given.fleet.host.book or []) == 1
    private = secret.read(given.fleet.only.peek("Secret", SECRET) or {})[0]
    canary = private.reveal().splitlines()[2] if private else ""
    assert canary not in repr((files(given.fleet), given.fleet.events))


def test_again_nothing_changes_and_the_host_is_asked_once(given: Given) -> None:
    given.fleet.pair()
    given.apps.journal.requests.clear()
    again = given.fleet.pair()
    assert (again.changed, set(given.fleet.steps().values())) == (False, {"unchanged"})
    assert [one.verb for one in given.apps.journal.requests] == ["check", "list"]
    assert report_of(given.fleet.status()).result == "paired"


@pytest.mark.parametrize(
    "run", [FakeFleet.pair, lambda fleet: FakeFleet.rotate(fleet, older_than=3600.0)]
)
def test_a_host_without_an_api_is_tried_once_a_run(
    given: Given, monkeypatch: pytest.MonkeyPatch, run: Any
) -> None:
    given.fleet.pair()
    given.apps.book = None
    tried, readable = list[Access](), network.readable

    def noted(access: Access) -> bool:
        tried.append(access)
        return readable(access)

    monkeypatch.setattr(network, "readable", noted)
    assert run(given.fleet).changed is False
    assert len(tried) == 1


def test_a_plan_shows_it_before_anything_exists(given: Given) -> None:
    given.fleet.plan()
    assert given.fleet.steps()["platform keys"] == "created"
    assert given.book == []


@pytest.mark.parametrize("drift", ["secret", "host", "right", "half"])
def test_drift_is_mended(given: Given, drift: str) -> None:
    given.fleet.pair()
    live = given.fleet.only.peek("Secret", SECRET) or {}
    if drift == "secret":
        given.fleet.only.server.delete(live)
    elif drift == "host":
        given.apps.book = []
    elif drift == "right":
        (key,) = given.book
        given.apps.book = [
            HostKey(id=key.id, title=key.title, public=key.public, write=True, created=1.0)
        ]
    else:
        given.fleet.only.edit(live, {"data": {"identity": "eA=="}})
    assert report_of(given.fleet.status()).result == "drifted"
    assert report_of(given.fleet.pair()).result == "paired"
    assert [(one.public, one.write) for one in given.book] == [(given.public, False)]
    assert given.fleet.pair().changed is False


def planned(given: Given) -> str:
    given.fleet.plan()
    changes = [one for one in given.fleet.events if isinstance(one, Change)]
    (step,) = (one for one in changes if one.step == "platform keys")
    return step.detail


def test_a_plan_names_the_key_of_somebody_else_that_stays(given: Given) -> None:
    given.fleet.pair()
    (key,) = given.book
    given.apps.book = [HostKey(id=key.id, title="theirs", public=key.public, write=True)]
    new = f"git_source apps: new key in Secret flux-system/{SECRET}"
    theirs = "may write: a new key instead of 'theirs', which stays on the host"
    assert planned(given) == f"{new}, {theirs}"


def test_a_plan_says_that_the_host_does_not_accept_it(
    given: Given, monkeypatch: pytest.MonkeyPatch
) -> None:
    given.fleet.pair()
    given.apps.book = None
    monkeypatch.setattr(network, "readable", lambda _access: False)
    assert planned(given) == "git_source apps: not accepted yet"


@pytest.mark.parametrize("writes", range(1, 20, 3))
def test_a_run_that_was_killed_is_simply_run_again(given: Given, writes: int) -> None:
    killed(given.fleet, FakeFleet.pair, writes)
    assert report_of(given.fleet.pair()).result == "paired"
    assert [one.public for one in given.book] == [given.public]
    assert given.fleet.pair().changed is False


def test_a_piece_that_leaves_takes_its_key_along(given: Given) -> None:
    given.fleet.pair()
    theirs = given.apps.put("demo/c1/theirs", keys.make("ed25519").public)
    declare(given.fleet)
    assert report_of(given.fleet.pair()).result == "paired"
    assert given.book == [theirs]
    assert given.fleet.only.peek("Secret", SECRET) is None
    given.fleet.pair()
    assert "platform old keys" not in given.fleet.steps()


@pytest.mark.parametrize("writes", [1, 2, 3, 4])
def test_its_end_that_was_killed_goes_on(given: Given, writes: int) -> None:
    given.fleet.pair()
    declare(given.fleet)
    killed(given.fleet, FakeFleet.pair, writes)
    assert report_of(given.fleet.pair()).result == "paired"
    assert given.book == []


def test_with_a_credential_instead_the_key_is_revoked(
    given: Given, monkeypatch: pytest.MonkeyPatch
) -> None:
    given.fleet.pair()
    own = keys.make("ed25519")
    theirs = given.apps.put("the user's own", own.public)
    monkeypatch.setenv("APPS_KEY", own.private.reveal())
    declare(given.fleet, GIT)
    assert report_of(given.fleet.pair()).result == "paired"
    assert given.book == [theirs]
    declare(given.fleet, KEYED)
    assert report_of(given.fleet.pair()).result == "paired"
    assert given.public not in ("", own.public)
    assert [one.public for one in given.book] == [own.public, given.public]


def test_a_repository_that_left_with_its_piece_is_named(given: Given) -> None:
    given.fleet.pair()
    declare(given.fleet)
    given.repositories("fleet")
    assert report_of(given.fleet.pair()).result == "paired"
    changes = [one for one in given.fleet.events if isinstance(one, Change)]
    details = [one.detail for one in changes if one.step == "platform old keys"]
    assert details == ["those in apps stay: no longer declared by the fleet"]
    assert len(given.book) == 1


@pytest.mark.parametrize("gone", [True, False])
def test_a_cluster_that_leaves_takes_the_keys_of_its_pieces_along(given: Given, gone: bool) -> None:
    given.fleet.pair()
    theirs = given.apps.put("demo/c2/git-source-apps 12345678 x", keys.make("ed25519").public)
    assert given.fleet.unpair(gone=gone).exit_code == 0
    assert given.book == [theirs]
    assert given.fleet.host.book == []


def test_a_secret_of_the_users_own_is_refused_before_anything_is_touched(given: Given) -> None:
    declare(given.fleet)
    given.fleet.pair()
    head = given.fleet.repository.head("main")
    meta = {"name": SECRET, "namespace": "flux-system"}
    theirs: dict[str, Any] = {"theirs": "eA=="}
    given.fleet.only.put({"apiVersion": "v1", "kind": "Secret", "metadata": meta, "data": theirs})
    declare(given.fleet, KEYED)
    assert f"Secret flux-system/{SECRET} exists" in report_of(given.fleet.pair()).cause
    assert (given.fleet.only.peek("Secret", SECRET) or {})["data"] == theirs
    assert given.fleet.repository.head("main") == head
    assert given.fleet.only.journal.writes == []
    assert given.book == []


def test_a_host_that_lets_us_add_no_key_is_refused_before_anything_is_touched(given: Given) -> None:
    given.apps.lacking = {"change keys"}
    assert "may not change keys" in report_of(given.fleet.pair()).cause
    assert given.fleet.only.journal.writes == []


def test_a_host_without_an_api_says_which_key_to_add(
    given: Given, monkeypatch: pytest.MonkeyPatch
) -> None:
    given.apps.book = None
    monkeypatch.setattr(network, "readable", lambda _access: False)
    report = report_of(given.fleet.pair())
    assert "does not accept it yet" in report.cause
    assert given.public in report.hint
    monkeypatch.setattr(network, "readable", lambda _access: True)
    assert report_of(given.fleet.pair()).result == "paired"
    assert given.fleet.pair().changed is False


def test_it_is_rotated_with_the_others(given: Given) -> None:
    given.fleet.pair()
    before, own = given.public, (given.fleet.host.book or [])[0].public
    assert report_of(given.fleet.rotate()).result == "rotated"
    assert given.public not in ("", before)
    assert [one.public for one in given.book] == [given.public]
    assert [one.public for one in given.fleet.host.book or []] != [own]
    live = given.fleet.only.peek("Secret", SECRET) or {}
    assert sorted(live["data"]) == ["identity", "identity.pub", "known_hosts"]
    assert given.fleet.pair().changed is False


@pytest.mark.parametrize("writes", range(2, 15, 2))
@pytest.mark.parametrize("then", [FakeFleet.rotate, FakeFleet.pair])
def test_a_rotation_that_was_killed_goes_on(given: Given, writes: int, then: Any) -> None:
    given.fleet.pair()
    killed(given.fleet, FakeFleet.rotate, writes)
    assert then(given.fleet).exit_code == 0
    assert given.fleet.pair().exit_code == 0
    assert [one.public for one in given.book] == [given.public]
    live = given.fleet.only.peek("Secret", SECRET) or {}
    assert sorted(live["data"]) == ["identity", "identity.pub", "known_hosts"]
    assert given.fleet.pair().changed is False


def test_without_a_record_the_new_key_is_proven_all_the_same(given: Given) -> None:
    given.fleet.pair()
    killed(given.fleet, FakeFleet.rotate, 12)
    live = given.fleet.only.peek("Secret", SECRET) or {}
    assert "previous" in live["data"]
    given.fleet.only.server.delete(given.fleet.only.peek("ConfigMap", RECORD) or {})
    assert REQUESTED not in str(given.fleet.only.peek("GitRepository", "apps"))
    assert given.fleet.pair().exit_code == 0
    assert REQUESTED in str(given.fleet.only.peek("GitRepository", "apps"))


def test_a_new_key_that_cannot_fetch_is_taken_back(
    given: Given, monkeypatch: pytest.MonkeyPatch
) -> None:
    given.fleet.pair()
    before = given.public
    with monkeypatch.context() as patched:
        # The host lists the new key, and Flux cannot read with it.
        patched.setattr(given.apps, "opens", lambda public: public == before)
        report = report_of(given.fleet.rotate())
    assert "cannot fetch with the new key" in report.cause
    assert given.public == before
    assert given.fleet.pair().exit_code == 0
    assert [one.public for one in given.book] == [before]


def test_a_young_key_is_kept(given: Given) -> None:
    given.fleet.pair()
    before = given.public
    assert report_of(given.fleet.rotate(older_than=3600.0)).result == "kept"
    assert given.public == before


def test_a_plan_of_a_rotation_names_the_key_that_goes(given: Given) -> None:
    given.fleet.pair()
    given.fleet.rotate(planning=True)
    changes = [one for one in given.fleet.events if isinstance(one, Change)]
    (staging,) = (one for one in changes if one.step == "staging of platform keys")
    assert keys.fingerprint(given.public) in staging.detail
    assert len(given.book) == 1


def test_where_terraform_keeps_the_clusters_own_key_those_of_pieces_are_rotated(
    given: Given,
) -> None:
    given.fleet.pair()
    before, own = given.public, given.fleet.host.titles
    (pairing,) = given.fleet.fleet.pairings.values()
    kept = msgspec.structs.replace(pairing, deploy_key=DeployKey(custody="terraform"))
    given.fleet.fleet = msgspec.structs.replace(given.fleet.fleet, pairings={"c1": kept})
    assert report_of(given.fleet.rotate()).result == "rotated"
    assert given.public != before
    assert given.fleet.host.titles == own


def test_an_upgrade_makes_the_secret_first(given: Given) -> None:
    declare(given.fleet)
    given.fleet.pair()
    declare(given.fleet, KEYED)
    assert report_of(given.fleet.upgrade()).result == "paired"
    assert [one.public for one in given.book] == [given.public]


@pytest.mark.parametrize("workloads", ["keep", "drain"])
def test_a_tenant_has_one_in_its_own_namespace(given: Given, workloads: str) -> None:
    tenant = {
        "kind": "tenant",
        "name": "default",
        "namespaces": ["team-a"],
        "repository": "apps",
        "deploy_key": True,
        "path": "tenant",
        "workloads": workloads,
    }
    given.fleet.repository.commit({"tenant/app.yaml": APPS.replace("default", "team-a")})
    declare(given.fleet, tenant, lockdown=True)
    report = report_of(given.fleet.pair())
    assert (report.result, report.cause) == ("paired", "")
    live = given.fleet.only.peek("Secret", "tenant-default", "team-a")
    assert [one.public for one in given.book] == [secret.public_key(live)]
    assert given.book[0].title.startswith("demo/c1/tenant-default ")
    assert report_of(given.fleet.rotate()).result == "rotated"
    assert given.fleet.pair().changed is False

    declare(given.fleet, lockdown=True)
    assert report_of(given.fleet.pair()).result == "paired"
    assert given.book == []
    assert given.fleet.only.peek("Secret", "tenant-default", "team-a") is None


def test_a_plan_asks_nothing_of_a_repository_that_terraform_has_yet_to_make(given: Given) -> None:
    declare(given.fleet)
    given.fleet.pair()
    declare(given.fleet, KEYED)
    given.apps.journal.requests.clear()
    new, events = frozenset({"apps"}), given.fleet.events
    report = plan.plan(given.fleet.fleet, events.append, given.fleet.options(), new=new)
    assert report_of(report).result == "planned"
    steps = given.fleet.steps()
    assert (steps["platform keys"], steps["platform"]) == ("created", "created")
    assert given.apps.journal.requests == []

"""Image automation from its first commit to its end, on fakes."""

from __future__ import annotations

import base64
from typing import Any

import msgspec
import pytest

from provisioner.base import keys
from provisioner.base.events import Change
from provisioner.git import network
from provisioner.git.hosts.base import Access
from provisioner.pairing import plan
from tests.fakes.fleet import FakeFleet, report_of
from tests.support.image_automation import COMPONENTS, IMAGES
from tests.unit.conftest import FleetMaker
from tests.unit.pairing.platform.conftest import (
    declare,
    drift_is_mended,
    files,
    unchanged_by_another_run,
)
from tests.unit.pairing.test_kills import killed

CANARY = keys.make("ed25519")
NAME = "image-automation-images"
MANIFEST = "apps/web.yaml"
COMMITTED = 1_700_000_000.0  # by users, in the fakes


def automating(fleet: FakeFleet, **changes: Any) -> None:
    declare(fleet, {**IMAGES, **changes}, components=COMPONENTS)


@pytest.fixture
def fleet(fake_fleet: FleetMaker) -> FakeFleet:
    made = fake_fleet(1)
    automating(made)
    return made


def rights(fleet: FakeFleet) -> list[tuple[bool, str]]:
    """Of all keys: whether each may write, and its title; those that may not come first."""
    return sorted((key.write, key.title) for key in fleet.host.book or [])


def writing(fleet: FakeFleet) -> list[str]:
    """The public halves of the keys that may write."""
    return [key.public for key in fleet.host.book or [] if key.write]


def held(fleet: FakeFleet, cluster: int = 0) -> str:
    """The public half that the Secret of a cluster has; empty without one."""
    item = list(fleet.clusters.values())[cluster].peek("Secret", NAME)
    return " ".join(_entry(item, "identity.pub").split()[:2]) if item else ""


def _entry(item: Any, name: str) -> str:
    return base64.b64decode(item["data"][name]).decode()


def test_its_key_is_on_the_cluster_first_and_alone_may_write(fleet: FakeFleet) -> None:
    report = report_of(fleet.pair())
    assert (report.result, report.cause) == ("paired", "")
    order = [f"{one.kind}/{one.name}" for one in fleet.only.journal.writes]
    assert order.index(f"Secret/{NAME}") < order.index("GitRepository/flux-system")
    assert [write for write, _ in rights(fleet)] == [False, True]
    assert rights(fleet)[1][1].startswith(f"demo/c1/{NAME} ")
    assert writing(fleet) == [held(fleet)]
    private = _entry(fleet.only.peek("Secret", NAME), "identity")
    assert not any(private.splitlines()[1] in text for text in files(fleet).values())


def test_again_nothing_changes(fleet: FakeFleet) -> None:
    unchanged_by_another_run(fleet)


def test_a_plan_shows_it_before_anything_exists(fleet: FakeFleet) -> None:
    fleet.plan()
    assert fleet.steps()["platform keys"] == "created"
    assert fleet.only.peek("Namespace", "flux-system") is None
    assert fleet.host.book == []
    plan.plan(fleet.fleet, fleet.events.append, fleet.options(), new=frozenset({"c1"}))
    assert "platform keys" in {one.step for one in fleet.events if isinstance(one, Change)}


def test_a_lost_secret_gets_a_new_key_and_the_old_one_is_revoked(fleet: FakeFleet) -> None:
    fleet.pair()
    before = held(fleet)
    fleet.only.server.delete(fleet.only.peek("Secret", NAME) or {})
    assert report_of(fleet.pair()).result == "paired"
    assert before != held(fleet)
    assert writing(fleet) == [held(fleet)]


@pytest.mark.parametrize(
    ("kind", "name", "change"),
    [
        ("ImagePolicy", "web", {"policy": {"semver": {"range": "0.x"}}}),
        ("ImageRepository", "web", {"image": "ghcr.io/other/web"}),
        ("ImageUpdateAutomation", "images", {"git": {"push": {"branch": "elsewhere"}}}),
        ("GitRepository", "images", {"ref": {"branch": "elsewhere"}}),
    ],
)
def test_drift_is_mended(fleet: FakeFleet, kind: str, name: str, change: dict[str, Any]) -> None:
    drift_is_mended(fleet, kind, name, change)


def test_a_key_that_the_host_lost_is_put_back(fleet: FakeFleet) -> None:
    fleet.pair()
    before = held(fleet)
    fleet.host.book = [key for key in fleet.host.book or [] if not key.write]
    assert report_of(fleet.pair()).result == "paired"
    assert writing(fleet) == [held(fleet)] == [before]


def test_one_that_may_only_read_gets_its_right_again(fleet: FakeFleet) -> None:
    fleet.pair()
    fleet.host.book = [msgspec.structs.replace(key, write=False) for key in fleet.host.book or []]
    fleet.plan()
    assert fleet.steps()["platform keys"] == "configured"
    assert report_of(fleet.pair()).result == "paired"
    assert writing(fleet) == [held(fleet)]


def test_a_secret_of_the_users_own_is_not_taken(fleet: FakeFleet) -> None:
    fleet.pair()
    item = fleet.only.peek("Secret", NAME) or {}
    fleet.only.edit(item, {"metadata": {"labels": {"provisioner/platform": None}}})
    report = report_of(fleet.pair())
    assert f"Secret flux-system/{NAME} exists, and the platform did not make it" in report.cause


def test_both_keys_are_rotated_and_the_old_ones_revoked(fleet: FakeFleet) -> None:
    fleet.pair()
    before = {key.public for key in fleet.host.book or []}
    assert report_of(fleet.rotate()).result == "rotated"
    after = {key.public for key in fleet.host.book or []}
    assert (len(after), before & after) == (2, set())
    assert writing(fleet) == [held(fleet)]
    assert fleet.pair().changed is False


def test_a_new_key_that_cannot_fetch_is_taken_back(
    fleet: FakeFleet, monkeypatch: pytest.MonkeyPatch
) -> None:
    fleet.pair()
    before = held(fleet)

    def readable(access: Access) -> bool:
        pair = keys.pair_of(access.key)
        return bool(pair and pair.public not in writing(fleet))

    with monkeypatch.context() as patched:
        patched.setattr(network, "readable", readable)
        assert report_of(fleet.rotate()).result == "failed"
    assert held(fleet) == before
    assert report_of(fleet.pair()).result == "paired"
    assert (held(fleet), writing(fleet)) == (before, [before])


def test_it_is_no_longer_declared(fleet: FakeFleet) -> None:
    fleet.pair()
    declare(fleet, components=COMPONENTS)
    fleet.plan()
    assert fleet.steps()["platform leftovers"] == "deleted"
    assert report_of(fleet.pair()).result == "paired"
    assert fleet.only.peek("Secret", NAME) is None
    assert fleet.only.peek("ImagePolicy", "web") is None
    assert [write for write, _ in rights(fleet)] == [False]
    again = fleet.pair()
    assert (again.changed, "platform old keys" in fleet.steps()) == (False, False)


@pytest.mark.parametrize("drain", [True, False])
def test_leaving_takes_it_along(fleet: FakeFleet, drain: bool) -> None:
    fleet.host.add(title="the user's own image-automation", public=CANARY.public, write=True)
    fleet.pair()
    assert report_of(fleet.unpair(drain=drain)).result == "unpaired"
    assert writing(fleet) == [CANARY.public]
    assert fleet.only.peek("Namespace", "flux-system") is None


def test_leaving_revokes_it_even_if_it_is_no_longer_declared(fleet: FakeFleet) -> None:
    fleet.pair()
    declare(fleet, components=COMPONENTS)
    assert report_of(fleet.unpair(drain=True)).result == "unpaired"
    assert fleet.host.book == []


def test_a_secret_of_the_users_own_is_noticed_before_anything_is_touched(fleet: FakeFleet) -> None:
    declare(fleet, components=COMPONENTS)
    fleet.pair()
    meta = {"name": NAME, "namespace": "flux-system"}
    fleet.only.put({"apiVersion": "v1", "kind": "Secret", "metadata": meta})
    automating(fleet)
    report = report_of(fleet.pair())
    assert f"Secret flux-system/{NAME} exists, and the platform did not make it" in report.cause
    assert fleet.only.journal.writes == []
    assert writing(fleet) == []


@pytest.mark.parametrize("writes", range(4, 24, 2))
def test_a_run_that_was_killed_is_simply_run_again(fleet: FakeFleet, writes: int) -> None:
    killed(fleet, FakeFleet.pair, writes)
    assert report_of(fleet.pair()).result == "paired"
    assert writing(fleet) == [held(fleet)]
    assert fleet.pair().changed is False


@pytest.mark.parametrize("writes", range(1, 12))
def test_an_end_that_was_killed_leaves_no_key_that_writes(fleet: FakeFleet, writes: int) -> None:
    fleet.host.add(title="the user's own image-automation", public=CANARY.public, write=True)
    fleet.pair()
    killed(fleet, FakeFleet.unpair, writes)
    assert report_of(fleet.unpair()).result == "unpaired"
    assert writing(fleet) == [CANARY.public]
    assert fleet.only.peek("Namespace", "flux-system") is None


@pytest.mark.parametrize("writes", range(9, 15))
def test_a_rotation_that_was_killed_leaves_one_key_that_writes(
    fleet: FakeFleet, writes: int
) -> None:
    fleet.pair()
    killed(fleet, FakeFleet.rotate, writes)
    assert report_of(fleet.pair()).result == "paired"
    assert writing(fleet) == [held(fleet)]
    assert fleet.pair().changed is False


def test_one_cluster_of_several_carries_it(fake_fleet: FleetMaker) -> None:
    fleet = fake_fleet(3)
    automating(fleet)
    fleet.pair()
    assert [bool(held(fleet, number)) for number in range(3)] == [True, False, False]
    assert writing(fleet) == [held(fleet)]
    paths = [path for path in files(fleet) if path.endswith("image_automation-images.yaml")]
    assert paths == ["clusters/c1/platform/pieces/image_automation-images.yaml"]
    assert fleet.pair().changed is False

    pairings = dict(fleet.fleet.pairings)
    pairings["c1"] = msgspec.structs.replace(pairings["c1"], platform=[])
    fleet.fleet = msgspec.structs.replace(fleet.fleet, pairings=pairings)
    fleet.pair()
    assert [bool(held(fleet, number)) for number in range(3)] == [False, True, False]
    assert writing(fleet) == [held(fleet, 1)]


def test_what_it_pushed_elsewhere_is_proposed_once(fleet: FakeFleet) -> None:
    automating(fleet, push_branch="images", change_request=True)
    fleet.pair()
    assert (fleet.steps()["change requests"], fleet.host.requests) == ("unchanged", [])
    fleet.repository.commit({MANIFEST: "image: web:1.1.0"}, branch="images")
    fleet.plan()
    assert (fleet.steps()["change requests"], fleet.host.requests) == ("created", [])
    assert report_of(fleet.pair()).result == "paired"
    (request,) = fleet.host.requests
    assert (request.branch, request.state) == ("images", "open")
    assert (fleet.pair().changed, len(fleet.host.requests)) == (False, 1)
    fleet.repository.commit({MANIFEST: "image: web:1.1.0"})  # merged, by whatever way
    assert (fleet.pair().changed, len(fleet.host.requests)) == (False, 1)


def test_a_credential_that_may_not_propose_is_noticed_before_anything_is_touched(
    fleet: FakeFleet,
) -> None:
    automating(fleet, push_branch="images", change_request=True)
    fleet.host.lacking = {"propose"}
    assert "propose" in report_of(fleet.pair()).cause
    assert (fleet.only.journal.writes, fleet.host.book) == ([], [])


def test_what_was_merged_and_changed_since_is_not_proposed_again(fleet: FakeFleet) -> None:
    """The branch stays as it is until there are newer images."""
    automating(fleet, push_branch="images", change_request=True)
    fleet.repository.commit({MANIFEST: "image: web:1.1.0"}, branch="images")
    fleet.pair()
    fleet.host.end("merged", fleet.repository.commit({MANIFEST: "image: web:1.1.0"}))
    fleet.repository.commit({MANIFEST: "image: web:1.1.0\nreplicas: 2"})
    assert (fleet.pair().changed, len(fleet.host.requests)) == (False, 1)
    fleet.repository.commit({MANIFEST: "image: web:1.2.0\nreplicas: 2"}, branch="images")
    assert (fleet.pair().changed, len(fleet.host.requests)) == (True, 2)


@pytest.mark.parametrize(
    ("closed", "action"),
    [(None, "skipped"), (COMMITTED + 1, "skipped"), (COMMITTED - 1, "created")],
)
def test_one_that_was_closed_is_not_opened_again_until_there_are_newer_images(
    fleet: FakeFleet, closed: float | None, action: str
) -> None:
    automating(fleet, push_branch="images", change_request=True)
    fleet.repository.commit({MANIFEST: "image: web:1.1.0"}, branch="images")
    fleet.pair()
    fleet.host.end("closed", closed=closed)
    assert fleet.pair().changed is (action == "created")
    assert fleet.steps()["change requests"] == action

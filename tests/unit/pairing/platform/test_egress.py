"""What Flux may connect to, on fakes."""

from __future__ import annotations

import ipaddress
import socket
from typing import Any

import msgspec
import pytest

from provisioner.base.errors import BadInput, Unreachable
from provisioner.flux import platform
from provisioner.flux.platform.base import Placement
from provisioner.handover.fleet import COMPONENTS, GitOps, Piece
from provisioner.handover.platform import base
from tests.fakes.fleet import FakeFleet, report_of
from tests.unit.conftest import FleetMaker
from tests.unit.pairing.platform.conftest import declare, files

EGRESS = {"kind": "egress", "denied": ["10.0.0.0/8", "fd00::/8"], "allowed": ["10.1.0.0/16"]}
SERVER = {"kubernetes.io/service-name": "kubernetes"}


@pytest.fixture
def fleet(fake_fleet: FleetMaker, monkeypatch: pytest.MonkeyPatch) -> FakeFleet:
    made = fake_fleet(1, network_policy=False)
    resolving(monkeypatch, "203.0.113.7")
    declare(made, EGRESS)
    return made


def resolving(monkeypatch: pytest.MonkeyPatch, *addresses: str) -> None:
    found = [(socket.AF_INET, socket.SOCK_STREAM, 6, "", (one, 0)) for one in addresses]
    monkeypatch.setattr(socket, "getaddrinfo", lambda *_, **__: found)


def policies(piece: dict[str, Any]) -> dict[str, dict[str, Any]]:
    at = Placement(fleet="demo", cluster="c1", gitops=GitOps(network_policy=False))
    rendered = platform.render(msgspec.convert(piece, Piece), at)
    return {item["metadata"]["name"]: item["spec"] for item in rendered.objects}


def test_everything_but_what_is_denied_may_be_reached() -> None:
    spec = policies(EGRESS)["egress"]
    own, dns, outside = spec["egress"]
    assert own == {"to": [{"podSelector": {}}]}
    assert [one["port"] for one in dns["ports"]] == [53, 53]
    assert [one["ipBlock"] for one in outside["to"]] == [
        {"cidr": "0.0.0.0/0", "except": ["10.0.0.0/8"]},
        {"cidr": "::/0", "except": ["fd00::/8"]},
        {"cidr": "10.1.0.0/16"},
    ]


def test_what_flux_itself_lets_in_still_comes_in() -> None:
    found = policies(EGRESS)
    assert found["egress"]["ingress"] == [{"from": [{"podSelector": {}}]}]
    assert found["egress-scraping"]["ingress"][0]["ports"][0]["port"] == 8080
    selected = found["egress-webhooks"]["podSelector"]["matchLabels"]
    assert selected == {"app": "notification-controller"}


@pytest.mark.parametrize(
    ("more", "message"),
    [
        ({"denied": []}, r"platform\[0\].denied: none, so nothing is denied"),
        ({"denied": ["10.0.0.0/33"]}, r"denied\[0\]: '10.0.0.0/33' is no network"),
        ({"denied": ["300.0.0.0/8"]}, r"denied\[0\]: '300.0.0.0/8' is no network"),
        ({"allowed": ["::1/8", "::g/8"]}, r"allowed\[1\]"),
    ],
)
def test_bad_ones(more: dict[str, Any], message: str) -> None:
    with pytest.raises((BadInput, msgspec.ValidationError), match=message):
        check({**EGRESS, **more})


def check(piece: dict[str, Any], *, network_policy: bool = False) -> None:
    declared = [msgspec.convert(piece, Piece)]
    base.check(
        declared, "flux-system", COMPONENTS, "v2.9.4", "platform", network_policy=network_policy
    )


def test_beside_the_policies_of_flux_it_would_be_of_no_use() -> None:
    with pytest.raises(BadInput, match="egress egress needs gitops.network_policy to be off"):
        check(EGRESS, network_policy=True)


@pytest.mark.parametrize(
    ("address", "denied"),
    [("10.2.0.1", True), ("10.1.0.1", False), ("fd00::1", True), ("::1", False)],
)
def test_what_is_denied(address: str, denied: bool) -> None:
    assert ipaddress.ip_address(address)
    assert msgspec.convert(EGRESS, Piece).denies(address) is denied


def test_it_comes_stays_and_leaves(fleet: FakeFleet) -> None:
    report = report_of(fleet.pair())
    assert (report.result, report.cause) == ("paired", "")
    assert fleet.only.peek("NetworkPolicy", "egress")
    assert fleet.pair().changed is False
    declare(fleet)
    assert report_of(fleet.pair()).result == "paired"
    assert fleet.only.peek("NetworkPolicy", "egress") is None


def test_a_policy_of_the_users_own_is_not_taken_over(fleet: FakeFleet) -> None:
    declare(fleet)
    fleet.pair()
    head = fleet.repository.head("main")
    meta = {"name": "egress", "namespace": "flux-system"}
    fleet.only.put(
        {"apiVersion": "networking.k8s.io/v1", "kind": "NetworkPolicy", "metadata": meta}
    )
    declare(fleet, EGRESS)
    assert "NetworkPolicy flux-system/egress exists" in report_of(fleet.pair()).cause
    assert fleet.repository.head("main") == head


def test_one_that_would_cut_flux_off_from_the_api_server_is_not_pushed(fleet: FakeFleet) -> None:
    meta = {"name": "kubernetes", "namespace": "default", "labels": SERVER}
    item = {"apiVersion": "discovery.k8s.io/v1", "kind": "EndpointSlice", "metadata": meta}
    fleet.only.put({**item, "endpoints": [{"addresses": ["10.2.0.1"]}]})
    report = report_of(fleet.pair())
    assert "would cut Flux off from the API server, 10.2.0.1" in report.cause
    assert not [path for path in files(fleet) if "platform" in path]


def test_a_cluster_that_does_not_answer_stops_no_other_of_the_repository(
    fake_fleet: FleetMaker, monkeypatch: pytest.MonkeyPatch
) -> None:
    fleet = fake_fleet(2, network_policy=False)
    resolving(monkeypatch, "203.0.113.7")
    declare(fleet, EGRESS)
    fault = Unreachable("cluster c1", "no answer")
    fleet.clusters["c1"].fail(fault, verb="list", kind="EndpointSlice")
    report = fleet.pair()
    assert report_of(report, "c1").cause == "cluster c1: no answer"
    assert report_of(report, "c2").result == "paired"


def test_nor_one_that_cuts_it_off_from_its_repository(
    fleet: FakeFleet, monkeypatch: pytest.MonkeyPatch
) -> None:
    resolving(monkeypatch, "10.2.3.4")
    report = report_of(fleet.pair())
    assert "would cut Flux off from its repository's host" in report.cause
    resolving(monkeypatch, "10.1.3.4")
    assert report_of(fleet.pair()).result == "paired"

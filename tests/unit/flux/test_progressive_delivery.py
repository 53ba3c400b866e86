"""Flagger as objects of Flux, and the Secrets that come before it."""

from __future__ import annotations

import json
from typing import Any

import msgspec
import pytest

from provisioner.base.errors import BadInput
from provisioner.base.secret import Secret
from provisioner.flux import platform
from provisioner.flux.platform.base import Object, Placement
from provisioner.handover.fleet import GitOps, Piece

AT = Placement(fleet="demo", cluster="c1", gitops=GitOps(), path="clusters/c1")
LOCKED = Placement(fleet="demo", cluster="c1", gitops=GitOps(lockdown=True))
PIECE: dict[str, Any] = {"kind": "progressive_delivery", "provider": "gatewayapi:v1"}
MIRROR: dict[str, Any] = {
    "chart": "oci://mirror.example.com/flagger",
    "username": "reader",
    "credential": {"env": "TOKEN"},
}
METRIC: dict[str, Any] = {"name": "errors", "query": "sum(a)\n/ sum(b)"}
CHAT = {"name": "chat", "service": "slack", "address": {"env": "CHAT"}}


def rendered(at: Placement = AT, **fields: Any) -> platform.Rendered:
    return platform.render(msgspec.convert({**PIECE, **fields}, Piece), at)


def by_name(items: Any) -> dict[tuple[str, str], Object]:
    return {(item["kind"], item["metadata"]["name"]): item["spec"] for item in items}


def test_a_chart_at_its_version_with_its_crds() -> None:
    specs = by_name(rendered(metrics_server="http://p:9090").objects)
    assert specs["OCIRepository", "flagger"]["ref"] == {"tag": "1.36.1"}
    release = specs["HelmRelease", "flagger"]
    assert release["targetNamespace"] == "flagger-system"
    assert release["install"] == {"createNamespace": True, "crds": "CreateReplace"}
    assert release["upgrade"] == {"crds": "CreateReplace"}
    assert release["values"] == {
        "meshProvider": "gatewayapi:v1",
        "clusterName": "c1",
        "metricsServer": "http://p:9090",
    }


def test_values_of_the_user_come_last() -> None:
    specs = by_name(rendered(values={"clusterName": "mine", "logLevel": "debug"}).objects)
    values = specs["HelmRelease", "flagger"]["values"]
    assert (values["clusterName"], values["logLevel"]) == ("mine", "debug")


def test_nothing_is_delivered_before_flagger_is_there() -> None:
    piece = rendered(metrics=[METRIC], alerts=[CHAT], metrics_server="http://p:9090")
    specs = by_name(piece.objects)
    (check,) = specs["Kustomization", "flagger-installed"]["healthChecks"]
    assert (check["kind"], check["name"]) == ("HelmRelease", "flagger")
    analysis = specs["Kustomization", "flagger-analysis"]
    assert analysis["dependsOn"] == [{"name": "flagger-installed"}]
    assert analysis["path"] == "./clusters/c1/platform/flagger-analysis"
    assert [*piece.folders] == ["flagger-installed", "flagger-analysis"]
    assert piece.folders["flagger-installed"] == []
    delivered = by_name(piece.folders["flagger-analysis"])
    provider = {"type": "prometheus", "address": "http://p:9090"}
    assert delivered["MetricTemplate", "errors"] == {"query": METRIC["query"], "provider": provider}
    secret = {"name": "progressive-delivery-flagger-alert-chat"}
    assert delivered["AlertProvider", "chat"] == {"type": "slack", "secretRef": secret}


def test_without_anything_to_refer_to_there_is_one_kustomization() -> None:
    assert [*rendered().folders] == ["flagger-installed"]


def test_under_lockdown_each_acts_as_its_controller() -> None:
    specs = by_name(rendered(LOCKED, metrics=[{**METRIC, "address": "http://p"}]).objects)
    accounts = {kind: spec.get("serviceAccountName") for (kind, _), spec in specs.items()}
    assert accounts["HelmRelease"] == "helm-controller"
    assert accounts["Kustomization"] == "kustomize-controller"


@pytest.mark.parametrize(
    ("chart", "gets"),
    [("oci://mirror.example.com/loadtester", True), ("oci://ghcr.io/fluxcd/charts/x", False)],
)
def test_only_the_registry_of_flaggers_chart_gets_the_token(chart: str, *, gets: bool) -> None:
    piece = rendered(**MIRROR, load_tester=True, load_tester_chart=chart)
    specs = by_name(piece.objects)
    assert specs["OCIRepository", "flagger"]["secretRef"] == {
        "name": "progressive-delivery-flagger"
    }
    assert ("secretRef" in specs["OCIRepository", "flagger-loadtester"]) is gets
    (login,) = piece.secrets
    (held,) = login.entries({"credential": Secret("canary-9")}).values()
    assert isinstance(held, Secret)
    assert [*json.loads(held.reveal())["auths"]] == ["mirror.example.com"]


def test_secrets_have_what_flagger_reads() -> None:
    credentials = {"token": {"env": "T"}}
    piece = rendered(
        metrics=[{**METRIC, "address": "http://p", "credentials": credentials}], alerts=[CHAT]
    )
    metric, chat = piece.secrets
    assert metric.entries({"token": Secret("canary-1")}) == {"token": Secret("canary-1")}
    url = Secret("https://hooks.example.com/canary-2")
    assert chat.entries({"address": url}) == {"address": url}
    with pytest.raises(BadInput, match="the address of alerts 'chat' is no URL") as error:
        chat.entries({"address": Secret("canary-3")})
    assert "canary-3" not in str(error.value)

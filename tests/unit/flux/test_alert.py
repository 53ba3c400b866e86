"""A Provider, an Alert and their Secret."""

from __future__ import annotations

import re
from typing import Any

import msgspec
import pytest

from provisioner.base.errors import BadInput
from provisioner.base.secret import Secret
from provisioner.flux import platform, platform_files
from provisioner.flux.platform.base import Placement
from provisioner.handover.fleet import GitOps, Piece, Repository
from provisioner.handover.platform.alert import EXCLUSIONS

TOKEN = {"token": {"env": "TOKEN"}}
CANARY = Secret("https://hooks.example.com/canary")
GITEA = {
    "kind": "gitea",
    "url": "https://git.example.com:3000",
    "owner": "team",
    "name": "fleet",
}
GITHUB = {"kind": "github", "owner": "team", "name": "fleet"}
GITLAB = {"kind": "gitlab", "project": "group/sub/fleet"}
MARKS = {
    "kustomize.toolkit.fluxcd.io/name": "flux-system",
    "kustomize.toolkit.fluxcd.io/namespace": "flux-system",
}


def rendered(piece: dict[str, Any], repository: dict[str, Any] | None = None) -> platform.Rendered:
    host = msgspec.convert(repository, Repository) if repository else None
    at = Placement(fleet="demo", cluster="c1", gitops=GitOps(), repository=host)
    return platform.render(msgspec.convert({"kind": "alert", "name": "x", **piece}, Piece), at)


def specs(piece: dict[str, Any], **more: Any) -> tuple[dict[str, Any], dict[str, Any]]:
    provider, alert = rendered(piece, **more).objects
    return provider["spec"], alert["spec"]


@pytest.mark.parametrize(
    ("piece", "wanted"),
    [
        (
            {"provider": "slack", "address": {"env": "A"}, "username": "Flux"},
            {"type": "slack", "secretRef": {"name": "alert-x"}, "username": "Flux"},
        ),
        (
            {"provider": "slack", **TOKEN, "channel": "#a"},
            {
                "type": "slack",
                "address": "https://slack.com/api/chat.postMessage",
                "channel": "#a",
                "secretRef": {"name": "alert-x"},
            },
        ),
        (
            {"provider": "pagerduty", **TOKEN},
            {
                "type": "pagerduty",
                "address": "https://events.pagerduty.com",
                "channel": "${provisioner_alert_x}",
            },
        ),
        (
            {"provider": "alertmanager", "url": "https://am", "ca_file": "/ca", "timeout": "90s"},
            {
                "type": "alertmanager",
                "address": "https://am",
                "certSecretRef": {"name": "alert-x-ca"},
                "timeout": "1m30s",
            },
        ),
    ],
)
def test_a_provider(piece: dict[str, Any], wanted: dict[str, Any]) -> None:
    assert specs(piece)[0] == wanted


@pytest.mark.parametrize(
    ("provider", "repository", "address"),
    [
        ("gitea", GITEA, "https://git.example.com:3000/team/fleet"),
        ("giteapullrequestcomment", GITEA, "https://git.example.com:3000/team/fleet"),
        ("github", GITHUB, "https://github.com/team/fleet"),
        ("gitlab", GITLAB, "https://gitlab.com/group/sub/fleet"),
    ],
)
def test_the_default_repository_is_the_pairings_own(
    provider: str, repository: dict[str, Any], address: str
) -> None:
    declared, _ = specs({"provider": provider, **TOKEN}, repository=repository)
    assert declared["address"] == address
    other = {"provider": provider, **TOKEN, "url": "https://elsewhere.example.com/a/b"}
    declared, _ = specs(other, repository=repository)
    assert declared["address"] == "https://elsewhere.example.com/a/b"


@pytest.mark.parametrize(
    ("piece", "severity"),
    [
        ({"provider": "opsgenie"}, "error"),
        ({"provider": "opsgenie", "severity": "info"}, "info"),
        ({"provider": "pagerduty"}, "info"),
        ({"provider": "gitea"}, "info"),
        ({"provider": "giteapullrequestcomment"}, "info"),
        ({"provider": "gitea", "severity": "error"}, "error"),
    ],
)
def test_what_has_to_be_ended_hears_of_success_too(piece: dict[str, Any], severity: str) -> None:
    assert specs({**TOKEN, **piece})[1]["eventSeverity"] == severity


def test_by_default_it_hears_of_everything_that_the_pairing_delivers() -> None:
    _, alert = specs({"provider": "opsgenie", **TOKEN})
    kinds = [one["kind"] for one in alert["eventSources"]]
    assert {"GitRepository", "Kustomization", "HelmRelease"} <= set(kinds)
    assert not [kind for kind in kinds if kind.startswith("Image")], "no controller for them"
    assert alert["eventMetadata"] == {
        "cluster": "c1",
        "fleet": "demo",
        "summary": "cluster c1 of fleet demo",
    }


def test_a_status_is_about_what_comes_from_the_pairings_repository() -> None:
    _, alert = specs({"provider": "gitea", **TOKEN})
    assert alert["eventSources"] == [{"kind": "Kustomization", "name": "*", "matchLabels": MARKS}]


def test_what_is_declared_counts() -> None:
    piece = {
        "provider": "opsgenie",
        **TOKEN,
        "sources": [{"object_kind": "HelmRelease", "name": "web", "namespace": "apps"}],
        "inclusion_list": ["^Helm"],
        "exclusion_list": [],
        "metadata": {"summary": "the shop", "stage": "test"},
    }
    _, alert = specs(piece)
    assert alert["eventSources"] == [{"kind": "HelmRelease", "name": "web", "namespace": "apps"}]
    assert alert["inclusionList"] == ["^Helm"]
    assert alert["exclusionList"] == ["provisioner-alert-test"]
    assert alert["eventMetadata"] == {
        "cluster": "c1",
        "fleet": "demo",
        "summary": "the shop",
        "stage": "test",
    }


@pytest.mark.parametrize(
    ("message", "excluded"),
    [
        ("Dependencies do not meet ready condition, retrying in 30s", True),
        ("dependencies do not meet ready condition (x): retrying in 30s", True),
        ("Source artifact not found, retrying in 30s", True),
        ("no tags in database for 'ghcr.io/a/b'", True),
        ("unable to clone: dial tcp 10.0.0.1:443: i/o timeout", True),
        ("Get https://x: net/http: TLS handshake timeout", True),
        ("timeout waiting for: [Deployment/apps/web status: 'InProgress']", False),
        ("Helm install failed: context deadline exceeded", False),
        ("kustomize build failed: no such file", False),
    ],
)
def test_what_is_left_out_by_default(message: str, excluded: bool) -> None:
    assert any(re.search(pattern, message) for pattern in EXCLUSIONS) is excluded


@pytest.mark.parametrize(
    ("piece", "values", "entries"),
    [
        (
            {"provider": "slack", "address": {"env": "A"}},
            {"address": CANARY},
            {"address": CANARY},
        ),
        (
            {"provider": "pagerduty", **TOKEN},
            {"token": CANARY},
            {"provisioner_alert_x": Secret(f'"{CANARY.reveal()}"')},
        ),
        (
            {"provider": "grafana", "url": "https://g", **TOKEN, "username": "flux"},
            {"token": CANARY},
            {"username": "flux", "password": CANARY},
        ),
        ({"provider": "slack", **TOKEN, "username": "Flux"}, {"token": CANARY}, {"token": CANARY}),
    ],
)
def test_its_secret(
    piece: dict[str, Any], values: dict[str, Secret], entries: dict[str, Any]
) -> None:
    (needed,) = rendered(piece).secrets
    assert needed.name == "alert-x"
    assert needed.entries(values) == entries
    assert "canary" not in repr(needed)


def test_an_address_over_http_has_to_be_allowed() -> None:
    piece = {"provider": "slack", "address": {"env": "A"}}
    plain = {"address": Secret("http://hooks.example.com/canary")}
    (needed,) = rendered(piece).secrets
    with pytest.raises(BadInput) as refused:
        needed.entries(plain)
    assert "canary" not in str(refused.value)
    (needed,) = rendered({**piece, "insecure": True}).secrets
    assert needed.entries(plain) == plain


def test_only_what_has_a_variable_of_ours_is_replaced() -> None:
    at = Placement(fleet="demo", cluster="c1", gitops=GitOps(), substitutes=("alert-x",))
    pager = rendered({"provider": "pagerduty", **TOKEN})
    texts = platform_files.render("# x", "clusters/c1", at, [pager])
    assert "name: alert-x" in texts["platform.yaml"]
    provider, alert = texts["pieces/alert-x.yaml"].split("---")
    assert ("substitute: disabled" in provider, "substitute: disabled" in alert) == (False, True)

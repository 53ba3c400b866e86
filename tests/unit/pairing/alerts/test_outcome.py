"""What the Events of a cluster say about a message."""

from __future__ import annotations

from typing import Any

import pytest

from provisioner.pairing.alerts import objects, outcome

FOR = "failed to send notification for GitRepository/provisioner-alert-test.flux-system: "


def event(message: str, *, uid: str = "u", kind: str = "Warning") -> dict[str, Any]:
    return {"type": kind, "message": message, "involvedObject": {"uid": uid}}


@pytest.mark.parametrize(
    ("events", "cause"),
    [
        ([], ""),
        ([event("fine", kind="Normal")], ""),
        ([event("of another", uid="other")], ""),
        ([event(f"{FOR}request failed with status code 403: no")], "request failed with status"),
        (
            [event(f'{FOR}Post "https://hooks.example.com/T0/canary?x=canary": EOF')],
            'Post "https://hooks.example.com/***": EOF',
        ),
        *(
            ([event(f'{FOR}Post "{url}": EOF')], f'Post "{url[:5]}://alerts.example.com:8443/***"')
            for url in (
                "https://alerts.example.com:8443?key=canary",
                "https://alerts.example.com:8443#canary",
                "HTTPS://alerts.example.com:8443/canary",
                "https://me:canary@alerts.example.com:8443/v2",
                "https://me:can@ry-canary@alerts.example.com:8443",
            )
        ),
        (
            [
                event(
                    "failed to dispatch notification for Kustomization/a.b: failed to read provider"
                )
            ],
            "failed to read provider",
        ),
        ([event("failed to compile\ninclusion regex: [")], "failed to compile inclusion regex: ["),
        ([event(FOR + "x" * 1000)], "x" * 300),
    ],
)
def test_a_failure(events: list[dict[str, Any]], cause: str) -> None:
    said = outcome.failure(events, "u")
    assert said.startswith(cause)
    assert bool(said) == bool(cause)
    assert "canary" not in said
    assert len(said) <= 300


def kustomization(name: str, **labels: str) -> dict[str, Any]:
    meta = {"name": name, "namespace": "flux-system", "labels": labels}
    return {"kind": "Kustomization", "metadata": meta}


@pytest.mark.parametrize(
    ("source", "name"),
    [
        ({"kind": "Kustomization", "name": "*"}, "flux-system"),
        ({"kind": "Kustomization", "name": "apps"}, "apps"),
        ({"kind": "Kustomization", "name": "*", "matchLabels": {"team": "a"}}, "apps"),
        ({"kind": "Kustomization", "name": "*", "namespace": "elsewhere"}, None),
        ({"kind": "HelmRelease", "name": "*"}, None),
    ],
)
def test_the_kustomization_that_an_alert_hears_of(source: dict[str, Any], name: str | None) -> None:
    alert = {"metadata": {"namespace": "flux-system"}, "spec": {"eventSources": [source]}}
    items = [kustomization("apps", team="a"), kustomization("flux-system")]
    reported = objects.reported(alert, items, "flux-system")
    assert (reported and reported["metadata"]["name"]) == name

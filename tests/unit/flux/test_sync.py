"""Root objects as `flux bootstrap` names them."""

from __future__ import annotations

import pytest

from provisioner.flux import sync
from provisioner.handover.fleet import GitOps


def test_another_namespace_names_the_objects_but_not_the_secret() -> None:
    source, root = sync.objects(
        GitOps(namespace="delivery", interval="30s", sync_interval="1h"),
        url="ssh://h/r",
        branch="b",
        path=".",
    )
    assert source["metadata"] == root["metadata"] == {"name": "delivery", "namespace": "delivery"}
    assert source["spec"]["secretRef"] == {"name": "flux-system"}
    assert root["spec"]["sourceRef"] == {"kind": "GitRepository", "name": "delivery"}
    assert (source["spec"]["interval"], root["spec"]["interval"]) == ("30s", "1h0m0s")


def test_the_provider_is_named_where_there_is_one() -> None:
    (plain, _), (signed_in, _) = (
        sync.objects(GitOps(), url="https://h/r", branch="b", path=".", provider=name)
        for name in ("", "github")
    )
    assert "provider" not in plain["spec"]
    assert signed_in["spec"]["provider"] == "github"


@pytest.mark.parametrize(
    ("path", "written"),
    [
        ("clusters/a", "./clusters/a"),
        ("./clusters/a/", "./clusters/a"),
        (".", "./"),
        ("", "./"),
        (".hidden", "./.hidden"),
    ],
)
def test_path(path: str, written: str) -> None:
    assert sync.spec_path(path) == written


@pytest.mark.parametrize(
    ("text", "written"),
    [
        ("10m", "10m0s"),
        ("90m", "1h30m0s"),
        ("1m0s", "1m0s"),
        ("3600s", "1h0m0s"),
        ("45s", "45s"),
        ("0s", "0s"),
        ("25h", "25h0m0s"),
    ],
)
def test_duration(text: str, written: str) -> None:
    assert sync.duration(text) == written

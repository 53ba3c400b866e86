"""One look at a cluster: what is asked of it, and that no private key is kept."""

from __future__ import annotations

from typing import Any

import pytest

from provisioner.handover.fleet import GitOps
from provisioner.imports import look
from tests.fakes.cluster import FakeCluster
from tests.fakes.journal import Request
from tests.unit.imports import bootstrapped

OPERATED = {"apiVersion": "fluxcd.controlplane.io/v1", "kind": "FluxInstance"}


@pytest.fixture
def cluster() -> FakeCluster:
    made = FakeCluster("prod")
    items = bootstrapped.objects(GitOps(components=bootstrapped.CORE))
    order = ("Namespace", "CustomResourceDefinition")
    for item in sorted(items, key=lambda item: item["kind"] not in order):
        made.apply(item)
    return made


def asked(cluster: FakeCluster) -> list[Request]:
    return [request for request in cluster.journal.requests]


def test_everything_that_describes_flux_is_seen(cluster: FakeCluster) -> None:
    seen = look.at(cluster)
    assert seen.uid
    assert seen.namespaces == ["flux-system"]
    assert (seen.source or {})["spec"]["url"] == bootstrapped.URL
    assert (seen.root or {})["spec"]["path"] == "./clusters/prod"
    assert seen.secret.public == bootstrapped.PAIR.public
    assert seen.secret.known_hosts == (bootstrapped.HOST_KEY,)
    assert "allow-egress" in seen.policies


def test_the_private_key_is_not_kept(cluster: FakeCluster) -> None:
    body = bootstrapped.PAIR.private.reveal().splitlines()[1]
    assert body not in repr(look.at(cluster))

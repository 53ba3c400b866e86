"""One look at a cluster: what is asked of it, and that no private key is kept."""

from __future__ import annotations

from typing import cast

import pytest

from provisioner.clusters import faults
from provisioner.clusters.client import Client
from provisioner.imports import look
from provisioner.imports.look import Look
from tests.fakes.cluster import FakeCluster
from tests.unit.imports import bootstrapped


@pytest.fixture
def cluster() -> FakeCluster:
    return bootstrapped.cluster("prod")


def at(cluster: FakeCluster) -> Look:
    return look.at(cast(Client, cluster))


def test_everything_that_describes_flux_is_seen(cluster: FakeCluster) -> None:
    seen = at(cluster)
    assert seen.uid
    assert seen.namespaces == ["flux-system"]
    assert (seen.source or {})["spec"]["url"] == bootstrapped.URL
    assert (seen.root or {})["spec"]["path"] == "./clusters/prod"
    assert seen.secret.public == bootstrapped.PAIR.public
    assert seen.secret.known_hosts == (bootstrapped.HOST_KEY,)
    assert "allow-egress" in seen.policies


def test_the_private_key_is_not_kept(cluster: FakeCluster) -> None:
    body = bootstrapped.PAIR.private.reveal().splitlines()[1]
    assert body not in repr(at(cluster))


def test_nothing_is_written_and_few_requests_are_made(cluster: FakeCluster) -> None:
    made = len(cluster.journal)
    at(cluster)
    requests = list(cluster.journal)[made:]
    assert [request for request in requests if request.writes] == []
    assert len(requests) <= 10


def test_where_there_is_no_flux_little_is_asked() -> None:
    cluster = FakeCluster("empty")
    assert at(cluster).deployments == ()
    assert len(cluster.journal) <= 4


def test_whoever_may_not_read_secrets_sees_the_rest(cluster: FakeCluster) -> None:
    refused = faults.Forbidden("Secret", "cannot be read")
    cluster.journal.fail(refused, kind="Secret")
    seen = at(cluster)
    assert seen.secret.refused
    assert seen.root

"""The pieces of a platform as a stack declares them: what is refused when a handover is read is
refused at the user's line too, or cannot be written in Python at all."""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any, cast

import pytest
from provisioner_cdk import (
    App,
    BucketSource,
    DeployKey,
    Egress,
    ExistingCluster,
    FleetStack,
    GitOps,
    GitSource,
    HelmSource,
    OciSource,
    Reference,
    SshRepository,
)
from provisioner_cdk.fleet import Member
from provisioner_cdk.platform.base import Delivery, HealthCheck, HelmDelivery, Piece

from provisioner.base.errors import BadInput
from provisioner.handover.fleet import COMPONENTS
from provisioner.handover.platform import base
from tests.unit.handover.cases import cases

PIECES: dict[str, Any] = {
    one.kind: one for one in (BucketSource, Egress, GitSource, HelmSource, OciSource)
}
DELIVERIES: dict[str, Any] = {one.kind: one for one in (Delivery, HelmDelivery)}
REFERENCES = ("credential", "access_key", "secret_key")
TRUSTED: dict[str, Any] = {"trust_on_first_use": True}
REPOSITORIES = {"fleet": SimpleNamespace(name="fleet")}  # another cannot be written in Python
WHERE = "demo/gitops.platform"


def constructed(entry: dict[str, Any]) -> Piece:
    given = {field: value for field, value in entry.items() if field != "kind"}
    given |= {field: Reference(**given[field]) for field in REFERENCES if field in given}
    if "repository" in given:
        given["repository"] = REPOSITORIES[given["repository"]]
    if "deliver" in given:
        given["deliver"] = [_delivery(one) for one in given["deliver"]]
    return cast(Piece, PIECES[entry["kind"]](**given))


def _delivery(entry: dict[str, Any]) -> Any:
    given = {field: value for field, value in entry.items() if field != "kind"}
    if "health_checks" in given:
        given["health_checks"] = [HealthCheck(**one) for one in given["health_checks"]]
    return DELIVERIES[entry["kind"]](**given)


def declared(pairing: dict[str, Any]) -> None:
    """As a GitOps does it."""
    member = cast(Member, SimpleNamespace(same_fleet=lambda *_: None))
    pieces = [constructed(entry) for entry in pairing["platform"]]
    for index, piece in enumerate(pieces):
        piece.entry(member, f"{WHERE}[{index}]")
    gitops = pairing.get("gitops", {})
    base.check(
        [piece.stand_in(member, WHERE) for piece in pieces],
        "flux-system",
        gitops.get("components", COMPONENTS),
        gitops.get("flux_version", "v2.9.4"),
        WHERE,
    )


# That a platform needs a path of its own is a rule of the GitOps, not of its pieces.
OF_PIECES = [one for one in cases("platform") if "shared_path" not in str(one.values)]


@pytest.mark.parametrize("case", OF_PIECES)
def test_what_is_refused_is_refused_here_too(case: dict[str, Any]) -> None:
    pairing = case["with"]["pairings"]["c1"]
    place, *says = case["says"]
    with pytest.raises((BadInput, TypeError, KeyError)) as refused:
        declared(pairing)
    if isinstance(refused.value, BadInput):
        path = place.removeprefix("CASE: $.pairings.c1.platform")
        assert str(refused.value).startswith(f"{WHERE}{path}")
        assert all(text in str(refused.value) for text in says)


def test_a_piece_with_a_deploy_key_names_a_repository_of_its_stack(
    stack: FleetStack, app: App
) -> None:
    apps = SshRepository(stack, "apps", url="ssh://git@git.example.com/apps.git", **TRUSTED)
    cluster = ExistingCluster(stack, "c1", context="c1")
    gitops = GitOps(
        stack,
        "gitops",
        cluster=cluster,
        repository=apps,
        deploy_key=DeployKey(stack, "key", cluster=cluster, repository=apps),
        platform=[GitSource(name="more", repository=apps, deploy_key=True)],
    )
    (entry,) = stack.handover()["pairings"]["c1"]["platform"]
    assert (entry["repository"], entry["deploy_key"], entry.get("url")) == ("apps", True, None)
    other = SshRepository(FleetStack(app, "other"), "apps", url="ssh://git@b.c/x.git", **TRUSTED)
    piece = GitSource(name="more", repository=other, deploy_key=True)
    with pytest.raises(BadInput, match="repository other/apps belongs to another stack"):
        piece.entry(gitops, WHERE)

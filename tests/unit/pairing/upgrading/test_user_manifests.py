"""The user's own manifests with API versions that the wanted Flux does not serve."""

from __future__ import annotations

import dataclasses

import msgspec
import pytest

from provisioner.base.errors import Refused
from provisioner.base.events import Action
from provisioner.flux import schemas
from provisioner.flux.outdated import Outdated
from provisioner.pairing.run.desired_state import Desired
from provisioner.pairing.upgrading import user_manifests
from provisioner.pairing.upgrading.user_manifests import OutdatedManifests
from tests.unit.flux.test_schemas import schema

MANIFEST = """\
apiVersion: helm.toolkit.fluxcd.io/v2beta2
kind: HelmRelease
metadata: {name: x}
"""
ONE = Outdated(
    file="clusters/c1/a.yaml",
    line=3,
    kind="K",
    name="n",
    api_version="g/v1beta1",
    instead="g/v1",
)


def test_manifests_below_the_path_are_told_from_those_elsewhere(desired: Desired) -> None:
    paths = (
        "clusters/c1/a.yaml",
        "clusters/c1/b/c.yml",
        "clusters/c10/a.yaml",
        "apps/a.yaml",
        "clusters/c1/README.md",
    )
    ours = (
        "clusters/c1/flux-system/gotk-components.yaml",
        "clusters/c2/flux-system/gotk-sync.yaml",
    )
    texts = dict.fromkeys((*paths, *ours), MANIFEST)
    manifests = user_manifests.sort(desired, texts, schemas.served([schema("v2")]))
    inside = [outdated.file for outdated in manifests.inside]
    outside = [outdated.file for outdated in manifests.outside]
    assert inside == ["clusters/c1/a.yaml", "clusters/c1/b/c.yml"]
    assert outside == ["clusters/c10/a.yaml", "apps/a.yaml"]


@pytest.mark.parametrize("path", [".", "./", "./clusters", "clusters//c1/"])
def test_a_path_may_be_written_in_any_way(path: str, desired: Desired) -> None:
    root = {**desired.root, "spec": {"path": path}}
    pairing = msgspec.structs.replace(desired.pairing, path=path)
    desired = dataclasses.replace(desired, pairing=pairing, root=root)
    texts = {"clusters/c1/a.yaml": MANIFEST}
    manifests = user_manifests.sort(desired, texts, schemas.served([schema("v2")]))
    assert (len(manifests.inside), manifests.outside) == (1, ())


def test_outdated_manifests_are_named_and_not_too_many(desired: Desired) -> None:
    manifests = OutdatedManifests(inside=(ONE,) * (user_manifests.NAMED + 5))
    expected = r"a.yaml:3 K n g/v1beta1 -> g/v1, .* and 5 more.*flux migrate -f clusters/c1"
    with pytest.raises(Refused, match=expected):
        user_manifests.decide(desired, manifests)


def test_those_elsewhere_stop_nothing(desired: Desired) -> None:
    decision = user_manifests.decide(desired, OutdatedManifests(outside=(ONE,)))
    assert decision.action is Action.UNCHANGED

"""What can be declared together with flux-operator, and what cannot."""

from __future__ import annotations

from typing import Any

import pytest

from provisioner.base.errors import BadInput
from provisioner.handover import read
from provisioner.handover.flux_operator import NO_FIELD, ONLY_WITH_IT

MANAGER = {"manager": "flux-operator"}
OTHERWISE: dict[str, Any] = {
    "pin_images": False,
    "log_level": "debug",
    "watch_all_namespaces": False,
    "toleration_keys": ["dedicated"],
    "sync_interval": "5m0s",
    "verify": {"keys": [{"file": "/k"}]},
    "distribution_artifact": "oci://registry.example.com/manifests:v1",
    "cluster_type": "aws",
    "cluster_size": "large",
}
SOPS = {"kind": "sops", "name": "keys", "age": True, "recovery_waived": "a test"}


def reading(gitops: dict[str, Any], **more: Any) -> Any:
    clusters = {name: {"kind": "existing", "context": name} for name in ("c1", "c2")}
    repository = {"kind": "ssh", "url": "ssh://git@h/x.git", "trust_on_first_use": True}
    pairing = {"repository": "fleet", "path": "clusters/c1", "gitops": gitops, "cluster": "c1"}
    spoke = {"cluster": "c2", "repository": "fleet", "path": "clusters/c2"}
    others = {"c2": {**spoke, "gitops": {"hub": "c1"}}} if more.pop("spoke", False) else {}
    given = {
        "version": 1,
        "fleet": "demo",
        "clusters": clusters,
        "repositories": {"fleet": repository},
        "pairings": {"c1": {**pairing, **more}, **others},
    }
    return read.from_object(given, "S").pairings["c1"].gitops


def refused(gitops: dict[str, Any], **more: Any) -> str:
    with pytest.raises(BadInput) as caught:
        reading(gitops, **more)
    assert caught.value.hint
    return str(caught.value)


def test_all_that_is_for_the_operator() -> None:
    own = {name: OTHERWISE[name] for name in ONLY_WITH_IT}
    found = reading({**MANAGER, **own, "lockdown": True, "network_policy": False})
    assert {name: getattr(found, name) for name in own} == own


@pytest.mark.parametrize("name", NO_FIELD)
def test_what_an_instance_cannot_say_is_refused(name: str) -> None:
    said = refused({**MANAGER, name: OTHERWISE[name]})
    assert f"$.pairings.c1.gitops.{name}: {NO_FIELD[name]}" in said


@pytest.mark.parametrize("name", ONLY_WITH_IT)
def test_what_is_for_the_operator_is_refused_without_it(name: str) -> None:
    said = refused({name: OTHERWISE[name]})
    assert f"$.pairings.c1.gitops.{name}: of no use without manager 'flux-operator'" in said


def test_its_flux_delivers_to_no_other_cluster() -> None:
    assert "$.pairings.c2.gitops.hub: its Flux is kept by flux-operator" in refused(
        MANAGER, spoke=True
    )


def test_a_spoke_has_no_manager() -> None:
    said = refused({**MANAGER, "hub": "c2"})
    assert "$.pairings.c1.gitops.manager: a spoke runs no Flux" in said


def test_its_root_decrypts_nothing() -> None:
    said = refused(MANAGER, platform=[SOPS])
    assert "$.pairings.c1.platform[0]: the Kustomization that flux-operator makes" in said


@pytest.mark.parametrize(
    "artifact",
    [
        "ghcr.io/x/y",
        "https://ghcr.io/x",
        "oci://",
        "oci://ghcr.io",
        "oci://ghcr.io/x y",
        "oci://h/X",
    ],
)
def test_an_artifact_has_a_url(artifact: str) -> None:
    said = refused({**MANAGER, "distribution_artifact": artifact})
    assert "is not the URL of an artifact: oci://host[:port]/path[:tag]" in said

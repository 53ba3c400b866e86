"""What a pairing is to look like, and how it is named."""

from __future__ import annotations

import pytest

from provisioner.git.hosts.base import Remote
from provisioner.handover.fleet import Fleet, Pairing
from provisioner.handover.repositories.ssh import Declaration
from provisioner.pairing.run import desired_state
from provisioner.pairing.run.rendering import pairings

URL = "ssh://git@host/fleet.git"
COMPONENT = {"apiVersion": "v1", "kind": "Namespace", "metadata": {"name": "flux-system"}}


def rendered(path: str = "clusters/c1", *, shared: bool = False) -> desired_state.Desired:
    pairing = Pairing(cluster="c1", repository="fleet", path=path, shared_path=shared)
    fleet = Fleet(
        version=1,
        fleet="demo",
        clusters={},
        repositories={"fleet": Declaration(url=URL, branch="prod")},
        pairings={"c1": pairing},
    )
    return pairings.render(fleet, "c1", Remote(url=URL), [COMPONENT])


@pytest.mark.parametrize("shared", [True, False])
def test_a_path_of_one_cluster_is_marked_with_it(shared: bool) -> None:
    desired = rendered(shared=shared)
    text = desired.files[desired.kustomization]
    assert text.startswith("# Pairing: demo/c1\n") is not shared
    assert "# Pairing" not in text.removeprefix("# Pairing: demo/c1\n")


def test_everything_is_rendered_for_the_declared_repository() -> None:
    desired = rendered()
    assert (desired.url, desired.keyed) == (URL, True)
    assert desired.components == [COMPONENT]
    assert (desired.source["kind"], desired.root["kind"]) == ("GitRepository", "Kustomization")
    assert desired.source["spec"]["ref"] == {"branch": "prod"}
    assert desired.secret in ("flux-system",)
    assert (desired.uid, desired.replaced) == ("", False)
    assert set(desired.files) == {
        desired.kustomization,
        desired.components_file,
        "clusters/c1/flux-system/gotk-sync.yaml",
    }


def test_names() -> None:
    desired = rendered()
    assert (desired.cluster, desired.namespace, desired.owner) == ("c1", "flux-system", "demo/c1")
    assert desired.key_title == "demo/c1 "
    assert desired.directory == "clusters/c1/flux-system"
    assert rendered(".").directory == "flux-system", "the root of the repository"

"""What a cluster and its repository are like once its entry was renamed."""

from __future__ import annotations

from typing import Any

from tests.fakes.fleet import FakeFleet

NEW = "production"
OURS = ("gotk-components.yaml", "gotk-sync.yaml", "kustomization.yaml", "provisioner-identity.json")


def paths(fleet: FakeFleet) -> list[str]:
    return sorted(fleet.repository.tree(fleet.repository.head("main") or ""))


def moved_to(name: str) -> list[str]:
    files = [f"flux-system/{one}" for one in OURS] + ["shop.yaml"]
    return ["README.md", *(f"clusters/{name}/{one}" for one in files)]


def shop(fleet: FakeFleet) -> Any:
    return fleet.only.peek("ConfigMap", "shop", "default")


def root(fleet: FakeFleet) -> dict[str, Any]:
    return dict((fleet.only.peek("Kustomization", "flux-system") or {})["spec"])


def record(fleet: FakeFleet) -> dict[str, str]:
    return dict((fleet.only.peek("ConfigMap", "provisioner-pairing") or {})["data"])


def check_moved(fleet: FakeFleet, name: str) -> None:
    """Under this name everywhere, and nothing left to do."""
    assert paths(fleet) == moved_to(name)
    assert root(fleet)["path"] == f"./clusters/{name}"
    assert "suspend" not in root(fleet)
    assert (record(fleet)["cluster"], record(fleet)["path"]) == (name, f"clusters/{name}")
    assert "former_cluster" not in record(fleet)
    assert fleet.pair().exit_code == 0
    assert set(fleet.steps(name).values()) == {"unchanged"}

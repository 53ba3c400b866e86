"""Which spokes a handover may declare."""

from __future__ import annotations

from typing import Any

import pytest

from provisioner.base.errors import BadInput
from provisioner.handover import read, spokes
from provisioner.handover.fleet import Fleet

REPOSITORY = {"kind": "ssh", "url": "ssh://git@git.example.com/fleet.git"}
OTHER = {"kind": "ssh", "url": "ssh://git@git.example.com/other.git"}
HOST_KEY = {"known_hosts": ["git.example.com ssh-ed25519 AAAA"]}
LONG = "c" * 60


def pairing(name: str, **changes: Any) -> dict[str, Any]:
    return {"cluster": name, "repository": "fleet", "path": f"clusters/{name}", **changes}


def fleet(**changed: dict[str, Any]) -> Fleet:
    """Of a hub, its spoke s1, and another cluster; each changed as given, by its name."""
    pairings: dict[str, dict[str, Any]] = {"hub": {}, "s1": {"gitops": {"hub": "hub"}}, "c": {}}
    for name, changes in changed.items():
        pairings[name] = {**pairings.get(name, {}), **changes}
    clusters: dict[str, Any] = {name: {"kind": "existing", "context": name} for name in pairings}
    for name, changes in pairings.items():
        clusters[name] = changes.pop("declared", clusters[name])
    given = {
        "version": 1,
        "fleet": "demo",
        "clusters": clusters,
        "repositories": {"fleet": REPOSITORY | HOST_KEY, "other": OTHER | HOST_KEY},
        "pairings": {name: pairing(name, **changes) for name, changes in pairings.items()},
    }
    return read.from_object(given, "x")


S1 = {"hub": "hub"}
SOPS = {"kind": "sops", "age": True, "recovery_waived": "a test"}
PIECE = {"kind": "git_source", "name": "apps", "url": "https://git.example.com/apps.git"}
CASES: dict[str, tuple[dict[str, Any], str]] = {
    "unknown hub": ({"s1": {"gitops": {"hub": "x"}}}, "gitops.hub: no pairing of a cluster 'x'"),
    "itself": ({"s1": {"gitops": {"hub": "s1"}}}, "a cluster is not its own hub"),
    "hub of a hub": ({"hub": {"gitops": {"hub": "c"}}}, "'hub' is a spoke of 'c' itself"),
    "locked hub": ({"hub": {"gitops": {"lockdown": True}}}, "'hub' is locked down"),
    "shared hub": ({"hub": {"shared_path": True}}, "the path of 'hub' is shared"),
    "other repository": ({"s1": {"gitops": S1, "repository": "other"}}, "not the repository of"),
    "inside": ({"s1": {"gitops": S1, "path": "clusters/hub/x"}}, "inside the path of its hub"),
    "around": ({"s1": {"gitops": S1, "path": "clusters"}}, "holds the path of 'hub'"),
    "around another": ({"s1": {"gitops": S1, "path": "all"}, "c": {"path": "all/c"}}, "of 'c'"),
    "components": (
        {"s1": {"gitops": {**S1, "components": ["source-controller", "kustomize-controller"]}}},
        "gitops.components: a spoke runs no Flux",
    ),
    "version": ({"s1": {"gitops": {**S1, "flux_version": "v2.9.3"}}}, "flux_version: a spoke runs"),
    "old hub": (
        {
            "hub": {"gitops": {"flux_version": "v2.6.4"}},
            "s1": {"gitops": {**S1, "spoke_access": "generic"}},
        },
        "gitops.spoke_access: Flux v2.6.4 of its hub 'hub' cannot sign in without a Secret",
    ),
    "no hub": ({"c": {"gitops": {"spoke_role": "view"}}}, "spoke_role: of no use without a hub"),
    "prerequisites": (
        {"s1": {"gitops": S1, "prerequisites": [{"name": "n", "manifests": "m"}]}},
        "prerequisites: a spoke runs no Flux that would need it",
    ),
    "platform": (
        {"s1": {"gitops": S1, "platform": [PIECE]}},
        "platform[0]: git_source apps consists",
    ),
    "facts": ({"s1": {"gitops": S1, "facts": {"a": "b"}}}, "facts: only Kustomizations of Flux's"),
    "key": ({"s1": {"gitops": S1, "deploy_key": {"write": True}}}, "deploy_key.write: a spoke"),
    "long name": ({LONG: {"gitops": S1}}, f"{LONG!r} has 60 characters"),
    "server": ({"s1": {"gitops": {**S1, "spoke_server": "http://x"}}}, "spoke_server"),
    "hub behind its spoke": (
        {"hub": {"declared": {"kind": "cluster_api", "management": "s1", "cluster_name": "hub"}}},
        "gitops.hub: its hub 'hub' is reached through this cluster",
    ),
}


@pytest.mark.parametrize("case", CASES)
def test_refused(case: str) -> None:
    changed, says = CASES[case]
    with pytest.raises(BadInput) as caught:
        fleet(**{name: dict(changes) for name, changes in changed.items()})
    assert says in str(caught.value)
    assert caught.value.hint


def test_accepted() -> None:
    made = fleet(
        s2={"gitops": {**S1, "spoke_role": "edit", "spoke_server": "https://10.0.0.1:6443"}},
        s3={"gitops": {**S1, "spoke_access": "generic"}, "platform": [SOPS]},
    )
    assert spokes.of("hub", made.pairings) == ["s1", "s2", "s3"]
    assert spokes.of("c", made.pairings) == []


def test_a_hub_does_not_leave_its_spokes_behind() -> None:
    pairings = fleet(s2={"gitops": S1}).pairings
    for leaving in (["s1"], ["c"], ["hub", "s1", "s2"], []):
        spokes.check_staying(pairings, leaving)
    with pytest.raises(BadInput, match="cluster hub: delivers to s2, which would get nothing"):
        spokes.check_staying(pairings, ["hub", "s1"])

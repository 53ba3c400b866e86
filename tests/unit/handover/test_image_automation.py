"""What image automation has to do with repositories and other clusters of its fleet."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import msgspec
import pytest

from provisioner.base.errors import BadInput
from provisioner.handover import fleet_pieces, read
from provisioner.handover.fleet import Fleet
from provisioner.watch.templates import template
from tests.support.image_automation import COMPONENTS, IMAGES


def fleet(
    pieces: dict[str, dict[str, Any] | None],
    verify: dict[str, dict[str, Any]] | None = None,
    **repository: Any,
) -> Fleet:
    """`pieces` by cluster, and how some of them `verify` commits."""
    gitea = {
        "kind": "gitea",
        "url": "https://git.example.com",
        "owner": "team",
        "name": "fleet",
        "known_hosts": ["git.example.com ssh-ed25519 AAAA"],
    }
    return read.from_object(
        {
            "version": 1,
            "fleet": "demo",
            "clusters": {name: {"kind": "existing", "context": name} for name in pieces},
            "repositories": {"fleet": {**gitea, **repository}},
            "pairings": {
                name: {
                    "cluster": name,
                    "repository": "fleet",
                    "path": name,
                    "platform": [piece] if piece else [],
                    "gitops": {"components": COMPONENTS, **(verify or {}).get(name, {})},
                }
                for name, piece in pieces.items()
            },
        },
        "x",
    )


@pytest.mark.parametrize("names", [("b", "a", "c"), ("a", "b"), ("c", "a")])
def test_the_first_cluster_by_name_carries_it_whatever_the_order(names: tuple[str, ...]) -> None:
    made = fleet(dict.fromkeys(names, IMAGES))
    carrying = [name for name in names if fleet_pieces.carried(made, made.pairings[name])]
    assert carrying == ["a"]


def test_automations_with_branches_of_their_own_are_carried_by_each() -> None:
    made = fleet({"a": IMAGES, "b": {**IMAGES, "push_branch": "b"}})
    assert all(fleet_pieces.carried(made, one) for one in made.pairings.values())


def test_a_host_with_change_requests_may_have_one() -> None:
    fleet({"a": {**IMAGES, "push_branch": "images", "change_request": True}})


def test_a_repository_that_is_read_with_a_token_has_no_key_that_could_write() -> None:
    reader: dict[str, Any] = {
        "sync": "token",
        "sync_user": "r",
        "sync_credential": {"env": "READER"},
    }
    with pytest.raises(BadInput, match=r"platform\[0\]: clusters read repository 'fleet' without"):
        fleet({"a": IMAGES}, known_hosts=[], **reader)


def of_two_names(first: dict[str, Any], second: dict[str, Any], branch: str = "prod") -> Fleet:
    """Two clusters, paired with one repository under two names, each with a branch of its own."""
    made = msgspec.to_builtins(fleet({"a": first, "b": None}))
    other = {**made["repositories"]["fleet"], "branch": branch}
    made["repositories"]["other"] = other
    made["pairings"]["b"] |= {"repository": "other", "platform": [second] if second else []}
    return read.from_object(made, "x")


def test_a_branch_that_other_clusters_follow_is_not_pushed_to() -> None:
    """The controller replaces what is there."""
    with pytest.raises(BadInput, match="'prod' is what clusters of repository 'other' follow"):
        of_two_names({**IMAGES, "push_branch": "prod"}, {})
    of_two_names({**IMAGES, "push_branch": "images"}, {})


def test_two_names_of_a_repository_have_the_same_branches() -> None:
    automation = {**IMAGES, "push_branch": "images"}
    with pytest.raises(BadInput, match=r"a.platform\[0\] also pushes to 'images'"):
        of_two_names(automation, automation)


SIGNED = {"signing": {"format": "ssh", "key": {"env": "OURS"}}}
VERIFY = {"verify": {"keys": [{"env": "SIGNER"}]}}


@pytest.mark.parametrize("changes", [{"signing_key": {"env": "KEY"}}, {"push_branch": "images"}])
def test_unsigned_commits_are_refused_where_any_cluster_verifies_them(
    changes: dict[str, Any],
) -> None:
    """That cluster would apply nothing from then on, and need not declare the automation."""
    with pytest.raises(BadInput, match=r"a.platform\[0\]: .* not signed, and cluster b verifies"):
        fleet({"a": IMAGES, "b": None}, {"b": VERIFY}, **SIGNED)
    fleet({"a": {**IMAGES, **changes}, "b": None}, {"b": VERIFY}, **SIGNED)


def test_a_template_for_clusters_that_come_and_go_has_none(tmp_path: Path) -> None:
    pairing = {"repository": "fleet", "path": "x", "platform": [IMAGES]}
    url = "ssh://git@git.example.com/f.git"
    repository = {"kind": "ssh", "url": url, "trust_on_first_use": True}
    given = {
        "version": 1,
        "fleet": "demo",
        "repositories": {"fleet": repository},
        "pairing": {**pairing, "gitops": {"components": COMPONENTS}},
    }
    path = tmp_path / "template.yaml"
    path.write_bytes(msgspec.json.encode(given))
    with pytest.raises(BadInput, match="a template cannot have image_automation images"):
        template.load(path)

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from provisioner.base.errors import BadInput
from provisioner.handover import read
from provisioner.handover.clusters import base as clusters
from provisioner.handover.clusters import existing
from provisioner.handover.fleet import OUTPUT
from provisioner.handover.repositories import base as repositories
from provisioner.handover.unknown import UNKNOWN
from provisioner.terraform import outputs, plans

Shown = Callable[[str], dict[str, Any]]
HANDOVER: dict[str, Any] = {
    "version": 1,
    "fleet": "f",
    "clusters": {"a": {"kind": "existing", "context": "a"}},
    "repositories": {
        "r": {"kind": "ssh", "url": "ssh://git@host/r.git", "trust_on_first_use": True}
    },
    "pairings": {"a": {"cluster": "a", "repository": "r", "path": "clusters/a"}},
}


def show(after: object, unknown: object) -> dict[str, Any]:
    change = {"actions": ["create"], "after": after, "after_unknown": unknown}
    return {"output_changes": {OUTPUT: change}, "planned_values": {"outputs": {OUTPUT: {}}}}


def test_a_create_shows_what_is_known_and_marks_the_rest(shown: Shown) -> None:
    plan = plans.read(shown("create"), changes=True)
    assert {(one.address, one.action) for one in plan.resources} == {
        ("terraform_data.quick", "create"),
        ("terraform_data.slow", "create"),
    }
    assert plan.handover == {"version": 1, "fleet": "f", "id": UNKNOWN}


def test_nothing_to_do_still_shows_the_handover(shown: Shown) -> None:
    plan = plans.read(shown("nothing"), changes=False)
    assert plan.resources == ()
    assert plan.handover is not None
    assert set(plan.handover) == {"version", "fleet", "id"}


def test_a_replacement_is_one_change(shown: Shown) -> None:
    found = {
        one.address: one.action for one in plans.read(shown("replace"), changes=True).resources
    }
    assert found == {"terraform_data.quick": "update", "terraform_data.slow": "replace"}


ADDRESS = 'terraform_data.x["c"]'
MODULE = f'module.m["a.b"].{ADDRESS}'
OWN: dict[str, tuple[list[str], dict[str, list[str]], tuple[bool, bool, bool]]] = {
    # addresses in the state, actions by address; whether Terraform has, destroys, makes it
    "not there": ([], {}, (False, False, False)),
    "stays": ([ADDRESS], {ADDRESS: ["no-op"]}, (True, False, False)),
    "updated": ([ADDRESS], {ADDRESS: ["update"]}, (True, False, False)),
    "deleted": ([ADDRESS], {ADDRESS: ["delete"]}, (True, True, False)),
    "replaced": ([ADDRESS], {ADDRESS: ["delete", "create"]}, (True, True, True)),
    "forgotten": ([ADDRESS], {ADDRESS: ["forget"]}, (True, False, False)),
    "forgotten and made anew": (
        [ADDRESS],
        {ADDRESS: ["forget", "create"]},
        (True, False, True),
    ),
    "made anew and forgotten": (
        [ADDRESS],
        {ADDRESS: ["create", "forget"]},
        (True, False, True),
    ),
    "created": ([], {ADDRESS: ["create"]}, (False, False, True)),
    "in a module": ([MODULE], {MODULE: ["delete"]}, (True, True, False)),
    "one of two": ([ADDRESS, MODULE], {MODULE: ["delete"]}, (True, False, False)),
    "one of two made": ([MODULE], {ADDRESS: ["create"]}, (False, False, True)),
    "made in one of two": ([ADDRESS], {MODULE: ["create"]}, (True, False, False)),
    "another": ([f"my_{ADDRESS}"], {f"my_{ADDRESS}": ["delete"]}, (False, False, False)),
}


@pytest.mark.parametrize("name", OWN)
def test_what_becomes_of_a_resource(name: str) -> None:
    held, changes, expected = OWN[name]
    modules = [{"resources": [{"address": one}]} for one in held if one.startswith("module.")]
    root = [{"address": one} for one in held if not one.startswith("module.")]
    values = {"root_module": {"resources": root, "child_modules": modules}}
    plan = plans.read(
        {
            "prior_state": {"values": values},
            "resource_changes": [
                {"address": one, "change": {"actions": actions}} for one, actions in changes.items()
            ],
        },
        changes=True,
    )
    assert (plan.has(ADDRESS), plan.destroys(ADDRESS), plan.makes(ADDRESS)) == expected


@pytest.mark.parametrize(
    ("address", "held"),
    [
        ("module.eks.aws_eks_cluster.this[0]", True),
        ("aws_eks_cluster.this[0]", True),
        ('module.eks["a"].aws_eks_cluster.this[0]', False),
        ("aws_eks_cluster.this", False),
        ("eks_cluster.this[0]", False),
    ],
)
def test_an_address_may_name_its_modules_and_its_index(address: str, held: bool) -> None:
    resources = [{"address": "module.eks.aws_eks_cluster.this[0]"}]
    values = {"root_module": {"child_modules": [{"resources": resources}]}}
    assert plans.read({"prior_state": {"values": values}}, changes=False).has(address) is held


@pytest.mark.parametrize("address", ["data.aws_eks_cluster.a", "module.m.data.aws_eks_cluster.a"])
def test_a_data_source_is_no_resource(address: str) -> None:
    """It would vouch for a cluster that Terraform does not make."""
    data = {"address": address, "mode": "data"}
    values = {"root_module": {"resources": [data]}}
    change = {**data, "change": {"actions": ["read"]}}
    for shown in ({"prior_state": {"values": values}}, {"resource_changes": [change]}):
        assert not plans.read(shown, changes=True).at("aws_eks_cluster.a")


def test_a_resource_that_has_moved_is_not_gone() -> None:
    """Terraform's state has the new address, the last handover still the old one."""
    moved = {"address": "module.m.a.new", "previous_address": "a.old"}
    change = {**moved, "change": {"actions": ["delete"]}}
    values = {"root_module": {"resources": [{"address": "module.m.a.new"}]}}
    plan = plans.read(
        {"prior_state": {"values": values}, "resource_changes": [change]}, changes=True
    )
    assert (plan.has("a.old"), plan.destroys("a.old"), plan.has("a.other")) == (True, True, False)


def test_a_leftover_object_is_not_the_resource() -> None:
    change = {"address": ADDRESS, "change": {"actions": ["delete"]}, "deposed": "00000000"}
    values = {"root_module": {"resources": [{"address": ADDRESS}]}}
    shown = {"prior_state": {"values": values}, "resource_changes": [change]}
    plan = plans.read(shown, changes=True)
    assert plan.has(ADDRESS)
    assert not plan.destroys(ADDRESS)


def test_no_address_is_no_resource() -> None:
    plan = plans.read({"prior_state": {"values": {"root_module": {}}}}, changes=True)
    assert [plan.has(""), plan.destroys(""), plan.makes("")] == [False] * 3


def test_a_stack_without_the_output_hands_nothing_over() -> None:
    plan = plans.read({"planned_values": {"outputs": {"other": {}}}}, changes=True)
    assert (plan.hands_over, plan.handover) == (False, None)


def test_a_wholly_unknown_handover_is_none_but_will_come() -> None:
    plan = plans.read(show(None, True), changes=True)
    assert (plan.hands_over, plan.handover) == (True, None)


@pytest.mark.parametrize(
    ("after", "unknown", "filled"),
    [
        ({"a": {"x": 1}}, {"a": {"y": True}}, {"a": {"x": 1, "y": UNKNOWN}}),
        ({"a": [1, None]}, {"a": [False, True]}, {"a": [1, UNKNOWN]}),
        ({"a": None}, {}, {"a": None}),
        ({}, {"a": {"b": True}}, {"a": {"b": UNKNOWN}}),
    ],
)
def test_unknown_parts(after: object, unknown: object, filled: object) -> None:
    assert plans.handover(show(after, unknown)) == filled


def test_what_is_partly_unknown_is_unknown_and_nothing_else() -> None:
    after = {
        **HANDOVER,
        "clusters": {"a": {"kind": "existing"}},
        "repositories": {"r": {"kind": "github", "name": "fleet"}},
    }
    unknown = {"clusters": {"a": {"context": True}}, "repositories": {"r": {"owner": True}}}
    planned = plans.handover(show(after, unknown))
    assert planned is not None
    fleet = outputs.planned(planned)
    assert isinstance(fleet.clusters["a"], clusters.Unknown)
    assert isinstance(fleet.repositories["r"], repositories.Unknown)
    assert fleet.pairings["a"].path == "clusters/a"
    assert read.unknown_names(planned) == {"a", "r"}


@pytest.mark.parametrize("field", ["path", "gitops"])
def test_a_cluster_whose_pairing_is_partly_unknown_is_not_asked(field: str) -> None:
    """Its place is shown as unknown, and two unknown places are not one."""
    pairings = {
        name: {"cluster": name, "repository": "r", "path": f"clusters/{name}"} for name in "ab"
    }
    after = {
        **HANDOVER,
        "clusters": {name: {"kind": "existing", "context": name} for name in "ab"},
        "pairings": {
            name: {key: value for key, value in pairing.items() if key != field}
            for name, pairing in pairings.items()
        },
    }
    marks: dict[str, Any] = {"path": True, "gitops": {"distribution": True}}
    planned = plans.handover(
        show(after, {"pairings": {name: {field: marks[field]} for name in "ab"}})
    )
    assert planned is not None
    pairing = outputs.planned(planned).pairings["a"]
    shown = {"path": pairing.path, "gitops": pairing.gitops.distribution}[field]
    assert shown == "(known after apply)"
    assert read.unknown_names(planned) == {"a", "b"}


@pytest.mark.parametrize("sort", ["clusters", "repositories"])
def test_only_a_plan_may_hold_unknown_entries(sort: str) -> None:
    (name,) = HANDOVER[sort]
    with pytest.raises(BadInput, match="'unknown' .known: "):
        read.from_object({**HANDOVER, sort: {name: {"kind": "unknown"}}}, "x")


def test_text_that_reads_like_unknown_is_text() -> None:
    named = {**HANDOVER, "clusters": {"a": {"kind": "existing", "context": repr(UNKNOWN)}}}
    assert not outputs.has_unknown(named)
    assert read.unknown_names(named) == set()
    assert isinstance(outputs.planned(named).clusters["a"], existing.Declaration)


@pytest.mark.parametrize(
    ("given", "subject", "cause"),
    [
        ({"clusters": UNKNOWN}, "$.clusters", "is known only after the apply"),
        ({"fleet": UNKNOWN}, "$.fleet", "is known only after the apply"),
        (
            {"pairings": {"a": {**HANDOVER["pairings"]["a"], "gitops": {"interval": UNKNOWN}}}},
            "$.pairings.a.gitops.interval",
            "is not a duration",
        ),
    ],
)
def test_an_unknown_part_with_a_form_says_that_it_is_unknown(
    given: dict[str, Any], subject: str, cause: str
) -> None:
    with pytest.raises(BadInput, match="`provisioner up` reads them then") as caught:
        outputs.planned({**HANDOVER, **given})
    assert caught.value.subject == f"planned {OUTPUT}: {subject}"
    assert cause in caught.value.cause


def test_a_wrong_plan_is_simply_wrong() -> None:
    with pytest.raises(BadInput) as caught:
        outputs.planned({**HANDOVER, "fleet": 7})
    assert "after the apply" not in str(caught.value)

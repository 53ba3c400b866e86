"""Parts of making a Cluster that need no cluster: templates, differences, order."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import msgspec
import pytest

from provisioner.base.errors import BadInput
from provisioner.handover.clusters.cluster_api import Declaration
from provisioner.handover.clusters.existing import Declaration as Existing
from provisioner.handover.fleet import Fleet, GitOps, Pairing
from provisioner.handover.repositories.ssh import Declaration as Repository
from provisioner.pairing.making import comparison, objects, order

CLUSTER = """\
apiVersion: cluster.x-k8s.io/v1beta2
kind: Cluster
metadata: {name: "{{ cluster_name }}"}
"""
MISTAKES = [
    ("{% if %}", ":1: Expected an expression"),
    ("a: 1\n{{ size }}\n", ":2: 'size' is undefined"),
    ("a: 1\n\n{{ values.size }}\n", ":3: 'values' is undefined"),
    ("{{ ''.__class__.__mro__ }}", ":1: access to attribute '__class__'"),
    ("a: 1\n{{ 1 / 0 }}", ":2: division by zero"),
    ("{{ range(10 ** 9) }}", ":1: Range too big"),
    ("{% include 'x' %}", ":1: no loader for this environment"),
    ("{{ cluster_name.format_map({}).a }}", ":1: "),
    ("a: [", ", as rendered: not valid YAML"),
    (f"{CLUSTER}---\na: 1\n", ", as rendered, line 5: is no object of Kubernetes"),
    (
        f"{CLUSTER}---\n{CLUSTER.replace('{{ cluster_name }}', 'east')}",
        ", as rendered, line 5: Cluster east is not this cluster's, west",
    ),
    (f"{CLUSTER}---\n{CLUSTER}", ", as rendered, line 5: Cluster west is there twice"),
    (CLUSTER.replace("Cluster", "Machine"), ": has no Cluster named west"),
    (
        f"{CLUSTER}---\napiVersion: v1\nkind: ConfigMap\nmetadata: {{name: a, namespace: other}}\n",
        ", as rendered, line 5: ConfigMap a is in namespace other, and not in default",
    ),
    (
        f"{CLUSTER}---\napiVersion: v1\nkind: Namespace\nmetadata: {{name: a}}\n",
        ", as rendered, line 5: Namespace a is in no namespace",
    ),
]


def declared(path: Path, text: str, **more: Any) -> Declaration:
    file = path / "west.j2"
    file.write_text(text)
    return Declaration(management="hub", cluster_name="west", template=str(file), **more)


@pytest.mark.parametrize(("text", "says"), MISTAKES)
def test_a_mistake_in_a_template_is_one_line_with_its_place(
    tmp_path: Path, text: str, says: str
) -> None:
    with pytest.raises(BadInput) as caught:
        objects.of("demo", "west", declared(tmp_path, text), "v1beta2")
    assert str(caught.value).startswith(f"template {tmp_path / 'west.j2'}{says}")
    assert "\n" not in str(caught.value)


def test_a_template_that_is_not_there_is_named(tmp_path: Path) -> None:
    lost = Declaration(management="hub", cluster_name="west", template=str(tmp_path / "lost"))
    with pytest.raises(BadInput, match="lost: cannot be read: No such file"):
        objects.of("demo", "west", lost, "v1beta2")


def test_the_names_of_the_cluster_outweigh_values(tmp_path: Path) -> None:
    """The rest of the run goes by them."""
    values = {"cluster_name": "east", "namespace": "x"}
    (item,) = objects.of("demo", "c2", declared(tmp_path, CLUSTER, values=values), "v1beta2")
    assert (item["metadata"]["name"], item["metadata"]["namespace"]) == ("west", "default")


def test_a_secret_in_clear_never_gets_into_git(tmp_path: Path) -> None:
    secret = (
        "---\napiVersion: v1\nkind: Secret\nmetadata: {name: s}\nstringData: {a: CANARY-4711}\n"
    )
    with pytest.raises(BadInput, match="Secret s would be in Git in clear") as caught:
        objects.of(
            "demo", "c2", declared(tmp_path, CLUSTER + secret, delivery="repository"), "v1beta2"
        )
    assert "CANARY" not in str(caught.value)
    assert len(objects.of("demo", "c2", declared(tmp_path, CLUSTER + secret), "v1beta2")) == 2


def item(**spec: Any) -> dict[str, Any]:
    return {"kind": "Cluster", "metadata": {"name": "a", "resourceVersion": "1"}, "spec": spec}


@pytest.mark.parametrize(
    ("before", "after", "lines"),
    [
        ({"a": 1}, {"a": 1}, []),
        ({"a": {"b": 1}}, {"a": {"b": 2}}, ["spec.a.b: 1 -> 2"]),
        ({"a": 1}, {}, ["spec.a: 1 -> (none)"]),
        ({}, {"a": {"b": True}}, ['spec.a: (none) -> {"b": true}']),
        ({"a": [1, 2]}, {"a": [1]}, ["spec.a: [1, 2] -> [1]"]),
        (
            {"v": [{"name": "x", "value": 1}, {"name": "y", "value": 1}]},
            {"v": [{"name": "y", "value": 2}, {"name": "x", "value": 1}]},
            ["spec.v[y].value: 1 -> 2"],
        ),
        ({"a": "x" * 100}, {"a": "y"}, [f"spec.a: {'x' * 60}... -> y"]),
    ],
)
def test_differences(before: dict[str, Any], after: dict[str, Any], lines: list[str]) -> None:
    assert comparison.differences(item(**before), item(**after)) == lines


def test_what_only_the_server_sets_is_no_difference() -> None:
    after = {**item(a=1), "metadata": {"name": "a", "resourceVersion": "2", "generation": 3}}
    assert comparison.differences({**item(a=1), "status": {"phase": "x"}}, after) == []


def test_merged_keeps_what_others_have() -> None:
    live = item(a=1, v=[{"name": "x", "value": 1}, {"name": "y", "value": 1}])
    wanted = item(v=[{"name": "y", "value": 2}])
    assert comparison.differences(live, comparison.merged(live, wanted)) == [
        "spec.v[y].value: 1 -> 2"
    ]


def fleet(**through: str) -> Fleet:
    """Clusters by name, with what each is reached through; those with a capital are not paired."""
    return Fleet(
        version=1,
        fleet="demo",
        clusters={
            name: Declaration(management=other, cluster_name=name)
            if other
            else Existing(context=name)
            for name, other in through.items()
        },
        repositories={"r": Repository(url="ssh://h/r")},
        pairings={
            name: Pairing(cluster=name, repository="r", path=name)
            for name in through
            if name.islower()
        },
    )


@pytest.mark.parametrize(
    ("through", "levels"),
    [
        ({"a": "", "b": ""}, [["a", "b"]]),
        ({"b": "a", "a": ""}, [["a"], ["b"]]),
        ({"c": "b", "b": "a", "a": "", "d": "a"}, [["a"], ["b", "d"], ["c"]]),
        ({"A": "", "b": "A", "c": "A"}, [["b", "c"]]),
        ({"a": "", "B": "a", "c": "B"}, [["a"], ["c"]]),
    ],
)
def test_levels(through: dict[str, str], levels: list[list[str]]) -> None:
    assert order.levels(fleet(**through)) == levels


@pytest.mark.parametrize(
    ("through", "hubs", "levels", "behind"),
    [
        ({"a": "", "b": ""}, {"a": "b"}, [["b"], ["a"]], {"a"}),
        ({"a": "", "b": "", "c": ""}, {"a": "b", "c": "b"}, [["b"], ["a", "c"]], {"a", "c"}),
        # Reached through a spoke.
        ({"c": "a", "a": "", "b": ""}, {"a": "b"}, [["b"], ["a"], ["c"]], {"a", "c"}),
    ],
)
def test_a_hub_comes_before_its_spokes(
    through: dict[str, str], hubs: dict[str, str], levels: list[list[str]], behind: set[str]
) -> None:
    made = fleet(**through)
    for name, hub in hubs.items():
        gitops = GitOps(hub=hub)
        made.pairings[name] = msgspec.structs.replace(made.pairings[name], gitops=gitops)
    assert order.levels(made) == levels
    assert order.behind(made, ["b"]) == behind


def test_what_nobody_pairs_is_made_for_the_cluster_that_needs_it() -> None:
    made = fleet(a="", B="a", C="B", d="C", e="a")
    assert order.made_for(made, ["d", "e"]) == ["B", "C", "d", "e"]

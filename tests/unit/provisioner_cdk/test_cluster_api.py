"""ClusterApiCluster: what it hands over, and what it refuses with the path of the construct."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from provisioner_cdk import (
    App,
    ClusterApiCluster,
    ExistingCluster,
    FleetStack,
    InCluster,
    Topology,
    Workers,
    cdk,
)

from provisioner.base.errors import BadInput
from provisioner.handover import convert
from provisioner.handover.clusters.cluster_api import Declaration
from tests.unit.provisioner_cdk.conftest import Synth

TOPOLOGY = Topology(
    class_name="standard",
    class_namespace="classes",
    version="v1.34.4",
    control_plane_replicas=3,
    workers=[Workers(class_name="default", name="md-0", replicas=2)],
    variables={"size": 3, "region": "eu", "nodes": {"zones": ["a", "b"], "spot": True}},
)


@pytest.fixture
def hub(stack: FleetStack) -> ExistingCluster:
    return ExistingCluster(stack, "hub", context="hub")


def handed_over(synth: Synth) -> Declaration:
    """Without what a handover needs beside it."""
    value = synth()["output"]["provisioner_handover"]["value"]
    return convert.to(Declaration, value["clusters"]["west"], "x")


def test_a_topology_reads_back_as_it_was_declared(
    stack: FleetStack, hub: ExistingCluster, synth: Synth
) -> None:
    ClusterApiCluster(stack, "west", management=hub, topology=TOPOLOGY, labels={"tier": "prod"})
    assert handed_over(synth) == Declaration(
        management="hub", cluster_name="west", topology=TOPOLOGY, labels={"tier": "prod"}
    )


def test_a_template_reads_back_as_it_was_declared(
    stack: FleetStack, hub: ExistingCluster, synth: Synth
) -> None:
    ClusterApiCluster(
        stack,
        "west",
        management=hub,
        namespace="fleet",
        cluster_name="w1",
        template="clusters/west.yaml.j2",
        values={"size": 3, "marks": "${a} %{b}"},
        delivery="repository",
    )
    assert handed_over(synth) == Declaration(
        management="hub",
        namespace="fleet",
        cluster_name="w1",
        template="clusters/west.yaml.j2",
        values={"size": 3, "marks": "$${a} %%{b}"},  # Terraform takes the second mark away
        delivery="repository",
    )


def test_values_may_be_attributes_of_resources(
    stack: FleetStack, hub: ExistingCluster, synth: Synth
) -> None:
    made = cdk.resource(stack, "made", "terraform_data", input="x")
    topology = Topology(
        class_name="standard",
        version=made.get_string_attribute("output.version"),
        variables={"network": {"id": made.get_string_attribute("id")}},
    )
    ClusterApiCluster(stack, "west", management=hub, topology=topology)
    entry = synth()["output"]["provisioner_handover"]["value"]["clusters"]["west"]
    assert entry["topology"]["version"] == "${terraform_data.made.output.version}"
    assert entry["topology"]["variables"] == {"network": {"id": "${terraform_data.made.id}"}}


def test_one_that_somebody_else_makes(stack: FleetStack, synth: Synth) -> None:
    ClusterApiCluster(stack, "west", management=InCluster(stack, "hub"))
    assert not handed_over(synth).declared


Make = Callable[[FleetStack, ExistingCluster], object]
REFUSED: list[tuple[Make, str]] = [
    (
        lambda stack, hub: ClusterApiCluster(
            stack, "west", management=hub, topology=TOPOLOGY, template="x"
        ),
        "demo/west.template: topology and template both say what the Cluster is",
    ),
    (
        lambda stack, hub: ClusterApiCluster(
            stack, "west", management=hub, topology=Topology(class_name="c", version="latest")
        ),
        r"demo/west.topology.version: 'latest' is not a version of Kubernetes",
    ),
    (
        lambda stack, hub: ClusterApiCluster(stack, "west", management=hub, delivery="repository"),
        "demo/west.delivery: somebody else makes this Cluster",
    ),
    (
        lambda stack, hub: ClusterApiCluster(
            stack, "west", management=hub, template="x", values={"a": object()}
        ),
        "demo/west.values",
    ),
    (
        lambda stack, hub: ClusterApiCluster(
            FleetStack(App(), "other"), "west", management=hub, topology=TOPOLOGY
        ),
        "other/west: management cluster demo/hub belongs to another stack",
    ),
]


@pytest.mark.parametrize(("make", "says"), REFUSED)
def test_mistakes_are_told_with_the_path_of_the_construct(
    make: Make, says: str, stack: FleetStack, hub: ExistingCluster
) -> None:
    with pytest.raises(BadInput, match=says):
        make(stack, hub)

"""A cluster on Amazon EKS: what Terraform is told, held against the aws provider's schemas."""

from __future__ import annotations

import json
from typing import Any, cast

import pytest
from provisioner_cdk import App, EksCluster, EksNetwork, EksNodes, FleetStack, cdk
from provisioner_cdk.aws import names

from provisioner.base.errors import BadInput
from provisioner.handover import read
from provisioner.handover.clusters import eks
from tests.support import judging
from tests.support.kinds import of_kind
from tests.unit.provisioner_cdk.conftest import Synth
from tests.unit.provisioner_cdk.whole import HOSTILE

ROLE = "arn:aws:iam::123456789012:role/pairing"
KEY = "arn:aws:kms:eu-central-1:123456789012:key/1234abcd-12ab-34cd-56ef-1234567890ab"
LEAST: dict[str, Any] = {"region": "eu-central-1", "public_access_cidrs": ["203.0.113.0/24"]}
WHOLE: dict[str, Any] = {
    **LEAST,
    "cluster_name": "Prod_1",
    "version": "1.33",
    "role": ROLE,
    "profile": "platform",
    "proxy_url": "http://proxy.example.com:3128",
    "tls_server_name": "api.example.com",
    "security_groups": ["sg-0a1b2c3d4e5f67890"],
    "network": EksNetwork(cidr="10.8.0.0/18", zones=2, egress="nat-gateway"),
    "nodes": EksNodes(
        instance_types=["m7g.large"], architecture="arm64", capacity="SPOT", labels={"a": HOSTILE}
    ),
    "addons": ["vpc-cni", "eks-pod-identity-agent", "coredns"],
    "pod_identities": {"flux-system/source-controller": ROLE},
    "oidc_provider": True,
    "admins": ["arn:aws:iam::123456789012:user/teams/ann"],
    "logs": ["audit"],
    "log_retention_days": 365,
    "kms_key": KEY,
    "service_cidr": "172.20.0.0/16",
    "support": "EXTENDED",
    "protected_by_aws": True,
    "tags": {"team": HOSTILE},
}
# With `subnets` and in Auto Mode, for what the two others leave out.
GIVEN: dict[str, Any] = {
    **LEAST,
    "subnets": ["subnet-0a1b2c3d", "subnet-0a1b2c3e"],
    "deletion_protection": False,
}
AUTO: dict[str, Any] = {**LEAST, "auto_mode": True, "public_access_cidrs": []}


@pytest.fixture(scope="module")
def default(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Any]:
    """What a stack is written as that declares no more of a cluster than it must."""
    folder = tmp_path_factory.mktemp("default")
    app = App(outdir=str(folder))
    EksCluster(FleetStack(app, "demo"), "prod", **LEAST)
    app.synth()
    found: dict[str, Any] = json.loads((folder / "stacks/demo/cdk.tf.json").read_text())
    return found


def only(found: dict[str, Any], type: str) -> dict[str, Any]:
    (one,) = found["resource"][type].values()
    return dict(one)


@pytest.mark.parametrize("given", [WHOLE, GIVEN, AUTO], ids=["whole", "given", "auto"])
def test_everything_that_is_emitted_is_in_the_providers_schema(
    stack: FleetStack, synth: Synth, given: dict[str, Any]
) -> None:
    EksCluster(stack, "prod", **given)
    found = synth()
    assert judging.complaints(found) == []


def test_the_default_is_made_for_production(default: dict[str, Any]) -> None:
    found = default
    assert judging.complaints(found) == []
    cluster = only(found, "aws_eks_cluster")
    assert cluster["name"] == "prod"
    assert cluster["access_config"] == [
        {"authentication_mode": "API", "bootstrap_cluster_creator_admin_permissions": False}
    ]
    (reached,) = cluster["vpc_config"]
    assert (reached["endpoint_private_access"], reached["endpoint_public_access"]) == (True, True)
    assert len(reached["subnet_ids"]) == 3
    (encrypted,) = cluster["encryption_config"]
    assert encrypted["resources"] == ["secrets"]
    assert cluster["enabled_cluster_log_types"] == ["api", "audit", "authenticator"]
    assert cluster["lifecycle"]["prevent_destroy"] is True
    key = only(found, "aws_kms_key")
    assert (key["enable_key_rotation"], key["lifecycle"]) == (True, {"prevent_destroy": True})
    assert only(found, "aws_cloudwatch_log_group")["name"] == "/aws/eks/prod/cluster"
    assert "eks-pod-identity-agent" in {
        one["addon_name"] for one in found["resource"]["aws_eks_addon"].values()
    }
    assert len(found["resource"]["aws_nat_gateway"]) == 3
    # Attributes that the oldest version that we accept does not have are left out.
    assert "deletion_protection" not in cluster


def test_what_is_used_outlives_its_user(default: dict[str, Any]) -> None:
    """Terraform destroys in the reverse order: nodes need their rights and their way out until
    they are gone."""
    found = default
    for type in ("aws_eks_cluster", "aws_eks_node_group"):
        after = {one.split(".")[0] for one in only(found, type)["depends_on"]}
        assert {"aws_iam_role_policy_attachment", "aws_route"} <= after
    assert "aws_eks_access_policy_association" in after
    addons = {one["addon_name"]: one for one in found["resource"]["aws_eks_addon"].values()}
    assert any(one.startswith("aws_eks_node_group.") for one in addons["coredns"]["depends_on"])
    (access,) = found["resource"]["aws_eks_access_policy_association"]
    assert addons["vpc-cni"]["depends_on"] == [f"aws_eks_access_policy_association.{access}"]


def test_one_instance_type_is_rolled_out_and_several_are_for_the_group(
    stack: FleetStack, synth: Synth, default: dict[str, Any]
) -> None:
    EksCluster(stack, "prod", **GIVEN, nodes=EksNodes(instance_types=["m7i.large", "m6i.large"]))
    several = synth()
    assert only(default, "aws_launch_template")["instance_type"] == "m7i.large"
    assert "instance_types" not in only(default, "aws_eks_node_group")
    assert "instance_type" not in only(several, "aws_launch_template")
    assert only(several, "aws_eks_node_group")["instance_types"] == ["m7i.large", "m6i.large"]


def test_what_has_a_fixed_name_can_be_replaced(default: dict[str, Any]) -> None:
    """Terraform extends `create_before_destroy` to all that a resource depends on."""
    resources = [one for all in default["resource"].values() for one in all.values()]
    assert not any("create_before_destroy" in one.get("lifecycle", {}) for one in resources)


def test_without_networks_the_api_server_is_private(stack: FleetStack, synth: Synth) -> None:
    EksCluster(stack, "prod", **AUTO)
    (reached,) = only(synth(), "aws_eks_cluster")["vpc_config"]
    assert reached["endpoint_public_access"] is False
    assert "public_access_cidrs" not in reached


def test_auto_mode_has_no_nodes_of_ours(stack: FleetStack, synth: Synth) -> None:
    EksCluster(stack, "prod", **AUTO)
    found = synth()
    assert not {"aws_eks_node_group", "aws_eks_addon"} & found["resource"].keys()
    cluster = only(found, "aws_eks_cluster")
    assert cluster["compute_config"][0]["enabled"] is True
    assert cluster["kubernetes_network_config"] == [{"elastic_load_balancing": [{"enabled": True}]}]


def test_given_subnets_are_used_and_no_network_is_made(stack: FleetStack, synth: Synth) -> None:
    EksCluster(stack, "prod", **GIVEN)
    found = synth()
    assert "aws_vpc" not in found["resource"]
    for one in (only(found, "aws_eks_cluster")["vpc_config"][0], only(found, "aws_eks_node_group")):
        assert one["subnet_ids"] == GIVEN["subnets"]
    assert "prevent_destroy" not in only(found, "aws_eks_cluster")["lifecycle"]


def test_subnets_may_be_a_list_that_terraform_will_know(stack: FleetStack, synth: Synth) -> None:
    vpc = cdk.resource(stack, "vpc", "terraform_data")
    EksCluster(stack, "prod", **LEAST, subnets=vpc.get_list_attribute("output"))
    (reached,) = only(synth(), "aws_eks_cluster")["vpc_config"]
    assert reached["subnet_ids"] == "${terraform_data.vpc.output}"


def test_subnets_may_be_references(stack: FleetStack, synth: Synth) -> None:
    both = [cdk.resource(stack, name, "terraform_data") for name in "ab"]
    EksCluster(stack, "prod", **LEAST, subnets=[one.get_string_attribute("id") for one in both])
    (reached,) = only(synth(), "aws_eks_cluster")["vpc_config"]
    assert reached["subnet_ids"] == ["${terraform_data.a.id}", "${terraform_data.b.id}"]


def test_whoever_is_taken_out_takes_nobody_along(stack: FleetStack, synth: Synth) -> None:
    """Addresses that a number is in would shift, and Terraform would replace what follows."""
    ann, bob = (f"arn:aws:iam::123456789012:user/{name}" for name in ("ann", "bob"))
    accounts = {"apps/a": ROLE, "apps/b": ROLE}
    EksCluster(stack, "both", **LEAST, role=ROLE, admins=[ann, ROLE, bob], pod_identities=accounts)
    accounts.pop("apps/a")
    EksCluster(stack, "last", **LEAST, role=ROLE, admins=[bob], pod_identities=accounts)
    resources = synth()["resource"]
    for type, field, count in (
        ("aws_eks_access_entry", "principal_arn", 3),
        ("aws_eks_pod_identity_association", "service_account", 2),
    ):
        both, last = (
            {key.split("_")[1]: one[field] for key, one in resources[type].items() if name in key}
            for name in ("both_", "last_")
        )
        assert len(both) == count
        assert last.items() <= both.items()


def test_a_zone_that_comes_or_goes_moves_no_subnet(default: dict[str, Any]) -> None:
    for subnet in default["resource"]["aws_subnet"].values():
        assert subnet["lifecycle"] == {"ignore_changes": ["availability_zone"]}


def test_what_nothing_else_is_made_from_may_be_a_reference(stack: FleetStack, synth: Synth) -> None:
    made = cdk.resource(stack, "made", "terraform_data").get_string_attribute("output")
    EksCluster(
        stack,
        "prod",
        **{**LEAST, "public_access_cidrs": [f"{made}/32"]},
        pod_identities={"apps/loader": made},
        nodes=EksNodes(instance_types=[made]),
    )
    found = synth()
    (reached,) = only(found, "aws_eks_cluster")["vpc_config"]
    assert reached["public_access_cidrs"] == ["${terraform_data.made.output}/32"]
    identity = only(found, "aws_eks_pod_identity_association")
    assert identity["role_arn"] == "${terraform_data.made.output}"
    assert only(found, "aws_launch_template")["instance_type"] == "${terraform_data.made.output}"


def test_whoever_runs_terraform_first_pairs(default: dict[str, Any]) -> None:
    entry = only(default, "aws_eks_access_entry")
    assert entry["principal_arn"].startswith("${data.aws_iam_session_context.")
    # The run of a colleague must not take the access from the first.
    assert entry["lifecycle"] == {"ignore_changes": ["principal_arn"]}


def test_the_role_that_pairs_and_the_admins_have_access(stack: FleetStack, synth: Synth) -> None:
    EksCluster(stack, "prod", **WHOLE)
    found = synth()
    entries = found["resource"]["aws_eks_access_entry"].values()
    assert {one["principal_arn"] for one in entries} == {ROLE, *WHOLE["admins"]}
    assert "data" not in found or "aws_caller_identity" not in found["data"]
    rights = found["resource"]["aws_eks_access_policy_association"].values()
    assert {one["policy_arn"] for one in rights} == {
        "arn:aws:eks::aws:cluster-access-policy/AmazonEKSClusterAdminPolicy"
    }
    assert found["provider"]["aws"] == [{"region": "eu-central-1", "profile": "platform"}]


@pytest.mark.parametrize(
    ("region", "partition"),
    [
        ("cn-north-1", "aws-cn"),
        ("us-gov-west-1", "aws-us-gov"),
        ("us-isob-east-1", "aws-iso-b"),
        ("us-iso-east-1", "aws-iso"),
        ("eusc-de-east-1", "aws-eusc"),
        ("eu-central-1", "aws"),
    ],
)
def test_policies_of_aws_are_those_of_the_partition(region: str, partition: str) -> None:
    assert names.partition(region) == partition


def test_a_role_is_assumed_by_its_service_alone(default: dict[str, Any]) -> None:
    roles = default["resource"]["aws_iam_role"].values()
    trusted = [json.loads(one["assume_role_policy"])["Statement"] for one in roles]
    assert {statement[0]["Principal"]["Service"] for statement in trusted} == {
        "eks.amazonaws.com",
        "ec2.amazonaws.com",
        "pods.eks.amazonaws.com",
    }
    assert all(len(one["name_prefix"]) <= 38 for one in roles)


def test_the_outputs_of_a_module(stack: FleetStack) -> None:
    module = "module.eks.aws_eks_cluster.this[0]"
    EksCluster.from_outputs(
        stack,
        "prod",
        server="https://ABC.gr7.eu-central-1.eks.amazonaws.com",
        certificate_authority_data="",
        cluster_name="prod",
        region="eu-central-1",
        role=ROLE,
        made_by=module,
    )
    fleet = read.from_object(stack.handover(), "x")
    declared = of_kind(eks.Declaration, fleet.clusters["prod"])
    assert (declared.resource(), declared.role) == (module, ROLE)


def test_two_clusters_in_two_regions_have_a_provider_each(stack: FleetStack, synth: Synth) -> None:
    for region in ("eu-central-1", "us-east-1"):
        EksCluster(stack, region, **{**GIVEN, "region": region, "auto_mode": True})
    found = synth()
    assert [one["region"] for one in found["provider"]["aws"]] == ["eu-central-1", "us-east-1"]
    assert all(one["alias"].endswith(one["region"]) for one in found["provider"]["aws"])
    clusters = found["resource"]["aws_eks_cluster"].values()
    assert len({one["provider"] for one in clusters}) == 2


def test_a_provider_of_the_users_must_be_for_the_region(stack: FleetStack, synth: Synth) -> None:
    cdk.provider(stack, "mine", "aws", source="hashicorp/aws", version="6.0.0", region="us-east-1")
    EksCluster(stack, "prod", **GIVEN)
    found = synth()
    (region,) = found["data"]["aws_region"]
    (check,) = only(found, "aws_eks_cluster")["lifecycle"]["precondition"]
    assert check["condition"] == f'${{data.aws_region.{region}.id == "eu-central-1"}}'
    assert "demo/prod: the aws provider" in check["error_message"]


@pytest.mark.parametrize(
    ("given", "subject", "says"),
    [
        ({"region": "frankfurt"}, "region", "not the name of an AWS region"),
        ({"cluster_name": "a b"}, "cluster_name", "not the name of an EKS cluster"),
        ({"cluster_name": "${TfToken[TOKEN.0]}"}, "cluster_name", "Write it as it is"),
        ({"region": "${TfToken[TOKEN.0]}"}, "region", "Write it as it is"),
        ({"version": "1.33.1"}, "version", "not a minor version of Kubernetes"),
        ({"role": "pairing"}, "role", "not the ARN of an IAM role"),
        ({"admins": ["arn:aws:iam::1:root"]}, "admins[0]", "not the ARN of an IAM role or user"),
        ({"public_access_cidrs": ["10.0.0.1/8"]}, "public_access_cidrs[0]", "not an IPv4 network"),
        ({"public_access_cidrs": ["1.1.1.1/32"] * 41}, "public_access_cidrs", "40 at most"),
        ({"subnets": ["a", "b"]}, "subnets[0]", "not the id of a subnet"),
        ({"subnets": ["subnet-0a1b2c3d"]}, "subnets", "EKS needs two, in different zones"),
        ({**GIVEN, "network": EksNetwork()}, "network", "Give one of the two"),
        ({"network": EksNetwork(cidr="10.0.0.0/8")}, "network.cidr", "not between /16 and /20"),
        ({"network": EksNetwork(cidr="fd00::/64")}, "network.cidr", "not an IPv4 network"),
        ({"network": EksNetwork(zones=cast(Any, 4))}, "network.zones", "known: 2, 3"),
        (
            {"network": EksNetwork(egress=cast(Any, "nat"))},
            "network.egress",
            "nat-gateway-per-zone",
        ),
        ({"nodes": EksNodes(minimum=0)}, "nodes.minimum", ">= 1"),
        ({"nodes": EksNodes(minimum=5, maximum=4)}, "nodes.maximum", "4 is less than 5"),
        ({"nodes": EksNodes(instance_types=[])}, "nodes.instance_types", "empty"),
        ({"nodes": EksNodes(), "auto_mode": True}, "nodes", "of no use in Auto Mode"),
        ({"addons": [], "auto_mode": True}, "addons", "of no use in Auto Mode"),
        ({"addons": ["Vpc CNI"]}, "addons[0]", "not the name of an EKS add-on"),
        (
            {"addons": ["vpc-cni"], "pod_identities": {"a/b": ROLE}},
            "pod_identities",
            "eks-pod-identity-agent is not among the add-ons",
        ),
        ({"pod_identities": {"b": ROLE}}, "pod_identities", "not NAMESPACE/SERVICEACCOUNT"),
        ({"pod_identities": {"a/b": "r"}}, "pod_identities.a/b", "not the ARN of an IAM role"),
        ({"addons": ["aws-ebs-csi-driver"]}, "addons", "eks-pod-identity-agent, which is missing"),
        (
            {"network": EksNetwork(cidr="${TfToken[TOKEN.0]}")},
            "network.cidr",
            "a reference, which only Terraform can read",
        ),
        ({"logs": ["kubelet"]}, "logs[0]", "known: api, audit"),
        ({"log_retention_days": 100}, "log_retention_days", "does not keep logs for 100 days"),
        ({"tags": {"a": object()}}, "tags", "Encoding objects of type object"),
        ({"kms_key": "alias/x"}, "kms_key", "not the ARN of a KMS key"),
        ({"service_cidr": "8.8.0.0/16"}, "service_cidr", "not a private network"),
        ({"service_cidr": "10.0.0.0/16"}, "service_cidr", "overlaps the VPC's 10.0.0.0/16"),
        ({"support": "NONE"}, "support", "known: EXTENDED, STANDARD"),
        ({"deletion_protection": "aws"}, "deletion_protection", "Expected `bool`"),
        ({"tags": {"a": "\n"}}, "tags", "control characters"),
        ({"proxy_url": "proxy"}, "proxy_url", "proxy"),
    ],
)
def test_refusals(stack: FleetStack, given: dict[str, Any], subject: str, says: str) -> None:
    with pytest.raises(BadInput) as caught:
        EksCluster(stack, "prod", **{**LEAST, **given})
    assert caught.value.subject.startswith(f"demo/prod.{subject}"), caught.value
    assert says in str(caught.value)
    # Refused before anything is in the stack.
    assert "prod" not in stack.declared["clusters"].entries

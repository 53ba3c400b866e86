"""A cluster on GKE, what encrypts its Secrets, its nodes, and who may use it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from provisioner_cdk import cdk
from provisioner_cdk.google import network
from provisioner_cdk.google.settings import GkeNodes, Settings
from provisioner_cdk.made import Resources, addresses, digest, part

CIPHER = "roles/cloudkms.cryptoKeyEncrypterDecrypter"
NODE_ROLE = "roles/container.defaultNodeServiceAccount"
ADMIN = "roles/container.admin"
LOGS = ("SYSTEM_COMPONENTS", "WORKLOADS", "APISERVER", "SCHEDULER", "CONTROLLER_MANAGER")
QUARTER = f"{90 * 24 * 3600}s"
AUTOPILOT = {"enable_autopilot": True}


@dataclass(frozen=True, kw_only=True)
class Account:
    """What nodes run as. `needed`: the address of its role, without which they cannot work."""

    email: str
    needed: Sequence[str]


def make(resources: Resources, wanted: Settings, pairs: str) -> cdk.TerraformResource:
    """The cluster. `pairs`: the IAM member that pairs it, or an empty text."""
    net = network.of(resources, wanted)
    account = None if wanted.autopilot else _node_account(resources, wanted)
    key, cipher = _key(resources, wanted)
    cluster = resources.make(
        "cluster",
        "google_container_cluster",
        project=wanted.project,
        location=wanted.location,
        name=wanted.cluster_name,
        deletion_protection=wanted.deletion_protection,
        lifecycle=_lifecycle(wanted),
        release_channel=[{"channel": wanted.release_channel}],
        private_cluster_config=[_private(wanted)],
        master_authorized_networks_config=[_admitted(wanted)],
        database_encryption=[{"state": "ENCRYPTED", "key_name": key}],
        logging_config=[{"enable_components": list(LOGS)}],
        resource_labels=wanted.labels or None,
        depends_on=[*cipher, *net.needed],
        **net.attributes,
        **(_standard(wanted, account) if account else AUTOPILOT),
    )
    if account:
        _pool(resources, wanted, cluster, account, net.needed)
    _admit(resources, wanted, [*([pairs] if pairs else []), *wanted.admins])
    return cluster


def _lifecycle(wanted: Settings) -> dict[str, Any]:
    """`node_config` is that of the first pool, which is removed at once."""
    kept = {"prevent_destroy": True} if wanted.deletion_protection else {}
    return {**kept, "ignore_changes": ["node_config"]}


def _private(wanted: Settings) -> dict[str, bool]:
    return {
        "enable_private_nodes": True,
        "enable_private_endpoint": not wanted.public_access_cidrs,
    }


def _admitted(wanted: Settings) -> dict[str, Any]:
    """The block alone means that nobody else is admitted."""
    blocks = [{"cidr_block": cidr} for cidr in wanted.public_access_cidrs]
    return {
        "gcp_public_cidrs_access_enabled": False,
        **({"cidr_blocks": blocks} if blocks else {}),
    }


def _standard(wanted: Settings, account: Account) -> dict[str, Any]:
    return {
        "workload_identity_config": [{"workload_pool": f"{wanted.project}.svc.id.goog"}],
        "datapath_provider": "ADVANCED_DATAPATH",  # enforces network policies
        "remove_default_node_pool": True,
        "initial_node_count": 1,
        "node_config": [{"service_account": account.email}],
    }


def _node_account(resources: Resources, wanted: Settings) -> Account:
    """Nodes run with the rights of a node, not with those of the project's default account."""
    account = resources.make(
        "nodes-account",
        "google_service_account",
        project=wanted.project,
        account_id=_account_id(wanted),
        display_name=f"Nodes of {wanted.cluster_name}",
    )
    role = resources.make(
        "nodes-role",
        "google_project_iam_member",
        project=wanted.project,
        role=NODE_ROLE,
        member=account.get_string_attribute("member"),
    )
    return Account(email=account.get_string_attribute("email"), needed=addresses(role))


def _account_id(wanted: Settings) -> str:
    """At most 30 characters, and unique in the project, where several locations may have a cluster
    of one name."""
    unique = digest(f"{wanted.location}/{wanted.cluster_name}")
    return f"{wanted.cluster_name[:15].rstrip('-')}-nodes-{unique}"


def _pool(
    resources: Resources,
    wanted: Settings,
    cluster: cdk.TerraformResource,
    account: Account,
    needed: Sequence[str],
) -> None:
    nodes = wanted.nodes or GkeNodes()
    resources.make(
        "nodes",
        "google_container_node_pool",
        project=wanted.project,
        location=wanted.location,
        cluster=cluster.get_string_attribute("name"),
        # A prefix: where a change replaces the pool, the new one is made before the old one goes.
        name_prefix="pool-",
        initial_node_count=max(nodes.minimum, 1),
        autoscaling=[{"min_node_count": nodes.minimum, "max_node_count": nodes.maximum}],
        management=[{"auto_repair": True, "auto_upgrade": True}],
        upgrade_settings=[{"max_surge": 1, "max_unavailable": 0}],
        node_config=[_node_config(account, nodes)],
        lifecycle={"create_before_destroy": True, "ignore_changes": ["initial_node_count"]},
        depends_on=[*account.needed, *needed],
    )


def _node_config(account: Account, nodes: GkeNodes) -> dict[str, Any]:
    return {
        "machine_type": nodes.machine_type,
        "disk_size_gb": nodes.disk,
        "spot": nodes.spot,
        "service_account": account.email,
        # What the account may do is said by its roles.
        "oauth_scopes": ["https://www.googleapis.com/auth/cloud-platform"],
        "workload_metadata_config": [{"mode": "GKE_METADATA"}],
        "shielded_instance_config": [
            {"enable_secure_boot": True, "enable_integrity_monitoring": True}
        ],
        **({"labels": nodes.labels} if nodes.labels else {}),
    }


def _key(resources: Resources, wanted: Settings) -> tuple[str, list[str]]:
    """The key that encrypts Secrets, and the addresses of what lets GKE use it. One that is given
    may encrypt those of other clusters, too, so its rights are not ours to give and to take."""
    if wanted.kms_key:
        return wanted.kms_key, []
    ring = resources.make(
        "key-ring",
        "google_kms_key_ring",
        project=wanted.project,
        location=wanted.region,
        name=_ring_name(resources, wanted),
    )
    key = resources.make(
        "key",
        "google_kms_crypto_key",
        key_ring=ring.get_string_attribute("id"),
        name="secrets",
        rotation_period=QUARTER,
        # Without the key every Secret is lost, backups included.
        lifecycle={"prevent_destroy": True} if wanted.deletion_protection else None,
    )
    name = key.get_string_attribute("id")
    return name, _cipher(resources, wanted, name)


def _ring_name(resources: Resources, wanted: Settings) -> str:
    """Key rings are never deleted, so that a cluster made again needs a new name for its own."""
    made = cdk.resource(resources.scope, "key-ring-id", "terraform_data")
    unique = f"substr({made.get_string_attribute('id')}, 0, 8)"
    return f'${{format("%s-%s", "{wanted.cluster_name}", {unique})}}'


def _cipher(resources: Resources, wanted: Settings, key: str) -> list[str]:
    project = resources.look_up("project", "google_project", project_id=wanted.project)
    number = project.get_string_attribute("number")
    agent = f"service-{number}@container-engine-robot.iam.gserviceaccount.com"
    made = resources.make(
        "key-access",
        "google_kms_crypto_key_iam_member",
        crypto_key_id=key,
        role=CIPHER,
        member=f"serviceAccount:{agent}",
    )
    return addresses(made)


def _admit(resources: Resources, wanted: Settings, members: Sequence[str]) -> None:
    """Google has no access to one cluster alone: the role is the project's. So a stack gives it
    once, or the first cluster that leaves would take it from the others."""
    stack = cdk.TerraformStack.of(resources.scope)
    for member in dict.fromkeys(members):
        access = part(stack, "access", f"{wanted.project} {member}")
        if not stack.node.try_find_child(access):
            Resources(scope=stack, provider=resources.provider).make(
                access,
                "google_project_iam_member",
                project=wanted.project,
                role=ADMIN,
                member=member,
            )

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any, TypedDict, Unpack

from provisioner.handover.clusters import aks
from provisioner.handover.sign_in.azure import AKS
from provisioner_cdk import cdk, validation
from provisioner_cdk.azure import control_plane
from provisioner_cdk.azure.place import Place
from provisioner_cdk.azure.settings import AksNetwork, AksNodes, ObjectId, Settings
from provisioner_cdk.clusters import endpoint
from provisioner_cdk.clusters.base import Cluster
from provisioner_cdk.made import Resources
from provisioner_cdk.providers import Source

__all__ = ["AksCluster", "AksNetwork", "AksNodes"]

PROVIDER = Source(
    type="azurerm", source="hashicorp/azurerm", version=">= 4.81, < 6.0", blocks=("features",)
)
CERTIFICATE = "kube_config[0].cluster_ca_certificate"


class Options(TypedDict, total=False):
    """Keywords of `AksCluster`; the defaults are those of
    `provisioner_cdk.azure.settings.Settings`.

    `version`: of Kubernetes, such as `1.33`; by default AKS's. `subnet_id`: of nodes, in a network
    that exists; by default one is made, as `network` says. `kms_key`: encrypts Secrets, and its
    vault must let the cluster's identity use it; by default a vault with a key is made.
    `log_workspace`: of Log Analytics; by default one is made, which keeps logs for
    `log_retention_days`. `admins`: object ids of more users, groups and identities that
    administrate the cluster. `deletion_protection`: while the cluster is declared,
    Terraform refuses to destroy it and the key of its Secrets. `protected_by_azure`: a lock makes
    Azure refuse others, too.
    """

    cluster_name: str
    version: str
    network: AksNetwork
    subnet_id: str
    nodes: AksNodes
    kms_key: str
    log_workspace: str
    log_retention_days: int
    admins: Sequence[str]
    deletion_protection: bool
    protected_by_azure: bool
    tags: Mapping[str, str]


class AksCluster(Cluster):
    """A cluster on Azure Kubernetes Service in `location`, in the resource group `resource_group`,
    made for production.

    Its API server is reached from the networks `public_access_cidrs`; with none of them it is
    private, so pairing must run in a network that knows its name, or have a `proxy_url`. There are
    no local accounts: Azure's roles decide who may do what. Secrets are encrypted with a key of Key
    Vault, the control plane logs to Log Analytics, and pods get Azure identities through workload
    identity.

    `principal_id` is the object id of the identity that pairs; it gets the role Azure Kubernetes
    Service RBAC Cluster Admin on this cluster. Without it, that is the identity that first runs
    Terraform. `client_id` and `tenant_id` choose the identity on the machine that pairs. For the
    rest see `Options`.
    """

    def __init__(
        self,
        scope: cdk.Construct,
        id: str,
        *,
        location: str,
        resource_group: str,
        public_access_cidrs: Sequence[str],
        principal_id: str = "",
        tenant_id: str = "",
        client_id: str = "",
        proxy_url: str = "",
        tls_server_name: str = "",
        provider: cdk.TerraformProvider | None = None,
        **options: Unpack[Options],
    ) -> None:
        super().__init__(scope, id)
        given: dict[str, Any] = {
            "tenant_id": tenant_id,
            "client_id": client_id,
            "proxy_url": proxy_url,
            "tls_server_name": tls_server_name,
        }
        endpoint.check(aks.Declaration, self.path, **given)
        if principal_id:
            validation.value(ObjectId, principal_id, f"{self.path}.principal_id")
        wanted = _wanted(
            self.path,
            location=location,
            resource_group=resource_group,
            public_access_cidrs=public_access_cidrs,
            **{"cluster_name": self.name.replace(".", "-"), **options},
        )
        block = provider.fqn if provider else self.stack.providers.of(PROVIDER)
        place = Place(
            resources=Resources(scope=self, provider=block),
            group=wanted.resource_group,
            location=wanted.location,
            name=wanted.cluster_name,
            tags=wanted.tags,
        )
        # For other resources that refer to it.
        self.resource: cdk.TerraformResource = control_plane.make(place, wanted, principal_id)
        address = "fqdn" if wanted.public_access_cidrs else "private_fqdn"
        given |= {
            "server": self.resource.get_string_attribute(address),
            "certificate_authority_data": self.resource.get_string_attribute(CERTIFICATE),
        }
        self.is_cluster(endpoint.entry(aks.Declaration, self.path, self.resource, **given))

    @staticmethod
    def from_outputs(
        scope: cdk.Construct,
        id: str,
        *,
        server: str,
        certificate_authority_data: str,
        server_id: str = AKS,
        tenant_id: str = "",
        client_id: str = "",
        proxy_url: str = "",
        tls_server_name: str = "",
        made_by: cdk.TerraformResource | str = "",
    ) -> Cluster:
        """A cluster that a module of yours makes, of its outputs. For Azure/aks/azurerm:
        `cluster_fqdn`, `cluster_ca_certificate`, and `made_by`
        `module.NAME.azurerm_kubernetes_cluster.main`. The identity that pairs must have the role
        Azure Kubernetes Service RBAC Cluster Admin."""
        return endpoint.of_outputs(
            scope,
            id,
            aks.Declaration,
            made_by,
            server=server,
            certificate_authority_data=certificate_authority_data,
            server_id=server_id,
            tenant_id=tenant_id,
            client_id=client_id,
            proxy_url=proxy_url,
            tls_server_name=tls_server_name,
        )


def _wanted(path: str, **given: Any) -> Settings:
    """Checked, with its texts as Terraform's."""
    values = validation.plain(given, path)
    for name in ("resource_group", "cluster_name", "network"):
        validation.known(values.get(name), f"{path}.{name}")
    wanted = validation.declaration(Settings, values, path)
    wanted["network"] = wanted["network"] and AksNetwork(**wanted["network"])
    wanted["nodes"] = wanted["nodes"] and AksNodes(**wanted["nodes"])
    return Settings(**wanted)

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any, Literal, TypedDict, Unpack

from provisioner.handover.clusters import eks
from provisioner_cdk import cdk, validation
from provisioner_cdk.aws import control_plane
from provisioner_cdk.aws.network import EksNetwork
from provisioner_cdk.aws.nodes import EksNodes
from provisioner_cdk.aws.parts import PROVIDER, Parts
from provisioner_cdk.aws.settings import Settings
from provisioner_cdk.clusters import endpoint
from provisioner_cdk.clusters.base import Cluster

__all__ = ["EksCluster", "EksNetwork", "EksNodes"]

# A list that Terraform will know, such as the output `private_subnets` of a module.
LIST = "#{TfToken["
EXAMPLES = ["subnet-00000001", "subnet-00000002"]
# What other values are made from.
WRITTEN = ("cluster_name", "region", "network", "service_cidr")


class Options(TypedDict, total=False):
    """Keywords of `EksCluster`; the defaults are those of `provisioner_cdk.aws.settings.Settings`.

    `version`: of Kubernetes, such as `1.33`; by default EKS's. `security_groups`: more of them for
    the API server's interfaces. `addons`: names of EKS add-ons. `pod_identities`: ARNs of roles, by
    `NAMESPACE/SERVICEACCOUNT`. `oidc_provider`: also roles for ServiceAccounts the older way.
    `admins`: ARNs of more roles or users that administrate the cluster. `kms_key`: the ARN of a key
    that encrypts Secrets; by default one is made. `deletion_protection`: while
    the cluster is declared, Terraform refuses to destroy it and the key of its Secrets.
    `protected_by_aws`: AWS refuses, too, also when it has left the stack; False lifts that. Version
    6.9 of the provider or a newer one is needed.
    """

    version: str
    subnets: Sequence[str]
    security_groups: Sequence[str]
    network: EksNetwork
    nodes: EksNodes
    auto_mode: bool
    addons: Sequence[str]
    pod_identities: Mapping[str, str]
    oidc_provider: bool
    admins: Sequence[str]
    logs: Sequence[Literal["api", "audit", "authenticator", "controllerManager", "scheduler"]]
    log_retention_days: int
    kms_key: str
    service_cidr: str
    support: Literal["STANDARD", "EXTENDED"]
    deletion_protection: bool
    protected_by_aws: bool
    tags: Mapping[str, str]


class EksCluster(Cluster):
    """A cluster on Amazon EKS in `region`, made for production.

    Its API server is reached from the networks `public_access_cidrs`; with none of them, only from
    inside the VPC, so pairing must run there or have a `proxy_url`. Nodes are in the private
    `subnets`, or in those of a VPC that is made (`network`); they are a managed group (`nodes`), or
    AWS's own with `auto_mode`. Secrets are encrypted with a KMS key, the control plane logs to
    CloudWatch, and pods get AWS roles through EKS Pod Identity.

    `role` is assumed for pairing, and administrates the cluster through an access entry. Without
    it, that is the identity that first runs Terraform: name a role where several people or a
    pipeline run it. `profile` is one of the AWS configuration. For the rest see `Options`.

    To move to another `region`, declare a second cluster there, and remove the first afterwards:
    with another region, Terraform would not find the first one, and forget it.
    """

    def __init__(
        self,
        scope: cdk.Construct,
        id: str,
        *,
        region: str,
        public_access_cidrs: Sequence[str],
        cluster_name: str | None = None,
        role: str = "",
        profile: str = "",
        proxy_url: str = "",
        tls_server_name: str = "",
        provider: cdk.TerraformProvider | None = None,
        **options: Unpack[Options],
    ) -> None:
        super().__init__(scope, id)
        given = {
            "cluster_name": cluster_name or self.name.replace(".", "-"),
            "region": region,
            "role": role,
            "profile": profile,
            "proxy_url": proxy_url,
            "tls_server_name": tls_server_name,
        }
        for name, value in validation.plain({**given, **options}, self.path).items():
            if name in WRITTEN:
                validation.known(value, f"{self.path}.{name}")
        checked = endpoint.check(eks.Declaration, self.path, **given)
        wanted = _wanted(self.path, public_access_cidrs=public_access_cidrs, **options)
        settings = {"region": region, **({"profile": profile} if profile else {})}
        parts = Parts(
            scope=self,
            provider=provider.fqn if provider else self.stack.providers.of(PROVIDER, **settings),
            name=checked["cluster_name"],
            region=region,
            tags=wanted["tags"],
        )
        # For other resources that refer to it.
        self.resource: cdk.TerraformResource = control_plane.make(parts, wanted, checked["role"])
        given |= {
            "server": self.resource.get_string_attribute("endpoint"),
            "certificate_authority_data": self.resource.get_string_attribute(
                "certificate_authority[0].data"
            ),
        }
        self.is_cluster(endpoint.entry(eks.Declaration, self.path, self.resource, **given))

    @staticmethod
    def from_outputs(
        scope: cdk.Construct,
        id: str,
        *,
        server: str,
        certificate_authority_data: str,
        cluster_name: str,
        region: str,
        role: str = "",
        profile: str = "",
        proxy_url: str = "",
        tls_server_name: str = "",
        made_by: cdk.TerraformResource | str = "",
    ) -> Cluster:
        """A cluster that a module of yours makes, of its outputs. For terraform-aws-modules/eks:
        `cluster_endpoint`, `cluster_certificate_authority_data`, `cluster_name`, and `made_by`
        `module.NAME.aws_eks_cluster.this[0]`. The identity that pairs must have access: its access
        entry is the module's."""
        return endpoint.of_outputs(
            scope,
            id,
            eks.Declaration,
            made_by,
            server=server,
            certificate_authority_data=certificate_authority_data,
            cluster_name=cluster_name,
            region=region,
            role=role,
            profile=profile,
            proxy_url=proxy_url,
            tls_server_name=tls_server_name,
        )


def _wanted(path: str, **options: Any) -> dict[str, Any]:
    """`Settings` as Terraform text."""
    given = validation.plain(options, path)
    given = {name: value for name, value in given.items() if value is not None}
    subnets = given.get("subnets", [])
    known_later = len(subnets) == 1 and str(subnets[0]).startswith(LIST)
    if known_later:
        given["subnets"] = EXAMPLES
    wanted = validation.declaration(Settings, given, path)
    return {**wanted, **({"subnets": subnets} if known_later else {})}

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any, Literal, TypedDict, Unpack

from provisioner.handover.clusters import gke
from provisioner_cdk import cdk, validation
from provisioner_cdk.clusters import endpoint
from provisioner_cdk.clusters.base import Cluster
from provisioner_cdk.google import control_plane
from provisioner_cdk.google.settings import GkeNetwork, GkeNodes, Settings
from provisioner_cdk.made import Resources
from provisioner_cdk.providers import Source

__all__ = ["GkeCluster", "GkeNetwork", "GkeNodes"]

PROVIDER = Source(type="google", source="hashicorp/google", version=">= 6.50, < 9.0")
CERTIFICATE = "master_auth[0].cluster_ca_certificate"


class Options(TypedDict, total=False):
    """Keywords of `GkeCluster`; the defaults are those of
    `provisioner_cdk.google.settings.Settings`.

    `network_name` and `subnetwork_name`: a network that exists, with the names of its secondary
    ranges `pods_range` and `services_range`; by default one is made, as `network` says. `nodes`: of
    a cluster without `autopilot`. `kms_key`: encrypts Secrets, and must let GKE's service agent use
    it (`roles/cloudkms.cryptoKeyEncrypterDecrypter` for
    `service-PROJECT_NUMBER@container-engine-robot.iam.gserviceaccount.com`); by default one is
    made. `admins`: more IAM members with the role container.admin, which is the project's.
    `deletion_protection`: Terraform refuses to destroy the cluster, and while it is declared the
    key of its Secrets.
    """

    cluster_name: str
    network: GkeNetwork
    network_name: str
    subnetwork_name: str
    pods_range: str
    services_range: str
    autopilot: bool
    nodes: GkeNodes
    release_channel: Literal["RAPID", "REGULAR", "STABLE", "EXTENDED"]
    kms_key: str
    admins: Sequence[str]
    deletion_protection: bool
    labels: Mapping[str, str]


class GkeCluster(Cluster):
    """A cluster on Google Kubernetes Engine in `location` (a region, or a zone), made for
    production.

    Its API server is reached from the networks `public_access_cidrs`; with none of them, only from
    inside its subnetwork, so pairing must run there or have a `proxy_url`. Nodes have no public
    addresses; they are a pool (`nodes`), or Google's own with `autopilot`. Secrets are encrypted
    with a key of Cloud KMS, the control plane logs to Cloud Logging, and pods get Google identities
    through Workload Identity.

    `impersonate` is the service account that pairs; it gets the role container.admin in the
    project. Without it, that is whoever runs provisioner, with the roles that they have. For the
    rest see `Options`.
    """

    def __init__(
        self,
        scope: cdk.Construct,
        id: str,
        *,
        project: str,
        location: str,
        public_access_cidrs: Sequence[str],
        impersonate: str = "",
        proxy_url: str = "",
        tls_server_name: str = "",
        provider: cdk.TerraformProvider | None = None,
        **options: Unpack[Options],
    ) -> None:
        super().__init__(scope, id)
        given: dict[str, Any] = {
            "impersonate": impersonate,
            "proxy_url": proxy_url,
            "tls_server_name": tls_server_name,
        }
        checked = endpoint.check(gke.Declaration, self.path, **given)
        wanted = _wanted(
            self.path,
            project=project,
            location=location,
            public_access_cidrs=public_access_cidrs,
            **{"cluster_name": self.name.replace(".", "-"), **options},
        )
        block = provider.fqn if provider else self.stack.providers.of(PROVIDER)
        pairs = f"serviceAccount:{checked['impersonate']}" if impersonate else ""
        # For other resources that refer to it.
        self.resource: cdk.TerraformResource = control_plane.make(
            Resources(scope=self, provider=block), wanted, pairs
        )
        given |= {
            "server": self.resource.get_string_attribute("endpoint"),
            "certificate_authority_data": self.resource.get_string_attribute(CERTIFICATE),
        }
        self.is_cluster(endpoint.entry(gke.Declaration, self.path, self.resource, **given))

    @staticmethod
    def from_outputs(
        scope: cdk.Construct,
        id: str,
        *,
        server: str,
        certificate_authority_data: str,
        impersonate: str = "",
        proxy_url: str = "",
        tls_server_name: str = "",
        made_by: cdk.TerraformResource | str = "",
    ) -> Cluster:
        """A cluster that a module of yours makes, of its outputs. For
        terraform-google-modules/kubernetes-engine: `endpoint`, `ca_certificate`, and `made_by`
        `module.NAME.google_container_cluster.primary`. The identity that pairs must have
        container.admin."""
        return endpoint.of_outputs(
            scope,
            id,
            gke.Declaration,
            made_by,
            server=server,
            certificate_authority_data=certificate_authority_data,
            impersonate=impersonate,
            proxy_url=proxy_url,
            tls_server_name=tls_server_name,
        )


def _wanted(path: str, **given: Any) -> Settings:
    """Checked, with its texts as Terraform's."""
    values = validation.plain(given, path)
    for name in ("location", "cluster_name", "network"):
        validation.known(values.get(name), f"{path}.{name}")
    wanted = validation.declaration(Settings, values, path)
    wanted["network"] = wanted["network"] and GkeNetwork(**wanted["network"])
    wanted["nodes"] = wanted["nodes"] and GkeNodes(**wanted["nodes"])
    return Settings(**wanted)

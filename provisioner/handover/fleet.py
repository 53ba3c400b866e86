"""The handover: all that pairing needs to know, as Terraform's output `provisioner_handover`."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated, Literal

import msgspec

from provisioner.handover import clusters, kinds, repositories

if TYPE_CHECKING:
    from provisioner.handover.clusters.base import Cluster as Cluster
    from provisioner.handover.repositories.base import Repository as Repository
else:
    Cluster = kinds.union(clusters)
    Repository = kinds.union(repositories)

OUTPUT = "provisioner_handover"
# The other output, sensitive, only where Terraform keeps keys: names of clusters to private keys.
KEYS = "provisioner_keys"
VERSION = 1
COMPONENTS = (
    "source-controller",
    "kustomize-controller",
    "helm-controller",
    "notification-controller",
)
EXTRA_COMPONENTS = ("image-reflector-controller", "image-automation-controller", "source-watcher")
if TYPE_CHECKING:
    Component = str
else:
    Component = Literal[COMPONENTS + EXTRA_COMPONENTS]

# A Kubernetes label value that is also a file name and a Git path segment.
Name = Annotated[str, msgspec.Meta(pattern=r"^[a-z0-9]([a-z0-9.-]{0,61}[a-z0-9])?$")]
Duration = Annotated[str, msgspec.Meta(pattern=r"^([0-9]+h)?([0-9]+m)?([0-9]+s)?$", min_length=2)]
FluxVersion = Annotated[str, msgspec.Meta(pattern=r"^v[0-9]+\.[0-9]+\.[0-9]+$")]


class Strict(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    pass


class DeployKey(Strict, frozen=True, kw_only=True):
    """The key that a cluster reads its repository with. `write` is for image automation only.
    `custody`: whether it is made on the cluster, or by Terraform, whose state and output
    `provisioner_keys` then hold the private half."""

    algorithm: Literal["ed25519", "ecdsa", "rsa"] = "ed25519"
    write: bool = False
    custody: Literal["cluster", "terraform"] = "cluster"


class GitOps(Strict, frozen=True, kw_only=True):
    """What runs on the cluster. Defaults are those of `flux bootstrap`; `distribution` is a folder
    or archive laid out as the Flux release's manifests.tar.gz, needed only where the release cannot
    be downloaded."""

    flux_version: FluxVersion = "v2.9.4"
    distribution: str | None = None
    components: list[Component] = msgspec.field(default_factory=lambda: list(COMPONENTS))
    namespace: Name = "flux-system"
    registry: str = "ghcr.io/fluxcd"
    image_pull_secret: str = ""
    log_level: Literal["debug", "info", "error"] = "info"
    network_policy: bool = True
    watch_all_namespaces: bool = True
    cluster_domain: str = "cluster.local"
    toleration_keys: list[str] = []
    interval: Duration = "1m0s"
    sync_interval: Duration = "10m0s"


class Pairing(Strict, frozen=True, kw_only=True):
    """One cluster, one repository path, one deploy key, one set of components."""

    cluster: str
    repository: str
    path: str
    shared_path: bool = False
    deploy_key: DeployKey = DeployKey()
    gitops: GitOps = GitOps()


class Fleet(Strict, frozen=True, kw_only=True):
    """The whole handover. Keys of `clusters`, `repositories` and `pairings` are names; `fleet`
    never changes. `pairings` are keyed by the name of their cluster."""

    version: Literal[1]
    fleet: Name
    clusters: dict[Name, Cluster]
    repositories: dict[Name, Repository]
    pairings: dict[Name, Pairing]

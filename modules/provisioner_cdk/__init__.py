"""CDKTF constructs of a fleet: declare clusters, repositories, deploy keys and what Flux runs.

    from provisioner_cdk import App, DeployKey, FleetStack, GitOps
    from provisioner_cdk import SandboxCluster, SandboxRepository

Works with cdktf and with its successor cdktn; see `provisioner_cdk.cdk`. What the modules in
`clusters`, `platform` and `repositories` list in their `__all__` can be imported from here: a new
kind is a new file.
"""

import importlib
import pkgutil
from types import ModuleType
from typing import TYPE_CHECKING

from provisioner.handover.reference import Reference
from provisioner_cdk import clusters, platform, repositories
from provisioner_cdk.artifact_verification import Identity, SignedArtifacts
from provisioner_cdk.aws.sops_key import AwsSopsKey
from provisioner_cdk.aws.source_access import AwsSourceAccess
from provisioner_cdk.canary_analysis import CanaryAlertProvider, CanaryMetric
from provisioner_cdk.cdk import App, Construct
from provisioner_cdk.deploy_key import DeployKey
from provisioner_cdk.fleet import FleetStack
from provisioner_cdk.gitops import GitOps, Manifests
from provisioner_cdk.image import Image
from provisioner_cdk.platform.artifact_generator import (
    ArtifactCopy,
    ArtifactInput,
    GeneratedArtifact,
)
from provisioner_cdk.platform.base import Delivery, EventSource, HealthCheck, HelmDelivery
from provisioner_cdk.platform.receiver import ReceiverResource
from provisioner_cdk.sign_in import (
    AwsSignIn,
    AzureSignIn,
    ClientCertificateSignIn,
    ExecSignIn,
    GoogleSignIn,
    TokenSignIn,
)
from provisioner_cdk.verification import SignedCommits
from provisioner_cdk.waves import Wave

if TYPE_CHECKING:
    # Type checkers cannot list folders. A kind that is not named here works all the same, and has
    # its types where it is: `from provisioner_cdk.clusters.KIND import ...`.
    from provisioner_cdk.clusters.aks import AksCluster as AksCluster
    from provisioner_cdk.clusters.aks import AksNetwork as AksNetwork
    from provisioner_cdk.clusters.aks import AksNodes as AksNodes
    from provisioner_cdk.clusters.cluster_api import ClusterApiCluster as ClusterApiCluster
    from provisioner_cdk.clusters.cluster_api import Topology as Topology
    from provisioner_cdk.clusters.cluster_api import Workers as Workers
    from provisioner_cdk.clusters.eks import EksCluster as EksCluster
    from provisioner_cdk.clusters.eks import EksNetwork as EksNetwork
    from provisioner_cdk.clusters.eks import EksNodes as EksNodes
    from provisioner_cdk.clusters.endpoint import EndpointCluster as EndpointCluster
    from provisioner_cdk.clusters.existing import ExistingCluster as ExistingCluster
    from provisioner_cdk.clusters.gke import GkeCluster as GkeCluster
    from provisioner_cdk.clusters.gke import GkeNetwork as GkeNetwork
    from provisioner_cdk.clusters.gke import GkeNodes as GkeNodes
    from provisioner_cdk.clusters.in_cluster import InCluster as InCluster
    from provisioner_cdk.clusters.sandbox import SandboxCluster as SandboxCluster
    from provisioner_cdk.platform.alert import Alert as Alert
    from provisioner_cdk.platform.artifact_generator import ArtifactGenerator as ArtifactGenerator
    from provisioner_cdk.platform.bucket_source import BucketSource as BucketSource
    from provisioner_cdk.platform.egress import Egress as Egress
    from provisioner_cdk.platform.git_source import GitSource as GitSource
    from provisioner_cdk.platform.helm_source import HelmSource as HelmSource
    from provisioner_cdk.platform.image_automation import ImageAutomation as ImageAutomation
    from provisioner_cdk.platform.monitoring import Monitoring as Monitoring
    from provisioner_cdk.platform.oci_source import OciSource as OciSource
    from provisioner_cdk.platform.progressive_delivery import (
        ProgressiveDelivery as ProgressiveDelivery,
    )
    from provisioner_cdk.platform.receiver import Receiver as Receiver
    from provisioner_cdk.platform.sops import Sops as Sops
    from provisioner_cdk.platform.tenant import Tenant as Tenant
    from provisioner_cdk.repositories.codecommit import CodeCommitRepository as CodeCommitRepository
    from provisioner_cdk.repositories.gitea import GiteaProtection as GiteaProtection
    from provisioner_cdk.repositories.gitea import GiteaRepository as GiteaRepository
    from provisioner_cdk.repositories.github import GithubProtection as GithubProtection
    from provisioner_cdk.repositories.github import GithubRepository as GithubRepository
    from provisioner_cdk.repositories.gitlab import GitlabProtection as GitlabProtection
    from provisioner_cdk.repositories.gitlab import GitlabRepository as GitlabRepository
    from provisioner_cdk.repositories.sandbox import SandboxRepository as SandboxRepository
    from provisioner_cdk.repositories.ssh import SshRepository as SshRepository

__all__ = [
    "App",
    "ArtifactCopy",
    "ArtifactInput",
    "AwsSignIn",
    "AwsSopsKey",
    "AwsSourceAccess",
    "AzureSignIn",
    "CanaryAlertProvider",
    "CanaryMetric",
    "ClientCertificateSignIn",
    "Construct",
    "Delivery",
    "DeployKey",
    "EventSource",
    "ExecSignIn",
    "FleetStack",
    "GeneratedArtifact",
    "GitOps",
    "GoogleSignIn",
    "HealthCheck",
    "HelmDelivery",
    "Image",
    "Identity",
    "Manifests",
    "ReceiverResource",
    "Reference",
    "SignedArtifacts",
    "SignedCommits",
    "TokenSignIn",
    "Wave",
]


def _export(package: ModuleType) -> None:
    for found in pkgutil.iter_modules(package.__path__, f"{package.__name__}."):
        module = importlib.import_module(found.name)
        for name in getattr(module, "__all__", ()):
            globals()[name] = getattr(module, name)
            __all__.append(name)


_export(clusters)
_export(platform)
_export(repositories)

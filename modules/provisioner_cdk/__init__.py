"""CDKTF constructs of a fleet: declare clusters, repositories, deploy keys and what Flux runs.

    from provisioner_cdk import App, DeployKey, FleetStack, GitOps
    from provisioner_cdk import SandboxCluster, SandboxRepository

Works with cdktf and with its successor cdktn; see `provisioner_cdk.cdk`.
"""

from provisioner.handover.reference import Reference
from provisioner_cdk.cdk import App, Construct
from provisioner_cdk.clusters.existing import ExistingCluster
from provisioner_cdk.clusters.sandbox import SandboxCluster
from provisioner_cdk.deploy_key import DeployKey
from provisioner_cdk.fleet import FleetStack
from provisioner_cdk.gitops import GitOps
from provisioner_cdk.repositories.codecommit import CodeCommitRepository
from provisioner_cdk.repositories.gitea import GiteaProtection, GiteaRepository
from provisioner_cdk.repositories.github import GithubProtection, GithubRepository
from provisioner_cdk.repositories.gitlab import GitlabProtection, GitlabRepository
from provisioner_cdk.repositories.sandbox import SandboxRepository
from provisioner_cdk.repositories.ssh import SshRepository

__all__ = [
    "App",
    "CodeCommitRepository",
    "Construct",
    "DeployKey",
    "ExistingCluster",
    "FleetStack",
    "GitOps",
    "GiteaProtection",
    "GiteaRepository",
    "GithubProtection",
    "GithubRepository",
    "GitlabProtection",
    "GitlabRepository",
    "Reference",
    "SandboxCluster",
    "SandboxRepository",
    "SshRepository",
]

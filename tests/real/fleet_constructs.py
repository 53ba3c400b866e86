"""One fleet with every kind of cluster and repository, twice: with the constructs, and as what the
module modules/fleet is given."""

from __future__ import annotations

import base64
from typing import Any

import msgspec
from provisioner_cdk import (
    AksCluster,
    App,
    AwsSignIn,
    AzureSignIn,
    ClientCertificateSignIn,
    ClusterApiCluster,
    CodeCommitRepository,
    DeployKey,
    EksCluster,
    EndpointCluster,
    ExecSignIn,
    ExistingCluster,
    FleetStack,
    GiteaRepository,
    GithubRepository,
    GitlabRepository,
    GitOps,
    GkeCluster,
    GoogleSignIn,
    InCluster,
    SandboxCluster,
    SandboxRepository,
    SshRepository,
    TokenSignIn,
    Topology,
    Wave,
)

from provisioner.handover.reference import Reference
from provisioner.handover.repositories.github import App as GithubApp
from tests.real.platform_constructs import HOSTS, PLATFORM, VERIFY, piece, referring, verifying

BOX = "/srv/${sandbox}"
AUTHOR = {"name": "Ann", "email": "ann@example.com"}
ROLE = "arn:aws:iam::123456789012:role/pairing"
SERVER = "https://api.example.com:6443"
CA = base64.b64encode(b"-----BEGIN CERTIFICATE-----\n").decode()
APP = {"id": "1", "installation": "2", "key": {"command": ["pass", "app"]}}

CLUSTERS: dict[str, dict[str, Any]] = {
    "plain": {"kind": "existing", "context": "a %{b} ${c}"},
    "named": {"kind": "existing", "context": "x", "kubeconfig": "/k", "insecure": True},
    "box": {"kind": "sandbox", "name": "box", "directory": BOX},
    "aws": {
        "kind": "endpoint",
        "server": "api.example.com",
        "sign_in": {"kind": "aws", "cluster_name": "p", "region": "eu-central-1", "role": ROLE},
        "made_by": "module.eks.aws_eks_cluster.this[0]",
    },
    "eks": {
        "kind": "eks",
        "server": SERVER,
        "certificate_authority_data": CA,
        "cluster_name": "p",
        "region": "eu-central-1",
        "role": ROLE,
        "made_by": "module.eks.aws_eks_cluster.this[0]",
    },
    "gke": {"kind": "gke", "server": "10.0.0.1", "certificate_authority_data": CA},
    "aks": {
        "kind": "aks",
        "server": "aks.example.com",
        "certificate_authority_data": CA,
        "tenant_id": "contoso.onmicrosoft.com",
    },
    "pod": {"kind": "in_cluster"},
    "classy": {
        "kind": "cluster_api",
        "management": "pod",
        "namespace": "fleet",
        "topology": {
            "class": "standard",
            "class_namespace": "classes",
            "version": "v1.34.4",
            "control_plane_replicas": 3,
            "workers": [
                {"class": "default", "name": "md-0", "replicas": 2},
                {"class": "default", "name": "md-1"},
            ],
            "variables": {"size": 3, "text": "3", "all": {"zones": ["a", 1], "spot": True}},
        },
        "labels": {"tier": "prod"},
        "annotations": {"example.com/owner": "Ann %{b} ${c}"},
    },
    "drawn": {
        "kind": "cluster_api",
        "management": "plain",
        "cluster_name": "w1",
        "template": "clusters/w1.yaml.j2",
        "values": {"size": 3, "marks": "%{b} ${c}"},
        "delivery": "repository",
    },
    "theirs": {"kind": "cluster_api", "management": "pod"},
    "google": {"kind": "endpoint", "server": "10.0.0.1", "sign_in": {"kind": "google"}},
    "azure": {"kind": "endpoint", "server": SERVER, "sign_in": {"kind": "azure"}},
    "exec": {
        "kind": "endpoint",
        "server": SERVER,
        "sign_in": {"kind": "exec", "command": "k", "args": ["a"], "env": {"B": "c", "A": "d"}},
        "proxy_url": "http://proxy.example.com:3128",
        "tls_server_name": "api.example.com",
    },
    "token": {
        "kind": "endpoint",
        "server": SERVER,
        "sign_in": {"kind": "token", "token": {"env": "TOKEN"}},
        "insecure": True,
    },
    "certificate": {
        "kind": "endpoint",
        "server": SERVER,
        "sign_in": {
            "kind": "client_certificate",
            "certificate": {"file": "/c"},
            "key": {"stdin": True},
        },
    },
}
REPOSITORIES: dict[str, dict[str, Any]] = {
    "sand": {"kind": "sandbox", "name": "sand", "directory": BOX},
    "ssh": {
        "kind": "ssh",
        "url": "ssh://git@git.example.com/x.git",
        "trust_on_first_use": True,
        "push_key": {"env": "KEY"},
        "author": AUTHOR,
        "signing": {"format": "ssh", "key": {"env": "SIGNING"}},
    },
    "github": {"kind": "github", "owner": "o", "name": "n"},
    "app": {
        "kind": "github",
        "owner": "o",
        "name": "n",
        "host": "ghe.example.com",
        "app": APP,
        "known_hosts": HOSTS,
        "changes": "change-request",
        "message_appendix": "[skip ci]",
    },
    "gitlab": {"kind": "gitlab", "project": "g/n", "known_hosts": HOSTS, "branch": "release"},
    "gitea": {
        "kind": "gitea",
        "url": "https://git.example.com",
        "owner": "o",
        "name": "n",
        "known_hosts": HOSTS,
        "credential": {"file": "/token"},
        "sync": "token",
        "sync_user": "reader",
        "sync_credential": {"env": "READER"},
    },
    "codecommit": {"kind": "codecommit", "name": "n", "region": "eu-central-1"},
}
COMPONENTS = [
    "source-controller",
    "kustomize-controller",
    "helm-controller",
    "notification-controller",
    "image-reflector-controller",
    "image-automation-controller",
    "source-watcher",
]
PAIRINGS: dict[str, dict[str, Any]] = {
    "plain": {
        "repository": "ssh",
        "platform": PLATFORM,
        "facts": {"host": "flux.example.com"},
        "gitops": {
            "components": COMPONENTS,
            "lockdown": True,
            "network_policy": False,
            "verify": VERIFY,
        },
    },
    "named": {
        "repository": "github",
        "path": "./clusters//named/",
        "prerequisites": [{"name": "cni", "manifests": "manifests/cni"}],
        "labels": {"tier": "gold"},
        "deploy_key": {"algorithm": "ecdsa", "write": True},
        "gitops": {"toleration_keys": ["example.com/b"], "interval": "30s", "log_level": "debug"},
        "facts": {"region": "eu-central-1", "Zones_2": "a,b"},
        "secret_facts": {"token": {"env": "TOKEN"}, "other": {"command": ["pass", "other"]}},
    },
    "gke": {
        "repository": "gitlab",
        "gitops": {
            "manager": "flux-operator",
            "distribution_artifact": "oci://registry.example.com/manifests:v1",
            "cluster_type": "gcp",
            "cluster_size": "large",
        },
    },
    "box": {
        "repository": "ssh",
        "gitops": {"hub": "plain", "spoke_role": "edit", "spoke_server": "https://10.0.0.1:6443"},
    },
}
WAVES: list[dict[str, Any]] = [
    {"name": "canary", "clusters": 1, "pause": "10m", "check": ["./smoke-test.sh", "${a}"]},
    {"name": "tenth", "clusters": "10%", "selector": "tier=gold"},
]
GIVEN = {
    "fleet": "whole",
    "clusters": CLUSTERS,
    "repositories": REPOSITORIES,
    "pairings": PAIRINGS,
    "waves": WAVES,
}
SIGN_IN = {
    "aws": AwsSignIn,
    "google": GoogleSignIn,
    "azure": AzureSignIn,
    "exec": ExecSignIn,
    "token": TokenSignIn,
    "client_certificate": ClientCertificateSignIn,
}
CONSTRUCTS: dict[str, Any] = {
    "eks": EksCluster.from_outputs,
    "gke": GkeCluster.from_outputs,
    "aks": AksCluster.from_outputs,
    "cluster_api": ClusterApiCluster,
    "existing": ExistingCluster,
    "in_cluster": InCluster,
    "endpoint": EndpointCluster,
    "ssh": SshRepository,
    "github": GithubRepository,
    "gitlab": GitlabRepository,
    "gitea": GiteaRepository,
    "codecommit": CodeCommitRepository,
}


def build(app: App) -> None:
    stack = FleetStack(app, "whole", waves=[Wave(**wave) for wave in WAVES])
    clusters: dict[str, Any] = {}
    for name, entry in CLUSTERS.items():
        clusters[name] = _cluster(stack, name, entry, clusters)
    repositories = {name: _repository(stack, name, entry) for name, entry in REPOSITORIES.items()}
    for name, entry in PAIRINGS.items():
        cluster, repository = clusters[name], repositories[entry["repository"]]
        given = {"cluster": cluster, "repository": repository}
        spoke = "hub" in entry.get("gitops", {})
        key = (
            DeployKey(stack, f"{name}-key", **given, **entry.get("deploy_key", {}))
            if not spoke
            else None
        )
        GitOps(
            stack,
            f"{name}-gitops",
            **given,
            deploy_key=key,
            path=entry.get("path"),
            labels=entry.get("labels"),
            prerequisites=[tuple(one.values()) for one in entry.get("prerequisites", [])],
            platform=[piece(one, repositories) for one in entry.get("platform", [])],
            facts=entry.get("facts"),
            secret_facts={
                name: Reference(**one) for name, one in entry.get("secret_facts", {}).items()
            },
            **verifying(entry.get("gitops", {})),
        )


def _cluster(stack: FleetStack, name: str, entry: dict[str, Any], made: dict[str, Any]) -> Any:
    given = {field: value for field, value in entry.items() if field != "kind"}
    if entry["kind"] == "sandbox":
        return SandboxCluster(stack, name, directory=BOX)
    if entry["kind"] == "endpoint":
        chosen = {**given["sign_in"]}
        given["sign_in"] = SIGN_IN[chosen.pop("kind")](**referring(chosen))
    if entry["kind"] == "cluster_api":
        given["management"] = made[given["management"]]
        if "topology" in given:
            given["topology"] = msgspec.convert(given["topology"], Topology)
    return CONSTRUCTS[entry["kind"]](stack, name, **given)


def _repository(stack: FleetStack, name: str, entry: dict[str, Any]) -> Any:
    given = {field: value for field, value in entry.items() if field != "kind"}
    if entry["kind"] == "sandbox":
        return SandboxRepository(stack, name, directory=BOX)
    if entry["kind"] == "ssh":
        given["push_key_env"] = given.pop("push_key")["env"]
    else:
        given |= {"adopt": True, **referring(given)}
    if "app" in given:
        app = given["app"]
        given["app"] = GithubApp(**{**app, "key": Reference(**app["key"])})
    return CONSTRUCTS[entry["kind"]](stack, name, **given)

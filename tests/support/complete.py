"""A handover with every string that one may hold: each kind of cluster, repository and sign-in."""

from __future__ import annotations

import base64
from typing import Any

from provisioner.handover.clusters import endpoint
from provisioner.handover.sign_in import azure
from tests.support.complete_platform import HOST_KEY, PLATFORM

REFERENCE = {"env": "NAME"}
DELIVERY = {
    "branch": "main",
    "author": {"name": "Fleet", "email": "fleet@example.com"},
    "message_appendix": "Ref: 1",
    "signing": {"format": "gpg", "key_id": "ABCD", "program": "gpg"},
}
APP = {"id": "1", "installation": "2", "key": {"file": "/keys/app"}}
HOSTED = {
    **DELIVERY,
    "credential": {"env": "TOKEN"},
    "ca_file": "/etc/ca.pem",
    "known_hosts": [HOST_KEY],
}
REPOSITORIES = {
    "sandbox": {**DELIVERY, "kind": "sandbox", "name": "fleet", "directory": "/srv/sandbox"},
    "ssh": {
        **DELIVERY,
        "kind": "ssh",
        "url": "ssh://git@git.example.com/fleet.git",
        "known_hosts": [HOST_KEY],
        "push_key": {"command": ["pass", "show", "key"]},
    },
    "gitea": {
        **HOSTED,
        "kind": "gitea",
        "url": "https://git.example.com",
        "owner": "o",
        "name": "n",
        "sync": "token",
        "sync_user": "reader",
        "sync_credential": {"env": "READER"},
    },
    "gitea2": {
        **HOSTED,
        "kind": "gitea",
        "url": "https://git.example.com",
        "owner": "o",
        "name": "n",
        "sync_url": "ssh://git@git.example.com:2222/o/n",
    },
    "github": {
        **HOSTED,
        "kind": "github",
        "owner": "o",
        "name": "n",
        "host": "github.com",
        "app": APP,
        "sync": "app",
        "sync_app": {**APP, "id": "3", "key": {"file": "/keys/reader"}},
    },
    "github2": {
        **HOSTED,
        "kind": "github",
        "owner": "o",
        "name": "n",
        "sync": "token",
        "sync_credential": {"env": "READER"},
    },
    "gitlab": {
        **HOSTED,
        "kind": "gitlab",
        "url": "https://gitlab.com",
        "project": "g/n",
        "sync": "token",
        "sync_user": "reader",
        "sync_credential": {"env": "READER"},
    },
    "codecommit": {
        **DELIVERY,
        "kind": "codecommit",
        "region": "eu-central-1",
        "name": "n",
        "profile": "p",
        "sync": "token",
        "sync_user": "reader",
        "sync_credential": {"env": "READER"},
    },
    "folder": {
        "kind": "sandbox",
        "name": "fleet",
        "directory": "/srv",
        "changes": "none",
        "folder": "/srv/out",
    },
}
SIGN_IN: dict[str, dict[str, Any]] = {
    "aws": {
        "cluster_name": "production",
        "region": "eu-central-1",
        "role": "arn:aws:iam::123456789012:role/pairing",
        "profile": "p",
    },
    "google": {"impersonate": "pairing@project.iam.gserviceaccount.com"},
    "azure": {
        "server_id": azure.AKS,
        "tenant_id": "contoso.onmicrosoft.com",
        "client_id": "00000000-0000-0000-0000-000000000000",
    },
    "exec": {
        "command": "kubelogin",
        "args": ["get-token"],
        "env": {"VARIABLE": "value"},
        "api_version": "client.authentication.k8s.io/v1",
        "install_hint": "Install it.",
    },
    "token": {"token": REFERENCE},
    "client_certificate": {"certificate": {"file": "/pem"}, "key": REFERENCE},
}
FIXED = {"eks": SIGN_IN["aws"], "gke": SIGN_IN["google"], "aks": SIGN_IN["azure"]}
ENDPOINT = {
    "server": "https://api.example.com",
    "certificate_authority_data": base64.b64encode(endpoint.PEM.encode()).decode(),
    "proxy_url": "http://proxy.example.com:3128",
    "tls_server_name": "api.internal",
    "made_by": "module.eks.aws_eks_cluster.this[0]",
}
MADE = {
    "kind": "cluster_api",
    "management": "c2",
    "namespace": "fleets",
    "labels": {"example.com/team": "payments"},
    "annotations": {"example.com/owner": "somebody"},
}
CLUSTER_API = {
    "made": {
        **MADE,
        "cluster_name": "made",
        "topology": {
            "class": "small",
            "class_namespace": "classes",
            "version": "v1.34.4",
            "workers": [{"class": "default", "name": "workers", "replicas": 2}],
            "variables": {"region": "eu"},
        },
    },
    "rendered": {
        **MADE,
        "cluster_name": "rendered",
        "template": "/srv/cluster.yaml.j2",
        "values": {"region": "eu"},
        "management": "c1",
        "delivery": "repository",
    },
    "pod": {"kind": "in_cluster"},
}
GITOPS = {
    "network_policy": False,
    "lockdown": True,
    "verify": {"mode": "HEAD", "keys": [REFERENCE]},
    "flux_version": "v2.9.4",
    "distribution": "/srv/flux",
    "trusted_root": "/srv/trusted_root.json",
    "namespace": "flux-system",
    "registry": "ghcr.io/fluxcd",
    "image_pull_secret": "pull",
    "cluster_domain": "cluster.local",
    "toleration_keys": ["dedicated"],
    "interval": "1m0s",
    "sync_interval": "10m0s",
    "components": [
        "source-controller",
        "kustomize-controller",
        "helm-controller",
        "notification-controller",
        "image-reflector-controller",
        "image-automation-controller",
        "source-watcher",
    ],
}
HANDOVER: dict[str, Any] = {
    "version": 1,
    "fleet": "demo",
    "clusters": {
        "c1": {"kind": "sandbox", "name": "c1", "directory": "/srv/sandbox"},
        "c2": {"kind": "existing", "context": "prod", "kubeconfig": "/home/me/config"},
        **{
            kind.replace("_", "-"): {
                **ENDPOINT,
                "kind": "endpoint",
                "sign_in": {"kind": kind, **fields},
            }
            for kind, fields in SIGN_IN.items()
        },
        **{kind: {**ENDPOINT, "kind": kind, **fields} for kind, fields in FIXED.items()},
        **CLUSTER_API,
    },
    "repositories": REPOSITORIES,
    "pairings": {
        "c1": {
            "cluster": "c1",
            "repository": "ssh",
            "path": "clusters/c1",
            "gitops": GITOPS,
            "prerequisites": [{"name": "network", "manifests": "manifests/network.yaml"}],
            "labels": {"tier": "gold"},
            "facts": {"region": "eu-central-1"},
            "secret_facts": {"token": REFERENCE},
            "platform": PLATFORM,
        },
        "aws": {"cluster": "aws", "repository": "ssh", "path": "clusters/aws"},
        "azure": {
            "cluster": "azure",
            "repository": "ssh",
            "path": "clusters/azure",
            "gitops": {
                "manager": "flux-operator",
                "distribution_artifact": "oci://registry.example.com/manifests:v1",
            },
        },
        "google": {
            "cluster": "google",
            "repository": "ssh",
            "path": "clusters/google",
            "gitops": {
                "hub": "aws",
                "spoke_role": "cluster-admin",
                "spoke_server": "https://10.0.0.1:6443",
            },
        },
    },
    "waves": [
        {
            "name": "canary",
            "clusters": "1",
            "selector": "tier=gold",
            "pause": "10m",
            "check": ["./smoke-test.sh"],
        }
    ],
}

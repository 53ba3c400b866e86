"""One declaration of every platform piece, with every string that it can have."""

from __future__ import annotations

from typing import Any

HOST_KEY = "git.example.com ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIExample"
CREDENTIAL = {"env": "READER"}
PLATFORM: list[dict[str, Any]] = [
    {
        "kind": "git_source",
        "name": "apps",
        "url": "ssh://git@git.example.com/apps.git",
        "branch": "main",
        "credential": CREDENTIAL,
        "known_hosts": [HOST_KEY],
        "interval": "5m0s",
        "timeout": "1m0s",
        "sparse": ["apps"],
        "deliver": [
            {
                "kind": "kustomization",
                "name": "apps",
                "path": "apps",
                "depends_on": ["flux-system/infrastructure"],
                "health_checks": [
                    {
                        "api_version": "apps/v1",
                        "object_kind": "Deployment",
                        "name": "app",
                        "namespace": "apps",
                    }
                ],
                "target_namespace": "apps",
                "service_account": "deployer",
            },
            {
                "kind": "helm_release",
                "chart": "charts/app",
                "version": "1.x",
                "release_name": "app",
                "values_secrets": ["values"],
            },
        ],
    },
    {
        "kind": "git_source",
        "name": "tagged",
        "url": "https://git.example.com/apps.git",
        "tag": "v1.0.0",
        "username": "reader",
        "credential": CREDENTIAL,
        "ca_file": "/srv/ca.pem",
    },
    {
        "kind": "git_source",
        "name": "ranged",
        "url": "https://git.example.com/apps.git",
        "semver": ">=1.0.0",
    },
    {
        "kind": "git_source",
        "name": "fixed",
        "url": "https://git.example.com/apps.git",
        "commit": "0123456789abcdef0123456789abcdef01234567",
    },
    {
        "kind": "oci_source",
        "name": "podinfo",
        "url": "oci://ghcr.io/example/podinfo",
        "tag": "v1",
        "username": "reader",
        "credential": CREDENTIAL,
        "ca_file": "/srv/ca.pem",
        "layer_media_type": "application/vnd.example.layer.v1.tar+gzip",
        "deliver": [{"kind": "kustomization"}],
    },
    {
        "kind": "oci_source",
        "name": "latest",
        "url": "oci://ghcr.io/example/podinfo",
        "semver": "1.x",
        "provider": "aws",
        "service_account": "reader",
        "deliver": [{"kind": "helm_release"}],
    },
    {
        "kind": "oci_source",
        "name": "pinned",
        "url": "oci://ghcr.io/example/podinfo",
        "digest": f"sha256:{'0' * 64}",
    },
    {
        "kind": "helm_source",
        "name": "charts",
        "url": "https://charts.example.com",
        "username": "reader",
        "credential": CREDENTIAL,
        "deliver": [{"kind": "helm_release", "chart": "podinfo"}],
    },
    {
        "kind": "bucket_source",
        "name": "bucket",
        "bucket": "manifests",
        "endpoint": "s3.eu-central-1.amazonaws.com",
        "region": "eu-central-1",
        "prefix": "clusters/",
        "access_key": CREDENTIAL,
        "secret_key": CREDENTIAL,
    },
    {
        "kind": "tenant",
        "name": "team-a",
        "namespaces": ["team-a", "team-a-tools"],
        "role": "edit",
        "url": "ssh://git@git.example.com/team-a.git",
        "branch": "main",
        "path": "deploy",
        "credential": CREDENTIAL,
        "known_hosts": [HOST_KEY],
        "interval": "5m0s",
        "sync_interval": "10m0s",
        "quota": {"requests.cpu": "10"},
        "network_policy": True,
        "workloads": "drain",
    },
    {
        "kind": "tenant",
        "name": "team-b",
        "url": "https://git.example.com/team-b.git",
        "username": "reader",
        "credential": CREDENTIAL,
        "ca_file": "/srv/ca.pem",
    },
]

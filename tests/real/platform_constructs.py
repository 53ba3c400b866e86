"""All kinds of pieces of the platform, and a verified repository: with the constructs, and as what
the module modules/fleet is given."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from provisioner_cdk import (
    Alert,
    ArtifactCopy,
    ArtifactGenerator,
    ArtifactInput,
    BucketSource,
    CanaryAlertProvider,
    CanaryMetric,
    Delivery,
    Egress,
    EventSource,
    GeneratedArtifact,
    GitSource,
    HealthCheck,
    HelmDelivery,
    HelmSource,
    Identity,
    Image,
    ImageAutomation,
    Monitoring,
    OciSource,
    ProgressiveDelivery,
    Receiver,
    ReceiverResource,
    SignedArtifacts,
    SignedCommits,
    Sops,
    Tenant,
)

from provisioner.handover.reference import Reference

HOSTS = ["git.example.com ssh-ed25519 AAAA"]
VERIFY: dict[str, Any] = {"mode": "HEAD", "keys": [{"file": "/keys.asc"}, {"env": "SIGNER"}]}
READER = {"username": "%{b} ${c}", "credential": {"env": "READER"}}
PLATFORM: list[dict[str, Any]] = [
    {
        "kind": "git_source",
        "name": "apps",
        "url": "ssh://git@git.example.com/apps.git",
        "branch": "main",
        "credential": {"file": "~/.ssh/reader"},
        "known_hosts": HOSTS,
        "sparse": ["a", "b"],
        "verify": {"keys": VERIFY["keys"]},
        "deliver": [
            {
                "kind": "kustomization",
                "path": "apps",
                "depends_on": ["flux-system/first"],
                "health_checks": [{"name": "app", "namespace": "apps"}],
                "facts": True,
            },
            {
                "kind": "helm_release",
                "name": "chart",
                "chart": "charts/app",
                "values": {"size": 3, "marks": "%{b} ${c}", "all": {"zones": ["a", 1]}},
                "values_secrets": ["values"],
            },
        ],
    },
    {"kind": "git_source", "name": "keyed", "repository": "ssh", "deploy_key": True},
    {
        "kind": "oci_source",
        "name": "chart",
        "url": "oci://ghcr.io/a/b",
        "semver": "1.x",
        **READER,
        "verify_artifact": {"keys": [{"file": "/cosign.pub"}]},
    },
    {
        "kind": "oci_source",
        "name": "keyless",
        "url": "oci://ghcr.io/a/c",
        "verify_artifact": {"identities": [{"issuer": "^https://a.b$", "subject": "^https://.*$"}]},
    },
    {
        "kind": "helm_source",
        "name": "charts",
        "url": "https://charts.example.com",
        "deliver": [{"kind": "helm_release", "name": "web", "chart": "web", "version": "1.x"}],
    },
    {
        "kind": "bucket_source",
        "name": "files",
        "bucket": "manifests",
        "endpoint": "s3.eu-central-1.amazonaws.com",
        "provider": "aws",
        "service_account": "reader",
        "deliver": [{"kind": "kustomization", "name": "files", "prune": False, "timeout": "1m0s"}],
    },
    {
        "kind": "artifact_generator",
        "name": "split",
        "inputs": [{"alias": "apps", "name": "apps"}],
        "path_pattern": "@apps/teams/{team}",
        "artifacts": [
            {
                "name": "web",
                "revision": "@apps",
                "copy": [{"source": "@apps/web/**", "exclude": ["*.md"]}],
                "deliver": [
                    {"kind": "kustomization", "name": "split-web", "path": "x"},
                    {"kind": "helm_release", "name": "split-chart", "values": {"a": [1, "b"]}},
                ],
            },
            {
                "name": "team-{team}",
                "copy": [{"source": "@apps/teams/{team}/**", "strategy": "Merge"}],
            },
        ],
    },
    {
        "kind": "tenant",
        "name": "team-a",
        "namespaces": ["team-a", "team-a-tools"],
        "url": "https://git.example.com/team-a.git",
        **READER,
        "quota": {"requests.cpu": "10", "count/jobs.batch": "5"},
        "network_policy": True,
        "egress_denied": ["169.254.0.0/16", "fd00::/8"],
        "egress_allowed": ["169.254.20.0/24"],
        "verify": {"keys": VERIFY["keys"]},
    },
    {"kind": "egress", "denied": ["10.0.0.0/8", "fd00::/8"], "allowed": ["10.1.2.0/24"]},
    {"kind": "tenant", "name": "team-b", "repository": "ssh", "deploy_key": True},
    {
        "kind": "receiver",
        "name": "pushes",
        "type": "github",
        "repository": "github",
        "url": "https://${host}/flux",
        "events": ["push", "release"],
        "resources": [
            {"name": "flux-system"},
            {"object_kind": "HelmRelease", "name": "*", "labels": {"team": "a"}},
        ],
    },
    {"kind": "receiver", "name": "images", "type": "harbor", "token": {"env": "HARBOR"}},
    {
        "kind": "image_automation",
        "name": "images",
        "images": [
            {"name": "web", "image": "ghcr.io/a/web", "semver": "1.x", **READER},
            {
                "name": "builds",
                "image": "ghcr.io/a/builds",
                "numerical": "asc",
                "tags": "^main-(?P<ts>[0-9]+)",
                "extract": "$ts",
                "digest": "Always",
            },
        ],
        "path": "apps",
        "push_branch": "images",
        "message": "%{b} ${c}\nmore",
        "signing_key": {"env": "SIGNER"},
    },
    {
        "kind": "monitoring",
        "prometheus": "plain",
        "dashboard_labels": {"grafana_dashboard": "yes"},
        "depends_on": ["first"],
        "key_days": 90,
    },
    {
        "kind": "progressive_delivery",
        "provider": "kubernetes",
        "values": {"podMonitor": {"enabled": True}},
        "metrics": [
            {
                "name": "errors",
                "query": 'errors{namespace="{{ namespace }}"} > ${x}',
                "address": "http://prometheus.example.com",
                "credentials": {"token": {"env": "PROMETHEUS"}},
            }
        ],
        "alerts": [
            {
                "name": "chat",
                "service": "slack",
                "address": {"env": "CHAT"},
                "token": {"file": "/token"},
            }
        ],
    },
    {"kind": "sops", "age": True, "recovery_waived": "all values are in a vault", "paths": ["x"]},
    {
        "kind": "alert",
        "name": "chat",
        "provider": "slack",
        "token": {"env": "SLACK_TOKEN"},
        "channel": "#platform",
        "username": "%{b} ${c}",
        "severity": "info",
        "sources": [{"object_kind": "Kustomization", "name": "apps", "labels": {"team": "a"}}],
        "inclusion_list": ["^Health check"],
        "metadata": {"stage": "%{b} ${c}"},
    },
    {"kind": "alert", "name": "room", "provider": "discord", "address": {"env": "DISCORD"}},
]
REFERENCES = (
    "address",
    "credential",
    "sync_credential",
    "token",
    "certificate",
    "key",
    "signing_key",
)
PIECES: dict[str, Any] = {
    "alert": Alert,
    "artifact_generator": ArtifactGenerator,
    "bucket_source": BucketSource,
    "egress": Egress,
    "git_source": GitSource,
    "helm_source": HelmSource,
    "monitoring": Monitoring,
    "oci_source": OciSource,
    "receiver": Receiver,
    "image_automation": ImageAutomation,
    "progressive_delivery": ProgressiveDelivery,
    "tenant": Tenant,
    "sops": Sops,
}


def piece(entry: dict[str, Any], repositories: Mapping[str, Any]) -> Any:
    """`repositories`: those of the stack, by name."""
    given = {field: value for field, value in entry.items() if field != "kind"}
    if "repository" in given:
        given["repository"] = repositories[given["repository"]]
    if "resources" in given:
        given["resources"] = [ReceiverResource(**one) for one in given["resources"]]
    if delivered := [_delivery(one) for one in given.pop("deliver", [])]:
        given["deliver"] = delivered
    if "sources" in given:
        given["sources"] = [EventSource(**one) for one in given["sources"]]
    if "artifacts" in given:
        given["inputs"] = [ArtifactInput(**one) for one in given["inputs"]]
        given["artifacts"] = [_artifact(one) for one in given["artifacts"]]
    if "images" in given:
        given["images"] = [Image(**referring(one)) for one in given["images"]]
    return PIECES[entry["kind"]](**verifying(_analysing(referring(given))))


def _artifact(entry: dict[str, Any]) -> GeneratedArtifact:
    copied = [ArtifactCopy(**one) for one in entry["copy"]]
    delivered = [_delivery(one) for one in entry.get("deliver", [])]
    return GeneratedArtifact(**{**entry, "copy": copied, "deliver": delivered})


def _analysing(given: dict[str, Any]) -> dict[str, Any]:
    """What Canaries refer to, as the constructs take it."""
    if "metrics" not in given:
        return given
    return {
        **given,
        "metrics": [CanaryMetric(**_with_credentials(one)) for one in given["metrics"]],
        "alerts": [CanaryAlertProvider(**referring(one)) for one in given["alerts"]],
    }


def _with_credentials(metric: dict[str, Any]) -> dict[str, Any]:
    named = {name: Reference(**one) for name, one in metric["credentials"].items()}
    return {**metric, "credentials": named}


def referring(given: dict[str, Any]) -> dict[str, Any]:
    """References as the constructs take them."""
    made = {name: Reference(**value) for name, value in given.items() if name in REFERENCES}
    return {**given, **made}


def verifying(given: dict[str, Any]) -> dict[str, Any]:
    """`verify` as the constructs take it."""
    if "verify_artifact" in given:
        signed = {**given["verify_artifact"]}
        signed["keys"] = [Reference(**key) for key in signed.get("keys", [])]
        signed["identities"] = [Identity(**one) for one in signed.get("identities", [])]
        return {**given, "verify_artifact": SignedArtifacts(**signed)}
    if "verify" not in given:
        return given
    verify = {**given["verify"], "keys": [Reference(**key) for key in given["verify"]["keys"]]}
    return {**given, "verify": SignedCommits(**verify)}


def _delivery(entry: dict[str, Any]) -> Any:
    given = {field: value for field, value in entry.items() if field != "kind"}
    if "health_checks" in given:
        given["health_checks"] = [HealthCheck(**one) for one in given["health_checks"]]
    return (Delivery if entry["kind"] == "kustomization" else HelmDelivery)(**given)

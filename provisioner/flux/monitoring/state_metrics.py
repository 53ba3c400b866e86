"""What kube-state-metrics has to know to show the state of Flux's objects, which the controllers
themselves do not export since Flux 2.1."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from provisioner.flux.platform.base import Object, Placement

PREFIX = "gotk"
SOURCES, EXTENSIONS = "source.toolkit.fluxcd.io", "source.extensions.fluxcd.io"
KUSTOMIZE, HELM = "kustomize.toolkit.fluxcd.io", "helm.toolkit.fluxcd.io"
NOTIFICATION, IMAGE = "notification.toolkit.fluxcd.io", "image.toolkit.fluxcd.io"
READY = ["status", "conditions", "[type=Ready]"]
ARTIFACT = ["status", "artifact"]
QUIET = 5  # the verbosity from which on a field that is not there yet is logged


@dataclass(frozen=True, kw_only=True)
class Kind:
    """One kind of Flux: `version` since the release `since` of Flux, before that `before`, or not
    at all where that is empty. `labels`: what is shown beside its state."""

    group: str
    name: str
    plural: str
    version: str = "v1"
    since: str = "v2.3.0"
    before: str = ""
    labels: Sequence[tuple[str, list[str]]] = ()

    @property
    def is_source(self) -> bool:
        """Whether its objects have an artifact."""
        return self.group == SOURCES

    def served(self, flux_version: str) -> str:
        """The version of its API; empty where this Flux does not have the kind."""
        new = _numbers(flux_version) >= _numbers(self.since)
        return self.version if new else self.before


def _source(name: str, plural: str, *url: str, since: str = "v2.3.0", before: str = "") -> Kind:
    labels = [("revision", [*ARTIFACT, "revision"])]
    named = [("url", ["spec", *url])] if url else []
    return Kind(
        group=SOURCES, name=name, plural=plural, since=since, before=before, labels=labels + named
    )


def _image(name: str, plural: str, *labels: tuple[str, list[str]]) -> Kind:
    return Kind(
        group=IMAGE, name=name, plural=plural, since="v2.7.0", before="v1beta2", labels=labels
    )


KINDS = (
    _source("GitRepository", "gitrepositories", "url"),
    _source("OCIRepository", "ocirepositories", "url", since="v2.6.0", before="v1beta2"),
    _source("HelmRepository", "helmrepositories", "url"),
    _source("HelmChart", "helmcharts", "chart"),
    _source("Bucket", "buckets", "endpoint", since="v2.4.0", before="v1beta2"),
    _source("ExternalArtifact", "externalartifacts", since="v2.7.0"),
    Kind(
        group=EXTENSIONS,
        name="ArtifactGenerator",
        plural="artifactgenerators",
        version="v1beta1",
        since="v2.7.0",
    ),
    Kind(
        group=KUSTOMIZE,
        name="Kustomization",
        plural="kustomizations",
        labels=[
            ("revision", ["status", "lastAppliedRevision"]),
            ("source_name", ["spec", "sourceRef", "name"]),
        ],
    ),
    Kind(
        group=HELM,
        name="HelmRelease",
        plural="helmreleases",
        version="v2",
        labels=[
            ("revision", ["status", "history", "0", "chartVersion"]),
            ("source_name", ["spec", "chart", "spec", "sourceRef", "name"]),
        ],
    ),
    Kind(group=NOTIFICATION, name="Receiver", plural="receivers"),
    Kind(group=NOTIFICATION, name="Alert", plural="alerts", version="v1beta3"),
    Kind(group=NOTIFICATION, name="Provider", plural="providers", version="v1beta3"),
    _image("ImageRepository", "imagerepositories", ("url", ["spec", "image"])),
    _image("ImagePolicy", "imagepolicies", ("revision", ["status", "latestRef", "tag"])),
    _image(
        "ImageUpdateAutomation",
        "imageupdateautomations",
        ("revision", ["status", "lastPushCommit"]),
        ("source_name", ["spec", "sourceRef", "name"]),
    ),
)


def config(at: Placement) -> Object:
    """A file for `--custom-resource-state-config-file`."""
    return {
        "kind": "CustomResourceStateMetrics",
        "spec": {"resources": list(_resources(at))},
    }


def rules(at: Placement) -> list[Object]:
    """Of a ClusterRole that may list them."""
    plurals: dict[str, list[str]] = {}
    for kind in KINDS:
        if kind.served(at.gitops.flux_version):
            plurals.setdefault(kind.group, []).append(kind.plural)
    plurals["apiextensions.k8s.io"] = ["customresourcedefinitions"]
    verbs = ["list", "watch"]
    return [{"apiGroups": [g], "resources": names, "verbs": verbs} for g, names in plurals.items()]


def _resources(at: Placement) -> Iterator[Object]:
    for kind in KINDS:
        if version := kind.served(at.gitops.flux_version):
            yield {
                "groupVersionKind": {"group": kind.group, "version": version, "kind": kind.name},
                "resourcePlural": kind.plural,
                "metricNamePrefix": PREFIX,
                "errorLogV": QUIET,
                "commonLabels": {"fleet": at.fleet, "cluster": at.cluster},
                "labelsFromPath": {
                    "name": ["metadata", "name"],
                    "exported_namespace": ["metadata", "namespace"],
                },
                "metrics": list(_metrics(kind)),
            }


def _metrics(kind: Kind) -> Iterator[Object]:
    state = {
        "ready": [*READY, "status"],
        "reason": [*READY, "reason"],
        "suspended": ["spec", "suspend"],
        **dict(kind.labels),
    }
    yield {
        "name": "resource_info",
        "help": "The state of an object of Flux.",
        "each": {"type": "Info", "info": {"labelsFromPath": state}},
    }
    yield _time(
        "resource_ready_change_timestamp_seconds",
        "When an object of Flux became ready, or ceased to be.",
        [*READY, "lastTransitionTime"],
    )
    if kind.is_source:
        yield _time(
            "source_update_timestamp_seconds",
            "When a source of Flux last brought something new.",
            [*ARTIFACT, "lastUpdateTime"],
        )


def _time(name: str, text: str, path: list[str]) -> dict[str, Any]:
    return {"name": name, "help": text, "each": {"type": "Gauge", "gauge": {"path": path}}}


def _numbers(version: str) -> list[int]:
    return [int(part) for part in version.removeprefix("v").split(".")]

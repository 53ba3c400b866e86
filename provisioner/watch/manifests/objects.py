"""The objects that run `watch`, apart from its pod. Pure."""

from __future__ import annotations

from typing import Any

from provisioner.clusters import roles
from provisioner.clusters.roles import Grantee
from provisioner.pods import objects as shared
from provisioner.watch.manifests import pod
from provisioner.watch.manifests.release import NAME, Release
from provisioner.watch.replica import rights
from provisioner.watch.replica.process import PORT

Object = dict[str, Any]
LABELS = {"app.kubernetes.io/name": NAME}


def namespace(release: Release) -> Object:
    return shared.namespace(release.namespace, LABELS)


def access(release: Release) -> list[Object]:
    """The ServiceAccount with its roles. Namespaces of clusters are there already."""
    account = Grantee(kind="ServiceAccount", name=NAME, namespace=release.namespace)
    needed = [*release.rights, *release.own_rights]
    granted = roles.render(needed, name=rights.role(release.namespace), grantees=[account])
    return [
        shared.service_account(_metadata(release)),
        *(obj for obj in granted if obj["kind"] != "Namespace"),
    ]


def deployment(release: Release) -> Object:
    return {
        "apiVersion": "apps/v1",
        "kind": "Deployment",
        "metadata": _metadata(release),
        "spec": {
            "replicas": pod.REPLICAS,
            "revisionHistoryLimit": 3,
            "selector": {"matchLabels": LABELS},
            "template": {"metadata": {"labels": LABELS}, "spec": pod.spec(release)},
        },
    }


def pod_monitor(release: Release) -> Object:
    return {
        "apiVersion": "monitoring.coreos.com/v1",
        "kind": "PodMonitor",
        "metadata": _metadata(release),
        "spec": {
            "selector": {"matchLabels": LABELS},
            "podMetricsEndpoints": [{"port": pod.PORT_NAME, "path": "/metrics"}],
        },
    }


def network_policy(release: Release) -> Object:
    return shared.network_policy(_metadata(release), LABELS, ports=(PORT,))


def _metadata(release: Release) -> Object:
    return {"name": NAME, "namespace": release.namespace, "labels": LABELS}

"""The Helm chart. Its templates are files beside this one; all else is data."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Any

from provisioner import __version__
from provisioner.clusters import roles
from provisioner.clusters.rights import Right
from provisioner.flux import yamls
from provisioner.watch.management import records
from provisioner.watch.manifests import pod
from provisioner.watch.manifests.release import NAME, Release

Object = dict[str, Any]
FILE = "Chart.yaml"
TEMPLATES = Path(__file__).parent / "chart_templates"
FLEETS = "fleets"


def files(release: Release) -> dict[str, str]:
    """By their path in the folder."""
    return {
        FILE: yamls.dump([_chart()]),
        "values.yaml": yamls.dump([_values(release)]),
        "pod.yaml": yamls.dump([pod.spec(release)]),
        "rights.yaml": yamls.dump([_rights(release)]),
        f"crds/{records.PLURAL}.yaml": yamls.dump([records.crd()]),
        **{f"{FLEETS}/{name}": text for name, text in release.templates.items()},
        **{f"templates/{path.name}": path.read_text() for path in sorted(TEMPLATES.iterdir())},
    }


def _chart() -> Object:
    return {
        "apiVersion": "v2",
        "name": NAME,
        "description": "Pairs the clusters that Cluster API makes with their Git repositories.",
        "type": "application",
        "version": __version__,
        "appVersion": __version__,
    }


def _values(release: Release) -> Object:
    return {
        "image": release.image,
        "imagePullSecrets": [],
        "replicas": pod.REPLICAS,
        "extraArguments": [],
        "extraEnvironment": [],
        "serviceAccount": {"annotations": {}},
        "podAnnotations": {},
        "podLabels": {},
        "resources": pod.RESOURCES,
        "nodeSelector": {},
        "tolerations": [],
        "affinity": {},
        "podMonitor": {"enabled": True, "labels": {}},
        "networkPolicy": {"enabled": False},
    }


def _rights(release: Release) -> Object:
    """`everywhere`: rules of a ClusterRole; `namespaces`: those of a Role in each; `own`: in the
    namespace of the chart's release, whichever that is."""
    rules = _rules(release.rights)
    own = _rules(release.own_rights)[release.namespace]
    return {"everywhere": rules.pop("", []), "own": own, "namespaces": rules}


def _rules(granted: Sequence[Right]) -> dict[str, list[Object]]:
    """By namespace."""
    rendered = (obj for obj in roles.render(granted, name=NAME) if "rules" in obj)
    return {obj["metadata"].get("namespace", ""): obj["rules"] for obj in rendered}

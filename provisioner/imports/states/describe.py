"""What a resource of Terraform's Flux provider amounts to as a pairing. Pure."""

from __future__ import annotations

import posixpath
from typing import Any

from provisioner.clusters.client import Object
from provisioner.handover.fleet import COMPONENTS, EXTRA_COMPONENTS
from provisioner.imports import describe, left_alone, names
from provisioner.imports.describe import Description, Settings
from provisioner.imports.look import SourceSecret
from provisioner.imports.states.resources import Bootstrap
from provisioner.pairing.run import identity

# Attributes of the resource that have the name and the meaning of ours.
SAME = (
    "cluster_domain",
    "log_level",
    "namespace",
    "network_policy",
    "registry",
    "watch_all_namespaces",
)
Synchronised = tuple[str, str, str, str]


def of(bootstrap: Bootstrap, settings: Settings) -> Description:
    """Refused where this Flux cannot be paired as it is, as for one that is seen on its cluster."""
    namespace = str(bootstrap.attributes.get("namespace") or "flux-system")
    left_alone.check_sync(namespace, bootstrap.source, bootstrap.root)
    source, root = bootstrap.source or {}, bootstrap.root or {}
    return describe.pairing(_options(bootstrap), source, root, SourceSecret(), settings)


def _options(bootstrap: Bootstrap) -> dict[str, Any]:
    held = bootstrap.attributes
    used = {*(held.get("components") or COMPONENTS), *(held.get("components_extra") or ())}
    given = {name: held[name] for name in SAME if held.get(name) is not None}
    return {
        **given,
        "flux_version": held.get("version"),
        "components": [name for name in COMPONENTS + EXTRA_COMPONENTS if name in used],
        "image_pull_secret": held.get("image_pull_secret") or "",
        "toleration_keys": list(held.get("toleration_keys") or ()),
    }


def name(bootstrap: Bootstrap) -> str:
    """For a cluster of which nothing else is known: after its path, or after its resource."""
    path = identity.path_of(bootstrap.root) if bootstrap.root else "."
    last = posixpath.basename(path)
    return names.valid(bootstrap.address if last in ("", ".") else last)


def synchronised(source: Object | None, root: Object | None) -> Synchronised | None:
    """What two descriptions of one installation share: namespace, URL, branch and path."""
    if not (source and root):
        return None
    spec = source["spec"]
    branch = str((spec.get("ref") or {}).get("branch", ""))
    return root["metadata"]["namespace"], spec["url"], branch, identity.path_of(root)

"""A fake of Terraform's Flux provider, which bootstraps nothing: it keeps in its state what the
real one (1.8) would. Its schema is written by hand, without the time limits."""

from __future__ import annotations

from typing import Any, ClassVar

from provisioner.flux import files, sync, yamls
from provisioner.handover.fleet import COMPONENTS, GitOps
from tests.provider.fake import Fake, Kind, State, World

TEXTS, LISTS, FLAGS = "string", ["set", "string"], "bool"
DEFAULTS: dict[str, Any] = {
    "cluster_domain": "cluster.local",
    "components": list(COMPONENTS),
    "delete_git_manifests": True,
    "embedded_manifests": False,
    "interval": "1m0s",
    "keep_namespace": False,
    "log_level": "info",
    "namespace": "flux-system",
    "network_policy": True,
    "registry": "ghcr.io/fluxcd",
    "secret_name": "flux-system",
    "version": "v2.9.4",
    "watch_all_namespaces": True,
}
OPTIONAL = {
    "components_extra": LISTS,
    "disable_secret_creation": FLAGS,
    "image_pull_secret": TEXTS,
    "kustomization_override": TEXTS,
    "path": TEXTS,
    "recurse_submodules": FLAGS,
    "registry_credentials": TEXTS,
    "toleration_keys": LISTS,
}
TYPES = {bool: FLAGS, str: TEXTS, list: LISTS}


class Bootstrap(Kind):
    """Its id is the namespace. The URL is that of the provider block."""

    defaults: ClassVar[dict[str, Any]] = DEFAULTS
    decided = frozenset({"repository_files"})

    def id(self, wanted: State) -> str:
        return f"{wanted['namespace']}{self.world.number()}"

    def completed(self, wanted: State) -> State:
        url = str(self.world.configured["url"])
        items = sync.objects(GitOps(), url=url, branch="main", path=wanted["path"])
        folder = f"{wanted['path']}/{wanted['namespace']}"
        return {"repository_files": {f"{folder}/{files.SYNC}": yamls.dump(items)}}


class Provider(Fake):
    def __init__(self) -> None:
        self.name, self.world, self.data = "flux", World(), {}
        self.kinds = {"flux_bootstrap_git": Bootstrap}
        given = {name: _optional(TYPES[type(value)]) for name, value in DEFAULTS.items()}
        given |= {name: _optional(kind) for name, kind in OPTIONAL.items()}
        computed = {
            "id": {"type": TEXTS, "computed": True},
            "repository_files": {"type": ["map", TEXTS], "computed": True},
        }
        url = {"url": {"type": TEXTS, "required": True}}
        self.known = {
            "source": "fluxcd/flux",
            "provider": {"attributes": url, "block_types": {}},
            "data_source_schemas": {},
            "resource_schemas": {
                "flux_bootstrap_git": {"attributes": given | computed, "block_types": {}}
            },
        }


def _optional(kind: Any) -> dict[str, Any]:
    return {"type": kind, "optional": True}

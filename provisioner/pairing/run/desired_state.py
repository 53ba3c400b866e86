"""What a pairing is to look like: everything rendered, nothing looked at yet."""

from __future__ import annotations

import posixpath
from dataclasses import dataclass
from typing import Any

from provisioner.flux import files, sync
from provisioner.git.hosts.base import Remote
from provisioner.handover.fleet import Fleet, Pairing

Object = dict[str, Any]
OWNER = (
    "# Pairing: "
    ""
)  # fleet/cluster follow, in the kustomization.yaml that we make; nobody overwrites that file


@dataclass(frozen=True, kw_only=True)
class Desired:
    """`directory` holds our files in the repository; `files` are their texts by name. `keyed`: the
    cluster reads with a deploy key of its own, not with a credential that all share."""

    fleet: str
    pairing: Pairing
    url: str
    branch: str
    directory: str
    components: list[Object]
    source: Object
    root: Object
    files: dict[str, str]
    keyed: bool = True

    @property
    def cluster(self) -> str:
        return self.pairing.cluster

    @property
    def namespace(self) -> str:
        return self.pairing.gitops.namespace

    @property
    def secret(self) -> str:
        return str(self.source["spec"]["secretRef"]["name"])

    @property
    def owner(self) -> str:
        return f"{self.fleet}/{self.cluster}"

    @property
    def key_title(self) -> str:
        """Deploy keys of this pairing start so; the fingerprint follows, since hosts refuse equal
        names."""
        return f"{self.fleet}/{self.cluster} "


def folder(pairing: Pairing) -> str:
    """Where our files lie in the repository; a path of `.` is the repository's own root."""
    return posixpath.normpath(f"{pairing.path}/{pairing.gitops.namespace}")


def of(fleet: Fleet, cluster: str, remote: Remote, components: list[Object]) -> Desired:
    """`components` are rendered for the pairing's own options."""
    pairing = fleet.pairings[cluster]
    branch = fleet.repositories[pairing.repository].branch
    source, root = sync.objects(
        pairing.gitops, url=remote.url, branch=branch, path=pairing.path, provider=remote.provider
    )
    texts = files.render(pairing.gitops, components, [source, root])
    if not pairing.shared_path:
        texts[files.KUSTOMIZATION] = f"{OWNER}{fleet.fleet}/{cluster}\n{texts[files.KUSTOMIZATION]}"
    return Desired(
        fleet=fleet.fleet,
        pairing=pairing,
        url=remote.url,
        branch=branch,
        directory=folder(pairing),
        components=components,
        source=source,
        root=root,
        files=texts,
        keyed=remote.keyed,
    )

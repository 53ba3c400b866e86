"""Everything of a pairing is rendered here, and nothing is looked at yet. Pure."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from provisioner.distribution import known
from provisioner.flux import (
    files,
    flux_operator,
    lockdown,
    pins,
    platform_files,
    prerequisites,
    spoke,
    sync,
)
from provisioner.flux.platform.base import Rendered, SecretMade
from provisioner.flux.prerequisites import Prerequisite
from provisioner.git.hosts.base import Remote
from provisioner.handover.fleet import Fleet
from provisioner.pairing.run.desired_state import OWNER, Desired, Names, names

Object = dict[str, Any]


def render(
    fleet: Fleet,
    cluster: str,
    remote: Remote,
    components: list[Object],
    required: Sequence[Prerequisite] = (),
    platform: Sequence[Rendered] = (),
    platform_secrets: Sequence[SecretMade] = (),
) -> Desired:
    """`components` are rendered already, for the options of this pairing; `required` are read, and
    the Secrets of the `platform` are made."""
    paired = Names(fleet=fleet.fleet, pairing=fleet.pairings[cluster])
    gitops, branch = paired.pairing.gitops, fleet.repositories[paired.pairing.repository].branch
    place = {"url": remote.url, "branch": branch, "path": paired.pairing.path}
    source, root = sync.objects(gitops, **place, provider=remote.provider)
    if decryption := paired.placement.decryption:
        root["spec"]["decryption"] = decryption
    if instance := flux_operator.instance(gitops, **place, provider=remote.provider):
        source, root = flux_operator.synced(instance, source, root)
    made = [instance] if instance else components
    prerequisites.check_distinct(required, [*made, source, root])
    pinned = pins.of(gitops, components, known.images())
    return Desired(
        fleet=paired.fleet,
        pairing=paired.pairing,
        url=remote.url,
        components=components,
        source=source,
        root=lockdown.root(root) if gitops.lockdown else root,
        files=_files(paired, components, [source, root], pinned.entries, instance),
        instance=instance,
        keyed=remote.keyed,
        required=tuple(required),
        platform=tuple(platform),
        platform_secrets=tuple(platform_secrets),
        extra_files=_extra_files(paired, required, platform),
        unpinned=() if instance else pinned.unknown,
    )


def render_spoke(
    fleet: Fleet, cluster: str, remote: Remote, platform: Sequence[Rendered] = ()
) -> Desired:
    """Of a cluster that another one delivers to, from its own repository."""
    of_spoke = names(fleet, cluster)
    hub = fleet.pairings[of_spoke.pairing.gitops.hub]
    source, _root = sync.objects(
        hub.gitops,
        url=remote.url,
        branch=fleet.repositories[hub.repository].branch,
        path=hub.path,
        provider=remote.provider,
    )
    root = spoke.kustomization(of_spoke.pairing, hub, fleet.fleet)
    return Desired(
        fleet=fleet.fleet,
        pairing=of_spoke.pairing,
        hub=hub,
        url=remote.url,
        components=spoke.access(of_spoke.pairing, fleet.fleet),
        source=source,
        root=root,
        files={of_spoke.spoke_file: spoke.file(f"{OWNER}{of_spoke.owner}", root)},
        keyed=False,
        platform=tuple(platform),
    )


def _files(
    names: Names,
    components: list[Object],
    sync_objects: list[Object],
    images: Sequence[Object],
    instance: Object | None,
) -> dict[str, str]:
    """Texts by path. A path that several clusters share is marked with none of them."""
    texts = flux_operator.rendered(instance) if instance else None
    texts = texts or files.render(names.pairing.gitops, components, sync_objects, images)
    if not names.pairing.shared_path:
        texts[files.KUSTOMIZATION] = f"{OWNER}{names.owner}\n{texts[files.KUSTOMIZATION]}"
    return {f"{names.directory}/{name}": text for name, text in texts.items()}


def _extra_files(
    names: Names, required: Sequence[Prerequisite], pieces: Sequence[Rendered]
) -> dict[str, str]:
    mark = f"{OWNER}{names.owner}"
    before = prerequisites.render(mark, required)
    after = platform_files.render(mark, names.base, names.placement, pieces)
    return {f"{names.prerequisites}/{name}": text for name, text in before.items()} | {
        f"{names.platform_folder}/{name}": text for name, text in after.items()
    }

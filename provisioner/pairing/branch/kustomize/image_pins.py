"""Which images a pairing's kustomization.yaml pins, and what the user is told of the others."""

from __future__ import annotations

from collections.abc import Mapping

from provisioner.clusters.client import Object
from provisioner.flux import files, lockdown, pins
from provisioner.pairing.run.desired_state import OWNER, Desired


def replaceable(kustomization: str) -> bool:
    """Whether it is as we or Flux created it, down to its comments."""
    comments = [line for line in kustomization.splitlines() if line.lstrip().startswith("#")]
    return files.is_ours(kustomization) and all(line.startswith(OWNER) for line in comments)


def components(desired: Desired, texts: Mapping[str, str]) -> list[Object]:
    """The components as the kustomization.yaml in `texts` (by path), one of ours, builds them."""
    text = texts[desired.kustomization]
    pinned = pins.applied(desired.components, files.images(text))
    watcher = files.is_locked(text, watcher=True)
    return lockdown.applied(pinned, watcher=watcher) if files.is_locked(text) else pinned


def notes(desired: Desired, held: Mapping[str, str], writes: Mapping[str, object]) -> list[str]:
    """What to say of images that are not pinned, where Flux's files are written."""
    written = desired.components_file in writes or desired.kustomization in writes
    if not written or not desired.pairing.gitops.pin_images:
        return []
    cluster = f"cluster {desired.cluster}: images not pinned by digest"
    if desired.kustomization not in writes and not files.is_ours(held[desired.kustomization]):
        return [f"{cluster}: {desired.kustomization} is your own; pin them there"]
    if not desired.unpinned:
        return []
    return [f"{cluster}, since none is known: {', '.join(desired.unpinned)}"]

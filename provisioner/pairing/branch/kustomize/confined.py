"""Before the controllers are locked down: whether the user's manifests can do with that."""

from __future__ import annotations

from collections.abc import Mapping

from provisioner.base.errors import Refused
from provisioner.flux import files, flux_operator, unconfined
from provisioner.git.clone import Clone
from provisioner.pairing.branch import own_folders
from provisioner.pairing.run.desired_state import Desired, Names
from provisioner.pairing.run.snapshot import shortened

GROUPS = "toolkit.fluxcd.io/"  # part of every apiVersion of Flux
HINT = (
    "Name the ServiceAccount that each is applied as (for your own, kustomize-controller or "
    "helm-controller), keep to one namespace, push that, and run again."
)


def check(clone: Clone, desired: Desired, held: Mapping[str, str], place: Names) -> None:
    """Refused, by file and name, for what would stop. `place`: where the pairing is now."""
    if not desired.pairing.gitops.lockdown or _is_locked(desired, held):
        return
    texts = {**clone.holding(GROUPS, unconfined.ENDINGS), **_naming(clone)}
    ours = {f"{place.directory}/{name}" for name in (files.SYNC, files.COMPONENTS)}
    ours |= set(own_folders.ours(clone, place))
    users = {path: text for path, text in texts.items() if path not in ours}
    if causes := unconfined.find(users, place.base, desired.namespace):
        cause = f"the lockdown would stop what is in Git: {shortened(causes)}"
        raise Refused(f"cluster {desired.cluster}", cause, HINT)


def _is_locked(desired: Desired, held: Mapping[str, str]) -> bool:
    path = desired.instance_file if desired.instance else desired.kustomization
    if path not in held:
        return False
    text = held[path]
    return flux_operator.is_locked(text, path) if desired.instance else files.is_locked(text)


def turned(desired: Desired, held: str) -> bool:
    """Whether the lockdown is turned on, off, or on for source-watcher. `held`: the
    kustomization.yaml as it is."""
    gitops = desired.pairing.gitops
    locked = files.is_locked(held, watcher=gitops.lockdown and files.watched(gitops))
    return locked is not gitops.lockdown


def _naming(clone: Clone) -> Mapping[str, str]:
    return clone.holding(unconfined.ACCOUNT, unconfined.ENDINGS)

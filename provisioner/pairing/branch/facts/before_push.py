"""The facts that clusters have, compared with what their manifests in Git use."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import chain

from provisioner.base import yaml_reader
from provisioner.base.errors import ProvisionerError, Refused
from provisioner.flux import facts as rendered
from provisioner.flux import files, substitution, versions
from provisioner.flux.facts import PLAIN, PRIVATE
from provisioner.git.clone import Clone
from provisioner.handover.facts import ALL
from provisioner.pairing.branch import file_changes, rename
from provisioner.pairing.branch.facts import check
from provisioner.pairing.branch.facts.check import FactNames, Missing
from provisioner.pairing.branch.facts.consumers import Scope, consumers
from provisioner.pairing.branch.facts.manifests import Manifests
from provisioner.pairing.run.desired_state import Desired
from provisioner.pairing.run.repository_state import FileChanges
from provisioner.pairing.run.snapshot import FACTS
from provisioner.pairing.run.target import Target

STRICT = (2, 9, 0)  # from this Flux on, a variable that nobody knows is an error
WITH_FACTS = ("pairing", "upgrading")
ROOT_CAUSE = (
    "gives facts to the root Kustomization, which applies Flux's CRDs: Flux would replace every "
    "`${...}` in their text"
)
ROOT_HINT = "Give them to a Kustomization of its own; docs/facts.md shows one."


def compared(
    clone: Clone, members: Sequence[Target], changes: FileChanges
) -> tuple[FileChanges, list[str]]:
    """The changes without those of clusters that would break, and what to say of the others."""
    manifests, warnings = Manifests(clone), list[str]()
    refused: dict[str, ProvisionerError] = {}
    for target in _concerned(members, changes):
        listed: list[Missing] = []
        error: ProvisionerError | None = None
        try:
            listed = _missing(clone, target, manifests, changes)
            error = root(target.desired, changes.held[target.name])
            error = error or check.refusal(target.name, listed)
        except ProvisionerError as failure:  # of this cluster, not of the repository
            error = failure
        if error:
            refused[target.name] = error
        elif text := check.warning(target.name, listed):
            warnings.append(text)
    return changes.refusing(refused), warnings


def root(desired: Desired, held: Mapping[str, str]) -> Refused | None:
    """What to say of a root Kustomization that takes facts."""
    for name in (files.KUSTOMIZATION, files.SYNC):
        path = f"{desired.directory}/{name}"
        text = held.get(path, "")
        if any(one in text for one in (PLAIN, PRIVATE)):
            parts = substitution.texts(yaml_reader.load(text, path))
            if any(one in part for part in parts for one in (PLAIN, PRIVATE)):
                return Refused(path, ROOT_CAUSE, ROOT_HINT)
    return None


def _concerned(members: Sequence[Target], changes: FileChanges) -> Iterator[Target]:
    """Those with facts, now or before, and those that get files. Git is not searched in each run of
    a cluster that has nothing to do with facts."""
    for target in members:
        pairing, name = target.desired.pairing, target.name
        has = pairing.facts or pairing.secret_facts or target.first_look.record.get(FACTS)
        judged = target.purpose in WITH_FACTS and ALL not in pairing.unknown_facts
        if judged and name not in changes.refused and (has or changes.writes[name]):
            yield target


def _missing(
    clone: Clone, target: Target, manifests: Manifests, changes: FileChanges
) -> list[Missing]:
    desired = target.desired
    place = rename.origin(clone, desired)
    scope = Scope(base=place.base, directory=place.directory, namespace=desired.namespace)
    facts = FactNames(
        declared=_declared(desired), held=_held(target), breaking=_breaking(target, changes)
    )
    try:
        taking = consumers(manifests, scope)
    except RecursionError:  # Flux reports it, if it cannot read that either
        return []
    return list(chain.from_iterable(check.missing(one, facts) for one in taking))


def _declared(desired: Desired) -> dict[str, list[str]]:
    pairing = desired.pairing
    return {PLAIN: [*pairing.facts, *pairing.unknown_facts], PRIVATE: [*pairing.secret_facts]}


def _held(target: Target) -> dict[str, list[str]]:
    """What the cluster has, if its record says that it has anything."""
    look = target.first_look
    noted = look.record.get(FACTS, "").split()
    return {
        name: [*rendered.data(look.facts.get(name))] if name in noted else []
        for name in (PLAIN, PRIVATE)
    }


def _breaking(target: Target, changes: FileChanges) -> bool:
    """Whether Flux comes to this cluster, or becomes one that insists on every variable."""
    if target.purpose == "pairing":
        return not target.first_look.record
    before = versions.parse(file_changes.replaced_version(target.desired, changes))
    after = versions.parse(target.desired.pairing.gitops.flux_version)
    return bool(before and after and before < STRICT <= after)

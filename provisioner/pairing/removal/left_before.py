"""Whether an earlier run, killed after its unpairing, has finished with a cluster that no longer
answers. The evidence is outside the cluster."""

from __future__ import annotations

from collections.abc import Collection, Iterable

from provisioner.base.errors import ProvisionerError, Unreachable
from provisioner.base.events import Action
from provisioner.clusters.faults import Forbidden, Unauthorized
from provisioner.git.hosts.base import HostKey
from provisioner.pairing.branch import removal
from provisioner.pairing.branch.publication import Repositories
from provisioner.pairing.run import desired_state
from provisioner.pairing.run.desired_state import Names
from provisioner.pairing.run.reports import Ended
from provisioner.pairing.run.session import Failures, Session
from provisioner.reports.model import ClusterReport, Result


def proven(names: Names, listed: Iterable[HostKey] | None, paths: Collection[str]) -> bool:
    """Keys are revoked after Flux has left the cluster, and files are removed last. So where no key
    of the pairing and none of its files is left, there is nothing to ask the cluster for. `listed`
    is None where the host cannot be asked, which proves nothing; `paths`: what leaving would still
    change in Git. Pure."""
    if listed is None or paths:
        return False
    return not any(key.title.startswith(names.key_title) for key in listed)


def without(
    session: Session, repositories: Repositories, failures: Failures
) -> tuple[Failures, list[Ended]]:
    """The failures but for clusters that an earlier run has finished with, and those clusters."""
    before = {
        name: error
        for name, error in failures.items()
        if _silent(error) and _has_left(session, repositories, name)
    }
    left = {name: error for name, error in failures.items() if name not in before}
    return left, [_left_before(session, name, error) for name, error in before.items()]


def _silent(error: ProvisionerError) -> bool:
    """A cluster that refuses our credential is there, whatever the evidence elsewhere."""
    return isinstance(error, Unreachable) and not isinstance(error, Unauthorized | Forbidden)


def _has_left(session: Session, repositories: Repositories, name: str) -> bool:
    fleet = session.run.fleet
    names = desired_state.names(fleet, name)
    repository = names.pairing.repository
    try:
        if names.hub or not session.run.host(repository).remote().keyed:
            return False  # without a key of its own there is too little evidence
        listed = session.run.host_keys(repository).listed()
        clone = repositories.clone(repository)
        left = [*removal.changes(clone, [names]), *removal.unrecorded(clone, names)]
        return proven(names, listed, left)
    except ProvisionerError:
        return False


def _left_before(session: Session, name: str, error: ProvisionerError) -> Ended:
    detail = f"unpaired by an earlier run, and not asked now: {error.cause}"
    session.run.progress(name).change("unpair", Action.UNCHANGED, f"cluster {name}", detail)
    result = Result.PLANNED if session.run.planning else Result.UNPAIRED
    return Ended(report=ClusterReport(cluster=name, result=result))

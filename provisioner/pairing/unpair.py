"""Leaving: workloads are kept or drained, Flux goes, keys are revoked, and Git comes last.

The root Kustomization is never simply deleted: it would prune workloads, CRDs and itself. So its
controllers end first, then finalizers, then its objects.
"""

from __future__ import annotations

import time
from collections.abc import Collection, Mapping

from provisioner.base.errors import ProvisionerError, Unreachable
from provisioner.base.events import Action, Change, ClusterReport, Note, Report, Sink
from provisioner.git import hosts
from provisioner.handover.fleet import Fleet
from provisioner.pairing import pair
from provisioner.pairing.branch import file_changes, publisher
from provisioner.pairing.removal import uninstall
from provisioner.pairing.run import desired_state, session
from provisioner.pairing.run.options import Options
from provisioner.pairing.steps import deploy_key


def unpair(
    fleet: Fleet, leaving: Collection[str], sink: Sink, options: Options, *, doomed: bool
) -> Report:
    """`fleet` is the handover in which they still stand. `doomed`: Terraform destroys them next, so
    a cluster that does not answer is gone rather than failed, and its workloads are drained unless
    told otherwise."""
    started = time.monotonic()
    names = sorted(set(leaving) & set(fleet.pairings))
    workloads = options.workloads or ("drain" if doomed else "keep")
    given_up = doomed or options.force
    with session.opened(fleet, sink, options) as shop:
        targets, unreached = shop.reach(names, "leaving")
        gone = {
            name: error
            for name, error in unreached.items()
            if given_up and isinstance(error, Unreachable)
        }
        failed = {name: error for name, error in unreached.items() if name not in gone}
        reports = shop.failed(failed) + shop.each(
            targets, lambda target: uninstall.leave(target, workloads)
        )
        reports += [_gone(name, error, sink) for name, error in gone.items()]
        left = [report.cluster for report in reports if report.result != "failed"]
        _forget(fleet, left, shop, sink, doomed=given_up)
    return pair.summary(fleet.fleet, reports, bool(left), time.monotonic() - started)


def _gone(name: str, error: ProvisionerError, sink: Sink) -> ClusterReport:
    sink(
        Change(
            cluster=name,
            step="unpair",
            subject=error.subject,
            action=Action.SKIPPED,
            detail=error.cause,
        )
    )
    return ClusterReport(cluster=name, result="gone", cause=error.cause)


def _forget(
    fleet: Fleet, left: Collection[str], shop: session.Session, sink: Sink, *, doomed: bool
) -> None:
    """Keys off the host and files out of Git. A repository that cannot be reached is only told of
    when doomed."""
    used = {fleet.pairings[name].repository for name in left}
    for repository, cloned in shop.clones(used).items():
        members = [name for name in left if fleet.pairings[name].repository == repository]
        try:
            for name in members:
                _revoke(fleet, name, shop, sink)
            _remove(fleet, members, shop.road(cloned.result(), repository), sink)
        except ProvisionerError as error:
            if not doomed:
                raise
            sink(Note(text=f"{error} Left as it is.", level="warning"))


def _revoke(fleet: Fleet, name: str, shop: session.Session, sink: Sink) -> None:
    declaration = fleet.repositories[fleet.pairings[name].repository]
    host = hosts.of(declaration, shop.context)
    listed = deploy_key.look_up(host)
    if listed is None and not host.remote().keyed:
        return
    if listed is None:
        sink(
            Note(
                text=f"Remove the deploy key of cluster {name} from its repository: the host has "
                f"no API for it.",
                level="warning",
            )
        )
        return
    for key in listed:
        if key.title.startswith(f"{fleet.fleet}/{name} "):
            host.revoke(key.id)
            sink(
                Change(
                    cluster=name,
                    step="deploy key",
                    subject=key.title,
                    action=Action.CONFIGURED,
                    detail="revoked",
                )
            )


def _remove(fleet: Fleet, members: list[str], way: publisher.Publisher, sink: Sink) -> None:
    folders = {name: desired_state.folder(fleet.pairings[name]) for name in members}

    def changes() -> dict[str, str | None]:
        return {
            f"{folder}/{file}": None
            for folder in folders.values()
            for file in _ours(way.clone.files(folder))
        }

    done = publisher.remove(way, changes, f"Unpair {', '.join(members)}\n\nFleet: {fleet.fleet}\n")
    acted = Action.SKIPPED if way.repository.changes == "none" else Action.CONFIGURED
    for name, folder in folders.items():
        action = acted if done else Action.UNCHANGED
        sink(Change(cluster=name, step="files", subject=folder, action=action, detail=done))


def _ours(found: Mapping[str, str]) -> list[str]:
    """Our files of those in a folder; a kustomization.yaml only where it is not the user's own."""
    plain = not found.get(file_changes.KUSTOMIZATION) or file_changes.plain(
        found[file_changes.KUSTOMIZATION]
    )
    return [
        name
        for name in file_changes.NAMES
        if name in found and (name != file_changes.KUSTOMIZATION or plain)
    ]

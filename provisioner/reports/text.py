"""Reports and events as plain text for a terminal or a log. Pure, except that ages are counted
from the current time."""

from __future__ import annotations

import re
import time
from collections.abc import Iterable, Sequence

from provisioner.base import clock
from provisioner.base.events import Action, Change, Note, TerraformEvent, Waiting
from provisioner.reports.columns import clean, counted, table
from provisioner.reports.model import ClusterReport, Report, RepositoryReport, Result
from provisioner.reports.wording import CHANGES, RESOURCES, deletions_first, resource_sign

HEAD = (
    "CLUSTER",
    "RESULT",
    "WAVE",
    "CONTEXT",
    "FLUX",
    "REPOSITORY",
    "PATH",
    "KEY",
    "KEY MADE",
    "KEY USED",
    "COMMIT",
    "APPLIED",
)
# Terraform announces the command of a local-exec provisioner with this. It repeats what stands in
# the configuration, so it is not shown.
COMMAND = 'Executing: ["'


def report(shown: Report, *, planning: bool = False) -> str:
    """A row for each cluster. Below, a cause and a hint for each repository and each cluster that
    failed. A planned cluster is left out while `planning`: its steps have said everything."""
    clusters = [
        cluster for cluster in shown.clusters if not (planning and cluster.result is Result.PLANNED)
    ]
    parts = [table(HEAD, [_row(cluster) for cluster in clusters])] if clusters else []
    parts += [leaving(cluster) for cluster in clusters if cluster.leaving and not cluster.cause]
    parts += [repository(fault) for fault in shown.repositories]
    parts += [failure(cluster) for cluster in own_failures(shown)]
    parts += not_started(shown)
    return "\n".join(parts)


def own_failures(shown: Report) -> Sequence[ClusterReport]:
    """Clusters with a cause of their own. The cause of a repository is shown with it."""
    grouped = {(name, fault.cause) for fault in shown.repositories for name in fault.clusters}
    return [
        cluster
        for cluster in shown.clusters
        if cluster.cause
        and cluster.result is not Result.NOT_STARTED
        and (cluster.cluster, cluster.cause) not in grouped
    ]


def not_started(shown: Report) -> list[str]:
    """One paragraph for all clusters that were not started for the same reason."""
    groups: dict[tuple[str, str], list[str]] = {}
    for cluster in shown.clusters:
        if cluster.result is Result.NOT_STARTED:
            groups.setdefault((cluster.cause, cluster.hint), []).append(cluster.cluster)
    return [
        _paragraph(counted(len(names), "cluster"), Result.NOT_STARTED, cause, hint)
        for (cause, hint), names in groups.items()
    ]


def failure(cluster: ClusterReport) -> str:
    return _paragraph(cluster.cluster, cluster.result, cluster.cause, cluster.hint)


def leaving(cluster: ClusterReport) -> str:
    where = f"UID {cluster.identity}, server {cluster.server}"
    return f"{cluster.cluster}: left: {clean(where)}\n    {clean(cluster.leaving)}"


def repository(fault: RepositoryReport) -> str:
    text = _paragraph(f"repository {fault.repository}", fault.result, fault.cause, fault.hint)
    # None, if its clusters have ended with errors of their own.
    if not fault.clusters:
        return text
    return f"{text}\n    Not paired because of it: {', '.join(fault.clusters)}"


def _paragraph(subject: str, result: Result, cause: str, hint: str) -> str:
    text = f"{subject}: {result}: {clean(cause)}"
    return f"{text}\n    {clean(hint)}" if hint else text


def plan(events: Iterable[TerraformEvent | Change], *, with_terraform: bool = True) -> str:
    """Terraform's changes, unless the command does not run it; then the steps that would change
    something, deletions first."""
    listed = list(events)
    resources = [resource(event) for event in listed if isinstance(event, TerraformEvent)]
    changes = [event for event in listed if isinstance(event, Change)]
    acting = [change for change in changes if change.action is not Action.UNCHANGED]
    steps = [planned_step(change) for change in deletions_first(acting)]
    head = ["Terraform:", *(resources or ["  nothing to change"])] if with_terraform else []
    lines = [*head, "Pairing:", *steps]
    unchanged = len(changes) - len(acting)
    # Without steps this line says that the clusters were looked at, and need nothing.
    if unchanged or not steps:
        lines.append(f"  {counted(unchanged, 'step')} unchanged")
    return "\n".join(lines)


def resource(event: TerraformEvent) -> str:
    return f"  {resource_sign(event.action)} {clean(event.address)}  {event.action}"


def planned_step(change: Change) -> str:
    where = f"{change.cluster}: " if change.cluster else ""
    detail = f"  {clean(change.detail)}" if change.detail else ""
    wording = CHANGES[change.action]
    return f"  {wording.sign} {where}{clean(change.subject)}  {wording.planned}{detail}"


def step(change: Change) -> str:
    """One line for what a step did; for a planned one, what it would do."""
    if change.planned:
        return planned_step(change)
    where = f"{change.cluster}: " if change.cluster else ""
    detail = f" ({clean(change.detail)})" if change.detail else ""
    return f"{where}{CHANGES[change.action].done} {clean(change.subject)}{detail}"


def note(event: Note) -> str:
    prefix = "" if event.level == "info" else f"{event.level}: "
    return prefix + clean(event.text)


def waiting(event: Waiting) -> str:
    detail = f": {clean(event.detail)}" if event.detail else ""
    return f"{event.cluster or 'repository'}: waiting for {clean(event.subject)}{detail}"


def terraform(event: TerraformEvent) -> str:
    """The line of a Terraform event; empty for reads and for what has only started."""
    subject, detail = clean(event.address), clean(event.detail).strip()
    if event.state == "planned":
        return resource(event)
    if event.state == "errored":
        return _errored(subject, event.action)
    if detail.startswith(COMMAND):
        return ""
    # Output of a running program is shown as it comes, all other actions when they are complete.
    if event.action in ("init", "provision"):
        parts = ": ".join(part for part in (subject, detail) if part)
        return f"terraform: {parts}" if event.state == "progress" else ""
    done = RESOURCES[event.action].done if event.action in RESOURCES else ""
    if event.state == "complete" and done:
        return f"terraform: {done} {subject}" + (f" ({detail})" if detail else "")
    return ""


def _errored(subject: str, action: str) -> str:
    # After a failed provisioner the event of its resource's failure follows: one line is enough.
    return "" if action == "provision" else f"terraform: FAILED {subject} ({action})"


def _row(cluster: ClusterReport) -> tuple[str, ...]:
    return (
        cluster.cluster,
        cluster.result,
        cluster.wave,
        cluster.context,
        cluster.flux,
        cluster.repository,
        cluster.path,
        cluster.fingerprint,
        _ago(cluster.key_created),
        _ago(cluster.key_used),
        short(cluster.commit),
        short(cluster.revision),
    )


def _ago(timestamp: str) -> str:
    when = clock.seconds(timestamp)
    return "" if when is None else f"{clock.span(max(0.0, time.time() - when))} ago"


def short(text: str) -> str:
    """Git object names cut to twelve digits; --json has them in full."""
    # Only in full length, SHA-1 or SHA-256: a shorter number may be something else.
    return re.sub(r"\b([0-9a-f]{12})[0-9a-f]{28,52}\b", r"\1", text)

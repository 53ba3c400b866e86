"""The results on stdout: the table of clusters, the causes of failures, the planned changes."""

from __future__ import annotations

import re
import time
from collections.abc import Iterable

from provisioner.base import clock
from provisioner.base.events import Action, Change, ClusterReport, Report, TerraformEvent
from provisioner.cli.text import clean, table

HEAD = (
    "CLUSTER",
    "RESULT",
    "REPOSITORY",
    "PATH",
    "KEY",
    "KEY MADE",
    "KEY USED",
    "COMMIT",
    "APPLIED",
)
SIGNS = {"create": "+", "delete": "-", "replace": "-/+", "update": "~", "read": "<"}
STEPS = {
    Action.CREATED: ("+", "create"),
    Action.CONFIGURED: ("~", "configure"),
    Action.UNCHANGED: (" ", "unchanged"),
    Action.SKIPPED: (".", "skip"),
    Action.FAILED: ("!", "FAILED"),
}


def report(found: Report, *, planning: bool = False) -> str:
    """A row a cluster; below it a line of cause and one of what would work for each that failed.
    While `planning`, a cluster that is planned has told all in its steps."""
    clusters = [one for one in found.clusters if not (planning and one.result == "planned")]
    if not clusters:
        return ""
    parts = [table(HEAD, [_row(cluster) for cluster in clusters])]
    parts += [failure(cluster) for cluster in clusters if cluster.cause]
    return "\n".join(parts)


def failure(cluster: ClusterReport) -> str:
    text = f"{cluster.cluster}: {cluster.result}: {clean(cluster.cause)}"
    return f"{text}\n    {clean(cluster.hint)}" if cluster.hint else text


def plan(events: Iterable[TerraformEvent | Change]) -> str:
    """Terraform's changes, then the steps that would change something, by cluster."""
    terraform, steps, unchanged = [], [], 0
    for event in events:
        if isinstance(event, TerraformEvent):
            terraform.append(resource(event))
        elif event.action is Action.UNCHANGED:
            unchanged += 1
        else:
            steps.append(step(event))
    last = f"  {unchanged} step{'' if unchanged == 1 else 's'} unchanged"
    lines = ["Terraform:", *(terraform or ["  nothing to change"]), "Pairing:", *steps]
    return "\n".join([*lines, last] if unchanged or not steps else lines)


def resource(event: TerraformEvent) -> str:
    return f"  {SIGNS.get(event.action, ' ')} {clean(event.address)}  {event.action}"


def step(change: Change) -> str:
    where = f"{change.cluster}: " if change.cluster else ""
    detail = f"  {clean(change.detail)}" if change.detail else ""
    sign, verb = STEPS[change.action]
    return f"  {sign} {where}{clean(change.subject)}  {verb}{detail}"


def _row(one: ClusterReport) -> tuple[str, ...]:
    commit, applied = short(one.commit), short(one.revision)
    ages = _ago(one.key_created), _ago(one.key_used)
    return (
        one.cluster,
        one.result,
        one.repository,
        one.path,
        one.fingerprint,
        *ages,
        commit,
        applied,
    )


def _ago(text: str) -> str:
    when = clock.seconds(text)
    return "" if when is None else f"{clock.span(max(0.0, time.time() - when))} ago"


def short(text: str) -> str:
    """Full object names cut to twelve digits; --json has all of them."""
    return re.sub(r"\b([0-9a-f]{12})[0-9a-f]{28,52}\b", r"\1", text)

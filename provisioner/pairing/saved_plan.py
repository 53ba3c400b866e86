"""A pairing plan to keep: what each step decided, and what it was decided on."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field

import msgspec

from provisioner.base import keys
from provisioner.base.events import Action, Change, Event, Sink
from provisioner.flux import secret
from provisioner.handover.fleet import Fleet
from provisioner.pairing import plan
from provisioner.pairing.credentials import host_keys
from provisioner.pairing.run.engine import Facts
from provisioner.pairing.run.options import Options
from provisioner.pairing.run.target import Target
from provisioner.pairing.steps import proof
from provisioner.reports.model import Report

NOTHING = "nothing"
BRANCH = "branch"


class SavedStep(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """One step's decision, as the plan reported it."""

    step: str
    subject: str
    action: Action
    detail: str = ""

    def __str__(self) -> str:
        return f"{self.action} {self.subject}" + (f" ({self.detail})" if self.detail else "")


class ClusterPlan(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """`seen`: fingerprints by what was looked at; empty for a cluster that does not exist yet."""

    cluster: str
    steps: tuple[SavedStep, ...]
    seen: dict[str, str]


@dataclass(kw_only=True)
class Collector:
    """A sink that keeps what a plan reports, and passes it on."""

    sink: Sink
    steps: dict[str, list[SavedStep]] = field(default_factory=dict)
    seen: dict[str, dict[str, str]] = field(default_factory=dict)

    def __call__(self, event: Event) -> None:
        if isinstance(event, Change) and event.planned:
            one = SavedStep(
                step=event.step, subject=event.subject, action=event.action, detail=event.detail
            )
            self.steps.setdefault(event.cluster, []).append(one)
        self.sink(event)

    def inspect(self, target: Target, facts: Facts) -> None:
        self.seen[target.name] = fingerprints(target, facts)

    def plans(self) -> list[ClusterPlan]:
        return [
            ClusterPlan(cluster=name, steps=tuple(self.steps[name]), seen=self.seen.get(name, {}))
            for name in sorted(self.steps)
        ]


def look(
    fleet: Fleet, sink: Sink, options: Options, *, new: frozenset[str]
) -> tuple[Report, list[ClusterPlan]]:
    """The plan, and what to keep of it."""
    collected = Collector(sink=sink)
    report = plan.plan(fleet, collected, options, new=new, inspect=collected.inspect)
    return report, collected.plans()


def fingerprints(target: Target, facts: Facts) -> dict[str, str]:
    """What the decisions about a target rest on, by what it is."""
    prepared, cluster = target.prepared.result(), facts.cluster
    public = secret.public_key(cluster.source_secret)
    seen = {
        "cluster": cluster.uid or NOTHING,
        BRANCH: prepared.clone.head or NOTHING,
        "key in the cluster": keys.fingerprint(public) if public else NOTHING,
    }
    for path, text in target.desired.files.items():
        seen[f"wanted {path.rpartition('/')[2]}"] = blob(text)
    for path, text in target.desired.extra_files.items():
        seen[f"wanted {path}"] = blob(text)
    for path, text in prepared.changes.held[target.name].items():
        seen[f"file {path}"] = blob(text)
    known = {seen["key in the cluster"]}
    for item in (*cluster.deployments.values(), cluster.source, cluster.root):
        if item:  # generations, not resourceVersions: a status moves all the time
            meta = item["metadata"]
            name = f"{item['kind']} {meta['name']}"
            seen[name] = f"{meta['uid']}, generation {meta['generation']}"
    for key in host_keys.ours(target.desired, target.host_keys.listed() or (), known):
        seen[f"deploy key {keys.fingerprint(key.public)}"] = "write" if key.write else "read-only"
    return seen


def blob(text: str) -> str:
    """The name that Git gives this content."""
    data = text.encode()
    return hashlib.sha1(b"blob %d\0" % len(data) + data, usedforsecurity=False).hexdigest()


def moved(saved: Iterable[ClusterPlan], now: Iterable[ClusterPlan]) -> list[str]:
    """A line for each thing that is no longer as it was when the plan was saved. Pure."""
    before, after = ({one.cluster: one for one in plans} for plans in (saved, now))
    lines = []
    for name in sorted(before.keys() | after.keys()):
        if name in before and name in after:
            lines += [f"{name}: {line}" for line in _differences(before[name], after[name])]
        else:
            lines.append(
                f"{name}: "
                + ("no longer to be paired" if name in before else "not in the saved plan")
            )
    return lines


def _differences(before: ClusterPlan, after: ClusterPlan) -> Iterator[str]:
    for what, was, now in _pairs(_facts(before), _facts(after)):
        yield f"{what}: was {was}, is {now}"
    yield from moved_steps(before, after)


def moved_steps(before: ClusterPlan, after: ClusterPlan) -> Iterator[str]:
    for step, was, now in _pairs(_acting(before), _acting(after)):
        yield f"step {step}: planned was {was}; now it would be {now}"


def _pairs(before: Mapping[str, str], after: Mapping[str, str]) -> Iterator[tuple[str, str, str]]:
    for what in sorted(before.keys() | after.keys()):
        was, now = before.get(what, NOTHING), after.get(what, NOTHING)
        if was != now:
            yield what, was, now


def _facts(plan: ClusterPlan) -> dict[str, str]:
    """Without the branch's head: users commit all day, and what is ours in it is compared file by
    file."""
    return {what: value for what, value in plan.seen.items() if what != BRANCH}


def _acting(plan: ClusterPlan) -> dict[str, str]:
    """Steps that would change something. The proof only waits: whether Flux is at it just now is no
    decision."""
    quiet = (Action.UNCHANGED, Action.SKIPPED)
    return {
        one.step: str(one)
        for one in plan.steps
        if one.action not in quiet and one.step != proof.STEP.name
    }

"""The duration of each phase of a run, from the times of its output lines. A phase ends with the
first line that matches."""

from __future__ import annotations

import json
from collections.abc import Callable, Sequence

from benchmarks.measure import Sample

Phases = list[tuple[str, float]]
Split = Callable[[Sample], Phases]
Ends = Callable[[str], bool]

FLUX = (
    ("clone", "✔ cloned repository"),
    ("render, commit, push", "► installing components"),
    ("install", "✔ installed components"),
    ("secret", "✔ reconciled source secret"),
    ("render, commit, push, apply", "✔ reconciled sync configuration"),
    ("GitRepository", "✔ GitRepository reconciled"),
    ("Kustomization", "✔ Kustomization reconciled"),
)
FLOOR = (
    ("imports, YAML", "read"),
    ("install", "applied"),
    ("controllers", "available"),
    ("first sync", "synced"),
)
# The push runs in parallel with these.
OURS = (
    ("start, look", "waiting controllers"),
    ("install", "step controllers"),
    ("secret, deploy key", "step deploy key"),
    ("sync objects", "step sync"),
    ("controllers", "step ready"),
    ("first sync", "step proof"),
)


def flux(run: Sample) -> Phases:
    return _split(run, [(name, _starting(text)) for name, text in FLUX])


def floor(run: Sample) -> Phases:
    return _split(run, [(name, _starting(text)) for name, text in FLOOR])


def ours(run: Sample) -> Phases:
    return _split(run, [(name, _event(text)) for name, text in OURS])


def _starting(text: str) -> Ends:
    return lambda line: line.startswith(text)


def _event(wanted: str) -> Ends:
    kind, _, about = wanted.partition(" ")

    def fits(line: str) -> bool:
        if not line.startswith("{"):
            return False
        event = json.loads(line)
        return (event["type"], event.get("step", event.get("subject"))) == (kind, about)

    return fits


def _split(run: Sample, ends: Sequence[tuple[str, Ends]]) -> Phases:
    """A phase without its line is left out: a second run, for example, installs nothing."""
    found: Phases = []
    since = 0.0
    for name, fits in ends:
        line = next((line for line in run.lines if fits(line.text)), None)
        if line:
            found.append((name, round(line.at - since, 4)))
            since = line.at
    return [*found, ("the rest", round(run.seconds - since, 4))]

"""How results look on a page: a word, a tone, and how much they want attention. Pure."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from provisioner.reports.model import ClusterReport, Result

BAD, WARN, BUSY, GOOD, IDLE = "bad", "warn", "busy", "good", "idle"
# A tone is never alone: its symbol and the word are always beside the colour.
TONES = {
    Result.FAILED: BAD,
    Result.DELIVERY_FAILING: BAD,
    Result.INTERRUPTED: WARN,
    Result.HELD: WARN,
    Result.DRIFTED: WARN,
    Result.NOT_STARTED: IDLE,
    Result.WAITING: BUSY,
    Result.PLANNED: BUSY,
    Result.PAIRED: GOOD,
    Result.ROTATED: GOOD,
    Result.TESTED: GOOD,
    Result.IMPORTED: GOOD,
}
ORDER = (BAD, WARN, BUSY, IDLE, GOOD)
SEVERITY = {result: place for place, result in enumerate(Result)}


@dataclass(frozen=True, kw_only=True)
class Count:
    """How many clusters are in a state."""

    state: str
    word: str
    tone: str
    number: int


def word(result: Result) -> str:
    return result.replace("-", " ")


def tone(result: Result) -> str:
    """Of a result that is not listed: by whether its exit code says that something is left."""
    return TONES.get(result, BUSY if result.exit_code else IDLE)


def urgency(result: Result) -> tuple[int, int]:
    """To sort by: what somebody has to look at comes first."""
    return ORDER.index(tone(result)), SEVERITY[result]


def counts(clusters: Iterable[ClusterReport]) -> list[Count]:
    """Of each state that occurs, the most urgent first."""
    numbers = Counter(cluster.result for cluster in clusters)
    return [
        Count(state=result.value, word=word(result), tone=tone(result), number=numbers[result])
        for result in sorted(numbers, key=urgency)
    ]


def waves(clusters: Sequence[ClusterReport]) -> list[tuple[str, list[Count]]]:
    """The states of each wave, in the order of the report; empty where there are no waves."""
    names = list(dict.fromkeys(cluster.wave for cluster in clusters))
    if not any(names):
        return []
    return [
        (name, counts(cluster for cluster in clusters if cluster.wave == name)) for name in names
    ]


def headline(clusters: Sequence[ClusterReport]) -> str:
    """`2 failed, 1 drifted, 497 paired.`"""
    listed = ", ".join(f"{count.number} {count.word}" for count in counts(clusters))
    return f"{listed}." if listed else "No cluster was looked at."

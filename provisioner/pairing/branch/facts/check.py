"""Facts that manifests in Git use and nobody declares: named before anything is pushed.

Flux cannot apply such manifests, or puts nothing in their place. So a run is refused that takes
away a fact which is in use, and so is a first pairing. Otherwise it is so already, or the manifests
came later: a warning.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence

import msgspec

from provisioner.base.errors import Refused
from provisioner.flux.facts import PLAIN, PRIVATE
from provisioner.pairing.branch.facts.consumers import KINDS, Consumer

NAMED = 5  # in one message
FIELDS = {PLAIN: "facts", PRIVATE: "secret_facts"}


class FactNames(msgspec.Struct, frozen=True, kw_only=True):
    """Names by the object that has them. `held`: what the cluster has now. `breaking`: whether
    Flux begins with this run to apply the manifests, or to insist on every variable."""

    declared: Mapping[str, Collection[str]]
    held: Mapping[str, Collection[str]]
    breaking: bool = False


class Missing(msgspec.Struct, frozen=True):
    """`breaks`: with this run the manifests fail, for certain."""

    text: str
    hint: str
    breaks: bool


def missing(consumer: Consumer, facts: FactNames) -> Iterator[Missing]:
    """What a Kustomization cannot do without and does not get."""
    for source, optional in consumer.sources.items():
        if not (facts.declared[source] or optional):
            text = f"{consumer.file}: Kustomization {consumer.name} takes {KINDS[source]} {source}"
            hint = f"Declare {FIELDS[source]}, or write `optional: true` there."
            breaks = facts.breaking or bool(facts.held[source])
            yield Missing(f"{text}, for which nothing is declared", hint, breaks)
    declared, held = _names(facts.declared, consumer), _names(facts.held, consumer)
    for name, (file, certain) in sorted(consumer.uses.items()):
        ours = name in held or not consumer.elsewhere
        if ours and name not in {*declared, *consumer.known}:
            text = f"{file} uses fact {name!r}, which is not declared"
            breaks = certain and not consumer.elsewhere and (facts.breaking or name in held)
            yield Missing(text, _hint(name, declared), breaks)


def refusal(cluster: str, listed: Sequence[Missing]) -> Refused | None:
    """Of all that this run would break."""
    broken = [one for one in listed if one.breaks]
    return Refused(f"cluster {cluster}", _text(broken), broken[0].hint) if broken else None


def warning(cluster: str, listed: Sequence[Missing]) -> str:
    """Of what may not work as it is; empty where there is nothing to say."""
    others = [one for one in listed if not one.breaks]
    return f"cluster {cluster}: {_text(others)}. {others[0].hint}" if others else ""


def _text(listed: Sequence[Missing]) -> str:
    texts = list(dict.fromkeys(one.text for one in listed))
    more = [f"{len(texts) - NAMED} more"] if len(texts) > NAMED else []
    return "; ".join([*texts[:NAMED], *more])


def _names(facts: Mapping[str, Collection[str]], consumer: Consumer) -> list[str]:
    return [name for source in consumer.sources for name in facts[source]]


def _hint(name: str, declared: Collection[str]) -> str:
    import difflib

    close = difflib.get_close_matches(name, declared, n=1)
    meant = f"Did you mean {close[0]!r}? " if close else ""
    return f"{meant}Declare it, or give it a default there, such as `${{{name}:=}}`."

"""What a reader of a written stack has to know about its clusters, as lines of text."""

from __future__ import annotations

import textwrap
from collections.abc import Iterator

from provisioner.imports.entries import Entry
from provisioner.reports.columns import clean


def about(entry: Entry) -> Iterator[str]:
    """Of a cluster that is described."""
    if entry.uid:
        yield f"kube-system UID {entry.uid}"
    if entry.also:
        yield f"The same cluster as context {', '.join(entry.also)}."
    if entry.description and entry.description.fingerprint:
        yield f"Its deploy key: {entry.description.fingerprint}"
    for note in entry.description.notes if entry.description else ():
        yield f"Look at this first: {note}."
    for address in entry.addresses:
        yield f"Let go of {address} first: see the removed blocks."


def left_out(entry: Entry) -> Iterator[str]:
    """Of one that is not."""
    if entry.error:
        word = "left alone" if entry.left_alone else "not read"
        yield f"{entry.name} (context {entry.cluster.context}): {word}. {entry.error}"


def comment(text: str, indent: str, mark: str = "#") -> str:
    """Wrapped, and on lines of its own."""
    head = f"{indent}{mark} "
    lines = textwrap.wrap(
        clean(text), 100, initial_indent=head, subsequent_indent=head, break_on_hyphens=False
    )
    return "".join(f"{line}\n" for line in lines)

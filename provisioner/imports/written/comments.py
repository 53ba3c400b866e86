"""What a reader of a written stack has to know about its clusters, as lines of text."""

from __future__ import annotations

import textwrap
from collections.abc import Iterator

from provisioner.imports.entries import Entry
from provisioner.reports.columns import clean


def about(entry: Entry) -> Iterator[str]:
    """Of a cluster that is described."""
    if not entry.by_context:
        yield "The state does not say which cluster this is: set the context that leads to it."
    if entry.uid:
        yield f"kube-system UID {entry.uid}"
    if entry.also:
        yield f"The same cluster as context {', '.join(entry.also)}."
    if entry.description and entry.description.fingerprint:
        yield f"Its deploy key: {entry.description.fingerprint}"
    for note in entry.description.notes if entry.description else ():
        yield f"Look at this first: {note}."
    for kept in entry.bootstraps:
        yield f"Terraform keeps its Flux as {kept.address} ({kept.place}): it must let go first."


def left_out(entry: Entry) -> Iterator[str]:
    """Of one that is not."""
    if entry.error:
        word = "left alone" if entry.left_alone else "not read"
        yield f"{entry.name} ({place(entry)}): {word}. {entry.error}"


def place(entry: Entry) -> str:
    """Where it was found."""
    if entry.by_context:
        return f"context {entry.cluster.context}"
    return ", ".join(f"{kept.address} in {kept.place}" for kept in entry.bootstraps)


def comment(text: str, indent: str, mark: str = "#") -> str:
    """Wrapped, and on lines of its own."""
    head = f"{indent}{mark} "
    lines = textwrap.wrap(
        clean(text), 100, initial_indent=head, subsequent_indent=head, break_on_hyphens=False
    )
    return "".join(f"{line}\n" for line in lines)

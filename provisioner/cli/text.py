"""Foreign text on its way to a terminal, and tables. Pure."""

from __future__ import annotations

from collections.abc import Sequence


def clean(text: str) -> str:
    """Without control characters: what a program or a server says must not move the cursor."""
    return "".join(letter if letter.isprintable() else " " for letter in text)


def table(head: Sequence[str], rows: Sequence[Sequence[str]]) -> str:
    """Columns aligned by blanks; a column that is empty in every row is left out."""
    kept = [at for at in range(len(head)) if any(row[at] for row in rows)]
    lines = [[clean(row[at]) or "-" for at in kept] for row in ([*head], *rows)]
    widths = [max(len(line[at]) for line in lines) for at in range(len(kept))]
    return "\n".join(
        "  ".join(cell.ljust(width) for cell, width in zip(line, widths, strict=True)).rstrip()
        for line in lines
    )

"""Text from programs and servers made safe for a terminal, and aligned tables. Pure."""

from __future__ import annotations

from collections.abc import Sequence


def clean(text: str) -> str:
    """Without control characters, which could move the cursor or recolour the terminal."""
    return "".join(letter if letter.isprintable() else " " for letter in text)


def table(head: Sequence[str], rows: Sequence[Sequence[str]]) -> str:
    """Columns aligned by blanks. A column that is empty in every row is left out."""
    # The clusters of many fleets share most columns, so an empty one only costs width.
    kept = [column for column in range(len(head)) if any(row[column] for row in rows)]
    lines = [[clean(row[column]) or "-" for column in kept] for row in ([*head], *rows)]
    widths = [max(len(line[column]) for line in lines) for column in range(len(kept))]
    return "\n".join(
        "  ".join(cell.ljust(width) for cell, width in zip(line, widths, strict=True)).rstrip()
        for line in lines
    )


def shortened(words: Sequence[str], most: int) -> str:
    """`a, b, c and 5 more`."""
    more = f" and {len(words) - most} more" if len(words) > most else ""
    return ", ".join(words[:most]) + more


def counted(number: int, noun: str, plural: str = "") -> str:
    """`1 step`, `2 steps`."""
    return f"{number} {noun if number == 1 else plural or f'{noun}s'}"

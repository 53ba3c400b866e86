"""Versions as Flux writes them: `v2.9.4`. Pure."""

from __future__ import annotations

import re

FORM = re.compile(r"v([0-9]+)\.([0-9]+)\.([0-9]+)")
HEAD = re.compile(r"^# Flux Version: (v[0-9]+\.[0-9]+\.[0-9]+)$", re.MULTILINE)

Version = tuple[int, int, int]


def parse(text: str) -> Version | None:
    """As numbers, which compare; None for what is no version."""
    found = FORM.match(text)
    return (int(found[1]), int(found[2]), int(found[3])) if found else None


def of_components(text: str) -> str:
    """The version that a gotk-components.yaml says it holds, or nothing."""
    found = HEAD.search(text[:1000])
    return found[1] if found else ""

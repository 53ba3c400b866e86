"""Versions as Flux writes them: `v2.9.4`. Pure."""

from __future__ import annotations

import re

FORM = re.compile(r"v([0-9]+)\.([0-9]+)\.([0-9]+)")
HEAD = re.compile(r"^# Flux Version: (v[0-9]+\.[0-9]+\.[0-9]+)$", re.MULTILINE)

Version = tuple[int, int, int]


def parse(text: str) -> Version | None:
    """As numbers that can be compared; None if the text is not a version."""
    match = FORM.match(text)
    return (int(match[1]), int(match[2]), int(match[3])) if match else None


def of_components(text: str) -> str:
    """The version that the head of a gotk-components.yaml names; empty if it names none."""
    match = HEAD.search(text[:1000])
    return match[1] if match else ""

"""Commit messages and change requests are rendered with jinja2, which is imported when needed."""

from __future__ import annotations

import functools
from typing import Any


def render(template: str, **values: object) -> str:
    """Plain text or Markdown, so nothing is escaped; an undefined name is an error."""
    return str(_compiled(template).render(**values))


@functools.cache
def _compiled(template: str) -> Any:
    import jinja2

    return jinja2.Template(template, undefined=jinja2.StrictUndefined)

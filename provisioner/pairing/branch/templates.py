"""Commit messages and change requests are rendered with jinja2, which is imported when needed."""

from __future__ import annotations


def render(template: str, **values: object) -> str:
    """Plain text or Markdown, so nothing is escaped; an undefined name is an error."""
    import jinja2

    rendered = jinja2.Template(template, undefined=jinja2.StrictUndefined).render(**values)
    return str(rendered)

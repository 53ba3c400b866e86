"""Pipelines to copy: the plan on every pull request, `up` of exactly that plan's like on main.

`python -m stacks.pipelines` renders them all from one template, pipeline.yaml.j2, into this folder.
"""

from __future__ import annotations

from pathlib import Path

FOLDER = Path(__file__).parent
TEMPLATE = "pipeline.yaml.j2"
FILES = {"github": "github-actions.yaml", "gitlab": "gitlab-ci.yaml"}


def render(host: str) -> str:
    """The pipeline for `github` or `gitlab`."""
    import jinja2

    environment = jinja2.Environment(
        loader=jinja2.FileSystemLoader(FOLDER),
        undefined=jinja2.StrictUndefined,
        autoescape=False,  # noqa: S701  # YAML of our own, nothing foreign in it
        variable_start_string="<<",  # the double braces are GitHub's
        variable_end_string=">>",
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )
    return environment.get_template(TEMPLATE).render(host=host, file=FILES[host])

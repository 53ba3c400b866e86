"""Pipelines to copy: a plan on every pull request; on main a saved plan, and `up` of that plan.

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
        autoescape=jinja2.select_autoescape(),  # by the file's extension: HTML, and this is YAML
        variable_start_string="<<",  # GitHub uses the double braces
        variable_end_string=">>",
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )
    return environment.get_template(TEMPLATE).render(host=host, file=FILES[host])

"""The plan as Markdown for a pull request: Terraform's changes, the pairing steps by cluster, what
failed."""

from __future__ import annotations

import html
from collections import Counter
from collections.abc import Iterable, Sequence

from provisioner.base.errors import ProvisionerError
from provisioner.base.events import Action, Change, Report, TerraformEvent
from provisioner.cli import results
from provisioner.cli.lines import Lines, to_stdout
from provisioner.cli.text import clean

ROWS = 150  # of each table: a comment on GitHub holds 65536 characters
LONGEST = 160  # characters of one cell
TEMPLATE = """\
## Plan: {{ title }}

{% if resources -%}
| | Terraform | |
|---|---|---|
{% for sign, address, action in resources -%}
| {{ sign }} | {{ address | code }} | {{ action }} |
{% endfor -%}
{% else -%}
Terraform: nothing to change.
{% endif -%}
{{ more(all_resources, resources) }}
{% if steps -%}
| | Cluster | Pairing | |
|---|---|---|---|
{% for sign, step in steps -%}
| {{ sign }} | {{ step.cluster | code }} | {{ step.subject | code }} | {{ step.detail | code }} |
{% endfor -%}
{% else -%}
Pairing: nothing to change.
{% endif -%}
{{ more(all_steps, steps) }}
{%- if unchanged %}
Unchanged steps: {{ unchanged }}
{% endif %}
{%- for name, cause in failures %}
- **Failed:** {{ name | code }} {{ cause | code }}
{%- endfor %}
"""


class Markdown(Lines):
    """Talk goes to stderr as ever; the plan, or the error that stood in its way, to stdout."""

    def __init__(self) -> None:
        super().__init__(planning=True)

    def _report(self, report: Report) -> None:
        to_stdout(plan(self._planned, report))

    def close(self, error: BaseException | None) -> None:
        if error is not None:
            cause = str(error) if isinstance(error, ProvisionerError) else type(error).__name__
            to_stdout(f"## Plan: failed\n\n{code(cause)}")


def plan(events: Iterable[TerraformEvent | Change], report: Report) -> str:
    """One heading and two tables; unchanged steps are only counted."""
    import jinja2

    told = list(events)
    resources = [
        (results.SIGNS.get(one.action, " "), one.address, clean(one.action))
        for one in told
        if isinstance(one, TerraformEvent)
    ]
    changes = [one for one in told if isinstance(one, Change)]
    steps = [
        (results.STEPS[one.action][0].strip(), one)
        for one in changes
        if one.action is not Action.UNCHANGED
    ]
    environment = jinja2.Environment(undefined=jinja2.StrictUndefined, autoescape=False)  # noqa: S701  # see `code`
    environment.filters["code"] = code
    text = environment.from_string(TEMPLATE).render(
        title=_title(resources, steps, report),
        resources=resources[:ROWS],
        all_resources=resources,
        steps=sorted(steps, key=lambda row: row[1].cluster)[:ROWS],
        all_steps=steps,
        unchanged=len(changes) - len(steps),
        failures=[(one.cluster, one.cause) for one in report.clusters if one.cause],
        more=_more,
    )
    return text.rstrip()


def code(text: str) -> str:
    """Foreign text that stays text in a table cell: no markup, link, mention or further column
    comes of it."""
    line = " ".join(clean(text).split())
    line = line if len(line) <= LONGEST else f"{line[: LONGEST - 3]}..."
    if not line:
        return ""
    if not any(letter in line for letter in "`|\\"):
        return f"`{line}`"
    marked = "".join(
        letter if letter.isalnum() or letter in " ,/-" else f"&#{ord(letter)};" for letter in line
    )
    return f"<code>{marked}</code>"


def _title(
    resources: Sequence[tuple[str, str, str]], steps: Sequence[tuple[str, Change]], report: Report
) -> str:
    if any(one.cause for one in report.clusters):
        return "some clusters failed"
    if not resources and not steps:
        return "nothing to change"
    counts = Counter(action for _, _, action in resources)
    parts = [f"{count} to {html.escape(action)}" for action, count in sorted(counts.items())]
    clusters = len({step.cluster for _, step in steps})
    parts += (
        [f"{clusters} cluster{'' if clusters == 1 else 's'} to pair or mend"] if clusters else []
    )
    return ", ".join(parts)


def _more(everything: Sequence[object], shown: Sequence[object]) -> str:
    left = len(everything) - len(shown)
    return f"... and {left} more; `--json` has all.\n" if left else ""

"""A plan as Markdown for a pull request: what is deleted, what else changes, what failed.

Names in it come from Git hosts, clusters and the stack. The template escapes all of them as HTML,
and `code` makes them inert in Markdown too.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence

from provisioner.base.errors import ProvisionerError
from provisioner.base.events import Action, Change, TerraformEvent
from provisioner.reports.columns import clean, counted
from provisioner.reports.model import Report
from provisioner.reports.text import own_failures
from provisioner.reports.wording import CHANGES, deletes, resource_sign

ROWS = 150  # of each table, because GitHub refuses a comment of more than 65536 characters
LONGEST = 160  # characters in one cell
TEMPLATE = """\
## Plan: {{ title }}

{% if deleted or doomed -%}
### Deletions

| | Where | Deleted | |
|---|---|---|---|
{% for event in doomed[:rows] -%}
| {{ event.action | sign }} | Terraform | {{ event.address | code }} | {{ event.action }} |
{% endfor -%}
{% for step in deleted[:rows] -%}
| - | {{ step.cluster | code }} | {{ step.subject | code }} | {{ step.detail | code }} |
{% endfor -%}
{{ doomed | more }}{{ deleted | more }}
### Changes

{% endif -%}
{% if resources -%}
| | Terraform | |
|---|---|---|
{% for event in resources[:rows] -%}
| {{ event.action | sign }} | {{ event.address | code }} | {{ event.action }} |
{% endfor -%}
{% elif not with_terraform -%}
{% elif not doomed -%}
Terraform: nothing to change.
{% else -%}
Terraform: nothing else to change.
{% endif -%}
{{ resources | more }}
{% if steps -%}
| | Cluster | Pairing | |
|---|---|---|---|
{% for step in steps[:rows] -%}
| {{ words[step.action].sign | trim }} | {{ step.cluster | code }} | {{ step.subject | code }} | \
{{ step.detail | code }} |
{% endfor -%}
{% elif not deleted -%}
Pairing: nothing to change.
{% else -%}
Pairing: nothing else to change.
{% endif -%}
{{ steps | more }}
{%- if unchanged %}
Unchanged steps: {{ unchanged }}
{% endif %}
{%- for fault in faults %}
- **Failed:** repository {{ fault.repository | code }} {{ fault.cause | code }}\
{% if fault.clusters %} (clusters: {{ fault.clusters | join(", ") | code }}){% endif %}
{%- endfor %}
{%- for cluster in failures %}
- **Failed:** {{ cluster.cluster | code }} {{ cluster.cause | code }}
{%- endfor %}
"""


def plan(
    events: Iterable[TerraformEvent | Change], report: Report, *, with_terraform: bool = True
) -> str:
    """A heading, then tables; deletions stand apart and first, unchanged steps are only counted.
    `with_terraform`: whether the plan has a part for Terraform."""
    listed = list(events)
    resources = [event for event in listed if isinstance(event, TerraformEvent)]
    changes = [event for event in listed if isinstance(event, Change)]
    steps = sorted(
        (change for change in changes if change.action is not Action.UNCHANGED),
        key=lambda change: change.cluster,  # threads emit them in any order
    )
    return _rendered(
        title=_title(resources, steps, report),
        with_terraform=with_terraform,
        doomed=[event for event in resources if deletes(event)],
        resources=[event for event in resources if not deletes(event)],
        deleted=[step for step in steps if deletes(step)],
        steps=[step for step in steps if not deletes(step)],
        unchanged=len(changes) - len(steps),
        faults=report.repositories,
        failures=own_failures(report),
    )


def _rendered(**values: object) -> str:
    import jinja2

    # StrictUndefined, or a misspelt variable would silently leave out what is deleted.
    environment = jinja2.Environment(undefined=jinja2.StrictUndefined, autoescape=True)
    environment.filters |= {"code": code, "sign": resource_sign, "more": _more}
    environment.globals |= {"words": CHANGES, "rows": ROWS}
    return environment.from_string(TEMPLATE).render(**values).rstrip()


def failed(error: BaseException) -> str:
    """In place of a plan, when an error has ended the run."""
    cause = str(error) if isinstance(error, ProvisionerError) else type(error).__name__
    return f"## Plan: failed\n\n{code(cause)}"


class Code(str):
    """Text that is safe as it is: the template does not escape it as HTML."""

    def __html__(self) -> str:
        return self


def code(text: str) -> Code:
    """Foreign text that stays text in a table cell: it cannot become markup, a link, a mention or
    a further column."""
    line = " ".join(clean(text).split())
    line = line if len(line) <= LONGEST else f"{line[: LONGEST - 3]}..."
    # A code span is easier to read, but cannot hold a backtick, and a table ends a cell at a bar
    # even inside one. Entities are inert everywhere.
    if not any(letter in line for letter in "`|\\"):
        return Code(f"`{line}`" if line else "")
    marked = "".join(
        letter if letter.isalnum() or letter in " ,/-" else f"&#{ord(letter)};" for letter in line
    )
    return Code(f"<code>{marked}</code>")


def _title(resources: Sequence[TerraformEvent], steps: Sequence[Change], report: Report) -> str:
    if report.repositories or any(cluster.cause for cluster in report.clusters):
        return "some clusters failed"
    counts = Counter(clean(event.action) for event in resources)
    parts = [f"{count} to {action}" for action, count in sorted(counts.items())]
    for verb, destructive in (("deletions in", True), ("changes in", False)):
        clusters = {step.cluster for step in steps if deletes(step) is destructive}
        parts += [f"{verb} {counted(len(clusters), 'cluster')}"] if clusters else []
    return ", ".join(parts) or "nothing to change"


def _more(rows: Sequence[object]) -> str:
    left = len(rows) - ROWS
    return f"... and {left} more; `--json` has all.\n" if left > 0 else ""

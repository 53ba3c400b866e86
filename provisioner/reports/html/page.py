"""The page as a whole: what it shows, and how its text is made safe."""

from __future__ import annotations

import base64
import functools
import hashlib
from dataclasses import dataclass
from importlib import resources
from typing import Any

from provisioner import __version__
from provisioner.base import clock
from provisioner.base.exit_codes import ExitCode
from provisioner.reports.columns import clean
from provisioner.reports.html import bars, clusters, durations, problems, states
from provisioner.reports.model import Report
from provisioner.reports.timeline import Timeline


@dataclass(frozen=True, kw_only=True)
class About:
    """The run that a page shows: its command, its id, when it ended in seconds since the epoch, and
    the error that ended it early, if one did."""

    command: str
    run: str
    ended: float
    error: str = ""


def render(report: Report, timeline: Timeline, about: About) -> str:
    """Ages are counted from the end of the run."""
    style, script = _file("page.css"), _file("page.js")
    lanes = {lane.name: lane for lane in timeline.clusters}
    ticks = durations.ticks(timeline.seconds)
    text: str = _template().render(
        about=about,
        ended=clock.utc(about.ended),
        version=__version__,
        style=_Trusted(style),
        script=_Trusted(script),
        policy=policy(style, script),
        report=report,
        took=durations.span_text(timeline.seconds),
        exit_meaning=_meaning(report.exit_code),
        headline=states.headline(report.clusters),
        counts=states.counts(report.clusters),
        waves=states.waves(report.clusters),
        problems=problems.problems(report),
        rows=(rows := clusters.rows(report.clusters, lanes, now=about.ended)),
        ids={row.report.cluster: row.id for row in rows},
        columns=_columns(rows),
        repositories=sorted({row.repository for row in rows if row.repository}),
        parts=len(ticks) - 1,
        ticks=[f"{tick:g} s" for tick in ticks],
        planned=any(span.planned for lane in timeline.clusters for span in lane.spans),
        under_way=any(lane.under_way for lane in timeline.clusters),
        charts=_charts(timeline, ticks[-1]),
        messages=[(durations.span_text(one.at), one) for one in timeline.messages],
    )
    return text


def policy(style: str, script: str) -> str:
    """The Content-Security-Policy: this style and this script, and nothing from anywhere."""
    return "; ".join(
        (
            "default-src 'none'",
            f"style-src '{_hash(style)}'",
            f"script-src '{_hash(script)}'",
            "img-src data:",
            "base-uri 'none'",
            "form-action 'none'",
        )
    )


def _hash(text: str) -> str:
    return "sha256-" + base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()


def _meaning(code: int) -> str:
    return next((known.meaning for known in ExitCode if known == code), "")


def _columns(rows: list[clusters.Row]) -> dict[str, bool]:
    """Whether a column has anything in it."""
    return {
        "wave": any(row.report.wave for row in rows),
        "repository": any(row.repository for row in rows),
        "revision": any(row.revision for row in rows),
        "flux": any(row.report.flux for row in rows),
        "key": any(row.key for row in rows),
        "applied": any(row.applied for row in rows),
        "took": any(row.took >= 0 for row in rows),
    }


def _charts(timeline: Timeline, length: float) -> list[tuple[str, list[bars.Line]]]:
    parts = (
        ("Terraform", timeline.resources),
        ("Repositories", timeline.repositories),
        ("Clusters", timeline.clusters),
    )
    return [(title, bars.lines(lanes, length)) for title, lanes in parts if lanes]


def _coded(text: str) -> Any:
    """A hint, with what stands in backticks as code."""
    from markupsafe import Markup, escape

    parts = [escape(part) for part in clean(text).split("`")]
    if len(parts) % 2 == 0:  # a backtick without its partner
        return escape(clean(text))
    coded = [
        Markup("<code>{}</code>").format(one) if at % 2 else one for at, one in enumerate(parts)
    ]
    return Markup("").join(coded)


class _Trusted(str):
    """Our own style and script: the template does not escape them."""

    def __html__(self) -> str:
        return self


@functools.cache
def _file(name: str) -> str:
    return resources.files(__package__).joinpath(name).read_text(encoding="utf-8")


@functools.cache
def _template() -> Any:
    import jinja2

    # Everything else comes from clusters, Git hosts and the stack. StrictUndefined, or a misspelt
    # variable would silently leave out a cause.
    environment = jinja2.Environment(
        autoescape=True,
        undefined=jinja2.StrictUndefined,
        finalize=_printable,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.filters["coded"] = _coded
    return environment.from_string(_file("page.html.jinja"))


def _printable(value: Any) -> Any:
    """Without control characters, such as those that turn the direction of text."""
    return clean(value) if type(value) is str else value

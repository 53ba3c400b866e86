"""The page as a whole: all that it says is text, and nothing in it needs a network or a script."""

from __future__ import annotations

import re
import time
from html.parser import HTMLParser
from importlib import resources

import msgspec
import pytest

from provisioner.base.events import Action, Change, Event, Note
from provisioner.reports import html
from provisioner.reports.html.page import About, render
from provisioner.reports.model import ClusterReport, Report, RepositoryReport, Result
from provisioner.reports.timeline import Timeline, timeline
from tests.support import fleet_pages

ABOUT = About(command="status", run="r1", ended=fleet_pages.BEGAN)
QUIET = Timeline(seconds=1.0)
HOSTILE = [
    "<script>alert(1)</script>",
    "\"'><img src=x onerror=alert(1)>",
    "</style></script></title><h1>",
    "{{ 7 * 7 }}{% raw %}",
    "javascript:alert(1)",
    "`<script>alert(1)</script>",
    "a\x00b\x1b[31m\u202ec",
]
VOID = ("meta", "link", "input")


class Elements(HTMLParser):
    """Every element of a page with its attributes, and its text."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.elements: list[tuple[str, dict[str, str | None]]] = []
        self.open: list[str] = []
        self.texts: list[str] = []
        self.feed(text)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.append((tag, dict(attrs)))
        if tag not in VOID:
            self.open.append(tag)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.append((tag, dict(attrs)))

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag

    def handle_data(self, data: str) -> None:
        self.texts.append(data)

    def named(self, tag: str) -> list[dict[str, str | None]]:
        return [attributes for name, attributes in self.elements if name == tag]


def hostile(text: str) -> str:
    """A page with the text wherever others have a say."""
    cluster = ClusterReport(cluster=text, result=Result.FAILED)
    names = [name for name in cluster.__struct_fields__ if isinstance(getattr(cluster, name), str)]
    texts = {name: text for name in names if name != "result"}
    cluster = msgspec.structs.replace(cluster, **texts, drift=[text])
    fault = RepositoryReport(repository=text, result=Result.FAILED, cause=text, clusters=[text])
    report = Report(fleet=text, clusters=[cluster], repositories=[fault], exit_code=4)
    change = Change(
        time="2026-01-01T12:00:01Z",
        cluster=text,
        step=text,
        subject=text,
        action=Action.FAILED,
        detail=text,
    )
    events: list[Event] = [change, Note(text=text, level=text)]
    about = About(command=text, run=text, ended=fleet_pages.BEGAN, error=text)
    return render(report, timeline(events, fleet_pages.BEGAN, fleet_pages.BEGAN + 2), about)


@pytest.mark.parametrize("text", HOSTILE)
def test_foreign_text_is_nothing_but_text(text: str) -> None:
    harmless, attacked = Elements(hostile("harmless")), Elements(hostile(text))
    assert [tag for tag, _ in attacked.elements] == [tag for tag, _ in harmless.elements]
    assert [set(given) for _, given in attacked.elements] == [
        set(given) for _, given in harmless.elements
    ]
    assert attacked.open == harmless.open == []
    assert all(str(one["href"]).startswith(("#", "data:")) for one in attacked.named("a"))


def test_control_characters_are_left_out() -> None:
    shown = hostile(HOSTILE[-1]) + hostile(f"`{HOSTILE[-1]}")
    assert not re.search(r"[\x00\x1b\u202e]", shown)


def test_commands_in_hints_are_shown_as_code() -> None:
    cluster = ClusterReport(cluster="a", result=Result.FAILED, cause="c", hint="Run `a <b>` now.")
    text = render(Report(fleet="f", clusters=[cluster]), QUIET, ABOUT)
    assert text.count("Run <code>a &lt;b&gt;</code> now.") == 2


def test_nothing_is_fetched() -> None:
    elements = Elements(fleet_pages.page(8))
    given = [value for _, attributes in elements.elements for value in attributes.items()]
    fetching = [
        value
        for name, value in given
        if name in ("src", "href", "action", "srcset") and not str(value).startswith(("#", "data:"))
    ]
    assert fetching == []
    assert not [name for name, _ in given if name.startswith("on") or name == "style"]
    style = resources.files(html).joinpath("page.css").read_text()
    assert not re.search(r"url\(|@import", style)


def test_the_policy_allows_our_own_style_and_script_alone() -> None:
    (policy,) = (
        str(one["content"])
        for one in Elements(fleet_pages.page(1)).named("meta")
        if one.get("http-equiv") == "Content-Security-Policy"
    )
    parts = dict(part.split(" ", 1) for part in policy.split("; "))
    assert parts.pop("default-src") == "'none'"
    assert re.fullmatch("'sha256-[^']{44}'", parts.pop("script-src"))
    assert re.fullmatch("'sha256-[^']{44}'", parts.pop("style-src"))
    assert parts == {"img-src": "data:", "base-uri": "'none'", "form-action": "'none'"}


def test_all_that_is_known_of_a_cluster_can_be_read() -> None:
    report = fleet_pages.fleet_report(50)
    text = " ".join(" ".join(Elements(fleet_pages.page(50)).texts).split())
    for cluster in report.clusters:
        for field in ("cluster", "wave", "path", "commit", "revision", "flux", "fingerprint"):
            assert getattr(cluster, field) in text
        assert cluster.hint in text
        assert cluster.key_created in text


def test_a_fleet_of_500_is_rendered_quickly_and_stays_small() -> None:
    fleet_pages.page(1)
    began = time.process_time()
    text = fleet_pages.page(500)
    assert time.process_time() - began < 3.0
    assert len(text) < 2_500_000


def test_a_run_without_clusters_says_so() -> None:
    text = render(Report(fleet="", clusters=[]), QUIET, ABOUT)
    assert "No cluster was looked at." in text
    assert "The run has no result for any cluster." in text


def test_a_run_that_ended_early_says_why() -> None:
    about = About(command="up", run="r1", ended=0.0, error="no disk")
    text = render(Report(fleet="", clusters=[], exit_code=1), QUIET, about)
    assert "The run ended early" in text
    assert "<p>no disk</p>" in text

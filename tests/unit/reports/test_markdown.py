"""The plan as Markdown: what a reviewer sees, and that no name becomes more than a name."""

from __future__ import annotations

import pytest

from provisioner.base.errors import BadInput
from provisioner.base.events import Action, Change, TerraformEvent
from provisioner.reports import markdown
from provisioner.reports.model import ClusterReport, Report, RepositoryReport, Result

DONE = Report(fleet="f", clusters=[])


def step(cluster: str, action: Action, subject: str = "Flux", detail: str = "") -> Change:
    return Change(
        cluster=cluster, step="s", subject=subject, action=action, detail=detail, planned=True
    )


def resource(address: str, action: str = "create") -> TerraformEvent:
    return TerraformEvent(address=address, action=action, state="planned")


def test_a_plan() -> None:
    events: list[TerraformEvent | Change] = [
        resource('a.b["c2"]'),
        step("c2", Action.CREATED, "Flux v2.9.0", "source-controller"),
        step("c1", Action.CONFIGURED, "Secret n/s"),
        step("c1", Action.UNCHANGED),
    ]
    assert markdown.plan(events, DONE).splitlines() == [
        "## Plan: 1 to create, changes in 2 clusters",
        "",
        "| | Terraform | |",
        "|---|---|---|",
        '| + | `a.b["c2"]` | create |',
        "",
        "| | Cluster | Pairing | |",
        "|---|---|---|---|",
        "| ~ | `c1` | `Secret n/s` |  |",
        "| + | `c2` | `Flux v2.9.0` | `source-controller` |",
        "",
        "Unchanged steps: 1",
    ]


def test_deletions_stand_apart_and_first() -> None:
    events: list[TerraformEvent | Change] = [
        resource("a.b"),
        resource("a.c", "delete"),
        resource("a.d", "replace"),
        step("c1", Action.CREATED, "Secret n/s"),
        step("c2", Action.DELETED, "pairing", "workloads stay"),
    ]
    assert markdown.plan(events, DONE).splitlines() == [
        "## Plan: 1 to create, 1 to delete, 1 to replace, deletions in 1 cluster, "
        "changes in 1 cluster",
        "",
        "### Deletions",
        "",
        "| | Where | Deleted | |",
        "|---|---|---|---|",
        "| - | Terraform | `a.c` | delete |",
        "| -/+ | Terraform | `a.d` | replace |",
        "| - | `c2` | `pairing` | `workloads stay` |",
        "",
        "### Changes",
        "",
        "| | Terraform | |",
        "|---|---|---|",
        "| + | `a.b` | create |",
        "",
        "| | Cluster | Pairing | |",
        "|---|---|---|---|",
        "| + | `c1` | `Secret n/s` |  |",
    ]


def test_only_deletions() -> None:
    events: list[TerraformEvent | Change] = [
        resource("a.c", "delete"),
        step("c2", Action.DELETED, "pairing"),
    ]
    lines = markdown.plan(events, DONE).splitlines()
    assert "Terraform: nothing else to change." in lines
    assert "Pairing: nothing else to change." in lines


def test_what_is_not_a_name_is_escaped_as_html() -> None:
    text = markdown.plan([resource("a", "<b>")], DONE)
    assert "<b>" not in text
    assert "1 to &lt;b&gt;" in text


def test_nothing_to_do() -> None:
    lines = markdown.plan([step("c1", Action.UNCHANGED)], DONE).splitlines()
    assert lines[0] == "## Plan: nothing to change"
    assert "Terraform: nothing to change." in lines
    assert "Pairing: nothing to change." in lines


def test_failures_are_named() -> None:
    failed = ClusterReport(cluster="c1", result=Result.FAILED, cause="refused\nby the host")
    text = markdown.plan([], Report(fleet="f", clusters=[failed], exit_code=4))
    assert text.startswith("## Plan: some clusters failed")
    assert "- **Failed:** `c1` `refused by the host`" in text


def test_a_fault_of_a_repository_is_told_once() -> None:
    fault = RepositoryReport(
        repository="fleet", result=Result.FAILED, cause="no access", clusters=["c1", "c2"]
    )
    clusters = [
        ClusterReport(cluster=name, result=Result.FAILED, cause="no access")
        for name in fault.clusters
    ]
    report = Report(fleet="f", clusters=clusters, repositories=[fault], exit_code=4)
    failed = [line for line in markdown.plan([], report).splitlines() if "Failed" in line]
    assert failed == ["- **Failed:** repository `fleet` `no access` (clusters: `c1, c2`)"]


HOSTILE = [
    "a | b",
    "a\\|b",
    "`x`",
    "<script>alert(1)</script>|",
    "a\n| + | b |",
    "[x](http://e.example)|",
    "\\`|<img src=x>",
    "a\x1b[31m|b",
    "@everyone|",
    "https://e.example|",
    "\u202eabc`",
    "{{ 7*7 }}|",
    "x" * 999,
]


@pytest.mark.parametrize("name", HOSTILE)
def test_hostile_names_stay_names(name: str) -> None:
    events: list[TerraformEvent | Change] = [resource(name), step(name, Action.CREATED, name, name)]
    lines = markdown.plan(events, DONE).splitlines()
    rows = [line for line in lines if line.startswith("| +")]
    assert len(rows) == 2
    assert [row.count("|") for row in rows] == [4, 5]
    for row in rows:
        for cell in row.strip("| ").split(" | ")[1:]:
            spans = cell.startswith("`") and cell.endswith("`") and "`" not in cell[1:-1]
            marked = cell.removeprefix("<code>").removesuffix("</code>")
            assert (
                spans
                or cell == "create"
                or not any(letter in marked for letter in "<>`[]()\\@:{}*_\x1b\u202e")
            )
    assert max(map(len, lines)) < 3000


def test_a_long_plan_is_cut_and_says_so() -> None:
    events = [step(f"c{number}", Action.CREATED, "Flux", "x" * 160) for number in range(1000)]
    text = markdown.plan(events, DONE)
    assert "... and 850 more" in text
    assert len(text) < 65536
    assert text.startswith("## Plan: changes in 1000 clusters")


def test_an_error_in_place_of_a_plan() -> None:
    assert (
        markdown.failed(BadInput("cdktf.json", "has no `app`"))
        == "## Plan: failed\n\n<code>cdktf&#46;json&#58; has no &#96;app&#96;</code>"
    )
    assert markdown.failed(ValueError("a secret")) == "## Plan: failed\n\n`ValueError`"

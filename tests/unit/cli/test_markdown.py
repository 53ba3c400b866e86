"""The plan as Markdown: what a reviewer sees, and that no name becomes more than a name."""

from __future__ import annotations

import pytest

from provisioner.base.errors import BadInput
from provisioner.base.events import Action, Change, ClusterReport, Note, Report, TerraformEvent
from provisioner.cli import markdown
from provisioner.cli.markdown import Markdown

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
        resource("a.c", "delete"),
        step("c2", Action.CREATED, "Flux v2.9.0", "source-controller"),
        step("c1", Action.CONFIGURED, "Secret n/s"),
        step("c1", Action.UNCHANGED),
    ]
    assert markdown.plan(events, DONE).splitlines() == [
        "## Plan: 1 to create, 1 to delete, 2 clusters to pair or mend",
        "",
        "| | Terraform | |",
        "|---|---|---|",
        '| + | `a.b["c2"]` | create |',
        "| - | `a.c` | delete |",
        "",
        "| | Cluster | Pairing | |",
        "|---|---|---|---|",
        "| ~ | `c1` | `Secret n/s` |  |",
        "| + | `c2` | `Flux v2.9.0` | `source-controller` |",
        "",
        "Unchanged steps: 1",
    ]


def test_nothing_to_do() -> None:
    lines = markdown.plan([step("c1", Action.UNCHANGED)], DONE).splitlines()
    assert lines[0] == "## Plan: nothing to change"
    assert "Terraform: nothing to change." in lines
    assert "Pairing: nothing to change." in lines


def test_failures_are_named() -> None:
    failed = ClusterReport(cluster="c1", result="failed", cause="refused\nby the host")
    text = markdown.plan([], Report(fleet="f", clusters=[failed], exit_code=4))
    assert text.startswith("## Plan: some clusters failed")
    assert "- **Failed:** `c1` `refused by the host`" in text


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
    assert text.startswith("## Plan: 1000 clusters to pair or mend")


def test_the_display_writes_markdown_only_to_stdout(capsys: pytest.CaptureFixture[str]) -> None:
    show = Markdown()
    for event in (Note(text="talk"), step("c1", Action.CREATED), DONE):
        show(event)
    show.close(None)
    said = capsys.readouterr()
    assert said.out.startswith("## Plan: 1 cluster to pair or mend\n")
    assert said.err == "talk\n"


def test_an_error_is_markdown_too(capsys: pytest.CaptureFixture[str]) -> None:
    Markdown().close(BadInput("cdktf.json", "has no `app`"))
    assert (
        capsys.readouterr().out
        == "## Plan: failed\n\n<code>cdktf&#46;json&#58; has no &#96;app&#96;</code>\n"
    )

"""The live display: the rows of what is under way, and the count above them."""

from __future__ import annotations

import io
import sys
from collections.abc import Iterable

import pytest
from rich.console import Console

from provisioner.base.events import Action, Change, ClusterState, TerraformEvent, Waiting
from provisioner.cli.display import live


def step(action: Action, *, cluster: str = "c1", detail: str = "") -> Change:
    return Change(cluster=cluster, step="s", subject="Flux", action=action, detail=detail)


def drawn(show: live.Live, height: int = 24) -> str:
    out = io.StringIO()
    Console(file=out, width=80, height=height, force_terminal=True, color_system=None).print(show)
    return out.getvalue()


@pytest.fixture
def board(monkeypatch: pytest.MonkeyPatch) -> Iterable[live.Live]:
    monkeypatch.setattr(sys, "stderr", io.StringIO())
    show = live.Live()
    yield show
    show.close(None)


def test_rows_show_what_each_cluster_is_at(board: live.Live) -> None:
    board(TerraformEvent(address="a.b", action="create", state="started"))
    assert "a.b" in drawn(board)
    board(TerraformEvent(address="a.b", action="create", state="complete"))
    board(Waiting(cluster="c1", subject="source-controller", detail="0/1 [ready]"))
    board(step(Action.FAILED, cluster="c2"))
    board(step(Action.UNCHANGED, cluster="c2"))
    rows = drawn(board)
    assert "a.b" not in rows
    assert "waiting for source-controller: 0/1 [ready]" in rows
    assert "failed: Flux" in rows


def test_more_clusters_than_lines_are_counted(board: live.Live) -> None:
    for number in range(40):
        board(Waiting(cluster=f"c{number}", subject="x"))
    assert "... and 34 more" in drawn(board, height=10)


def test_the_clock_of_a_wait_runs_on() -> None:
    first = live.waiting(None, Waiting(cluster="c", subject="a", detail="1"))
    assert live.waiting(first, Waiting(cluster="c", subject="a", detail="2")).since == first.since


def test_five_hundred_clusters_are_counted_the_failed_first(board: live.Live) -> None:
    names = [f"c{number:03}" for number in range(500)]
    for name in names:
        board(ClusterState(cluster=name, state="pending", wave="rest"))
    for name in names[:40]:
        board(ClusterState(cluster=name, state="started", wave="rest"))
        board(Waiting(cluster=name, subject="x"))
    for name in names[:20]:
        board(ClusterState(cluster=name, state="ended", result="paired", wave="rest"))
    board(step(Action.FAILED, cluster="c039"))
    board(ClusterState(cluster="c039", state="ended", result="failed", wave="rest"))
    shown = drawn(board, height=12).splitlines()
    assert len(shown) < 12
    assert shown[0].startswith("20 of 500 done, 19 under way, 1 failed, 460 to come, wave rest")
    assert [line.split()[0] for line in shown[1:4]] == ["c039", "c020", "c021"]
    assert shown[-1].startswith("... and ")


def test_one_cluster_needs_no_count(board: live.Live) -> None:
    board(ClusterState(cluster="c1", state="started"))
    assert drawn(board).strip() == ""


def test_a_row_never_wraps(board: live.Live) -> None:
    address = f'terraform_data.{"x" * 100}["c1"]'
    board(TerraformEvent(address=address, action="provision", state="progress", detail="y" * 200))
    assert len(drawn(board).splitlines()) == 1

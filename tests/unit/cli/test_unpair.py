"""What is asked before anything is deleted, and what counts as a yes."""

from __future__ import annotations

import contextlib

import click
import pytest

from provisioner.base.errors import BadInput, ProvisionerError
from provisioner.base.events import Action
from provisioner.cli import frame, question
from provisioner.pairing.leaving_plan import LeavingPlan
from provisioner.pairing.removal.workloads.loss import Loss, Part
from provisioner.pairing.renames import Rename
from provisioner.pairing.saved_plan import SavedStep
from provisioner.reports.model import Line
from provisioner.terraform.plans import PlanResult, ResourceChange

PLAN = PlanResult(
    changes=True, resources=(ResourceChange(address="a.b", action="delete"),), handover=None
)
KEY = SavedStep(step="deploy key", subject="f/c1 SHA256:x", action=Action.DELETED, detail="revoked")
KEPT = LeavingPlan(cluster="c1", uid="u1", server="https://c1:6443", steps=(KEY,))
DRAINED = LeavingPlan(
    cluster="c2",
    drain=True,
    uid="u2",
    server="https://c2:6443",
    loss=Loss(volumes=Part(count=1, names=("shop/data",))),
)
GONE = LeavingPlan(cluster="c3", gone=True)


class FakeDisplay:
    """Shows nothing."""

    def __call__(self, line: Line) -> None: ...

    def paused(self) -> contextlib.AbstractContextManager[None]:
        return contextlib.nullcontext()

    def close(self, error: BaseException | None) -> None: ...


def test_the_question_names_each_cluster_and_what_becomes_of_it() -> None:
    lines = question.text("Go?", PLAN, [KEPT, DRAINED, GONE]).splitlines()
    assert lines[0] == "Clusters that leave:"
    assert lines[1] == "  c1: UID u1, server https://c1:6443"
    assert lines[2].startswith("    workloads: stay; Flux: uninstalled;")
    assert lines[3] == "    deploy key: deleted f/c1 SHA256:x (revoked)"
    assert lines[4] == "  c2: UID u2, server https://c2:6443"
    assert lines[5].startswith("    workloads: deleted")
    assert "1 volume (shop/data)" in lines[6]
    assert lines[7] == "  c3: not contacted"
    assert lines[-1] == "Go? (1 resource)"


def test_without_terraform_and_without_leaving_it_is_short() -> None:
    assert question.text("Go?", None, []) == "Go?"


def test_the_question_names_who_changes_its_name() -> None:
    renames = [Rename(old="prod", new="production", uid="u1")]
    assert question.text("Go?", None, [], renames).splitlines() == [
        "Clusters that are renamed; everything in them stays:",
        "  prod -> production, UID u1",
        "Go?",
    ]


@pytest.fixture
def asked(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """A terminal: the question is answered with yes, and the name with the last of these."""
    texts = ["c2"]

    def confirm(text: str, **_more: object) -> bool:
        texts.insert(0, text)
        return True

    def prompt(text: str, **_more: object) -> str:
        texts.insert(0, text)
        return texts[-1]

    monkeypatch.setattr("sys.stdin.isatty", lambda: True)
    monkeypatch.setattr(click, "confirm", confirm)
    monkeypatch.setattr(click, "prompt", prompt)
    return texts


def test_lost_volumes_ask_for_the_name(asked: list[str]) -> None:
    frame.confirmation(FakeDisplay(), "Go?", yes=False)(PLAN, [KEPT, DRAINED, GONE])
    assert asked[0] == (
        "1 volume (shop/data) of cluster c2 will be deleted. Type its name to agree"
    )


@pytest.mark.parametrize("typed", ["", "y", "yes", "c1", "C2"])
def test_another_name_is_no_agreement(asked: list[str], typed: str) -> None:
    asked[-1] = typed
    with pytest.raises(ProvisionerError, match="not confirmed"):
        frame.confirmation(FakeDisplay(), "Go?", yes=False)(PLAN, [DRAINED])


def test_without_volumes_a_yes_is_enough(asked: list[str]) -> None:
    frame.confirmation(FakeDisplay(), "Go?", yes=False)(PLAN, [KEPT, GONE])
    assert asked[0].startswith("Clusters that leave:")


def test_yes_asks_nothing(asked: list[str]) -> None:
    frame.confirmation(FakeDisplay(), "Go?", yes=True)(PLAN, [DRAINED])
    assert asked == ["c2"]


def test_without_a_terminal_and_without_yes_nothing_starts() -> None:
    with pytest.raises(BadInput, match="not a terminal"):
        frame.confirmation(FakeDisplay(), "Go?", yes=False)

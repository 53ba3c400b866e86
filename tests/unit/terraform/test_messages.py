from __future__ import annotations

from collections.abc import Callable

import pytest

from provisioner.base.events import Note, TerraformEvent
from provisioner.terraform import messages
from provisioner.terraform.messages import Diagnostic, Outputs

Lines = Callable[[str], list[str]]


def told(lines: list[str]) -> list[object]:
    return [event for event in map(messages.parse, lines) if event is not None]


def brief(lines: list[str]) -> list[str]:
    events = [event for event in told(lines) if isinstance(event, TerraformEvent)]
    return [f"{event.state} {event.action} {event.address}" for event in events]


def test_a_first_init_has_nothing_to_tell(lines: Lines) -> None:
    assert told(lines("init")) == []


def test_a_plan_tells_each_resource_and_the_sum(lines: Lines) -> None:
    assert sorted(brief(lines("plan_create"))) == [
        "planned create terraform_data.quick",
        "planned create terraform_data.slow",
    ]
    assert Note(text="Plan: 2 to add, 0 to change, 0 to destroy.") in told(lines("plan_create"))


def test_a_plan_without_changes_only_refreshes(lines: Lines) -> None:
    assert {line.split()[1] for line in brief(lines("plan_nothing"))} == {"refresh"}
    assert not [event for event in told(lines("plan_nothing")) if isinstance(event, Note)]


def test_a_replacement_tells_why(lines: Lines) -> None:
    assert TerraformEvent(
        address="terraform_data.slow", action="replace", state="planned", detail="cannot_update"
    ) in told(lines("plan_replace"))


def test_an_apply_tells_start_and_end_and_what_a_command_says(lines: Lines) -> None:
    events = told(lines("apply_create"))
    slow = [
        event
        for event in events
        if isinstance(event, TerraformEvent) and event.address.endswith("slow")
    ]
    assert [(event.action, event.state) for event in slow if event.action != "provision"] == [
        ("create", "planned"),
        ("create", "started"),
        ("create", "complete"),
    ]
    assert [event.detail for event in slow if event.state == "progress"][-2:] == ["begun", "done"]
    assert slow[-1].detail == "2s"


def test_a_destroy_deletes(lines: Lines) -> None:
    assert {"started delete terraform_data.quick", "complete delete terraform_data.quick"} <= set(
        brief(lines("destroy"))
    )


def test_an_interrupt_is_told_as_a_wait_for_terraform(lines: Lines) -> None:
    notes = [event for event in told(lines("apply_interrupted")) if isinstance(event, Note)]
    assert notes[0].level == "warning"
    assert "waiting for Terraform" in notes[0].text
    assert "errored replace terraform_data.slow" not in brief(lines("apply_interrupted"))
    assert "errored create terraform_data.slow" in brief(lines("apply_interrupted"))


def test_diagnostics_keep_their_place(lines: Lines) -> None:
    found = [event for event in told(lines("diagnostics")) if isinstance(event, Diagnostic)]
    assert {(one.severity, one.place) for one in found} == {
        ("error", "bad.tf:2"),
        ("error", "bad.tf:4"),
    }
    warning = next(event for event in told(lines("warning")) if isinstance(event, Diagnostic))
    assert (warning.severity, warning.summary) == ("warning", "Check block assertion failed")


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("", None),
        ("   ", None),
        ('Successfully configured the backend "local"! Terraform will automatically', None),
        ("panic: no JSON", Note(text="panic: no JSON")),
        ("[1, 2]", None),
        ('{"type": "of_a_later_terraform"}', None),
    ],
)
def test_other_lines(line: str, expected: object) -> None:
    assert messages.parse(line) == expected


def test_outputs_are_kept_and_never_printed(lines: Lines) -> None:
    outputs = [one for one in told(lines("warning")) if isinstance(one, Outputs)]
    assert ["value" in one.by_name["provisioner_handover"] for one in outputs] == [False, True]
    secret = messages.parse('{"type": "outputs", "outputs": {"password": {"value": "s3cr3t"}}}')
    assert isinstance(secret, Outputs)
    assert "s3cr3t" not in repr(secret)


def test_an_ephemeral_resource_is_told_by_its_action() -> None:
    line = (
        '{"type": "ephemeral_op_start", "hook": {"resource": {"addr": "ephemeral.a.b"}, '
        '"action": "open"}}'
    )
    assert messages.parse(line) == TerraformEvent(
        address="ephemeral.a.b", action="open", state="started"
    )

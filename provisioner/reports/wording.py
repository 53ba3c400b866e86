"""The signs and verbs of changes, the same in every view."""

from __future__ import annotations

from collections.abc import Iterable

import msgspec

from provisioner.base.events import Action, Change, TerraformEvent


class Wording(msgspec.Struct, frozen=True, kw_only=True):
    """`planned` is an imperative as in Terraform's plan, `done` a participle."""

    sign: str
    planned: str
    done: str


# Failures are in capitals: they must stand out in a log without colours.
CHANGES = {
    Action.CREATED: Wording(sign="+", planned="create", done="created"),
    Action.CONFIGURED: Wording(sign="~", planned="configure", done="configured"),
    Action.DELETED: Wording(sign="-", planned="delete", done="deleted"),
    Action.UNCHANGED: Wording(sign=" ", planned="unchanged", done="unchanged"),
    Action.SKIPPED: Wording(sign=".", planned="skip", done="skipped"),
    Action.FAILED: Wording(sign="!", planned="FAILED", done="FAILED"),
}
# By Terraform's own words for the actions of a plan.
RESOURCES = {
    "create": Wording(sign="+", planned="create", done="created"),
    "update": Wording(sign="~", planned="update", done="updated"),
    "delete": Wording(sign="-", planned="delete", done="destroyed"),
    "replace": Wording(sign="-/+", planned="replace", done="replaced"),
    "read": Wording(sign="<", planned="read", done=""),
}
# A resource that is replaced loses what it holds, as one that is deleted does.
DESTRUCTIVE = ("delete", "replace")


def resource_sign(action: str) -> str:
    """A blank for an action that Terraform may add one day."""
    return RESOURCES[action].sign if action in RESOURCES else " "


def deletes(event: Change | TerraformEvent) -> bool:
    """True for what a reader of a plan must not overlook."""
    if isinstance(event, Change):
        return event.action is Action.DELETED
    return event.action in DESTRUCTIVE


def deletions_first(changes: Iterable[Change]) -> list[Change]:
    return sorted(changes, key=lambda change: not deletes(change))

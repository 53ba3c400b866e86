"""What all Git hosts share."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Literal, TypedDict, cast

from provisioner.base.errors import BadInput
from provisioner.handover.repositories import base
from provisioner_cdk import cdk, validation
from provisioner_cdk.fleet import Named


class Delivery(TypedDict, total=False):
    """How provisioner's files get into a repository: keywords of every repository construct, as in
    `provisioner.handover.repositories.base.Delivery`. `author` has `name` and `email`; `signing`
    has `format` (ssh or gpg) and `key` (a reference such as `{"env": "SIGNING_KEY"}`), `key_id` or
    `program`."""

    changes: Literal["push", "change-request", "none"]
    folder: str
    author: Mapping[str, str]
    message_appendix: str
    signing: Mapping[str, Any]


DELIVERY = frozenset(Delivery.__annotations__)


class Repository(Named):
    """A Git repository of the fleet. Its name in the handover is made from its id."""

    def admits(self, key: cdk.Construct, *, title: str, public: str, write: bool) -> None:
        """Have Terraform install a deploy key on the host; `public` is a Terraform expression."""
        cause = f"Terraform cannot install keys in {self.path}"
        raise BadInput(key.node.path, cause, 'Leave out custody="terraform".')

    def is_repository(self, entry: dict[str, Any], delivery: Delivery) -> None:
        """Add `entry` to the handover, with how changes get in. The strings of `entry` are
        Terraform text already, those of `delivery` are the user's."""
        given = cast("dict[str, Any]", dict(delivery))
        checked = validation.declaration(base.Delivery, given, self.path)
        own = {name: value for name, value in entry.items() if name not in DELIVERY}
        # Only what the user set: defaults would show up as changes of the output in every plan.
        set_by_user = {name: checked[name] for name in given}
        self.declare("repositories", {**own, **set_by_user}, "is repository", self.name)

"""What all Git hosts share."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Literal, TypedDict, cast

import msgspec

from provisioner.base.errors import BadInput
from provisioner.handover import convert, rules
from provisioner.handover.repositories import base
from provisioner_cdk import cdk, text
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


class Repository(Named):
    """A Git repository of the fleet. Its name in the handover is made from its id."""

    def admits(self, key: cdk.Construct, *, title: str, public: str, write: bool) -> None:
        """Have Terraform tell the host of a deploy key; `public` is a Terraform expression."""
        raise BadInput(
            key.node.path,
            f"Terraform cannot install keys in {self.path}",
            'Leave out custody="terraform".',
        )

    def is_repository(self, entry: dict[str, Any], delivery: Delivery) -> None:
        """Make `entry` this repository's entry of the handover, with how changes get in. The
        entry's strings are Terraform text already, those of `delivery` are the user's."""
        given = cast("dict[str, Any]", dict(delivery))
        rules.printable(given, self.path)
        checked = convert.to(base.Delivery, given, self.path)
        rules.delivery(checked, self.path)
        said = {name: msgspec.to_builtins(getattr(checked, name)) for name in given}
        own = {name: value for name, value in entry.items() if name not in Delivery.__annotations__}
        self.declare("repositories", {**own, **text.literal(said)}, "is repository", self.name)

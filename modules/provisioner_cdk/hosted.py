"""What repositories share that Terraform makes on a Git host."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Literal, TypeVar

import msgspec

from provisioner.base.errors import BadInput
from provisioner.handover import convert, rules
from provisioner.handover.repositories import base
from provisioner.handover.text import Segment
from provisioner_cdk import cdk, text, validation
from provisioner_cdk.providers import Source
from provisioner_cdk.repositories.base import Delivery, Repository

# What becomes of a repository that we made when it leaves the stack.
OnDestroy = Literal["archive", "refuse", "delete"]
Wanted = TypeVar("Wanted", bound="Settings")


class Settings(msgspec.Struct, frozen=True, kw_only=True):
    """What is said of a repository only when it is made, with the defaults; hosts have more."""

    description: str = ""
    initialise: bool = False
    on_destroy: OnDestroy = "archive"


class HostedRepository(Repository):
    """A repository that Terraform makes, or one that is there and is adopted: used, and neither
    made, changed nor destroyed, not even where an earlier stack had made it."""

    def __init__(self, scope: cdk.Construct, id: str) -> None:
        super().__init__(scope, id)
        self.provider: str = ""
        # What Terraform refers to it by, made or adopted.
        self.there: str = ""

    def handed_over(self, shape: type[base.Repository], delivery: Delivery, **given: Any) -> None:
        """Check what pairing will need and make it this repository's entry. None stands for the
        default."""
        entry = {
            name: msgspec.to_builtins(value) for name, value in given.items() if value is not None
        }
        entry = {"kind": shape.__struct_config__.tag, **entry}
        self.is_repository(validation.declaration(shape, entry, self.path), delivery)

    def settings(self, shape: type[Wanted], *, adopt: bool, **given: Any) -> Wanted | None:
        """How to make it; None when it is adopted, of which nothing can be said."""
        said = {name: value for name, value in given.items() if value is not None}
        rules.printable(said, self.path)
        checked = convert.to(shape, said, self.path)
        if not adopt:
            return checked
        for name in said:
            raise BadInput(
                f"{self.path}.{name}", "an adopted repository stays as it is", "Leave it out."
            )
        return None

    def provided(
        self, source: Source, given: cdk.TerraformProvider | None, **settings: str
    ) -> None:
        """Use the provider block given, or one with these settings."""
        self.provider = given.fqn if given else self.stack.providers.of(source, **settings)

    def makes(self, part: str, type: str, **attributes: Any) -> cdk.TerraformResource:
        """A resource of this repository. Text stays text; empty text is left out."""
        return cdk.resource(
            self, part, type, provider=self.provider, **text.literal(_given(attributes))
        )

    def looks_up(self, part: str, type: str, **attributes: Any) -> cdk.TerraformDataSource:
        return cdk.data(self, part, type, provider=self.provider, **text.literal(attributes))

    def installs(self, key: cdk.Construct, type: str, *, public: str, **attributes: Any) -> None:
        """The host's resource for a deploy key, beside that key."""
        cdk.resource(
            key, "admitted", type, provider=self.provider, key=public, **text.literal(attributes)
        )

    def forgets(self, part: str, type: str) -> None:
        """What another declaration had made under this name stays where it is and leaves the
        state."""
        made = cdk.resource(self, part, type)
        address = f"{type}.{made.friendly_unique_id}"
        self.node.try_remove_child(part)
        self.stack.forget(address)


def access(given: Mapping[str, str] | None, roles: Any, where: str) -> dict[str, str]:
    """Who may do what: names on the host to roles."""
    for name in given or {}:
        for segment in name.split("/"):
            validation.value(Segment, segment, f"{where}, the key {name!r}")
    return {
        name: convert.to(roles, role, f"{where}.{name}") for name, role in (given or {}).items()
    }


def lifecycle(on_destroy: OnDestroy, *fixed: str) -> dict[str, Any]:
    """`fixed` matter at the creation only: a later change must not replace the repository."""
    return {
        "ignore_changes": list(fixed),
        **({"prevent_destroy": True} if on_destroy == "refuse" else {}),
    }


def _given(attributes: dict[str, Any]) -> dict[str, Any]:
    return {name: value for name, value in attributes.items() if value is not None and value != ""}

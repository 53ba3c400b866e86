"""What repositories on Git hosts share, where Terraform creates them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any, Literal, TypeVar, cast

import msgspec

from provisioner.base.errors import BadInput
from provisioner.handover import convert, rules
from provisioner.handover.reference import Reference
from provisioner.handover.repositories import base
from provisioner.handover.text import Segment
from provisioner_cdk import cdk, text, validation
from provisioner_cdk.providers import Source
from provisioner_cdk.repositories.base import DELIVERY, Delivery, Repository

# What happens to a repository that Terraform created when it leaves the stack.
OnDestroy = Literal["archive", "refuse", "delete"]
Wanted = TypeVar("Wanted", bound="Settings")
Protection = TypeVar("Protection", bound=msgspec.Struct)


class Settings(msgspec.Struct, frozen=True, kw_only=True):
    """Settings of a repository that Terraform creates, with their defaults; hosts add more."""

    description: str = ""
    initialise: bool = False
    on_destroy: OnDestroy = "archive"


class UrlOptions(Delivery, total=False):
    """What pairing needs to know of a repository on Gitea or GitLab; see `Declaration` in
    `provisioner.handover.repositories.gitea` and `gitlab`."""

    credential: Reference | None
    known_hosts: Sequence[str]
    trust_on_first_use: bool
    ca_file: str | None
    sync: Literal["deploy-key", "token"]
    sync_user: str
    sync_credential: Reference | None
    sync_url: str | None


class HostedRepository(Repository):
    """A repository that Terraform creates, or an existing one that is adopted: used, and neither
    created, changed nor destroyed, not even if an earlier version of the stack created it."""

    def __init__(self, scope: cdk.Construct, id: str) -> None:
        super().__init__(scope, id)
        self.provider: str = ""
        # How resources refer to it: an attribute of the one created, or the name of the adopted.
        self.there: str = ""

    def handed_over(self, shape: type[base.Repository], options: Delivery, **given: Any) -> None:
        """Check what pairing needs and add it to the handover. None stands for the default."""
        given |= {name: value for name, value in options.items() if name not in DELIVERY}
        delivery = {name: value for name, value in options.items() if name in DELIVERY}
        entry = {
            name: msgspec.to_builtins(value) for name, value in given.items() if value is not None
        }
        entry = {"kind": shape.__struct_config__.tag, **entry}
        self.is_repository(
            validation.declaration(shape, entry, self.path), cast(Delivery, delivery)
        )

    def settings(self, shape: type[Wanted], *, adopt: bool, **given: Any) -> Wanted | None:
        """How to create it; None if it is adopted, and then nothing may be set."""
        given = {name: value for name, value in given.items() if value is not None}
        rules.printable(given, self.path)
        checked = convert.to(shape, given, self.path)
        if not adopt:
            return checked
        for name in given:
            cause = "an adopted repository is not changed"
            raise BadInput(f"{self.path}.{name}", cause, "Leave it out.")
        return None

    def provided(
        self, source: Source, given: cdk.TerraformProvider | None, **settings: str
    ) -> None:
        """Use the given provider block, or one of ours with these settings."""
        self.provider = given.fqn if given else self.stack.providers.of(source, **settings)

    def makes(self, part: str, type: str, **attributes: Any) -> cdk.TerraformResource:
        """A resource of this repository. Text is escaped; empty text is left out."""
        return cdk.resource(
            self, part, type, provider=self.provider, **text.literal(_given(attributes))
        )

    def looks_up(self, part: str, type: str, **attributes: Any) -> cdk.TerraformDataSource:
        return cdk.data(self, part, type, provider=self.provider, **text.literal(attributes))

    def installs(self, key: cdk.Construct, type: str, *, public: str, **attributes: Any) -> None:
        """The host's resource for a deploy key, in the scope of that key."""
        cdk.resource(
            key, "admitted", type, provider=self.provider, key=public, **text.literal(attributes)
        )

    def forgets(self, part: str, type: str) -> None:
        """Keep a resource that an earlier declaration created under this name, and drop it from the
        state. Its address is that of a block which is created and removed at once."""
        resource = cdk.resource(self, part, type)
        address = f"{type}.{resource.friendly_unique_id}"
        self.node.try_remove_child(part)
        self.stack.forget(address)


def access(given: Mapping[str, str] | None, roles: Any, where: str) -> dict[str, str]:
    """The roles of users or teams, by their names on the host."""
    given = given or {}
    for name in given:
        for segment in name.split("/"):
            validation.value(Segment, segment, f"{where}, the key {name!r}")
    return {name: convert.to(roles, role, f"{where}.{name}") for name, role in given.items()}


def protection(given: Protection, path: str) -> Protection:
    """What the user asked for, checked: Python does not check a struct's fields."""
    where, values = f"{path}.protect", msgspec.to_builtins(given)
    rules.printable(values, where)
    return convert.to(type(given), values, where)


def lifecycle(on_destroy: OnDestroy, *fixed: str) -> dict[str, Any]:
    """`fixed`: attributes that matter at creation only. A later change of them must not replace the
    repository."""
    kept = {"prevent_destroy": True} if on_destroy == "refuse" else {}
    return {"ignore_changes": list(fixed), **kept}


def _given(attributes: dict[str, Any]) -> dict[str, Any]:
    return {name: value for name, value in attributes.items() if value is not None and value != ""}

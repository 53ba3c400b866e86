from __future__ import annotations

import dataclasses
from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, ClassVar

from provisioner.handover.reference import Reference
from provisioner_cdk.fleet import Member
from provisioner_cdk.platform.base import Piece, Values

if TYPE_CHECKING:
    from provisioner_cdk.repositories.base import Repository

__all__ = ["Receiver"]


@dataclasses.dataclass(frozen=True, kw_only=True)
class ReceiverResource:
    """What is reconciled when an event arrives: a GitRepository, or another kind of Flux. With the
    name `*` all of the kind that have these `labels`. `namespace`: by default Flux's own."""

    name: str
    object_kind: str = "GitRepository"
    namespace: str = ""
    labels: Mapping[str, str] = dataclasses.field(default_factory=dict)


@dataclasses.dataclass(frozen=True, kw_only=True)
class Receiver(Piece):
    """Flux fetches as soon as somebody pushes, not only at its next interval.

    `type` says who sends: github, gitlab, gitea, bitbucket, harbor, dockerhub, quay, gcr, nexus,
    acr, cdevents, or anybody (generic, generic-hmac). `resources` are reconciled then, by default
    the source that Flux starts from; `events`: by default pushes.

    For github, gitlab and gitea, name the `repository` of the fleet at whose host pairing makes the
    webhook, and the `url` at which that host reaches notification-controller, such as
    `https://flux.example.com`; `${name}` in it stands for a fact of the cluster.

    The token that proves where an event comes from is made on the cluster, unless `token` refers to
    one. `email` and `audience` are those of the Pub/Sub subscription that gcr needs.
    """

    type: str
    repository: Repository | str = ""
    url: str = ""
    events: Sequence[str] = ()
    resources: Sequence[ReceiverResource] = ()
    token: Reference | None = None
    email: str = ""
    audience: str = ""

    kind: ClassVar[str] = "receiver"

    def given(self, member: Member) -> Values:
        name = getattr(self.repository, "name", self.repository)
        return {**super().given(member), "repository": name}

from __future__ import annotations

import dataclasses
import importlib
from collections.abc import Mapping, Sequence
from typing import Any, ClassVar

from provisioner.handover.platform.base import Piece as Declared
from provisioner.handover.reference import Reference
from provisioner_cdk import validation
from provisioner_cdk.fleet import Member
from provisioner_cdk.repositories.base import Repository

Values = Mapping[str, Any]


@dataclasses.dataclass(frozen=True, kw_only=True)
class Piece:
    """One piece of the platform of a cluster, for `platform` of a GitOps. `name` is that of its
    objects in Flux's namespace."""

    kind: ClassVar[str]

    name: str

    def declaration(self) -> type[Declared]:
        module = importlib.import_module(f"provisioner.handover.platform.{self.kind}")
        declared: type[Declared] = module.Declaration
        return declared

    def entry(self, member: Member, where: str) -> dict[str, Any]:
        """As the handover has it. `member`: the GitOps that it belongs to."""
        given = {"kind": self.kind, **self.given(member)}
        return validation.declaration(self.declaration(), given, where)

    def stand_in(self, member: Member, where: str) -> Declared:
        """With examples for what only Terraform knows: for rules between pieces."""
        given = {"kind": self.kind, **self.given(member)}
        return validation.stand_in(self.declaration(), given, where)

    def given(self, member: Member) -> Values:
        """The fields as the user wrote them; what is None is left out."""
        values: Values = plain(self)
        return values


@dataclasses.dataclass(frozen=True, kw_only=True)
class HealthCheck:
    """An object that must be ready before its delivery is. `namespace`: by default the delivery's
    target_namespace, else Flux's own."""

    name: str
    api_version: str = "apps/v1"
    object_kind: str = "Deployment"
    namespace: str = ""


@dataclasses.dataclass(frozen=True, kw_only=True)
class Delivery:
    """Manifests or an overlay at `path` of a source, applied by a Kustomization of Flux.

    `name` is by default that of the source. `depends_on`: Kustomizations that come first, as `name`
    or `namespace/name`. `prune`: what leaves the source leaves the cluster. `wait`: until
    everything is ready; `health_checks` names single objects instead. `target_namespace`: where
    objects go that name none. `service_account`: in whose name they are applied. `facts`: replace
    `${...}` in the manifests by the facts of the cluster. `decrypt`: files in it are encrypted with
    SOPS, for the piece `Sops` of the same cluster.
    """

    path: str = "."
    name: str = ""
    depends_on: Sequence[str] = ()
    prune: bool = True
    wait: bool = False
    health_checks: Sequence[HealthCheck] = ()
    interval: str = "10m0s"
    timeout: str | None = None
    target_namespace: str = ""
    service_account: str = ""
    facts: bool = False
    decrypt: bool = False

    kind: ClassVar[str] = "kustomization"


@dataclasses.dataclass(frozen=True, kw_only=True)
class HelmDelivery:
    """A chart of a source, installed by a HelmRelease of Flux.

    `chart` is its name in a Helm repository, or its path in a Git repository or a bucket; an
    artifact of a registry is the chart itself. `values` are in Git for everybody to read; secret
    ones come from `values_secrets`, Secrets in Flux's namespace with an entry `values.yaml`.
    """

    chart: str = ""
    version: str = ""
    name: str = ""
    depends_on: Sequence[str] = ()
    release_name: str = ""
    target_namespace: str = ""
    create_namespace: bool = False
    values: Mapping[str, Any] = dataclasses.field(default_factory=dict)
    values_secrets: Sequence[str] = ()
    interval: str = "10m0s"
    timeout: str | None = None
    service_account: str = ""

    kind: ClassVar[str] = "helm_release"


@dataclasses.dataclass(frozen=True, kw_only=True)
class EventSource:
    """Objects of Flux whose events are reported: of one kind, by `name` or all, and with these
    `labels`. `namespace`: by default Flux's own."""

    object_kind: str
    name: str = "*"
    namespace: str = ""
    labels: Mapping[str, str] = dataclasses.field(default_factory=dict)


def keyed(piece: Piece, repository: Repository | None, member: Member) -> Values:
    """The fields of a piece with a deploy key of its own for a repository of the same stack."""
    values: dict[str, Any] = {
        field.name: plain(value)
        for field in dataclasses.fields(piece)
        if field.name != "repository" and (value := getattr(piece, field.name)) is not None
    }
    if repository is not None:
        member.same_fleet(repository, "repository")
        values["repository"] = repository.name
    return values


def plain(value: Any) -> Any:
    """Data classes and references as the objects that JSON has; without what is None."""
    if isinstance(value, Reference):
        fields = {name: getattr(value, name) for name in value.__struct_fields__}
        return {name: part for name, part in fields.items() if part not in (None, False)}
    if dataclasses.is_dataclass(value) and not isinstance(value, type):
        fields = {one.name: getattr(value, one.name) for one in dataclasses.fields(value)}
        kind = getattr(value, "kind", None)
        tagged = {"kind": kind} if kind and not isinstance(value, Piece) else {}
        return tagged | {name: plain(part) for name, part in fields.items() if part is not None}
    if isinstance(value, Mapping):
        return {name: plain(part) for name, part in value.items()}
    return [plain(part) for part in value] if isinstance(value, list | tuple) else value

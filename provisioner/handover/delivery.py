"""What a source delivers: a Kustomization or a HelmRelease of Flux, as the fields of a handover."""

from __future__ import annotations

from typing import Annotated, Any, ClassVar

from provisioner.base.errors import BadInput
from provisioner.handover import text
from provisioner.handover.strict import Strict

Name = Annotated[
    str,
    text.form(
        r"([a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?)?",
        "the name of an object: lower-case letters, digits and `-`, at most 63 of them",
        "apps",
    ),
]
ReleaseName = Annotated[
    str,
    text.form(
        r"([a-z0-9]([a-z0-9-]{0,51}[a-z0-9])?)?",
        "the name of a release: lower-case letters, digits and `-`, at most 53 of them",
        "web",
    ),
]
Dependency = Annotated[
    str,
    text.form(
        r"([a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?/)?[a-z0-9]([a-z0-9.-]{0,251}[a-z0-9])?",
        "`name` or `namespace/name`",
        "infrastructure",
    ),
]
ObjectKind = Annotated[
    str, text.form(r"[A-Z][A-Za-z0-9]{0,62}", "a kind of Kubernetes", "Deployment")
]
ApiVersion = Annotated[
    str,
    text.form(
        r"([a-z0-9]([a-z0-9.-]{0,251}[a-z0-9])?/)?v[0-9][a-z0-9]*",
        "an API version such as `apps/v1`",
        "apps/v1",
    ),
]
ConfigName = Annotated[
    str, text.form(r"[a-z0-9]([a-z0-9.-]{0,251}[a-z0-9])?", "the name of an object", "values")
]


class HealthCheck(Strict, frozen=True, kw_only=True):
    """An object that must be ready before its delivery is. `namespace`: by default the delivery's
    target_namespace, else Flux's own."""

    api_version: ApiVersion = "apps/v1"
    object_kind: ObjectKind = "Deployment"
    name: ConfigName
    namespace: Name = ""


class Base(Strict, frozen=True, kw_only=True, tag_field="kind"):
    """`name`: by default that of the source. `depends_on`: others of the same kind that come
    first. `target_namespace`: where its objects go unless they say otherwise. `service_account`:
    in whose name they are applied, empty: that of the controller. `facts`: whether the
    variables `${...}` are replaced by the facts of the cluster."""

    name: Name = ""
    depends_on: list[Dependency] = []
    interval: text.Duration = "10m0s"
    timeout: text.Duration | None = None
    target_namespace: Name = ""
    service_account: Name = ""

    object_kind: ClassVar[str] = ""
    controller: ClassVar[str] = ""


class Kustomization(Base, frozen=True, kw_only=True, tag="kustomization"):
    """Manifests or an overlay at `path` of the source. `prune`: what leaves the source leaves the
    cluster. `wait`: until everything is ready; `health_checks` names single objects instead.
    `decrypt`: files in it are encrypted with SOPS."""

    path: text.RepositoryPath = "."
    prune: bool = True
    wait: bool = False
    health_checks: list[HealthCheck] = []
    facts: bool = False
    decrypt: bool = False

    object_kind: ClassVar[str] = "Kustomization"
    controller: ClassVar[str] = "kustomize-controller"

    def check(self, where: str) -> None:
        if self.wait and self.health_checks:
            cause = "of no use with wait, which checks every object"
            raise BadInput(f"{where}.health_checks", cause, "Leave one of them out.")


class HelmRelease(Base, frozen=True, kw_only=True, tag="helm_release"):
    """A chart: `chart` is its name in a Helm repository, or its path in a Git repository or a
    bucket; an OCI artifact is the chart itself. `values` are in Git for everybody to read: secret
    ones come from `values_secrets`, Secrets of the cluster with an entry `values.yaml`."""

    chart: text.Line = ""
    version: text.Line = ""
    release_name: ReleaseName = ""
    create_namespace: bool = False
    values: dict[text.Line, Any] = {}
    values_secrets: list[ConfigName] = []

    object_kind: ClassVar[str] = "HelmRelease"
    controller: ClassVar[str] = "helm-controller"

    def check(self, where: str) -> None:
        if self.create_namespace and not self.target_namespace:
            cause = "of no use without target_namespace"
            raise BadInput(f"{where}.create_namespace", cause, "Name the namespace.")


Delivery = Kustomization | HelmRelease

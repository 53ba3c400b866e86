"""A cluster that Cluster API makes: the `Cluster` object on its management cluster."""

from __future__ import annotations

from collections.abc import Collection
from typing import Annotated, Any, Literal

import msgspec

from provisioner.base.errors import BadInput
from provisioner.handover import text
from provisioner.handover.clusters import base
from provisioner.handover.strict import Strict

# Unlike `text.Namespace`, also `default`.
Namespace = Annotated[
    str,
    text.form(
        r"[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?",
        "a namespace: lower-case letters, digits and `-`, at most 63 of them",
        "default",
    ),
]
OptionalNamespace = Annotated[
    str,
    text.form(
        r"([a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?)?",
        "a namespace: lower-case letters, digits and `-`, at most 63 of them",
        "classes",
    ),
]
ObjectName = Annotated[
    str,
    text.form(
        r"[a-z0-9]([a-z0-9.-]{0,251}[a-z0-9])?",
        "the name of an object: lower-case letters, digits, `-` and `.`",
        "production",
    ),
]
KubernetesVersion = Annotated[
    str,
    text.form(
        r"v?(0|[1-9][0-9]*)\.(0|[1-9][0-9]*)\.(0|[1-9][0-9]*)([+-][0-9A-Za-z.+-]+)?",
        "a version of Kubernetes such as `v1.34.4`",
        "v1.34.4",
    ),
]
VariableName = Annotated[
    str, text.form(r"[A-Za-z_][A-Za-z0-9_-]{0,255}", "the name of a variable", "region")
]
ValueName = Annotated[
    str, text.form(r"[A-Za-z_][A-Za-z0-9_]*", "a name that a template can use", "region")
]
Replicas = Annotated[int, msgspec.Meta(ge=0)]
Template = Annotated[text.Line, text.used("read", "template")]


class Workers(Strict, frozen=True, kw_only=True, rename={"class_name": "class"}):
    """A machine deployment of the topology, of a class that the ClusterClass has. `replicas`: null
    leaves the number to whoever scales it."""

    class_name: ObjectName
    name: text.Name
    replicas: Replicas | None = None


class Topology(Strict, frozen=True, kw_only=True, rename={"class_name": "class"}):
    """`spec.topology` of the Cluster. `class` is a ClusterClass in `class_namespace` (empty: that
    of the Cluster). `control_plane_replicas`: null leaves the number to the class."""

    class_name: ObjectName
    class_namespace: OptionalNamespace = ""
    version: KubernetesVersion
    control_plane_replicas: Replicas | None = None
    workers: list[Workers] = []
    variables: dict[VariableName, Any] = {}

    def check(self, where: str) -> None:
        names: set[str] = set()
        for index, workers in enumerate(self.workers):
            if workers.name in names:
                place = f"{where}.workers[{index}].name"
                raise BadInput(place, f"{workers.name!r} is declared twice", "Use another name.")
            names.add(workers.name)


class Declaration(base.Cluster, frozen=True, kw_only=True, tag="cluster_api"):
    """A cluster that Cluster API makes and that its `Cluster` object stands for: `cluster_name` in
    `namespace`, on `management`, which is another of the fleet's clusters.

    With `topology` or `template` the Cluster is made: applied by whoever pairs, or committed to the
    repository of the management cluster (`delivery`). `template` is a jinja2 file on the machine
    that pairs; it may use `cluster_name`, `namespace` and what `values` has. With neither, somebody
    else makes the Cluster.
    """

    management: text.Name
    cluster_name: text.Name
    namespace: Namespace = "default"
    topology: Topology | None = None
    template: Template = ""
    values: dict[ValueName, Any] = {}
    delivery: Literal["apply", "repository"] = "apply"
    labels: dict[text.LabelKey, text.LabelValue] = {}
    annotations: dict[text.LabelKey, text.Line] = {}

    @property
    def through(self) -> str:
        return self.management

    @property
    def declared(self) -> bool:
        """Whether the Cluster is made by whoever pairs."""
        return bool(self.topology or self.template)

    def check(self, where: str) -> None:
        if self.topology and self.template:
            cause = "topology and template both say what the Cluster is"
            raise BadInput(f"{where}.template", cause, "Leave one of the two out.")
        if self.values and not self.template:
            cause = "of no use without a template"
            raise BadInput(f"{where}.values", cause, "Leave it out, or declare a template.")
        if self.topology:
            self.topology.check(f"{where}.topology")
        self._check_made(where)

    def check_paired(self, paired: Collection[str], where: str) -> None:
        if self.delivery == "repository" and self.management not in paired:
            cause = f"management cluster {self.management!r} is not paired, so it has no repository"
            raise BadInput(f"{where}.delivery", cause, 'Pair it, or declare delivery "apply".')

    def _check_made(self, where: str) -> None:
        """What says how the Cluster is made means nothing where somebody else makes it."""
        ignored = {
            "delivery": self.delivery == "repository",
            "labels": bool(self.labels),
            "annotations": bool(self.annotations),
        }
        for name in (name for name, is_set in ignored.items() if is_set and not self.declared):
            cause = "somebody else makes this Cluster: it has neither topology nor template"
            raise BadInput(f"{where}.{name}", cause, "Leave it out, or declare one of the two.")

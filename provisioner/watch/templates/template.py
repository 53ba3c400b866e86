"""The pairing template: which clusters of a management cluster are paired, with what, and how."""

from __future__ import annotations

from pathlib import Path
from typing import Any, Literal

from provisioner.base import selectors, yaml_reader
from provisioner.base.errors import BadInput
from provisioner.handover import convert, facts, rules, text
from provisioner.handover.facts import References, Values
from provisioner.handover.fleet import DeployKey, GitOps, Piece, Prerequisite, Repository
from provisioner.handover.platform import base as platform
from provisioner.handover.strict import Strict
from provisioner.watch.templates import expressions

HINT = "`provisioner watch --help` shows an example."
CLUSTER_NAME = "{{ namespace }}-{{ name }}"


class PairingTemplate(Strict, frozen=True, kw_only=True):
    """As a pairing in a handover, without its cluster. `repository`, `path` and the texts of
    `facts` are jinja2; `platform` is the same for each cluster."""

    repository: text.Line
    path: text.Line
    deploy_key: DeployKey = DeployKey()
    gitops: GitOps = GitOps()
    prerequisites: list[Prerequisite] = []
    facts: Values = {}
    secret_facts: References = {}
    platform: list[Piece] = []

    def check(self, where: str) -> None:
        self.gitops.check(f"{where}.gitops")
        for name in ("repository", "path"):
            expressions.check(getattr(self, name), f"{where}.{name}")
        for name, value in self.facts.items():
            if isinstance(value, str):
                expressions.check(value, f"{where}.facts.{name}")
        facts.check(self.facts, self.secret_facts, where)
        if self.deploy_key.custody != "cluster":
            raise BadInput(
                f"{where}.deploy_key.custody",
                "there is no Terraform that could keep these keys",
                "Leave it out: each cluster keeps its own.",
            )
        names: list[str] = []
        for index, prerequisite in enumerate(self.prerequisites):
            place = f"{where}.prerequisites[{index}].name"
            rules.distinct(names, prerequisite.name, place)
        self._check_flux(where)

    def _check_flux(self, where: str) -> None:
        gitops = self.gitops
        if gitops.hub:
            raise BadInput(
                f"{where}.gitops.hub",
                "a cluster that appears cannot be a spoke",
                "Leave it out: each cluster gets its own Flux.",
            )
        platform.check(
            self.platform,
            gitops.namespace,
            gitops.components,
            gitops.flux_version,
            f"{where}.platform",
            lockdown=gitops.lockdown,
            network_policy=gitops.network_policy,
        )


class FleetTemplate(Strict, frozen=True, kw_only=True):
    """`fleet` never changes. `selector`: a label selector; empty: all clusters. `namespaces`: of
    the Cluster objects; empty: all. `cluster_name`: the name of a cluster in the fleet. In
    `cluster_name`, `pairing.repository`, `pairing.path` and `pairing.facts`, jinja2 may
    use `name`, `namespace`, `labels`, `annotations`, `variables`, `class_name` and `version` of the
    Cluster."""

    version: Literal[1]
    fleet: text.Name
    selector: str = ""
    namespaces: list[str] = []
    repositories: dict[text.Name, Repository]
    pairing: PairingTemplate
    cluster_name: text.Line = CLUSTER_NAME

    def check(self, where: str) -> None:
        selectors.check(self.selector, f"{where}.selector")
        if not self.repositories:
            raise BadInput(f"{where}.repositories", "empty", "Name at least one repository.")
        for name, repository in self.repositories.items():
            repository.check(f"{where}.repositories.{name}")
        expressions.check(self.cluster_name, f"{where}.cluster_name")
        self.pairing.check(f"{where}.pairing")
        for index, piece in enumerate(self.pairing.platform):
            place = f"{where}.pairing.platform[{index}]"
            piece.check_fleet(self.repositories, place)
            _check_own(piece, place)
            if set(piece.keyed()) - {self.pairing.repository}:
                cause = "another repository than that of the pairing"
                hint = "Give `url` and `credential`: deploy keys are for its own repository only."
                raise BadInput(f"{place}.repository", cause, hint)


def _check_own(piece: Piece, where: str) -> None:
    """Clusters of a template come and go, so that none of them can carry something for all."""
    if piece.shared:
        hint = "Declare it for a cluster of a stack that has the same repository."
        raise BadInput(where, f"a template cannot have {piece.title}", hint)


def load(path: Path) -> FleetTemplate:
    """From a YAML file; BadInput with the file and the place in it."""
    source = str(path)
    try:
        documents = yaml_reader.load(yaml_reader.file(path), source)
    except OSError as error:
        raise BadInput(source, f"cannot be read: {error.strerror}") from error
    if len(documents) != 1:
        raise BadInput(source, f"has {len(documents)} documents", "Put one template into a file.")
    return of(documents[0], source)


def of(value: Any, source: str) -> FleetTemplate:
    """From decoded YAML."""
    where = f"{source}: $"
    rules.printable(value, where)
    if isinstance(value, dict) and isinstance(value.get("repositories"), dict):
        convert.entries(Repository, value["repositories"], f"{where}.repositories", HINT)
    facts.check_named(value.get("pairing") if isinstance(value, dict) else None, f"{where}.pairing")
    read = convert.to(FleetTemplate, value, where, HINT)
    read.check(where)
    return read

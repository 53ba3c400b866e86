"""GitOps: pairs a cluster with a path of a repository, and declares what Flux runs there."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Literal, TypedDict, Unpack

import msgspec

from provisioner.base.errors import BadInput
from provisioner.handover import convert, rules
from provisioner.handover import fleet as handover
from provisioner.handover.platform import base
from provisioner.handover.reference import Reference
from provisioner.handover.text import LabelKey, LabelValue
from provisioner_cdk import cdk, text, validation
from provisioner_cdk.clusters.base import Cluster
from provisioner_cdk.deploy_key import DeployKey
from provisioner_cdk.facts import check_declared, entries, similar
from provisioner_cdk.fleet import Member
from provisioner_cdk.platform.base import Piece, plain
from provisioner_cdk.repositories.base import Repository
from provisioner_cdk.verification import SignedCommits


class Options(TypedDict, total=False):
    """Options of Flux; the defaults are those of `provisioner.handover.fleet.GitOps`."""

    manager: Literal["provisioner", "flux-operator"]
    distribution_artifact: str
    cluster_type: Literal["kubernetes", "openshift", "aws", "azure", "gcp"]
    cluster_size: Literal["", "small", "medium", "large"]
    flux_version: str
    distribution: str
    trusted_root: str
    pin_images: bool
    components: Sequence[str]
    namespace: str
    registry: str
    image_pull_secret: str
    log_level: Literal["debug", "info", "error"]
    network_policy: bool
    watch_all_namespaces: bool
    cluster_domain: str
    toleration_keys: Sequence[str]
    interval: str
    sync_interval: str
    lockdown: bool
    verify: SignedCommits | None
    hub: str
    spoke_access: Literal["kubeconfig", "generic"]
    spoke_role: str
    spoke_server: str


@dataclass(frozen=True)
class Manifests:
    """What a cluster needs before Flux, such as a network plugin: `path` is a file, or a folder of
    files, on the machine that pairs."""

    name: str
    path: str


class GitOps(Member):
    """Pairs `cluster` with `path` of `repository`, read with `deploy_key`.

    `prerequisites` come before Flux, one after the other: `Manifests`, or pairs of a name and a
    path, relative to the folder that provisioner runs in. They are copied into Git, which everybody
    with access can read, and Flux keeps them.

    By its `labels` a cluster is selected for a run (`--only env=prod`) or for a wave.
    `platform`: pieces such as `GitSource`, which Flux delivers beside what is at the path.
    `facts` are what manifests of this cluster may use as `${name}`: texts, whole numbers, booleans,
    or what Terraform will know of them. Everybody who may read ConfigMaps in the cluster can read
    them. `secret_facts` are references to secrets, read when pairing runs. See docs/facts.md.

    `hub` names another cluster of the fleet, whose Flux then delivers to this one, from the same
    repository. Such a cluster has no `deploy_key` and none of Flux's options but `namespace`
    and `sync_interval`.

    With `manager="flux-operator"` the operator, which is on the cluster, installs and keeps Flux
    from a FluxInstance that pairing writes. See docs/flux-operator.md.

    `path` is by default `clusters/<cluster>`. Two clusters may follow one path only if both have
    `shared_path=True`. A cluster has one pairing.
    """

    def __init__(
        self,
        scope: cdk.Construct,
        id: str,
        *,
        cluster: Cluster,
        repository: Repository,
        deploy_key: DeployKey | None = None,
        path: str | None = None,
        shared_path: bool = False,
        prerequisites: Sequence[Manifests | tuple[str, str]] = (),
        labels: Mapping[str, str] | None = None,
        platform: Sequence[Piece] = (),
        facts: Mapping[str, Any] | None = None,
        secret_facts: Mapping[str, Reference] | None = None,
        **options: Unpack[Options],
    ) -> None:
        super().__init__(scope, id)
        self.same_fleet(cluster, "cluster")
        self.same_fleet(repository, "repository")
        key = self._key(deploy_key, options.get("hub", ""))
        self.shared_path: bool = shared_path
        self.repository_path: str = rules.inside(
            f"clusters/{cluster.name}" if path is None else path, f"{self.path}.path"
        )
        self._facts = self._declared(facts or {}, secret_facts or {})
        entry = {
            "cluster": cluster.name,
            "repository": repository.name,
            "path": text.literal(self.repository_path),
            "shared_path": shared_path,
            "deploy_key": msgspec.to_builtins(key),
            "gitops": self._gitops(cluster, options),
            "prerequisites": self._prerequisites(prerequisites),
            "labels": self._labels(labels or {}),
            **self._facts,
        }
        entry["platform"] = self._platform(platform, entry["gitops"])
        self._path_is_free(repository)
        if deploy_key:
            deploy_key.used_by(self.path, cluster, repository)
        self.declare("pairings", entry, "pairs cluster", cluster.name)

    def fact(self, name: str) -> str:
        """How manifests use a fact of this cluster: `${name}`. BadInput where there is none."""
        known = [*self._facts["facts"], *self._facts["secret_facts"]]
        if name not in known:
            raise BadInput(f"{self.path}.facts", f"no fact {name!r}", similar(name, known))
        return f"${{{name}}}"

    def _declared(
        self, plain: Mapping[str, Any], secret: Mapping[str, Reference]
    ) -> dict[str, dict[str, Any]]:
        given = entries(plain, secret, self.path)
        if self.stack.fact_types is not None:
            check_declared(self.stack.fact_types, given, f"{self.path}.facts")
        return given

    def _gitops(self, cluster: Cluster, options: Options) -> dict[str, Any]:
        given = {
            name: list(value) if isinstance(value, tuple) else plain(value)
            for name, value in options.items()
        }
        entry = validation.declaration(handover.GitOps, given, self.path)
        # The distribution of a cluster is Terraform text already.
        if not entry["hub"]:
            entry["distribution"] = entry["distribution"] or cluster.distribution
        return entry

    def _key(self, given: DeployKey | None, hub: str) -> handover.DeployKey:
        """A cluster with a hub reads no repository; every other one has a key."""
        if hub and given:
            raise BadInput(
                self.path, "a cluster with a hub reads no repository", "Leave deploy_key out."
            )
        if not hub and not given:
            raise BadInput(self.path, "has no deploy_key", "Declare a DeployKey for it.")
        if given:
            self.same_fleet(given, "deploy key")
        return given.declaration if given else handover.DeployKey()

    def _labels(self, given: Mapping[str, str]) -> dict[str, Any]:
        validation.known(given, f"{self.path}.labels")
        convert.to(dict[LabelKey, LabelValue], dict(given), f"{self.path}.labels")
        return dict(given)

    def _prerequisites(self, given: Sequence[Manifests | tuple[str, str]]) -> list[dict[str, Any]]:
        names: list[str] = []
        entries = []
        for index, one in enumerate(given):
            where = f"{self.path}.prerequisites[{index}]"
            entries.append(_prerequisite(one, where))
            rules.distinct(names, str(entries[-1]["name"]), f"{where}.name")
        if entries:
            rules.alone(self.repository_path, f"{self.path}.prerequisites", shared=self.shared_path)
        return entries

    def _platform(self, given: Sequence[Piece], gitops: dict[str, Any]) -> list[dict[str, Any]]:
        """Checked one by one for messages that name the piece, then all together."""
        where = f"{self.path}.platform"
        for index, piece in enumerate(given):
            if not isinstance(piece, Piece):
                hint = 'Use GitSource(name="apps", url=...), for example.'
                raise BadInput(f"{where}[{index}]", f"{piece!r} is no piece of a platform", hint)
        entries = [piece.entry(self, f"{where}[{index}]") for index, piece in enumerate(given)]
        pieces = [piece.stand_in(self, where) for piece in given]
        base.check(
            pieces,
            gitops["namespace"],
            gitops["components"],
            gitops["flux_version"],
            where,
            lockdown=gitops["lockdown"],
            network_policy=gitops["network_policy"],
        )
        if entries:
            rules.alone(self.repository_path, where, shared=self.shared_path)
        return entries

    def _path_is_free(self, repository: Repository) -> None:
        pairings = self.stack.declared["pairings"]
        wanted = (repository.name, text.literal(self.repository_path))
        for name, entry in pairings.entries.items():
            if (entry["repository"], entry["path"]) == wanted:
                shared = self.shared_path and entry["shared_path"]
                rules.unshared(
                    self.repository_path, f"{self.path}.path", pairings.paths[name], shared=shared
                )


def _prerequisite(one: Manifests | tuple[str, str], where: str) -> dict[str, Any]:
    if not isinstance(one, Manifests) and not (isinstance(one, tuple | list) and len(one) == 2):
        raise BadInput(where, f"{one!r} is no pair", 'Use Manifests("cilium", "path/to/it.yaml").')
    name, path = (one.name, one.path) if isinstance(one, Manifests) else one
    given = {"name": name, "manifests": path}
    return validation.declaration(handover.Prerequisite, given, where)

"""The handover: all that pairing needs to know, as Terraform's output `provisioner_handover`."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING, Annotated, Literal

import msgspec

from provisioner.base.errors import BadInput
from provisioner.handover import (
    clusters,
    facts,
    fleet_pieces,
    flux_operator,
    kinds,
    platform,
    repositories,
    rules,
    spokes,
    text,
    waves,
)
from provisioner.handover.clusters import base as cluster_base
from provisioner.handover.facts import References, Values
from provisioner.handover.platform import base as platform_base
from provisioner.handover.repositories import base as repository_base
from provisioner.handover.strict import Strict
from provisioner.handover.unknown import UNKNOWN
from provisioner.handover.verification import SignedCommits
from provisioner.handover.waves import Wave

if TYPE_CHECKING:
    from provisioner.handover.clusters.base import Cluster as Cluster
    from provisioner.handover.platform.base import Piece as Piece
    from provisioner.handover.repositories.base import Repository as Repository

    PlannedCluster = Cluster
    PlannedRepository = Repository
else:
    Cluster = kinds.union(clusters)
    Repository = kinds.union(repositories)
    Piece = kinds.union(platform)
    PlannedCluster = Cluster | cluster_base.Unknown
    PlannedRepository = Repository | repository_base.Unknown

OUTPUT = "provisioner_handover"
# The other output, sensitive, only where Terraform keeps keys: names of clusters to private keys.
KEYS = "provisioner_keys"
VERSION = 1
COMPONENTS = (
    "source-controller",
    "kustomize-controller",
    "helm-controller",
    "notification-controller",
)
EXTRA_COMPONENTS = ("image-reflector-controller", "image-automation-controller", "source-watcher")
RELEASED = "v2."  # the only major version of Flux; it began with v2.0.0
REQUIRED_COMPONENTS = ("source-controller", "kustomize-controller")
if TYPE_CHECKING:
    Component = str
else:
    Component = Literal[COMPONENTS + EXTRA_COMPONENTS]
Components = Annotated[
    list[Component],
    msgspec.Meta(
        extra_json_schema={"allOf": [{"contains": {"const": name}} for name in REQUIRED_COMPONENTS]}
    ),
]


class DeployKey(Strict, frozen=True, kw_only=True):
    """The key that a cluster reads its repository with. `write` is for image automation only.
    `custody`: whether it is made on the cluster, or by Terraform, whose state and output
    `provisioner_keys` then hold the private half."""

    algorithm: Literal["ed25519", "ecdsa", "rsa"] = "ed25519"
    write: bool = False
    custody: Literal["cluster", "terraform"] = "cluster"


class GitOps(flux_operator.Managed, frozen=True, kw_only=True):
    """What runs on the cluster. Defaults are those of `flux bootstrap`; `distribution` is a folder
    or archive laid out as the Flux release's manifests.tar.gz, needed only where the release cannot
    be downloaded. `trusted_root` is a file with the site's own root of trust for signatures; with
    it, a declared archive must be signed too. `pin_images`: whether a new pairing and an upgrade
    pin the images whose digests are known. `lockdown`: for clusters that several teams share. No
    Kustomization or HelmRelease may use what is in another namespace or a remote base, and each
    acts as a ServiceAccount of its namespace, not as its controller. `verify`: whose signatures the
    commits of the fleet's repository must carry, provisioner's own among them.

    `hub` names another cluster of the fleet, whose Flux then delivers to this one: nothing of Flux
    runs here, and of the other options `namespace` and `sync_interval` alone count. `spoke_access`:
    the hub keeps a kubeconfig with a token of a ServiceAccount here, or signs in as one of its own
    ServiceAccounts (`generic`), whose tokens this API server must accept. `spoke_role`: the
    ClusterRole that it has here; empty: `admin`, and namespaces. `spoke_server`: the API server's
    address as the hub reaches it, if that is not the one that this machine uses."""

    flux_version: text.FluxVersion = "v2.9.4"
    distribution: text.ReadFile | None = None
    trusted_root: text.ReadFile | None = None
    pin_images: bool = True
    components: Components = msgspec.field(default_factory=lambda: list(COMPONENTS))
    namespace: text.Namespace = "flux-system"
    registry: text.Registry = "ghcr.io/fluxcd"
    image_pull_secret: text.SecretName = ""
    log_level: Literal["debug", "info", "error"] = "info"
    network_policy: bool = True
    watch_all_namespaces: bool = True
    cluster_domain: text.Domain = "cluster.local"
    toleration_keys: list[text.TaintKey] = []
    interval: text.Duration = "1m0s"
    sync_interval: text.Duration = "10m0s"
    lockdown: bool = False
    verify: SignedCommits | None = None
    hub: text.HubName = ""
    spoke_access: Literal["kubeconfig", "generic"] = "kubeconfig"
    spoke_role: text.RoleName = ""
    spoke_server: text.SpokeServer = ""

    def check(self, where: str) -> None:
        spokes.check_options(self, where)
        flux_operator.check_options(self, where)
        missing = [name for name in REQUIRED_COMPONENTS if name not in self.components]
        if missing:
            raise BadInput(
                f"{where}.components",
                f"{', '.join(missing)} missing",
                "Flux cannot sync without them.",
            )
        if not self.distribution and not self.flux_version.startswith(RELEASED):
            raise BadInput(
                f"{where}.flux_version",
                f"there is no release of Flux {self.flux_version} that can be paired",
                f"Declare {RELEASED}x.y, or a distribution of your own.",
            )
        if self.verify:
            self.verify.check(f"{where}.verify")
            self.verify.check_tag(f"{where}.verify", tagged=False)


# What `check` asks for, for the JSON Schema.
RELEASE_OR_DISTRIBUTION = {
    "if": {"properties": {"distribution": {"enum": [None, ""]}}},
    "then": {"properties": {"flux_version": {"pattern": f"^{re.escape(RELEASED)}"}}},
}


class Prerequisite(Strict, frozen=True, kw_only=True):
    """What a cluster needs before Flux can run, such as a network plugin. `manifests` is a file, or
    a folder of files, on the machine that pairs."""

    name: text.Name
    manifests: text.Manifests


class Pairing(Strict, frozen=True, kw_only=True):
    """One cluster, one repository path, one deploy key, one set of components. `prerequisites` are
    applied in their order, each waited for, before Flux is installed. By their `labels` clusters
    are selected for a run or for a wave; nothing is written to the cluster. `platform`: the pieces
    that Flux delivers beside what the user has at the path. `facts` and `secret_facts` are what
    manifests of this cluster may use as `${name}`."""

    cluster: text.Line
    repository: text.Line
    path: text.RepositoryPath
    shared_path: bool = False
    deploy_key: DeployKey = DeployKey()
    gitops: GitOps = GitOps()
    prerequisites: list[Prerequisite] = []
    labels: dict[text.LabelKey, text.LabelValue] = {}
    platform: list[Piece] = []
    facts: Values = {}
    secret_facts: References = {}

    @property
    def unknown_facts(self) -> Sequence[str]:
        """In a plan: the names of facts that are known only after the apply."""
        return ()

    def check(self, where: str) -> None:
        self.gitops.check(f"{where}.gitops")
        facts.check(self.facts, self.secret_facts, where)
        self._check_prerequisites(where)
        self._check_platform(f"{where}.platform")

    def _check_prerequisites(self, where: str) -> None:
        place = f"{where}.prerequisites"
        names: list[str] = []
        for index, one in enumerate(self.prerequisites):
            rules.distinct(names, one.name, f"{place}[{index}].name")
        if names:
            rules.alone(self.path, place, shared=self.shared_path)

    def _check_platform(self, where: str) -> None:
        gitops = self.gitops
        platform_base.check(
            self.platform,
            gitops.namespace,
            gitops.components,
            gitops.flux_version,
            where,
            lockdown=gitops.lockdown,
            network_policy=gitops.network_policy,
        )
        known = {name: facts.written(value) for name, value in self.facts.items()}
        platform_base.check_facts(self.platform, known, self.unknown_facts, where)
        if self.platform:
            rules.alone(self.path, where, shared=self.shared_path)


if TYPE_CHECKING:
    PlannedPairing = Pairing
else:

    class PlannedPairing(Pairing, frozen=True, kw_only=True):
        """A pairing of a plan."""

        unknown_facts: list[str] = []


class Fleet(Strict, frozen=True, kw_only=True):
    """The whole handover. Keys of `clusters`, `repositories` and `pairings` are names; `fleet`
    never changes. `pairings` are keyed by the name of their cluster. `waves`: in which order
    pairings, upgrades and rotations reach them; all at once where there are none."""

    version: Literal[1]
    fleet: text.Name
    clusters: dict[text.Name, Cluster]
    repositories: dict[text.Name, Repository]
    pairings: dict[text.Name, Pairing]
    waves: list[Wave] = []

    def check(self, where: str) -> None:
        for name, cluster in self.clusters.items():
            cluster.check(f"{where}.clusters.{name}")
            self._check_through(name, f"{where}.clusters.{name}.management")
            cluster.check_paired(self.pairings, f"{where}.clusters.{name}")
        for name, repository in self.repositories.items():
            repository.check(f"{where}.repositories.{name}")
        owners: dict[tuple[str, str], str] = {}
        for name, pairing in self.pairings.items():
            self._check_names(name, pairing, f"{where}.pairings.{name}")
            pairing.check(f"{where}.pairings.{name}")
            self._check_signing(pairing, f"{where}.pairings.{name}.gitops.verify")
            self._check_path(owners, name, pairing, f"{where}.pairings.{name}.path")
        fleet_pieces.check_all(self, where)
        spokes.check_all(self, where)
        waves.check_all(self.waves, f"{where}.waves")

    def check_paired(self, names: Iterable[str]) -> None:
        """BadInput for a cluster that the fleet does not pair."""
        unpaired = sorted(set(names) - self.pairings.keys())
        if unpaired:
            paired = ", ".join(sorted(self.pairings)) or "none"
            raise BadInput(
                f"cluster {unpaired[0]}",
                f"is not paired in fleet {self.fleet}",
                f"Paired clusters: {paired}.",
            )

    def _check_through(self, name: str, where: str) -> None:
        """Every cluster is reached in the end, without asking itself."""
        way = [name]
        while through := self.clusters[way[-1]].through:
            if through not in self.clusters:
                known = f"Known: {', '.join(self.clusters)}."
                raise BadInput(where, f"no cluster {through!r}", known)
            if through in way:
                cause = f"a circle: {' -> '.join([*way, through])}"
                hint = "Declare a management cluster that manages itself as `existing`."
                raise BadInput(where, cause, hint)
            way.append(through)

    def _check_names(self, key: str, pairing: Pairing, where: str) -> None:
        if pairing.cluster != key or key not in self.clusters:
            raise BadInput(
                f"{where}.cluster",
                f"no cluster {pairing.cluster!r} under this key",
                f"Known: {', '.join(self.clusters) or 'none'}.",
            )
        if pairing.repository not in self.repositories:
            raise BadInput(
                f"{where}.repository",
                f"no repository {pairing.repository!r}",
                f"Known: {', '.join(self.repositories) or 'none'}.",
            )

    def _check_signing(self, pairing: Pairing, where: str) -> None:
        """Flux would stop at the first commit of ours that is not signed."""
        repository = self.repositories[pairing.repository]
        if pairing.gitops.verify and not repository.signs:
            cause = f"provisioner's own commits to repository {pairing.repository!r} are not signed"
            raise BadInput(where, cause, "Declare `signing` for the repository.")

    def _check_path(
        self, owners: dict[tuple[str, str], str], name: str, pairing: Pairing, where: str
    ) -> None:
        path = rules.inside(pairing.path, where)
        other = owners.setdefault((pairing.repository, path), name)
        if other != name:
            shared = pairing.shared_path and self.pairings[other].shared_path
            rules.unshared(path, where, f"cluster {other!r}", shared=shared)


class PlannedFleet(Fleet, frozen=True, kw_only=True):
    """The handover of a plan: clusters and repositories may be `Unknown`, since a part of them is
    known only after the apply, and so may be facts."""

    clusters: dict[text.Name, PlannedCluster]
    repositories: dict[text.Name, PlannedRepository]
    pairings: dict[text.Name, PlannedPairing]

    def _check_path(
        self, owners: dict[tuple[str, str], str], name: str, pairing: Pairing, where: str
    ) -> None:
        # Two unknown paths are not one path.
        if pairing.path != repr(UNKNOWN):
            super()._check_path(owners, name, pairing, where)

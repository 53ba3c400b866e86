"""What a pairing is to look like, and what it is called; rendered in rendering/pairings.py."""

from __future__ import annotations

import posixpath
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

import msgspec

from provisioner.base.secret import Secret
from provisioner.flux import (
    files,
    platform,
    platform_files,
    prerequisites,
    spoke,
)
from provisioner.flux.platform.base import Encryption, Placement, Rendered, SecretMade
from provisioner.flux.prerequisites import Prerequisite
from provisioner.flux.sops_file import Wanted
from provisioner.handover.fleet import Fleet, Pairing

Object = dict[str, Any]
# `fleet/cluster` follow, in the kustomization.yaml that we create. Nobody overwrites that file, so
# the mark stays.
OWNER = "# Pairing: "


@dataclass(frozen=True, kw_only=True)
class Names:
    """How one pairing is named everywhere. `uid`: of the kube-system namespace of its cluster,
    where that is known. `aliases`: names that it had before, where they are known. `hub`: the
    pairing of the cluster whose Flux delivers to this one, which then has none of its own."""

    fleet: str
    pairing: Pairing
    hub: Pairing | None = None
    uid: str = ""
    aliases: tuple[str, ...] = ()

    @property
    def cluster(self) -> str:
        return self.pairing.cluster

    @property
    def namespace(self) -> str:
        return self.pairing.gitops.namespace

    @property
    def base(self) -> str:
        """The folder that Flux begins with; the path `.` is the repository's root."""
        return posixpath.normpath(self.pairing.path)

    @property
    def directory(self) -> str:
        """The folder of Flux's own files in the repository."""
        return posixpath.normpath(f"{self.base}/{self.namespace}")

    @property
    def prerequisites(self) -> str:
        """The folder of what the cluster needs before Flux."""
        return posixpath.normpath(f"{self.base}/{prerequisites.FOLDER}")

    @property
    def platform_folder(self) -> str:
        """The folder of what Flux delivers as the platform."""
        return posixpath.normpath(f"{self.base}/{platform_files.FOLDER}")

    @property
    def placement(self) -> Placement:
        """Where pieces of the platform are rendered for."""
        return Placement(
            fleet=self.fleet,
            cluster=self.cluster,
            gitops=self.pairing.gitops,
            path=self.base,
            paired_with=self.pairing.repository,
            decryption=platform.decryption(self.pairing.platform),
            substitutes=platform.substitutes(self.pairing.platform),
        )

    @property
    def owner(self) -> str:
        return f"{self.fleet}/{self.cluster}"

    @property
    def key_title(self) -> str:
        """How the titles of this pairing's deploy keys begin."""
        return f"{self.owner} "

    @property
    def write(self) -> bool:
        """Whether its deploy key may write."""
        return self.pairing.deploy_key.write

    @property
    def kustomization(self) -> str:
        """Path of the kustomization.yaml that names Flux's own files."""
        return f"{self.directory}/{files.KUSTOMIZATION}"

    @property
    def components_file(self) -> str:
        return f"{self.directory}/{files.COMPONENTS}"

    @property
    def instance_file(self) -> str:
        return f"{self.directory}/{files.INSTANCE}"

    @property
    def spoke_file(self) -> str:
        """Path of the Kustomization with which a hub delivers here; empty without a hub."""
        if self.hub is None:
            return ""
        return posixpath.normpath(f"{self.hub.path}/{spoke.FOLDER}/{self.cluster}.yaml")

    @property
    def marked_file(self) -> str:
        """Path of the file that says whose the pairing is."""
        return self.spoke_file or self.kustomization


def names(fleet: Fleet, cluster: str) -> Names:
    """Of a cluster that the fleet pairs."""
    pairing = fleet.pairings[cluster]
    return Names(fleet=fleet.fleet, pairing=pairing, hub=fleet.pairings.get(pairing.gitops.hub))


class DecryptionKey(msgspec.Struct, frozen=True, kw_only=True):
    """The key with which a cluster decrypts files. `recipient` is its public half; `held` are those
    of all keys in its Secret. `made`: the private half, where this run has made it, for the Secret
    alone. `moves`: the Secret gets another name, as the spoke has. `replaced`: the private halves
    of those that it takes the place of, by their public."""

    recipient: str
    held: frozenset[str] = frozenset()
    made: Secret | None = None
    moves: bool = False
    replaced: Mapping[str, Secret] = msgspec.field(default_factory=dict)


@dataclass(frozen=True, kw_only=True)
class Desired(Names):
    """`files` are texts by their path in the repository: exactly these paths are ours. `keyed`: the
    cluster reads with a deploy key of its own, not with a credential that all clusters share.
    `uid`: of the cluster's kube-system namespace, as reached. `replaced`: the cluster is known to
    have been made again, so a UID other than the recorded one is expected. `former`: how this very
    cluster was paired before its entry was renamed, as the record on it says, the newest first.
    `required`: the prerequisites, and `platform` the pieces; `extra_files` theirs, also by path;
    all empty when leaving. `platform_secrets`: what the pieces need before their objects.
    `decryption_key`: once the cluster was looked at. `before`: as the cluster is paired until now,
    where this run moves it between a hub and controllers of its own (`moving`) or renames a spoke.
    `former_hub`: the name that its hub had before that was renamed.
    `unpinned`: images that no digest is known of. `repinned`: a kustomization.yaml of ours gets new
    images. `secret_facts`: by name, read from where the handover refers to. With a hub `components`
    are what lets it in; `source` and `root` are on the hub. `instance`: the FluxInstance, where
    flux-operator keeps Flux and makes the `components`. `adopted`: one that somebody else made."""

    url: str
    components: list[Object]
    source: Object
    root: Object
    files: Mapping[str, str]
    keyed: bool = True
    replaced: bool = False
    former: tuple[Names, ...] = ()
    required: tuple[Prerequisite, ...] = ()
    platform: tuple[Rendered, ...] = ()
    platform_secrets: tuple[SecretMade, ...] = ()
    extra_files: Mapping[str, str] = field(default_factory=dict)
    decryption_key: DecryptionKey | None = None
    before: Desired | None = None
    former_hub: str = ""
    unpinned: tuple[str, ...] = ()
    repinned: bool = False
    instance: Object | None = None
    adopted: Object | None = None
    secret_facts: Mapping[str, Secret] = field(default_factory=dict, repr=False)

    @property
    def renamed(self) -> bool:
        """The cluster, or the hub that delivers to it."""
        return bool(self.former or self.former_hub)

    @property
    def moving(self) -> bool:
        return self.before is not None and not self.former

    @property
    def rotates_key(self) -> bool:
        """Whether its deploy key is one that provisioner makes, and replaces."""
        return self.keyed and self.pairing.deploy_key.custody != "terraform"

    @property
    def secret(self) -> str:
        return str(self.source["spec"]["secretRef"]["name"])

    @property
    def delivered(self) -> list[Rendered]:
        """The pieces with objects that Flux delivers."""
        return [one for one in self.platform if one.objects]

    @property
    def encryption(self) -> Encryption | None:
        return next((one.encryption for one in self.platform if one.encryption), None)

    @property
    def decrypting_in(self) -> str:
        """The namespace of the Secret with the key to decrypt with: that of what decrypts."""
        return str(self.root["metadata"]["namespace"])

    @property
    def undecided(self) -> bool:
        """Whether it depends on a key that was not looked for how files are encrypted."""
        return bool(self.encryption and self.encryption.secret and not self.decryption_key)

    @property
    def encryption_rules(self) -> Wanted | None:
        """How files are encrypted for this cluster."""
        if not self.encryption or self.undecided:
            return None
        key = self.decryption_key.recipient if self.decryption_key else ""
        return Wanted(
            owner=self.owner,
            key=key,
            paths=self.encryption.paths,
            rules=self.encryption.rules(key),
            former=[names.owner for names in self.former],
        )

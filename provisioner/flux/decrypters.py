"""Which clusters of a handover can decrypt a file of their repository. Pure."""

from __future__ import annotations

import posixpath
from collections.abc import Collection, Mapping, Sequence

import msgspec

from provisioner.flux import files, platform_files
from provisioner.flux.sops_rules import Rule
from provisioner.handover.fleet import Fleet
from provisioner.handover.platform import sops

YAML = (".yaml", ".yml")
KIND_ITSELF = "kind: CustomResourceDefinition"  # that of Kustomizations has the field, too
NO_PIECE = "it has no piece `sops`"
NO_KEY = "no rule of .sops.yaml is for it yet"
# What to do about each of these.
HINTS = {
    NO_PIECE: "Declare one for this cluster, or move the file out of its path.",
    NO_KEY: "Run `provisioner pair`, then `sops updatekeys` on the file.",
}


class Decrypter(msgspec.Struct, frozen=True, kw_only=True):
    """A cluster, as comments in `.sops.yaml` call it (`owner`), with the `path` that it delivers.
    `piece`: how it decrypts, if it does."""

    owner: str
    path: str
    piece: sops.Declaration | None = None

    @property
    def cluster(self) -> str:
        return self.owner.partition("/")[2]

    def reach(self, path: str) -> int:
        """How long the name of the folder is in which it has this file; -1 where it has none."""
        folders = [self.path, *(self.piece.paths if self.piece else ())]
        return max((_depth(posixpath.normpath(one), path) for one in folders), default=-1)

    def keys(self, rules: Sequence[Rule]) -> set[str]:
        """The recipients for which it has the private key, or may ask a KMS."""
        if self.piece is None:
            return set()
        own = {rule.key for rule in rules if rule.owner == self.owner and self.piece.age}
        return {*own, *self.piece.kms} - {""}


def of_repository(fleet: Fleet, name: str) -> list[Decrypter]:
    """The clusters that are paired with a repository."""
    return [
        Decrypter(
            owner=f"{fleet.fleet}/{cluster}",
            path=pairing.path,
            piece=next(
                (one for one in pairing.platform if isinstance(one, sops.Declaration)), None
            ),
        )
        for cluster, pairing in fleet.pairings.items()
        if pairing.repository == name
    ]


def cause(
    path: str,
    recipients: Collection[str],
    declared: Sequence[Decrypter],
    rules: Sequence[Rule],
    *,
    by_hand: bool,
) -> str:
    """Why a file that is encrypted to these cannot be decrypted where it is delivered; empty where
    it can. `by_hand`: Kustomizations of the user's decrypt with keys that nobody knows here."""
    reaching = [(one.reach(path), one) for one in declared]
    nearest = max((depth for depth, _ in reaching), default=-1)
    concerned = [one for depth, one in reaching if depth == nearest >= 0]
    for one in concerned:
        if why := _why(one, recipients, rules, by_hand=by_hand):
            return f"cluster {one.cluster} cannot decrypt it: {why}"
    known = {key for one in declared for key in one.keys(rules)}
    if not concerned and known and not by_hand and not _any_is_for(known, recipients):
        return f"no cluster of the fleet can decrypt it: {encrypted_to(recipients)}"
    return ""


def _why(
    one: Decrypter, recipients: Collection[str], rules: Sequence[Rule], *, by_hand: bool
) -> str:
    keys = one.keys(rules)
    if by_hand or _any_is_for(keys, recipients):
        return ""
    if one.piece is None:
        return NO_PIECE
    return encrypted_to(recipients) if keys else NO_KEY


def hint(cause: str, otherwise: str) -> str:
    return next((text for why, text in HINTS.items() if cause.endswith(why)), otherwise)


def encrypted_to(recipients: Collection[str]) -> str:
    return f"it is encrypted to {', '.join(sorted(recipients)) or 'nobody'}"


def _any_is_for(keys: Collection[str], recipients: Collection[str]) -> bool:
    return any(is_for(key, recipients) for key in keys)


def is_for(key: str, recipients: Collection[str]) -> bool:
    """Of a key in Azure or Vault, files note the server's URL and the key's name apart."""
    return any(key == one or key.startswith(f"{one.rstrip('/')}/") for one in recipients)


def by_hand(texts: Mapping[str, str]) -> bool:
    """Whether a Kustomization that is not ours says how it decrypts."""
    return any(
        "decryption:" in document and KIND_ITSELF not in document
        for path, text in texts.items()
        if path.endswith(YAML)
        and posixpath.basename(path) != files.SYNC
        and not text.startswith(platform_files.HEAD)
        for document in text.split("\n---")
    )


def _depth(folder: str, path: str) -> int:
    if folder == ".":
        return 0
    return len(folder) if path.startswith(f"{folder}/") else -1

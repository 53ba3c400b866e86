"""The rules of a cluster in `.sops.yaml`, which several clusters and the user share, and what may
not become unreadable."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence

from provisioner.base.errors import Refused
from provisioner.flux import sops_file
from provisioner.flux.sops_rules import NAME
from provisioner.git.clone import Clone, Files
from provisioner.pairing.run.desired_state import Desired, Names
from provisioner.pairing.run.snapshot import shortened

NAMED = 5
LOST = (
    "Put the Secret back from a backup. Without one, run `sops rotate -i --rm-age {key} FILE` for "
    "each of them with a recovery key, or delete those that nobody can decrypt, and push. Then run "
    "again, which makes a new key, and run `sops updatekeys FILE` for each."
)
LEFT = (
    "Decrypt them, delete them, or run `sops rotate -i --rm-age {key} FILE` for each of them first."
)


def held(clone: Clone, desired: Desired, revision: str | None = None) -> Files:
    """The file as a revision (by default the head) has it, by its path, if it concerns the
    cluster."""
    text = clone.text(NAME, revision)
    concerned = desired.encryption or sops_file.names(text, owners(desired))
    return {NAME: text} if text is not None and concerned else {}


def owners(desired: Names) -> set[str]:
    former = desired.former if isinstance(desired, Desired) else ()
    return {desired.owner, *(names.owner for names in former)}


def check(clone: Clone, desired: Desired, held: Mapping[str, str]) -> None:
    """Refused where files are encrypted to a key of the cluster's that it does not have, or is to
    have no more: Flux could not apply them, and perhaps nobody could read them."""
    if desired.undecided:
        return
    has = desired.decryption_key.held if desired.decryption_key else frozenset[str]()
    for key in sorted(sops_file.keys(held.get(NAME), owners(desired)) - has):
        if files := encrypted_to(clone, key):
            raise _unreadable(desired, key, files)


def encrypted_to(clone: Clone, key: str) -> list[str]:
    return sorted(path for path in clone.holding(key) if path != NAME)


def place(desired: Desired) -> str:
    """The Secret with the key to decrypt with, as messages name it."""
    name = desired.encryption.secret if desired.encryption else ""
    secret = f"Secret {desired.decrypting_in}/{name}"
    return f"{secret} on {desired.hub.cluster}" if desired.hub else secret


def _unreadable(desired: Desired, key: str, files: Sequence[str]) -> Refused:
    listed = shortened(files, NAMED)
    if desired.encryption and desired.encryption.secret:
        cause = f"{place(desired)} no longer holds {key}, to which files are encrypted: {listed}"
        return Refused(f"cluster {desired.cluster}", cause, LOST.format(key=key))
    cause = f"it is to have its key {key} no more, and files are encrypted to it: {listed}"
    return Refused(f"cluster {desired.cluster}", cause, LEFT.format(key=key))


def changed(desired: Desired, text: str | None) -> str | None:
    """The file as it is to be for this cluster; None where nothing is left of it."""
    if desired.undecided:
        return text
    if wanted := desired.encryption_rules:
        return sops_file.merged(text, wanted)
    return sops_file.without(text, owners(desired))


def changes(desired: Desired, held: Mapping[str, str]) -> dict[str, str | None]:
    """What to write, and with None what to remove."""
    before = held.get(NAME)
    after = changed(desired, before)
    return {} if after == before else {NAME: after}


def share(
    members: Iterable[Desired],
    held: Mapping[str, Files],
    writes: Mapping[str, dict[str, str | None]],
) -> None:
    """Clusters of a repository share the file: each that changes it writes the rules of all."""
    changing = [one for one in members if NAME in writes[one.cluster]]
    text = held[changing[0].cluster].get(NAME) if changing else None
    for desired in changing:
        text = changed(desired, text)
    for desired in changing:
        writes[desired.cluster][NAME] = text


def without(clone: Clone, leaving: Collection[Names]) -> dict[str, str | None]:
    """The file without the rules of pairings that end, if it has any."""
    text = clone.text(NAME)
    after = sops_file.without(text, {owner for one in leaving for owner in owners(one)})
    return {} if after == text else {NAME: after}

"""A cluster gets another key: the files that are encrypted to the old one are encrypted to the new
one, in the commit that changes the rules."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from provisioner.base.errors import Refused
from provisioner.base.secret import Secret
from provisioner.flux import sops_metadata
from provisioner.flux.sops_rules import NAME
from provisioner.git.clone import Clone, Files
from provisioner.pairing.branch.encryption import program
from provisioner.pairing.run.desired_state import Desired


def replaced(desired: Desired) -> Mapping[str, Secret]:
    """The private keys that a cluster is to have no more, by their public halves."""
    return desired.decryption_key.replaced if desired.decryption_key else {}


def check(desired: Desired, writes: Iterable[str]) -> None:
    """Refused where more than the key would change."""
    others = sorted(set(writes) - {NAME})
    if replaced(desired) and others:
        cause = f"{others[0]} in Git is not as declared"
        raise Refused(f"cluster {desired.cluster}", cause, "Run `provisioner pair` first.")


def encrypt(
    clone: Clone, members: Sequence[Desired], writes: Mapping[str, dict[str, str | None]]
) -> None:
    """Add the files with their new texts to `writes`, which is by cluster. What sops cannot do for
    one of them is raised for all: half of them must not be pushed."""
    for path, text in sorted(left(clone, members).items()):
        recipients = sops_metadata.recipients(text)
        concerned = [one for one in members if replaced(one).keys() & recipients]
        old = {key: private for one in concerned for key, private in replaced(one).items()}
        after = program.exchanged(
            path,
            text,
            old=old.keys() & recipients,
            new=[one.decryption_key.recipient for one in concerned if one.decryption_key],
            keys=old.values(),
        )
        for one in concerned:
            writes[one.cluster][path] = after


def encrypted(desired: Desired, writes: Mapping[str, str | None]) -> dict[str, str | None]:
    """Those of the files to write for a cluster that are encrypted to its new key."""
    return {path: text for path, text in writes.items() if replaced(desired) and path != NAME}


def left(clone: Clone, members: Sequence[Desired], revision: str | None = None) -> Files:
    """The files of a revision (by default the head) that are encrypted to keys which are to go."""
    return {
        path: text
        for key in (key for one in members for key in replaced(one))
        for path, text in clone.holding(key, revision=revision).items()
        if sops_metadata.line(text) and key in sops_metadata.recipients(text)
    }


def named(clone: Clone, desired: Desired) -> list[str]:
    """Where the branch still asks for a key that is to go: encrypted files, and rules of the
    user's."""
    text = clone.text(NAME) or ""
    in_rules = [NAME] if any(key in text for key in replaced(desired)) else []
    return [*in_rules, *sorted(left(clone, [desired]))]

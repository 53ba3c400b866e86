"""Decryption by SOPS: a key of the cluster's own, and the rules by which files are encrypted. Pure.

It has no objects of its own: Kustomizations say how they decrypt.
"""

from __future__ import annotations

import posixpath
import re
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from provisioner.flux.platform import base
from provisioner.flux.platform.base import Encryption, Object
from provisioner.handover import spokes
from provisioner.handover.platform import sops

if TYPE_CHECKING:
    from provisioner.flux.platform.base import Placement
    from provisioner.handover.platform.sops import Declaration

MANIFESTS = r"\.ya?ml$"
SPECIAL = re.compile(r"[.+*?^$()\[\]{}|\\]")  # in a pattern of Go


def objects(piece: Declaration, at: Placement) -> list[Object]:
    return []


def decryption(piece: Declaration) -> Object:
    key = {"secretRef": {"name": base.secret_name(piece)}} if piece.age else {}
    account = {"serviceAccountName": piece.service_account} if piece.service_account else {}
    return {"provider": "sops", **key, **account}


def encryption(piece: Declaration, at: Placement) -> Encryption:
    paths = [at.path, *piece.paths]

    def rules(recipient: str) -> Sequence[Object]:
        return [rule for path in paths for rule in _rules(piece, path, recipient)]

    own = spokes.decryption_secret(at.cluster) if at.gitops.hub else base.secret_name(piece)
    secret = own if piece.age else ""
    return Encryption(title=piece.title, secret=secret, paths=paths, rules=rules)


def _rules(piece: Declaration, path: str, recipient: str) -> Iterator[Object]:
    """Manifests stay readable but for their values; of other files nothing does."""
    given = [*([recipient] if recipient else []), *piece.kms, *piece.recovery]
    named = sops.by_form(dict.fromkeys(given))
    recipients = {name: ",".join(listed) for name, listed in named.items()}
    normal = posixpath.normpath(path)
    escaped = SPECIAL.sub(r"\\\g<0>", normal)
    within = "^" if normal == "." else f"^{escaped}/"
    if piece.encrypted_regex:
        only = {"encrypted_regex": piece.encrypted_regex}
        yield {"path_regex": f"{within}.*{MANIFESTS}", **only, **recipients}
    yield {"path_regex": f"{within}.*", **recipients}

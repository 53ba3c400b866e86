"""The Secret with which source-controller reads the repository: rendered and read back. Pure.

The object that `source` returns contains the private key. It is for the API server alone and is
never printed.
"""

from __future__ import annotations

import base64
import binascii
from typing import TYPE_CHECKING, Any

from provisioner.base.secret import Secret

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from provisioner.base.keys import KeyPair
    from provisioner.handover.fleet import GitOps

Object = dict[str, Any]

KEY = ("identity", "identity.pub", "known_hosts")
# In every namespace, as `flux bootstrap` does.
NAME = "flux-system"
STAGING = "flux-system-rotation"  # exists while its key is being replaced


def source(gitops: GitOps, *, keys: KeyPair, known_hosts: Sequence[str]) -> Object:
    """The Secret with `identity`, `identity.pub` and `known_hosts`, base64 as the API server
    stores it."""
    values = {
        "identity": keys.private.reveal(),
        "identity.pub": f"{keys.public}\n",
        "known_hosts": "".join(f"{line}\n" for line in known_hosts),
    }
    return _opaque(gitops, values)


def shared(gitops: GitOps, entries: Mapping[str, Secret]) -> Object:
    """The Secret with a credential instead of a key: `username` and `password`, or the entries of a
    GitHub App."""
    return _opaque(gitops, {name: value.reveal() for name, value in entries.items()})


def entries(obj: Object) -> dict[str, Secret]:
    """The entries of a Secret, by name."""
    return {name: Secret(_value(obj, name)) for name in (obj.get("data") or {})}


def _opaque(gitops: GitOps, values: Mapping[str, str]) -> Object:
    return {
        "apiVersion": "v1",
        "kind": "Secret",
        "type": "Opaque",
        "metadata": {"name": NAME, "namespace": gitops.namespace},
        "data": {name: base64.b64encode(value.encode()).decode() for name, value in values.items()},
    }


def staging(gitops: GitOps, *, new: KeyPair, old: KeyPair, known_hosts: Sequence[str]) -> Object:
    """The Secret of a rotation in progress: the new key as in `source`, and in `previous` the old
    private key, so that the rotation can be undone."""
    made = source(gitops, keys=new, known_hosts=known_hosts)
    previous = base64.b64encode(old.private.reveal().encode()).decode()
    meta = {**made["metadata"], "name": STAGING}
    return {**made, "metadata": meta, "data": {**made["data"], "previous": previous}}


def previous(obj: Object) -> Secret | None:
    """The old private key that a staging Secret keeps."""
    private = _value(obj, "previous")
    return Secret(private) if private else None


def read(obj: Object) -> tuple[Secret | None, str | None, list[str]]:
    """Private key, public key (`TYPE BASE64`) and known_hosts; None or empty where unreadable."""
    private = _value(obj, "identity")
    public = " ".join(_value(obj, "identity.pub").split()[:2])
    lines = [line.strip() for line in _value(obj, "known_hosts").splitlines()]
    return Secret(private) if private else None, public or None, [line for line in lines if line]


def public_key(obj: Object | None) -> str:
    """The public half of a Secret's private key, as `TYPE BASE64`; empty without a usable one."""
    from provisioner.base import keys

    pair = keys.pair_of(read(obj or {})[0])
    return pair.public if pair else ""


def known_hosts(obj: Object | None) -> tuple[str, ...]:
    """The known_hosts lines that a Secret holds."""
    return tuple(read(obj or {})[2])


def _value(obj: Object, name: str) -> str:
    plain = (obj.get("stringData") or {}).get(name)
    if isinstance(plain, str):
        return plain
    try:
        return base64.b64decode((obj.get("data") or {}).get(name) or "", validate=True).decode()
    except (binascii.Error, ValueError):
        return ""

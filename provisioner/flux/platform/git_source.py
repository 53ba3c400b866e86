"""A GitRepository beside the one that Flux starts from. Pure."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from provisioner.base.errors import BadInput
from provisioner.base.secret import Secret
from provisioner.flux import deliveries, verification
from provisioner.flux.platform import base
from provisioner.flux.sync import duration
from provisioner.handover.reference import Reference

if TYPE_CHECKING:
    from provisioner.flux.platform.base import (
        Entries,
        KeyNeeded,
        Object,
        Placement,
        SecretNeeded,
        Values,
    )
    from provisioner.handover.platform.git_source import Declaration


def objects(piece: Declaration, at: Placement) -> list[Object]:
    spec = {
        "interval": duration(piece.interval),
        "timeout": base.seconds(piece.timeout),
        "url": url(piece, at),
        "ref": _revision(piece, at),
        "secretRef": login_name(piece),
        "sparseCheckout": piece.sparse,
        "recurseSubmodules": piece.recurse_submodules or None,
        "verify": verification.spec(piece.verify, keys_name(piece)) if piece.verify else None,
    }
    source = base.item(base.SOURCE, "GitRepository", piece.name, at, spec)
    return [source, *deliveries.objects(piece, "GitRepository", at)]


def _revision(piece: Declaration, at: Placement) -> Object:
    given = {"tag": piece.tag, "semver": piece.semver, "commit": piece.commit}
    chosen = {name: value for name, value in given.items() if value}
    return chosen or {"branch": branch(piece, at)}


def url(piece: Any, at: Placement) -> str:
    """Of the repository that a piece reads."""
    return at.repositories[piece.repository].url if piece.repository else str(piece.url)


def branch(piece: Any, at: Placement) -> str:
    if piece.branch or not piece.repository:
        return piece.branch or "main"
    return at.repositories[piece.repository].branch


def keys(piece: Declaration, at: Placement) -> list[KeyNeeded]:
    return read_only_key(piece)


def read_only_key(piece: Any, namespace: str = "") -> list[KeyNeeded]:
    """The deploy key of a piece that reads a repository of the fleet."""
    if not piece.repository:
        return []
    return [
        base.KeyNeeded(
            name=base.secret_name(piece),
            repository=piece.repository,
            source=piece.name,
            namespace=namespace,
        )
    ]


def secrets(piece: Declaration, at: Placement) -> list[SecretNeeded]:
    if not piece.verify:
        return login(piece)
    version = at.gitops.flux_version
    keys = verification.needed(piece.verify, keys_name(piece), piece.title, version)
    return [*login(piece), keys]


def keys_name(piece: Any) -> str:
    """Of the Secret with the keys that signatures are verified with."""
    return f"{base.secret_name(piece)}-keys"


def login_name(piece: Any) -> Object | None:
    """The reference to the Secret that a repository is read with."""
    signs_in = piece.credential or piece.ca_file or piece.repository
    return {"name": base.secret_name(piece)} if signs_in else None


def login(piece: Any, namespace: str = "") -> list[SecretNeeded]:
    """That Secret, in Flux's namespace unless another is given."""
    references = {}
    if piece.credential:
        references["credential"] = piece.credential
    if piece.ca_file:
        references["ca.crt"] = Reference(file=piece.ca_file)
    if not references:
        return []

    def entries(values: Values) -> Entries:
        return _over_ssh(piece, values) if piece.over_ssh else _over_https(piece, values)

    name = base.secret_name(piece)
    return [
        base.SecretNeeded(name=name, references=references, entries=entries, namespace=namespace)
    ]


def _over_ssh(piece: Any, values: Values) -> Entries:
    from provisioner.base import keys

    private = values["credential"]
    pair = keys.pair_of(private)
    if pair is None:
        cause = "its credential is no private key that can be used without a passphrase"
        raise BadInput(piece.title, cause, "Make one with `ssh-keygen -t ed25519 -N ''`.")
    return {
        "identity": Secret(f"{private.reveal()}\n"),
        "identity.pub": f"{pair.public}\n",
        "known_hosts": "".join(f"{line}\n" for line in piece.known_hosts),
    }


def _over_https(piece: Any, values: Values) -> Entries:
    entries: dict[str, str | Secret] = {}
    if "credential" in values:
        entries = {"username": piece.username, "password": values["credential"]}
    if "ca.crt" in values:
        entries["ca.crt"] = f"{values['ca.crt'].reveal()}\n"
    return entries

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
    from provisioner.flux.platform.base import Entries, Object, Placement, SecretNeeded, Values
    from provisioner.handover.platform.git_source import Declaration


def objects(piece: Declaration, at: Placement) -> list[Object]:
    spec = {
        "interval": duration(piece.interval),
        "timeout": base.seconds(piece.timeout),
        "url": piece.url,
        "ref": _revision(piece),
        "secretRef": login_name(piece),
        "sparseCheckout": piece.sparse,
        "recurseSubmodules": piece.recurse_submodules or None,
        "verify": verification.spec(piece.verify, _keys_name(piece)) if piece.verify else None,
    }
    source = base.item(base.SOURCE, "GitRepository", piece.name, at, spec)
    return [source, *deliveries.objects(piece, "GitRepository", at)]


def _revision(piece: Declaration) -> Object:
    given = {"tag": piece.tag, "semver": piece.semver, "commit": piece.commit}
    chosen = {name: value for name, value in given.items() if value}
    return chosen or {"branch": piece.branch or "main"}


def secrets(piece: Declaration, at: Placement) -> list[SecretNeeded]:
    if not piece.verify:
        return login(piece)
    version = at.gitops.flux_version
    keys = verification.needed(piece.verify, _keys_name(piece), piece.title, version)
    return [*login(piece), keys]


def _keys_name(piece: Declaration) -> str:
    return f"{base.secret_name(piece)}-keys"


def login_name(piece: Any) -> Object | None:
    """The reference to the Secret that a repository is read with."""
    return {"name": base.secret_name(piece)} if piece.credential or piece.ca_file else None


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

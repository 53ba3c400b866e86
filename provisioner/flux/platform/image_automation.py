"""Image automation: the images, which of their tags is the newest, and what commits it. Pure."""

from __future__ import annotations

from typing import TYPE_CHECKING

from provisioner.base import keys as ssh_keys
from provisioner.base.errors import BadInput
from provisioner.base.secret import Secret
from provisioner.flux.platform import base
from provisioner.flux.sync import duration

if TYPE_CHECKING:
    from collections.abc import Iterator

    from provisioner.flux.platform.base import (
        Entries,
        KeyNeeded,
        Object,
        Placement,
        SecretNeeded,
        Values,
    )
    from provisioner.handover.platform.image_automation import Declaration, Image

IMAGES = "image.toolkit.fluxcd.io/v1"
LABEL = "provisioner/image-automation"  # on each policy: the automation that writes it
ALWAYS = "10m0s"  # between two looks at the digest of a tag that may move
DOCKER_HUB = "docker.io"
ARMOR = "-----BEGIN PGP PRIVATE KEY BLOCK-----"
HINTS = {
    "gpg": "Refer to what `gpg --armor --export-secret-keys` prints, or set signing_format.",
    "ssh": "Refer to a private key that ssh-keygen has made, and to its passphrase if it has one.",
}


def objects(piece: Declaration, at: Placement) -> list[Object]:
    images = [item for image in piece.images for item in _image(piece, image, at)]
    return [_source(piece, at), *images, _automation(piece, at)]


def _source(piece: Declaration, at: Placement) -> Object:
    """The fleet's repository once more, with a key that may write."""
    spec = {
        "interval": "10m0s",
        "url": at.url,
        "ref": {"branch": _branch(at)},
        "secretRef": {"name": base.secret_name(piece)},
    }
    return base.item(base.SOURCE, "GitRepository", piece.name, at, spec)


def _branch(at: Placement) -> str:
    return at.repository.branch if at.repository else "main"


def keys(piece: Declaration, at: Placement) -> list[KeyNeeded]:
    """The one that pushes. The cluster goes on reading with another, which may not write."""
    name, repository = base.secret_name(piece), at.paired_with
    return [base.KeyNeeded(name=name, repository=repository, source=piece.name, write=True)]


def _image(piece: Declaration, image: Image, at: Placement) -> Iterator[Object]:
    name = _login_name(image)
    repository = {
        "image": image.image,
        "interval": duration(image.interval),
        "provider": None if image.provider == "generic" else image.provider,
        "serviceAccountName": image.service_account or None,
        "secretRef": {"name": name} if image.credential else None,
        "certSecretRef": base.authorities(image, name),
        "exclusionList": image.exclude,
        "insecure": image.insecure or None,
    }
    yield base.item(IMAGES, "ImageRepository", image.name, at, repository)
    pattern = {"pattern": image.tags, "extract": image.extract}
    policy = {
        "imageRepositoryRef": {"name": image.name},
        "policy": _policy(image),
        "filterTags": {field: text for field, text in pattern.items() if text},
        "digestReflectionPolicy": image.digest,
        "interval": ALWAYS if image.digest == "Always" else None,
    }
    item = base.item(IMAGES, "ImagePolicy", image.name, at, policy)
    item["metadata"]["labels"] = {LABEL: piece.name}
    yield item


def _policy(image: Image) -> Object:
    if image.semver:
        return {"semver": {"range": image.semver}}
    if image.numerical:
        return {"numerical": {"order": image.numerical}}
    return {"alphabetical": {"order": image.alphabetical}}


def _automation(piece: Declaration, at: Placement) -> Object:
    author = {"name": piece.author_name, "email": piece.author_email}
    commit: Object = {"author": author, "messageTemplate": piece.message}
    if piece.signing_key:
        signing = {"secretRef": {"name": _signing_name(piece)}}
        commit["signingKey"] = {**signing, **_format(piece)}
    spec = {
        "interval": duration(piece.interval),
        "sourceRef": {"kind": "GitRepository", "name": piece.name},
        "git": {
            "checkout": {"ref": {"branch": _branch(at)}},
            "commit": commit,
            "push": _push(piece, at),
        },
        "policySelector": {"matchLabels": {LABEL: piece.name}},
        "update": {"strategy": "Setters", "path": f"./{piece.path}"},
    }
    return base.item(IMAGES, "ImageUpdateAutomation", piece.name, at, spec)


def _push(piece: Declaration, at: Placement) -> Object:
    options = at.repository.push_options if at.repository and piece.proposes else {}
    more: Object = {"options": dict(options)} if options else {}
    return {"branch": piece.push_branch or _branch(at), **more}


def _format(piece: Declaration) -> Object:
    """Older versions of Flux know GPG only, and have no field for it."""
    return {"type": "ssh"} if piece.signing_format == "ssh" else {}


def secrets(piece: Declaration, at: Placement) -> list[SecretNeeded]:
    logins = [needed for image in piece.images for needed in _logins(image)]
    return [*logins, *_signing(piece)]


def _logins(image: Image) -> list[SecretNeeded]:
    name = _login_name(image)
    host, slash, _ = image.image.partition("/")
    named = slash and ("." in host or ":" in host or host == "localhost")
    url = f"oci://{host if named else DOCKER_HUB}/"
    return [*base.registry_login(image, url, name), *base.authorities_secret(image, name)]


def _login_name(image: Image) -> str:
    return f"image-repository-{image.name}"


def _signing_name(piece: Declaration) -> str:
    return f"image-signing-{piece.name}"


def _signing(piece: Declaration) -> list[SecretNeeded]:
    if not piece.signing_key:
        return []
    references = {"key": piece.signing_key}
    if piece.signing_password:
        references["password"] = piece.signing_password
    names = {"key": "git.asc", "password": "passphrase"}
    if piece.signing_format == "ssh":
        names = {"key": "identity", "password": "password"}

    def entries(values: Values) -> Entries:
        if cause := _not_signing(piece, values):
            raise BadInput(f"{piece.title}: signing_key", cause, HINTS[piece.signing_format])
        texts = {names[name]: value for name, value in values.items()}
        return {**texts, names["key"]: Secret(f"{values['key'].reveal()}\n")}

    name = _signing_name(piece)
    return [base.SecretNeeded(name=name, references=references, entries=entries)]


def _not_signing(piece: Declaration, values: Values) -> str:
    """Why nothing could be signed with this key; empty if it can. A passphrase is not tried."""
    if piece.signing_format == "gpg":
        return "" if ARMOR in values["key"].reveal() else "no armored private key of GPG in it"
    cause = ssh_keys.unusable(values["key"])
    return "" if "password" in values and cause == ssh_keys.LOCKED else cause

"""What the types cannot say. The constructs and `read` hold the same rules, so there is one rule
book."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Iterable
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

from provisioner.base.errors import BadInput
from provisioner.handover.reference import Reference
from provisioner.handover.repositories import base, codecommit, gitea, github, gitlab, ssh

if TYPE_CHECKING:
    from provisioner.handover import fleet

_SUBDOMAIN = r"[a-z0-9]([a-z0-9.-]{0,251}[a-z0-9])?"
SHAPES = {
    "namespace": (
        r"[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?",
        "a namespace: lower-case letters, digits and `-`",
    ),
    "registry": (
        r"(?=.{0,200}$)([A-Za-z0-9]([A-Za-z0-9.-]*[A-Za-z0-9])?(:[0-9]{1,5})?"
        r"(/[a-z0-9]+([._-]+[a-z0-9]+)*)*)?",
        "a registry: host[:port][/path], in lower case after the host",
    ),
    "image_pull_secret": (rf"({_SUBDOMAIN})?", "the name of a Secret"),
    "cluster_domain": (_SUBDOMAIN, "a domain such as cluster.local"),
    "toleration_keys": (
        rf"({_SUBDOMAIN}/)?[A-Za-z0-9]([A-Za-z0-9._-]{{0,61}}[A-Za-z0-9])?",
        "the key of a taint",
    ),
}
NEEDED = ("source-controller", "kustomize-controller")


def printable(found: Any, where: str) -> None:
    """No control character in any text or key: they would forge lines in files, logs and
    known_hosts."""
    if isinstance(found, str) and not found.isprintable():
        raise BadInput(where, f"control characters in {found!r}", "Use one line of plain text.")
    if isinstance(found, dict):
        for key, value in found.items():
            printable(key, f"{where}, a key")
            printable(value, f"{where}.{key}")
    if isinstance(found, list | tuple):
        for index, value in enumerate(found):
            printable(value, f"{where}[{index}]")


def inside(path: str, where: str) -> str:
    """The path normalised, relative to the repository; BadInput when it leads out of it or hides
    something."""
    printable(path, where)
    parts = path.split("/")
    hidden = {"..", ".git"} & {part.lower() for part in parts}
    if (
        path.startswith("/")
        or hidden
        or "\\" in path
        or any(part.startswith("-") for part in parts)
    ):
        raise BadInput(
            where,
            f"{path!r} is not a path inside the repository",
            "Use a relative path such as clusters/prod.",
        )
    return posixpath.normpath(path)


def components(given: Iterable[str], where: str) -> None:
    missing = [name for name in NEEDED if name not in given]
    if missing:
        raise BadInput(where, f"{', '.join(missing)} missing", "Flux cannot sync without them.")


def gitops(found: fleet.GitOps, where: str) -> None:
    """Components that suffice, and names that a cluster takes: it would refuse others half way
    through an install."""
    components(found.components, f"{where}.components")
    given = [
        ("namespace", found.namespace),
        ("registry", found.registry),
        ("cluster_domain", found.cluster_domain),
        ("image_pull_secret", found.image_pull_secret),
    ]
    given += [(f"toleration_keys[{index}]", key) for index, key in enumerate(found.toleration_keys)]
    for field, value in given:
        pattern, words = SHAPES[field.partition("[")[0]]
        if "${TfToken[" not in value and not re.fullmatch(pattern, value):
            raise BadInput(
                f"{where}.{field}",
                f"{value!r} is not {words}",
                "See `provisioner handover schema`.",
            )


def alone(path: str, where: str, owner: str, *, shared: bool) -> None:
    """Two pairings on one path of one repository, unless both share it."""
    if not shared:
        raise BadInput(
            where,
            f"{path!r} belongs to {owner} already",
            "Give each its own path, or set shared_path on both.",
        )


def branch(name: str, where: str) -> None:
    """A branch name that Git accepts and that cannot be taken for an option."""
    parts = name.split("/")
    bad = re.search(r"[\s~^:?*\[\\]|\.\.|@\{", name) or name.startswith("-") or name == "@"
    if bad or any(
        not part or part.startswith(".") or part.endswith((".lock", ".")) for part in parts
    ):
        raise BadInput(where, f"{name!r} is no branch name", "Use a plain name such as main.")


def delivery(found: base.Delivery, where: str) -> None:
    """A folder exactly where nothing is pushed, an author that git can write down, a signing key in
    one place."""
    if (found.changes == "none") != bool(found.folder):
        cause = "no folder to write to" if found.changes == "none" else "only with changes = none"
        raise BadInput(f"{where}.folder", cause, 'Set changes = "none" and a folder, or neither.')
    if found.author and (not found.author.name.strip() or re.search("[<>]", found.author.name)):
        raise BadInput(
            f"{where}.author.name",
            "not a name that git can write down",
            "Use words without < and >.",
        )
    if found.author and not re.fullmatch(r"[^\s<>]+@[^\s<>]+", found.author.email):
        raise BadInput(f"{where}.author.email", "no address", "Use one such as flux@example.com.")
    if found.signing:
        _signing(found.signing, f"{where}.signing")


def _signing(found: base.Signing, where: str) -> None:
    if found.format == "gpg" and found.key:
        raise BadInput(
            f"{where}.key", "gpg signs with the user's own keyring", "Name the key with key_id."
        )
    if found.format == "ssh" and bool(found.key) == bool(found.key_id):
        raise BadInput(
            where,
            "not exactly one of key and key_id",
            "Refer to a private key, or name one of ssh-agent.",
        )
    if found.key:
        reference(found.key, f"{where}.key")
    if (
        found.format == "ssh"
        and found.key_id
        and not re.fullmatch(r"\S+ [A-Za-z0-9+/=]+( .*)?", found.key_id)
    ):
        raise BadInput(
            f"{where}.key_id", "no public key", "Use `TYPE BASE64`, as `ssh-add -L` prints it."
        )


def repository(found: base.Repository, where: str) -> None:
    """All rules of a repository, whatever its kind."""
    branch(found.branch, f"{where}.branch")
    delivery(found, where)
    if isinstance(found, ssh.Declaration):
        over_ssh(found, where)
    elif isinstance(found, gitea.Declaration):
        gitea_host(found, where)
    elif isinstance(found, github.Declaration):
        github_host(found, where)
    elif isinstance(found, gitlab.Declaration):
        gitlab_host(found, where)
    elif isinstance(found, codecommit.Declaration):
        codecommit_host(found, where)


def over_ssh(found: ssh.Declaration, where: str) -> None:
    """A URL that ssh can use, host keys that are known or trusted on purpose, one place for the
    push key."""
    _url(found.url, f"{where}.url")
    _trusted(found.known_hosts, found.trust_on_first_use, where)
    if found.push_key:
        reference(found.push_key, f"{where}.push_key")


def gitea_host(found: gitea.Declaration, where: str) -> None:
    """A URL over HTTPS, names that are one segment each, host keys where clusters read over SSH."""
    web(found.url, f"{where}.url")
    for field, value in (("owner", found.owner), ("name", found.name)):
        segment(value, f"{where}.{field}")
    reference(found.credential, f"{where}.credential")
    synced(found.sync, found.credential, found.sync_credential, where)
    if found.sync == "deploy-key":
        _trusted(found.known_hosts, found.trust_on_first_use, where)


def github_host(found: github.Declaration, where: str) -> None:
    """A host's name, names that are one segment each, Apps and tokens in their places, host keys
    where needed."""
    host(found.host, f"{where}.host")
    for field, value in (("owner", found.owner), ("name", found.name)):
        segment(value, f"{where}.{field}")
    reference(found.credential, f"{where}.credential")
    for field, app in (("app", found.app), ("sync_app", found.sync_app)):
        if app:
            _app(app, f"{where}.{field}")
    synced(found.sync, None if found.app else found.credential, found.sync_credential, where)
    _synced_as_app(found, where)
    if found.sync == "deploy-key" and not _tells_its_keys(found.host):
        _trusted(found.known_hosts, False, where)


def _tells_its_keys(name: str) -> bool:
    """An Enterprise Server's API does not tell the keys of its SSH server."""
    return name == "github.com" or name.endswith(".ghe.com")


def _app(found: github.App, where: str) -> None:
    reference(found.key, f"{where}.key")
    for field, value in (("id", found.id), ("installation", found.installation)):
        if "${TfToken[" not in value and not re.fullmatch(r"[A-Za-z0-9._-]+", value):
            raise BadInput(
                f"{where}.{field}", f"{value!r} is no id", "GitHub shows it in the App's settings."
            )


def _synced_as_app(found: github.Declaration, where: str) -> None:
    place = f"{where}.sync_app"
    if found.sync != "app":
        if found.sync_app:
            raise BadInput(place, f"of no use with sync {found.sync!r}", "Leave it out.")
        return
    if found.sync_app is None:
        raise BadInput(
            place, "missing: each cluster gets this App's key", "Name an App that may only read."
        )
    if found.app and (found.sync_app.id == found.app.id or found.sync_app.key == found.app.key):
        raise BadInput(
            place,
            "is the App that writes, which never enters a cluster",
            "Name another App, one that may only read.",
        )


def gitlab_host(found: gitlab.Declaration, where: str) -> None:
    """A URL over HTTPS, a full path, host keys where clusters read over SSH."""
    web(found.url, f"{where}.url")
    parts = found.project.split("/")
    if len(parts) < 2 and "${TfToken[" not in found.project:
        raise BadInput(
            f"{where}.project",
            f"{found.project!r} is no full path",
            "Use group/name, with all its groups.",
        )
    for part in parts:
        segment(part, f"{where}.project")
    reference(found.credential, f"{where}.credential")
    synced(found.sync, found.credential, found.sync_credential, where)
    if found.sync == "deploy-key":
        _trusted(found.known_hosts, found.trust_on_first_use, where)


def codecommit_host(found: codecommit.Declaration, where: str) -> None:
    """A region, a name, and with `token` the Git credentials of an IAM user, whole."""
    if "${TfToken[" not in found.region and not re.fullmatch(
        r"[a-z]{2}(-[a-z]+)+-[0-9]", found.region
    ):
        raise BadInput(
            f"{where}.region",
            f"{found.region!r} is no region of AWS",
            "Use one such as eu-central-1.",
        )
    segment(found.name, f"{where}.name")
    synced(found.sync, None, found.sync_credential, where)
    if bool(found.sync_user) != (found.sync == "token"):
        cause = (
            "missing: who reads with the token"
            if found.sync == "token"
            else "of no use without a token"
        )
        raise BadInput(
            f"{where}.sync_user",
            cause,
            'Set sync = "token", sync_user and sync_credential, or none.',
        )


def host(name: str, where: str) -> None:
    """`host[:port]`."""
    if "${TfToken[" not in name and not re.fullmatch(
        r"[A-Za-z0-9]([A-Za-z0-9.-]*[A-Za-z0-9])?(:[0-9]{1,5})?", name
    ):
        raise BadInput(
            where, f"{name!r} is not the name of a host", "Use host[:port], without https://."
        )


def web(url: str, where: str) -> None:
    """`https://host[:port][/prefix]` and nothing else in it."""
    if "${TfToken[" in url:  # see _url
        return
    try:
        parts = urlsplit(url)
        usable = (
            parts.scheme == "https"
            and parts.hostname
            and (parts.port or 1)
            and not re.search(r"\s", url)
        )
    except ValueError:
        usable = False
    hint = "Use https://host[:port][/prefix]."
    if not usable:
        raise BadInput(where, f"{_without_password(url)!r} is not a URL over HTTPS", hint)
    if "@" in parts.netloc or parts.query or parts.fragment:
        raise BadInput(
            where, "a user, a query or a fragment in the URL", "A handover holds no secret. " + hint
        )


def segment(name: str, where: str) -> None:
    """One segment of a URL's path, as it is."""
    if "${TfToken[" not in name and not re.fullmatch(r"(?!\.{1,2}$)[A-Za-z0-9._-]+", name):
        raise BadInput(
            where, f"{name!r} is no name on a Git host", "Use letters, digits, `.`, `_` and `-`."
        )


def synced(sync: str, writing: Reference | None, reading: Reference | None, where: str) -> None:
    """A token for clusters exactly where they use one, and never the one that writes."""
    if sync != "token":
        if reading is not None:
            raise BadInput(
                f"{where}.sync_credential", f"of no use with sync {sync!r}", "Leave it out."
            )
        return
    if reading is None:
        raise BadInput(
            f"{where}.sync_credential",
            "missing: each cluster gets this token",
            "Refer to one that may only read.",
        )
    reference(reading, f"{where}.sync_credential")
    if reading == writing:
        raise BadInput(
            f"{where}.sync_credential",
            "is the credential that writes, which never enters a cluster",
            "Refer to another token, one that may only read.",
        )


def _trusted(known_hosts: list[str], first_use: bool, where: str) -> None:
    if not known_hosts and not first_use:
        raise BadInput(
            f"{where}.known_hosts",
            "no host key is declared",
            "Give OpenSSH lines (`ssh-keyscan HOST`, compared with what its owner publishes), or "
            "set"
            " trust_on_first_use.",
        )


def reference(found: Reference, where: str) -> None:
    """A reference to a secret names exactly one place."""
    named = [found.env is not None, found.file is not None, found.command is not None, found.stdin]
    if named.count(True) != 1 or found.command == []:
        raise BadInput(
            where, "not exactly one of env, file, command and stdin", "Name one of them."
        )


def _url(url: str, where: str) -> None:
    # A reference that Terraform resolves later can be looked at by `read` only.
    if "${TfToken[" in url:
        return
    hint = "Use ssh://[user@]host[:port]/path."
    try:
        parts = urlsplit(url)
        usable = (
            parts.scheme == "ssh" and parts.hostname and parts.path.strip("/") and (parts.port or 1)
        )
    except ValueError:
        usable = False
    if not usable:
        raise BadInput(
            where, f"{_without_password(url)!r} is not a URL of a repository over SSH", hint
        )
    if parts.password is not None:
        raise BadInput(where, "a password in the URL", "A handover holds no secret. " + hint)
    if any((part or "").startswith("-") for part in (parts.hostname, parts.username)) or re.search(
        r"\s", url
    ):
        raise BadInput(where, f"{url!r} would be taken for an option", hint)


def _without_password(url: str) -> str:
    return re.sub(r":[^/@]*@", ":***@", url)

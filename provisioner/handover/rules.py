"""Rules that several structs share. A rule of one kind stands in the file of that kind."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Mapping
from typing import Any
from urllib.parse import SplitResult, urlsplit

from provisioner.base.errors import BadInput
from provisioner.handover import convert, text
from provisioner.handover.reference import Reference

Place = tuple[str | int, ...]
# What may have several lines: it is written as a value of YAML or JSON, for somebody else to read.
BLOCKS = (
    ("clusters", "*", "values"),
    ("clusters", "*", "topology", "variables"),
    ("pairings", "*", "platform", "*", "deliver", "*", "values"),
    ("pairing", "platform", "*", "deliver", "*", "values"),  # of a pairing template
    ("deliver", "*", "values"),  # of a piece by itself
    *(
        (*place, *block)
        for place in (("pairings", "*", "platform", "*"), ("pairing", "platform", "*"), ())
        for block in (
            ("values",),
            ("load_tester_values",),
            ("metrics", "*", "query"),
            ("message",),  # of the commits of image automation
        )
    ),
)
MAPPINGS, SEQUENCES, SCALARS = (dict, Mapping), (list, tuple), (int, float, type(None))
LINE_BREAKS = {ord("\n"): None, ord("\t"): None}
LONGEST_NAME = 255  # bytes of the name of a file or a folder


def printable(value: Any, where: str, place: Place = ()) -> None:
    """Refuse control characters in any text or key: they could forge lines in files, logs and
    known_hosts. `place`: the keys that lead to the value."""
    if isinstance(value, str):
        if not (value.isprintable() or _is_printable_block(value, place)):
            raise BadInput(where, f"control characters in {value!r}", "Use one line of plain text.")
    elif isinstance(value, MAPPINGS):
        _printable_entries(value, where, place)
    elif isinstance(value, SEQUENCES):
        for index, entry in enumerate(value):
            if not _is_plain(entry):
                printable(entry, f"{where}[{index}]", (*place, index))


def _printable_entries(value: Mapping[Any, Any], where: str, place: Place) -> None:
    for key, entry in value.items():
        if not _is_plain(key):
            printable(key, f"{where}, a key")
        if not _is_plain(entry):
            printable(entry, f"{where}.{key}", (*place, key))


def _is_plain(value: Any) -> bool:
    """Whether it may stand anywhere. Most values may, and are not asked where they stand: that
    takes longer than all the rest."""
    return value.isprintable() if isinstance(value, str) else isinstance(value, SCALARS)


def _is_printable_block(value: str, place: Place) -> bool:
    may_be = any(len(place) >= len(block) and all(map(_fits, block, place)) for block in BLOCKS)
    return may_be and value.translate(LINE_BREAKS).isprintable()


def _fits(wanted: str, key: str | int) -> bool:
    return wanted in ("*", key)


def inside(path: str, where: str) -> str:
    """The path relative to the repository, normalised as Git has it: `./a//b/` is `a/b`."""
    printable(path, where)
    normal = posixpath.normpath(convert.to(text.RepositoryPath, path, where))
    longest = max(len(part.encode()) for part in normal.split("/"))
    if longest > LONGEST_NAME:
        cause = f"a part of it has {longest} bytes"
        raise BadInput(where, cause, f"File systems take {LONGEST_NAME} at most.")
    return normal


def unshared(path: str, where: str, owner: str, *, shared: bool) -> None:
    """Refuse two pairings on one path of one repository, unless both share it."""
    if not shared:
        raise BadInput(
            where,
            f"{path!r} already belongs to {owner}",
            "Give each pairing its own path, or set shared_path on both.",
        )


def distinct(names: list[str], name: str, where: str) -> None:
    """Refuse a name that is among these already; else add it to them."""
    if name in names:
        raise BadInput(where, f"{name!r} is declared twice", "Give one of them another name.")
    names.append(name)


def alone(path: str, where: str, *, shared: bool) -> None:
    """Refuse prerequisites on a path that clusters share: each would get those of the others."""
    if shared:
        cause = f"every cluster of the shared path {path!r} would get them"
        raise BadInput(where, cause, "Give the cluster a path of its own.")


def host_keys(known_hosts: list[str], where: str, *, trust_on_first_use: bool = False) -> None:
    """Whoever connects over SSH must know the host, or say that the first answer is trusted."""
    if not known_hosts and not trust_on_first_use:
        raise BadInput(
            f"{where}.known_hosts",
            "no host key is declared",
            "Add the lines that `ssh-keyscan HOST` prints, after comparing them with the "
            "fingerprints that the host's owner publishes, or set trust_on_first_use.",
        )


def reading_token(
    sync: str, reading: Reference | None, writing: Reference | None, where: str
) -> None:
    """`sync_credential` is set exactly where clusters read with a token, and is never the
    credential that writes: every cluster stores it."""
    place = f"{where}.sync_credential"
    if sync != "token":
        if reading is not None:
            raise BadInput(place, f"of no use with sync {sync!r}", "Leave it out.")
        return
    if reading is None:
        raise BadInput(
            place,
            "missing: with sync 'token' every cluster stores a token",
            "Refer to a token that may only read.",
        )
    reading.check(place)
    if reading == writing:
        raise BadInput(
            place,
            "the credential that writes, which never enters a cluster",
            "Refer to another token that may only read.",
        )


def https_url(url: str, where: str) -> None:
    """`https://host[:port][/prefix]` and nothing else."""
    hint = "Use https://host[:port][/prefix]."
    parts = _split(url)
    if not parts or parts.scheme != "https" or re.search(r"\s", url):
        raise BadInput(where, f"{without_password(url)!r} is not a URL over HTTPS", hint)
    if "@" in parts.netloc or parts.query or parts.fragment:
        raise BadInput(
            where, "a user, a query or a fragment in the URL", "A handover holds no secret. " + hint
        )


def ssh_url(url: str, where: str) -> None:
    """`ssh://[user@]host[:port]/path`, with nothing that ssh would take for an option."""
    hint = "Use ssh://[user@]host[:port]/path."
    parts = _split(url)
    if not parts or parts.scheme != "ssh" or not parts.path.strip("/"):
        raise BadInput(
            where, f"{without_password(url)!r} is not a URL of a repository over SSH", hint
        )
    if parts.password is not None:
        raise BadInput(where, "a password in the URL", "A handover holds no secret. " + hint)
    options = [part for part in (parts.hostname, parts.username) if (part or "").startswith("-")]
    if options or re.search(r"\s", url):
        raise BadInput(where, f"ssh would read an option in {url!r}", hint)


def proxy_url(url: str, where: str) -> None:
    """`http://`, `https://` or `socks5://`, with a host and without an account."""
    hint = "Use http://host:port, https://host:port or socks5://host:port."
    parts = _split(url)
    if not parts or parts.scheme not in ("http", "https", "socks5") or re.search(r"\s", url):
        raise BadInput(where, f"{without_password(url)!r} is not the URL of a proxy", hint)
    if "@" in parts.netloc or parts.query or parts.fragment:
        raise BadInput(
            where,
            "an account, a query or a fragment in the URL",
            "A handover holds no secret; HTTPS_PROXY may hold an account. " + hint,
        )


def sync_url(url: str | None, name: str, sync: str, where: str) -> None:
    """A URL for clusters that read with deploy keys: over SSH, and of the declared repository."""
    place = f"{where}.sync_url"
    if url is None:
        return
    if sync != "deploy-key":
        raise BadInput(place, f"of no use with sync {sync!r}", "Leave it out.")
    ssh_url(url, place)
    path = urlsplit(url).path.strip("/").removesuffix(".git").lower()
    if path != name.lower() and not path.endswith(f"/{name.lower()}"):
        raise BadInput(place, f"leads to {path!r}, not to {name!r}", "Declare the same repository.")


def without_password(url: str) -> str:
    return re.sub(r":[^/@]*@", ":***@", url)


def _split(url: str) -> SplitResult | None:
    """The parts of a URL that has a host and, if it has a port, a possible one."""
    try:
        parts = urlsplit(url)
        usable = bool(parts.hostname) and (parts.port is None or parts.port >= 0)
    except ValueError:
        return None
    return parts if usable else None

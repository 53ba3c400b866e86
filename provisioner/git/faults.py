"""The output of git and ssh after a failure, translated once into our errors."""

from __future__ import annotations

import contextlib
import re
from collections.abc import Callable, Iterator, Sequence

from provisioner.base import disk, keys, masking, tools
from provisioner.base.errors import BadInput, ProvisionerError, Refused, Unreachable


class Raced(ProvisionerError):
    """The branch moved between our fetch and our push."""


class NoBranch(BadInput):
    """The remote has no such branch (or nothing at all)."""


class NoRepository(BadInput):
    """Nothing at this URL, or nothing that this key may see: hosts do not say which."""


class NoCommit(ProvisionerError):
    """The branch does not have a commit that somebody names."""


class KeyRefused(Unreachable):
    """The host refuses this key, for any or for this repository."""


# Signal 25 is that of the limit of a file's size.
FULL = r"No space left on device|Disk quota exceeded|File too large|died of signal 25"
CHANGED = "REMOTE HOST IDENTIFICATION HAS CHANGED"
# These causes quote the remote's own message.
QUOTED = (
    "the branch is protected against this push",
    "the credential in use may not push",
    "its disk is full",
)
_KNOWN: list[tuple[str, type[ProvisionerError], str, str]] = [
    (
        rf"remote: .*({FULL})",
        ProvisionerError,
        "its disk is full",
        "Free space on the Git host and run again.",
    ),
    (FULL, ProvisionerError, disk.CAUSE, disk.HINT),
    (
        CHANGED,
        Refused,
        "its host key is not the one declared",
        "If the host's key was changed on purpose, declare the new one in known_hosts; if not, "
        "somebody may be intercepting the connection.",
    ),
    (
        r"Host key verification failed|No .* host key is known",
        Refused,
        "its host key is not known",
        "Declare the repository's known_hosts (`ssh-keyscan HOST`, compared with what the host "
        "publishes).",
    ),
    (
        r"Permission denied \(|Too many authentication failures|key does not open",
        KeyRefused,
        "the key is refused",
        "Install its public half on the host, or name the right key.",
    ),
    (
        r"Authentication failed for|could not read (Username|Password)|URL returned error: 401",
        KeyRefused,
        "the token is refused",
        "It may have expired or been revoked: make a new one, or name the right one.",
    ),
    (
        r"[Cc]ould not resolve proxy",
        Unreachable,
        "the proxy's name cannot be resolved",
        "Check HTTPS_PROXY.",
    ),
    (
        r"CONNECT tunnel failed|from proxy after CONNECT",
        Unreachable,
        "the proxy refuses the connection",
        "Check HTTPS_PROXY, the proxy's credentials in it, and NO_PROXY.",
    ),
    (
        r"certificate (has expired|is not yet valid)",
        Refused,
        "its certificate is not valid by this machine's clock",
        "Renew the certificate, or correct the clock.",
    ),
    (
        r"certificate problem|certificate verification failed|no alternative certificate subject",
        Refused,
        "its certificate is not trusted",
        "Set ca_file to the authority that signed it, or check the host name. Verification cannot "
        "be switched off.",
    ),
    (
        r"URL returned error: 30[1278]|update url base from redirection",
        NoRepository,
        "it has moved",
        "Declare its current URL: redirects are not followed, as they might leak the credential.",
    ),
    (
        r"URL returned error: (429|5\d\d)",
        Unreachable,
        "the Git host reports an internal error",
        "Check its log or status page, and run again.",
    ),
    (
        r"couldn't find remote ref",
        NoBranch,
        "has no such branch",
        "Create the branch, or declare the one that exists.",
    ),
    (
        r"[Pp]rotected branch|is protected|pre-receive hook declined|GH006|GH013|[Rr]epository "
        r"rule",
        Refused,
        "the branch is protected against this push",
        "Let this credential push, or deliver by change request (changes = change-request).",
    ),
    (
        r"may only read|marked as read.only|write access|denied to|not authorized to write|not "
        r"allowed to push|read-only"
        r"|URL returned error: 403",
        Refused,
        "the credential in use may not push",
        "Give it write access, or name one that has it.",
    ),
    (
        r"failed to sign the data|No private key found for|Couldn't (get agent socket|sign "
        r"message)|gpg: signing failed",
        ProvisionerError,
        "git cannot sign with the declared key",
        "Try `git commit -S` with the same key and program by hand.",
    ),
    (
        r"non-fast-forward|fetch first|cannot lock ref|stale info|failed to update ref|incorrect "
        r"old value",
        Raced,
        "the branch moved meanwhile",
        "Run again.",
    ),
    (
        r"does not appear to be a git repository|not found|no such repository|is no repository"
        r"|[Cc]annot find repository"
        r"|could not be found",
        NoRepository,
        "no repository there",
        "Check the URL; the repository must exist.",
    ),
    (
        r"Could not resolve host",
        Unreachable,
        "its name cannot be resolved",
        "Check the host name and DNS.",
    ),
    (
        r"Connection (refused|timed out|closed|reset)|No route to host|hung up|Failed to connect"
        r"|too slow|SSL_ERROR",
        Unreachable,
        "the Git host does not answer",
        "Check that it runs and that this machine reaches it.",
    ),
]


def of(subject: str, text: str, known_hosts: Sequence[str] = ()) -> ProvisionerError:
    """The error that git's output stands for; `known_hosts` are the expected lines."""
    for pattern, kind, cause, hint in _KNOWN:
        if re.search(pattern, text):
            more = _remote_words(text) if cause in QUOTED else _fingerprints(text, known_hosts)
            return kind(subject, f"{cause}{more}", hint)
    lines = "; ".join(line for line in text.strip().splitlines() if line.strip())
    return ProvisionerError(subject, f"git failed: {masking.shortened(lines, -300)}")


def _remote_words(text: str) -> str:
    """The host's own message, on one line."""
    lines = [line.strip() for line in re.findall(r"remote: +(.*)", text)]
    words = " ".join(line for line in lines if re.search(r"\w", line))
    printable = "".join(filter(str.isprintable, words))
    return f": {masking.shortened(printable, 300)}" if words else ""


def _fingerprints(text: str, known_hosts: Sequence[str]) -> str:
    """Of a changed host key: the key that was sent and the keys that were expected."""
    sent = re.search(
        r"fingerprint for the (\S+) key sent by the remote host is\s+(SHA256:\S+?)\.?\s", text
    )
    if CHANGED not in text or not sent:
        return ""
    expected = keys.fingerprints(known_hosts)
    return f": it shows the {sent[1]} key {sent[2]}, but {expected} is expected"


@contextlib.contextmanager
def translated(subject: str, known_hosts: Callable[[], Sequence[str]] = tuple) -> Iterator[None]:
    from provisioner.git.package import GitCommandError, GitCommandNotFound

    try:
        yield
    except GitCommandNotFound:
        raise BadInput("git", "not found on PATH", tools.GIT.install) from None
    except GitCommandError as error:
        text = f"{error.stderr}\n{error.stdout}"
        raise of(subject, text, known_hosts() if CHANGED in text else ()) from None

"""What Flux's own conditions say about a source or a Kustomization that fails, as a cause and what
would work. Pure."""

from __future__ import annotations

import re

import msgspec

TEXT = 400


class Failure(msgspec.Struct, frozen=True, kw_only=True):
    """`definite`: another attempt would fail in the same way. `network`: the cluster does not reach
    the Git host."""

    cause: str
    hint: str
    definite: bool = False
    network: bool = False


FIX = "Fix the cause and run again."
# Pattern, what it means, what would work, definite, network. The message itself follows the
# meaning.
_SOURCE: tuple[tuple[str, str, str, bool, bool], ...] = (
    (
        r"knownhosts: key mismatch",
        "the Git host shows the cluster a host key other than the one this machine knows",
        "If it has several keys, declare them all in known_hosts; if not, somebody may be "
        "intercepting the connection.",
        True,
        False,
    ),
    (
        r"knownhosts: key is unknown",
        "the cluster does not know the Git host's key",
        "Declare known_hosts for this very host and port, with every key type that the host has.",
        True,
        False,
    ),
    (
        r"unable to authenticate",
        "the Git host does not accept the deploy key",
        "Check that the key is listed for this repository; some hosts need a moment.",
        False,
        False,
    ),
    (
        r"x509: certificate has expired or is not yet valid",
        "the Git host's certificate is not valid by the cluster's clock",
        "Compare the nodes' clocks with the certificate's dates; renew it, or correct the clocks.",
        True,
        False,
    ),
    (
        r"x509:",
        "the cluster does not trust the Git host's certificate",
        "Give Flux the host's certificate authority, or read over SSH.",
        True,
        False,
    ),
    (
        r"couldn't find remote ref",
        "the branch no longer exists",
        "Create it again, or declare one that exists.",
        False,
        False,
    ),
    (
        r"no such host|server misbehaving|lookup \S+.*(timeout|refused)",
        "the cluster cannot resolve the Git host's name, though this machine can",
        "Fix the cluster's DNS (CoreDNS, its upstream), or declare a name that it resolves.",
        False,
        True,
    ),
    (
        r"connection refused|i/o timeout|timed out|deadline exceeded|no route to host|network is "
        r"unreachable"
        r"|connection reset|handshake failed: EOF|Proxy|proxyconnect",
        "the cluster does not reach the Git host, though this machine does",
        "Allow source-controller to reach it: check the cluster's network policies, egress "
        "firewall and proxy.",
        False,
        True,
    ),
    (
        r"no repository|not found|does not exist",
        "the Git host shows the cluster no such repository",
        "Check that the deploy key belongs to this repository.",
        False,
        False,
    ),
)


def of_source(message: str) -> Failure:
    for pattern, meaning, hint, definite, network in _SOURCE:
        if re.search(pattern, message):
            return Failure(
                cause=f"{meaning}: {cut(message)}", hint=hint, definite=definite, network=network
            )
    return Failure(cause=cut(message), hint=FIX)


def of_root(reason: str, message: str) -> Failure:
    """A build depends on nothing but the revision, and what the API server calls invalid stays
    so."""
    remote = re.search(r"https?://|timed? ?out|connection", message)
    definite = (reason == "BuildFailed" and not remote) or "dry-run failed (Invalid)" in message
    return Failure(
        cause=cut(message), hint="Fix it in Git; Flux tries again by itself.", definite=definite
    )


# Of a hub that signs in to a spoke: pattern, what it means, what would work.
_SPOKE: tuple[tuple[str, str, str], ...] = (
    (
        r"provide credentials|Unauthorized",
        "the cluster does not accept the token of its hub any more",
        "Run `provisioner rotate {name}`, which makes a new one.",
    ),
    (
        r"forbidden",
        "its hub lacks a right there",
        "Give it the right with `spoke_role`, or take the object out of the path.",
    ),
    (
        r"x509:",
        "its hub does not trust the certificate of the cluster's API",
        "Declare the certificate authority of {name}, and run `provisioner pair`.",
    ),
    (
        r"no such host|server misbehaving|connection refused|i/o timeout|timed out|no route to host"
        r"|network is unreachable|connection reset",
        "its hub does not reach the cluster's API",
        "Allow kustomize-controller of the hub to reach it, or declare `spoke_server`.",
    ),
)


def of_spoke(name: str, reason: str, message: str) -> Failure:
    """What keeps a hub from delivering to the cluster of this name."""
    for pattern, meaning, hint in _SPOKE:
        if re.search(pattern, message):
            return Failure(cause=f"{meaning}: {cut(message)}", hint=hint.format(name=name))
    return of_root(reason, message)


def cut(message: str) -> str:
    """One line, without the controller's own temporary folder in front of a path."""
    return re.sub(r"[^\s'\"]*/kustomization-\d+/", "", " ".join(message.split()))[:TEXT]

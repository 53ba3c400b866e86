"""How many clusters can be worked on at once under the operating system's limit of open files."""

from __future__ import annotations

import contextlib

RESERVED = 64  # for everything but clusters: standard streams, git, Git hosts, libraries
PER_CLUSTER = 5  # connections and watches


def allowed(wanted: int) -> int:
    """So many of the wanted clusters, at least one. Our own limit is raised as far as they need and
    as we may."""
    return min(wanted, fitting(_raised(RESERVED + PER_CLUSTER * wanted)))


def fitting(files: int) -> int:
    """How many clusters so many open files suffice for, at least one. Pure."""
    return max(1, (files - RESERVED) // PER_CLUSTER)


def _raised(needed: int) -> int:
    """How many may be open afterwards, as far as they are needed."""
    try:
        import resource
    except ImportError:  # Windows
        return needed
    soft, hard = resource.getrlimit(resource.RLIMIT_NOFILE)
    if soft == resource.RLIM_INFINITY or soft >= needed:
        return needed
    most = needed if hard == resource.RLIM_INFINITY else min(needed, hard)
    with contextlib.suppress(ValueError, OSError):  # some systems allow less than they say
        resource.setrlimit(resource.RLIMIT_NOFILE, (most, hard))
        return most
    return soft

"""Which upgrades Flux supports, and on which Kubernetes. Pure.

Flux can be upgraded from any release of a major version to any later one of the same major version,
as far as its CRDs allow (schemas.py). The Kubernetes versions are those that `flux check --pre` of
each minor version requires.
"""

from __future__ import annotations

from provisioner.base.errors import Refused
from provisioner.flux import versions

Minor = tuple[int, int]
# A newer minor version requires at least as much as the newest one listed.
KUBERNETES: dict[Minor, Minor] = {
    (2, 6): (1, 31),
    (2, 7): (1, 32),
    (2, 8): (1, 33),
    (2, 9): (1, 33),
}


def upgrade(subject: str, *, runs: str, wanted: str, kubernetes: str) -> None:
    """Refused if Flux `runs` cannot be upgraded to `wanted` on this version of Kubernetes."""
    live, aim = versions.parse(runs), versions.parse(wanted)
    if live is None or aim is None:
        cause = f"has no Flux of a known version that could be upgraded to {wanted}"
        raise Refused(subject, cause, "`provisioner pair` installs Flux.")
    if live > aim:
        cause = f"runs Flux {runs}; {wanted} would be a downgrade"
        raise Refused(subject, cause, f"Choose {runs} or newer.")
    if live[0] != aim[0]:
        other = f"{wanted} is another major version, which Flux cannot upgrade to"
        raise Refused(subject, f"runs Flux {runs}; {other}", f"Choose a version v{live[0]}.x.")
    _kubernetes(subject, aim, wanted, kubernetes)


def needed(version: versions.Version) -> Minor | None:
    """The oldest Kubernetes minor version for a Flux version; None for versions older than the
    table."""
    older = [minor for minor in KUBERNETES if minor <= version[:2]]
    return KUBERNETES[max(older)] if older else None


def _kubernetes(subject: str, aim: versions.Version, wanted: str, kubernetes: str) -> None:
    has, need = versions.parse(kubernetes), needed(aim)
    if has is None or need is None or has[:2] >= need:
        return
    fitting = [minor for minor, least in KUBERNETES.items() if least <= has[:2]]
    choice = f", or choose a Flux v{fitting[-1][0]}.{fitting[-1][1]}.x" if fitting else ""
    raise Refused(
        subject,
        f"runs Kubernetes {kubernetes}; Flux {wanted} needs v{need[0]}.{need[1]} or newer",
        f"Upgrade Kubernetes first{choice}.",
    )

"""What Flux supports: which version may follow which, and on which Kubernetes. Pure.

Flux upgrades from any release of a major version to any later one of it; what stands in the way of
a jump are the CRDs (schemas.py). The Kubernetes versions are those that `flux check --pre` of each
minor asks for.
"""

from __future__ import annotations

from provisioner.base.errors import Refused
from provisioner.flux import versions

Minor = tuple[int, int]
# A newer minor than these asks for at least as much as the last one known.
KUBERNETES: dict[Minor, Minor] = {
    (2, 6): (1, 31),
    (2, 7): (1, 32),
    (2, 8): (1, 33),
    (2, 9): (1, 33),
}


def upgrade(subject: str, *, runs: str, wanted: str, kubernetes: str) -> None:
    """Refuse a step from version `runs` to `wanted` on a cluster of version `kubernetes`."""
    live, aim = versions.parse(runs), versions.parse(wanted)
    if live is None or aim is None:
        raise Refused(
            subject,
            f"no Flux of a known version to upgrade to {wanted}",
            "`provisioner pair` installs Flux.",
        )
    if live > aim:
        raise Refused(
            subject, f"runs Flux {runs}; {wanted} would be a downgrade", f"Name {runs} or newer."
        )
    if live[0] != aim[0]:
        raise Refused(
            subject,
            f"runs Flux {runs}; {wanted} is another major version, and Flux upgrades within one "
            f"only",
            f"Name a version v{live[0]}.x.",
        )
    _kubernetes(subject, aim, wanted, kubernetes)


def needed(version: versions.Version) -> Minor | None:
    """The oldest Kubernetes minor for a Flux version, or None for those from before our
    knowledge."""
    known = [minor for minor in KUBERNETES if minor <= version[:2]]
    return KUBERNETES[max(known)] if known else None


def _kubernetes(subject: str, aim: versions.Version, wanted: str, kubernetes: str) -> None:
    has, need = versions.parse(kubernetes), needed(aim)
    if has is None or need is None or has[:2] >= need:
        return
    fitting = [minor for minor, least in KUBERNETES.items() if least <= has[:2]]
    choice = f", or name a Flux v{fitting[-1][0]}.{fitting[-1][1]}.x" if fitting else ""
    raise Refused(
        subject,
        f"runs Kubernetes {kubernetes}; Flux {wanted} needs v{need[0]}.{need[1]} or newer",
        f"Upgrade Kubernetes first{choice}.",
    )

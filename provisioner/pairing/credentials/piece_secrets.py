"""What is asked before anything is touched for the Secrets and the deploy keys of pieces."""

from __future__ import annotations

import functools
from collections.abc import Iterable

from provisioner.base.errors import Refused
from provisioner.git.hosts.base import Need, Remote
from provisioner.pairing.credentials import piece_keys
from provisioner.pairing.run.target import Run, Target

Place = tuple[str, str]  # namespace and name


def check(target: Target) -> None:
    """Refused where a Secret of somebody else's has the name of one that a piece needs, or a Git
    host does not let us change deploy keys."""
    desired = target.desired
    keys = piece_keys.wanted(desired)
    wanted = [one.place(desired.namespace) for one in desired.platform_secrets]
    wanted += [key.place for key in keys]
    if wanted:
        held = target.first_look.platform_secrets
        check_free(target, (place for place in wanted if place not in held))
    check_hosts(target.run, {key.needed.repository for key in keys})


def check_free(target: Target, places: Iterable[Place]) -> None:
    for namespace, name in places:
        if target.client.get("v1", "Secret", name, namespace):
            raise taken(target.name, (namespace, name))


def taken(cluster: str, place: Place) -> Refused:
    return Refused(
        f"cluster {cluster}",
        f"Secret {'/'.join(place)} exists, and the platform did not make it",
        "provisioner never overwrites your objects. Rename this one, or the piece.",
    )


def check_hosts(run: Run, repositories: Iterable[str]) -> None:
    """Each is asked once a run."""
    there = (name for name in sorted(repositories) if run.fleet.repositories[name].known)
    for name in there:
        key = ("rights to deploy keys", name)
        run.context.once(key, functools.partial(_check_host, run, name))


def _check_host(run: Run, name: str) -> None:
    host = run.host(name)
    host.check(rights(host.remote(), run.planning))


def rights(remote: Remote, planning: bool) -> list[Need]:
    """What the credential in hand must be allowed to do with deploy keys."""
    if not remote.keyed:
        return []
    return ["list keys"] if planning else ["list keys", "change keys"]

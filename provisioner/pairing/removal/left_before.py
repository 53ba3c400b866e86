"""Whether an earlier run, killed after its unpairing, has finished with a cluster that no longer
answers. The evidence is outside the cluster. Pure."""

from __future__ import annotations

from collections.abc import Collection, Iterable

from provisioner.flux import files
from provisioner.git.hosts.base import HostKey
from provisioner.pairing.branch import identity_file
from provisioner.pairing.run.desired_state import Names

OURS = (files.COMPONENTS, files.SYNC, identity_file.NAME)


def proven(names: Names, listed: Iterable[HostKey] | None, held: Collection[str]) -> bool:
    """Keys are revoked after Flux has left the cluster, and files are removed last. So where no key
    of the pairing and none of our files is left, there is nothing to ask the cluster for. `listed`
    is None where the host cannot be asked, which proves nothing; `held`: the names of the files in
    the pairing's directory."""
    if listed is None or any(name in held for name in OURS):
        return False
    return not any(key.title.startswith(names.key_title) for key in listed)

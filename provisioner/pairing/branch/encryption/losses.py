"""What can be decrypted by fewer, or by nobody, once a cluster is gone with its key."""

from __future__ import annotations

from collections.abc import Iterator

from provisioner.flux import sops_file, sops_metadata
from provisioner.flux.sops_rules import NAME
from provisioner.git.clone import Clone
from provisioner.pairing.branch.encryption import rules
from provisioner.pairing.run.desired_state import Names
from provisioner.pairing.run.snapshot import shortened


def losses(clone: Clone, names: Names) -> Iterator[str]:
    """A line for each key of a pairing that ends to which files are still encrypted."""
    for key in sorted(sops_file.keys(clone.text(NAME), rules.owners(names))):
        held = {path: text for path, text in clone.holding(key).items() if path != NAME}
        alone = [path for path, text in held.items() if not sops_metadata.recipients(text) - {key}]
        others = sorted(held.keys() - set(alone))
        parts = (
            ("nobody can decrypt afterwards", sorted(alone)),
            ("only other recipients can", others),
        )
        named = [f"{what}: {shortened(files)}" for what, files in parts if files]
        if named:
            yield f"cluster {names.cluster}: its key {key} goes with it; {'; '.join(named)}"

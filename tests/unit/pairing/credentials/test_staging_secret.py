"""The staging Secret, which remembers a rotation that is under way."""

from __future__ import annotations

from provisioner.flux import secret
from provisioner.handover.fleet import GitOps
from provisioner.pairing.credentials import staging_secret
from provisioner.pairing.credentials.staging_secret import Rotation
from tests.unit.pairing.cases import NEW, OLD


def test_the_staging_secret_reads_back_as_it_was_made() -> None:
    staged = secret.staging(GitOps(), new=NEW, old=OLD, known_hosts=["h ssh-ed25519 AAAA"])
    staged["metadata"]["creationTimestamp"] = "2026-01-31T12:00:00Z"
    rotation = staging_secret.read(staged, OLD.public)
    assert rotation == Rotation(
        new=NEW.public,
        old=OLD.public,
        known_hosts=("h ssh-ed25519 AAAA",),
        since=1769860800.0,
        swapped=False,
    )
    again = staging_secret.read(staged, NEW.public)
    assert again
    assert again.swapped
    assert staging_secret.read({**staged, "data": {}}, OLD.public) is None

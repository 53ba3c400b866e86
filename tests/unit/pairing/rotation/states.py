"""What tests of rotation look at: a rotation under way, and who reads with the key."""

from __future__ import annotations

from typing import Any

from provisioner.pairing.credentials.readers import Reader
from provisioner.pairing.credentials.staging_secret import Rotation
from provisioner.pairing.run.desired_state import Desired
from tests.unit.pairing.cases import NEW, OLD


def rotation(stage: str | None) -> Rotation | None:
    """`new`: the new key is staged; `swapped`: the source Secret holds it; None: no rotation."""
    if stage is None:
        return None
    return Rotation(
        new=NEW.public,
        old=OLD.public,
        known_hosts=("h a b",),
        since=0.0,
        swapped=stage == "swapped",
    )


def reader(desired: Desired, given: dict[str, Any]) -> Reader:
    """The cluster's own source, but for what is given."""
    meta = {
        "name": given.get("name", "flux-system"),
        "namespace": given.get("namespace", "flux-system"),
    }
    kind = given.get("kind", "GitRepository")
    conditions = [
        {"type": name, "status": status, "message": "because"}
        for name, status in given.get("conditions", {"Ready": "True"}).items()
    ]
    item = {
        "kind": kind,
        "metadata": meta,
        "spec": {"suspend": given.get("suspend", False)},
        "status": {"conditions": conditions},
    }
    url = given.get("url", desired.url) if kind == "GitRepository" else ""
    return Reader(item=item, url=url, copy=given.get("copy", ""))

"""Who reads with the key of a source Secret."""

from __future__ import annotations

from typing import Any

from provisioner.pairing.credentials import readers
from provisioner.pairing.run.desired_state import Desired
from tests.unit.pairing.cases import NEW, OLD


def source(name: str, secret_name: str, namespace: str = "flux-system") -> dict[str, Any]:
    spec = {"url": "ssh://git@host/fleet.git", "secretRef": {"name": secret_name}}
    meta = {"name": name, "namespace": namespace}
    return {"kind": "GitRepository", "metadata": meta, "spec": spec}


def automation(name: str, namespace: str, /, **reference: str) -> dict[str, Any]:
    meta = {"name": name, "namespace": namespace}
    return {"kind": "ImageUpdateAutomation", "metadata": meta, "spec": {"sourceRef": reference}}


def test_who_reads_with_the_key(desired: Desired) -> None:
    held = {("team", "copy"): OLD.public, ("team", "own"): NEW.public}
    sources = [
        source("flux-system", "flux-system"),
        source("apps", "flux-system"),
        source("public", ""),
        source("same-name-elsewhere", "flux-system", "team"),
        source("copied", "copy", "team"),
        source("independent", "own", "team"),
    ]
    automations = [
        automation("images", "flux-system", name="apps"),
        automation("across", "team", name="flux-system", namespace="flux-system"),
        automation("theirs", "team", name="copied"),
    ]
    reading = readers.find(
        desired, sources, automations, OLD.public, lambda *place: held.get(place, "")
    )
    assert [(reader.item["metadata"]["name"], reader.copy) for reader in reading] == [
        ("flux-system", ""),
        ("apps", ""),
        ("copied", "team/copy"),
        ("images", ""),
        ("across", ""),
    ]

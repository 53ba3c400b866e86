"""The audit log of an API server: who wrote or deleted what. Bodies are left out, so that no Secret
is in it."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from provisioner.base import files

if TYPE_CHECKING:
    from pathlib import Path

    from provisioner.sandbox.state import Layout

PART = "audit"
POLICY = {
    "apiVersion": "audit.k8s.io/v1",
    "kind": "Policy",
    "omitStages": ["RequestReceived"],
    "rules": [
        {
            "level": "Metadata",
            "verbs": ["create", "update", "patch", "delete", "deletecollection"],
        },
        {"level": "None"},
    ],
}


def log(layout: Layout, name: str) -> Path:
    """JSON lines, each an Event of audit.k8s.io/v1."""
    return layout.log(name, PART)


def arguments(layout: Layout, name: str) -> list[str]:
    """An event is in the log before the client has its answer."""
    policy = layout.cluster(name) / "audit-policy.json"
    files.write_private(policy, json.dumps(POLICY, indent=2) + "\n")
    return [
        f"--audit-policy-file={policy}",
        f"--audit-log-path={log(layout, name)}",
        "--audit-log-mode=blocking",
    ]

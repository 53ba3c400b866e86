"""Objects around such pods. Pure."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

Object = dict[str, Any]
LEVEL = "restricted"


def namespace(name: str, labels: Mapping[str, str]) -> Object:
    """It admits no pod with more rights than ours."""
    levels = {f"pod-security.kubernetes.io/{mode}": LEVEL for mode in ("enforce", "warn")}
    metadata = {"name": name, "labels": {**labels, **levels}}
    return {"apiVersion": "v1", "kind": "Namespace", "metadata": metadata}


def service_account(metadata: Object) -> Object:
    """Pods that need its token say so themselves."""
    return {
        "apiVersion": "v1",
        "kind": "ServiceAccount",
        "metadata": metadata,
        "automountServiceAccountToken": False,
    }

"""The published JSON Schema of the handover, for people who write it in plain HCL."""

from __future__ import annotations

from typing import Any

import msgspec

from provisioner.handover import fleet


def handover() -> dict[str, Any]:
    return msgspec.json.schema(fleet.Fleet)

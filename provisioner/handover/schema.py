"""The published JSON Schema of the handover, for people who write it in plain HCL."""

from __future__ import annotations

from typing import Any

import msgspec

from provisioner.handover import fleet


def handover() -> dict[str, Any]:
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": f"Terraform output {fleet.OUTPUT}, version {fleet.VERSION}",
        **msgspec.json.schema(fleet.Fleet),
    }

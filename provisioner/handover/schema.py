"""The published JSON Schema of the handover, for people who write it in plain HCL."""

from __future__ import annotations

from typing import Any

import msgspec

from provisioner.handover import fleet
from provisioner.handover.platform import git_source
from provisioner.handover.reference import EXACTLY_ONE, Reference


def handover() -> dict[str, Any]:
    """What `Fleet` accepts, except for the rules between fields, which only the reader knows."""
    schema = msgspec.json.schema(fleet.Fleet)
    schema["$defs"][Reference.__name__] |= EXACTLY_ONE
    schema["$defs"][fleet.GitOps.__name__] |= fleet.RELEASE_OR_DISTRIBUTION
    schema["$defs"][f"{git_source.__name__}.Declaration"] |= git_source.URL_OR_REPOSITORY
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": f"Terraform output {fleet.OUTPUT}, version {fleet.VERSION}",
        **schema,
    }

"""What Terraform makes of the one expression in a synthesised handover that is no resource's."""

from __future__ import annotations

import json
from typing import Any

from provisioner_cdk.sandbox import DIRECTORY

SANDBOX = "/srv/project/.provisioner/sandbox"


def evaluated(handover: Any) -> Any:
    """With the folder of the sandbox as an absolute path."""
    return json.loads(json.dumps(handover).replace(json.dumps(DIRECTORY)[1:-1], SANDBOX))

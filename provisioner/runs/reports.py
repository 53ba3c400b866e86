"""Several reports of one run as one."""

from __future__ import annotations

import time
from collections.abc import Sequence

import msgspec

from provisioner.base.events import Report


def joined(reports: Sequence[Report], *, changed: bool, since: float) -> Report:
    """The last one's fleet, all clusters, the first exit code that is not 0; `since` is on the
    monotonic clock."""
    codes = (report.exit_code for report in reports)
    return msgspec.structs.replace(
        reports[-1],
        clusters=[cluster for report in reports for cluster in report.clusters],
        exit_code=next((code for code in codes if code), 0),
        changed=changed or any(report.changed for report in reports),
        seconds=round(time.monotonic() - since, 3),
    )

"""The story: pair the clusters of a management cluster as they appear, and unpair those that are
gone."""

from __future__ import annotations

import threading

from provisioner.watch.meters import Meters
from provisioner.watch.settings import Settings


def run(settings: Settings, stopping: threading.Event, meters: Meters) -> None:
    """Until `stopping` is set. Errors of the management cluster that may pass are waited out;
    ProvisionerError for those that nobody but the user can mend."""
    stopping.wait()

"""Watches the Secrets with kubeconfigs by their metadata alone: that one has come or was replaced.
What they hold is read by whoever needs it, and stays there."""

from __future__ import annotations

import threading
from collections.abc import Callable

from provisioner.clusters import cluster_api, faults
from provisioner.watch.management.hub import Hub
from provisioner.watch.observed import Key

SUFFIX = cluster_api.kubeconfig_secret("")
SECONDS = 600.0  # after which a watch is begun again
PATIENCE = 3600.0  # seconds without the right to watch Secrets, until it is tried again


class SecretWatch:
    def __init__(
        self, hub: Hub, stopping: threading.Event, seen: Callable[[Key, str], None]
    ) -> None:
        self._hub, self._stopping, self._seen = hub, stopping, seen

    def follow(self) -> None:
        """Until the watch ends. Whoever lacks the right to list Secrets does without: each cluster
        whose Secret is late is then asked for by itself, with growing pauses."""
        try:
            self._follow()
        except faults.Forbidden:
            self._stopping.wait(PATIENCE)

    def _follow(self) -> None:
        client = self._hub.client()
        for secret in client.follow("v1", "Secret", labels=cluster_api.NAME_LABEL, seconds=SECONDS):
            metadata = secret["metadata"]
            if metadata["name"].endswith(SUFFIX):
                key = metadata["namespace"], metadata["name"].removesuffix(SUFFIX)
                self._seen(key, metadata["resourceVersion"])
            if self._stopping.is_set():
                return

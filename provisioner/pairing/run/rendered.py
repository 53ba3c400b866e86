"""Flux's own objects, found and rendered once a run for all clusters with the same options."""

from __future__ import annotations

import threading

import msgspec

from provisioner.base.events import Sink
from provisioner.distribution import find
from provisioner.flux import render
from provisioner.handover.fleet import GitOps
from provisioner.pairing.run.desired_state import Object
from provisioner.pairing.run.options import Options


class Rendered:
    """Safe to use from several threads."""

    def __init__(self, options: Options, sink: Sink) -> None:
        self._options, self._sink = options, sink
        self._lock = threading.Lock()
        self._components: dict[bytes, list[Object]] = {}

    def components(self, gitops: GitOps) -> list[Object]:
        key = msgspec.json.encode(gitops)
        with self._lock:
            if key not in self._components:
                manifests = find.find(
                    gitops,
                    lock=self._options.lock_file,
                    cache=self._options.cache,
                    sink=self._sink,
                )
                self._components[key] = render.components(gitops, manifests)
            return self._components[key]

"""How the operator is to behave; what it pairs stands in the templates."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field

from provisioner.base.events import Event, Sink
from provisioner.handover.fleet import Cluster
from provisioner.pairing.run.options import Options
from provisioner.watch.templates.template import FleetTemplate


def _nowhere(_event: Event) -> None:
    return None


@dataclass(frozen=True, kw_only=True)
class Settings:
    """`templates` by their source, for messages. `management`: how the management cluster is
    reached; `management_name`: what it is called in messages and in the fleets that are made of its
    clusters. `options`: of every pairing. `sink` gets the events of all runs, from several threads.
    `observing` is called with True once the first complete lists are there, and with False while
    the watches do not work.

    Seconds: `interval` between two looks at a cluster that was paired and of which nothing has
    changed; `sweep` between two lists, which find what the watches have missed; `grace` for which a
    Cluster must stay missing whose deletion nobody saw; `patience` after which one that is not
    ready says why; `probe` for which an API may stay silent before its cluster is tried again
    later. `batch`: clusters paired at once by one commit; `batches`: at work side by side."""

    templates: dict[str, FleetTemplate]
    management: Cluster
    management_name: str = "management"
    options: Options = field(default_factory=Options)
    sink: Sink = _nowhere
    observing: Callable[[bool], None] = lambda _observing: None
    interval: float = 3600.0
    sweep: float = 600.0
    grace: float = 60.0
    patience: float = 300.0
    probe: float = 5.0
    batch: int = 50
    batches: int = 16

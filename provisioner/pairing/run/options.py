"""How a run is to behave; what it is about stands in the handover."""

from __future__ import annotations

import threading
from collections.abc import Iterable, Mapping, MutableMapping
from dataclasses import dataclass, field
from pathlib import Path

from provisioner.base import cache as caches
from provisioner.base.audit import Audit
from provisioner.base.events import Note, Sink
from provisioner.base.run_context import RunContext, new_id
from provisioner.base.secret import Secret
from provisioner.clusters import lease
from provisioner.clusters.client import Object
from provisioner.git.clones import Clones
from provisioner.reports.tally import Tally


@dataclass(frozen=True, kw_only=True)
class Options:
    """`timeout`: seconds for each single wait. `parallel`: clusters worked on at once. `cache`:
    Flux releases. `force`: go on without what has stuck. `older_than`: seconds; younger deploy keys
    are not rotated. `keys`: private deploy keys that Terraform keeps, by cluster, for the Secret
    step alone. `wait`: seconds that somebody may take to merge what we propose. `new_clusters`:
    names of clusters that were made again, so that a UID other than the recorded one is expected.
    `renamed`: names of entries whose clusters are known to have had other names before.
    `gone`: names of clusters that are not there any more, nor asked for anything.
    `lease`: seconds after which another run may take over a cluster from one that does not
    respond. `run`: the id of the run, the same in all its records. `audit`: where writes are
    noted. `stopping`: the run ends early once it is set; the run sets it itself if it cannot
    go on. `only`: names of the pairings that the run works on, None for all; the others stay in the
    fleet as they are. `max_failures`: how many clusters may fail before no other is started, None
    for any number. `part`: a name for this run, where others work on the same fleet at the same
    time; what it proposes is then on a branch of its own. `rendered`, `tally` and
    `clones` may be common to several runs of one process; `rendered`: Flux's own objects by the
    options that they are rendered for; nobody changes them. `context`: that of the session, where
    something of it was begun before."""

    timeout: float = 300.0
    parallel: int = 16
    lock_file: Path = Path("provisioner.lock.json")
    cache: Path = field(default_factory=lambda: caches.root() / "flux")
    force: bool = False
    older_than: float = 0.0
    only: frozenset[str] | None = None
    max_failures: int | None = None
    part: str = ""
    keys: Mapping[str, Secret] = field(default_factory=dict)
    wait: float = 0.0
    new_clusters: frozenset[str] = frozenset()
    renamed: frozenset[str] = frozenset()
    gone: frozenset[str] = frozenset()
    lease: float = field(default_factory=lease.usual_duration)
    run: str = field(default_factory=new_id)
    audit: Audit = field(default_factory=Audit, repr=False)
    rendered: MutableMapping[bytes, list[Object]] | None = field(default=None, repr=False)
    tally: Tally | None = field(default=None, repr=False, compare=False)
    clones: Clones | None = field(default=None, repr=False, compare=False)
    stopping: threading.Event | None = field(default=None, repr=False, compare=False)
    context: RunContext | None = field(default=None, repr=False, compare=False)

    def chosen(self, names: Iterable[str]) -> list[str]:
        """Those of these pairings that the run works on."""
        return [name for name in names if self.only is None or name in self.only]

    def new_context(self, sink: Sink) -> RunContext:
        """For one session."""
        return RunContext(
            notify=lambda text: sink(Note(text=text)),
            stopping=self.stopping or threading.Event(),
            id=self.run,
            audit=self.audit,
        )

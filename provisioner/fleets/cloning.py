"""Repositories are cloned while the story that needs them is still being imported: for one cluster
that is a fifth of a run."""

from __future__ import annotations

import contextlib
import dataclasses
import functools
import importlib
from collections.abc import Iterable, Iterator

from provisioner.base.errors import ProvisionerError
from provisioner.base.events import Sink
from provisioner.base.run_context import RunContext
from provisioner.git import clones, hosts
from provisioner.git.clones import Clones, Open
from provisioner.handover.fleet import Fleet
from provisioner.pairing.credentials import signers
from provisioner.pairing.run.options import Options


@contextlib.contextmanager
def begun(fleet: Fleet, names: Iterable[str], sink: Sink, options: Options) -> Iterator[Options]:
    """The options for the first session of a run, which takes the clones that are begun here and
    goes on in their context: secrets are asked for once. Errors are for whoever takes a clone."""
    context = options.new_context(sink)
    with contextlib.closing(Clones()) as begun:
        begun.begin(_openings(fleet, names, context), options.parallel)
        try:
            yield dataclasses.replace(options, clones=begun, context=context)
        except BaseException:
            context.stopping.set()
            raise


def _openings(fleet: Fleet, names: Iterable[str], context: RunContext) -> dict[str, Open]:
    # Imported before there are threads, which would see the package half made.
    importlib.import_module("provisioner.git.package")
    openings: dict[str, Open] = {}
    for name in sorted({fleet.pairings[name].repository for name in names}):
        declaration = fleet.repositories[name]
        with contextlib.suppress(ProvisionerError):  # the session itself meets and reports it
            host = hosts.shared(name, declaration, context)
            allowed = functools.partial(signers.allowed, fleet, name, context)
            openings[name] = functools.partial(clones.opened, host, declaration, context, allowed)
    return openings

"""Git hosts: one file each, found by the name of its declaration. Its class is called `Host`."""

from __future__ import annotations

import importlib
from collections.abc import Collection
from typing import cast

from provisioner.base import tools
from provisioner.base.run_context import RunContext
from provisioner.base.tools import Tool
from provisioner.git.hosts.base import Host, Need
from provisioner.handover.repositories.base import Repository


def of(declaration: Repository, context: RunContext) -> Host:
    """The repository on its host. Hosts made in the same run share connections and answers."""
    module = importlib.import_module(f"{__name__}.{declaration.__struct_config__.tag}")
    return cast(Host, module.Host(declaration, context))


def shared(name: str, declaration: Repository, context: RunContext) -> Host:
    """The same for all of a run, by the name of the repository in the fleet."""
    return context.once(("host", name), lambda: of(declaration, context))


def scopes(kind: str, needs: Collection[Need]) -> list[str]:
    """What the credential of a repository on this kind of host has to be granted, one line each."""
    module = importlib.import_module(f"{__name__}.{kind}")
    return cast(list[str], module.scopes(frozenset(needs)))


def programs(declaration: Repository) -> tuple[Tool, ...]:
    """What this machine needs to push to such a repository."""
    module = importlib.import_module(f"{__name__}.{declaration.__struct_config__.tag}")
    first_use = getattr(declaration, "trust_on_first_use", False)
    own = cast(tuple[Tool, ...], module.programs(declaration))
    return (tools.GIT, *own, *((tools.KEYSCAN,) if first_use else ()))

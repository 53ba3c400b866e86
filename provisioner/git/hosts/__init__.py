"""Git hosts: one file a host, found by the name of its declaration."""

from __future__ import annotations

import importlib
from typing import cast

from provisioner.git.hosts.base import Host
from provisioner.handover.repositories.base import Repository


def of(declaration: Repository) -> Host:
    return cast(Host, importlib.import_module(f"{__name__}.{declaration.__struct_config__.tag}"))

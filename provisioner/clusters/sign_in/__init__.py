"""How requests to an API server are signed in: one module for each kind in handover/sign_in/.

A module provides `way(subject, declaration) -> Way`; `subject` is for error messages. Only the
module of a kind imports what its cloud needs.
"""

from __future__ import annotations

import importlib

from provisioner.clusters.sign_in.base import LOADING, Way
from provisioner.handover.sign_in.base import SignIn


def way(subject: str, declaration: SignIn) -> Way:
    with LOADING:
        module = importlib.import_module(f"{__name__}.{declaration.__struct_config__.tag}")
    made: Way = module.way(subject, declaration)
    return made

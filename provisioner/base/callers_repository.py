"""git's variables that belong to the repository from which we were started.

A git hook sets GIT_DIR, GIT_INDEX_FILE and others. Every git below us would then read and write the
caller's repository instead of its own.
"""

from __future__ import annotations

import os

# `git rev-parse --local-env-vars` of git 2.30 to 2.51, and what hooks and servers set beside them.
# Without GIT_CONFIG_COUNT: that is how a pipeline passes settings of its own, for any repository.
VARIABLES = (
    "GIT_ALTERNATE_OBJECT_DIRECTORIES",
    "GIT_ATTR_SOURCE",
    "GIT_COMMON_DIR",
    "GIT_CONFIG",
    "GIT_CONFIG_PARAMETERS",
    "GIT_DEFAULT_HASH",
    "GIT_DEFAULT_REF_FORMAT",
    "GIT_DIR",
    "GIT_GRAFT_FILE",
    "GIT_IMPLICIT_WORK_TREE",
    "GIT_INDEX_FILE",
    "GIT_INTERNAL_SUPER_PREFIX",
    "GIT_NAMESPACE",
    "GIT_NO_REPLACE_OBJECTS",
    "GIT_OBJECT_DIRECTORY",
    "GIT_PREFIX",
    "GIT_QUARANTINE_PATH",
    "GIT_REPLACE_REF_BASE",
    "GIT_SHALLOW_FILE",
    "GIT_WORK_TREE",
)


def leave() -> None:
    """Take them out of our environment, and so out of that of every program we start."""
    for name in VARIABLES:
        os.environ.pop(name, None)

"""Who made the commits that Flux does not accept."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from provisioner.handover.platform import git_source, tenant
from provisioner.pairing.credentials import source_heads
from provisioner.pairing.platform.readiness import Problem
from provisioner.pairing.run.target import Target

FAILED = re.compile(r"signature verification of commit '([0-9a-f]{40}|[0-9a-f]{64})' failed")


def named(target: Target, problems: Sequence[Problem]) -> list[Problem]:
    """The same problems, with the authors."""
    return [_named(target, problem) for problem in problems]


def _named(target: Target, problem: Problem) -> Problem:
    match = FAILED.search(problem.cause)
    owner = next((one for one in target.desired.platform if problem.item in one.objects), None)
    piece = owner.piece if owner else None
    if not match or not isinstance(piece, git_source.Declaration | tenant.Declaration):
        return problem
    author = source_heads.author(target.run, piece, match[1])
    return replace(problem, cause=f"{problem.cause} (by {author})") if author else problem

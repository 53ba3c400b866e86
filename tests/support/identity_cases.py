"""Clusters that cannot be proven to be the one that was paired, and commands that must leave them
alone: cases as data, for fake clusters and real ones."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal

ELSEWHERE = "0d5bfc20-0000-4000-8000-000000000000"  # a UID that no cluster has
Answer = Literal["", "401", "403", "silence"]


@dataclass(frozen=True, kw_only=True)
class Case:
    """What is so when the command runs. `cause`: a pattern of the refusal; empty where the command
    works. `another`: the entry leads to another cluster, and `flux`: one that runs a Flux.
    `git`: the UID that Git records; empty: none at all; None: as it was. `record`: what the record
    on the cluster says otherwise. `answer`: that of the API server to everything. `nameless`: there
    is no kube-system, which no real API server lets be deleted."""

    cause: str = ""
    another: bool = False
    flux: bool = False
    git: str | None = None
    record: Mapping[str, str] = field(default_factory=dict)
    answer: Answer = ""
    nameless: bool = False


NOT_THE_ONE = "is not the cluster that was paired"
CASES = {
    "as it was": Case(),
    "another cluster": Case(cause=NOT_THE_ONE, another=True),
    "another cluster with a Flux": Case(  # paired by a version that kept no record in Git
        cause="neither the cluster nor the repository", another=True, flux=True, git=""
    ),
    "Git names another": Case(cause=NOT_THE_ONE, git=ELSEWHERE),
    "the record of another fleet": Case(
        cause="belongs to fleet 'theirs'", record={"fleet": "theirs"}
    ),
    "the record of another entry": Case(
        cause="already paired as cluster 'other'", record={"cluster": "other"}
    ),
    "401": Case(cause="401", answer="401"),
    "403": Case(cause="403|may not|is forbidden", answer="403"),
    "silence": Case(cause="does not", answer="silence"),
    "no kube-system": Case(cause="UID", nameless=True),
}
# Commands with their options.
STORIES = {
    "pair": ("pair",),
    "rotate": ("rotate",),
    "upgrade": ("upgrade",),
    "unpair": ("unpair", "--yes"),
    "unpair --drain --force": ("unpair", "--yes", "--drain", "c1", "--force"),
    "unpair --plan": ("unpair", "--plan", "--drain", "c1"),
}
# What some commands find out before.
EARLIER = {"upgrade": "has no Flux of a known version"}
# A cluster that neither Git nor its own record knows is adopted: its Flux stays as it is.
ADOPTED = {("pair", "another cluster with a Flux"), ("plan", "another cluster with a Flux")}

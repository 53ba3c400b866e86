"""What leaving means: the one table of what becomes of a cluster's workloads, Flux, namespace, keys
and files (design decision 8). Pure."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, kw_only=True)
class Situation:
    """`gone`: Terraform no longer has the resource that made this cluster, Cluster API deletes it,
    or the user says that the cluster is gone. `drain`: the user has named the cluster for draining,
    or agreed to a plan that shows it. `keep`: the user wants workloads to stay."""

    gone: bool = False
    drain: bool = False
    keep: bool = False


@dataclass(frozen=True, kw_only=True)
class Departure:
    """How one cluster leaves. `drain`: its workloads are deleted first. `gone`: the cluster is not
    contacted; only its keys are revoked and its files removed."""

    drain: bool = False
    gone: bool = False


@dataclass(frozen=True, kw_only=True)
class Row:
    """One line of the table: when it applies, and what becomes of each part."""

    when: str
    workloads: str
    flux: str
    namespace: str
    keys: str = "revoked"
    files: str = "removed"

    def __str__(self) -> str:
        return (
            f"workloads: {self.workloads}; Flux: {self.flux}; its namespace: {self.namespace}; "
            f"deploy keys: {self.keys}; files in Git: {self.files}"
        )


UNINSTALLED = "uninstalled"
EMPTIED = "deleted if Flux's install made it and nothing else is in it"
TABLE = {
    "gone": Row(
        when="Terraform no longer has the cluster, Cluster API deletes it (`provisioner watch`), "
        "or `--gone NAME`",
        workloads="not contacted",
        flux="not contacted",
        namespace="not contacted",
    ),
    "drain": Row(
        when="`--drain NAME`, or a plan that the user agreed to and that shows it",
        workloads="deleted: what this fleet's root delivered, and nothing else",
        flux=UNINSTALLED,
        namespace=EMPTIED,
    ),
    "keep": Row(
        when="in all other cases: left the stack, `down`, `unpair`",
        workloads="stay",
        flux=UNINSTALLED,
        namespace=EMPTIED,
    ),
}


def decide(situation: Situation) -> Departure:
    """`keep` outweighs `drain`: what the user wants to keep is never deleted."""
    if situation.gone:
        return Departure(gone=True)
    return Departure(drain=situation.drain and not situation.keep)


def row(departure: Departure) -> Row:
    if departure.gone:
        return TABLE["gone"]
    return TABLE["drain" if departure.drain else "keep"]

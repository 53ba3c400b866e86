"""The clusters that contexts of a kubeconfig lead to, looked at side by side."""

from __future__ import annotations

import dataclasses
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass

from provisioner.base.errors import BadInput, ProvisionerError, Refused
from provisioner.base.run_context import RunContext
from provisioner.clusters import access, kubeconfig
from provisioner.clusters.client import Client
from provisioner.handover.clusters.existing import Declaration
from provisioner.imports import look
from provisioner.imports.look import Look


@dataclass(frozen=True, kw_only=True)
class Reached:
    """A context with what it leads to, or why it could not be read. `server`: its API's URL.
    `also`: other contexts of the same cluster."""

    declaration: Declaration
    look: Look | None = None
    error: ProvisionerError | None = None
    server: str = ""
    also: tuple[str, ...] = ()


@dataclass(frozen=True, kw_only=True)
class Options:
    """`patience`: seconds for which one request may be retried. `insecure`: accept API servers
    that cannot be verified."""

    parallel: int = 16
    patience: float = 10.0
    insecure: bool = False


def chosen(path: str | None, names: Sequence[str], *, every: bool) -> list[Declaration]:
    """BadInput for a context that the kubeconfig does not have, before any cluster is asked."""
    if not (names or every):
        return []
    there = kubeconfig.contexts(path)
    unknown = [name for name in names if name not in there]
    if unknown:
        where = path or "the default kubeconfig"
        known = ", ".join(there) or "none"
        raise BadInput(f"context {unknown[0]!r}", f"not in {where}", f"Contexts there: {known}.")
    listed = there if every else dict.fromkeys(names)
    return [Declaration(context=name, kubeconfig=path) for name in listed]


def reached(
    declarations: Sequence[Declaration], options: Options, run: RunContext
) -> list[Reached]:
    """In the order given, each cluster once. A failure of one never stops another."""

    def ask(declared: Declaration) -> Reached:
        return _reached(declared, options, run)

    with ThreadPoolExecutor(options.parallel) as pool:
        try:
            return distinct(list(pool.map(ask, declarations)))
        except BaseException:
            run.stopping.set()
            raise


def distinct(answers: Sequence[Reached]) -> list[Reached]:
    """Two contexts that lead to one cluster are one: the first that was given."""
    firsts: dict[str, Reached] = {}
    for number, answer in enumerate(answers):
        uid = answer.look.uid if answer.look else f"unread {number}"
        if uid in firsts:
            also = (*firsts[uid].also, answer.declaration.context)
            firsts[uid] = dataclasses.replace(firsts[uid], also=also)
        else:
            firsts[uid] = answer
    return list(firsts.values())


def _reached(declared: Declaration, options: Options, run: RunContext) -> Reached:
    try:
        return _looked_at(declared, options, run)
    except ProvisionerError as error:
        return Reached(declaration=declared, error=error)


def _looked_at(declared: Declaration, options: Options, run: RunContext) -> Reached:
    name = declared.context
    asked = Declaration(context=name, kubeconfig=declared.kubeconfig, insecure=options.insecure)
    connection = access.reach(name, asked)
    client = Client(name, connection, patience=options.patience, stopping=run.stopping)
    cluster = look.at(client)
    if not cluster.uid:
        raise Refused(
            f"cluster {name}",
            "the UID of its kube-system namespace, which tells one cluster from another, cannot be "
            "read",
            "Grant the credential `list` on namespaces.",
        )
    insecure = bool(connection.insecurity)
    kept = Declaration(context=name, kubeconfig=declared.kubeconfig, insecure=insecure)
    return Reached(declaration=kept, look=cluster, server=connection.server)

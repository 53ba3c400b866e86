"""The webhooks of a repository at its Git host, listed once a run for all clusters."""

from __future__ import annotations

from collections.abc import Callable

from provisioner.base.errors import Refused
from provisioner.git.webhooks.base import Wanted, Webhook, Webhooks
from provisioner.pairing.run.target import Run, Target

Listed = list[Webhook]


def listed(target: Target, repository: str) -> Listed:
    """Anew once this cluster is being changed."""
    run, key = target.run, ("webhooks", repository)
    if target.lease.held and not target.planning:
        return of(run, repository).listed()
    return run.context.once(key, lambda: of(run, repository).listed())


def of(run: Run, repository: str) -> Webhooks:
    webhooks = run.host(repository).webhooks()
    if webhooks is None:
        hint = "Leave `repository` out of the receiver, and make the webhook there yourself."
        raise Refused(f"repository {repository}", "its host has no API for webhooks", hint)
    return webhooks


def add(target: Target, repository: str, wanted: Wanted, title: str) -> None:
    work = of(target.run, repository)
    _write(target, "create", f"{repository}: webhook of {title}", lambda: work.add(wanted))


def update(target: Target, repository: str, hook: Webhook, wanted: Wanted) -> None:
    work = of(target.run, repository)
    _write(target, "update", _subject(repository, hook), lambda: work.update(hook, wanted))


def remove(target: Target, repository: str, hook: Webhook) -> None:
    work = of(target.run, repository)
    _write(target, "delete", _subject(repository, hook), lambda: work.remove(hook))


def _subject(repository: str, hook: Webhook) -> str:
    return f"{repository}: webhook {hook.id}"


def _write(target: Target, action: str, subject: str, send: Callable[[], None]) -> None:
    """Only while the Lease of the cluster is held."""
    target.lease.check()
    audit = target.run.context.audit
    with audit.writing("git host", action, f"repository {subject}", cluster=target.name):
        send()

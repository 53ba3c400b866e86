"""Flux sends a test message through each alert of each cluster.

A message is about a GitRepository that is made for the test, which fails at once and is deleted
again. The status of a commit is what Flux says of a real Kustomization, which is asked to
reconcile. An Alert of the test's own passes each message to the Provider that is declared, so that
no other Alert of ours sends it, and whatever the sources and filters of the declared one are.
"""

from __future__ import annotations

import dataclasses
import time
from collections.abc import Collection, Sequence

from provisioner.base.errors import BadInput
from provisioner.base.events import Sink
from provisioner.handover.fleet import Fleet
from provisioner.handover.platform.alert import COMMENTS, Declaration
from provisioner.pairing.alerts.request import Request as Request
from provisioner.pairing.alerts.request import place
from provisioner.pairing.alerts.sending import Sending
from provisioner.pairing.alerts.state import Wanted
from provisioner.pairing.run import engine, reports
from provisioner.pairing.run.engine import Facts
from provisioner.pairing.run.options import Options
from provisioner.pairing.run.reports import Ended
from provisioner.pairing.run.session import open_session
from provisioner.pairing.run.target import Target
from provisioner.reports.model import Report, Result


def chosen(fleet: Fleet, options: Options, request: Request) -> Options:
    """For the clusters alone that have such alerts. BadInput if there are none, or not all."""
    every = Request()
    names = options.chosen(fleet.pairings)
    known = {one.name for name in names for one in every.pieces(fleet, name)}
    subject = f"fleet {fleet.fleet}"
    if unknown := sorted(set(request.names) - known):
        hint = f"Declared: {', '.join(sorted(known)) or 'none'}."
        raise BadInput(subject, f"no cluster that is tested has an alert {unknown[0]!r}", hint)
    if not known and not options.part:
        hint = "Declare one: a piece `alert` in the platform of a pairing."
        raise BadInput(subject, "no cluster that is tested has an alert", hint)
    only = frozenset(name for name in names if request.pieces(fleet, name))
    _check_number(fleet, only, request)
    return dataclasses.replace(options, only=only)


def _check_number(fleet: Fleet, names: Collection[str], request: Request) -> None:
    """In another repository the same number is somebody else's change request."""
    places = {
        place(fleet, name, one)
        for name in names
        for one in request.pieces(fleet, name)
        if one.provider in COMMENTS
    }
    if request.change_request and len(places) > 1:
        number, listed = request.change_request, ", ".join(sorted(places))
        cause = f"change request {number} is a different one in each repository: {listed}"
        hint = "Name clusters, or with --alert alerts, that comment in one repository."
        raise BadInput(f"fleet {fleet.fleet}", cause, hint)


def send(fleet: Fleet, sink: Sink, options: Options, request: Request) -> Report:
    """Those of the clusters that the run works on, side by side."""
    started = time.monotonic()
    with open_session(fleet, sink, options) as session:
        targets, failures = session.reach(options.chosen(fleet.pairings), "testing")
        done = session.each(targets, lambda target: send_one(target, request))
        ended = [*session.unreached(failures), *done]
    return reports.summary(fleet.fleet, ended, time.monotonic() - started)


def send_one(target: Target, request: Request) -> Ended:
    fleet = target.run.fleet
    repository = fleet.repositories[target.desired.pairing.repository]
    at = dataclasses.replace(target.desired.placement, repository=repository)
    pieces = request.pieces(fleet, target.name)
    sending = Sending(target, Wanted(pieces=pieces, at=at, change_request=request.change_request))
    try:
        return reports.of(target, _sent(target, sending, pieces), Result.TESTED)
    finally:
        sending.clean()


def _sent(target: Target, sending: Sending, pieces: Sequence[Declaration]) -> engine.Outcome:
    """Each alert is waited for, whatever becomes of the others; the first failure counts."""
    begun = engine.run_all((sending.step,), target, Facts(cluster=target.first_look))
    if begun.error:
        return begun
    ended = [engine.run_all((sending.arrival(one),), target, begun.facts) for one in pieces]
    return next((one for one in ended if one.error), ended[-1])

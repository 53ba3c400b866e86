"""Each Receiver at a Git host has its webhook there, and a delivery has arrived. What no Receiver
has any more is deleted, once its successor works.

The record of the cluster has the URL of each webhook before it is made. So nothing is left behind
after a kill, when a token is replaced or when a piece is no longer declared.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from provisioner.base.errors import Refused
from provisioner.base.events import Action
from provisioner.git.webhooks.base import Webhook
from provisioner.pairing.platform.webhooks import at_host, delivery, endpoints, shared
from provisioner.pairing.platform.webhooks.endpoints import Endpoint, Noted
from provisioner.pairing.platform.webhooks.shared import Stays, Users
from provisioner.pairing.run.desired_state import Desired
from provisioner.pairing.run.engine import Decision, Facts, Step
from provisioner.pairing.run.snapshot import WEBHOOKS, record_item
from provisioner.pairing.run.target import Target

SUBJECT = "webhooks"
AtHost = tuple[str, Webhook]  # the repository, and one at its host
LOST = "one stays on {repository}, which is not in the fleet any more: delete it there"
OR_PAIR = ", or declare that repository once more, and the next run does"
NO_ADDRESS = (
    "{title} has no url, so no webhook is made: a push is fetched at the next interval ({interval})"
)


@dataclass(frozen=True, kw_only=True)
class WebhooksState:
    """`endpoints`: of the Receivers whose webhooks pairing makes. `hooks`: by the name of each
    repository that has to do with it, what its host lists. `noted`: what the record has. `places`
    of the repositories of the fleet, by name. `users`: other clusters that use these as well."""

    endpoints: Sequence[Endpoint] = ()
    places: Mapping[str, str] = field(default_factory=dict)
    hooks: Mapping[str, Sequence[Webhook]] = field(default_factory=dict)
    noted: Sequence[Noted] = ()
    users: Users = field(default_factory=dict)

    @property
    def wanted(self) -> list[Endpoint]:
        return [one for one in self.endpoints if one.address]

    def all_of(self, endpoint: Endpoint) -> list[Webhook]:
        """Those with its URL, the best one first."""
        hooks = self.hooks.get(endpoint.piece.repository, ())
        own = [hook for hook in hooks if endpoint.has(hook.url)]
        return sorted(own, key=lambda hook: not endpoint.is_met_by(hook))

    def is_wanted(self, noted: Noted) -> bool:
        return any(
            one.has(noted.url) and one.piece.repository == noted.repository for one in self.wanted
        )

    @property
    def forgotten(self) -> list[Noted]:
        """What the record is to have no more."""
        return [one for one in self.noted if not self.is_wanted(one) and one not in self.lost]

    @property
    def obsolete(self) -> list[AtHost]:
        """Those that the record has and no Receiver any more, and whatever is there twice."""
        noted = {(one.repository, one.url) for one in self.noted if not self.is_wanted(one)}
        noted -= self.users.keys()
        twice = [
            (one.piece.repository, hook) for one in self.wanted for hook in self.all_of(one)[1:]
        ]
        former = [
            (repository, hook)
            for repository, hooks in self.hooks.items()
            for hook in hooks
            if (repository, hook.url) in noted
        ]
        return [*former, *twice]

    @property
    def lost(self) -> list[Noted]:
        """Those that the record has at repositories that nobody can ask any more; but for what is
        at one that has only another name now. There it was before we made another."""
        there = [one for one in self.wanted if self.all_of(one)]
        again = {one.url for one in self.noted if one.repository in self.hooks}
        return [
            one
            for one in self.noted
            if one.repository not in self.hooks
            and (one.url in again or not any(other.has(one.url) for other in there))
        ]


@dataclass(frozen=True, kw_only=True)
class Changes:
    """`missing` are added, `other` changed; `unproven` are tested after that, and `obsolete`
    deleted. `noted`: what the record is to have in the end. `users`: as in the state."""

    missing: Sequence[Endpoint] = ()
    other: Sequence[tuple[Endpoint, Webhook]] = ()
    unproven: Sequence[Endpoint] = ()
    obsolete: Sequence[AtHost] = ()
    noted: Sequence[Noted] = ()
    users: Users = field(default_factory=dict)


def look(target: Target, facts: Facts, stays: Stays | None = None) -> WebhooksState:
    """`stays`: by default as where clusters are paired."""
    declared = endpoints.of(target.desired.pairing, facts.cluster.platform_secrets)
    places, noted = _places(target), _recorded(target, facts)
    named = {one.piece.repository for one in declared if one.address}
    named |= {one.repository for one in noted}
    known = sorted(named & target.run.fleet.repositories.keys())
    hooks = {name: at_host.listed(target, name) for name in known}
    state = WebhooksState(endpoints=declared, places=places, hooks=hooks, noted=noted)
    users = shared.users(target, state.wanted, ours(state), stays or shared.here(target))
    return dataclasses.replace(state, users=users)


def ours(state: WebhooksState) -> set[tuple[str, str]]:
    """What the record has, and what the Receivers have now."""
    noted = {(one.repository, one.url) for one in state.noted}
    return noted | {(one.piece.repository, one.url) for one in state.wanted if one.url}


def _places(target: Target) -> dict[str, str]:
    repositories = target.run.fleet.repositories
    return {name: endpoints.place_of(one) for name, one in repositories.items()}


def _recorded(target: Target, facts: Facts) -> list[Noted]:
    return endpoints.noted(facts.cluster.record.get(WEBHOOKS, ""), _places(target))


def decide(desired: Desired, state: WebhooksState) -> Decision[Changes]:
    changes = needed(state)
    titles = [one.title for one in changes.unproven]
    details = [*titles, *_gone(state), *_left(state), *_unaddressed(desired, state)]
    if titles:
        action = Action.CREATED if changes.missing else Action.CONFIGURED
    elif changes.obsolete or state.forgotten:
        action = Action.DELETED if changes.obsolete or not _left(state) else Action.CONFIGURED
    else:
        action = Action.SKIPPED if details else Action.UNCHANGED
    return Decision(action=action, subject=SUBJECT, detail="; ".join(details), work=changes)


def needed(state: WebhooksState) -> Changes:
    """Pure."""
    best = {one.title: next(iter(state.all_of(one)), None) for one in state.wanted}
    proven = {(one.repository, one.url) for one in state.noted if one.proven}
    missing, other, unproven = [], [], []
    for one in state.wanted:
        hook = best[one.title]
        if hook is None:
            missing.append(one)
        elif not one.is_met_by(hook):
            other.append((one, hook))
        elif any(name == one.piece.repository and one.has(url) for name, url in proven):
            continue
        unproven.append(one)
    done = [_noted(one, state.places, proven=True) for one in state.wanted]
    return Changes(
        missing=missing,
        other=other,
        unproven=unproven,
        obsolete=state.obsolete,
        noted=[*done, *state.lost],
        users=state.users,
    )


def _gone(state: WebhooksState) -> list[str]:
    count = len(state.obsolete)
    former = [f"{count} that no receiver has any more"] if count else []
    return [*former, *(LOST.format(repository=one.repository) + OR_PAIR for one in state.lost)]


def _left(state: WebhooksState) -> list[str]:
    """Those that the cluster does not use any more, and others do."""
    forgotten = {(one.repository, one.url) for one in state.forgotten}
    return [shared.said(one, state.users[one]) for one in sorted(forgotten & state.users.keys())]


def _unaddressed(desired: Desired, state: WebhooksState) -> list[str]:
    interval = desired.pairing.gitops.interval
    return [
        NO_ADDRESS.format(title=one.title, interval=interval)
        for one in state.endpoints
        if not one.address
    ]


def _noted(endpoint: Endpoint, places: Mapping[str, str], *, proven: bool) -> Noted:
    name = endpoint.piece.repository
    return Noted(repository=name, url=endpoint.url, proven=proven, place=places.get(name, ""))


def act(target: Target, facts: Facts, decision: Decision[Changes]) -> Facts:
    changes = decision.work or Changes()
    before = _recorded(target, facts)
    for one in changes.unproven:
        if not one.url:
            cause = f"Secret of {one.piece.title} has gone since this run looked at it"
            raise Refused(f"cluster {target.name}", cause, "Run again.")
    _note_also(target, before, changes.unproven)
    for one in changes.missing:
        at_host.add(target, one.piece.repository, one.wanted, one.title)
    for one, hook in changes.other:
        wanted = one.wanted
        if (one.piece.repository, hook.url) in changes.users:  # they may need other events
            wanted = dataclasses.replace(wanted, events=wanted.events | hook.events)
        at_host.update(target, one.piece.repository, hook, wanted)
    for one in changes.unproven:
        delivery.prove(target, one)
    for repository, hook in changes.obsolete:
        at_host.remove(target, repository, hook)
    _note(target, changes.noted)
    return facts


def note_all(target: Target, facts: Facts) -> None:
    """Of each Receiver with an address, before its token is replaced."""
    before = _recorded(target, facts)
    declared = endpoints.of(target.desired.pairing, facts.cluster.platform_secrets)
    _note_also(target, before, [one for one in declared if one.url])


def _note_also(target: Target, before: Sequence[Noted], more: Sequence[Endpoint]) -> None:
    known = {(one.repository, one.url) for one in before}
    new = [_noted(one, _places(target), proven=False) for one in more]
    new = [one for one in new if (one.repository, one.url) not in known]
    if new:
        _note(target, [*before, *new])


def _note(target: Target, hooks: Sequence[Noted]) -> None:
    item = record_item(target.desired.namespace)
    text = endpoints.written(hooks)
    target.client.patch(item, {"data": {WEBHOOKS: text or None}})


STEP = Step(name="webhooks", look=look, decide=decide, act=act)

"""A cluster that has just been made: its name may not resolve yet, its API may not listen yet, and
clouds take minutes to let those in whom they have granted access.

Such answers are waited out only where they can mean that: never at a cluster that was paired
before, where they are what they say. What a management cluster says of one that it still makes is
no guess, so it is waited for as long as the user allows.
"""

from __future__ import annotations

import itertools
from collections.abc import Callable
from typing import TypeVar

import msgspec

from provisioner.base.deadlines import Deadline
from provisioner.base.errors import ProvisionerError
from provisioner.base.retry import Backoff
from provisioner.clusters.access.base import Connection
from provisioner.clusters.faults import (
    Forbidden,
    NotReady,
    Passing,
    SignInRefused,
    Unauthorized,
)
from provisioner.clusters.rights import MissingRights

LONGEST = 300.0  # seconds: clouds grant access within about two minutes
BACKOFF = Backoff(first=1.0, longest=10.0)
MAKING = Backoff(first=0.5, longest=2.0)  # between two looks at what a management cluster makes
REFUSALS = (SignInRefused, Unauthorized, Forbidden, MissingRights)
WHILE = "{cause}; a cluster that is new may take minutes to be reached"
T = TypeVar("T")


class Patience(msgspec.Struct, frozen=True, kw_only=True):
    """`is_new` is asked once, after the first failure. `seconds`: at most; of LONGEST, but for what
    a management cluster makes: that is for each stage of it, and only with `waits`. `notify` gets
    what is waited for, `pause` waits that many seconds."""

    is_new: Callable[[], bool]
    seconds: float
    notify: Callable[[str], None]
    pause: Callable[[float], None]
    waits: bool = False


class Wait(msgspec.Struct, frozen=True, kw_only=True):
    """`passes`: whether an error may pass, given the number of tries. `seconds`: for each stage, a
    text, that an error is of. `words`: what to call what is waited for. `remedy`: what would make a
    refused credential work."""

    passes: Callable[[ProvisionerError, int], bool]
    seconds: float
    backoff: Backoff
    stage: Callable[[ProvisionerError], str] = lambda _error: ""
    words: str = "{cause}"
    remedy: Callable[[], str] = lambda: ""


def signed_in(attempt: Callable[[], Connection], patience: Patience) -> Connection:
    """The connection, once the cluster is made and the cloud lets us sign in."""
    made = Wait(
        passes=lambda error, _tries: patience.waits and isinstance(error, NotReady),
        seconds=patience.seconds,
        backoff=MAKING,
        stage=lambda error: error.cause.partition(":")[0],  # messages may change all the time
    )
    settled = _settled(patience, settles=True)
    return _once_it_works(lambda: _once_it_works(attempt, patience, made), patience, settled)


def reached(attempt: Callable[[], T], connection: Connection, patience: Patience) -> T:
    """What `attempt` returns, once the cluster accepts us. The last error says for how long was
    waited, and what would make it accept us."""
    settled = _settled(patience, settles=connection.settles, remedy=connection.remedy)
    return _once_it_works(attempt, patience, settled)


def _settled(patience: Patience, *, settles: bool, remedy: Callable[[], str] = lambda: "") -> Wait:
    def passes(error: ProvisionerError, tries: int) -> bool:
        return may_pass(error) and (tries > 1 or (settles and patience.is_new()))

    seconds = min(patience.seconds, LONGEST)
    return Wait(passes=passes, seconds=seconds, backoff=BACKOFF, words=WHILE, remedy=remedy)


def _once_it_works(attempt: Callable[[], T], patience: Patience, wait: Wait) -> T:
    deadlines: dict[str, Deadline] = {}
    for tries in itertools.count(1):
        try:
            return attempt()
        except ProvisionerError as error:
            if not wait.passes(error, tries):
                raise explained(error, wait.remedy) from error
            # A stage that comes back does not begin anew, so that every wait ends.
            deadline = deadlines.setdefault(wait.stage(error), Deadline.after(wait.seconds))
            pause = wait.backoff.pause(tries, deadline.left())
            if pause is None:
                raise explained(error, wait.remedy, waited=wait.seconds) from error
            patience.notify(wait.words.format(cause=error.cause))
            patience.pause(pause)
    raise AssertionError("it counts for ever")


def may_pass(error: ProvisionerError) -> bool:
    """Whether a cluster that is new may say so."""
    return isinstance(error, REFUSALS) or (isinstance(error, Passing) and error.no_server)


def explained(
    error: ProvisionerError, remedy: Callable[[], str], *, waited: float = 0.0
) -> ProvisionerError:
    """The same error, with how long was waited and what would work."""
    cause = f"{error.cause}, for {waited:.0f} s now" if waited else error.cause
    works = _known(remedy) if isinstance(error, REFUSALS) else ""
    if not waited and not works:
        return error
    return type(error)(error.subject, cause, works or error.hint)


def _known(remedy: Callable[[], str]) -> str:
    """Empty where the cloud does not say who we are."""
    try:
        return remedy()
    except ProvisionerError:
        return ""

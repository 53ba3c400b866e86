"""A cluster that Terraform has just made: its name may not resolve yet, its API may not listen yet,
and clouds take minutes to let those in whom they have granted access.

Such answers are waited out only where they can mean that: never at a cluster that was paired
before, where they are what they say.
"""

from __future__ import annotations

import itertools
from collections.abc import Callable
from dataclasses import dataclass
from typing import TypeVar

from provisioner.base.deadlines import Deadline
from provisioner.base.errors import ProvisionerError
from provisioner.base.retry import Backoff
from provisioner.clusters.access.base import Connection
from provisioner.clusters.faults import Forbidden, Passing, SignInRefused, Unauthorized
from provisioner.clusters.rights import MissingRights

LONGEST = 300.0  # seconds: clouds grant access within about two minutes
BACKOFF = Backoff(first=1.0, longest=10.0)
REFUSALS = (SignInRefused, Unauthorized, Forbidden, MissingRights)
WHILE = "{cause}; a cluster that is new may take minutes to be reached"
T = TypeVar("T")


@dataclass(frozen=True, kw_only=True)
class Patience:
    """`is_new` is asked once, after the first failure. `seconds`: at most, of LONGEST. `notify`
    gets what is waited for, `pause` waits that many seconds."""

    is_new: Callable[[], bool]
    seconds: float
    notify: Callable[[str], None]
    pause: Callable[[float], None]


def signed_in(attempt: Callable[[], Connection], patience: Patience) -> Connection:
    """The connection, once the cloud lets us sign in."""
    return _once_it_works(attempt, patience, settles=True, remedy=lambda: "")


def reached(attempt: Callable[[], T], connection: Connection, patience: Patience) -> T:
    """What `attempt` returns, once the cluster accepts us. The last error says for how long was
    waited, and what would make it accept us."""
    return _once_it_works(attempt, patience, settles=connection.settles, remedy=connection.remedy)


def _once_it_works(
    attempt: Callable[[], T], patience: Patience, *, settles: bool, remedy: Callable[[], str]
) -> T:
    seconds = min(patience.seconds, LONGEST)
    deadline = Deadline.after(seconds)
    for tries in itertools.count(1):
        try:
            return attempt()
        except ProvisionerError as error:
            if not may_pass(error):
                raise
            if tries == 1 and not (settles and patience.is_new()):
                raise explained(error, remedy) from error
            wait = BACKOFF.pause(tries, deadline.left())
            if wait is None:
                raise explained(error, remedy, waited=seconds) from error
            patience.notify(WHILE.format(cause=error.cause))
            patience.pause(wait)
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

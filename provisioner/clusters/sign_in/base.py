"""What signs requests in, and when it is renewed; the same for kubeconfigs and for endpoints."""

from __future__ import annotations

import math
import threading
import time
from collections.abc import Callable, Hashable
from dataclasses import dataclass
from typing import Any

import msgspec

from provisioner.base.errors import ProvisionerError, Unreachable
from provisioner.base.secret import Secret
from provisioner.clusters.access.base import ClientCertificate

EARLIEST = 60.0  # seconds before its end at which a credential is renewed
KEPT = 60.0  # seconds: long enough for a run's first look at many clusters
FAILURE_KEPT = 5.0  # seconds: what a cloud has just been told to grant is tried again soon
# Held while a library is imported: threads that import at once would see packages half made.
LOADING = threading.Lock()


@dataclass(frozen=True, kw_only=True)
class SignIn:
    """`authorization` gives the value of that header, empty without one. `renew_at`: seconds since
    the epoch."""

    authorization: Callable[[], Secret] = lambda: Secret("")
    certificate: ClientCertificate | None = None
    renew_at: float = math.inf


class Way(msgspec.Struct, frozen=True, kw_only=True):
    """How to sign in at one cluster, as often as needed. `remedy`: a sentence that says what would
    make the API server accept this identity; it may ask the cloud who that is."""

    sign_in: Callable[[], SignIn]
    remedy: Callable[[], str] = lambda: ""


class Shared:
    """What takes a while to get and is the same for many clusters: it is got once, also where that
    fails. It is not kept for long, since somebody may sign in again."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._held: dict[Hashable, tuple[float, Any]] = {}

    def get(self, key: Hashable, make: Callable[[], Any], subject: str) -> Any:
        """`subject`: of the error, if `make` has failed."""
        with self._lock:
            until, held = self._held.get(key, (-math.inf, None))
            if time.monotonic() >= until:
                held = _outcome(make)
                kept = FAILURE_KEPT if isinstance(held, ProvisionerError) else KEPT
                self._held[key] = time.monotonic() + kept, held
        if isinstance(held, ProvisionerError):
            raise type(held)(subject, held.cause, held.hint)
        return held

    def forget(self) -> None:
        """For tests, which have an environment of their own."""
        with self._lock:
            self._held.clear()


def _outcome(make: Callable[[], Any]) -> Any:
    try:
        return make()
    except ProvisionerError as error:
        return error


class RenewedCredential:
    """A credential that signs in `again` when it is due or refused."""

    def __init__(self, first: SignIn, again: Callable[[], SignIn]) -> None:
        self._sign_in, self._again = first, again
        self._renew_at = first.renew_at

    def authorization(self) -> Secret:
        return self._sign_in.authorization()

    def certificate(self) -> ClientCertificate | None:
        return self._sign_in.certificate

    def due(self) -> bool:
        return time.time() >= self._renew_at

    def renew(self) -> bool:
        before = self._sign_in
        # If this fails, the one in use may still do. The next try is after it has been refused.
        self._renew_at = math.inf
        try:
            self._sign_in = self._again()
        except ProvisionerError as error:
            raise Unreachable(error.subject, error.cause, error.hint) from error
        self._renew_at = self._sign_in.renew_at
        return (before.authorization(), before.certificate) != (
            self.authorization(),
            self.certificate(),
        )


def with_token(token: Secret, *, expires: float | None = None) -> SignIn:
    """A bearer token; `expires`: seconds since the epoch, None where nobody says."""
    value = Secret(f"Bearer {token.reveal()}")
    return SignIn(authorization=lambda: value, renew_at=renew_at(time.time(), expires))


def renew_at(now: float, expires: float | None) -> float:
    """Shortly before its end, but not at once for one that does not live long. One that seems to be
    over already is used until it is refused: clocks differ."""
    if expires is None or expires <= now:
        return math.inf
    return expires - min(EARLIEST, (expires - now) / 4)

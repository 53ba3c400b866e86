"""A Google identity: application default credentials, or a service account that they may
impersonate."""

from __future__ import annotations

import datetime
import functools
import importlib
import logging
import os
import warnings
from typing import Any

from provisioner.base import masking
from provisioner.base.errors import BadInput, ProvisionerError, Unreachable
from provisioner.base.http import authorities
from provisioner.base.http.adapter import TIMEOUT
from provisioner.base.secret import Secret
from provisioner.clusters.faults import SignInRefused
from provisioner.clusters.sign_in import base
from provisioner.clusters.sign_in.base import LOADING, Shared, SignIn, Way
from provisioner.handover.sign_in.google import Declaration

SCOPES = (
    "https://www.googleapis.com/auth/cloud-platform",
    "https://www.googleapis.com/auth/userinfo.email",
)
MODULES = (
    "google.auth",
    "google.auth.exceptions",
    "google.auth.impersonated_credentials",
    "google.auth.transport.requests",
)
SHARED = Shared()
UNREAD = logging.NullHandler()  # else what the library logs goes to standard error
LONGEST = 300  # characters of Google's own words
HINT = "Run `gcloud auth application-default login`, or set GOOGLE_APPLICATION_CREDENTIALS."
MISSING = "`pip install 'provisioner-gitops[google]'`."


def way(subject: str, declaration: Declaration) -> Way:
    def credentials() -> Any:
        return SHARED.get(
            declaration.impersonate, lambda: _refreshed(subject, declaration), subject
        )

    def sign_in() -> SignIn:
        found = credentials()
        return base.with_token(Secret(found.token), expires=_seconds(found.expiry))

    return Way(sign_in=sign_in, remedy=lambda: _remedy(credentials(), declaration))


def _refreshed(subject: str, declaration: Declaration) -> Any:
    """Credentials that hold a new access token. Our own come first: whether they are good is not
    a question of who may impersonate whom."""
    with LOADING:
        _load(subject)
    found = _own(subject)
    _refresh(subject, found, "")
    if account := declaration.impersonate:
        found = _impersonated(found, account)
        _refresh(subject, found, account)
    return found


def _load(subject: str) -> None:
    try:
        for module in MODULES:
            importlib.import_module(module)
    except ImportError as error:
        raise BadInput(subject, "google-auth is not installed", MISSING) from error
    logging.getLogger("google").addHandler(UNREAD)
    warnings.filterwarnings("ignore", module=r"google\.auth")  # such as of a missing quota project


def _own(subject: str) -> Any:
    import google.auth
    from google.auth import exceptions

    try:
        found, _project = google.auth.default(scopes=SCOPES)
    except (exceptions.DefaultCredentialsError, OSError) as error:
        named = os.environ.get("GOOGLE_APPLICATION_CREDENTIALS")
        unusable = f"GOOGLE_APPLICATION_CREDENTIALS cannot be used: {_words(error)}"
        cause = unusable if named else "no Google credentials"
        raise BadInput(subject, cause, HINT) from error
    return found


def _impersonated(own: Any, account: str) -> Any:
    from google.auth import impersonated_credentials

    impersonated: Any = impersonated_credentials.Credentials
    return impersonated(
        source_credentials=own, target_principal=account, target_scopes=list(SCOPES)
    )


def _refresh(subject: str, credentials: Any, account: str) -> None:
    """`account`: the service account that is impersonated; empty: none."""
    from google.auth import exceptions
    from google.auth.transport.requests import Request

    request = Request()
    request.session.verify = authorities.for_requests(None, subject)
    try:
        credentials.refresh(functools.partial(request, timeout=TIMEOUT))
    except exceptions.TransportError as error:
        cause = f"Google does not answer: {_words(error)}"
        raise Unreachable(subject, cause, "Check the network.") from error
    except exceptions.GoogleAuthError as error:
        raise _refused(subject, _words(error), account) from error


def _refused(subject: str, words: str, account: str) -> ProvisionerError:
    if not account:
        return Unreachable(subject, f"Google gives no access token: {words}", HINT)
    hint = f"Grant roles/iam.serviceAccountTokenCreator on {account} to the identity in use."
    return SignInRefused(subject, f"{account} may not be impersonated: {words}", hint)


def _remedy(credentials: Any, declaration: Declaration) -> str:
    account = declaration.impersonate or getattr(credentials, "service_account_email", "")
    who = account if "@" in account else "the Google identity in use"
    return f"Grant {who} the role roles/container.admin on the cluster's project."


def _seconds(expiry: datetime.datetime | None) -> float | None:
    """google-auth says it in UTC, without a time zone."""
    return expiry.replace(tzinfo=datetime.UTC).timestamp() if expiry else None


def _words(error: Exception) -> str:
    first = getattr(error, "strerror", "") or str([*error.args, type(error).__name__][0])
    return masking.shortened(first.replace("\n", " "), LONGEST)

"""A GitHub App as a credential: a signed claim of the App (minutes), and with it tokens of its
installation (an hour), each for one repository. Both are in memory only."""

from __future__ import annotations

import base64
import datetime
import json
import threading
import time
from dataclasses import dataclass, field
from typing import Any, cast

from provisioner.base import keys
from provisioner.base.audit import Audit
from provisioner.base.errors import BadInput, Refused
from provisioner.base.http.answers import Rejected
from provisioner.base.http.authorization import Authorization
from provisioner.base.http.session import new_session
from provisioner.base.run_context import RunContext
from provisioner.base.secret import Secret
from provisioner.git import credentials
from provisioner.git.rest.api import Api
from provisioner.handover.repositories.github import App

VERSION = "2022-11-28"  # of GitHub's API
HEADERS = {"Accept": "application/vnd.github+json", "X-GitHub-Api-Version": VERSION}
# GitHub accepts claims of at most ten minutes; its clock and ours may differ by this much.
CLAIM_SECONDS, CLOCK_SKEW = 540, 60
RENEWED_BEFORE = 300.0  # seconds before its end at which a token is no longer used
PEM = ("BEGIN RSA", "BEGIN PRIV")


@dataclass(kw_only=True)
class Installation:
    """`repository` is the name of one that the installation reaches."""

    app: App
    repository: str
    api: Api
    audit: Audit = field(default_factory=Audit, repr=False)
    _lock: threading.Lock = field(default_factory=threading.Lock)
    _token: Secret | None = None
    _expires: float = 0.0

    @property
    def path(self) -> str:
        return f"/app/installations/{self.app.installation}"

    def token(self) -> Secret:
        with self._lock:
            if self._token is None or time.time() > self._expires - RENEWED_BEFORE:
                created = self._create()
                self._token = Secret(str(created["token"]))
                expires = datetime.datetime.fromisoformat(created["expires_at"])
                self._expires = expires.timestamp()
            return self._token

    def renew(self) -> None:
        """The next token is a new one."""
        with self._lock:
            self._token = None

    def permissions(self) -> dict[str, str]:
        """What the installation may do: `read`, `write` or `admin` by area."""
        installation = self.api.get(self.path)
        if installation.get("suspended_at"):
            raise Refused(self._subject, "its installation is suspended", "Unsuspend it on GitHub.")
        return dict(installation["permissions"])

    @property
    def _subject(self) -> str:
        return f"GitHub App {self.app.id}"

    def _create(self) -> dict[str, Any]:
        body = {"repositories": [self.repository]}
        place = f"{self.api.base}{self.path}/access_tokens for repository {self.repository}"
        try:
            with self.audit.writing("git host", "create token", place, step="credential"):
                return dict(self.api.send("POST", f"{self.path}/access_tokens", body))
        except Rejected as error:
            raise Refused(
                self._subject,
                f"its installation does not reach {self.repository}: {error.message}",
                "Add the repository to the installation on GitHub.",
            ) from error


def installation(
    app: App, context: RunContext, *, api_url: str, repository: str, ca_file: str | None
) -> Installation:
    subject = f"GitHub App {app.id}"
    auth = Authorization(lambda: claim(app, context))
    session = new_session(subject, context, auth=auth, ca_file=ca_file)
    api = Api(session, api_url, subject, headers=HEADERS)
    return Installation(app=app, repository=repository, api=api, audit=context.audit)


def claim(app: App, context: RunContext) -> Secret:
    """The signed claim that we are this App: a JSON Web Token (RFC 7519), signed with RS256."""
    now = int(time.time())
    payload = {"iat": now - CLOCK_SKEW, "exp": now + CLAIM_SECONDS, "iss": app.id}
    text = f"{_encoded({'alg': 'RS256', 'typ': 'JWT'})}.{_encoded(payload)}"
    return Secret(f"{text}.{_base64(_signature(text, key_of(app, context)))}")


def _signature(text: str, private: Secret) -> bytes:
    from cryptography.hazmat.primitives import hashes, serialization
    from cryptography.hazmat.primitives.asymmetric import padding, rsa

    pem = private.reveal().encode()
    key = cast(rsa.RSAPrivateKey, serialization.load_pem_private_key(pem, None))
    return key.sign(text.encode(), padding.PKCS1v15(), hashes.SHA256())


def key_of(app: App, context: RunContext) -> Secret:
    subject = f"private key of GitHub App {app.id}"
    key = credentials.resolve(app.key, subject, context)
    no_pem = "" if any(begin in key.reveal() for begin in PEM) else "it is not in PEM format"
    if cause := keys.unusable(key) or no_pem:
        hint = "It must be the PEM file that GitHub created for the App."
        raise BadInput(subject, cause, hint)
    return key


def _encoded(value: dict[str, Any]) -> str:
    return _base64(json.dumps(value, separators=(",", ":")).encode())


def _base64(data: bytes) -> str:
    return base64.urlsafe_b64encode(data).rstrip(b"=").decode()

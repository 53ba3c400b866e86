"""A GitHub App as a credential: a signed claim of the App (minutes), and with it tokens of its
installation (an hour), each for one repository. Both live in memory only."""

from __future__ import annotations

import datetime
import threading
import time
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from provisioner.base import keys
from provisioner.base.errors import BadInput, Refused
from provisioner.base.secret import Secret
from provisioner.git import answers, credentials, http
from provisioner.handover.repositories.github import App

if TYPE_CHECKING:
    import requests

CLAIM_SECONDS = 540  # GitHub takes ten minutes at most; its clock and ours may differ
EARLY = 300.0  # seconds before its end at which a token is no longer used
HEADERS = {"Accept": "application/vnd.github+json", "X-GitHub-Api-Version": "2022-11-28"}


@dataclass(kw_only=True)
class Installation:
    """`api` is the base URL of the API, `repository` the name of one that the installation
    reaches."""

    app: App
    api: str
    repository: str
    session: requests.Session
    _lock: threading.Lock = field(default_factory=threading.Lock)
    _token: Secret | None = None
    _until: float = 0.0

    @property
    def url(self) -> str:
        return f"{self.api}/app/installations/{self.app.installation}"

    def token(self) -> Secret:
        with self._lock:
            if self._token is None or time.time() > self._until - EARLY:
                made = self._made()
                self._token = Secret(str(made["token"]))
                self._until = datetime.datetime.fromisoformat(made["expires_at"]).timestamp()
            return self._token

    def renew(self) -> None:
        """The next token is a new one."""
        with self._lock:
            self._token = None

    def permissions(self) -> dict[str, str]:
        """What the installation may do: `read`, `write` or `admin` by area."""
        found: dict[str, Any] = self.session.get(self.url, headers=HEADERS).json()
        if found.get("suspended_at"):
            raise Refused(self._subject, "its installation is suspended", "Unsuspend it on GitHub.")
        return dict(found["permissions"])

    @property
    def _subject(self) -> str:
        return f"GitHub App {self.app.id}"

    def _made(self) -> dict[str, Any]:
        asked = {"repositories": [self.repository]}
        try:
            return dict(
                self.session.post(f"{self.url}/access_tokens", json=asked, headers=HEADERS).json()
            )
        except answers.Unacceptable as error:
            raise Refused(
                self._subject,
                f"its installation does not reach {self.repository}: {error.said}",
                "Add the repository to the installation on GitHub.",
            ) from error


def installation(app: App, *, api: str, repository: str, ca_file: str | None) -> Installation:
    auth = http.Authorization(lambda: claim(app))
    session = http.session(f"GitHub App {app.id}", auth=auth, ca_file=ca_file)
    return Installation(app=app, api=api, repository=repository, session=session)


def claim(app: App) -> Secret:
    """The signed claim (JWT) that we are this App."""
    from github.Auth import AppAuth

    key = key_of(app)
    return Secret(AppAuth(app.id, key.reveal(), jwt_expiry=CLAIM_SECONDS).create_jwt())


def key_of(app: App) -> Secret:
    subject = f"private key of GitHub App {app.id}"
    key = credentials.resolve(app.key, subject)
    if cause := keys.unusable(key) or (
        "" if "BEGIN RSA" in key.reveal() or "BEGIN PRIV" in key.reveal() else "no PEM"
    ):
        raise BadInput(subject, cause, "It must be the PEM file that GitHub gave out for the App.")
    return key

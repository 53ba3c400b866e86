"""Hosts that the handover names by their URL, and that may be anyone's own: Gitea and GitLab."""

from __future__ import annotations

import abc
import contextlib
from collections.abc import Iterator
from typing import Protocol, TypeVar
from urllib.parse import urlsplit

from provisioner.base.errors import Refused
from provisioner.base.http.answers import NotFound
from provisioner.base.http.authorization import Authorization
from provisioner.base.http.session import new_session
from provisioner.base.secret import Secret
from provisioner.git import credentials
from provisioner.git.hosts.base import Access, Reading, Remote
from provisioner.git.rest.api import Api, Raw
from provisioner.git.rest.host import RestHost
from provisioner.handover.reference import Reference

PROTECTED = "Let its user push, deliver by change request, or declare another branch."


class UrlDeclaration(Protocol):
    """What the declarations of hosts with a URL have in common."""

    @property
    def url(self) -> str: ...
    @property
    def branch(self) -> str: ...
    @property
    def credential(self) -> Reference: ...
    @property
    def known_hosts(self) -> list[str]: ...
    @property
    def trust_on_first_use(self) -> bool: ...
    @property
    def ca_file(self) -> str | None: ...
    @property
    def sync(self) -> str: ...
    @property
    def sync_user(self) -> str: ...
    @property
    def sync_credential(self) -> Reference | None: ...
    @property
    def sync_url(self) -> str | None: ...


U = TypeVar("U", bound=UrlDeclaration)


class UrlHost(RestHost[U]):
    """A host whose declaration names its `url`, and whose API gives the address of its SSH
    server."""

    subject: str  # in errors
    name: str  # of the repository, with the owner or group before it
    api_path: str
    scheme = "Bearer"
    follow = True  # a redirect of a GET
    push_user: str
    read_user: str
    ssh_field: str  # of the repository
    may_push_field: str  # of a branch

    @property
    def web(self) -> str:
        """The URL of its page."""
        return f"{self.declaration.url.rstrip('/')}/{self.name}"

    @abc.abstractmethod
    def _repository(self) -> Raw:
        """The repository as the API describes it; raises if it was renamed."""

    def remote(self) -> Remote:
        if self.declaration.sync == "token":
            return self._over_https()
        return Remote(
            url=self.declaration.sync_url or self.once("ssh url", self._ssh_url),
            known_hosts=tuple(self.declaration.known_hosts),
            trust_on_first_use=self.declaration.trust_on_first_use,
        )

    def _ssh_url(self) -> str:
        return ssh_url(str(self._repository()[self.ssh_field]))

    @contextlib.contextmanager
    def push(self) -> Iterator[Access]:
        yield Access(remote=self._over_https(), user=self.push_user, token=self._token())

    def reading(self) -> Reading | None:
        declared = self.declaration
        if declared.sync != "token":
            return None
        return credentials.reading(
            declared.sync_credential,
            user=declared.sync_user or self.read_user,
            ca_file=declared.ca_file,
            subject=self.subject,
            writing=[declared.credential],
            context=self.context,
        )

    def _connect(self) -> Api:
        auth, ca_file = Authorization(self._token, self.scheme), self.declaration.ca_file
        session = new_session(self.subject, self.context, auth=auth, ca_file=ca_file)
        base = self.declaration.url.rstrip("/") + self.api_path
        return Api(session, base, self.subject, follow=self.follow)

    def _unprotected(self) -> None:
        """Refused when the declared branch is protected against our pushes."""
        branch = self.declaration.branch
        with contextlib.suppress(NotFound):  # no commit yet
            if not self.api.get(self._branch_path(branch))[self.may_push_field]:
                cause = f"branch {branch} is protected against pushes of this credential"
                raise Refused(self.subject, cause, PROTECTED)

    @abc.abstractmethod
    def _branch_path(self, branch: str) -> str: ...

    def _over_https(self) -> Remote:
        return Remote(url=f"{self.web}.git", ca_file=self.declaration.ca_file)

    def _token(self) -> Secret:
        subject = f"the token for {urlsplit(self.declaration.url).netloc}"
        return credentials.resolve(self.declaration.credential, subject, self.context)


def ssh_url(url: str) -> str:
    """Where the port is 22, hosts write it as scp does: `git@host:path`."""
    if "://" in url:
        return url
    host, _, path = url.partition(":")
    return f"ssh://{host}/{path}"

"""What hosts with a REST API share: an API of one repository, and the flows of deploy keys and
change requests. Paths, fields and rights are in each host's own file."""

from __future__ import annotations

import abc
import contextlib
import datetime
from collections.abc import Callable, Iterator, Mapping
from typing import TYPE_CHECKING, Any, Generic, Protocol, TypeVar
from urllib.parse import parse_qsl, quote, urlsplit

import msgspec

from provisioner.base import http
from provisioner.base.errors import Refused
from provisioner.base.http_answers import NotFound, OutcomeUnknown, Rejected
from provisioner.git import credentials
from provisioner.git.hosts.base import Access, ChangeRequest, HostKey, Reading, Remote

if TYPE_CHECKING:
    import requests

    from provisioner.base.run_context import RunContext
    from provisioner.base.secret import Secret
    from provisioner.handover.reference import Reference


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


T = TypeVar("T")
D = TypeVar("D")
U = TypeVar("U", bound=UrlDeclaration)
PROTECTED = "Let its user push, deliver by change request, or declare another branch."
Raw = dict[str, Any]
HIDDEN = (OutcomeUnknown, Rejected)  # what we wanted may be there all the same


class Api:
    """`base` is the API's URL without a slash at its end. `follow`: a GET follows a redirect, but
    never to another host; any other redirect is NotFound."""

    def __init__(
        self,
        session: requests.Session,
        base: str,
        subject: str,
        *,
        headers: Mapping[str, str] | None = None,
        follow: bool = True,
    ) -> None:
        self._session, self.base, self._subject = session, base, subject
        self._headers, self._follow = dict(headers or {}), follow

    def get(self, path: str, **query: Any) -> Any:
        return self.response("GET", path, query=query).json()

    def send(self, method: str, path: str, body: Raw | None = None) -> Any:
        """The decoded answer; None where it is empty."""
        answer = self.response(method, path, body=body)
        return answer.json() if answer.content else None

    def pages(self, path: str, **query: Any) -> Iterator[Raw]:
        """Every item of a list. Of the link to the next page only the query is used: the host may
        know itself by an address that we cannot reach, and must not choose who gets the token."""
        more: dict[str, Any] | None = query
        while more is not None:
            answer = self.response("GET", path, query=more)
            yield from answer.json()
            link = answer.links.get("next", {}).get("url")
            more = dict(parse_qsl(urlsplit(link).query)) if link else None

    def response(
        self,
        method: str,
        path: str,
        *,
        query: Mapping[str, Any] | None = None,
        body: Raw | None = None,
    ) -> requests.Response:
        answer = self._session.request(
            method,
            self.base + path,
            params=dict(query or {}),
            json=body,
            headers=self._headers,
            allow_redirects=self._follow and method == "GET",
        )
        if answer.is_redirect:
            hint = "Declare the owner, name and URL that it has now."
            raise NotFound(self._subject, "it has moved", hint)
        return answer


class RestHost(abc.ABC, Generic[D]):
    """A repository on its host, for one run. Subclasses say where its keys and change requests are,
    and how they are written."""

    path: str  # of the repository
    keys_path: str  # of its deploy keys
    requests_path: str  # of its change requests
    update_method = "PATCH"
    body_field = "body"  # of a change request

    def __init__(self, declaration: D, context: RunContext) -> None:
        self.declaration, self.context = declaration, context
        self._id = msgspec.json.encode(declaration)

    @abc.abstractmethod
    def _connect(self) -> Api: ...

    @abc.abstractmethod
    def keys(self) -> list[HostKey] | None: ...

    @abc.abstractmethod
    def _key_fields(self, title: str, public: str, *, write: bool) -> Raw:
        """The body that creates a deploy key."""

    @abc.abstractmethod
    def _newest(self, branch: str) -> Raw | None:
        """The newest change request from this branch into the declared one."""

    @abc.abstractmethod
    def _request_fields(self, branch: str) -> Raw:
        """The body that creates a change request, without its title and text."""

    @abc.abstractmethod
    def _change_request(self, raw: Raw, branch: str) -> ChangeRequest: ...

    @property
    def api(self) -> Api:
        """One for each repository and run, so that connections are kept."""
        return self.once("api", self._connect)

    def once(self, what: str, make: Callable[[], T]) -> T:
        """Asked once a run, as many clusters of the repository want it."""
        return self.context.once((self._id, what), make)

    def add(self, *, title: str, public: str, write: bool) -> None:
        try:
            self.api.send("POST", self.keys_path, self._key_fields(title, public, write=write))
        except HIDDEN:
            # Created by a request whose answer was lost, or by another run: no matter which.
            listed = self.keys() or ()
            if not any((key.public, key.write) == (public, write) for key in listed):
                raise

    def revoke(self, id: str) -> None:
        with contextlib.suppress(NotFound):
            self.api.send("DELETE", f"{self.keys_path}/{quote(id, safe='')}")

    def proposed(self, branch: str) -> ChangeRequest | None:
        newest = self._newest(branch)
        return self._change_request(newest, branch) if newest else None

    def propose(self, *, branch: str, title: str, body: str) -> ChangeRequest:
        text = {"title": title, self.body_field: body}
        request = self._open(branch) or self._create(branch, text)
        if any((request[name] or "") != value for name, value in text.items()):
            number = self._change_request(request, branch).number
            path = f"{self.requests_path}/{number}"
            request = self.api.send(self.update_method, path, text)
        return self._change_request(request, branch)

    def _open(self, branch: str) -> Raw | None:
        newest = self._newest(branch)
        is_open = newest and self._change_request(newest, branch).state == "open"
        return newest if is_open else None

    def _create(self, branch: str, text: Raw) -> Raw:
        try:
            body = {**self._request_fields(branch), **text}
            return dict(self.api.send("POST", self.requests_path, body))
        except HIDDEN:
            request = self._open(branch)  # opened all the same, or by another run
            if request is None:
                raise
            return request


class UrlHost(RestHost[U]):
    """A host whose declaration names its `url`, and whose API tells the address of its SSH
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
            url=self.once("ssh url", lambda: ssh_url(str(self._repository()[self.ssh_field]))),
            known_hosts=tuple(self.declaration.known_hosts),
            trust_on_first_use=self.declaration.trust_on_first_use,
        )

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
        auth, ca_file = http.Authorization(self._token, self.scheme), self.declaration.ca_file
        session = http.session(self.subject, self.context, auth=auth, ca_file=ca_file)
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


def public_part(key: str) -> str:
    """`TYPE BASE64`, without a comment."""
    return " ".join(key.split()[:2])


def seconds(moment: str | None) -> float | None:
    """An ISO 8601 time as seconds since the epoch."""
    return datetime.datetime.fromisoformat(moment).timestamp() if moment else None

"""GitHub and GitHub Enterprise through PyGithub, on our session (git/http.py): PyGithub gets
connections of ours, so it neither retries nor verifies in a way of its own. git pushes over HTTPS
with the same credential.
"""

from __future__ import annotations

import contextlib
import functools
from collections.abc import Collection, Iterator
from typing import TYPE_CHECKING, Any

import msgspec
from github.Repository import Repository
from github.RepositoryKey import RepositoryKey
from github.Requester import HTTPRequestsConnectionClass, HTTPSRequestsConnectionClass, Requester

from provisioner.base import keys as pairs
from provisioner.base.errors import BadInput, Refused
from provisioner.git import answers, credentials, githubapp, http
from provisioner.git.hosts.base import Access, ChangeRequest, HostKey, Need, Reading, Remote
from provisioner.handover.repositories.github import App, Declaration

if TYPE_CHECKING:
    import requests
    from github.PullRequest import PullRequest

    from provisioner.base.secret import Secret

HOME = "github.com"
PUSH_USER = "x-access-token"
VERSION = "2022-11-28"  # of the API
CREATIONS = (
    (80, 60.0),
    (500, 3600.0),
)  # GitHub's secondary limits on what makes content: (count, seconds)
# What an App needs for each: an area and at least this right in it.
PERMISSIONS: dict[Need, tuple[str, str]] = {
    "list keys": ("administration", "read"),
    "change keys": ("administration", "write"),
    "push": ("contents", "write"),
    "propose": ("pull_requests", "write"),
}


def remote(declaration: Declaration) -> Remote:
    if declaration.sync != "deploy-key":
        return _over_https(declaration, "github" if declaration.sync == "app" else "")
    host = declaration.host.partition(":")[0]
    known = tuple(declaration.known_hosts) or _host_keys(msgspec.json.encode(declaration))
    return Remote(
        url=f"ssh://git@{host}/{declaration.owner}/{declaration.name}.git", known_hosts=known
    )


@contextlib.contextmanager
def push(declaration: Declaration) -> Iterator[Access]:
    yield Access(remote=_over_https(declaration), user=PUSH_USER, token=_token(declaration))


def check(declaration: Declaration, needs: Collection[Need]) -> None:
    subject, wanted = _subject(declaration), set(needs)
    found = _repository(declaration).complete()
    if found.full_name.lower() != f"{declaration.owner}/{declaration.name}".lower():
        raise BadInput(
            subject,
            f"the repository is called {found.full_name} now",
            "Declare its new owner and name.",
        )
    if found.archived and wanted - {"list keys"}:
        raise Refused(
            subject, "the repository is archived, so nothing can be written", "Unarchive it."
        )
    if declaration.app:
        _permitted(declaration, declaration.app, wanted)
    else:
        _allowed(declaration, found, wanted)


def reading(declaration: Declaration) -> Reading | None:
    if declaration.sync == "token":
        return credentials.reading(
            declaration.sync_credential,
            user=PUSH_USER,
            ca_file=declaration.ca_file,
            subject=_subject(declaration),
            writing=[] if declaration.app else [declaration.credential],
        )
    return _reading_app(declaration, declaration.sync_app) if declaration.sync_app else None


def keys(declaration: Declaration) -> list[HostKey] | None:
    return [_listed(key) for key in _repository(declaration).get_keys()]


def add(declaration: Declaration, *, title: str, public: str, write: bool) -> None:
    try:
        _repository(declaration).create_key(title, public, read_only=not write)
    except (answers.Unsure, answers.Unacceptable) as error:
        # Made after all, by a request whose answer was lost or by a run beside ours: that is what
        # was wanted.
        if any((key.public, key.write) == (public, write) for key in keys(declaration) or ()):
            return
        if isinstance(error, answers.Unacceptable) and "already in use" in error.said:
            raise Refused(
                error.subject,
                f"the key {pairs.fingerprint(public)} is in use elsewhere on {declaration.host}",
                "GitHub takes a key once. Delete it there, or the cluster's Secret, so that a new "
                "one is made.",
            ) from error
        raise


def revoke(declaration: Declaration, id: str) -> None:
    with contextlib.suppress(answers.NotThere):
        RepositoryKey(_requester(declaration), url=f"{_path(declaration)}/keys/{int(id)}").delete()


def proposed(declaration: Declaration, branch: str) -> ChangeRequest | None:
    found = _newest(declaration, branch)
    return _request(found, branch) if found else None


def propose(declaration: Declaration, *, branch: str, title: str, body: str) -> ChangeRequest:
    found = _newest(declaration, branch)
    if found is None or found.state != "open":
        found = _opened(declaration, branch, title, body)
    if (found.title, found.body or "") != (title, body):
        found.edit(title=title, body=body)
    return _request(found, branch)


def _opened(declaration: Declaration, branch: str, title: str, body: str) -> PullRequest:
    try:
        return _repository(declaration).create_pull(
            declaration.branch, branch, title=title, body=body
        )
    except (answers.Unsure, answers.Unacceptable):
        found = _newest(declaration, branch)  # opened after all, or by a run beside ours
        if found is None or found.state != "open":
            raise
        return found


def _newest(declaration: Declaration, branch: str) -> PullRequest | None:
    found = _repository(declaration).get_pulls(
        state="all",
        sort="created",
        direction="desc",
        base=declaration.branch,
        head=f"{declaration.owner}:{branch}",
    )
    return next(iter(found), None)


def _request(found: PullRequest, branch: str) -> ChangeRequest:
    merged = found.merged_at is not None
    return ChangeRequest(
        number=found.number,
        url=found.html_url,
        branch=branch,
        state="merged" if merged else "open" if found.state == "open" else "closed",
        commit=found.merge_commit_sha if merged else None,  # of an open one it is only a trial
    )


def _listed(key: RepositoryKey) -> HostKey:
    return HostKey(
        id=str(key.id),
        title=key.title,
        public=" ".join(key.key.split()[:2]),
        write=not key.read_only,
        created=key.created_at.timestamp(),
        used=key.last_used.timestamp() if key.last_used else None,
    )


def _permitted(declaration: Declaration, app: App, wanted: set[Need]) -> None:
    held = _installation(declaration, app).permissions()
    missing = [
        f"{area}: {right}"
        for area, right in (PERMISSIONS[need] for need in sorted(wanted))
        if held.get(area) not in (right, "write", "admin")
    ]
    if missing:
        raise answers.Denied(
            f"GitHub App {app.id}",
            f"its installation lacks the permissions {', '.join(missing)}",
            "Grant them in the App's settings, and accept them in its installation.",
        )


def _allowed(declaration: Declaration, found: Repository, wanted: set[Need]) -> None:
    held = found.permissions
    for needs, has, right in (
        ({"list keys", "change keys"}, held.admin, "administer it, which deploy keys need"),
        ({"push", "propose"}, held.push, "push to it"),
    ):
        if wanted & needs and not has:
            raise answers.Denied(
                _subject(declaration),
                f"the credential's user may not {right}",
                "Give the right to the user, directly or through a team, or use another's "
                "credential.",
            )
    if "list keys" in wanted:
        next(
            iter(_repository(declaration).get_keys()), None
        )  # a fine-grained token may have less than its user
    if "change keys" in wanted:
        revoke(
            declaration, "0"
        )  # no key has this id; who may not delete is told so, and what is missing


def _reading_app(declaration: Declaration, app: App) -> Reading:
    held = _installation(declaration, app).permissions()
    if "contents" not in held:
        raise answers.Denied(
            f"GitHub App {app.id}",
            "sync_app lacks the permission contents: read",
            "Grant it, and accept it.",
        )
    writes = [area for area, right in held.items() if right != "read"]
    if writes:
        raise Refused(
            f"GitHub App {app.id}",
            f"sync_app may write ({', '.join(sorted(writes))}), and lies in every cluster",
            "Name an App whose only permission is contents: read.",
        )
    data = {"githubAppID": app.id, "githubAppInstallationID": app.installation}
    if declaration.host != HOME:
        data["githubAppBaseURL"] = _api(declaration)
    if declaration.ca_file:
        data["ca.crt"] = credentials.certificates(declaration.ca_file, _subject(declaration))
    return Reading(
        data=data,
        secrets={"githubAppPrivateKey": githubapp.key_of(app)},
        what=f"the key of GitHub App {app.id}",
    )


@functools.cache
def _host_keys(encoded: bytes) -> tuple[str, ...]:
    """The host keys of github.com, all algorithms, as its API tells them. Asked once a run."""
    declaration = msgspec.json.decode(encoded, type=Declaration)
    _, found = _requester(declaration).requestJsonAndCheck("GET", "/meta")
    host = declaration.host.partition(":")[0]
    listed = [pairs.known_host(host, 22, key) for key in found.get("ssh_keys", ())]
    if not listed:
        raise BadInput(
            _subject(declaration),
            f"{host} tells no host keys",
            "Declare the repository's known_hosts.",
        )
    return tuple(listed)


def _over_https(declaration: Declaration, provider: str = "") -> Remote:
    url = f"https://{declaration.host}/{declaration.owner}/{declaration.name}.git"
    return Remote(url=url, ca_file=declaration.ca_file, provider=provider)


def _token(declaration: Declaration) -> Secret:
    if declaration.app:
        return _installation(declaration, declaration.app).token()
    return credentials.resolve(declaration.credential, f"the token for {declaration.host}")


def _installation(declaration: Declaration, app: App) -> githubapp.Installation:
    return _installed(msgspec.json.encode((declaration, app)))


@functools.cache
def _installed(encoded: bytes) -> githubapp.Installation:
    declaration, app = msgspec.json.decode(encoded, type=tuple[Declaration, App])
    return githubapp.installation(
        app, api=_api(declaration), repository=declaration.name, ca_file=declaration.ca_file
    )


@functools.cache
def _session(encoded: bytes) -> requests.Session:
    """One a repository and run: connections are kept, and GitHub's pace is that of all threads."""
    declaration = msgspec.json.decode(encoded, type=Declaration)
    renew = _installation(declaration, declaration.app).renew if declaration.app else None
    auth = http.Authorization(lambda: _token(declaration), renew=renew)
    pace = http.pace(declaration.host, *CREATIONS)
    return http.session(_subject(declaration), auth=auth, ca_file=declaration.ca_file, pace=pace)


def _requester(declaration: Declaration) -> Requester:
    session = _session(msgspec.json.encode(declaration))

    class Connection(HTTPSRequestsConnectionClass):
        def __init__(self, *given: Any, **named: Any) -> None:
            super().__init__(*given, **named)
            self.session.close()
            self.session = session

        def close(self) -> None:
            """The session outlives PyGithub's connections."""

    class OnOurSession(Requester):
        """Of a class of its own, since PyGithub keeps what is injected in the class."""

    OnOurSession.injectConnectionClasses(HTTPRequestsConnectionClass, Connection)
    return OnOurSession(
        auth=None,
        base_url=_api(declaration),
        timeout=60,
        user_agent="provisioner",
        per_page=http.PAGE,
        verify=True,
        retry=None,
        pool_size=None,
        lazy=True,
        api_version=VERSION,
    )


def _repository(declaration: Declaration) -> Repository:
    """Nothing is asked before something of it is needed."""
    return Repository(_requester(declaration), url=_path(declaration))


def _api(declaration: Declaration) -> str:
    host = declaration.host
    if host == HOME or host.endswith(".ghe.com"):
        return f"https://api.{host}"
    return f"https://{host}/api/v3"


def _path(declaration: Declaration) -> str:
    return f"/repos/{declaration.owner}/{declaration.name}"


def _subject(declaration: Declaration) -> str:
    return f"{declaration.host}/{declaration.owner}/{declaration.name}"

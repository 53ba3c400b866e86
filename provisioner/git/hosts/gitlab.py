"""GitLab through python-gitlab, on our session (git/http.py), which also signs in: python-gitlab
sees no token and no failed answer. git pushes over HTTPS with the same token.
"""

from __future__ import annotations

import contextlib
import datetime
import functools
from collections.abc import Collection, Iterator
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

import gitlab
import msgspec

from provisioner.base.errors import BadInput, Refused
from provisioner.git import answers, credentials, http
from provisioner.git.hosts.base import Access, ChangeRequest, HostKey, Need, Reading, Remote
from provisioner.handover.repositories.gitlab import Declaration

if TYPE_CHECKING:
    from provisioner.base.secret import Secret

PUSH_USER = "oauth2"
DEPLOY_TOKEN_USER = "gitlab+deploy-token"  # noqa: S105  # a user name, of which GitLab only wants some
DEVELOPER, MAINTAINER = 30, 40
LEVELS = {DEVELOPER: "Developer", MAINTAINER: "Maintainer"}


def remote(declaration: Declaration) -> Remote:
    if declaration.sync == "token":
        return _over_https(declaration)
    return Remote(
        url=_ssh_url(msgspec.json.encode(declaration)),
        known_hosts=tuple(declaration.known_hosts),
        trust_on_first_use=declaration.trust_on_first_use,
    )


@contextlib.contextmanager
def push(declaration: Declaration) -> Iterator[Access]:
    yield Access(remote=_over_https(declaration), user=PUSH_USER, token=_token(declaration))


def check(declaration: Declaration, needs: Collection[Need]) -> None:
    subject, wanted = _subject(declaration), set(needs)
    _scoped(declaration, wanted)
    found = _looked_up(declaration)
    if found["archived"] and wanted - {"list keys"}:
        raise Refused(
            subject, "the project is archived, so nothing can be written", "Unarchive it."
        )
    if "propose" in wanted and found.get("merge_requests_access_level") == "disabled":
        raise Refused(
            subject, "merge requests are switched off", "Switch them on in the project's settings."
        )
    least = MAINTAINER if wanted & {"list keys", "change keys"} else DEVELOPER
    if wanted and _level(declaration, found) < least:
        raise answers.Denied(
            subject,
            f"the credential's user is not {LEVELS[least]} of the project",
            f"Give the user or project access token the role {LEVELS[least]}.",
        )
    if "push" in wanted:
        _unprotected(declaration)


def reading(declaration: Declaration) -> Reading | None:
    if declaration.sync != "token":
        return None
    return credentials.reading(
        declaration.sync_credential,
        user=declaration.sync_user or DEPLOY_TOKEN_USER,
        ca_file=declaration.ca_file,
        subject=_subject(declaration),
        writing=[declaration.credential],
    )


def keys(declaration: Declaration) -> list[HostKey] | None:
    return [_listed(key.attributes) for key in _project(declaration).keys.list(iterator=True)]


def add(declaration: Declaration, *, title: str, public: str, write: bool) -> None:
    try:
        _project(declaration).keys.create({"title": title, "key": public, "can_push": write})
    except (answers.Unsure, answers.Unacceptable):
        # Made after all, by a request whose answer was lost or by a run beside ours: that is what
        # was wanted.
        if not any((key.public, key.write) == (public, write) for key in keys(declaration) or ()):
            raise


def revoke(declaration: Declaration, id: str) -> None:
    with contextlib.suppress(answers.NotThere):
        _project(declaration).keys.delete(int(id))


def proposed(declaration: Declaration, branch: str) -> ChangeRequest | None:
    found = _newest(declaration, branch)
    return _request(found.attributes, branch) if found else None


def propose(declaration: Declaration, *, branch: str, title: str, body: str) -> ChangeRequest:
    found = _newest(declaration, branch)
    if found is None or found.state != "opened":
        found = _opened(declaration, branch, title, body)
    if (found.title, found.description or "") != (title, body):
        found.title, found.description = title, body
        found.save()
    return _request(found.attributes, branch)


def _opened(declaration: Declaration, branch: str, title: str, body: str) -> Any:
    wanted = {
        "source_branch": branch,
        "target_branch": declaration.branch,
        "title": title,
        "description": body,
    }
    try:
        return _project(declaration).mergerequests.create(wanted)
    except (answers.Unsure, answers.Unacceptable):
        found = _newest(declaration, branch)  # opened after all, or by a run beside ours
        if found is None or found.state != "opened":
            raise
        return found


def _newest(declaration: Declaration, branch: str) -> Any:
    listed = _project(declaration).mergerequests.list(
        state="all",
        source_branch=branch,
        target_branch=declaration.branch,
        order_by="created_at",
        sort="desc",
        iterator=True,
    )
    # A branch of this name in a fork is another.
    return next((one for one in listed if one.source_project_id == one.target_project_id), None)


def _request(found: dict[str, Any], branch: str) -> ChangeRequest:
    merged = found["state"] == "merged"
    # A merge commit; else the squashed one; else the branch's own, rebased or fast-forwarded.
    commit = found.get("merge_commit_sha") or found.get("squash_commit_sha") or found.get("sha")
    return ChangeRequest(
        number=found["iid"],
        url=found["web_url"],
        branch=branch,
        state="merged" if merged else "closed" if found["state"] == "closed" else "open",
        commit=commit if merged else None,
    )


def _listed(key: dict[str, Any]) -> HostKey:
    return HostKey(
        id=str(key["id"]),
        title=key["title"],
        public=" ".join(key["key"].split()[:2]),
        write=bool(key["can_push"]),
        created=_moment(key.get("created_at")),
        used=_moment(key.get("last_used_at")),
    )


def _moment(text: str | None) -> float | None:
    return datetime.datetime.fromisoformat(text).timestamp() if text else None


def _looked_up(declaration: Declaration) -> dict[str, Any]:
    found: dict[str, Any] = _client(declaration).projects.get(declaration.project).attributes
    if found["path_with_namespace"].lower() != declaration.project.lower():
        named = found["path_with_namespace"]
        raise BadInput(
            _subject(declaration), f"the project is called {named} now", "Declare its new path."
        )
    return found


def _scoped(declaration: Declaration, wanted: set[Need]) -> None:
    try:
        token: Any = _client(declaration).http_get("/personal_access_tokens/self")
    except (answers.NotThere, answers.Denied):
        return  # an older GitLab, or a token of another sort: what it may do is seen by trying
    held, enough = (
        set(token["scopes"]),
        {"api"} if wanted - {"push"} else {"api", "write_repository"},
    )
    if wanted and not held & enough:
        raise answers.Denied(
            _subject(declaration),
            f"the token lacks the scope api; it has {', '.join(sorted(held)) or 'none'}",
            "Make one with the scope api.",
        )


def _level(declaration: Declaration, found: dict[str, Any]) -> int:
    """The credential's access level, directly, through groups, or through groups that the project
    is shared with."""
    held: list[int] = [
        one["access_level"] for one in (found.get("permissions") or {}).values() if one
    ]
    if max(held, default=0) >= MAINTAINER:
        return max(held)
    client = _client(declaration)
    me: Any = client.http_get("/user")
    if me.get("is_admin"):
        return MAINTAINER
    with contextlib.suppress(answers.NotThere):
        held.append(_project(declaration).members_all.get(me["id"]).access_level)
    return max(held, default=0)


def _unprotected(declaration: Declaration) -> None:
    try:
        found = _project(declaration).branches.get(declaration.branch)
    except answers.NotThere:
        return  # no commit yet
    if not found.can_push:
        raise Refused(
            _subject(declaration),
            f"branch {declaration.branch} is protected against pushes of this credential",
            "Let its user push, deliver by change request, or declare another branch.",
        )


@functools.cache
def _ssh_url(encoded: bytes) -> str:
    """Asked once a run, as many clusters want it."""
    found = _looked_up(msgspec.json.decode(encoded, type=Declaration))
    given = str(found["ssh_url_to_repo"])
    if "://" in given:
        return given
    host, _, path = given.partition(":")  # where the port is 22, GitLab writes it as scp does
    return f"ssh://{host}/{path}"


def _over_https(declaration: Declaration) -> Remote:
    return Remote(
        url=f"{declaration.url.rstrip('/')}/{declaration.project}.git", ca_file=declaration.ca_file
    )


def _token(declaration: Declaration) -> Secret:
    return credentials.resolve(
        declaration.credential, f"the token for {urlsplit(declaration.url).netloc}"
    )


def _project(declaration: Declaration) -> Any:
    """Nothing is asked of the project itself."""
    return _client(declaration).projects.get(declaration.project, lazy=True)


def _client(declaration: Declaration) -> gitlab.Gitlab:
    return _connected(msgspec.json.encode(declaration))


@functools.cache
def _connected(encoded: bytes) -> gitlab.Gitlab:
    """One a project and run, so that connections are kept."""
    declaration = msgspec.json.decode(encoded, type=Declaration)
    auth = http.Authorization(lambda: _token(declaration))
    session = http.session(_subject(declaration), auth=auth, ca_file=declaration.ca_file)
    return gitlab.Gitlab(declaration.url, session=session, per_page=http.PAGE, keep_base_url=True)


def _subject(declaration: Declaration) -> str:
    return f"{urlsplit(declaration.url).netloc}/{declaration.project}"

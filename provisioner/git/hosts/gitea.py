"""Gitea and Forgejo through their API, on our session (git/http.py). git pushes over HTTPS with the
same token."""

from __future__ import annotations

import contextlib
import datetime
import functools
import itertools
from collections.abc import Collection, Iterator
from typing import TYPE_CHECKING, Any
from urllib.parse import quote, urlsplit

import msgspec

from provisioner.base.errors import Refused
from provisioner.git import answers, credentials, http
from provisioner.git.hosts.base import Access, ChangeRequest, HostKey, Need, Reading, Remote
from provisioner.handover.repositories.gitea import Declaration

if TYPE_CHECKING:
    import requests

    from provisioner.base.secret import Secret

ANYBODY = "git"  # Gitea looks at the token alone, and wants some name beside it
KEYS: set[Need] = {"list keys", "change keys"}
PAGE = 50  # what Gitea gives at most, unless its owner allows fewer


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
    yield Access(remote=_over_https(declaration), user=ANYBODY, token=_token(declaration))


def check(declaration: Declaration, needs: Collection[Need]) -> None:
    subject, found = _web(declaration), _repository(declaration)
    held, wanted = (
        found["permissions"],
        set(needs) - (KEYS if declaration.sync == "token" else set()),
    )
    if wanted - {"list keys"} and (found["archived"] or found.get("mirror")):
        state = "archived" if found["archived"] else "a mirror of another"
        raise Refused(
            subject,
            f"the repository is {state}, so nothing can be written",
            "Declare one that can change.",
        )
    if wanted & KEYS and not held["admin"]:
        raise _lacks(declaration, "administer it, which deploy keys need")
    if wanted & {"push", "propose"} and not held["push"]:
        raise _lacks(declaration, "push to it")
    if "propose" in wanted and not found.get("has_pull_requests", True):
        raise Refused(
            subject,
            "pull requests are switched off",
            "Switch them on in the repository's settings.",
        )
    if wanted - {"list keys"} and held["admin"]:
        _may_write(declaration)
    if "push" in wanted:
        _unprotected(declaration)


def reading(declaration: Declaration) -> Reading | None:
    if declaration.sync != "token":
        return None
    return credentials.reading(
        declaration.sync_credential,
        user=declaration.sync_user or ANYBODY,
        ca_file=declaration.ca_file,
        subject=_web(declaration),
        writing=[declaration.credential],
    )


def keys(declaration: Declaration) -> list[HostKey] | None:
    return [_listed(key) for key in _backwards(declaration, f"{_path(declaration)}/keys")]


def add(declaration: Declaration, *, title: str, public: str, write: bool) -> None:
    wanted = {"title": title, "key": public, "read_only": not write}
    try:
        _call(declaration, "POST", f"{_path(declaration)}/keys", wanted)
    except (answers.Unsure, answers.Unacceptable):
        # Made after all, by a request whose answer was lost or by a run beside ours: that is what
        # was wanted.
        if not any((key.public, key.write) == (public, write) for key in keys(declaration) or ()):
            raise


def revoke(declaration: Declaration, id: str) -> None:
    with contextlib.suppress(answers.NotThere):
        _call(declaration, "DELETE", f"{_path(declaration)}/keys/{quote(id, safe='')}")


def proposed(declaration: Declaration, branch: str) -> ChangeRequest | None:
    pulls = f"{_path(declaration)}/pulls"
    try:  # gives the oldest; asked since a repository without any would be paged through to its end
        _call(declaration, "GET", f"{pulls}/{quote(declaration.branch)}/{quote(branch)}")
    except answers.NotThere:
        return None
    for found in _pages(declaration, f"{pulls}?state=all"):  # newest first
        # `ref` is another once the branch is gone; of a fork the label has its owner before it.
        if found["head"]["label"] == branch and found["base"]["label"] == declaration.branch:
            return _request(found, branch)
    return None


def propose(declaration: Declaration, *, branch: str, title: str, body: str) -> ChangeRequest:
    pulls, said = f"{_path(declaration)}/pulls", {"title": title, "body": body}
    known = proposed(declaration, branch)
    if known is not None and known.state == "open":
        return _request(_call(declaration, "PATCH", f"{pulls}/{known.number}", said), branch)
    try:
        made = _call(
            declaration, "POST", pulls, {**said, "head": branch, "base": declaration.branch}
        )
    except (answers.Unsure, answers.Unacceptable):
        found = proposed(declaration, branch)  # opened after all, or by a run beside ours
        if found is None or found.state != "open":
            raise
        return found
    return _request(made, branch)


def _listed(key: dict[str, Any]) -> HostKey:
    return HostKey(
        id=str(key["id"]),
        title=str(key["title"]),
        public=" ".join(key["key"].split()[:2]),
        write=not key["read_only"],
        created=datetime.datetime.fromisoformat(key["created_at"]).timestamp(),
    )


def _request(found: dict[str, Any], branch: str) -> ChangeRequest:
    return ChangeRequest(
        number=found["number"],
        url=found["html_url"],
        branch=branch,
        state="merged" if found["merged"] else "closed" if found["state"] == "closed" else "open",
        commit=found["merge_commit_sha"] if found["merged"] else None,
    )


def _may_write(declaration: Declaration) -> None:
    """A token's scopes cannot be asked for, so one that must write is used to take away a key that
    is not there."""
    with contextlib.suppress(answers.NotThere):
        _call(declaration, "DELETE", f"{_path(declaration)}/keys/0")


def _unprotected(declaration: Declaration) -> None:
    try:
        found = _call(
            declaration, "GET", f"{_path(declaration)}/branches/{quote(declaration.branch)}"
        )
    except answers.NotThere:
        return  # no commit yet
    if not found["user_can_push"]:
        raise Refused(
            _web(declaration),
            f"branch {declaration.branch} is protected against pushes of this credential",
            "Let its user push, deliver by change request, or declare another branch.",
        )


def _lacks(declaration: Declaration, right: str) -> answers.Denied:
    hint = (
        "Give the right to the token's user, as a collaborator or through a team, or use "
        "another's token."
    )
    return answers.Denied(_web(declaration), f"the credential's user may not {right}", hint)


def _repository(declaration: Declaration) -> dict[str, Any]:
    found: dict[str, Any] = _call(declaration, "GET", _path(declaration))
    named = f"{declaration.owner}/{declaration.name}"
    if found["full_name"].lower() != named.lower():
        raise answers.NotThere(
            _web(declaration), f"is called {found['full_name']} now", "Declare that name."
        )
    return found


@functools.cache
def _ssh_url(encoded: bytes) -> str:
    """Asked once a run, as many clusters want it."""
    declaration = msgspec.json.decode(encoded, type=Declaration)
    given = str(_repository(declaration)["ssh_url"])
    if "://" in given:
        return given
    host, _, path = given.partition(":")  # where the port is 22, Gitea may write it as scp does
    return f"ssh://{host}/{path}"


def _over_https(declaration: Declaration) -> Remote:
    return Remote(url=f"{_web(declaration)}.git", ca_file=declaration.ca_file)


def _web(declaration: Declaration) -> str:
    return f"{declaration.url.rstrip('/')}/{declaration.owner}/{declaration.name}"


def _path(declaration: Declaration) -> str:
    return f"/repos/{declaration.owner}/{declaration.name}"


def _token(declaration: Declaration) -> Secret:
    return credentials.resolve(
        declaration.credential, f"the token for {urlsplit(declaration.url).netloc}"
    )


def _pages(declaration: Declaration, path: str) -> Iterator[dict[str, Any]]:
    """Page after page, until one is empty: not every list has links to its pages."""
    mark = "&" if "?" in path else "?"
    for number in itertools.count(1):
        found = _call(declaration, "GET", f"{path}{mark}page={number}&limit={PAGE}")
        if not found:
            return
        yield from found


def _backwards(declaration: Declaration, path: str) -> list[dict[str, Any]]:
    """A list that is oldest first, from its last page to its first. When somebody deletes an item
    meanwhile, others move to pages that are still to be read: they are seen twice, where they would
    be missed the other way round."""
    first = _asked(declaration, "GET", f"{path}?page=1&limit={PAGE}")
    items, total = first.json(), int(first.headers.get("X-Total-Count", 0))
    found = {item["id"]: item for item in items}
    if items and len(items) < total:
        for number in range(-(-total // len(items)), 0, -1):
            found |= {
                item["id"]: item
                for item in _call(declaration, "GET", f"{path}?page={number}&limit={PAGE}")
            }
    return list(found.values())


def _call(
    declaration: Declaration, method: str, path: str, body: dict[str, Any] | None = None
) -> Any:
    """The answer decoded."""
    answer = _asked(declaration, method, path, body)
    return answer.json() if answer.content else None


def _asked(
    declaration: Declaration, method: str, path: str, body: dict[str, Any] | None = None
) -> requests.Response:
    """A redirect is what a renamed repository gives, and is not followed."""
    url = f"{declaration.url.rstrip('/')}/api/v1{path}"
    answer = _session(msgspec.json.encode(declaration)).request(
        method, url, json=body, allow_redirects=False
    )
    if answer.is_redirect:
        raise answers.NotThere(
            _web(declaration), "it has moved", "Declare the owner, name and URL that it has now."
        )
    return answer


@functools.cache
def _session(encoded: bytes) -> requests.Session:
    """One a repository and run, so that connections are kept."""
    declaration = msgspec.json.decode(encoded, type=Declaration)
    auth = http.Authorization(lambda: _token(declaration), scheme="token")
    return http.session(_web(declaration), auth=auth, ca_file=declaration.ca_file)

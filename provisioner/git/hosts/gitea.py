"""Gitea and Forgejo through their API. git pushes over HTTPS with the same token."""

from __future__ import annotations

import itertools
from collections.abc import Collection, Iterator
from urllib.parse import quote

from provisioner.base import clock
from provisioner.base.errors import Refused
from provisioner.base.http.answers import Denied, NotFound
from provisioner.base.run_context import RunContext
from provisioner.base.tools import Tool
from provisioner.git.hosts.base import WEBHOOKS, ChangeRequest, HostKey, Need
from provisioner.git.rest import host as rest
from provisioner.git.rest.api import Raw
from provisioner.git.rest.url_host import UrlHost
from provisioner.git.webhooks.gitea import GiteaWebhooks
from provisioner.handover.repositories.gitea import Declaration

ANY_USER = "git"  # Gitea looks at the token alone, but git must send some name with it
KEYS: set[Need] = {"list keys", "change keys"}
LISTS: set[Need] = {"list keys", "list webhooks"}
PAGE = 50  # what Gitea gives at most, unless its owner allows fewer


class Host(UrlHost[Declaration]):
    api_path = "/api/v1"
    scheme = "token"
    follow = False  # a redirect is what a renamed repository gives
    push_user = read_user = ANY_USER
    ssh_field = "ssh_url"
    may_push_field = "user_can_push"

    def __init__(self, declaration: Declaration, context: RunContext) -> None:
        super().__init__(declaration, context)
        self.name = f"{declaration.owner}/{declaration.name}"
        self.subject = self.web
        self.path = f"/repos/{self.name}"
        self.keys_path, self.requests_path = f"{self.path}/keys", f"{self.path}/pulls"

    def check(self, needs: Collection[Need]) -> None:
        repository, wanted = self._repository(), set(needs)
        if self.declaration.sync == "token":
            wanted -= KEYS
        if wanted - LISTS:
            self._writable(repository)
        held = repository["permissions"]
        self._must_hold(wanted, held)
        if "propose" in wanted and not repository.get("has_pull_requests", True):
            hint = "Switch them on in the repository's settings."
            raise Refused(self.subject, "pull requests are switched off", hint)
        if wanted - LISTS and held["admin"]:
            self._try_deleting()  # a token's scopes can only be seen by trying
        if "push" in wanted:
            self._unprotected()

    def _must_hold(self, wanted: Collection[Need], held: Raw) -> None:
        if KEYS & set(wanted) and not held["admin"]:
            raise self._lacks("administer it, which deploy keys need")
        if WEBHOOKS & set(wanted) and not held["admin"]:
            raise self._lacks("administer it, which webhooks need")
        if {"push", "propose"} & set(wanted) and not held["push"]:
            raise self._lacks("push to it")

    def webhooks(self) -> GiteaWebhooks:
        return GiteaWebhooks(self.api, self.path, self._right)

    def _right(self, need: Need) -> str:
        return "; ".join(scopes(frozenset({need})))

    def _keys(self) -> list[HostKey]:
        """A list that is oldest first is read from its last page to its first. When somebody
        deletes an item meanwhile, others move to pages that are still to be read: they are seen
        twice, where they would be missed the other way round."""
        first = self.api.response("GET", self.keys_path, query={"page": 1, "limit": PAGE})
        items, total = first.json(), int(first.headers.get("X-Total-Count", 0))
        by_id = {item["id"]: item for item in items}
        if items and len(items) < total:
            for number in range(-(-total // len(items)), 0, -1):
                page = self.api.get(self.keys_path, page=number, limit=PAGE)
                by_id |= {item["id"]: item for item in page}
        return [_host_key(item) for item in by_id.values()]

    def _repository(self) -> Raw:
        repository: Raw = self.api.get(self.path)
        name = repository["full_name"]
        if name.lower() != self.name.lower():
            raise NotFound(self.subject, f"is called {name} now", "Declare that name.")
        return repository

    def _writable(self, repository: Raw) -> None:
        if repository["archived"] or repository.get("mirror"):
            state = "archived" if repository["archived"] else "a mirror of another"
            cause = f"the repository is {state}, so nothing can be written"
            raise Refused(self.subject, cause, "Declare one that can be changed.")

    def _branch_path(self, branch: str) -> str:
        return f"{self.path}/branches/{quote(branch)}"

    def _lacks(self, right: str) -> Denied:
        hint = (
            "Give the right to the token's user, as a collaborator or through a team, or use "
            "another user's token."
        )
        return Denied(self.subject, f"the credential's user may not {right}", hint)

    def _key_fields(self, title: str, public: str, *, write: bool) -> Raw:
        return {"title": title, "key": public, "read_only": not write}

    def _newest(self, branch: str) -> Raw | None:
        target = self.declaration.branch
        try:  # gives the oldest; without it, all pages would be read where there is none
            self.api.get(f"{self.requests_path}/{quote(target)}/{quote(branch)}")
        except NotFound:
            return None
        for pull in self._pages(self.requests_path):  # newest first
            # `ref` changes once the branch is gone; a fork's label has its owner before it.
            if (pull["head"]["label"], pull["base"]["label"]) == (branch, target):
                return pull
        return None

    def _pages(self, path: str) -> Iterator[Raw]:
        """Page after page, until one is empty: not every list has links to its pages."""
        for number in itertools.count(1):
            page = self.api.get(path, state="all", page=number, limit=PAGE)
            if not page:
                return
            yield from page

    def _request_fields(self, branch: str) -> Raw:
        return {"head": branch, "base": self.declaration.branch}

    def _change_request(self, raw: Raw, branch: str) -> ChangeRequest:
        merged = raw["merged"]
        return ChangeRequest(
            number=raw["number"],
            url=raw["html_url"],
            branch=branch,
            state="merged" if merged else "closed" if raw["state"] == "closed" else "open",
            commit=raw["merge_commit_sha"] if merged else None,
            closed=None if merged else clock.seconds(raw.get("closed_at")),
        )


def _host_key(raw: Raw) -> HostKey:
    return HostKey(
        id=str(raw["id"]),
        title=str(raw["title"]),
        public=rest.public_part(raw["key"]),
        write=not raw["read_only"],
        created=clock.seconds(raw["created_at"]),
    )


def scopes(needs: frozenset[Need]) -> list[str]:
    scope = "write:repository" if needs - LISTS else "read:repository"
    role = (
        "administrator" if (KEYS | WEBHOOKS) & needs else "write access" if needs else "read access"
    )
    lines = [f"token with the scope {scope}, of a user with the role {role} on the repository"]
    if "push" in needs:
        lines.append("if the branch is protected: allowed to push to it")
    return lines


def programs(_declaration: Declaration) -> tuple[Tool, ...]:
    return ()  # over HTTPS

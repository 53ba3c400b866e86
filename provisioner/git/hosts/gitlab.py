"""GitLab through its API. git pushes over HTTPS with the same token."""

from __future__ import annotations

import contextlib
from collections.abc import Collection
from urllib.parse import quote, urlsplit

from provisioner.base import clock
from provisioner.base.errors import BadInput, Refused
from provisioner.base.http.answers import Denied, NotFound
from provisioner.base.run_context import RunContext
from provisioner.base.tools import Tool
from provisioner.git.hosts.base import ChangeRequest, HostKey, Need
from provisioner.git.rest import host as rest
from provisioner.git.rest.api import Raw
from provisioner.git.rest.url_host import UrlHost
from provisioner.git.webhooks.gitlab import GitLabWebhooks
from provisioner.handover.repositories.gitlab import Declaration

DEVELOPER, MAINTAINER = 30, 40
LEVELS = {DEVELOPER: "Developer", MAINTAINER: "Maintainer"}
PAGE = 100


class Host(UrlHost[Declaration]):
    api_path = "/api/v4"
    push_user = "oauth2"
    read_user = "gitlab+deploy-token"  # GitLab looks at the token alone, but requires some name
    ssh_field = "ssh_url_to_repo"
    may_push_field = "can_push"
    update_method = "PUT"
    body_field = "description"

    def __init__(self, declaration: Declaration, context: RunContext) -> None:
        super().__init__(declaration, context)
        self.name = declaration.project
        self.subject = f"{urlsplit(declaration.url).netloc}/{self.name}"
        self.path = f"/projects/{quote(self.name, safe='')}"
        self.keys_path = f"{self.path}/deploy_keys"
        self.requests_path = f"{self.path}/merge_requests"

    def check(self, needs: Collection[Need]) -> None:
        wanted = set(needs)
        self._scoped(wanted)
        project = self._repository()
        if project["archived"] and wanted - {"list keys"}:
            cause = "the project is archived, so nothing can be written"
            raise Refused(self.subject, cause, "Unarchive it.")
        if "propose" in wanted and project.get("merge_requests_access_level") == "disabled":
            hint = "Switch them on in the project's settings."
            raise Refused(self.subject, "merge requests are switched off", hint)
        if wanted:
            self._must_be(MAINTAINER if wanted - {"push", "propose"} else DEVELOPER, project)
        if "push" in wanted:
            self._unprotected()

    def _must_be(self, least: int, project: Raw) -> None:
        if self._level(project) < least:
            cause = f"the credential's user is not {LEVELS[least]} of the project"
            hint = f"Give the user or project access token the role {LEVELS[least]}."
            raise Denied(self.subject, cause, hint)

    def webhooks(self) -> GitLabWebhooks:
        return GitLabWebhooks(self.api, self.path, self._right)

    def _right(self, need: Need) -> str:
        return "; ".join(scopes(frozenset({need})))

    def _keys(self) -> list[HostKey]:
        return [_host_key(key) for key in self.api.pages(self.keys_path, per_page=PAGE)]

    def _repository(self) -> Raw:
        project: Raw = self.api.get(self.path)
        path = project["path_with_namespace"]
        if path.lower() != self.name.lower():
            raise BadInput(self.subject, f"the project is called {path} now", "Declare its path.")
        return project

    def _scoped(self, wanted: set[Need]) -> None:
        try:
            held = set(self.api.get("/personal_access_tokens/self")["scopes"])
        except (NotFound, Denied):
            return  # an older GitLab, or another kind of token: its rights are seen by trying
        enough = {"api"} if wanted - {"push"} else {"api", "write_repository"}
        if wanted and not held & enough:
            scopes = ", ".join(sorted(held)) or "none"
            cause = f"the token lacks the scope api; it has {scopes}"
            raise Denied(self.subject, cause, "Make a token with the scope api.")

    def _level(self, project: Raw) -> int:
        """The credential's access level: directly, through groups, or through groups that the
        project is shared with."""
        permissions = (project.get("permissions") or {}).values()
        held = [given["access_level"] for given in permissions if given]
        if max(held, default=0) >= MAINTAINER:
            return MAINTAINER
        me = self.api.get("/user")
        if me.get("is_admin"):
            return MAINTAINER
        with contextlib.suppress(NotFound):
            member = self.api.get(f"{self.path}/members/all/{me['id']}")
            held.append(member["access_level"])
        return max(held, default=0)

    def _branch_path(self, branch: str) -> str:
        return f"{self.path}/repository/branches/{quote(branch, safe='')}"

    def _key_fields(self, title: str, public: str, *, write: bool) -> Raw:
        return {"title": title, "key": public, "can_push": write}

    def _newest(self, branch: str) -> Raw | None:
        listed = self.api.pages(
            self.requests_path,
            state="all",
            source_branch=branch,
            target_branch=self.declaration.branch,
            order_by="created_at",
            sort="desc",
            per_page=PAGE,
        )
        # A branch of this name in a fork is another branch.
        own = (raw for raw in listed if raw["source_project_id"] == raw["target_project_id"])
        return next(own, None)

    def _request_fields(self, branch: str) -> Raw:
        return {"source_branch": branch, "target_branch": self.declaration.branch}

    def _change_request(self, raw: Raw, branch: str) -> ChangeRequest:
        merged = raw["state"] == "merged"
        # A merge commit; else the squashed one; else the branch's own, rebased or fast-forwarded.
        commit = raw.get("merge_commit_sha") or raw.get("squash_commit_sha") or raw.get("sha")
        return ChangeRequest(
            number=raw["iid"],
            url=raw["web_url"],
            branch=branch,
            state="merged" if merged else "closed" if raw["state"] == "closed" else "open",
            commit=commit if merged else None,
            closed=None if merged else clock.seconds(raw.get("closed_at")),
        )


def _host_key(raw: Raw) -> HostKey:
    return HostKey(
        id=str(raw["id"]),
        title=raw["title"],
        public=rest.public_part(raw["key"]),
        write=bool(raw["can_push"]),
        created=clock.seconds(raw.get("created_at")),
        used=clock.seconds(raw.get("last_used_at")),
    )


def scopes(needs: frozenset[Need]) -> list[str]:
    if not needs:
        return ["token with the scope read_api and read_repository, with the role Reporter"]
    scope = "api" if needs - {"push"} else "read_api and write_repository"
    role = LEVELS[MAINTAINER if needs - {"push", "propose"} else DEVELOPER]
    lines = [f"project access token with the scope {scope} and the role {role}"]
    if "push" in needs:
        lines.append("if the branch is protected: allowed to push to it")
    return lines


def programs(_declaration: Declaration) -> tuple[Tool, ...]:
    return ()  # over HTTPS

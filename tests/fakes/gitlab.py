"""A fake GitLab, as far as provisioner asks it: a project, its deploy keys, branches, members and
merge requests. Its answers have the fields that GitLab documents for these requests."""

from __future__ import annotations

from pathlib import Path
from typing import Any
from urllib.parse import unquote

from tests.fakes.server import Request, Response, Server, page
from tests.fakes.webhooks import GitLabHooks

PREFIX = "/gitlab/api/v4"
MADE = "2026-01-02T03:04:05.678Z"
ME = 42


class GitLab:
    """`tokens`: those that are good, with their scopes. `level`: the user's own access level of the
    project; `through`: what it has by way of groups."""

    def __init__(self, folder: Path) -> None:
        self.server = Server(folder, PREFIX, self.handle)
        self.path, self.moved_from = "acme/platform/fleet", ""
        self.ssh = "git@git.example.com:acme/platform/fleet.git"
        self.tokens: dict[str, list[str]] = {}
        self.level, self.through, self.admin = 40, 0, False
        self.keys: list[dict[str, Any]] = []
        self.requests: list[dict[str, Any]] = []
        self.archived, self.can_push, self.empty = False, True, False
        self.most_keys, self.page_size = 1000, 100
        self.hooks = GitLabHooks(self.server)
        self._number = 0

    def handle(self, request: Request) -> Response:
        if request.token not in self.tokens:
            return Response(status=401, body={"message": "401 Unauthorized"})
        if request.path == "/user":
            return Response(body={"id": ME, "username": "me", "is_admin": self.admin})
        if request.path == "/personal_access_tokens/self":
            return Response(body={"id": 1, "scopes": self.tokens[request.token], "active": True})
        parts = request.path.strip("/").split("/")
        if parts[0] != "projects" or unquote(parts[1]) not in (self.path, self.moved_from):
            return Response(status=404, body={"message": "404 Project Not Found"})
        if "api" not in self.tokens[request.token]:
            return Response(status=403, body={"error": "insufficient_scope", "scope": "api"})
        return self._project(request, parts[2:])

    def _project(self, request: Request, rest: list[str]) -> Response:
        routes = {
            "deploy_keys": self._keys,
            "merge_requests": self._requests,
            "hooks": self.hooks.handle,
        }
        if not rest:
            return Response(body=self._described())
        if rest[0] in routes:
            return routes[rest[0]](request, rest[1:])
        if rest[:2] == ["repository", "branches"] and not self.empty:
            return Response(
                body={"name": unquote(rest[2]), "protected": True, "can_push": self.can_push}
            )
        if rest[:2] == ["members", "all"] and self.through:
            return Response(body={"id": ME, "access_level": self.through})
        return Response(status=404, body={"message": "404 Not found"})

    def _described(self) -> dict[str, Any]:
        own = {"access_level": self.level, "notification_level": 3} if self.level else None
        return {
            "id": 7,
            "path_with_namespace": self.path,
            "archived": self.archived,
            "ssh_url_to_repo": self.ssh,
            "merge_requests_access_level": "enabled",
            "permissions": {"project_access": own, "group_access": None},
        }

    def _keys(self, request: Request, rest: list[str]) -> Response:
        if max(self.level, self.through) < 40:
            return Response(status=403, body={"message": "403 Forbidden"})
        if request.method == "GET":
            return page(self.server, request, self.keys, self.page_size)
        if request.method == "DELETE":
            found = [key for key in self.keys if str(key["id"]) == rest[0]]
            self.keys = [key for key in self.keys if key not in found]
            return (
                Response(status=204)
                if found
                else Response(status=404, body={"message": "404 Not found"})
            )
        if any(key["key"].split()[:2] == request.body["key"].split()[:2] for key in self.keys):
            taken = {"deploy_key.fingerprint_sha256": ["has already been taken"]}
            return Response(status=400, body={"message": taken})
        if len(self.keys) >= self.most_keys:
            return Response(status=400, body={"message": "400 Bad request - too many keys"})
        self._number += 1
        made = {**request.body, "id": self._number, "created_at": MADE, "expires_at": None}
        self.keys.append(made)
        return Response(status=201, body=made)

    def _requests(self, request: Request, rest: list[str]) -> Response:
        if request.method == "GET":
            return page(self.server, request, self._found(request.query), self.page_size)
        if request.method == "PUT":
            found = self.requests[int(rest[0]) - 1]
            found.update(request.body)
            return Response(body=found)
        open_ones = [one for one in self.requests if one["state"] == "opened"]
        if any(one["source_branch"] == request.body["source_branch"] for one in open_ones):
            return Response(
                status=409,
                body={"message": ["Another open merge request already exists for this source"]},
            )
        number = len(self.requests) + 1
        made = {
            **request.body,
            "id": 100 + number,
            "iid": number,
            "state": "opened",
            "sha": "5" * 40,
            "merge_commit_sha": None,
            "squash_commit_sha": None,
            "source_project_id": 7,
            "target_project_id": 7,
            "web_url": f"https://git.example.com/{self.path}/-/merge_requests/{number}",
        }
        self.requests.append(made)
        return Response(status=201, body=made)

    def _found(self, query: dict[str, str]) -> list[dict[str, Any]]:
        names = ("source_branch", "target_branch")
        return [
            one
            for one in reversed(self.requests)
            if all(one[name] == query[name] for name in names)
        ]

"""A fake GitHub, as far as provisioner asks it: a repository, its deploy keys and pull requests, an
App, rate limits.

Its answers grow from `templates` where some are given (tests/real gives GitHub's own examples);
then both what it is asked and what it answers is held against GitHub's own OpenAPI description.
"""

from __future__ import annotations

import copy
import time
from collections.abc import Mapping
from pathlib import Path
from typing import Any
from urllib.parse import unquote

from tests.fakes.server import Request, Response, Server, page
from tests.fakes.webhooks import GitHubHooks

PREFIX = "/api/v3"
MADE = "2026-01-02T03:04:05Z"
HOST_KEYS = [
    "ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAA",
    "ecdsa-sha2-nistp256 AAAAE2VjZHNhAAAA",
    "ssh-rsa AAAAB3NzaC1yc2EAAAA",
]


class GitHub:
    """`tokens`: those that are good, with what they may do; `scopes`: those of classic ones; `app`:
    what its installation may do."""

    def __init__(self, folder: Path, templates: Mapping[str, Any] | None = None) -> None:
        self.server = Server(folder, PREFIX, self.handle)
        self.templates = templates or {}
        self.owner, self.name, self.moved = "acme", "fleet", False
        self.tokens: dict[str, set[str]] = {}
        self.scopes: dict[str, str] = {}
        self.keys: list[dict[str, Any]] = []
        self.pulls: list[dict[str, Any]] = []
        self.app: dict[str, str] = {
            "metadata": "read",
            "administration": "write",
            "contents": "write",
        }
        self.reached = True  # by the App's installation
        self.archived = False
        self.most_keys, self.page_size = 1000, 100
        self.lives = 3600.0  # seconds of an installation's token
        self.hooks = GitHubHooks(self.server, self._template)
        self._number = 0

    def handle(self, request: Request) -> Response:
        if request.path.startswith("/app/"):
            return self._app(request)
        if request.token not in self.tokens:
            return _error(401, "Bad credentials")
        if request.path == "/meta":
            return Response(body={**self._template("api-overview"), "ssh_keys": HOST_KEYS})
        base = f"/repos/{self.owner}/{self.name}"
        if not request.path.startswith((base, "/repositories/7")):
            old = request.path.startswith("/repos/acme/fleet") and self.moved
            rest = request.path.removeprefix("/repos/acme/fleet")
            where = f"https://{self.server.netloc}{PREFIX}/repositories/7{rest}"
            return (
                Response(status=301, headers={"Location": where}, body={})
                if old
                else _error(404, "Not Found")
            )
        rest = request.path.removeprefix(base).removeprefix("/repositories/7")
        rights = self.tokens[request.token]
        return self._inside(request, rest.strip("/").split("/"), rights)

    def _inside(self, request: Request, rest: list[str], rights: set[str]) -> Response:
        if rest == [""]:
            classic = request.token in self.scopes
            headers = {"X-OAuth-Scopes": self.scopes[request.token]} if classic else {}
            return Response(body=self._repository(rights), headers=headers)
        if rest[0] == "keys":
            right = "admin" if request.method != "GET" else "list"
            if not {right, "admin"} & rights:
                access = "read" if right == "list" else "write"
                needed = {"X-Accepted-GitHub-Permissions": f"administration={access}"}
                return _error(403, "Resource not accessible by personal access token", **needed)
            return self._keys(request, rest[1:])
        if rest[0] == "hooks":
            if "admin" not in rights:
                needed = {"X-Accepted-GitHub-Permissions": "repository_hooks=write"}
                return _error(403, "Resource not accessible by personal access token", **needed)
            return self.hooks.handle(request, rest[1:])
        if rest[0] == "pulls":
            return self._pulls(request, rest[1:])
        return _error(404, "Not Found")

    def _repository(self, rights: set[str]) -> dict[str, Any]:
        names = {
            "name": self.name,
            "full_name": f"{self.owner}/{self.name}",
            "archived": self.archived,
            "language": None,
        }
        held = {right: right in rights for right in ("admin", "maintain", "push", "triage", "pull")}
        return {
            **self._template("full-repository"),
            **names,
            "permissions": held,
            "url": self._url("/repos/x/y"),
        }

    def _keys(self, request: Request, rest: list[str]) -> Response:
        if request.method == "GET":
            return page(self.server, request, self.keys, self.page_size)
        if request.method == "DELETE":
            found = [key for key in self.keys if str(key["id"]) == rest[0]]
            self.keys = [key for key in self.keys if key not in found]
            return Response(status=204) if found else _error(404, "Not Found")
        asked = request.body
        if self.archived:
            return _error(403, "Repository was archived so is read-only.")
        if any(key["key"] == asked["key"] for key in self.keys):
            return _invalid("key is already in use")
        if len(self.keys) >= self.most_keys:
            return _invalid("too many deploy keys")
        self._number += 1
        made = {
            **self._template("deploy-key"),
            **asked,
            "id": self._number,
            "created_at": MADE,
            "last_used": None,
            "verified": True,
            "url": self._url(f"/repos/{self.owner}/{self.name}/keys/{self._number}"),
        }
        self.keys.append(made)
        return Response(status=201, body=made)

    def _pulls(self, request: Request, rest: list[str]) -> Response:
        if request.method == "GET":
            return page(self.server, request, self._listed(request.query), self.page_size)
        if request.method == "PATCH":
            (found,) = [pull for pull in self.pulls if str(pull["number"]) == rest[0]]
            found.update(request.body)
            return Response(body={**self._template("pull-request"), **found})
        asked = request.body
        if any(
            pull["head"]["ref"] == asked["head"] and pull["state"] == "open" for pull in self.pulls
        ):
            return _invalid(f"A pull request already exists for {self.owner}:{asked['head']}.")
        number = len(self.pulls) + 1
        made = {
            "number": number,
            "state": "open",
            "title": asked["title"],
            "body": asked["body"],
            "merged_at": None,
            "head": {**self._side("head"), "ref": asked["head"]},
            "base": {**self._side("base"), "ref": asked["base"]},
            "merge_commit_sha": "f" * 40,
            "html_url": f"https://github.com/acme/fleet/pull/{number}",
            "url": self._url(f"/repos/{self.owner}/{self.name}/pulls/{number}"),
        }
        self.pulls.append(made)
        return Response(status=201, body={**self._template("pull-request"), **made})

    def merge(self, number: int, commit: str) -> None:
        self.pulls[number - 1].update(state="closed", merged_at=MADE, merge_commit_sha=commit)

    def _listed(self, query: dict[str, str]) -> list[dict[str, Any]]:
        owner, _, head = unquote(query["head"]).partition(":")
        found = [
            {**self._template("pull-request-simple"), **pull}
            for pull in reversed(self.pulls)
            if pull["head"]["ref"] == head
            and owner == self.owner
            and pull["base"]["ref"] == query["base"]
        ]
        return [pull for pull in found if query["state"] in ("all", pull["state"])]

    def _app(self, request: Request) -> Response:
        if request.token.count(".") != 2:
            return _error(401, "A JSON web token could not be decoded")
        if request.method == "GET":
            return Response(
                body={
                    **self._template("installation"),
                    "permissions": self.app,
                    "suspended_at": None,
                }
            )
        if not self.reached:
            return _invalid(
                "There is at least one repository that does not exist or is not accessible to the "
                "parent installation."
            )
        token = f"ghs_{len(self.tokens)}"
        self.tokens[token] = {"admin", "push"}
        expires = time.strftime("%Y-%m-%dT%H:%M:%SZ", time.gmtime(time.time() + self.lives))
        answer = {"token": token, "expires_at": expires, "permissions": self.app}
        return Response(status=201, body={**self._template("installation-token"), **answer})

    def _side(self, name: str) -> dict[str, Any]:
        return dict(self._template("pull-request").get(name, {}))

    def _template(self, name: str) -> dict[str, Any]:
        return dict(copy.deepcopy(self.templates.get(name, {})))

    def _url(self, path: str) -> str:
        return f"https://{self.server.netloc}{PREFIX}{path}"


def _error(status: int, message: str, **headers: str) -> Response:
    body = {
        "message": message,
        "documentation_url": "https://docs.github.com/rest",
        "status": str(status),
    }
    return Response(status=status, body=body, headers=headers)


def _invalid(message: str) -> Response:
    errors = [{"resource": "x", "code": "custom", "message": message}]
    return Response(status=422, body={"message": "Validation Failed", "errors": errors})

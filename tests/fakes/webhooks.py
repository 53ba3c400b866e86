"""Webhooks of the fakes of Git hosts: a list, and deliveries that `answers` decides about."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from tests.fakes.server import Request, Response, Server, page

MADE = "2026-01-02T03:04:05Z"
MOST = 20  # of one event, at GitHub
MISSING = Response(status=404, body={"message": "Not Found"})
Object = dict[str, Any]
Template = Callable[[str], Object]


class Hooks:
    """`answers`: the status with which whoever is at a URL answers. `tested`: the URLs that a test
    was sent to."""

    def __init__(self, server: Server) -> None:
        self.server, self.book = server, list[Object]()
        self.answers: Callable[[str], int] = lambda _url: 200
        self.tested: list[str] = []
        self.page_size = 100
        self._number = 0

    def made(self, body: Object) -> Object:
        self._number += 1
        hook = {**body, "id": self._number, "created_at": MADE, "updated_at": MADE}
        self.book.append(hook)
        return hook

    def find(self, number: str) -> Object | None:
        return next((hook for hook in self.book if str(hook["id"]) == number), None)

    def listed(self, request: Request, items: list[Object] | None = None) -> Response:
        return page(self.server, request, self.book if items is None else items, self.page_size)

    def deleted(self, number: str) -> Response:
        hook = self.find(number)
        self.book = [one for one in self.book if one is not hook]
        return Response(status=204) if hook else MISSING

    def sent(self, url: str) -> int:
        self.tested.append(url)
        return self.answers(url)


class GitHubHooks(Hooks):
    """As GitHub shows them: never with their secrets, which `secrets` holds by URL."""

    def __init__(self, server: Server, template: Template) -> None:
        super().__init__(server)
        self._template = template
        self.secrets: dict[str, str] = {}
        self._deliveries: dict[str, list[Object]] = {}

    def handle(self, request: Request, rest: list[str]) -> Response:
        if not rest and request.method == "GET":
            return self.listed(request)
        if not rest:
            return self._created(request.body)
        hook = self.find(rest[0])
        if hook is None:
            return MISSING
        if rest[1:] == ["pings"]:
            self._ping(hook)
            return Response(status=204)
        if rest[1:] == ["deliveries"]:
            return self.listed(request, self._deliveries.get(rest[0], []))
        if request.method == "DELETE":
            return self.deleted(rest[0])
        hook.update(self._shown(request.body))
        return Response(body=hook)

    def _created(self, body: Object) -> Response:
        if sum("push" in hook["events"] for hook in self.book) >= MOST:
            text = f'The "push" event cannot have more than {MOST} hooks'
            errors = [{"resource": "Hook", "code": "custom", "message": text}]
            return Response(status=422, body={"message": "Validation Failed", "errors": errors})
        hook = self.made({**self._template("hook"), **self._shown(body)})
        self._ping(hook)
        return Response(status=201, body=hook)

    def _shown(self, body: Object) -> Object:
        config = dict(body["config"])
        self.secrets[config["url"]] = config.pop("secret")
        return {**body, "config": config}

    def _ping(self, hook: Object) -> None:
        code = self.sent(hook["config"]["url"])
        status = "OK" if code == 200 else f"Invalid HTTP Response: {code}"
        delivery = {"event": "ping", "status": status, "status_code": code}
        whole = {**self._template("hook-delivery"), **delivery}
        self._deliveries.setdefault(str(hook["id"]), []).insert(0, whole)


class GitLabHooks(Hooks):
    def handle(self, request: Request, rest: list[str]) -> Response:
        if not rest and request.method == "GET":
            return self.listed(request, [_without_token(hook) for hook in self.book])
        if not rest:
            hook = self.made({"alert_status": "executable", **request.body})
            return Response(status=201, body=_without_token(hook))
        known = self.find(rest[0])
        if known is None:
            return MISSING
        if rest[1:2] == ["test"]:
            return self._tested(known, rest[2])
        if request.method == "DELETE":
            return self.deleted(rest[0])
        known.update(request.body)
        return Response(body=_without_token(known))

    def _tested(self, hook: Object, event: str) -> Response:
        if not hook.get(event):
            return Response(status=400, body={"error": "trigger does not have a valid value"})
        code = self.sent(hook["url"])
        if code == 200:
            hook["alert_status"] = "executable"
            return Response(status=201, body={"message": "201 Created"})
        return Response(status=422, body={"message": f"Hook executed with HTTP {code}"})


def _without_token(hook: Object) -> Object:
    return {name: value for name, value in hook.items() if name != "token"}

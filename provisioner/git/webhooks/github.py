"""Webhooks of a repository on GitHub."""

from __future__ import annotations

import contextlib
from collections.abc import Iterable

from provisioner.base.http.answers import NotFound
from provisioner.git.rest.api import Raw, naming
from provisioner.git.webhooks.base import Wanted, Webhook, Webhooks

PAGE = 100
PLAIN = {"content_type": "json", "insecure_ssl": "0"}


class GitHubWebhooks(Webhooks):
    def check(self, *, changing: bool) -> None:
        """Denied, naming the right, when the credential lacks it."""
        with naming(self._right("list webhooks")):
            next(iter(self._api.pages(self.path, per_page=1)), None)
        if changing:
            with contextlib.suppress(NotFound):  # no webhook has this id
                self._api.send("DELETE", f"{self.path}/0")

    def test(self, hook: Webhook) -> str:
        """A delivery of the event `ping`, which nobody has to subscribe to."""
        self._api.send("POST", f"{self._place(hook)}/pings")
        return ""

    def failure(self, hook: Webhook) -> str:
        newest = next(iter(self._api.get(f"{self._place(hook)}/deliveries", per_page=1)), None)
        if newest is None or 200 <= newest["status_code"] < 300:
            return ""
        return f"{newest['status']} ({newest['status_code']})"

    def _raw(self) -> Iterable[Raw]:
        return self._api.pages(self.path, per_page=PAGE)

    def _webhook(self, raw: Raw) -> Webhook:
        config = raw["config"]
        plain = all(str(config.get(name)) == value for name, value in PLAIN.items())
        return Webhook(
            id=str(raw["id"]),
            url=str(config.get("url", "")),
            events=frozenset(raw["events"]),
            active=raw["active"] and plain,
        )

    def _fields(self, wanted: Wanted, *, new: bool) -> Raw:
        config = {**PLAIN, "url": wanted.url, "secret": wanted.token.reveal()}
        name = {"name": "web"} if new else {}
        return {**name, "active": True, "events": sorted(wanted.events), "config": config}

"""Webhooks of a repository on Gitea and Forgejo."""

from __future__ import annotations

import itertools
from collections.abc import Iterator

from provisioner.git.rest.api import Raw
from provisioner.git.webhooks.base import Wanted, Webhook, Webhooks

PAGE = 50
UNFILTERED = (None, "", "*")  # pushes to any branch are sent; older versions do not say


class GiteaWebhooks(Webhooks):
    def test(self, hook: Webhook) -> str:
        """A delivery of the newest commit, queued. The API does not say what became of it."""
        self._api.send("POST", f"{self._place(hook)}/tests")
        return ""

    def _raw(self) -> Iterator[Raw]:
        """Page after page, until one is empty: the owner may allow fewer on each."""
        for number in itertools.count(1):
            page = self._api.get(self.path, page=number, limit=PAGE)
            if not page:
                return
            yield from page

    def _webhook(self, raw: Raw) -> Webhook:
        config = raw["config"]
        whole = config.get("content_type") == "json" and raw.get("branch_filter") in UNFILTERED
        return Webhook(
            id=str(raw["id"]),
            url=str(config.get("url", "")),
            events=frozenset(raw["events"]),
            active=raw["active"] and whole,
        )

    def _fields(self, wanted: Wanted, *, new: bool) -> Raw:
        config = {"url": wanted.url, "content_type": "json"}
        if not new:  # its secret cannot be changed
            changed = {"active": True, "branch_filter": "*"}
            return {**changed, "events": sorted(wanted.events), "config": config}
        config["secret"] = wanted.token.reveal()
        events = sorted(wanted.events)
        return {"type": "gitea", "active": True, "events": events, "config": config}

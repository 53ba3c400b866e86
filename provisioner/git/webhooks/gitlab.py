"""Webhooks of a project on GitLab, which sends the token as it is."""

from __future__ import annotations

from collections.abc import Iterable

from provisioner.base.http.answers import Rejected
from provisioner.git.rest.api import Raw
from provisioner.git.webhooks.base import Wanted, Webhook, Webhooks
from provisioner.handover.platform.receiver import GITLAB

PAGE = 100
# To which branches a push has to be.
FILTER, STRATEGY, EVERY = "push_events_branch_filter", "branch_filter_strategy", "all_branches"
WORKING = (None, "executable")  # older versions do not say; others stop what fails too often


class GitLabWebhooks(Webhooks):
    update_method = "PUT"

    def test(self, hook: Webhook) -> str:
        """Answered once the receiver has answered. A push, where it hears of pushes: tests of other
        events need something in the project that they could be about."""
        event = next(field for name, field in GITLAB.items() if name in hook.events)
        try:
            self._api.send("POST", f"{self._place(hook)}/test/{event}")
        except Rejected as error:
            return error.message or error.cause
        return ""

    def _raw(self) -> Iterable[Raw]:
        return self._api.pages(self.path, per_page=PAGE)

    def _webhook(self, raw: Raw) -> Webhook:
        filtered = raw.get(FILTER) and raw.get(STRATEGY) != EVERY
        whole = raw.get("enable_ssl_verification", True) and not filtered
        return Webhook(
            id=str(raw["id"]),
            url=str(raw["url"]),
            events=frozenset(name for name, field in GITLAB.items() if raw.get(field)),
            active=whole and raw.get("alert_status") in WORKING,
        )

    def _fields(self, wanted: Wanted, *, new: bool) -> Raw:
        events = {field: name in wanted.events for name, field in GITLAB.items()}
        verified = {"enable_ssl_verification": True}
        unfiltered = {} if new else {STRATEGY: EVERY, FILTER: ""}
        token = wanted.token.reveal()
        return {"url": wanted.url, "token": token, **events, **verified, **unfiltered}

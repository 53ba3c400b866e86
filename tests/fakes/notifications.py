"""A fake of what Flux reports: a GitRepository that cannot be fetched is an Event, and each Alert
that asks for it is sent."""

from __future__ import annotations

from typing import Any

from tests.fakes.api_server import ApiServer

Object = dict[str, Any]
SOURCE, NOTIFICATION = "source.toolkit.fluxcd.io", "notification.toolkit.fluxcd.io"


class FakeNotifications:
    """`sent`: the names of Alert and Provider, and the annotations of the object, of each message.
    `refusing`: by the name of a Provider, what its server answers. `deaf`: nothing is reported."""

    def __init__(self, server: ApiServer) -> None:
        self.server = server
        self.sent: list[tuple[str, str, dict[str, str]]] = []
        self.refusing: dict[str, str] = {}
        self.deaf = False
        self._reported: set[str] = set()
        server.controllers.append(self._report)

    def _report(self) -> None:
        for item in [] if self.deaf else self.server.all(SOURCE, "GitRepository"):
            uid = item["metadata"]["uid"]
            conditions = (item.get("status") or {}).get("conditions") or []
            failing = [one["message"] for one in conditions if one["status"] == "False"]
            if failing and uid not in self._reported:
                self._reported.add(uid)
                self._event(item, failing[0])
                self._pass_on(item)

    def _pass_on(self, item: Object) -> None:
        for alert in self.server.all(NOTIFICATION, "Alert"):
            wanted = (item["kind"], item["metadata"]["name"])
            spec = alert["spec"]
            if wanted not in [(one["kind"], one["name"]) for one in spec["eventSources"]]:
                continue
            provider = spec["providerRef"]["name"]
            annotations = item["metadata"].get("annotations") or {}
            self.sent.append((alert["metadata"]["name"], provider, annotations))
            if answer := self.refusing.get(provider):
                about = f"{item['kind']}/{item['metadata']['name']}.flux-system"
                self._event(alert, f"failed to send notification for {about}: {answer}")

    def _event(self, about: Object, message: str) -> None:
        meta = about["metadata"]
        self.server.create(
            {
                "apiVersion": "v1",
                "kind": "Event",
                "metadata": {
                    "name": f"{meta['name']}.{len(self._reported)}.{len(self.sent)}",
                    "namespace": meta["namespace"],
                },
                "involvedObject": {
                    "kind": about["kind"],
                    "name": meta["name"],
                    "uid": meta["uid"],
                },
                "type": "Warning",
                "message": message,
            }
        )

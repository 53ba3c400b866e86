"""A client whose writes are recorded, for functions that change a few objects."""

from __future__ import annotations

import copy
import threading
import time
from collections.abc import Callable, Iterator, Mapping
from typing import Any

from tests.unit.pairing.targets import Object, Objects


class Writable(Objects):
    """`writes`: verb, `Kind/name` and content of each write, in order. `refuse` may raise instead
    of a write. A watch yields an object every `pace` seconds, at most 100 times; `react` is called
    before each."""

    name = "c1"
    pace = 1.0

    def __init__(self, *items: Object) -> None:
        super().__init__({"metadata": {}, **copy.deepcopy(item)} for item in items)
        self.writes: list[tuple[str, str, Any]] = []
        self.refuse: Callable[[str, Object], None] = lambda _verb, _item: None
        self.react: Callable[[], None] = lambda: None
        self._lock = threading.Lock()

    def written(self, verb: str) -> list[str]:
        return [subject for done, subject, _ in self.writes if done == verb]

    def held(self, kind: str, name: str, namespace: str = "") -> Object:
        found = self._held[kind, namespace, name]
        assert isinstance(found, dict)
        return found

    def put(self, item: Object) -> None:
        super().apply(item)

    def apply(self, item: Object) -> Object:
        self._write("apply", item, item)
        return super().apply(item)

    def serve(self, crd: Object, _deadline: Any) -> None:
        self._write("serve", crd, None)

    def patch(
        self,
        item: Object,
        changes: Mapping[str, Any],
        *,
        subresource: str = "",
    ) -> None:
        self._write(f"patch {subresource}".strip(), item, changes)

    def delete(self, item: Object, *, propagation: str = "Background") -> bool:
        self._write("delete", item, propagation)
        place = item["metadata"].get("namespace", "")
        return self._held.pop((item["kind"], place, item["metadata"]["name"]), None) is not None

    def watch(
        self, _version: str, kind: str, namespace: str, name: str, _seconds: float
    ) -> Iterator[Object | None]:
        for _ in range(100):
            self.react()
            yield self._held.get((kind, namespace, name))
            time.sleep(self.pace)

    def _write(self, verb: str, item: Object, content: Any) -> None:
        self.refuse(verb, item)
        with self._lock:
            self.writes.append((verb, f"{item['kind']}/{item['metadata']['name']}", content))

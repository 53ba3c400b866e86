"""A client whose writes are recorded, for functions that change a few objects."""

from __future__ import annotations

import copy
import threading
import time
from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import Any

from tests.unit.pairing.targets import Object, Objects, key_of


class Writable(Objects):
    """Objects have UIDs, and finalizers keep them as in a cluster. `writes`: verb, `Kind/name` and
    content of each write, in order. `refuse` may raise instead of a write. A watch yields an object
    every `pace` seconds, at most 100 times; `react` is called before each."""

    name = "c1"
    pace = 1.0

    def __init__(self, *items: Object) -> None:
        super().__init__(map(_with_uid, items))
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
        super().apply(_with_uid(item))

    def apply(self, item: Object) -> Object:
        self._write("apply", item, item)
        return super().apply(item)

    def serve(self, crds: Iterable[Object], _deadline: Any) -> None:
        for crd in crds:
            self._write("serve", crd, None)

    def patch(
        self,
        item: Object,
        changes: Mapping[str, Any],
        *,
        subresource: str = "",
    ) -> None:
        self._write(f"patch {subresource}".strip(), item, changes)
        if held := self._held.get(key_of(item)):
            _merge(held, changes)
            self._release(held)

    def delete(self, item: Object, *, propagation: str = "Background") -> bool:
        self._write("delete", item, propagation)
        held = self._held.get(key_of(item))
        if held:
            held["metadata"].setdefault("deletionTimestamp", "2026-01-01T00:00:00Z")
            self._release(held)
        return held is not None

    def _release(self, held: Object) -> None:
        meta = held["metadata"]
        if "deletionTimestamp" in meta and not meta.get("finalizers"):
            self._held.pop(key_of(held), None)

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


def _with_uid(item: Object) -> Object:
    made = copy.deepcopy(item)
    made["metadata"].setdefault("uid", f"uid-{made['metadata']['name']}")
    return made


def _merge(held: Object, changes: Mapping[str, Any]) -> None:
    """A merge patch: None removes."""
    for name, value in changes.items():
        if value is None:
            held.pop(name, None)
        elif isinstance(value, Mapping):
            _merge(held.setdefault(name, {}), value)
        else:
            held[name] = value

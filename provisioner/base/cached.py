"""Values that an object computes when they are first asked for.

functools.cached_property of Python 3.11 holds one lock for all objects of a class while it computes
a value: hundreds of clusters would be looked at one after another. That of 3.12 holds none, so that
two threads compute the same value twice. Here the lock is of one object and one value.
"""

from __future__ import annotations

import threading
from collections.abc import Callable
from typing import Any, Generic, TypeVar, overload

Value = TypeVar("Value")


class Cached(Generic[Value]):
    """A property that is computed once for each object, whichever threads ask for it. What raises
    is computed again when it is next asked for."""

    def __init__(self, compute: Callable[[Any], Value]) -> None:
        self._compute, self._name = compute, compute.__name__
        self._lock = f"lock of {self._name}"
        self.__doc__ = compute.__doc__

    @overload
    def __get__(self, obj: None, owner: type) -> Cached[Value]: ...

    @overload
    def __get__(self, obj: object, owner: type) -> Value: ...

    def __get__(self, obj: object | None, owner: type) -> Cached[Value] | Value:
        """From the second time on Python finds the value in the object itself."""
        if obj is None:
            return self
        values = vars(obj)
        with values.setdefault(self._lock, threading.RLock()):
            if self._name not in values:
                values[self._name] = self._compute(obj)
        value: Value = values[self._name]
        return value

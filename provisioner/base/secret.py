"""A value that prints as `***`."""

from __future__ import annotations

from provisioner.base import masking


class Secret:
    """Holds text that must not be shown. Only `reveal()` returns it, so a search finds every
    use. Texts for people are searched for it (masking.py)."""

    __slots__ = ("_value",)

    def __init__(self, value: str) -> None:
        self._value = value
        masking.remember(value)

    def reveal(self) -> str:
        return self._value

    def __repr__(self) -> str:
        return "***"

    __str__ = __repr__

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Secret) and other._value == self._value

    def __hash__(self) -> int:
        return hash(self._value)

    def __reduce__(self) -> str:
        raise TypeError("a Secret is not pickled")

"""Files of a revision that are read only when they are asked for."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping


class Texts(Mapping[str, str]):
    """By path, as `read` returns them. Those that nobody asks for may be of any size and kind."""

    def __init__(self, blobs: Mapping[str, str], read: Callable[[str, str], str]) -> None:
        self._blobs, self._read = blobs, read

    def __getitem__(self, path: str) -> str:
        return self._read(self._blobs[path], path)

    def __iter__(self) -> Iterator[str]:
        return iter(self._blobs)

    def __len__(self) -> int:
        return len(self._blobs)

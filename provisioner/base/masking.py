"""Takes secrets out of text that somebody will read: errors, events, tracebacks.

Every Secret is remembered as long as the process lives, unless `keep_latest` says otherwise, and
looked for as it is and in the forms in which programs write it: quoted for JSON, Python or a shell,
percent-encoded, in base64 (wherever it begins in a longer text).
"""

from __future__ import annotations

import contextlib
import itertools
import re
import threading
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any

MASK = "***"
SHORTEST = 8  # characters: shorter words would be found everywhere
SHORTEST_LINE = 16  # of a secret with several lines, such as a private key
# Variables whose values are secrets, whoever reads them: Terraform and its providers, for example.
VARIABLE = re.compile(
    r"(TOKEN|SECRET|PASSWORD|PASSWD|PRIVATE_KEY|API_?KEY|ACCESS_KEY|CREDENTIALS?|APP_PEM_FILE)$"
    r"|^TF_TOKEN_"
)
ACCOUNT = re.compile(r"://[^/@:\s]*:([^/@\s]+)@")


class _Known:
    """`forms` are by their first characters, so that a search takes as long for thousands of
    secrets as for one. They are made when they are first needed."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._values: dict[str, None] = {}  # the one that was met last is the last
        self._pending: list[str] = []
        self._forms: dict[str, set[str]] = {}
        self._fixed: set[str] = set()
        self._most: int | None = None

    def add(self, value: str) -> None:
        with self._lock:
            if value not in self._values:
                self._pending.append(value)
            self._values.pop(value, None)
            self._values[value] = None
            if self._most is not None:
                self._drop(self._most, self._most * 5 // 4)

    def keep(self, most: int) -> None:
        with self._lock:
            if self._most is None:
                self._fixed = set(self._values)
            self._most = most
            self._drop(most, most)

    def _drop(self, most: int, tolerated: int) -> None:
        """The forms of two secrets may be the same, so all are made anew when they are needed."""
        count = len(self._values) - len(self._fixed)
        if count <= tolerated:
            return
        others = [value for value in self._values if value not in self._fixed]
        for value in others[: count - most]:
            del self._values[value]
        self._pending, self._forms = list(self._values), {}

    def forms(self) -> Mapping[str, set[str]]:
        with self._lock:
            for form in itertools.chain.from_iterable(map(forms, self._pending)):
                self._forms.setdefault(form[:SHORTEST], set()).add(form)
            self._pending.clear()
            return self._forms

    def clear(self) -> None:
        with self._lock:
            self._values, self._pending, self._forms = {}, [], {}
            self._fixed, self._most = set(), None


_known = _Known()


def remember(value: str) -> None:
    _known.add(value)


def keep_latest(count: int) -> None:
    """For a process that lives for months: beside those that it knows when this is first called,
    only so many secrets are remembered, those that were met last."""
    _known.keep(count)


def too_short(value: str) -> bool:
    """Whether a secret is not looked for: it would be found in ordinary words."""
    return len(value.strip()) < SHORTEST


def names_secret(variable: str) -> bool:
    """Whether the value of a variable is a secret by its name, or the path of one."""
    return bool(VARIABLE.search(variable.upper()))


def remember_environment(environment: Mapping[str, str]) -> None:
    """The values of variables that are secrets by their names, and passwords in URLs."""
    for name, value in environment.items():
        remember_password(value)
        if names_secret(name) and not _is_path(value):
            remember(value)


def _is_path(value: str) -> bool:
    try:
        return Path(value).exists()
    except OSError:  # too long, or in a folder that we may not enter
        return False


def remember_password(url: str) -> None:
    """The one in `https://USER:PASSWORD@HOST`, if there is one."""
    if found := ACCOUNT.search(url):
        from urllib.parse import unquote

        remember(found[1])
        remember(unquote(found[1]))


def forget() -> None:
    """For tests, whose secrets are no secrets to the next one."""
    _known.clear()


def mask(text: str) -> str:
    """The text with `***` in place of every secret that this process has held."""
    return _replaced(text, _in([text]))


def shortened(text: str, most: int) -> str:
    """The first `most` characters, or with a negative number the last ones, after masking: half a
    secret would not be recognised."""
    text = mask(text)
    return text[:most] if most >= 0 else text[most:]


def masked(value: Any) -> Any:
    """The same for all texts in a value of lists, dictionaries and structs."""
    present = _in(_texts(value))
    return _deep(value, present) if present else value


def _in(texts: Iterable[str]) -> list[str]:
    """The forms that occur, the longest first, so that no part of one is left."""
    joined, known = "\n".join(texts), _known.forms()
    if not known:
        return []
    present = {
        form
        for start in range(len(joined) - SHORTEST + 1)
        for form in known.get(joined[start : start + SHORTEST], ())
        if joined.startswith(form, start)
    }
    return sorted(present, key=len, reverse=True)


def _replaced(text: str, present: Iterable[str]) -> str:
    for form in present:
        text = text.replace(form, MASK)
    return text


def _parts(value: Any) -> Iterable[Any]:
    if isinstance(value, Mapping):
        return value.values()
    if isinstance(value, list | tuple):
        return value
    names = getattr(value, "__struct_fields__", ())
    return (getattr(value, name) for name in names)


def _texts(value: Any) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    else:
        for part in _parts(value):
            yield from _texts(part)


def _deep(value: Any, present: list[str]) -> Any:
    if type(value) is str:  # an enumeration's texts are ours
        return _replaced(value, present)
    if isinstance(value, Mapping):
        return {key: _deep(part, present) for key, part in value.items()}
    if isinstance(value, list | tuple):
        return type(value)(_deep(part, present) for part in value)
    if names := getattr(value, "__struct_fields__", ()):
        from msgspec import structs

        parts = {name: _deep(getattr(value, name), present) for name in names}
        return structs.replace(value, **parts)
    return value


def forms(value: str) -> set[str]:
    """All forms of a secret that are looked for. Pure."""
    lines = value.split("\n")
    shortest = SHORTEST if len(value.strip().splitlines()) <= 1 else SHORTEST_LINE
    # A header's value has words: `Bearer TOKEN`.
    words = {value.strip(), *(line.strip() for line in lines), *value.split()}
    words |= {meant for word in words for meant in _meant(word)}
    parts = {word for word in words if len(word) >= shortest and not word.startswith("-----")}
    return {form for part in parts for form in _encodings(part) if len(form) >= SHORTEST}


def _meant(word: str) -> Iterator[str]:
    """What a secret stands for that was itself read in one of these forms."""
    import base64
    from urllib.parse import unquote

    yield word.strip("\"'")
    yield unquote(word)
    with contextlib.suppress(ValueError):
        decoded = base64.b64decode(
            word, altchars="-_" if {*"-_"} & {*word} else None, validate=True
        )
        text = decoded.decode().strip()
        if text.isprintable():
            yield text


def _encodings(part: str) -> Iterator[str]:
    import json
    from urllib.parse import quote, quote_plus

    yield part
    yield json.dumps(part)[1:-1]
    yield json.dumps(part, ensure_ascii=False)[1:-1]
    yield repr(part)[1:-1]
    yield part.replace("'", "'\"'\"'")
    yield part.replace("'", "'\\''")
    yield re.sub(r'([$`"\\])', r"\\\1", part)
    for encoded in (quote(part), quote(part, safe=""), quote_plus(part)):
        yield encoded
        yield re.sub("%..", lambda found: found[0].lower(), encoded)
    yield from _base64(part.encode(errors="surrogateescape"))


def _base64(data: bytes) -> Iterator[str]:
    """Without the digits that are shared with what stands before and after."""
    import base64

    for shift in range(3):
        text = base64.b64encode(bytes(shift) + data).decode().rstrip("=")
        text = text[(0, 2, 3)[shift] : len(text) - ((len(data) + shift) % 3 > 0)]
        yield text
        yield text.replace("+", "-").replace("/", "_")

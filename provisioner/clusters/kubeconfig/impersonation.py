"""Impersonation: as whom the API server is asked to treat our requests."""

from __future__ import annotations

import re
from collections.abc import Mapping

from provisioner.clusters.kubeconfig.context import Context
from provisioner.clusters.kubeconfig.problems import Unusable

ALONE = ("as-groups", "as-uid", "as-user-extra")
LINE_END = re.compile(r"[\r\n\0]")
# What client-go percent-encodes in the name of a header.
ESCAPED = re.compile(rb"[^!#$&'*+.^_`|~0-9A-Za-z-]")


def headers(context: Context) -> Mapping[str, tuple[str, ...]]:
    """By name; a header with several values is sent several times."""
    user = context.user.fields
    extra = {
        f"Impersonate-Extra-{_escaped(key)}": _listed(values)
        for key, values in (user.get("as-user-extra") or {}).items()
    }
    if not user.get("as") and any(user.get(name) for name in ALONE):
        raise Unusable(f"{', '.join(ALONE)} mean nothing without `as`")
    made = {
        "Impersonate-User": tuple(filter(None, [user.get("as")])),
        "Impersonate-Uid": tuple(filter(None, [user.get("as-uid")])),
        "Impersonate-Group": _listed(user.get("as-groups")),
        **extra,
    }
    named = {name: values for name, values in made.items() if values}
    if not all(_sendable(value) for values in named.values() for value in values):
        raise Unusable("it impersonates a name that is not a text of one line")
    return named


def _listed(values: object) -> tuple[object, ...]:
    """A lone text would be taken for a list of its letters."""
    if not isinstance(values, list | None):
        raise Unusable("it impersonates groups or extra fields that are not a list")
    return tuple(values or ())


def _sendable(value: object) -> bool:
    return isinstance(value, str) and not LINE_END.search(value)


def _escaped(key: str) -> str:
    return ESCAPED.sub(lambda found: b"%%%02X" % found[0][0], key.encode()).decode()

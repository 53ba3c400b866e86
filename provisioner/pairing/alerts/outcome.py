"""What became of a message, as the cluster's Events tell. An Alert has no status, and nobody
reports that a message has arrived: only that it could not be sent. Pure."""

from __future__ import annotations

import re
from collections.abc import Iterable

from provisioner.base import masking
from provisioner.clusters.client import Object

# Its scheme, an account, its host, and the rest.
URL = re.compile(r"(https?://)(?:[^/\s\"']*@)?([^/?#\s\"']+)[^\s\"']*", re.IGNORECASE)
FAILED = re.compile(r"^failed to (?:send|dispatch) notification for [^:]*: ")
LONGEST = 300


def warnings(events: Iterable[Object], uid: str) -> list[str]:
    """The messages of those about one object."""
    return [
        str(one.get("message", ""))
        for one in events
        if one.get("type") == "Warning" and (one.get("involvedObject") or {}).get("uid") == uid
    ]


def failure(events: Iterable[Object], uid: str) -> str:
    """Why notification-controller could not send for this Alert; empty where it has not said so.
    Flux quotes the address, which may be a secret: its host alone is shown."""
    messages = warnings(events, uid)
    plain = " ".join(messages[-1].split()) if messages else ""
    return masking.shortened(URL.sub(r"\1\2/***", FAILED.sub("", plain)), LONGEST)

"""Who reads with the key of a source Secret: every GitRepository beside it, and what pushes through
one of those."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence

import msgspec

from provisioner.base.errors import Refused
from provisioner.clusters.client import Object
from provisioner.flux import secret
from provisioner.pairing.run.desired_state import Desired
from provisioner.pairing.run.target import Target

SOURCES = ("source.toolkit.fluxcd.io/v1", "GitRepository")
AUTOMATIONS = tuple(
    (f"image.toolkit.fluxcd.io/{version}", "ImageUpdateAutomation") for version in ("v1", "v1beta2")
)
MESSAGE = 400  # characters of a condition's message that are quoted


class Reader(msgspec.Struct, frozen=True, kw_only=True):
    """One object that fetches with the key. `url` is empty for an automation. `copy`: another
    Secret than the source Secret, which holds the same key."""

    item: Object
    url: str = ""
    copy: str = ""

    @property
    def place(self) -> tuple[str, str]:
        return self.item["metadata"]["namespace"], self.item["metadata"]["name"]

    @property
    def name(self) -> str:
        return f"{self.item['kind']} {'/'.join(self.place)}"

    @property
    def suspended(self) -> bool:
        return bool(self.item["spec"].get("suspend"))


def look(target: Target, public: str) -> list[Reader]:
    """`public`: the key that the source Secret holds, empty where there is none."""
    client = target.client

    def key_of(namespace: str, name: str) -> str:
        return secret.public_key(client.get("v1", "Secret", name, namespace))

    automations = next((listed for kind in AUTOMATIONS if (listed := client.list(*kind))), [])
    return find(target.desired, client.list(*SOURCES), automations, public, key_of)


def find(
    desired: Desired,
    sources: Iterable[Object],
    automations: Iterable[Object],
    public: str,
    key_of: Callable[[str, str], str],
) -> list[Reader]:
    """Those that use the source Secret or a copy of its key. `key_of` gives the public key in a
    Secret, by namespace and name. Pure but for it."""
    reading = []
    for item in sources:
        namespace = item["metadata"]["namespace"]
        name = item["spec"].get("secretRef", {}).get("name", "")
        url = str(item["spec"].get("url", ""))
        if (namespace, name) == (desired.namespace, desired.secret):
            reading.append(Reader(item=item, url=url))
        elif name and public and key_of(namespace, name) == public:
            reading.append(Reader(item=item, url=url, copy=f"{namespace}/{name}"))
    ours = {reader.place for reader in reading if not reader.copy}
    return reading + [Reader(item=item) for item in automations if _source_of(item) in ours]


def _source_of(automation: Object) -> tuple[str, str]:
    """Namespace and name of the GitRepository that an automation pushes through."""
    reference = automation["spec"].get("sourceRef", {})
    namespace = reference.get("namespace") or automation["metadata"]["namespace"]
    return str(namespace), str(reference.get("name", ""))


def check(desired: Desired, reading: Sequence[Reader]) -> None:
    """Refuse, by name, what could not be proven or would lose its key. Pure."""
    for reader in reading:
        cause, hint = _objection(desired, reader)
        if cause:
            raise Refused(f"cluster {desired.cluster}", f"{reader.name} {cause}", hint)


def _objection(desired: Desired, reader: Reader) -> tuple[str, str]:
    """Cause and hint, or two empty texts."""
    if reader.copy:
        cause = f"reads with a copy of the key, in Secret {reader.copy}"
        return cause, "Give it a key of its own, or the source Secret."
    if reader.url and _comparable(reader.url) != _comparable(desired.url):
        cause = f"reads {reader.url} with the same Secret"
        return cause, "Give it a Secret of its own: the new key is for one repository."
    return objection(reader) or ("", "")


def objection(reader: Reader) -> tuple[str, str] | None:
    """Why nothing could prove a new key: cause and hint."""
    if reader.suspended:
        cause = "is suspended, so that nothing proves its new key"
        return cause, "Resume it (`flux resume`) and run again."
    status, message = condition(reader.item, "Ready")
    if status == "False":
        cause = f"does not fetch at present: {message}"
        return cause, "Fix that first; `provisioner pair` repairs what is ours."
    return None


def _comparable(url: str) -> str:
    return re.sub(r"(\.git)?/*$", "", url)


def condition(item: Object, kind: str) -> tuple[str, str]:
    """Status and message of a condition; Unknown where it is not there or is of an older
    generation."""
    generation = item["metadata"].get("generation")
    for entry in item.get("status", {}).get("conditions") or []:
        if entry["type"] == kind and entry.get("observedGeneration", generation) == generation:
            return str(entry["status"]), str(entry.get("message", "")).strip()[:MESSAGE]
    return "Unknown", ""

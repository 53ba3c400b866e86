"""Who reads with the key of a source Secret: every GitRepository beside it, and what pushes through
one of those."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from provisioner.base.errors import Refused
from provisioner.clusters.client import Object
from provisioner.flux import secret
from provisioner.pairing.credentials import staging_secret
from provisioner.pairing.run.desired_state import Desired
from provisioner.pairing.run.target import Target

SOURCES = ("source.toolkit.fluxcd.io/v1", "GitRepository")
AUTOMATIONS = tuple(
    (f"image.toolkit.fluxcd.io/{version}", "ImageUpdateAutomation") for version in ("v1", "v1beta2")
)


@dataclass(frozen=True, kw_only=True)
class User:
    """One object that fetches with the key. `url` is empty for an automation. `holds`: another
    Secret than the source Secret, with a copy of its key."""

    item: Object
    url: str = ""
    holds: str = ""

    @property
    def name(self) -> str:
        meta = self.item["metadata"]
        return f"{self.item['kind']} {meta['namespace']}/{meta['name']}"

    @property
    def suspended(self) -> bool:
        return bool(self.item["spec"].get("suspend"))


def look(target: Target) -> list[User]:
    sources = target.client.list(*SOURCES)
    version = next(
        (version for version in AUTOMATIONS if target.client.list(*version)), AUTOMATIONS[0]
    )
    pair = staging_secret.source(target)
    return find(
        target.desired,
        sources,
        target.client.list(*version),
        pair.public if pair else "",
        _reader(target),
    )


def find(
    desired: Desired,
    sources: Iterable[Object],
    automations: Iterable[Object],
    public: str,
    held: Callable[[str, str], str],
) -> list[User]:
    """Those that use the source Secret or a copy of its key. `held` gives the public key in a
    Secret, by namespace and name. Pure but for it."""
    found = []
    for item in sources:
        namespace, name = (
            item["metadata"]["namespace"],
            item["spec"].get("secretRef", {}).get("name", ""),
        )
        url = str(item["spec"].get("url", ""))
        if (namespace, name) == (desired.namespace, desired.secret):
            found.append(User(item=item, url=url))
        elif name and public and held(namespace, name) == public:
            found.append(User(item=item, url=url, holds=f"{namespace}/{name}"))
    ours = {
        (user.item["metadata"]["namespace"], user.item["metadata"]["name"])
        for user in found
        if not user.holds
    }
    return found + [User(item=item) for item in automations if _through(item) in ours]


def _through(item: Object) -> tuple[str, str]:
    """The GitRepository that an automation pushes through."""
    reference = item["spec"].get("sourceRef", {})
    return str(reference.get("namespace") or item["metadata"]["namespace"]), str(
        reference.get("name", "")
    )


def check(desired: Desired, users: Sequence[User]) -> None:
    """Refuse what cannot be proven, or would lose its key, each by name. Pure."""
    for user in users:
        cause, hint = _against(desired, user)
        if cause:
            raise Refused(f"cluster {desired.cluster}", f"{user.name} {cause}", hint)


def _against(desired: Desired, user: User) -> tuple[str, str]:
    if user.holds:
        return (
            f"reads with a copy of the key, in Secret {user.holds}",
            "Give it a key of its own, or that Secret.",
        )
    if user.url and _plain(user.url) != _plain(desired.url):
        return (
            f"reads {user.url} with the same Secret",
            "Give it a Secret of its own: the new key is for one repository.",
        )
    if user.suspended:
        return (
            "is suspended, so that nothing proves its new key",
            "Resume it (`flux resume`) and run again.",
        )
    status, message = condition(user.item, "Ready")
    if status == "False":
        return (
            f"does not fetch as it is: {message}",
            "Mend that first; `provisioner pair` mends what is ours.",
        )
    return "", ""


def _plain(url: str) -> str:
    return re.sub(r"(\.git)?/*$", "", url)


def condition(item: Object, kind: str) -> tuple[str, str]:
    """Status and message of a condition; Unknown where it is not there or is of an older
    generation."""
    generation = item["metadata"].get("generation")
    for found in item.get("status", {}).get("conditions") or []:
        if found["type"] == kind and found.get("observedGeneration", generation) == generation:
            return str(found["status"]), str(found.get("message", "")).strip()[:400]
    return "Unknown", ""


def _reader(target: Target) -> Callable[[str, str], str]:
    from provisioner.base import keys

    def held(namespace: str, name: str) -> str:
        private, _, _ = secret.read(target.client.get("v1", "Secret", name, namespace) or {})
        pair = keys.pair_of(private)
        return pair.public if pair else ""

    return held

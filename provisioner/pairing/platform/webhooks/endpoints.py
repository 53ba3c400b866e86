"""Where the Receivers of a cluster answer, and which URLs its record has. The URL of a webhook ends
in a hash of its token: so it is told from all others, and no id has to be remembered. Pure."""

from __future__ import annotations

import base64
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from urllib.parse import quote

from provisioner.base.secret import Secret
from provisioner.clusters.client import Object
from provisioner.flux.platform import base as platform
from provisioner.flux.platform import receiver as rendering
from provisioner.git.webhooks.base import Wanted, Webhook
from provisioner.handover import facts
from provisioner.handover.fleet import Pairing
from provisioner.handover.platform.receiver import FACT, Declaration, hosted
from provisioner.handover.repositories.base import Repository
from provisioner.pairing.run.snapshot import Place

PATH = re.compile(r"/hook/[0-9a-f]{64}$")
PROVEN = "proven"  # of a webhook in the record: a delivery has arrived


@dataclass(frozen=True, kw_only=True)
class Endpoint:
    """A Receiver whose webhook is to be at a Git host. `address`: empty where none is declared.
    `token`: None before it is made."""

    piece: Declaration
    namespace: str
    address: str
    token: Secret | None = field(default=None, repr=False)

    @property
    def title(self) -> str:
        return f"{self.piece.title} on {self.piece.repository}"

    @property
    def path(self) -> str:
        """Empty before its token is made."""
        token = self.token.reveal() if self.token else ""
        return rendering.path(token, self.piece.name, self.namespace) if token else ""

    @property
    def url(self) -> str:
        """Empty where it cannot be known yet."""
        known = self.address and not FACT.search(self.address)
        return f"{self.address}{self.path}" if known and self.path else ""

    def has(self, url: str) -> bool:
        """Whether a webhook with this URL is its own. In a plan its address may be unknown."""
        known = url == self.url if self.url else bool(self.path) and path_of(url) == self.path
        return bool(url) and known

    def is_met_by(self, hook: Webhook) -> bool:
        return hook.active and self.has(hook.url) and hook.events >= self.wanted.events

    @property
    def wanted(self) -> Wanted:
        """The webhook. GitHub's `ping` is sent without being asked for."""
        events = frozenset(rendering.accepted(self.piece)) - {"ping"}
        return Wanted(url=self.url, events=events, token=self.token or Secret(""))


def of(pairing: Pairing, secrets: Mapping[Place, Object]) -> list[Endpoint]:
    """Of the pieces that are declared. `secrets`: those of the platform, by place."""
    known = {name: facts.written(value) for name, value in pairing.facts.items()}
    namespace = pairing.gitops.namespace
    return [
        Endpoint(
            piece=piece,
            namespace=namespace,
            address=piece.url_with(known),
            token=token_in(secrets.get((namespace, platform.secret_name(piece)))),
        )
        for piece in hosted(pairing.platform)
    ]


def token_in(item: Object | None) -> Secret | None:
    value = ((item or {}).get("data") or {}).get(rendering.ENTRY, "")
    text = base64.b64decode(value).decode("utf-8", "replace")
    return Secret(text) if text else None


@dataclass(frozen=True, kw_only=True)
class Noted:
    """A webhook that the record of a cluster has: noted before it is made, and `proven` once a
    delivery has arrived. `place`: where its repository is, whatever the fleet calls it; empty in
    records that do not say."""

    repository: str
    url: str
    proven: bool = False
    place: str = ""


def place_of(repository: Repository) -> str:
    """Its address, without spaces; empty before Terraform knows it."""
    return quote("/".join(repository.place), safe=":/@")


def noted(text: str, places: Mapping[str, str]) -> list[Noted]:
    """What the record says, as far as it can be ours. `places` of the repositories of the fleet, by
    name: each webhook is of the repository that is there now, and of none where that is not in the
    fleet any more."""
    lines = (line.split(" ") for line in text.splitlines())
    return [_now(one, places) for words in lines for one in _noted(words)]


def _noted(words: Sequence[str]) -> Iterator[Noted]:
    if len(words) in (3, 4) and PATH.search(words[1]):
        repository, url, state, *place = words
        proven = state == PROVEN
        yield Noted(repository=repository, url=url, proven=proven, place="".join(place))


def _now(one: Noted, places: Mapping[str, str]) -> Noted:
    if not one.place or places.get(one.repository) in ("", one.place):
        return one
    name = next((name for name, place in places.items() if place == one.place), one.place)
    return replace(one, repository=name)


def written(hooks: Iterable[Noted]) -> str:
    """As the record has them."""
    return "\n".join(sorted({_line(one) for one in hooks}))


def _line(one: Noted) -> str:
    words = (one.repository, one.url, PROVEN if one.proven else "made", one.place)
    return " ".join(filter(None, words))


def path_of(url: str) -> str:
    """The end of a URL by which it is known; empty where it has none."""
    matched = PATH.search(url)
    return matched[0] if matched else ""

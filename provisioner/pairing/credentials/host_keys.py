"""The deploy key of one cluster on the Git host: what is to be done about it, and doing it."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from typing import Protocol

from provisioner.base import keys
from provisioner.base.errors import BadInput, ProvisionerError, Refused, Unreachable
from provisioner.base.events import Action
from provisioner.git.hosts.base import HostKey
from provisioner.pairing.run.desired_state import Desired, Names
from provisioner.pairing.run.engine import Decision
from provisioner.pairing.run.repository_state import HostKeys
from provisioner.pairing.run.target import Target

SHORT = 8  # characters of a UID or a fingerprint in a title
HIDDEN = (
    "not used any more, but the host does not show its keys: its owner removes it from the "
    "repository"
)


@dataclass(frozen=True, kw_only=True)
class KeyOnHost:
    """`public`: the key that the cluster holds (empty: none yet). `listed` is None where the host
    has no API; then `readable` says whether the key reads the repository (None: not asked)."""

    public: str
    listed: tuple[HostKey, ...] | None
    readable: bool | None = None


@dataclass(frozen=True, kw_only=True)
class Installation:
    """`renew`: the cluster needs a key of its own first, since somebody else's is never touched.
    `replaces`: a key of ours to be revoked first, since hosts cannot change a key's right."""

    renew: bool = False
    replaces: HostKey | None = None


Decided = Decision[Installation]


class Owner(Protocol):
    """Whose a key is: that of a pairing, or that of a piece of its platform. `cluster` is how
    titles name it, and `aliases` are how they did before."""

    @property
    def fleet(self) -> str: ...

    @property
    def cluster(self) -> str: ...

    @property
    def aliases(self) -> tuple[str, ...]: ...

    @property
    def uid(self) -> str: ...


def decide(desired: Desired, state: KeyOnHost) -> Decided:
    if not desired.keyed:
        return Decision(action=Action.UNCHANGED, subject="deploy key", detail="not used")
    kept = desired.pairing.deploy_key.custody == "terraform"
    if kept and state.public and state.listed is not None:
        subject = keys.fingerprint(state.public)
        return _decide_kept(desired, _installed(state.public, state.listed), subject)
    return decide_made(desired, state, write=desired.pairing.deploy_key.write)


def decide_made(owner: Owner, state: KeyOnHost, *, write: bool) -> Decided:
    """Of a key that is made on the cluster. `write`: whether it may."""
    right = right_name(write=write)
    if not state.public:
        return Decision(action=Action.CREATED, subject="deploy key", detail=right)
    subject = keys.fingerprint(state.public)
    if state.listed is None:
        if state.readable:
            return Decision(action=Action.UNCHANGED, subject=subject)
        return Decision(action=Action.CONFIGURED, subject=subject, detail="not accepted yet")
    installed = _installed(state.public, state.listed)
    if installed is None:
        return Decision(action=Action.CREATED, subject=subject, detail=right)
    if installed.write == write:
        return Decision(action=Action.UNCHANGED, subject=subject)
    return _change_right(owner, installed, subject, write=write)


def _installed(public: str, listed: Iterable[HostKey]) -> HostKey | None:
    return next((key for key in listed if key.public == public), None)


def _change_right(owner: Owner, installed: HostKey, subject: str, *, write: bool) -> Decided:
    if _ours(owner, installed, {subject}):
        detail = "may write now" if write else "read-only now"
        work = Installation(replaces=installed)
    else:
        right = "may not write" if write else "may write"
        detail = f"{right}: a new key instead of {installed.title!r}, which stays on the host"
        work = Installation(renew=True)
    return Decision(action=Action.CONFIGURED, subject=subject, detail=detail, work=work)


def _decide_kept(desired: Desired, installed: HostKey | None, subject: str) -> Decided:
    if installed is None or installed.write != desired.pairing.deploy_key.write:
        state = "gives it another right" if installed else "does not have it"
        raise Refused(
            f"deploy key of cluster {desired.cluster}",
            f"Terraform keeps it, and the Git host {state}",
            "Run `terraform apply`, which corrects it.",
        )
    return Decision(action=Action.UNCHANGED, subject=subject, detail="Terraform's key")


def right_name(*, write: bool) -> str:
    return "write" if write else "read-only"


def install(target: Target, public: str) -> None:
    desired, write = target.desired, target.desired.pairing.deploy_key.write
    add(desired, target.host_keys, desired.url, public, write=write)


def add(owner: Owner, host_keys: HostKeys, url: str, public: str, *, write: bool) -> None:
    """Add the key to the host. Where only the owner of the repository at `url` can, say which key
    to add."""
    if not public:
        raise ProvisionerError(
            f"deploy key of cluster {owner.cluster}",
            "its Secret was deleted or changed during the run",
            "Run again.",
        )
    if host_keys.listed() is None:
        raise Unreachable(
            f"deploy key of cluster {owner.cluster}",
            f"{url} does not accept it yet",
            f"Add this {right_name(write=write)} key to the repository and run again: "
            f"{public} {owner.fleet}/{owner.cluster}",
        )
    host_keys.add(title=title(owner, public), public=public, write=write)


def title(owner: Owner, public: str) -> str:
    """`fleet/cluster UID KEY`, the latter two shortened. The UID tells two fleets of one name
    apart; the key is named because hosts refuse a title that exists."""
    return f"{owner.fleet}/{owner.cluster} {owner.uid[:SHORT]} {_short(public)}"


def ours(owner: Owner, listed: Iterable[HostKey], known: Collection[str] = ()) -> list[HostKey]:
    """The keys of this pairing. The keys of others are never touched, be it of a fleet and a
    cluster of the same names. Titles of older versions have no UID: such a key is ours only if it
    is among the `known` fingerprints. A cluster keeps its key when its entry is renamed, and hosts
    change no title: so one with this UID may have a former name, or any if the key is `known`."""
    return [key for key in listed if _ours(owner, key, known)]


def _ours(owner: Owner, key: HostKey, known: Collection[str]) -> bool:
    cluster, uid = _titled(owner, key)
    named = cluster in (owner.cluster, *owner.aliases)
    if not uid:
        return named and _fingerprint(key) in known
    return uid == owner.uid[:SHORT] and (named or _fingerprint(key) in known)


def _titled(owner: Owner, key: HostKey) -> tuple[str, str]:
    """The cluster and the UID, shortened, that a title of this fleet names; empty where it names
    none."""
    fleet, _, rest = key.title.partition("/")
    cluster, _, rest = rest.partition(" ")
    uid, _, fingerprint = rest.partition(" ")
    if fleet != owner.fleet or not rest:
        return "", ""
    return cluster, uid if fingerprint else ""


def _fingerprint(key: HostKey) -> str:
    """Empty for a key that we cannot read: a host may list any kind."""
    try:
        return keys.fingerprint(key.public)
    except BadInput:
        return ""


def unclear(owner: Owner, listed: Iterable[HostKey], known: Collection[str] = ()) -> list[HostKey]:
    """Keys titled for this fleet and cluster that nothing proves to be of this pairing: those of
    older versions, whose titles have no UID, and all of them where the UID is not known."""
    return [
        key
        for key in listed
        if _titled(owner, key)[0] in (owner.cluster, *owner.aliases)
        and not _ours(owner, key, known)
        and (not owner.uid or not _titled(owner, key)[1])
    ]


def of_pieces(
    pairing: Names,
    listed: Iterable[HostKey],
    in_use: Collection[str] = (),
    known: Collection[str] = (),
) -> list[HostKey]:
    """The keys of all pieces of this pairing, whichever they are or were, but for those in use: a
    title names the cluster, a slash and the piece. One with the UID of this cluster may have a
    former name of it, or any if its public half is `known`."""
    unused = [key for key in listed if key.public not in in_use]
    return [key for key in unused if _of_piece(pairing, key, key.public in known)]


def _of_piece(pairing: Names, key: HostKey, known: bool) -> bool:
    titled, uid = _titled(pairing, key)
    cluster, _, piece = titled.partition("/")
    ours = bool(piece and uid) and uid == pairing.uid[:SHORT]
    return ours and (known or cluster in (pairing.cluster, *pairing.aliases))


def superseded(
    owner: Owner, in_use: str, listed: Iterable[HostKey], known: Collection[str] = ()
) -> list[HostKey]:
    """The keys that this pairing reads with but for the one in use."""
    return [key for key in ours(owner, listed, known) if key.public != in_use]


def _short(public: str) -> str:
    return keys.fingerprint(public).removeprefix("SHA256:")[:SHORT]

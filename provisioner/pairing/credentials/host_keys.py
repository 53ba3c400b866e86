"""The deploy key of one cluster on the Git host: what is to be done about it, and doing it."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass

from provisioner.base import keys
from provisioner.base.errors import BadInput, Refused, Unreachable
from provisioner.base.events import Action
from provisioner.git.hosts.base import HostKey
from provisioner.pairing.run.desired_state import Desired, Names
from provisioner.pairing.run.engine import Decision
from provisioner.pairing.run.target import Target

SHORT = 8  # characters of a UID or a fingerprint in a title


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


def decide(desired: Desired, state: KeyOnHost) -> Decided:
    if not desired.keyed:
        return Decision(action=Action.UNCHANGED, subject="deploy key", detail="not used")
    right = right_name(desired)
    if not state.public:
        return Decision(action=Action.CREATED, subject="deploy key", detail=right)
    subject = keys.fingerprint(state.public)
    if state.listed is None:
        action = Action.UNCHANGED if state.readable else Action.CONFIGURED
        return Decision(action=action, subject=subject)
    installed = next((key for key in state.listed if key.public == state.public), None)
    if desired.pairing.deploy_key.custody == "terraform":
        return _decide_kept(desired, installed, subject)
    if installed is None:
        return Decision(action=Action.CREATED, subject=subject, detail=right)
    if installed.write == desired.pairing.deploy_key.write:
        return Decision(action=Action.UNCHANGED, subject=subject)
    return _change_right(desired, installed, subject)


def _change_right(desired: Desired, installed: HostKey, subject: str) -> Decided:
    write = desired.pairing.deploy_key.write
    if _ours(desired, installed, {subject}):
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


def right_name(desired: Names) -> str:
    return "write" if desired.pairing.deploy_key.write else "read-only"


def install(target: Target, public: str) -> None:
    """Add the key to the host. Where only the repository's owner can, say which key to add."""
    desired = target.desired
    if target.host_keys.listed() is None:
        raise Unreachable(
            f"deploy key of cluster {target.name}",
            f"{desired.url} does not accept it yet",
            f"Add this {right_name(desired)} key to the repository and run again: "
            f"{public} {desired.key_title.strip()}",
        )
    target.host_keys.add(
        title=title(desired, public), public=public, write=desired.pairing.deploy_key.write
    )


def title(names: Names, public: str) -> str:
    """`fleet/cluster UID KEY`, the latter two shortened. The UID tells two fleets of one name
    apart; the key is named because hosts refuse a title that exists."""
    return f"{names.key_title}{names.uid[:SHORT]} {_short(public)}"


def ours(names: Names, listed: Iterable[HostKey], known: Collection[str] = ()) -> list[HostKey]:
    """The keys of this pairing. The keys of others are never touched, be it of a fleet and a
    cluster of the same names. Titles of older versions have no UID: such a key is ours only if it
    is among the `known` fingerprints. A cluster keeps its key when its entry is renamed, and hosts
    change no title: so one with this UID may have a former name, or any if the key is `known`."""
    return [key for key in listed if _ours(names, key, known)]


def _ours(names: Names, key: HostKey, known: Collection[str]) -> bool:
    cluster, uid = _titled(names, key)
    named = cluster in (names.cluster, *names.aliases)
    if not uid:
        return named and _fingerprint(key) in known
    return uid == names.uid[:SHORT] and (named or _fingerprint(key) in known)


def _titled(names: Names, key: HostKey) -> tuple[str, str]:
    """The cluster and the UID, shortened, that a title of this fleet names; empty where it names
    none."""
    fleet, _, rest = key.title.partition("/")
    cluster, _, rest = rest.partition(" ")
    uid, _, fingerprint = rest.partition(" ")
    if fleet != names.fleet or not rest:
        return "", ""
    return cluster, uid if fingerprint else ""


def _fingerprint(key: HostKey) -> str:
    """Empty for a key that we cannot read: a host may list any kind."""
    try:
        return keys.fingerprint(key.public)
    except BadInput:
        return ""


def unclear(names: Names, listed: Iterable[HostKey], known: Collection[str] = ()) -> list[HostKey]:
    """Keys titled for this fleet and cluster that nothing proves to be of this pairing: those of
    older versions, whose titles have no UID, and all of them where the UID is not known."""
    return [
        key
        for key in listed
        if _titled(names, key)[0] in (names.cluster, *names.aliases)
        and not _ours(names, key, known)
        and (not names.uid or not _titled(names, key)[1])
    ]


def superseded(
    names: Names, in_use: str, listed: Iterable[HostKey], known: Collection[str] = ()
) -> list[HostKey]:
    """The keys of this pairing but for the one in use."""
    return [key for key in ours(names, listed, known) if key.public != in_use]


def _short(public: str) -> str:
    return keys.fingerprint(public).removeprefix("SHA256:")[:SHORT]

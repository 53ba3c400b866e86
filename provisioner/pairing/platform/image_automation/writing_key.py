"""The key with which image automation pushes. It is made in memory and written to its cluster
before the Git host gets its public half. The cluster goes on reading with another key, which may
not write."""

from __future__ import annotations

import dataclasses
from collections.abc import Sequence
from dataclasses import dataclass, field

from provisioner.base import keys
from provisioner.base.errors import Refused, Unreachable
from provisioner.base.events import Action
from provisioner.base.keys import KeyPair
from provisioner.clusters.client import Object
from provisioner.flux import platform, secret
from provisioner.flux.platform.base import SecretMade
from provisioner.git import network
from provisioner.git.hosts.base import Access, HostKey
from provisioner.handover import fleet_pieces
from provisioner.pairing.credentials import host_keys, source_secret
from provisioner.pairing.credentials.source_secret import KeyInSecret
from provisioner.pairing.run.desired_state import Desired
from provisioner.pairing.run.engine import Decision, Facts, Step
from provisioner.pairing.run.snapshot import Snapshot
from provisioner.pairing.run.target import Target

SUBJECT = "writing keys"


@dataclass(frozen=True, kw_only=True)
class Writer:
    """A piece that pushes, by its title, and the names of the Secret that it pushes with and of its
    GitRepository."""

    title: str
    secret: str
    source: str


@dataclass(frozen=True, kw_only=True)
class KeyState:
    """`item`: the Secret, where it is ours; `foreign`: it is somebody else's. `trusted`: the host
    keys in use now. `listed`: the deploy keys on the host, None where it has no API; then
    `readable` says whether the key reads the repository."""

    writer: Writer
    trusted: tuple[str, ...]
    listed: tuple[HostKey, ...] | None
    item: Object | None = field(default=None, repr=False)
    foreign: bool = False
    readable: bool = False

    @property
    def held(self) -> KeyInSecret:
        return source_secret.key_in(self.item)

    @property
    def installed(self) -> HostKey | None:
        return next((key for key in self.listed or () if key.public == self.held.public), None)


def writers(target: Target) -> list[Writer]:
    """The pieces of a cluster that push, as far as it carries them."""
    pieces = fleet_pieces.carried(target.run.fleet, target.desired.pairing)
    named = [(one, platform.writing_key(one)) for one in pieces]
    return [Writer(title=one.title, secret=name, source=one.name) for one, name in named if name]


def look(target: Target, facts: Facts) -> Sequence[KeyState]:
    return [_state(target, facts.cluster, one) for one in writers(target)]


def _state(target: Target, cluster: Snapshot, writer: Writer) -> KeyState:
    namespace = target.desired.namespace
    item = cluster.platform_secrets.get((namespace, writer.secret))
    foreign = not item and target.client.get("v1", "Secret", writer.secret, namespace) is not None
    state = KeyState(
        writer=writer,
        trusted=target.prepared.result().host_keys,
        listed=target.host_keys.listed(),
        item=item,
        foreign=foreign,
    )
    asked = state.listed is None and state.held.public
    return dataclasses.replace(state, readable=bool(asked) and _opens(target, item))


def _opens(target: Target, item: Object | None) -> bool:
    pair = keys.pair_of(secret.read(item or {})[0])
    return bool(pair and network.readable(Access(remote=target.host.remote(), key=pair.private)))


def decide(desired: Desired, states: Sequence[KeyState]) -> Decision[Sequence[KeyState]]:
    for one in states:
        _check(desired, one)
    lacking = [(one, what) for one in states if (what := _lacking(one))]
    if not lacking:
        return Decision(action=Action.UNCHANGED, subject=SUBJECT)
    action = Action.CONFIGURED if any(one.item for one, _ in lacking) else Action.CREATED
    detail = ", ".join(f"{one.writer.title}: {what}" for one, what in lacking)
    work = [one for one, _ in lacking]
    return Decision(action=action, subject=SUBJECT, detail=detail, work=work)


def _check(desired: Desired, state: KeyState) -> None:
    subject, name = f"cluster {desired.cluster}", state.writer.secret
    if state.foreign:
        raise Refused(
            subject,
            f"Secret {desired.namespace}/{name} exists, and the platform did not make it",
            "provisioner never overwrites your objects. Rename this one, or the piece.",
        )
    installed = state.installed
    if installed and not installed.write and not host_keys.is_ours(desired, installed):
        cause = f"the key in Secret {name} is on the Git host as {installed.title!r}, read-only"
        raise Refused(subject, cause, "Remove it from the host, or delete the Secret.")


def _lacking(state: KeyState) -> str:
    """What has to be put right; empty where nothing does."""
    if not state.held.public:
        return desired_right(state)
    if not source_secret.same_lines(state.held.known_hosts, state.trusted):
        return "host keys"
    if state.listed is None:
        return "" if state.readable else "not on the host"
    if state.installed is None:
        return "not on the host"
    return "" if state.installed.write else "may write now"


def desired_right(state: KeyState) -> str:
    return "held no usable private key" if state.item else "write"


def act(target: Target, facts: Facts, decision: Decision[Sequence[KeyState]]) -> Facts:
    for state in decision.work or ():
        _put(target, state)
        install(target, state.writer)
    return facts


def _put(target: Target, state: KeyState) -> None:
    """The key that is there stays."""
    pair = keys.pair_of(secret.read(state.item or {})[0])
    algorithm = target.desired.pairing.deploy_key.algorithm
    if pair is None or not source_secret.same_lines(state.held.known_hosts, state.trusted):
        write(target, state.writer, pair or keys.make(algorithm), state.trusted)


def write(target: Target, writer: Writer, pair: KeyPair, known_hosts: Sequence[str]) -> None:
    namespace = target.desired.namespace
    made = SecretMade(
        title=writer.title,
        name=writer.secret,
        type="Opaque",
        entries={
            "identity": pair.private,
            "identity.pub": f"{pair.public}\n",
            "known_hosts": "".join(f"{line}\n" for line in known_hosts),
        },
    )
    target.client.apply(made.object(namespace))


def held(target: Target, writer: Writer) -> KeyPair | None:
    """The key as the cluster holds it now."""
    item = target.client.get("v1", "Secret", writer.secret, target.desired.namespace)
    return keys.pair_of(secret.read(item or {})[0])


def install(target: Target, writer: Writer) -> None:
    """What the cluster holds now is what counts, even if somebody else was faster."""
    pair = held(target, writer)
    if pair is None:
        return
    if target.host_keys.listed() is None:
        raise Unreachable(
            f"writing key of cluster {target.name}",
            f"{target.desired.url} does not accept it yet",
            "Add this key, which may write, to the repository and run again: "
            f"{host_keys.writing_title(target.desired, pair.public)}: {pair.public}",
        )
    if (other := target.host_keys.find(pair.public)) and not other.write:
        target.host_keys.revoke([other])
    add(target, pair.public)


def add(target: Target, public: str) -> None:
    title = host_keys.writing_title(target.desired, public)
    target.host_keys.add(title=title, public=public, write=True)


STEP = Step(name="writing keys", look=look, decide=decide, act=act)

"""The source Secret, which source-controller reads the repository with: the only place, beside the
staging Secret, where the private half of a deploy key is seen."""

from __future__ import annotations

import time
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from provisioner.base import keys
from provisioner.base.errors import Refused
from provisioner.base.keys import KeyPair
from provisioner.base.secret import Secret
from provisioner.clusters.client import Object
from provisioner.flux import secret
from provisioner.git import network
from provisioner.git.hosts.base import Access
from provisioner.pairing.run.target import Target


@dataclass(frozen=True, kw_only=True)
class KeyInSecret:
    """`public` is empty where the Secret holds no private key that can be used."""

    exists: bool
    public: str
    known_hosts: tuple[str, ...]


def key_in(item: Object | None) -> KeyInSecret:
    return KeyInSecret(
        exists=item is not None,
        public=secret.public_key(item),
        known_hosts=secret.known_hosts(item),
    )


def kept_by_terraform(target: Target) -> str:
    """Public half of the key that Terraform keeps for this cluster, or an empty text."""
    pair = keys.pair_of(target.kept_key)
    return pair.public if pair else ""


def renew(target: Target, known_hosts: Sequence[str]) -> float:
    """Make a key and put it into the Secret; when, in seconds since the epoch."""
    made = time.time()
    write(target, keys.make(target.desired.pairing.deploy_key.algorithm), known_hosts)
    return made


def put_kept(target: Target, known_hosts: Sequence[str]) -> None:
    """Put Terraform's key into the Secret."""
    if pair := keys.pair_of(target.kept_key):
        write(target, pair, known_hosts)


def trust(target: Target, known_hosts: Sequence[str]) -> None:
    """Keep the key that the Secret holds now, with other host keys."""
    if pair := held(target):
        write(target, pair, known_hosts)


def held(target: Target) -> KeyPair | None:
    """The key pair in the Secret as it is now."""
    item = target.client.get("v1", "Secret", target.desired.secret, target.desired.namespace)
    return keys.pair_of(secret.read(item or {})[0])


def write(target: Target, pair: KeyPair, known_hosts: Sequence[str]) -> None:
    target.client.apply(
        secret.source(target.desired.pairing.gitops, keys=pair, known_hosts=known_hosts)
    )


def opens(target: Target) -> bool:
    """Whether the key in the Secret reads the repository, asked from here as source-controller will
    ask."""
    pair = held(target)
    remote = target.host.remote()
    return pair is not None and network.readable(Access(remote=remote, key=pair.private))


def check_trusted(
    subject: str, held: Sequence[str], trusted: Sequence[str], *, declared: bool
) -> None:
    """Refused where the host shows other keys than those that the cluster holds from first use."""
    if held and not declared and not same_lines(held, trusted):
        raise Refused(
            subject,
            "the Git host's keys are not those trusted at first use: it shows "
            f"{keys.fingerprints(trusted)}, trusted is {keys.fingerprints(held)}",
            "If they were changed on purpose, declare known_hosts; if not, somebody may be "
            "intercepting the connection.",
        )


def same_lines(left: Iterable[str], right: Iterable[str]) -> bool:
    """Of known_hosts, in whatever order."""
    return sorted(map(str.split, left)) == sorted(map(str.split, right))


def share(target: Target, entries: Mapping[str, Secret], obsolete: Sequence[str]) -> None:
    """Put a credential that all clusters share into the Secret. `obsolete` entries go explicitly:
    what another manager wrote stays when we apply without it."""
    item = secret.shared(target.desired.pairing.gitops, entries)
    target.client.apply(item)
    if obsolete:
        target.client.patch(item, {"data": dict.fromkeys(obsolete)})

"""The deploy key on the Git host: the public half of what the cluster's Secret holds."""

from __future__ import annotations

from dataclasses import dataclass

from provisioner.base import keys
from provisioner.base.errors import ProvisionerError, Refused, Unreachable
from provisioner.base.events import Action
from provisioner.flux import secret
from provisioner.git import network
from provisioner.git.hosts.base import Access, Host, HostKey
from provisioner.pairing.run.desired_state import Desired
from provisioner.pairing.run.engine import Decision
from provisioner.pairing.run.target import Target
from provisioner.pairing.steps import source_secret as source

NAME = "deploy key"
OWN = "own"  # a key of somebody else's is never touched, only no longer used


@dataclass(frozen=True, kw_only=True)
class Seen:
    """`listed` is None where the host has no API; then `readable` says whether the key works (None:
    no key yet)."""

    public: str
    listed: tuple[HostKey, ...] | None
    readable: bool | None = None


def look(target: Target) -> Seen:
    listed = look_up(target.host)
    target.host_keys = listed
    if listed is None and target.public:
        return Seen(public=target.public, listed=None, readable=_readable(target))
    return Seen(public=target.public, listed=None if listed is None else tuple(listed))


def decide(desired: Desired, seen: Seen) -> Decision:
    write = desired.pairing.deploy_key.write
    if not desired.keyed:
        return Decision(action=Action.UNCHANGED, subject="deploy key", detail="not used")
    if not seen.public:
        return Decision(
            action=Action.CREATED, subject="deploy key", detail="write" if write else "read-only"
        )
    subject = keys.fingerprint(seen.public)
    if seen.listed is None:
        return Decision(
            action=Action.UNCHANGED if seen.readable else Action.CONFIGURED, subject=subject
        )
    held = [key for key in seen.listed if key.public == seen.public]
    if desired.pairing.deploy_key.custody == "terraform":
        return _decide_kept(desired, held, subject)
    if not held:
        return Decision(
            action=Action.CREATED, subject=subject, detail="write" if write else "read-only"
        )
    if held[0].write != write and not held[0].title.startswith(desired.key_title):
        right = "may not write" if write else "may write"
        change = f"{right}: one of its own instead of {held[0].title!r}, which stays on the host"
        return Decision(action=Action.CONFIGURED, subject=subject, detail=change, work=OWN)
    if held[0].write != write:
        change = "may write now" if write else "read-only now"
        return Decision(action=Action.CONFIGURED, subject=subject, detail=change, work=held[0])
    return Decision(action=Action.UNCHANGED, subject=subject)


def _decide_kept(desired: Desired, held: list[HostKey], subject: str) -> Decision:
    if not held or held[0].write != desired.pairing.deploy_key.write:
        raise Refused(
            f"deploy key of cluster {desired.cluster}",
            f"Terraform keeps it, and the Git host "
            f"{'has another right for it' if held else 'does not have it'}",
            "Run `terraform apply`: it sets right what it keeps.",
        )
    return Decision(action=Action.UNCHANGED, subject=subject, detail="Terraform's key")


def act(target: Target, decision: Decision) -> None:
    if decision.work is OWN:
        source.renew(target)
    elif decision.work:  # hosts cannot alter a key's right, and refuse the same key twice
        target.host.revoke(decision.work.id)
    install(target, target.public)


def install(target: Target, public: str) -> None:
    """Add it, or where only the repository's owner can, say which."""
    write = target.desired.pairing.deploy_key.write
    if target.host_keys is None:
        raise Unreachable(
            f"deploy key of cluster {target.name}",
            f"{target.desired.url} does not accept it yet",
            f"Add this {'write' if write else 'read-only'} key to the repository "
            f"and run again: {public} {target.desired.key_title.strip()}",
        )
    title = target.desired.key_title + keys.fingerprint(public).removeprefix("SHA256:")[:8]
    target.host.add(title=title, public=public, write=write)


def look_up(host: Host) -> list[HostKey] | None:
    """The deploy keys on the host. Where clusters read without, the credential need not have the
    right to see them."""
    try:
        return host.keys()
    except ProvisionerError:
        if host.remote().keyed:
            raise
        return None


def _readable(target: Target) -> bool:
    found = target.client.get("v1", "Secret", target.desired.secret, target.desired.namespace)
    private, _, _ = secret.read(found or {})
    return private is not None and network.readable(
        Access(remote=target.host.remote(), key=private)
    )

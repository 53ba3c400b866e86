"""Another writing key in the place of the one that image automation has. The new one is on the host
before the cluster uses it, and the old one goes once the new one has fetched. A new key whose run
was killed is in no Secret, so that the next run revokes it."""

from __future__ import annotations

from collections.abc import Sequence

from provisioner.base import keys
from provisioner.base.errors import ProvisionerError, Unreachable
from provisioner.base.events import Action
from provisioner.base.keys import KeyPair
from provisioner.git import network
from provisioner.git.hosts.base import Access
from provisioner.pairing.credentials import host_keys
from provisioner.pairing.platform.image_automation import writing_key
from provisioner.pairing.platform.image_automation.writing_key import Writer
from provisioner.pairing.rotation import prove_fetch
from provisioner.pairing.run.desired_state import Desired
from provisioner.pairing.run.engine import Decision, Facts, Step
from provisioner.pairing.run.target import Target

Held = Sequence[tuple[Writer, KeyPair]]
SOURCE = ("source.toolkit.fluxcd.io/v1", "GitRepository")


def look(target: Target, facts: Facts) -> Held:
    """Only those that a pairing has made."""
    pairs = ((one, writing_key.held(target, one)) for one in writing_key.writers(target))
    return [(one, pair) for one, pair in pairs if pair]


def decide(desired: Desired, state: Held) -> Decision[Held]:
    if not state:
        return Decision(action=Action.UNCHANGED, subject=writing_key.SUBJECT)
    titles = ", ".join(one.title for one, _ in state)
    return Decision(
        action=Action.CONFIGURED, subject=writing_key.SUBJECT, detail=titles, work=state
    )


def act(target: Target, facts: Facts, decision: Decision[Held]) -> Facts:
    for writer, old in decision.work or ():
        _replace(target, writer, old)
    return facts


def _replace(target: Target, writer: Writer, old: KeyPair) -> None:
    if target.host_keys.listed() is None:
        raise Unreachable(
            f"writing key of cluster {target.name}",
            "only the owner of the repository can install another one",
            f"Delete Secret {target.desired.namespace}/{writer.secret} and run `provisioner pair`: "
            "it says which key to add.",
        )
    new, hosts = keys.make(target.desired.pairing.deploy_key.algorithm), _known_hosts(target)
    writing_key.add(target, new.public)
    try:
        _try(target, new)
        writing_key.write(target, writer, new, hosts)
        _fetch(target, writer)
    except ProvisionerError:
        writing_key.write(target, writer, old, hosts)
        _revoke(target, but=old)
        raise
    _revoke(target, but=new)


def _known_hosts(target: Target) -> Sequence[str]:
    """Those that the sync key is used with."""
    from provisioner.flux import secret

    return secret.known_hosts(target.first_look.source_secret)


def _try(target: Target, new: KeyPair) -> None:
    if not network.readable(Access(remote=target.host.remote(), key=new.private)):
        cause = f"{target.desired.url} does not accept the new one"
        raise Unreachable(f"writing key of cluster {target.name}", cause, "Run again later.")


def _fetch(target: Target, writer: Writer) -> None:
    """What Flux has not delivered yet is proven by `pair`."""
    item = target.client.get(*SOURCE, writer.source, target.desired.namespace)
    if item:
        target.progress.waiting(f"GitRepository {writer.source}", "to fetch with the new key")
        prove_fetch.prove(target, item)


def _revoke(target: Target, *, but: KeyPair) -> None:
    """All writing keys of this cluster that are in no Secret."""
    used = {but.public}
    for other in writing_key.writers(target):
        if pair := writing_key.held(target, other):
            used.add(pair.public)
    listed = host_keys.writing(target.desired, target.host_keys.listed(fresh=True) or ())
    target.host_keys.revoke([key for key in listed if key.public not in used])


STEP = Step(name="writing keys", look=look, decide=decide, act=act)

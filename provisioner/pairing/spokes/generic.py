"""A hub that signs in to a spoke as a ServiceAccount of its own: no Secret is kept anywhere. The
spoke's API server must accept the hub's tokens, which is tried with one before anything is touched.

The rights on the spoke are for the user that its API server takes that token for. What Flux needs
to know on the hub is a ConfigMap: the address, its authority, and the audience of the tokens."""

from __future__ import annotations

from dataclasses import dataclass
from urllib.parse import urlsplit

from provisioner.base.errors import Refused
from provisioner.base.events import Action
from provisioner.clusters import account_tokens
from provisioner.clusters.access.base import Connection
from provisioner.clusters.client import Object
from provisioner.clusters.faults import Forbidden
from provisioner.flux import spoke, versions
from provisioner.handover.spokes import GENERIC_SINCE
from provisioner.pairing.flux_on_cluster import sync_objects
from provisioner.pairing.run.desired_state import Desired
from provisioner.pairing.run.engine import Decision, Facts, Step
from provisioner.pairing.run.target import Target
from provisioner.pairing.spokes import ownership

SYSTEM = "system:"  # how Kubernetes' own users begin, those of the spoke's ServiceAccounts included
VERSION = "app.kubernetes.io/version"
NEEDED = (
    "Its authentication configuration (--authentication-config) needs a `jwt` entry with "
    "issuer.url {issuer}, an audience {audience}, and claimMappings.username of the claim `sub` "
    "with a prefix such as `{hub}:`; and it must be able to read that issuer's keys."
)
PREFIXED = "Give claimMappings.username in its authentication configuration a prefix: `{hub}:`."


@dataclass(frozen=True, kw_only=True)
class SignIn:
    """What the spoke makes of a token of the hub. `user`: as whom it accepts it; empty if it does
    not, or nobody could ask. `asked`: whether it was asked. `version`: of the hub's Flux, where it
    is known."""

    user: str = ""
    error: str = ""
    issuer: str = ""
    asked: bool = False
    version: str = ""


def address(target: Target) -> str:
    """The spoke's API as the hub reaches it, which is also the audience of the hub's tokens."""
    return target.desired.pairing.gitops.spoke_server or target.client.connection.server


def sign_in(target: Target) -> SignIn:
    """Tried with a token of the hub's Flux that lasts for minutes. A plan may lack the right to."""
    try:
        return _sign_in(target)
    except Forbidden:
        if target.planning:
            return SignIn()
        raise


def _sign_in(target: Target) -> SignIn:
    space = target.desired.root["metadata"]["namespace"]
    token = account_tokens.issue(target.flux, space, spoke.ACCOUNT, address(target))
    if token is None and target.planning:
        return SignIn()
    if token is None:
        hub = target.desired.pairing.gitops.hub
        cause = f"its hub {hub} has no ServiceAccount {space}/{spoke.ACCOUNT} to sign in as"
        raise Refused(f"cluster {target.name}", cause, "Pair the hub first.")
    holder = account_tokens.holder(target.client, token)
    deployment = target.flux.get("apps/v1", "Deployment", spoke.ACCOUNT, space) or {}
    labels = deployment.get("metadata", {}).get("labels") or {}
    return SignIn(
        user=holder.user,
        error=holder.error,
        issuer=spoke.issuer(token),
        asked=True,
        version=labels.get(VERSION, ""),
    )


def check_address(desired: Desired, connection: Connection, server: str) -> None:
    """Refused unless Flux can reach the spoke there. `server`: as the hub reaches it."""
    subject = f"cluster {desired.cluster}"
    ownership.check_secure(desired, connection.insecurity)
    if urlsplit(server).path.strip("/"):
        raise Refused(
            subject,
            f"Flux signs in without a Secret at addresses without a path only, not at {server}",
            "Declare another `spoke_server`, or leave `spoke_access` out.",
        )
    if name := connection.tls_server_name:
        cause = f"its certificate is for {name}, which Flux cannot be told without a Secret"
        hint = "Declare the cluster with an address that its certificate names, or leave "
        raise Refused(subject, cause, f"{hint}`spoke_access` out.")


def check(desired: Desired, state: SignIn, server: str) -> None:
    """Refused unless the hub can sign in there."""
    subject, hub = f"cluster {desired.cluster}", desired.pairing.gitops.hub
    _check_version(subject, hub, state.version)
    if state.asked and not state.user:
        cause = f"its API server does not accept tokens of its hub {hub}"
        said = f": {state.error}" if state.error else ""
        hint = NEEDED.format(issuer=state.issuer or "of the hub", audience=server, hub=hub)
        raise Refused(subject, f"{cause}{said}", hint)
    if state.user.startswith(SYSTEM):
        cause = f"its API server takes its hub {hub} for {state.user}, a user of Kubernetes' own"
        raise Refused(subject, cause, PREFIXED.format(hub=hub))


def _check_version(subject: str, hub: str, version: str) -> None:
    runs = versions.parse(version)
    if runs and runs[:2] < GENERIC_SINCE:
        least = "v{}.{}".format(*GENERIC_SINCE)
        cause = f"its hub {hub} runs Flux {version}, which cannot sign in without a Secret"
        raise Refused(subject, cause, f"Upgrade the hub to {least} or newer first.")


@dataclass(frozen=True, kw_only=True)
class AddressState:
    """`held`: the ConfigMap on the hub. `delivering`, `foreign`: as of kubeconfig.py."""

    wanted: Object
    held: Object | None
    delivering: bool = False
    foreign: bool = False


def look(target: Target, facts: Facts) -> AddressState:
    desired, connection = target.desired, target.client.connection
    hub = target.desired.hub or target.desired.pairing
    root = facts.cluster.root
    return AddressState(
        wanted=spoke.address(
            desired.pairing, hub, desired.fleet, server=address(target), ca=connection.ca
        ),
        held=config_map_on_hub(target),
        delivering=root is not None,
        foreign=bool(root) and not spoke.marked(root, desired),
    )


def config_map_on_hub(target: Target) -> Object | None:
    name = spoke.secret_name(target.name)
    return target.flux.get("v1", "ConfigMap", name, target.desired.root["metadata"]["namespace"])


def decide(desired: Desired, state: AddressState) -> Decision[AddressState]:
    meta, hub = state.wanted["metadata"], desired.pairing.gitops.hub
    subject = f"ConfigMap {meta['namespace']}/{meta['name']} on {hub}"
    ownership.check_kustomization(desired, foreign=state.foreign)
    if state.held and not spoke.marked(state.held, desired):
        raise ownership.foreign(desired, f"ConfigMap {meta['name']} on {hub}")
    if state.held and state.held.get("data") == state.wanted["data"]:
        return Decision(action=Action.UNCHANGED, subject=subject)
    action = Action.CONFIGURED if state.held else Action.CREATED
    detail = "another address or authority" if state.held else ""
    return Decision(action=action, subject=subject, detail=detail, work=state)


def act(target: Target, facts: Facts, decision: Decision[AddressState]) -> Facts:
    if state := decision.work:
        target.flux.apply(state.wanted, manager=ownership.MANAGER)
        if state.delivering:
            sync_objects.request(target, target.desired.root)
    return facts


STEP = Step(name="address", look=look, decide=decide, act=act)

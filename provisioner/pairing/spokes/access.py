"""What lets a hub into a spoke: a ServiceAccount with limited rights, and a token of it that does
not expire."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from provisioner.base.errors import Refused, TimedOut
from provisioner.base.events import Action
from provisioner.clusters import waiting
from provisioner.clusters.access.base import Connection
from provisioner.clusters.client import Object
from provisioner.flux import spoke
from provisioner.pairing.flux_on_cluster import installation
from provisioner.pairing.run.desired_state import Desired
from provisioner.pairing.run.engine import Decision, Facts, Step
from provisioner.pairing.run.snapshot import Snapshot, identify
from provisioner.pairing.run.target import Target
from provisioner.pairing.spokes import generic, ownership, tokens

COMPARED = ("rules", "roleRef", "subjects", "type")
TOKENLESS = (
    "Let its controller manager make tokens (serviceaccount-token-controller). provisioner uses no "
    "token that expires, since the hub goes on delivering when nobody runs provisioner."
)
Objects = Sequence[Object]


@dataclass(frozen=True, kw_only=True)
class AccessState:
    """What there is, by Kind/name. `existed`: the namespace was there before us. `hub_paired`: or
    will be by then, in a plan. `sign_in`: as whom the hub may sign in, where it does so without a
    Secret, at which `server`; and how we reach the spoke ourselves."""

    live: Mapping[str, Object]
    existed: bool = False
    hub_paired: bool = True
    sign_in: generic.SignIn | None = None
    server: str = ""
    connection: Connection | None = field(default=None, repr=False)


@dataclass(frozen=True, kw_only=True)
class Letting:
    """`wrong`: to be applied. `replaced`: deleted first, since their role can't be changed."""

    wrong: Objects
    replaced: Objects = ()
    existed: bool = False


def look(target: Target, facts: Facts) -> AccessState:
    live = {
        identify(item): there
        for item in target.desired.components
        if (there := _live(item, facts.cluster))
    }
    if held := tokens.held(facts.cluster):  # after a renewal it has another name
        live[f"Secret/{spoke.TOKEN}"] = held[-1]
    namespace = live.get(f"Namespace/{target.desired.namespace}")
    without_secret = spoke.is_generic(target.desired.pairing.gitops)
    return AccessState(
        live=live,
        hub_paired=_hub_paired(target, facts),
        sign_in=generic.sign_in(target) if without_secret else None,
        server=generic.address(target),
        connection=target.client.connection if without_secret else None,
        existed=namespace is not None
        and not installation.belongs_to_flux(namespace)
        and not installation.kept(namespace),
    )


def _live(item: Object, cluster: Snapshot) -> Object | None:
    """What was read for other reasons is not read again."""
    if item["kind"] == "Namespace":
        return cluster.namespace
    if item["kind"] == "Secret":
        named = map(identify, cluster.spoke_tokens)
        return dict(zip(named, cluster.spoke_tokens, strict=True)).get(identify(item))
    return cluster.current(item)


def _hub_paired(target: Target, facts: Facts) -> bool:
    chosen = target.run.options.chosen([target.desired.pairing.gitops.hub])
    return facts.cluster.source is not None or bool(target.planning and chosen)


def decide(desired: Desired, state: AccessState) -> Decision[Letting]:
    if not state.hub_paired:
        meta = desired.source["metadata"]
        cause = f"has no GitRepository {meta['namespace']}/{meta['name']}: it is not paired"
        hub = f"its hub {desired.pairing.gitops.hub}"
        raise Refused(f"cluster {desired.cluster}", f"{hub} {cause}", "Pair the hub first.")
    subject = f"ServiceAccount {desired.namespace}/{spoke.NAME}"
    _check_kept(desired, state)
    if state.connection and state.sign_in:
        generic.check_address(desired, state.connection, state.server)
        generic.check(desired, state.sign_in, state.server)
    for item in desired.components:
        check_owner(desired, item, state.live.get(identify(item)))
    wrong = [item for item in _components(desired, state) if not _as_wanted(item, state)]
    if not wrong:
        return Decision(action=Action.UNCHANGED, subject=subject)
    replaced = [item for item in wrong if _has_other_role(item, state.live.get(identify(item)))]
    made = not any(name.startswith("ServiceAccount/") for name in state.live)
    return Decision(
        action=Action.CREATED if made else Action.CONFIGURED,
        subject=subject,
        detail=_rights(desired, state) if made else ", ".join(map(identify, wrong)),
        work=Letting(wrong=wrong, replaced=replaced, existed=state.existed),
    )


def _components(desired: Desired, state: AccessState) -> Objects:
    """Without a Secret the rights are for whom the API server takes the hub for. As long as nobody
    could ask, bindings that are there stay as they are."""
    if state.sign_in is None:
        return desired.components
    user = state.sign_in.user
    items = spoke.granted_to(user, desired.components)
    return [item for item in items if user or identify(item) not in state.live]


def _check_kept(desired: Desired, state: AccessState) -> None:
    """How a hub signs in never changes on the way: for a moment it could not."""
    live = state.live.get(f"ServiceAccount/{spoke.NAME}")
    if live is None or not spoke.marked(live, desired):
        return
    was = (live["metadata"].get("annotations") or {}).get(spoke.ACCESS, "kubeconfig")
    now = desired.pairing.gitops.spoke_access
    if was != now:
        raise Refused(
            f"cluster {desired.cluster}",
            f"is paired with spoke_access {was!r}, and declared with {now!r}",
            "Declare it as it is paired, or take it out of the stack first (workloads stay) and "
            "pair it again.",
        )


def _rights(desired: Desired, state: AccessState) -> str:
    role = desired.pairing.gitops.spoke_role
    rights = (
        f"with ClusterRole {role}" if role else f"with ClusterRole {spoke.ADMIN}, and namespaces"
    )
    user = state.sign_in.user if state.sign_in else ""
    return f"{rights}, for the user {user}" if user else rights


def check_owner(desired: Desired, item: Object, live: Object | None) -> None:
    """Refused for what another fleet or somebody else has made. A namespace may be anybody's."""
    if live is None or item["kind"] == "Namespace":
        return
    if not ownership.ours(live, desired):
        marks = live["metadata"].get("annotations") or {}
        fleet, cluster = marks.get(spoke.FLEET), marks.get(spoke.CLUSTER)
        whose = f"belongs to cluster {cluster} of fleet {fleet}" if fleet else "is somebody else's"
        raise Refused(
            f"cluster {desired.cluster}",
            f"{identify(item)} {whose}",
            "Unpair the cluster there first." if fleet else "Remove it, or give it another name.",
        )


def _as_wanted(item: Object, state: AccessState) -> bool:
    live = state.live.get(identify(item))
    if live is None or "deletionTimestamp" in live["metadata"]:
        return False
    return all(live.get(name) == item.get(name) for name in COMPARED)


def _has_other_role(item: Object, live: Object | None) -> bool:
    return live is not None and live.get("roleRef") != item.get("roleRef")


def act(target: Target, facts: Facts, decision: Decision[Letting]) -> Facts:
    work = decision.work
    if work is None:
        return facts
    if work.existed:
        installation.keep_namespace(target)
    for item in work.replaced:
        target.client.delete(item)
    for item in work.wrong:
        if not (work.existed and item["kind"] == "Namespace"):
            target.client.apply(item, manager=ownership.MANAGER)
    if not spoke.is_generic(target.desired.pairing.gitops):
        held = tokens.held(target.snapshot())
        wait_for_token(target, held[-1]["metadata"]["name"] if held else spoke.TOKEN)
    return facts


def wait_for_token(target: Target, name: str) -> None:
    """Until the cluster has written a token into this Secret."""
    try:
        waiting.until(
            target.client,
            ("v1", "Secret", target.desired.namespace, name),
            lambda item: spoke.entry(item, "token"),
            target.deadline(),
            lambda _item: "the cluster has written no token into it",
        )
    except TimedOut as error:
        raise TimedOut(error.subject, error.cause, TOKENLESS) from None


STEP = Step(name="access", look=look, decide=decide, act=act)

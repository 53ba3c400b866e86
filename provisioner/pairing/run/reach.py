"""Reach one cluster: connect, find out whose it is, and render what is desired of it."""

from __future__ import annotations

import dataclasses
from collections.abc import Callable

from provisioner.base.errors import ProvisionerError
from provisioner.base.events import Note, Waiting
from provisioner.clusters import access, settling
from provisioner.clusters.access.base import Connection
from provisioner.clusters.client import Client
from provisioner.clusters.faults import Forbidden, NotReady
from provisioner.clusters.settling import Patience
from provisioner.clusters.transport import AT_ONCE
from provisioner.flux import platform, support, verification
from provisioner.handover import fleet_pieces, secret_facts
from provisioner.handover.fleet import Pairing
from provisioner.pairing.run import desired_state, identity, required_rights
from provisioner.pairing.run.desired_state import Desired
from provisioner.pairing.run.identity import Purpose
from provisioner.pairing.run.options import Options
from provisioner.pairing.run.rendering import pairings
from provisioner.pairing.run.rendering.shared import Rendered
from provisioner.pairing.run.required_rights import Permission
from provisioner.pairing.run.snapshot import PART, Snapshot
from provisioner.pairing.run.spokes import moves
from provisioner.pairing.run.target import Run, Target, new_lease

CONNECTIONS = 128  # of a run, as far as each cluster has its FEWEST
FEWEST = 2
INSECURE = (
    "cluster {name}: {why}, as declared with insecure=True. Anybody between here and the server "
    "can read and change what is sent."
)


class Reach:
    """Makes the targets of a run. `options` holds the keys that Terraform keeps."""

    def __init__(self, run: Run, options: Options) -> None:
        self._run, self._options = run, options
        self._rendered = Rendered(run, options)

    def target(
        self, name: str, purpose: Purpose, unrecorded: Callable[[str], bool] = lambda _name: False
    ) -> Target:
        """`unrecorded`: whether nothing says that this cluster was paired before; then it may be so
        new that it is waited for."""
        declaration = self._run.fleet.clusters[name]
        patience = Patience(
            is_new=lambda: self._is_new(name, purpose, unrecorded),
            seconds=self._options.timeout,
            notify=lambda text: self._waiting(name, text),
            pause=self._run.progress(name).pause,
            waits=self._waits(purpose),
        )
        clusters = self._run.fleet.clusters
        connection = settling.signed_in(
            lambda: access.reach(name, declaration, clusters, self.client), patience
        )
        client = self._client(name, connection)
        return settling.reached(lambda: self._target(name, client, purpose), connection, patience)

    def is_late(self, name: str) -> bool:
        """Whether its management cluster still makes it. Any other trouble is left to `target`."""
        clusters = self._run.fleet.clusters
        try:
            access.reach(name, clusters[name], clusters, self.client)
        except NotReady:
            return True
        except ProvisionerError:
            return False
        return False

    def client(self, name: str) -> Client:
        """The API of any cluster of the fleet: one client for all that ask for it in this run."""
        clusters = self._run.fleet.clusters

        def made() -> Client:
            return self._client(name, access.reach(name, clusters[name], clusters, self.client))

        return self._run.context.once(("client", name), made)

    def _is_new(self, name: str, purpose: Purpose, unrecorded: Callable[[str], bool]) -> bool:
        if not self._waits(purpose):
            return False
        return name in self._options.new_clusters or unrecorded(name)

    def _waits(self, purpose: Purpose) -> bool:
        """A plan does not wait."""
        return purpose == "pairing" and not self._run.planning

    def _target(self, name: str, client: Client, purpose: Purpose) -> Target:
        pairing, progress = self._run.fleet.pairings[name], self._run.progress(name)
        desired = self._desired(client, pairing, purpose)
        permission = _permission(client, desired, purpose)
        hub = self._hub(pairing.gitops.hub)
        cluster = Snapshot(client, desired, hub)
        desired = self._identified(desired, cluster, purpose, permission)
        self._run.context.audit.identify(name, cluster.uid)
        target = Target(
            name=name,
            run=self._run,
            purpose=purpose,
            desired=desired,
            client=client,
            hub=hub,
            hub_before=self._hub(desired.before.pairing.gitops.hub if desired.before else ""),
            host=self._run.host(pairing.repository),
            host_keys=self._run.host_keys(pairing.repository),
            permission=permission,
            lease=new_lease(client, self._run, progress),
            progress=progress,
            first_look=cluster,
            kept_key=self._options.keys.get(name),
        )
        return target.leased()

    def _hub(self, name: str) -> Client | None:
        """The API of a hub that is there."""
        return self.client(name) if name and name not in self._options.gone else None

    def _identified(
        self, desired: Desired, cluster: Snapshot, purpose: Purpose, permission: Permission
    ) -> Desired:
        """The same, once it is known which cluster this is, and that it is ours. One that we have
        paired is asked for our rights only before its first change."""
        planning = self._run.planning
        try:
            if not planning and not (purpose == "pairing" and cluster.record):
                permission.check()
            desired = self._known(desired, cluster, purpose)
            identity.check(desired, identity.of(cluster), purpose)
            identity.check_uid(desired, cluster.uid)
        except Forbidden:
            if not planning:
                permission.check()  # names all the rights that are missing, not only this one
            raise
        return desired

    def _known(self, desired: Desired, cluster: Snapshot, purpose: Purpose) -> Desired:
        """With the cluster's UID and, to be paired, with the names that it had before."""
        replaced = desired.cluster in self._options.new_clusters
        adopted = None if cluster.record else cluster.instance
        repinned = purpose == "upgrading"
        desired = dataclasses.replace(
            desired, uid=cluster.uid, replaced=replaced, repinned=repinned, adopted=adopted
        )
        if purpose != "pairing":
            return desired
        former = identity.former(desired, cluster.record, self._run.fleet.clusters)
        agreed = desired.cluster in self._options.renamed or identity.agreed(
            desired, cluster.record
        )
        if former and not agreed:
            raise identity.unasked(desired, former[0])
        desired = dataclasses.replace(desired, former=former)
        desired = moves.of_renamed_hub(self._run.fleet, desired, cluster)
        if not self._run.planning:
            moves.after_its_hub(desired, cluster)
        remote = self._run.host(desired.pairing.repository).remote
        before = moves.before(self._run.fleet, desired, cluster, remote, self._rendered.components)
        return dataclasses.replace(desired, before=before)

    def _waiting(self, name: str, text: str) -> None:
        self._run.sink(Waiting(cluster=name, subject="its API", detail=text))

    def _client(self, name: str, connection: Connection) -> Client:
        if connection.insecurity:
            text = INSECURE.format(name=name, why=connection.insecurity)
            self._run.sink(Note(text=text, level="warning"))
        return Client(
            name,
            connection,
            patience=self._options.timeout,
            stopping=self._run.context.stopping,
            notify=lambda text: self._waiting(name, text),
            audit=self._run.context.audit,
            at_once=requests_at_once(min(self._options.parallel, len(self._run.fleet.pairings))),
        )

    def _desired(self, client: Client, pairing: Pairing, purpose: Purpose) -> Desired:
        if purpose == "upgrading":
            self._check_upgrade(client, pairing)
        return self._render(pairing, purpose)

    def _check_upgrade(self, client: Client, pairing: Pairing) -> None:
        try:
            _check_upgrade(client, pairing)
        except Forbidden:
            if not self._run.planning:  # names all the rights that are missing
                _permission(client, self._render(pairing, "upgrading"), "upgrading").check()
            raise

    def _render(self, pairing: Pairing, purpose: Purpose) -> Desired:
        fleet = self._run.fleet
        remote = self._run.host(pairing.repository).remote()
        # Whoever takes a cluster out of the fleet need not have its manifests any more.
        stays = purpose in ("pairing", "upgrading")
        at = desired_state.Names(fleet=fleet.fleet, pairing=pairing).placement
        if pairing.gitops.hub:
            rendered = [platform.render(piece, at) for piece in pairing.platform if stays]
            return pairings.render_spoke(fleet, pairing.cluster, remote, rendered)
        components = self._rendered.components(pairing.gitops)
        required = [self._rendered.prerequisite(one) for one in pairing.prerequisites if stays]
        rotating = purpose == "rotating"  # deploy keys are all that counts then
        carried = fleet_pieces.carried(fleet, pairing)
        pieces = [one for one in carried if stays or (rotating and (one.keyed() or one.pushes))]
        own = fleet.repositories[pairing.repository]
        named = fleet_pieces.keyed(pieces, pairing.repository)
        keyed = {name: self._run.keyed(name) for name in named}
        at = dataclasses.replace(at, repository=own, url=remote.url, repositories=keyed)
        rendered = [platform.render(piece, at) for piece in pieces]
        platform.check_secrets(rendered, at.namespace)
        keys = verification.of_root(pairing.gitops) if stays else []
        wanted_by = {one.title: one.secrets for one in rendered if stays}
        needed = [*wanted_by.items(), (verification.TITLE, keys)]
        made = [secret for title, some in needed for secret in self._rendered.secrets(title, some)]
        desired = pairings.render(
            fleet, pairing.cluster, remote, components, required, rendered, made
        )
        if purpose != "pairing":
            return desired
        secret = secret_facts.read(pairing, self._rendered.resolved)
        return dataclasses.replace(desired, secret_facts=secret)


def requests_at_once(clusters: int) -> int:
    """To each cluster, when so many are worked on side by side: each takes a connection of its own,
    whose TLS handshake costs more than ten requests. Pure."""
    return max(FEWEST, min(AT_ONCE, CONNECTIONS // max(1, clusters)))


def _permission(client: Client, desired: Desired, purpose: Purpose) -> Permission:
    return Permission(client, lambda: required_rights.of(desired, purpose))


def _check_upgrade(client: Client, pairing: Pairing) -> None:
    """Before a distribution is looked for: it may be one that nobody should install."""
    deployments = client.list("apps/v1", "Deployment", labels=PART)
    support.upgrade(
        f"cluster {client.name}",
        runs=identity.newest(pairing.gitops.namespace, identity.installed(deployments)),
        wanted=pairing.gitops.flux_version,
        kubernetes=client.version(),
    )

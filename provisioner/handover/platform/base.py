"""What all pieces of the platform share."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from typing import TYPE_CHECKING, Annotated, Any, ClassVar

from provisioner.base.errors import BadInput
from provisioner.handover import text
from provisioner.handover.delivery import Delivery, HelmRelease
from provisioner.handover.reference import Reference
from provisioner.handover.strict import Strict

if TYPE_CHECKING:
    from provisioner.handover.repositories.base import Repository

PLATFORM = "platform"  # the folder in Git, and the Kustomization that delivers it
# Of an object that controllers also write into a label.
ObjectName = Annotated[
    str,
    text.form(
        r"[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?",
        "the name of an object: lower-case letters, digits and `-`, at most 63 of them",
        "apps",
    ),
]
Network = Annotated[
    str,
    text.form(
        r"([0-9]{1,3}(\.[0-9]{1,3}){3}|[0-9a-f:]{2,39})/[1-9][0-9]{0,2}",
        "a network: an address and a length",
        "10.0.0.0/8",
    ),
]
SemVer = Annotated[
    str,
    text.form(
        r"[0-9A-Za-z.*^~<>=!|, +-]+",
        "a range of versions",
        ">=1.2.0 <2.0.0",
    ),
]
Object = tuple[str, str]  # kind and name, in Flux's namespace
Requirement = tuple[str, str]  # a field, empty for the piece itself, and a version of Flux
# The field, the name that it has by default, and what is delivered.
Delivered = tuple[str, str, Delivery]


class Piece(Strict, frozen=True, kw_only=True, tag_field="kind"):
    """One part of the platform of a cluster: objects in Git, and what must be there before them.
    `name` is that of its objects in Flux's namespace."""

    name: ObjectName

    single: ClassVar[bool] = False  # a cluster has at most one of this kind
    restricts: ClassVar[bool] = False  # to which addresses Flux connects
    shared: ClassVar[bool] = False  # one cluster carries it for all that declare the same
    pushes: ClassVar[bool] = False  # to the repository of its cluster, with a key of its own
    decrypts: ClassVar[bool] = False  # deliveries may be decrypted where there is one

    @property
    def title(self) -> str:
        """How messages call it."""
        return f"{self.__struct_config__.tag} {self.name}"

    @property
    def proposes(self) -> bool:
        """Whether provisioner opens change requests for what it pushes."""
        return False

    @property
    def receiver(self) -> str:
        """The server that gets what is sent with it: the cluster sends it there."""
        return ""

    def delivered(self) -> Sequence[Delivered]:
        """What Flux delivers from its sources."""
        return ()

    def objects(self) -> Sequence[Object]:
        """What it has in Flux's namespace, so that no other piece has the same."""
        return [(one.object_kind, one.name or name) for _, name, one in self.delivered()]

    def keyed(self) -> Collection[str]:
        """Repositories of the fleet for which it gets deploy keys of its own, by name."""
        return ()

    def needs(self) -> Collection[str]:
        """The controllers that it cannot be without."""
        return {one.controller for _, _, one in self.delivered()}

    def encrypted(self) -> str:
        """The field that asks for decryption; empty where none does."""
        asking = (field for field, _, one in self.delivered() if getattr(one, "decrypt", False))
        return next((f"{field}.decrypt" for field in asking), "")

    def requires(self) -> Sequence[Requirement]:
        """What only newer versions of Flux have."""
        return ()

    def check_flux(
        self, namespace: str, *, lockdown: bool, network_policy: bool, where: str
    ) -> None:
        """Raise BadInput if Flux, which runs in `namespace`, is not as the piece needs it."""

    def check_repository(self, repository: Repository, where: str) -> None:
        """Raise BadInput if it has no use for the repository that the cluster is paired with."""

    def check_pairing(self, pairing: Any, repositories: Mapping[str, Any], where: str) -> None:
        """Raise BadInput if the cluster or its repository is not as the piece needs it."""

    def carried_by(self, cluster: str, repository: str, pairings: Mapping[str, Any]) -> str:
        """Which cluster runs it, of those that declare the same: `cluster` itself, unless several
        of a `repository` share one."""
        return cluster

    def denies(self, address: str) -> bool:
        """Whether the pods of Flux cannot connect to an address because of it."""
        return False

    def check_facts(self, known: Mapping[str, str], unknown: Sequence[str], where: str) -> None:
        """Raise BadInput if it uses a fact that the cluster does not have. `unknown`: names of
        those that are known only after the apply; `*` for any."""

    def check_fleet(self, repositories: Mapping[str, Repository], where: str) -> None:
        """Raise BadInput if it refers to something that the fleet does not have."""
        for name in self.keyed():
            check_keyed(repositories, name, f"{where}.repository")


class Source(Piece, frozen=True, kw_only=True):
    """A piece that Flux reads from, with what it delivers out of it."""

    deliver: list[Delivery] = []

    def check(self, where: str) -> None:
        for index, one in enumerate(self.deliver):
            one.check(f"{where}.deliver[{index}]")

    def delivered(self) -> Sequence[Delivered]:
        return [(f"deliver[{n}]", self.name, one) for n, one in enumerate(self.deliver)]


def check_keyed(repositories: Mapping[str, Repository], name: str, where: str) -> None:
    """A deploy key can be made for this repository of the fleet."""
    if name not in repositories:
        known = f"Known: {', '.join(repositories) or 'none'}."
        raise BadInput(where, f"no repository {name!r}", known)
    reads_with = repositories[name].reads_with
    if reads_with != "deploy-key":
        cause = f"repository {name!r} is read with {reads_with!r}, not with deploy keys"
        raise BadInput(where, cause, "Give `url` and `credential` instead of deploy_key.")


def at_most_one(piece: object, names: Sequence[str], where: str) -> None:
    """Of these fields, which all say the same thing in other ways."""
    given = [name for name in names if getattr(piece, name)]
    if len(given) > 1:
        cause = f"{' and '.join(given)} are given"
        raise BadInput(f"{where}.{given[1]}", cause, "Leave all but one of them out.")


def signing_in(piece: Any, provider: str, where: str) -> None:
    """With a credential of its own or as a cloud's identity, not both."""
    credential: Reference | None = piece.credential
    if credential is None:
        if piece.username:
            cause = "of no use without credential"
            raise BadInput(f"{where}.username", cause, "Refer to a token, or leave it out.")
        return
    if provider != "generic":
        cause = f"of no use with provider {provider!r}, which signs in by itself"
        raise BadInput(f"{where}.credential", cause, "Leave one of them out.")
    if not piece.username:
        raise BadInput(f"{where}.username", "missing", "Name whose token it is.")
    credential.check(f"{where}.credential")


def chart_named(one: HelmRelease, what: str, where: str) -> None:
    if not one.chart:
        raise BadInput(f"{where}.chart", "missing", f"Give {what}.")


def check(
    pieces: Sequence[Piece],
    namespace: str,
    components: Collection[str],
    flux_version: str,
    where: str,
    *,
    lockdown: bool = False,
    network_policy: bool = False,
) -> None:
    """BadInput for pieces that are wrong, that get into each other's way, or that this Flux cannot
    reconcile. `namespace`: Flux's own."""
    owners = {
        ("GitRepository", namespace): "Flux itself",
        ("Kustomization", namespace): "Flux itself",
        ("Kustomization", PLATFORM): "the Kustomization that delivers all pieces",
    }
    for index, piece in enumerate(pieces):
        place = f"{where}[{index}]"
        piece.check(place)
        piece.check_flux(namespace, lockdown=lockdown, network_policy=network_policy, where=place)
        for kind, name in piece.objects():
            if other := owners.get((kind, name)):
                cause = f"{kind} {name!r} is also that of {other}"
                raise BadInput(f"{place}.name", cause, "Give one of them another name.")
            owners[kind, name] = piece.title
        _check_single(pieces[:index], piece, place)
        if (field := piece.encrypted()) and not any(one.decrypts for one in pieces):
            hint = "Declare how the cluster decrypts: a piece `sops`."
            raise BadInput(f"{place}.{field}", "the cluster has no key to decrypt with", hint)
        if missing := sorted(set(piece.needs()) - set(components)):
            cause = f"{piece.title} needs {', '.join(missing)}"
            hint = "Add it to gitops.components."
            raise BadInput(place, cause, hint)
        _check_version(piece, flux_version, place)

    _check_order(pieces, namespace, where)


def check_facts(
    pieces: Sequence[Piece], known: Mapping[str, str], unknown: Sequence[str], where: str
) -> None:
    for index, piece in enumerate(pieces):
        piece.check_facts(known, unknown, f"{where}[{index}]")


def _check_order(pieces: Sequence[Piece], namespace: str, where: str) -> None:
    """What waits for itself would never be ready."""
    needs: dict[Object, list[Object]] = {}
    for index, piece in enumerate(pieces):
        for field, name, one in piece.delivered():
            own = (one.object_kind, one.name or name)
            needs[own] = [(own[0], other.removeprefix(f"{namespace}/")) for other in one.depends_on]
            if circle := _circle(own, needs):
                cause = f"a circle: {' -> '.join(name for _, name in circle)}"
                place = f"{where}[{index}].{field}.depends_on"
                raise BadInput(place, cause, "Leave one of these dependencies out.")


def _circle(start: Object, needs: Mapping[Object, list[Object]]) -> list[Object]:
    """A way from an object back to itself; empty where there is none."""
    ways = [[start, one] for one in needs[start]]
    known: set[Object] = set()
    while ways:
        way = ways.pop()
        if way[-1] == start:
            return way
        if way[-1] not in known:
            known.add(way[-1])
            ways += [[*way, one] for one in needs.get(way[-1], ())]
    return []


def _check_version(piece: Piece, flux_version: str, where: str) -> None:
    for field, least in piece.requires():
        if _numbers(flux_version) < _numbers(least):
            cause = f"needs Flux {least} or newer; the cluster gets {flux_version}"
            place = ".".join(filter(None, (where, field)))
            raise BadInput(place, cause, "Choose a newer gitops.flux_version, or leave it out.")


def _numbers(version: str) -> list[int]:
    return [int(part) for part in version.removeprefix("v").split(".")]


def _check_single(before: Sequence[Piece], piece: Piece, where: str) -> None:
    kind = piece.__struct_config__.tag
    if piece.single and any(one.__struct_config__.tag == kind for one in before):
        raise BadInput(where, f"a second piece {kind}", "Put all of it into one.")

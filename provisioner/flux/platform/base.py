"""What the renderings of all pieces share. Pure."""

from __future__ import annotations

import base64
import json
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from provisioner.flux.sync import duration

if TYPE_CHECKING:
    from provisioner.base.secret import Secret
    from provisioner.handover.fleet import GitOps
    from provisioner.handover.platform.base import Piece
    from provisioner.handover.reference import Reference
    from provisioner.handover.repositories.base import Repository

Object = dict[str, Any]
Values = Mapping[str, "Secret"]
Entries = Mapping[str, "str | Secret"]

# On each Secret of the platform, and on what a Kustomization of monitoring delivers: the kind of
# its piece.
LABEL = "provisioner/platform"
TENANT = "provisioner/tenant"  # on what is of a tenant, with its name
MADE = "provisioner/made"  # its namespace and name, so that a copy of it is told from it
VARIABLE = "provisioner_"  # how the names of the variables begin that pieces have in objects
WATCHED = "reconcile.fluxcd.io/watch"  # Flux reconciles what uses the Secret when it changes
# All names under which a login to Docker's own registry is looked for.
DOCKER_HUB = ("docker.io", "index.docker.io", "https://index.docker.io/v1/")
SOURCE = "source.toolkit.fluxcd.io/v1"
KUSTOMIZE = "kustomize.toolkit.fluxcd.io/v1"


@dataclass(frozen=True, kw_only=True)
class KeyedRepository:
    """A repository of the fleet as clusters read it."""

    url: str
    branch: str


@dataclass(frozen=True, kw_only=True)
class Placement:
    """What a piece is rendered for. `path`: the folder that Flux begins with. `decryption`: how the
    Kustomizations of the cluster decrypt, if any piece says so. `repository`: the one that the
    cluster is paired with and reads at `url`; the fleet calls it `paired_with`. `substitutes`:
    Secrets whose entries Flux puts into objects of pieces, in place of `placeholder`.
    `repositories`: by name, those for which its pieces get deploy keys."""

    fleet: str
    cluster: str
    gitops: GitOps
    path: str = "."
    decryption: Object | None = None
    repository: Repository | None = None
    paired_with: str = ""
    url: str = ""
    substitutes: tuple[str, ...] = ()
    repositories: Mapping[str, KeyedRepository] = field(default_factory=dict)

    @property
    def namespace(self) -> str:
        return self.gitops.namespace


@dataclass(frozen=True, kw_only=True)
class SecretNeeded:
    """A Secret that must be there before the objects of a piece, in Flux's namespace unless it
    names another. `entries` makes its entries of the values that `references` lead to; BadInput for
    a value that cannot be used. `tokens`: entries that nobody has to know, made on the cluster."""

    name: str
    references: Mapping[str, Reference]
    entries: Callable[[Values], Entries] = field(repr=False)
    type: str = "Opaque"
    namespace: str = ""
    tokens: tuple[str, ...] = ()

    def made(self, title: str, values: Values) -> SecretMade:
        """With what its references lead to. `title`: of its piece."""
        return SecretMade(
            title=title,
            name=self.name,
            type=self.type,
            namespace=self.namespace,
            tokens=self.tokens,
            entries=self.entries(values),
        )


@dataclass(frozen=True, kw_only=True)
class KeyNeeded:
    """A deploy key that a piece gets for a `repository` of the fleet, read-only unless it may
    `write`. The Secret `name` holds it: `identity`, `identity.pub` and `known_hosts`, as a
    GitRepository wants them. `source`: the GitRepository that reads with it. Both are in Flux's
    namespace unless another is given."""

    name: str
    repository: str
    source: str
    write: bool = False
    namespace: str = ""


@dataclass(frozen=True, kw_only=True)
class SecretMade:
    """The same with what it is to hold. `title` is that of the piece. `tokens`: other entries, each
    made once, on the cluster."""

    title: str
    name: str
    type: str
    entries: Entries
    namespace: str = ""
    annotations: Mapping[str, str] = field(default_factory=dict)
    tokens: tuple[str, ...] = ()

    def place(self, namespace: str) -> tuple[str, str]:
        """Its namespace and name. `namespace`: Flux's own."""
        return self.namespace or namespace, self.name

    def object(self, namespace: str) -> Object:
        """As the API server stores it, for the API server alone. `namespace`: Flux's own."""
        kind = self.title.partition(" ")[0]
        return {
            "apiVersion": "v1",
            "kind": "Secret",
            "type": self.type,
            "metadata": {
                "name": self.name,
                "namespace": self.namespace or namespace,
                "labels": {LABEL: kind, WATCHED: "Enabled"},
                "annotations": {MADE: "/".join(self.place(namespace)), **self.annotations},
            },
            "data": {name: _encoded(value) for name, value in self.entries.items()},
        }


def is_made(item: Object) -> bool:
    """Whether an object is one of the platform, and not a copy that somebody made of it with its
    labels and annotations."""
    meta = item["metadata"]
    place = f"{meta.get('namespace', '')}/{meta['name']}"
    marked = LABEL in (meta.get("labels") or {})
    return marked and (meta.get("annotations") or {}).get(MADE) == place


def marked(piece: Piece, item: Object) -> Object:
    """The same object with the marks by which it is known as ours when the cluster leaves."""
    meta = item["metadata"]
    labels = {**meta.get("labels", {}), LABEL: str(piece.__struct_config__.tag)}
    annotations = {MADE: f"{meta.get('namespace', '')}/{meta['name']}"}
    return {**item, "metadata": {**meta, "labels": labels, "annotations": annotations}}


def _encoded(value: str | Secret) -> str:
    plain = value if isinstance(value, str) else value.reveal()
    return base64.b64encode(plain.encode()).decode()


@dataclass(frozen=True, kw_only=True)
class Encryption:
    """How files are encrypted for a cluster. `secret`: the name of the Secret with a key of age,
    which is made once; empty where the cluster has none of its own. `paths`: of the files. `rules`:
    creation rules of SOPS for the public half of that key, which is empty where there is none."""

    title: str
    secret: str
    paths: Sequence[str]
    rules: Callable[[str], Sequence[Object]] = field(repr=False)


@dataclass(frozen=True, kw_only=True)
class Rendered:
    """One piece: `objects` are for Git, `secrets` and `keys` come first. `folders`: what
    Kustomizations among these objects deliver in turn, by their names. As long as the cluster does
    not serve the kind of one object, Flux applies none of its folder; so it must not be delivered
    together with what may bring that kind. `encryption`: where files are encrypted for the
    cluster."""

    piece: Piece
    objects: tuple[Object, ...]
    folders: Mapping[str, Sequence[Object]] = field(default_factory=dict)
    secrets: tuple[SecretNeeded, ...] = ()
    keys: tuple[KeyNeeded, ...] = ()
    encryption: Encryption | None = None

    @property
    def title(self) -> str:
        return self.piece.title

    @property
    def inner(self) -> list[Object]:
        """What `folders` have."""
        return [item for items in self.folders.values() for item in items]

    @property
    def delivering(self) -> list[Object]:
        """The Kustomizations of `folders`."""
        kustomizations = [one for one in self.objects if one["kind"] == "Kustomization"]
        return [one for one in kustomizations if one["metadata"]["name"] in self.folders]

    @property
    def file(self) -> str:
        return f"{self.title.replace(' ', '-')}.yaml"


def secret_name(piece: Piece) -> str:
    """Of the Secret that a piece reads with."""
    return f"{piece.__struct_config__.tag}-{piece.name}".replace("_", "-")


def variable(piece: Piece) -> str:
    """The entry of its Secret that Flux puts into an object, where that object can refer to no
    Secret."""
    return f"{VARIABLE}{secret_name(piece)}".replace("-", "_")


def placeholder(piece: Piece) -> str:
    """In its place, in Git."""
    return f"${{{variable(piece)}}}"


def item(api_version: str, kind: str, name: str, at: Placement, spec: Object) -> Object:
    """An object in Flux's namespace. What is None in its spec is left out."""
    return {
        "apiVersion": api_version,
        "kind": kind,
        "metadata": {"name": name, "namespace": at.namespace},
        "spec": {field: value for field, value in spec.items() if value not in (None, [], {})},
    }


def seconds(text: str | None) -> str | None:
    """A duration as Flux prints it, where there is one."""
    return duration(text) if text else None


def names(values: Sequence[str]) -> list[Object]:
    """References by name, or by namespace and name."""
    parted = ((value.rpartition("/")[0], value.rpartition("/")[2]) for value in values)
    return [{"name": name, **({"namespace": space} if space else {})} for space, name in parted]


def registry_login(piece: Any, url: str, name: str = "") -> list[SecretNeeded]:
    """The Secret with which a registry is read, as `docker login` writes it. `name`: if it is not
    that of the piece."""
    if not piece.credential:
        return []
    host = url.partition("://")[2].partition("/")[0]
    hosts = DOCKER_HUB if host in DOCKER_HUB else (host,)

    def entries(values: Values) -> Entries:
        from provisioner.base.secret import Secret

        token = values["credential"].reveal()
        basic = base64.b64encode(f"{piece.username}:{token}".encode()).decode()
        login = {"username": piece.username, "password": token, "auth": basic}
        return {".dockerconfigjson": Secret(json.dumps({"auths": dict.fromkeys(hosts, login)}))}

    return [
        SecretNeeded(
            name=name or secret_name(piece),
            references={"credential": piece.credential},
            entries=entries,
            type="kubernetes.io/dockerconfigjson",
        )
    ]


def authorities(piece: Any, name: str = "") -> Object | None:
    """The reference to the Secret with the authorities that a source trusts."""
    return {"name": f"{name or secret_name(piece)}-ca"} if piece.ca_file else None


def authorities_secret(piece: Any, name: str = "") -> list[SecretNeeded]:
    from provisioner.handover.reference import Reference

    if not piece.ca_file:
        return []

    def entries(values: Values) -> Entries:
        return {"ca.crt": f"{values['ca.crt'].reveal()}\n"}

    references = {"ca.crt": Reference(file=piece.ca_file)}
    name = f"{name or secret_name(piece)}-ca"
    return [SecretNeeded(name=name, references=references, entries=entries)]

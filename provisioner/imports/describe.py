"""What one cluster's Flux amounts to as a pairing, or why it is left alone. Pure."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

import msgspec

from provisioner.base import keys
from provisioner.base.errors import BadInput, ProvisionerError, Refused
from provisioner.clusters.client import Object
from provisioner.flux import secret
from provisioner.handover import convert, rules
from provisioner.handover.fleet import DeployKey, GitOps
from provisioner.handover.repositories.base import Repository
from provisioner.imports import controllers, hosts, left_alone
from provisioner.imports.hosts.base import Place
from provisioner.imports.look import Look, SourceSecret
from provisioner.pairing.run import identity

AUTOMATION = "image-automation-controller"
ALGORITHMS = {"ssh-ed25519": "ed25519", "ssh-rsa": "rsa"}  # any other is ecdsa
NO_HOST_KEYS = (
    "Import its cluster with a credential that may read Secrets, or name a file with the host's "
    "keys with --known-hosts."
)
# What `flux bootstrap` writes, and so do we. Other fields stay only if a patch sets them.
WRITTEN = {
    "GitRepository": {"interval", "ref", "secretRef", "url", "provider"},
    "Kustomization": {"interval", "path", "prune", "sourceRef"},
}
# What the API server fills in.
DEFAULTS: Mapping[str, Mapping[str, object]] = {
    "GitRepository": {"timeout": "60s"},
    "Kustomization": {"force": False},
}


@dataclass(frozen=True, kw_only=True)
class Settings:
    """What the user adds to what is seen: see `Place`. `known_hosts`: lines for hosts whose keys
    are not seen. `distribution` is for all clusters."""

    hosts: Mapping[str, str] = field(default_factory=dict)
    push_key_file: str = ""
    known_hosts: tuple[str, ...] = ()
    distribution: str = ""


@dataclass(frozen=True, kw_only=True)
class Description:
    """`fingerprint`: of the deploy key in use; empty where there is none. `notes`: what to look at
    before `up`."""

    repository: Repository
    path: str
    deploy_key: DeployKey
    gitops: GitOps
    fingerprint: str = ""
    notes: tuple[str, ...] = ()


def of(look: Look, settings: Settings) -> Description:
    """Refused, with what the user can do, where this Flux cannot be paired as it is."""
    left_alone.check(look)
    described = pairing(
        controllers.options(look.deployments, look.policies),
        look.source or {},
        look.root or {},
        look.secret,
        settings,
    )
    return dataclasses.replace(described, notes=tuple(_notes(look)))


def pairing(
    options: Mapping[str, Any],
    source: Object,
    root: Object,
    held: SourceSecret,
    settings: Settings,
) -> Description:
    """Of options and sync objects that are fit for one; Refused for values that are not."""
    try:
        gitops = _gitops(options, source, root, settings)
        repository = _repository(source, held, settings)
        path = rules.inside(identity.path_of(root), "path")
    except BadInput as error:
        raise Refused(error.subject, error.cause, left_alone.BY_HAND) from error
    return Description(
        repository=repository,
        path=path,
        deploy_key=_deploy_key(held.public, gitops),
        gitops=gitops,
        fingerprint=_fingerprint(held.public),
    )


def _gitops(options: Mapping[str, Any], source: Object, root: Object, settings: Settings) -> GitOps:
    given = {
        **options,
        "interval": source["spec"]["interval"],
        "sync_interval": root["spec"]["interval"],
        "distribution": settings.distribution or None,
    }
    rules.printable(given, "Flux")
    gitops = convert.to(GitOps, given, "Flux")
    gitops.check("Flux")
    return gitops


def _repository(source: Object, held: SourceSecret, settings: Settings) -> Repository:
    spec = source["spec"]
    place = Place(
        url=spec["url"],
        branch=(spec.get("ref") or {}).get("branch") or "master",
        provider=provider_of(spec),
        hosts=settings.hosts,
        push_key_file=settings.push_key_file,
    )
    known_hosts = held.known_hosts or place.keys_in(settings.known_hosts)
    declared = hosts.of(dataclasses.replace(place, known_hosts=known_hosts))
    if declared is None:
        raise left_alone.with_token(spec["url"])
    try:
        _check_values(declared)
    except BadInput as error:
        subject = f"repository {rules.without_password(spec['url'])}"
        hint = left_alone.BY_HAND if known_hosts else NO_HOST_KEYS
        raise Refused(subject, error.cause, hint) from error
    return declared


def _check_values(declared: Repository) -> None:
    """As when it is read from a handover: whoever writes to the cluster can write anything."""
    values = msgspec.to_builtins(declared)
    rules.printable(values, "repository")
    convert.to(type(declared), values, "repository").check("repository")


def provider_of(spec: Mapping[str, Any]) -> str:
    """Empty for `generic`, which is what Flux takes where nothing is written."""
    return str(spec.get("provider") or "").replace("generic", "")


def _deploy_key(public: str, gitops: GitOps) -> DeployKey:
    """Image automation pushes with the key that it reads with."""
    algorithm = ALGORITHMS.get(public.split()[0], "ecdsa") if public else "ed25519"
    given = {"algorithm": algorithm, "write": AUTOMATION in gitops.components}
    return convert.to(DeployKey, given, "deploy key")


def _fingerprint(public: str) -> str:
    try:
        return keys.fingerprint(public) if public else ""
    except ProvisionerError:
        return ""


def _notes(look: Look) -> Iterator[str]:
    yield from controllers.unlike(look.deployments)
    if look.secret.refused:
        yield f"Secret {secret.NAME} cannot be read, so its deploy key is not known here"
    for item in filter(None, (look.source, look.root)):
        extra = _extra(item["kind"], item["spec"])
        if item["spec"].get("suspend"):
            yield f"{item['kind']} is suspended, and `up` resumes it"
            extra.remove("suspend")
        if extra:
            yield (
                f"{item['kind']} also has {', '.join(extra)}: `up` keeps that only if a patch in "
                "kustomization.yaml sets it"
            )


def _extra(kind: str, spec: Mapping[str, Any]) -> list[str]:
    """Fields that we would not write."""
    filled = {name for name, value in DEFAULTS[kind].items() if spec.get(name) == value}
    return sorted(set(spec) - WRITTEN[kind] - filled)

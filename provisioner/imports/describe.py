"""What one cluster's Flux amounts to as a pairing, or why it is left alone. Pure."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from provisioner.base import keys
from provisioner.base.errors import BadInput, ProvisionerError, Refused
from provisioner.clusters.client import Object
from provisioner.flux import secret, sync
from provisioner.handover import convert, rules
from provisioner.handover.fleet import DeployKey, GitOps
from provisioner.handover.repositories.base import Repository
from provisioner.imports import controllers, hosts, left_alone
from provisioner.imports.hosts.base import Place
from provisioner.imports.look import Look
from provisioner.pairing.run import identity

AUTOMATION = "image-automation-controller"
ALGORITHMS = {"ssh-ed25519": "ed25519", "ssh-rsa": "rsa"}  # any other is ecdsa
# What `flux bootstrap` writes, and so do we. Other fields stay only if a patch sets them.
WRITTEN = {
    "GitRepository": {"interval", "ref", "secretRef", "url", "timeout", "provider"},
    "Kustomization": {"interval", "path", "prune", "sourceRef", "force"},
}


@dataclass(frozen=True, kw_only=True)
class Settings:
    """What the user adds to what is seen: see `Place`. `distribution` is for all clusters."""

    hosts: Mapping[str, str] = field(default_factory=dict)
    push_key_file: str = ""
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
    source, root = look.source or {}, look.root or {}
    try:
        gitops = _gitops(look, source, root, settings)
        repository = _repository(look, source, settings)
        path = rules.inside(identity.path_of(root), "path")
    except BadInput as error:
        raise Refused(error.subject, error.cause, left_alone.BY_HAND) from error
    return Description(
        repository=repository,
        path=path,
        deploy_key=_deploy_key(look.secret.public, gitops),
        gitops=gitops,
        fingerprint=_fingerprint(look.secret.public),
        notes=tuple(_notes(look, repository)),
    )


def _gitops(look: Look, source: Object, root: Object, settings: Settings) -> GitOps:
    seen = {
        **controllers.options(look.deployments, look.policies),
        "interval": sync.duration(source["spec"]["interval"]),
        "sync_interval": sync.duration(root["spec"]["interval"]),
        "distribution": settings.distribution or None,
    }
    gitops = convert.to(GitOps, seen, "Flux")
    gitops.check("Flux")
    return gitops


def _repository(look: Look, source: Object, settings: Settings) -> Repository:
    spec = source["spec"]
    declared = hosts.of(
        Place(
            url=spec["url"],
            branch=(spec.get("ref") or {}).get("branch") or "master",
            provider=provider_of(spec),
            known_hosts=look.secret.known_hosts,
            hosts=settings.hosts,
            push_key_file=settings.push_key_file,
        )
    )
    if declared is None:
        raise left_alone.with_token(spec["url"])
    return declared


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


def _notes(look: Look, repository: Repository) -> Iterator[str]:
    yield from controllers.unlike(look.deployments)
    if look.secret.refused:
        yield f"Secret {secret.NAME} cannot be read, so its host keys are missing here"
    for item in filter(None, (look.source, look.root)):
        extra = sorted(set(item["spec"]) - WRITTEN[item["kind"]])
        if item["spec"].get("suspend"):
            yield f"{item['kind']} is suspended, and `up` resumes it"
            extra.remove("suspend")
        if extra:
            yield (
                f"{item['kind']} also has {', '.join(extra)}, which `up` would remove from "
                "gotk-sync.yaml; a patch in kustomization.yaml keeps it"
            )

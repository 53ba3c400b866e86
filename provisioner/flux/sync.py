"""The root GitRepository and Kustomization, exactly as `flux bootstrap` writes them. Pure."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from provisioner.flux import secret

if TYPE_CHECKING:
    from provisioner.handover.fleet import GitOps

Object = dict[str, Any]

UNITS = {"h": 3600, "m": 60, "s": 1}


def objects(
    gitops: GitOps, *, url: str, branch: str, path: str, provider: str = ""
) -> list[Object]:
    """GitRepository first. Both are named after the namespace. `provider`: how Flux authenticates,
    such as `github` for a GitHub App."""
    return [_source(gitops, url, branch, provider), _kustomization(gitops, path)]


def _metadata(gitops: GitOps) -> Object:
    return {"name": gitops.namespace, "namespace": gitops.namespace}


def _source(gitops: GitOps, url: str, branch: str, provider: str) -> Object:
    return {
        "apiVersion": "source.toolkit.fluxcd.io/v1",
        "kind": "GitRepository",
        "metadata": _metadata(gitops),
        "spec": {
            "interval": duration(gitops.interval),
            **({"provider": provider} if provider else {}),
            "ref": {"branch": branch},
            "secretRef": {"name": secret.NAME},
            "url": url,
            **_verify(gitops),
        },
    }


def _verify(gitops: GitOps) -> Object:
    from provisioner.flux import verification

    if not gitops.verify:
        return {}
    return {"verify": verification.spec(gitops.verify, verification.NAME)}


def _kustomization(gitops: GitOps, path: str) -> Object:
    return {
        "apiVersion": "kustomize.toolkit.fluxcd.io/v1",
        "kind": "Kustomization",
        "metadata": _metadata(gitops),
        "spec": {
            "interval": duration(gitops.sync_interval),
            "path": spec_path(path),
            "prune": True,
            "sourceRef": {"kind": "GitRepository", "name": gitops.namespace},
        },
    }


def spec_path(path: str) -> str:
    """A path in the repository as Flux writes it: `./clusters/prod`, and `./` for the root."""
    inner = path.strip("/").removeprefix("./")
    return "./" + ("" if inner == "." else inner)


def duration(text: str) -> str:
    """A duration as Go prints it: `10m` is `10m0s`."""
    left = sum(int(count) * UNITS[unit] for count, unit in re.findall(r"([0-9]+)([hms])", text))
    hours, left = divmod(left, 3600)
    minutes, seconds = divmod(left, 60)
    if hours:
        return f"{hours}h{minutes}m{seconds}s"
    return f"{minutes}m{seconds}s" if minutes else f"{seconds}s"

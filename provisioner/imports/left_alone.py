"""Flux installations that no pairing can describe as they are: each is left alone, with what the
user can do. Pure."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from provisioner.base.errors import Refused
from provisioner.clusters.client import Object
from provisioner.flux import secret
from provisioner.handover import rules
from provisioner.handover.fleet import RELEASED
from provisioner.imports.look import Look
from provisioner.pairing.run import identity

BY_HAND = "Change that on the cluster and import again, or declare this pairing by hand."
PATCH = (
    "Once a patch in kustomization.yaml sets it, declare this pairing by hand: patches there stay "
    "as they are."
)


def check(look: Look) -> None:
    """Refused for anything that pairing would refuse or change."""
    _check_owner(look)
    check_sync(look.namespaces[0], look.source, look.root)


def _check_owner(look: Look) -> None:
    if look.instances:
        raise Refused(
            f"FluxInstance {look.instances[0]}",
            "flux-operator owns Flux here, and would change it back",
            'Leave this cluster to the operator, or declare it with manager="flux-operator": '
            "pairing then takes the FluxInstance over.",
        )
    if not look.deployments:
        raise Refused(
            "Flux", "is not installed", "Declare the cluster and pair it: `up` does both."
        )
    if len(look.namespaces) > 1:
        raise Refused(
            "Flux",
            f"is installed {len(look.namespaces)} times: in {', '.join(look.namespaces)}",
            "Uninstall all but one of them, or declare these pairings by hand.",
        )
    version = identity.newest(look.namespaces[0], identity.installed(list(look.deployments)))
    if version and not version.startswith(RELEASED):
        raise Refused(
            f"Flux {version}",
            "is older than any that pairing knows",
            "Upgrade it to Flux 2 with `flux bootstrap`, then import again.",
        )
    if look.record:
        fleet, name = look.record.get("fleet", ""), look.record.get("cluster", "")
        raise Refused(
            "cluster",
            f"is already paired, as {name!r} of fleet {fleet!r}",
            "Nothing needs to be done.",
        )


def check_sync(namespace: str, source: Object | None, root: Object | None) -> None:
    """Refused for sync objects that pairing would not write like this."""
    kind = str(((root or {}).get("spec", {}).get("sourceRef") or {}).get("kind", ""))
    if root and kind != "GitRepository":
        raise Refused(
            f"Kustomization {namespace}",
            f"reads a {kind}, and pairing is for Git repositories",
            "Leave it as it is, or run `flux bootstrap` with a Git repository first.",
        )
    if not (source and root):
        missing = "Kustomization" if source else "GitRepository"
        raise Refused(
            "Flux",
            f"in namespace {namespace} has no {missing} of that name, so it was not bootstrapped",
            "Declare the cluster and its repository by hand: `up` adds what is missing.",
        )
    _check_source(source)
    _check_root(root, source)


def _check_source(source: Object) -> None:
    spec, subject = source["spec"], f"GitRepository {source['metadata']['name']}"
    url, name = str(spec["url"]), (spec.get("secretRef") or {}).get("name", "")
    if url.startswith("http") and spec.get("provider") != "aws":
        raise with_token(url)
    if not url.startswith("http") and name != secret.NAME:
        raise Refused(
            subject,
            f"reads with Secret {name or 'none'!r}, and pairing keeps the key in {secret.NAME!r}",
            f"Run `flux bootstrap` again with --secret-name={secret.NAME}, then import again.",
        )
    others = _set(spec.get("ref") or {}, ("tag", "semver", "commit", "name"))
    if others:
        raise Refused(
            subject, f"follows a {others[0]}, and pairing follows a branch", "Leave it as it is."
        )
    if kept := _set(spec, ("recurseSubmodules", "sparseCheckout", "include")):
        raise Refused(
            subject, f"has {kept[0]}, which pairing does not write to gotk-sync.yaml", PATCH
        )


def _check_root(root: Object, source: Object) -> None:
    spec, subject = root["spec"], f"Kustomization {root['metadata']['name']}"
    reference = spec["sourceRef"]
    meta = source["metadata"]
    if (reference["name"], reference.get("namespace", meta["namespace"])) != (
        meta["name"],
        meta["namespace"],
    ):
        raise Refused(subject, f"reads another GitRepository, {reference['name']}", BY_HAND)
    if not spec.get("prune"):
        raise Refused(subject, "does not prune, and pairing writes that it does", PATCH)


def with_token(url: str) -> Refused:
    """`flux bootstrap --token-auth` and its relatives: import sees the token only on the cluster,
    and it may be one that writes."""
    return Refused(
        "GitRepository",
        f"reads {rules.without_password(url)} with a token, as --token-auth leaves it",
        'Declare it by hand with sync="token" and a sync_credential that may only read, or delete '
        "the Secret and run `flux bootstrap` without --token-auth, then import again.",
    )


def _set(spec: dict[str, Any], names: Iterable[str]) -> list[str]:
    return [name for name in names if spec.get(name)]

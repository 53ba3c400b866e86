"""How the options of GitOps change the Deployment of a controller. Pure."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from provisioner.base.errors import BadInput

if TYPE_CHECKING:
    from provisioner.handover.fleet import GitOps

Object = dict[str, Any]

STORES = ("source-controller", "source-watcher")
NOTIFIER = "notification-controller"
GATED = ("kustomize-controller", "helm-controller")
ARTIFACTS = "--feature-gates=ExternalArtifact=true"


def labels(gitops: GitOps) -> dict[str, str]:
    """Labels that every object and every pod gets."""
    return {
        "app.kubernetes.io/instance": gitops.namespace,
        "app.kubernetes.io/version": gitops.flux_version,
        "app.kubernetes.io/part-of": "flux",
    }


def patched(item: Object, component: str, gitops: GitOps) -> Object:
    """The object with the options applied; anything but a Deployment is returned as it is."""
    if item["kind"] != "Deployment":
        return item
    template = item["spec"]["template"]
    meta = dict(template["metadata"])
    meta["labels"] = {**meta.get("labels", {}), **labels(gitops)}
    template = {**template, "metadata": meta, "spec": _pod(template["spec"], component, gitops)}
    return item | {"spec": item["spec"] | {"template": template}}


def _pod(spec: Object, component: str, gitops: GitOps) -> Object:
    changed = dict(spec)
    changed["nodeSelector"] = {**spec.get("nodeSelector", {}), "kubernetes.io/os": "linux"}
    if gitops.image_pull_secret:
        changed["imagePullSecrets"] = [{"name": gitops.image_pull_secret}]
    if gitops.toleration_keys:
        changed["tolerations"] = [
            {"key": key, "operator": "Exists"} for key in gitops.toleration_keys
        ]
    manager, *others = spec["containers"]
    manager = manager | {"args": arguments(manager.get("args", []), component, gitops)}
    changed["containers"] = [_pulled(entry, gitops) for entry in (manager, *others)]
    return changed


def _pulled(container: Object, gitops: GitOps) -> Object:
    """The container with its image from the declared registry, if the image is one of Flux's own.
    Tag or digest stay."""
    name, mark, rest = _split(container["image"])
    folder, _, component = name.partition("/")
    if not gitops.registry or folder != "fluxcd" or component not in gitops.components:
        return container
    return container | {"image": f"{gitops.registry}/{component}{mark}{rest}"}


def _split(image: str) -> tuple[str, str, str]:
    """Name, mark, and the rest: a tag, a digest, or both."""
    name, mark, rest = image.partition(":")
    return image.partition("@") if "@" in name else (name, mark, rest)


def arguments(base: list[str], component: str, gitops: GitOps) -> list[str]:
    """The manager's arguments. `flux install` replaces them by position, so we do the same."""
    wanted = _replacements(component, gitops)
    if max(wanted) >= len(base):
        raise BadInput(
            f"Flux distribution: {component}",
            f"has {len(base)} arguments where at least {max(wanted) + 1} are expected",
            "This is not the layout of a Flux 2 release.",
        )
    extra = [ARTIFACTS] if "source-watcher" in gitops.components and component in GATED else []
    return [wanted.get(place, value) for place, value in enumerate(base)] + extra


def _replacements(component: str, gitops: GitOps) -> dict[int, str]:
    """Arguments by their position in the manager's list."""
    watch = f"--watch-all-namespaces={str(gitops.watch_all_namespaces).lower()}"
    level = f"--log-level={gitops.log_level}"
    events = f"--events-addr={events_address(gitops)}"
    wanted = dict(enumerate([watch, level] if component == NOTIFIER else [events, watch, level]))
    if component in STORES:
        service = f"{component}.$(RUNTIME_NAMESPACE).svc.{gitops.cluster_domain}."
        wanted[6] = f"--storage-adv-addr={service}"
    return wanted


def events_address(gitops: GitOps) -> str:
    """The address for events; empty without notification-controller, or each reconciliation would
    wait for it."""
    if NOTIFIER not in gitops.components:
        return ""
    return f"http://{NOTIFIER}.$(RUNTIME_NAMESPACE).svc.{gitops.cluster_domain}./"

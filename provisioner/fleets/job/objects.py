"""The objects that run such a Job. Pure."""

from __future__ import annotations

from typing import Any

from provisioner.base.exit_codes import ExitCode
from provisioner.fleets.job.release import FILE, FOLDER, KUBECONFIG, Release
from provisioner.pods import container as containers
from provisioner.pods import objects as shared
from provisioner.pods.credentials import WORK

Object = dict[str, Any]
NAME, FLEET = "app.kubernetes.io/name", "provisioner/fleet"
RETRIES = 4  # of one shard
KEPT = 7 * 24 * 3600  # seconds for which an ended Job and its pods can be looked at
RESOURCES = {"requests": {"cpu": "250m", "memory": "256Mi"}, "limits": {"memory": "1Gi"}}
# Every pod would end in the same way, so none is tried again.
HOPELESS = (ExitCode.BAD_INPUT, ExitCode.USAGE)
# Nothing changes before a person has done something.
WAITING = (ExitCode.DELIVERY_FAILING, ExitCode.WAITING)


def of(release: Release) -> list[Object]:
    """In an order that `kubectl apply` can follow."""
    own = release.asked.service_account == ""
    account = [shared.service_account(_metadata(release, release.account))] if own else []
    return [
        shared.namespace(release.asked.namespace, {}),
        *account,
        *(one for one in release.rights if one["kind"] != "Namespace"),
        handover(release),
        job(release),
    ]


def handover(release: Release) -> Object:
    return {
        "apiVersion": "v1",
        "kind": "ConfigMap",
        "metadata": _metadata(release, release.handover_name),
        "immutable": True,
        "data": release.data,
    }


def network_policy(release: Release) -> Object:
    """Nobody calls these pods."""
    return shared.network_policy(_metadata(release, release.name), {NAME: release.name}, ports=())


def job(release: Release) -> Object:
    """A pod that was ended is replaced only when it is gone, and by itself: no two pods of one
    shard work side by side, and the failures of one shard are no reason to stop the others."""
    asked = release.asked
    return {
        "apiVersion": "batch/v1",
        "kind": "Job",
        "metadata": _metadata(release, release.name),
        "spec": {
            "completionMode": "Indexed",
            "completions": asked.shards,
            "parallelism": min(asked.parallelism or asked.shards, asked.shards),
            "backoffLimitPerIndex": RETRIES,
            "podReplacementPolicy": "Failed",
            "podFailurePolicy": {"rules": _failure_rules()},
            "ttlSecondsAfterFinished": KEPT,
            "template": {"metadata": {"labels": labels(release)}, "spec": _pod(release)},
        },
    }


def _failure_rules() -> list[Object]:
    """A pod that its node was taken from has not failed."""
    disrupted = {"type": "DisruptionTarget", "status": "True"}
    return [
        {"action": "Ignore", "onPodConditions": [disrupted]},
        {"action": "FailJob", "onExitCodes": _codes(HOPELESS)},
        {"action": "FailIndex", "onExitCodes": _codes(WAITING)},
    ]


def _codes(codes: tuple[ExitCode, ...]) -> Object:
    return {"operator": "In", "values": sorted(int(code) for code in codes)}


def labels(release: Release) -> dict[str, str]:
    return {NAME: release.name, FLEET: release.fleet}


def _metadata(release: Release, name: str) -> Object:
    return {"name": name, "namespace": release.asked.namespace, "labels": labels(release)}


def _pod(release: Release) -> Object:
    secret = release.asked.secret_name
    return {
        "restartPolicy": "Never",
        "serviceAccountName": release.account,
        "automountServiceAccountToken": release.as_pod,
        "securityContext": containers.SECURITY,
        "terminationGracePeriodSeconds": containers.GRACE,
        "topologySpreadConstraints": [
            containers.apart({NAME: release.name}),
        ],
        "containers": [_container(release)],
        "volumes": [
            {"name": "handover", "configMap": {"name": release.handover_name}},
            containers.WORK_VOLUME,
            *containers.secret_volumes(secret, release.credentials),
        ],
    }


def _container(release: Release) -> Object:
    command, *words = release.asked.command
    return {
        "name": "provisioner",
        "image": release.asked.image,
        "command": ["provisioner", command],
        "args": [f"{FOLDER}/{FILE}", f"--shard=auto/{release.asked.shards}", *words],
        # Where the lock file is, pods take what it records and nothing else: they cannot add to it.
        "workingDir": FOLDER if release.asked.lock else WORK,
        "env": [
            *containers.environment(release.asked.secret_name, release.credentials),
            *_kubeconfig(release),
        ],
        "resources": RESOURCES,
        "securityContext": containers.CONFINED,
        # The last lines of a run say what failed: they are in the pod's status then.
        "terminationMessagePolicy": "FallbackToLogsOnError",
        "volumeMounts": [
            {"name": "handover", "mountPath": FOLDER, "readOnly": True},
            containers.WORK_MOUNT,
            *containers.secret_mounts(release.credentials),
        ],
    }


def _kubeconfig(release: Release) -> list[Object]:
    mounted = KUBECONFIG in release.credentials.files
    return [{"name": "KUBECONFIG", "value": KUBECONFIG}] if mounted else []

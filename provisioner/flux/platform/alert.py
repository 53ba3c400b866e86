"""A Provider and an Alert. Pure."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from provisioner.base.errors import BadInput
from provisioner.base.secret import Secret
from provisioner.flux.platform import base
from provisioner.handover.platform import alert

if TYPE_CHECKING:
    from provisioner.flux.platform.base import Entries, Object, Placement, SecretNeeded, Values
    from provisioner.handover.platform.alert import Declaration, EventSource

NOTIFICATION = "notification.toolkit.fluxcd.io/v1beta3"
DELIVERED = "kustomize.toolkit.fluxcd.io"  # how the labels begin that say which one delivered it
# In messages of the object that `alert test` makes. Only its own Alerts are to pass them on.
TEST = "provisioner-alert-test"
# The kinds whose events there are, by the controllers that reconcile them.
KINDS = {
    "source-controller": (
        "GitRepository",
        "OCIRepository",
        "HelmRepository",
        "HelmChart",
        "Bucket",
    ),
    "kustomize-controller": ("Kustomization",),
    "helm-controller": ("HelmRelease",),
    "image-reflector-controller": ("ImageRepository", "ImagePolicy"),
    "image-automation-controller": ("ImageUpdateAutomation",),
}
LONGEST_ADDRESS = 2048  # as Flux reads it


def objects(piece: Declaration, at: Placement) -> list[Object]:
    return [provider(piece, at), _alert(piece, at)]


def provider(piece: Declaration, at: Placement) -> Object:
    spec = {
        "type": piece.provider,
        "address": None if piece.address else address(piece, at),
        "channel": base.placeholder(piece) if _only_in_channel(piece) else piece.channel or None,
        "username": piece.username if piece.form.names == "shown" and piece.username else None,
        "secretRef": {"name": base.secret_name(piece)} if _refers(piece) else None,
        "certSecretRef": base.authorities(piece),
        "timeout": base.seconds(piece.timeout),
    }
    return base.item(NOTIFICATION, "Provider", piece.name, at, spec)


def _only_in_channel(piece: Declaration) -> bool:
    """PagerDuty's key: Flux takes it from the channel, and from no Secret."""
    return piece.provider == "pagerduty"


def _refers(piece: Declaration) -> bool:
    return bool(piece.address or (piece.token and not _only_in_channel(piece)))


def address(piece: Declaration, at: Placement) -> str:
    """Where messages go, unless that is a secret."""
    if piece.url or not piece.host or at.repository is None:
        return piece.url or piece.form.url
    place = "/".join(at.repository.place)
    return place if "://" in place else f"https://{place}"


def _alert(piece: Declaration, at: Placement) -> Object:
    spec = {
        "providerRef": {"name": piece.name},
        "eventSeverity": severity(piece),
        "eventSources": [_source(one) for one in piece.sources] or _everything(piece, at),
        "inclusionList": piece.inclusion_list,
        "exclusionList": [*piece.exclusion_list, TEST],
        "eventMetadata": metadata(piece, at),
    }
    return base.item(NOTIFICATION, "Alert", piece.name, at, spec)


def severity(piece: Declaration) -> str:
    """What has failed is not over until somebody says so: on a commit, and in an incident."""
    both = bool(piece.host) or piece.provider == "pagerduty"
    return piece.severity or ("info" if both else "error")


def metadata(piece: Declaration, at: Placement) -> dict[str, str]:
    summary = f"cluster {at.cluster} of fleet {at.fleet}"
    return {"cluster": at.cluster, "fleet": at.fleet, "summary": summary, **piece.metadata}


def _source(one: EventSource) -> Object:
    whole = {
        "kind": one.object_kind,
        "name": one.name,
        "namespace": one.namespace,
        "matchLabels": one.labels,
    }
    return {name: value for name, value in whole.items() if value}


def _everything(piece: Declaration, at: Placement) -> list[Object]:
    """The status of a commit is about what comes from its repository alone."""
    if piece.provider in alert.STATUSES:
        marks = {f"{DELIVERED}/{part}": at.namespace for part in ("name", "namespace")}
        return [{"kind": "Kustomization", "name": "*", "matchLabels": marks}]
    kinds = [kind for one, some in KINDS.items() if one in at.gitops.components for kind in some]
    return [{"kind": kind, "name": "*"} for kind in kinds]


def secrets(piece: Declaration, at: Placement) -> list[SecretNeeded]:
    given = {"address": piece.address, "token": piece.token}
    references = {name: one for name, one in given.items() if one}
    authorities = base.authorities_secret(piece)
    if not references:
        return authorities

    def entries(values: Values) -> Entries:
        if "address" in values:
            _check_address(piece, values["address"])
        return dict(_entries(piece, values))

    name = base.secret_name(piece)
    return [base.SecretNeeded(name=name, references=references, entries=entries), *authorities]


def _entries(piece: Declaration, values: Values) -> dict[str, Any]:
    entries: dict[str, Any] = dict(values)
    if _only_in_channel(piece):
        entries[base.variable(piece)] = _quoted(entries.pop("token"))
    elif piece.form.names == "account" and piece.username:
        entries |= {"username": piece.username, "password": entries.pop("token")}
    return entries


def _quoted(key: Secret) -> Secret:
    """As YAML has a text: Flux puts it where kustomize has left no quotes, so that a key of digits
    alone would be a number."""
    return Secret(json.dumps(key.reveal(), ensure_ascii=False))


def _check_address(piece: Declaration, value: Secret) -> None:
    """Before anything is written; the message must not repeat it."""
    plain = value.reveal()
    wanted = "http://" if piece.insecure else "https://"
    scheme, _, rest = plain.partition("://")
    known = f"{scheme.lower()}://" in ("https://", wanted) and rest[:1] not in ("", *"/?#")
    usable = known and plain.isprintable()
    if not usable or len(plain) > LONGEST_ADDRESS or len(plain.split()) != 1:
        cause = f"its address is no {wanted} URL of {LONGEST_ADDRESS} characters at most"
        raise BadInput(piece.title, cause, "Correct what the reference leads to.")


def substitutes(piece: Declaration) -> str:
    """The Secret whose entries Flux puts into the objects; empty where it need not."""
    return base.secret_name(piece) if _only_in_channel(piece) else ""

"""Fields that the flux command line applied, handed over to Flux itself.

`flux bootstrap` and terraform-provider-flux apply as field manager `flux`. What that manager owns
stays on an object for ever, whatever Git says. So its entries are merged into those of
kustomize-controller, which drops with its next apply what Git no longer has. Nothing but
managedFields is touched.
"""

from __future__ import annotations

from typing import Any

from provisioner.base.errors import ProvisionerError
from provisioner.clusters import faults
from provisioner.clusters.client import MANAGER, Client, Object

OTHER = "flux"
TRIES = 8
Entry = dict[str, Any]


def owned_by_flux_cli(item: Object) -> bool:
    """Whether the flux command line owns fields of an object."""
    return any(map(_theirs, item["metadata"].get("managedFields") or []))


def take_over(client: Client, item: Object) -> None:
    """Kustomize-controller may write at the same moment, hence the tries."""
    meta = item["metadata"]
    for _ in range(TRIES):
        live = client.get(item["apiVersion"], item["kind"], meta["name"], meta.get("namespace", ""))
        if live is None or not owned_by_flux_cli(live):
            return
        version = live["metadata"]["resourceVersion"]
        change = {
            "resourceVersion": version,
            "managedFields": merged(live["metadata"]["managedFields"]),
        }
        try:
            client.patch(item, {"metadata": change}, manager=MANAGER)
        except faults.Conflict:
            continue
    raise ProvisionerError(
        f"cluster {client.name}", f"{item['kind']} {meta['name']} keeps changing", "Run again."
    )


def merged(entries: list[Entry]) -> list[Entry]:
    """The entries without those of `flux`; what they held is in those of kustomize-controller.
    Pure."""
    kept = [entry for entry in entries if not _theirs(entry)]
    for entry in filter(_theirs, entries):
        heir = next((place for place, one in enumerate(kept) if _heir(one, entry)), None)
        if heir is None:
            kept.append({**entry, "manager": MANAGER})
        else:
            fields = _union(kept[heir].get("fieldsV1", {}), entry.get("fieldsV1", {}))
            kept[heir] = {**kept[heir], "fieldsV1": fields}
    return kept


def _theirs(entry: Entry) -> bool:
    return bool(
        entry.get("manager") == OTHER
        and entry.get("operation") == "Apply"
        and not entry.get("subresource")
    )


def _heir(one: Entry, entry: Entry) -> bool:
    same = one.get("apiVersion") == entry.get("apiVersion") and not one.get("subresource")
    return bool(one.get("manager") == MANAGER and one.get("operation") == "Apply" and same)


def _union(left: Entry, right: Entry) -> Entry:
    return {**left, **{key: _union(left.get(key, {}), value) for key, value in right.items()}}

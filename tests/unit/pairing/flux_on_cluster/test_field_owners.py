"""Fields of the flux command line, handed over to kustomize-controller."""

from __future__ import annotations

from typing import Any

from provisioner.pairing.flux_on_cluster import field_owners


def entry(manager: str, operation: str, fields: dict[str, Any], **more: str) -> dict[str, Any]:
    return {
        "manager": manager,
        "operation": operation,
        "apiVersion": "apps/v1",
        "fieldsV1": fields,
        **more,
    }


STATUS = entry("flux", "Apply", {"f:status": {}}, subresource="status")
UPDATE = entry("kubectl", "Update", {"f:spec": {"f:paused": {}}})
THEIRS = entry("flux", "Apply", {"f:spec": {"f:replicas": {}, "f:template": {"f:a": {}}}})
OURS = entry("kustomize-controller", "Apply", {"f:spec": {"f:template": {"f:b": {}}}})


def test_what_flux_owned_is_merged_into_what_kustomize_controller_owns() -> None:
    both: dict[str, Any] = {"f:spec": {"f:replicas": {}, "f:template": {"f:a": {}, "f:b": {}}}}
    merged = field_owners.merged([STATUS, UPDATE, THEIRS, OURS])
    assert merged == [STATUS, UPDATE, {**OURS, "fieldsV1": both}]


def test_without_an_entry_of_its_own_kustomize_controller_takes_over_the_whole() -> None:
    assert field_owners.merged([THEIRS]) == [{**THEIRS, "manager": "kustomize-controller"}]


def test_only_what_flux_has_applied_counts_as_its_own() -> None:
    def owned(*entries: dict[str, Any]) -> bool:
        return field_owners.owned_by_flux_cli({"metadata": {"managedFields": list(entries)}})

    assert owned(UPDATE, THEIRS, OURS)
    assert not owned(STATUS, UPDATE, OURS)
    assert not field_owners.owned_by_flux_cli({"metadata": {}})

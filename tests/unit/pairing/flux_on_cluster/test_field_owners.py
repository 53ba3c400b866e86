"""Fields of the flux command line, handed over to kustomize-controller."""

from __future__ import annotations

from typing import Any, ClassVar

import pytest

from provisioner.base.errors import ProvisionerError
from provisioner.clusters import faults
from provisioner.pairing.flux_on_cluster import field_owners
from tests.unit.pairing.writable import Writable


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


def account(version: str, *entries: dict[str, Any]) -> dict[str, Any]:
    meta = {"name": "a", "namespace": "flux-system", "resourceVersion": version}
    return {
        "apiVersion": "v1",
        "kind": "ServiceAccount",
        "metadata": {**meta, "managedFields": list(entries)},
    }


class FakeCluster(Writable):
    """Takes the name of a field manager."""

    managers: ClassVar[list[str]] = []

    def patch(self, item: Any, changes: Any, *, subresource: str = "", manager: str = "") -> None:
        self.managers.append(manager)
        super().patch(item, changes, subresource=subresource)


def test_an_object_is_taken_over_once() -> None:
    client: Any = FakeCluster(account("1", UPDATE, THEIRS, OURS))
    field_owners.take_over(client, account("0"))
    ((_, subject, change),) = client.writes
    assert subject == "ServiceAccount/a"
    assert change["metadata"]["resourceVersion"] == "1"
    assert change["metadata"]["managedFields"] == field_owners.merged([UPDATE, THEIRS, OURS])
    assert client.managers[-1] == "kustomize-controller"


def test_what_is_gone_or_not_of_the_command_line_is_left() -> None:
    for client in (FakeCluster(), FakeCluster(account("1", UPDATE, OURS))):
        given: Any = client
        field_owners.take_over(given, account("0"))
        assert client.writes == []


def test_what_keeps_changing_ends_the_run() -> None:
    client: Any = FakeCluster(account("1", THEIRS))
    tries: list[str] = []

    def refuse(verb: str, _item: Any) -> None:
        tries.append(verb)
        raise faults.Conflict("cluster c1", "modified")

    client.refuse = refuse
    with pytest.raises(ProvisionerError, match="ServiceAccount a keeps changing"):
        field_owners.take_over(client, account("0"))
    assert len(tries) == field_owners.TRIES


def test_only_an_entry_of_the_same_kind_inherits() -> None:
    other = {**OURS, "apiVersion": "apps/v1beta1"}
    updated = entry("kustomize-controller", "Update", {})
    status = {**OURS, "subresource": "status"}
    for left in (other, updated, status):
        merged = field_owners.merged([left, THEIRS])
        assert merged == [left, {**THEIRS, "manager": "kustomize-controller"}]

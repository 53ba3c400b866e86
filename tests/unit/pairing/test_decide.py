"""Deciding is pure: every case is data in tests/cases/pairing."""

from __future__ import annotations

import dataclasses
import json
from pathlib import Path
from typing import Any

import msgspec
import pytest

from provisioner.base import keys
from provisioner.base.errors import BadInput, Refused
from provisioner.base.secret import Secret
from provisioner.git.hosts.base import HostKey
from provisioner.handover.fleet import DeployKey
from provisioner.pairing.branch import file_changes
from provisioner.pairing.flux_on_cluster import field_owners
from provisioner.pairing.run import identity
from provisioner.pairing.run.desired_state import Desired
from provisioner.pairing.run.engine import Decision
from provisioner.pairing.steps import controllers, deploy_key, old_keys, record, source_secret, sync

CASES = Path(__file__).parents[2] / "cases" / "pairing"
KEY, OTHER = keys.make("ed25519"), keys.make("ed25519")


def cases(name: str) -> list[Any]:
    return [
        pytest.param(case, id=case["name"])
        for case in json.loads((CASES / f"{name}.json").read_text())
    ]


def kept_by(desired: Desired, case: dict[str, Any]) -> Desired:
    """Who keeps the deploy key: the cluster, unless the case says otherwise."""
    key = DeployKey(custody=case.get("custody", "cluster"))
    return dataclasses.replace(
        desired, pairing=msgspec.structs.replace(desired.pairing, deploy_key=key)
    )


def check(case: dict[str, Any], decided: Decision) -> None:
    assert "refused" not in case
    assert (decided.action, case.get("detail", "") in decided.detail) == (case["action"], True), (
        decided
    )


@pytest.mark.parametrize("case", cases("controllers"))
def test_controllers(case: dict[str, Any], desired: Desired) -> None:
    given = dict(case["seen"])
    ending = tuple(
        {"kind": kind, "metadata": {"name": name}} for kind, name in given.pop("ending", [])
    )
    foreign = ({},) * given.pop("foreign", 0)
    seen: dict[str, Any] = {
        key: frozenset(it) if isinstance(it, list) else it for key, it in given.items()
    }
    check(
        case, controllers.decide(desired, controllers.Seen(**seen, ending=ending, foreign=foreign))
    )


@pytest.mark.parametrize("case", cases("identity"))
def test_guard(case: dict[str, Any], desired: Desired) -> None:
    given = dict(case["seen"])
    seen = identity.Seen(**{**given, "installed": tuple(map(tuple, given.get("installed", [])))})
    if "refused" in case:
        with pytest.raises(Refused, match=case["refused"]):
            identity.adoptable(desired, seen, upgrading=case.get("upgrading", False))
    else:
        identity.adoptable(desired, seen, upgrading=case.get("upgrading", False))


@pytest.mark.parametrize("case", cases("deploy_key"))
def test_deploy_key(case: dict[str, Any], desired: Desired) -> None:
    def real(name: str) -> str:
        return KEY.public if name == "KEY" else name

    rows, seen = case["seen"]["listed"], case["seen"]
    listed = (
        None
        if rows is None
        else tuple(HostKey(id=a, title=b, public=real(c), write=d) for a, b, c, d in rows)
    )
    desired = kept_by(desired, case)
    given = deploy_key.Seen(
        public=real(seen["public"]), listed=listed, readable=seen.get("readable")
    )
    if "refused" in case:
        with pytest.raises(Refused, match=case["refused"]):
            deploy_key.decide(desired, given)
    else:
        check(case, deploy_key.decide(desired, given))


@pytest.mark.parametrize("case", cases("secret"))
def test_secret(case: dict[str, Any], desired: Desired) -> None:
    seen = source_secret.Seen(
        there=case["seen"]["there"],
        keys=KEY if case["seen"]["keys"] else None,
        known_hosts=tuple(case["seen"]["known_hosts"]),
        trusted=tuple(case["seen"]["trusted"]),
        declared=case["seen"]["declared"],
        kept={"": None, "KEY": KEY, "OTHER": OTHER}[case["seen"].get("kept", "")],
        planning=case["seen"].get("planning", False),
    )
    desired = kept_by(desired, case)
    if "refused" in case:
        with pytest.raises(Refused, match=case["refused"]):
            source_secret.decide(desired, seen)
    else:
        check(case, source_secret.decide(desired, seen))


@pytest.mark.parametrize("case", cases("shared"))
def test_a_credential_that_all_share(case: dict[str, Any], desired: Desired) -> None:
    held = {name: Secret(value) for name, value in case["held"].items()}
    wanted = {"username": Secret("git"), "password": Secret("new")}
    decided = source_secret.decide(
        desired, source_secret.Shared(there=case["there"], wanted=wanted, held=held)
    )
    check(case, decided)
    assert not {"new", "old"} & set(repr(decided).split("'"))


def test_without_keys_none_is_made_and_those_of_before_go(desired: Desired) -> None:
    shared = dataclasses.replace(desired, keyed=False)
    ours = HostKey(id="1", title="demo/c1 old", public="OLD", write=False)
    other = HostKey(id="2", title="demo/c2 new", public="NEW", write=False)
    seen = deploy_key.Seen(public="", listed=(ours, other))
    assert deploy_key.decide(shared, seen).action == "unchanged"
    assert old_keys.decide(shared, ("", (ours, other))).work == [ours]
    assert old_keys.decide(desired, ("", (ours, other))).action == "unchanged"


@pytest.mark.parametrize("case", cases("sync"))
def test_sync(case: dict[str, Any], desired: Desired) -> None:
    def held(name: str, wanted: dict[str, Any]) -> dict[str, Any] | None:
        return (
            None
            if name not in case["seen"]
            else wanted | {"spec": wanted["spec"] | case["seen"][name]}
        )

    seen = sync.Seen(
        source=held("source", desired.source),
        root=held("root", desired.root),
        pushed=case["seen"].get("pushed", False),
    )
    if "refused" in case:
        with pytest.raises(Refused, match=case["refused"]):
            sync.decide(desired, seen)
    else:
        check(case, sync.decide(desired, seen))


@pytest.mark.parametrize("case", cases("files"))
def test_files(case: dict[str, Any], desired: Desired) -> None:
    if "refused" in case:
        with pytest.raises((Refused, BadInput), match=case["refused"]):
            file_changes.decide(desired, case["have"])
    else:
        assert sorted(file_changes.decide(desired, case["have"])) == sorted(case["write"])


def test_only_superseded_keys_of_the_same_pairing_retire(desired: Desired) -> None:
    listed = (
        HostKey(id="1", title="demo/c1 old", public="OLD", write=False),
        HostKey(id="2", title="demo/c1 now", public="NOW", write=False),
        HostKey(id="3", title="demo/c10 x", public="X", write=False),
        HostKey(id="4", title="a person's", public="Y", write=False),
    )
    assert [key.id for key in old_keys.decide(desired, ("NOW", listed)).work] == ["1"]
    assert (
        old_keys.decide(desired, ("", listed)).work is None
    )  # nothing retires before a new key is known


def test_what_leaves_is_only_asked_whose_it_is(desired: Desired) -> None:
    with pytest.raises(Refused, match="belongs to fleet 'other'"):
        identity.owned(desired, identity.Seen(record={"fleet": "other"}, instances=("a/b",)))
    identity.owned(desired, identity.Seen(record={"fleet": "demo"}, instances=("a/b",)))


def test_the_commit_message_names_who_changed(desired: Desired) -> None:
    decided = file_changes.Decided(have={"c1": {}}, writes={"c1": {"gotk-sync.yaml": "x"}})
    text = file_changes.message([desired], decided)
    assert text.splitlines()[0] == "Pair c1 with Flux v2.9.4"
    assert "- clusters/c1/flux-system/gotk-sync.yaml" in text
    decided.have["c1"]["gotk-components.yaml"] = "# Flux Version: v2.8.0\n"
    assert file_changes.message([desired], decided).splitlines()[0] == "Upgrade c1 to Flux v2.9.4"


def test_a_key_pair_does_not_print_its_private_half() -> None:
    assert "PRIVATE" not in repr(KEY)
    assert "PRIVATE" not in repr(
        source_secret.Seen(there=True, keys=KEY, known_hosts=(), trusted=(), declared=True)
    )
    assert repr(Secret("canary")) == "***"


def test_another_uid_is_told_as_a_rebuilt_cluster(desired: Desired) -> None:
    told = record.decide(desired, ({"fleet": "demo", "uid": "a"}, {"fleet": "demo", "uid": "b"}))
    assert "rebuilt" in told.detail
    assert (
        "rebuilt"
        not in record.decide(desired, ({"fleet": "demo"}, {"fleet": "demo", "uid": "b"})).detail
    )


def test_what_flux_owned_is_merged_into_what_kustomize_controller_owns() -> None:
    def entry(manager: str, operation: str, fields: dict[str, Any], **more: str) -> dict[str, Any]:
        return {
            "manager": manager,
            "operation": operation,
            "apiVersion": "apps/v1",
            "fieldsV1": fields,
            **more,
        }

    status = entry("flux", "Apply", {"f:status": {}}, subresource="status")
    update = entry("kubectl", "Update", {"f:spec": {"f:paused": {}}})
    theirs = entry("flux", "Apply", {"f:spec": {"f:replicas": {}, "f:template": {"f:a": {}}}})
    ours = entry("kustomize-controller", "Apply", {"f:spec": {"f:template": {"f:b": {}}}})
    both: dict[str, Any] = {"f:spec": {"f:replicas": {}, "f:template": {"f:a": {}, "f:b": {}}}}
    assert field_owners.merged([status, update, theirs, ours]) == [
        status,
        update,
        {**ours, "fieldsV1": both},
    ]
    assert field_owners.merged([theirs]) == [{**theirs, "manager": "kustomize-controller"}]
    assert not field_owners.foreign({"metadata": {"managedFields": [status, update, ours]}})

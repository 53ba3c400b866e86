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
from provisioner.pairing import guard, ownership, wave
from provisioner.pairing.engine import Decision
from provisioner.pairing.steps import controllers, deploy_key, record, retire, secret, sync
from provisioner.pairing.want import Want

CASES = Path(__file__).parents[2] / "cases" / "pairing"
KEY, OTHER = keys.make("ed25519"), keys.make("ed25519")


def cases(name: str) -> list[Any]:
    return [
        pytest.param(case, id=case["name"])
        for case in json.loads((CASES / f"{name}.json").read_text())
    ]


def kept_by(want: Want, case: dict[str, Any]) -> Want:
    """Who keeps the deploy key: the cluster, unless the case says otherwise."""
    key = DeployKey(custody=case.get("custody", "cluster"))
    return dataclasses.replace(want, pairing=msgspec.structs.replace(want.pairing, deploy_key=key))


def check(case: dict[str, Any], decided: Decision) -> None:
    assert "refused" not in case
    assert (decided.action, case.get("detail", "") in decided.detail) == (case["action"], True), (
        decided
    )


@pytest.mark.parametrize("case", cases("controllers"))
def test_controllers(case: dict[str, Any], want: Want) -> None:
    given = dict(case["seen"])
    ending = tuple(
        {"kind": kind, "metadata": {"name": name}} for kind, name in given.pop("ending", [])
    )
    foreign = ({},) * given.pop("foreign", 0)
    seen: dict[str, Any] = {
        key: frozenset(it) if isinstance(it, list) else it for key, it in given.items()
    }
    check(case, controllers.decide(want, controllers.Seen(**seen, ending=ending, foreign=foreign)))


@pytest.mark.parametrize("case", cases("guard"))
def test_guard(case: dict[str, Any], want: Want) -> None:
    given = dict(case["seen"])
    seen = guard.Seen(**{**given, "installed": tuple(map(tuple, given.get("installed", [])))})
    if "refused" in case:
        with pytest.raises(Refused, match=case["refused"]):
            guard.adoptable(want, seen, upgrading=case.get("upgrading", False))
    else:
        guard.adoptable(want, seen, upgrading=case.get("upgrading", False))


@pytest.mark.parametrize("case", cases("deploy_key"))
def test_deploy_key(case: dict[str, Any], want: Want) -> None:
    def real(name: str) -> str:
        return KEY.public if name == "KEY" else name

    rows, seen = case["seen"]["listed"], case["seen"]
    listed = (
        None
        if rows is None
        else tuple(HostKey(id=a, title=b, public=real(c), write=d) for a, b, c, d in rows)
    )
    want = kept_by(want, case)
    given = deploy_key.Seen(
        public=real(seen["public"]), listed=listed, readable=seen.get("readable")
    )
    if "refused" in case:
        with pytest.raises(Refused, match=case["refused"]):
            deploy_key.decide(want, given)
    else:
        check(case, deploy_key.decide(want, given))


@pytest.mark.parametrize("case", cases("secret"))
def test_secret(case: dict[str, Any], want: Want) -> None:
    seen = secret.Seen(
        there=case["seen"]["there"],
        keys=KEY if case["seen"]["keys"] else None,
        known_hosts=tuple(case["seen"]["known_hosts"]),
        trusted=tuple(case["seen"]["trusted"]),
        declared=case["seen"]["declared"],
        kept={"": None, "KEY": KEY, "OTHER": OTHER}[case["seen"].get("kept", "")],
        planning=case["seen"].get("planning", False),
    )
    want = kept_by(want, case)
    if "refused" in case:
        with pytest.raises(Refused, match=case["refused"]):
            secret.decide(want, seen)
    else:
        check(case, secret.decide(want, seen))


@pytest.mark.parametrize("case", cases("shared"))
def test_a_credential_that_all_share(case: dict[str, Any], want: Want) -> None:
    held = {name: Secret(value) for name, value in case["held"].items()}
    wanted = {"username": Secret("git"), "password": Secret("new")}
    decided = secret.decide(want, secret.Shared(there=case["there"], wanted=wanted, held=held))
    check(case, decided)
    assert not {"new", "old"} & set(repr(decided).split("'"))


def test_without_keys_none_is_made_and_those_of_before_go(want: Want) -> None:
    shared = dataclasses.replace(want, keyed=False)
    ours = HostKey(id="1", title="demo/c1 old", public="OLD", write=False)
    other = HostKey(id="2", title="demo/c2 new", public="NEW", write=False)
    seen = deploy_key.Seen(public="", listed=(ours, other))
    assert deploy_key.decide(shared, seen).action == "unchanged"
    assert retire.decide(shared, ("", (ours, other))).work == [ours]
    assert retire.decide(want, ("", (ours, other))).action == "unchanged"


@pytest.mark.parametrize("case", cases("sync"))
def test_sync(case: dict[str, Any], want: Want) -> None:
    def held(name: str, wanted: dict[str, Any]) -> dict[str, Any] | None:
        return (
            None
            if name not in case["seen"]
            else wanted | {"spec": wanted["spec"] | case["seen"][name]}
        )

    seen = sync.Seen(
        source=held("source", want.source),
        root=held("root", want.root),
        pushed=case["seen"].get("pushed", False),
    )
    if "refused" in case:
        with pytest.raises(Refused, match=case["refused"]):
            sync.decide(want, seen)
    else:
        check(case, sync.decide(want, seen))


@pytest.mark.parametrize("case", cases("files"))
def test_files(case: dict[str, Any], want: Want) -> None:
    if "refused" in case:
        with pytest.raises((Refused, BadInput), match=case["refused"]):
            wave.decide(want, case["have"])
    else:
        assert sorted(wave.decide(want, case["have"])) == sorted(case["write"])


def test_only_superseded_keys_of_the_same_pairing_retire(want: Want) -> None:
    listed = (
        HostKey(id="1", title="demo/c1 old", public="OLD", write=False),
        HostKey(id="2", title="demo/c1 now", public="NOW", write=False),
        HostKey(id="3", title="demo/c10 x", public="X", write=False),
        HostKey(id="4", title="a person's", public="Y", write=False),
    )
    assert [key.id for key in retire.decide(want, ("NOW", listed)).work] == ["1"]
    assert (
        retire.decide(want, ("", listed)).work is None
    )  # nothing retires before a new key is known


def test_what_leaves_is_only_asked_whose_it_is(want: Want) -> None:
    with pytest.raises(Refused, match="belongs to fleet 'other'"):
        guard.owned(want, guard.Seen(record={"fleet": "other"}, instances=("a/b",)))
    guard.owned(want, guard.Seen(record={"fleet": "demo"}, instances=("a/b",)))


def test_the_commit_message_names_who_changed(want: Want) -> None:
    decided = wave.Decided(have={"c1": {}}, writes={"c1": {"gotk-sync.yaml": "x"}})
    text = wave.message([want], decided)
    assert text.splitlines()[0] == "Pair c1 with Flux v2.9.4"
    assert "- clusters/c1/flux-system/gotk-sync.yaml" in text
    decided.have["c1"]["gotk-components.yaml"] = "# Flux Version: v2.8.0\n"
    assert wave.message([want], decided).splitlines()[0] == "Upgrade c1 to Flux v2.9.4"


def test_a_key_pair_does_not_print_its_private_half() -> None:
    assert "PRIVATE" not in repr(KEY)
    assert "PRIVATE" not in repr(
        secret.Seen(there=True, keys=KEY, known_hosts=(), trusted=(), declared=True)
    )
    assert repr(Secret("canary")) == "***"


def test_another_uid_is_told_as_a_rebuilt_cluster(want: Want) -> None:
    told = record.decide(want, ({"fleet": "demo", "uid": "a"}, {"fleet": "demo", "uid": "b"}))
    assert "rebuilt" in told.detail
    assert (
        "rebuilt"
        not in record.decide(want, ({"fleet": "demo"}, {"fleet": "demo", "uid": "b"})).detail
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
    assert ownership.merged([status, update, theirs, ours]) == [
        status,
        update,
        {**ours, "fieldsV1": both},
    ]
    assert ownership.merged([theirs]) == [{**theirs, "manager": "kustomize-controller"}]
    assert not ownership.foreign({"metadata": {"managedFields": [status, update, ours]}})

"""What a rotation decides: every case is data in tests/cases/pairing/rotation.json."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from provisioner.base import keys
from provisioner.base.errors import ProvisionerError, Refused, Unreachable
from provisioner.flux import secret
from provisioner.git.hosts.base import HostKey
from provisioner.handover.fleet import GitOps
from provisioner.pairing.credentials import readers, staging_secret
from provisioner.pairing.credentials.readers import User
from provisioner.pairing.credentials.staging_secret import Staged
from provisioner.pairing.rotation import prove_fetch, revoke_old, stage, swap, try_key, unfinished
from provisioner.pairing.run import required_rights
from provisioner.pairing.run.desired_state import Desired
from provisioner.pairing.run.engine import Decision

CASES = json.loads((Path(__file__).parents[2] / "cases" / "pairing" / "rotation.json").read_text())
OLD, NEW = keys.make("ed25519"), keys.make("ed25519")
PAIRS = {"old": OLD, "new": NEW, None: None}
PUBLIC = {"OLD": OLD.public, "NEW": NEW.public}


def cases(name: str) -> list[Any]:
    return [pytest.param(case, id=case["name"]) for case in CASES[name]]


def rotation(found: str | None) -> Staged | None:
    if found is None:
        return None
    return Staged(new=NEW, old=OLD, known_hosts=("h a b",), since=0.0, swapped=found == "swapped")


def user(desired: Desired, given: dict[str, Any]) -> User:
    meta = {
        "name": given.get("name", "flux-system"),
        "namespace": given.get("namespace", "flux-system"),
    }
    kind = given.get("kind", "GitRepository")
    conditions = given.get("conditions", {"Ready": "True"})
    listed = [
        {"type": name, "status": status, "message": "because"}
        for name, status in conditions.items()
    ]
    item = {
        "kind": kind,
        "metadata": meta,
        "spec": {"suspend": given.get("suspend", False)},
        "status": {"conditions": listed},
    }
    url = given.get("url", desired.url) if kind == "GitRepository" else ""
    return User(item=item, url=url, holds=given.get("holds", ""))


def check(case: dict[str, Any], decision: Decision) -> None:
    assert decision.action == case["action"]
    detail = case.get("detail", "")
    assert PUBLIC.get(detail, detail) in decision.detail


@pytest.mark.parametrize("case", cases("stage"))
def test_stage(case: dict[str, Any], desired: Desired) -> None:
    given = {"paired": True, "held": "old", "staged": None, **case["seen"]}
    seen = stage.Seen(
        paired=given["paired"],
        held=PAIRS[given["held"]],
        staged=rotation(given["staged"]),
        users=[user(desired, one) for one in given.get("users", [{}])],
        age=given.get("age"),
        older_than=given.get("older_than", 0),
    )
    if "refused" not in case:
        check(case, stage.decide(desired, seen))
        return
    with pytest.raises(Refused) as caught:
        stage.decide(desired, seen)
    assert case["refused"] in str(caught.value)
    assert caught.value.hint


@pytest.mark.parametrize("case", cases("outcome"))
def test_outcome(case: dict[str, Any]) -> None:
    notes = {"reconcile.fluxcd.io/requestedAt": case.get("annotation", "token")}
    seen = {"metadata": {"generation": 1, "annotations": notes}, "status": case["status"]}
    assert prove_fetch.outcome(seen, "token") == prove_fetch.Outcome(
        over=case["over"], failed=case.get("failed", "")
    )


def test_a_source_that_was_deleted_meanwhile_is_not_proven() -> None:
    assert prove_fetch.outcome(None, "token").failed


@pytest.mark.parametrize("case", cases("swap"))
def test_swap(case: dict[str, Any], desired: Desired) -> None:
    found = rotation(case["staged"])
    assert found
    check(case, swap.decide(desired, swap.Seen(staged=found, held=PAIRS[case["held"]])))


@pytest.mark.parametrize("case", cases("revoke"))
def test_revoke(case: dict[str, Any], desired: Desired) -> None:
    listed = case["listed"] and tuple(
        HostKey(id=id, title=title, public=PUBLIC.get(public, public), write=False)
        for id, title, public in case["listed"]
    )
    decision = revoke_old.decide(
        desired, revoke_old.Seen(public=NEW.public, old=OLD.public, listed=listed)
    )
    check(case, decision)
    assert [key.id for key in decision.work or ()] == case.get("revoked", [])


@pytest.mark.parametrize("case", cases("leftover"))
def test_leftover(case: dict[str, Any], desired: Desired) -> None:
    decision = unfinished.decide(
        desired, (case["there"], rotation(case.get("staged")), case["api"])
    )
    check(case, decision)
    assert bool(decision.work) == (case.get("staged") == "swapped")


def test_a_key_that_does_not_open_ends_the_rotation_before_anything_uses_it(
    desired: Desired,
) -> None:
    assert try_key.decide(desired, (NEW.public, True)).action == "unchanged"
    with pytest.raises(Unreachable, match="old key stays in use"):
        try_key.decide(desired, (NEW.public, False))


def test_what_cannot_be_proven_any_more_is_refused_before_the_proof(desired: Desired) -> None:
    names = prove_fetch.decide(desired, [user(desired, {}), user(desired, {"name": "apps"})]).detail
    assert names.endswith("GitRepository flux-system/flux-system, GitRepository flux-system/apps")
    with pytest.raises(ProvisionerError, match="apps is suspended"):
        prove_fetch.decide(
            desired, [user(desired, {}), user(desired, {"name": "apps", "suspend": True})]
        )


def source(name: str, secret_name: str, namespace: str = "flux-system") -> dict[str, Any]:
    spec = {"url": "ssh://git@host/fleet.git", "secretRef": {"name": secret_name}}
    return {
        "kind": "GitRepository",
        "metadata": {"name": name, "namespace": namespace},
        "spec": spec,
    }


def test_who_reads_with_the_key(desired: Desired) -> None:
    held = {("team", "copy"): OLD.public, ("team", "own"): NEW.public}
    sources = [
        source("flux-system", "flux-system"),
        source("apps", "flux-system"),
        source("public", ""),
        source("same-name-elsewhere", "flux-system", "team"),
        source("copied", "copy", "team"),
        source("independent", "own", "team"),
    ]

    def automation(called: str, within: str, **reference: str) -> dict[str, Any]:
        meta = {"name": called, "namespace": within}
        return {"kind": "ImageUpdateAutomation", "metadata": meta, "spec": {"sourceRef": reference}}

    automations = [
        automation("images", "flux-system", name="apps"),
        automation("across", "team", name="flux-system", namespace="flux-system"),
        automation("theirs", "team", name="copied"),
    ]
    found = readers.find(
        desired, sources, automations, OLD.public, lambda *place: held.get(place, "")
    )
    assert [(one.item["metadata"]["name"], one.holds) for one in found] == [
        ("flux-system", ""),
        ("apps", ""),
        ("copied", "team/copy"),
        ("images", ""),
        ("across", ""),
    ]


def test_the_staging_secret_reads_back_as_it_was_made() -> None:
    made = secret.staging(GitOps(), new=NEW, old=OLD, known_hosts=["h ssh-ed25519 AAAA"])
    made["metadata"]["creationTimestamp"] = "2026-01-31T12:00:00Z"
    found = staging_secret.read(made, OLD)
    assert found == Staged(
        new=NEW, old=OLD, known_hosts=("h ssh-ed25519 AAAA",), since=1769860800.0, swapped=False
    )
    again = staging_secret.read(made, NEW)
    assert again
    assert again.swapped
    assert "PRIVATE" not in repr(found)
    assert staging_secret.read({**made, "data": {}}, OLD) is None


def test_a_rotation_needs_to_see_every_source_and_to_remove_its_secret(desired: Desired) -> None:
    rights = {
        (right.resource, right.verb, right.namespace) for right in required_rights.rotating(desired)
    }
    assert {("gitrepositories", "list", ""), ("secrets", "delete", "flux-system")} <= rights
    assert ("customresourcedefinitions", "create", "") not in rights

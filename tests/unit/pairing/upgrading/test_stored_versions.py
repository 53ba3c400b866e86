"""Which stored objects have to be written again, and which jump is too long."""

from __future__ import annotations

from typing import Any

import pytest

from provisioner.base.errors import ProvisionerError, Refused
from provisioner.base.events import Action
from provisioner.clusters import faults
from provisioner.flux import schemas
from provisioner.pairing.run.desired_state import Desired
from provisioner.pairing.run.engine import Decision, Facts
from provisioner.pairing.upgrading import stored_versions
from provisioner.pairing.upgrading.stored_versions import Migrations, StoredObjects
from tests.unit.flux.test_schemas import crd
from tests.unit.pairing.targets import FreeTarget, target
from tests.unit.pairing.writable import Writable

Object = dict[str, Any]

NAME = "helmreleases.helm.toolkit.fluxcd.io"
OBJECTS = ({"metadata": {"name": "a"}},)


def live(*names: str, stored: tuple[str, ...]) -> dict[str, schemas.Schema]:
    return schemas.of([crd(*names, stored=stored)])


def test_what_is_settled_is_left_alone(desired: Desired) -> None:
    state = StoredObjects(live=live("v2", "v2beta2", stored=("v2",)))
    decision = stored_versions.decide(desired, state)
    assert (decision.action, decision.work) == (Action.UNCHANGED, None)


def test_an_older_stored_version_is_brought_up(desired: Desired) -> None:
    state = StoredObjects(
        live=live("v2", "v2beta2", stored=("v2beta2", "v2")), objects={NAME: OBJECTS}
    )
    decision = stored_versions.decide(desired, state)
    assert (decision.action, decision.detail) == (Action.CONFIGURED, "HelmRelease to v2 (1 object)")
    assert [migration.objects for migration in decision.work or ()] == [OBJECTS]


def test_no_objects_still_settle_the_crd(desired: Desired) -> None:
    state = StoredObjects(live=live("v2", "v2beta2", stored=("v2beta2",)))
    decision = stored_versions.decide(desired, state)
    assert (decision.action, decision.detail) == (
        Action.CONFIGURED,
        "HelmRelease to v2 (0 objects)",
    )


def test_fields_alone_are_reason_enough(desired: Desired) -> None:
    state = StoredObjects(live=live("v2", "v2beta2", stored=("v2",)), objects={NAME: OBJECTS})
    assert stored_versions.decide(desired, state).action is Action.CONFIGURED


def test_too_long_a_jump_is_refused(desired: Desired) -> None:
    state = StoredObjects(live=live("v2beta2", "v2beta1", stored=("v2beta2",)))
    with pytest.raises(Refused, match=r"stored as helm.toolkit.fluxcd.io/v2beta2.*smaller steps"):
        stored_versions.decide(desired, state)


def test_a_kind_that_is_no_longer_declared_has_no_jump(desired: Desired) -> None:
    other = schemas.of([crd("v1beta1", stored=("v1beta1",), group="gone.toolkit.fluxcd.io")])
    decision = stored_versions.decide(desired, StoredObjects(live=other))
    assert decision.action is Action.UNCHANGED


def helm_release(name: str, *versions: str, namespace: str = "shop") -> Object:
    """`versions`: those under which its managedFields are noted."""
    group = "helm.toolkit.fluxcd.io"
    fields = [
        {"manager": version, "operation": "Apply", "apiVersion": f"{group}/{version}"}
        for version in versions
    ]
    meta = {"name": name, "namespace": namespace, "resourceVersion": f"{name}-1"}
    return {
        "apiVersion": f"{group}/v2",
        "kind": "HelmRelease",
        "metadata": {**meta, "managedFields": fields},
    }


def live_crd(*stored: str) -> Object:
    made = crd("v2", "v2beta2", stored=stored)
    made["metadata"] |= {
        "resourceVersion": "crd-1",
        "labels": {"app.kubernetes.io/part-of": "flux"},
    }
    return made


def decision(subject: FreeTarget) -> Decision[Migrations]:
    state = stored_versions.look(subject, Facts(cluster=subject.first_look))
    return stored_versions.decide(subject.desired, state)


def act(client: Writable, desired: Desired) -> None:
    subject = target(desired, client)
    facts = Facts(cluster=subject.first_look)
    assert stored_versions.act(subject, facts, decision(subject)) is facts


def rewritten(client: Writable) -> dict[str, Any]:
    return {subject: change for verb, subject, change in client.writes if verb == "patch"}


SETTLED = {
    "metadata": {"resourceVersion": "crd-1"},
    "status": {"storedVersions": ["v2"]},
}


def test_every_object_is_written_again_while_versions_are_not_settled(desired: Desired) -> None:
    client = Writable(live_crd("v2beta2", "v2"), helm_release("a", "v2"), helm_release("b"))
    act(client, desired)
    assert rewritten(client) == {"HelmRelease/a": {}, "HelmRelease/b": {}}
    assert client.writes[-1] == ("patch status", f"CustomResourceDefinition/{NAME}", SETTLED)


def test_only_fields_under_a_dropped_version_are_a_reason_else(desired: Desired) -> None:
    client = Writable(live_crd("v2"), helm_release("a", "v2"), helm_release("b", "v2beta2", "v2"))
    act(client, desired)
    ((subject, change),) = rewritten(client).items()
    assert subject == "HelmRelease/b"
    assert change["metadata"]["resourceVersion"] == "b-1"
    versions = {entry["apiVersion"] for entry in change["metadata"]["managedFields"]}
    assert versions == {"helm.toolkit.fluxcd.io/v2"}


def test_a_crd_of_somebody_else_is_not_looked_at(desired: Desired) -> None:
    theirs = live_crd("v2beta2")
    theirs["metadata"]["labels"] = {}
    assert decision(target(desired, Writable(theirs))).action is Action.UNCHANGED


def test_an_object_that_is_changed_meanwhile_is_read_again(desired: Desired) -> None:
    client = Writable(live_crd("v2"), helm_release("a", "v2beta2"))

    def changed_once(verb: str, item: Object) -> None:
        if verb == "patch" and item["metadata"]["resourceVersion"] == "a-1":
            newer = helm_release("a", "v2beta2")
            newer["metadata"]["resourceVersion"] = "a-2"
            client.put(newer)
            raise faults.Conflict("cluster c1", "modified")

    client.refuse = changed_once
    act(client, desired)
    assert rewritten(client)["HelmRelease/a"]["metadata"]["resourceVersion"] == "a-2"


def test_an_object_that_is_deleted_meanwhile_is_left(desired: Desired) -> None:
    client = Writable(live_crd("v2"), helm_release("a", "v2beta2"))

    def deleted(verb: str, item: Object) -> None:
        if verb == "patch":
            client.delete(item)
            raise faults.Conflict("cluster c1", "modified")

    client.refuse = deleted
    act(client, desired)
    assert rewritten(client) == {}
    assert client.written("patch status") == [f"CustomResourceDefinition/{NAME}"]


@pytest.mark.parametrize(
    ("verb", "subject"),
    [("patch", "HelmRelease a"), ("patch status", f"CustomResourceDefinition {NAME}")],
)
def test_what_never_stops_changing_ends_the_run(verb: str, subject: str, desired: Desired) -> None:
    client = Writable(live_crd("v2beta2"), helm_release("a"))
    tries: list[str] = []

    def always(done: str, _item: Object) -> None:
        if done == verb:
            tries.append(done)
            raise faults.Conflict("cluster c1", "modified")

    client.refuse = always
    with pytest.raises(ProvisionerError) as caught:
        act(client, desired)
    error = caught.value
    assert (error.subject, error.cause) == ("cluster c1", f"{subject} keeps changing")
    assert error.hint == "Run again."
    assert len(tries) == stored_versions.TRIES


@pytest.mark.parametrize("storage", ["", "v3"])
def test_a_crd_that_another_run_has_changed_is_left(storage: str, desired: Desired) -> None:
    client = Writable(live_crd("v2beta2"))
    subject = target(desired, client)
    decided = decision(subject)
    if storage:
        newer = crd(storage, "v2", stored=("v2",))
        newer["metadata"]["resourceVersion"] = "crd-2"
        client.put(newer)
    else:
        client.delete(live_crd())
        client.writes.clear()
    stored_versions.act(subject, Facts(cluster=subject.first_look), decided)
    assert client.writes == []


def test_nothing_decided_is_nothing_done(desired: Desired) -> None:
    client = Writable(live_crd("v2"))
    act(client, desired)
    assert client.writes == []

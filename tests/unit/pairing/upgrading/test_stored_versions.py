"""Which stored objects have to be written again, and which jump is too long."""

from __future__ import annotations

import pytest

from provisioner.base.errors import Refused
from provisioner.base.events import Action
from provisioner.flux import schemas
from provisioner.pairing.run.desired_state import Desired
from provisioner.pairing.upgrading import stored_versions
from provisioner.pairing.upgrading.stored_versions import StoredObjects
from tests.unit.flux.test_schemas import crd

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

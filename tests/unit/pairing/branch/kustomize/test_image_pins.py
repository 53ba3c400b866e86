"""When a kustomization.yaml gets pins: a new pairing and an upgrade, never over a user's own."""

from __future__ import annotations

import dataclasses
from dataclasses import dataclass
from typing import Any

import msgspec
import pytest

from provisioner.base.events import Event, Note
from provisioner.flux import files
from provisioner.git.clone import Clone
from provisioner.handover.repositories.ssh import Declaration
from provisioner.pairing.branch import file_changes
from provisioner.pairing.branch.kustomize import image_pins
from provisioner.pairing.branch.publication import Repositories
from provisioner.pairing.run.desired_state import Desired
from provisioner.pairing.run.target import Run
from tests.unit.pairing.conftest import FOLDER, with_identity
from tests.unit.pairing.targets import Objects, target

DIGEST = f"sha256:{'a' * 64}"
SOURCE = "ghcr.io/fluxcd/source-controller:v1.9.4"
PINS = files.kustomization([{"name": SOURCE, "newTag": "v1.9.4", "digest": DIGEST}])
OLDER = PINS.replace("v1.9.4", "v1.7.3")
PLAIN = files.kustomization()
MARK = "# Pairing: demo/c1\n"
PATH = f"{FOLDER}/kustomization.yaml"


@pytest.fixture
def pinned(desired: Desired) -> Desired:
    return dataclasses.replace(desired, files={**desired.files, PATH: MARK + PINS})


def writes(desired: Desired, kustomization: str | None) -> dict[str, str]:
    held = with_identity(desired)
    if kustomization is None:
        del held[PATH]
    else:
        held[PATH] = kustomization
    return {path: text for path, text in file_changes.decide(desired, held).items() if text}


def test_a_new_pairing_is_pinned(pinned: Desired) -> None:
    assert writes(pinned, None) == {PATH: MARK + PINS}


@pytest.mark.parametrize("held", [PLAIN, MARK + PLAIN, MARK + OLDER])
def test_only_an_upgrade_pins_an_existing_pairing(pinned: Desired, held: str) -> None:
    assert writes(pinned, held) == {}, "no commit that nobody asked for"
    upgrading = dataclasses.replace(pinned, repinned=True)
    assert writes(upgrading, held) == {PATH: MARK + PINS}
    assert writes(upgrading, MARK + PINS) == {}


@pytest.mark.parametrize(
    "held",
    [
        PLAIN + "patches: []\n",
        "# ours is not to reason why\n" + PLAIN,
        PINS.replace("digest:", "newName: x\n  digest:"),
        PINS.replace(SOURCE, "ghcr.io/fluxcd/source-controller"),
    ],
    ids=["patches", "a comment", "a new name", "a pin without its tag"],
)
def test_a_users_own_is_never_replaced(pinned: Desired, held: str) -> None:
    assert writes(dataclasses.replace(pinned, repinned=True), held) == {}


def test_the_first_install_applies_what_git_pins(desired: Desired) -> None:
    container = {"name": "manager", "image": SOURCE}
    item = {"kind": "Deployment", "spec": {"template": {"spec": {"containers": [container]}}}}
    subject = dataclasses.replace(desired, components=[item])
    [built] = image_pins.components(subject, {PATH: MARK + PINS})
    assert built["spec"]["template"]["spec"]["containers"][0]["image"] == f"{SOURCE}@{DIGEST}"
    assert image_pins.components(subject, {PATH: PLAIN}) == [item]


def test_what_is_not_pinned_is_said_where_files_are_written(desired: Desired) -> None:
    held, changed = with_identity(desired), {f"{FOLDER}/gotk-components.yaml": "new"}
    partly = dataclasses.replace(desired, unpinned=(SOURCE,))
    assert image_pins.notes(partly, held, {}) == []
    assert image_pins.notes(desired, held, changed) == []
    [text] = image_pins.notes(partly, held, changed)
    assert f"not pinned by digest, since none is known: {SOURCE}" in text
    own = {**held, PATH: PLAIN + "patches: []\n"}
    [text] = image_pins.notes(desired, own, changed)
    assert f"{PATH} is your own" in text
    declared = msgspec.structs.replace(desired.pairing.gitops, pin_images=False)
    pairing = msgspec.structs.replace(desired.pairing, gitops=declared)
    assert image_pins.notes(dataclasses.replace(partly, pairing=pairing), own, changed) == []


def test_the_user_is_told_while_the_repository_is_looked_at(
    desired: Desired, opened: Clone
) -> None:
    said: list[Event] = []
    partly = dataclasses.replace(desired, unpinned=(SOURCE,))
    member = target(partly, Objects(), sink=said.append, planning=True)
    repositories = {"fleet": Declaration(url=desired.url)}
    fleet = msgspec.structs.replace(member.run.fleet, repositories=repositories)
    session: Any = FakeSession(run=dataclasses.replace(member.run, fleet=fleet))
    Repositories(session, ())._changes("fleet", opened, [member])
    assert [event.text for event in said if isinstance(event, Note)] == [
        f"cluster c1: images not pinned by digest, since none is known: {SOURCE}"
    ]


@dataclass(frozen=True)
class FakeSession:
    run: Run

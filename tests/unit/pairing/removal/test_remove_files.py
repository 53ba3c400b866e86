"""What is said of the files of a pairing that ended."""

from __future__ import annotations

import pytest

from provisioner.base.events import Action
from provisioner.pairing.removal import remove_files
from provisioner.pairing.removal.remove_files import FilesLeft
from provisioner.pairing.run.desired_state import Desired
from tests.unit.pairing.conftest import FOLDER

PATHS = [f"{FOLDER}/gotk-components.yaml", f"{FOLDER}/gotk-sync.yaml"]
NAMES = "gotk-components.yaml, gotk-sync.yaml"


@pytest.mark.parametrize(
    ("paths", "changes", "action", "detail"),
    [
        (PATHS, "push", Action.DELETED, NAMES),
        (PATHS, "change-request", Action.CONFIGURED, NAMES),
        (PATHS, "none", Action.SKIPPED, "still in branch main: remove it there"),
        ([], "push", Action.UNCHANGED, ""),
        ([], "none", Action.UNCHANGED, ""),
    ],
)
def test_remove_files(
    paths: list[str], changes: str, action: Action, detail: str, desired: Desired
) -> None:
    state = FilesLeft(paths=paths, branch="main", changes=changes)
    decision = remove_files.decide(desired, state)
    assert (decision.action, decision.subject, decision.detail) == (action, FOLDER, detail)

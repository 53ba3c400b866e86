"""Files leave a branch in the way in which they got in."""

from __future__ import annotations

from pathlib import Path

import pytest

from provisioner.flux import files
from provisioner.git.clone import Clone
from provisioner.pairing.branch import removal
from provisioner.pairing.run.desired_state import Desired
from tests.unit.pairing.branch.host import BRANCH, FakeRequestHost, git, way_into
from tests.unit.pairing.conftest import FOLDER, with_identity

KUSTOMIZATION = files.kustomization()
OUTCOMES = {
    "push": ["removed", ""],
    "change-request": ["removal proposed: https://host/pulls/1"] * 2,
    "none": ["still in branch main: remove it there"] * 2,
}


def names(remote: Path, branch: str) -> list[str]:
    return git(remote, "ls-tree", "-r", "--name-only", branch).split()


@pytest.mark.parametrize("changes", OUTCOMES)
def test_files_leave_in_the_way_in_which_they_came(
    changes: str, desired: Desired, remote: Path, host: FakeRequestHost, opened: Clone
) -> None:
    mine = f"{FOLDER}/mine.yaml"
    opened.publish(lambda: {**with_identity(desired), mine: "m: 1\n"}, lambda: "Ours")
    way = way_into(remote, host, opened, delivery={"changes": changes})
    outcomes = [removal.remove(way, [desired], "Unpair c1\n") for _ in range(2)]
    assert outcomes == OUTCOMES[changes]
    left = [mine] if changes == "push" else sorted([*with_identity(desired), mine])
    assert names(remote, "main") == left
    assert len(host.texts) == (changes == "change-request")
    if host.texts:
        pattern = f"{BRANCH}-leaving-*"
        branch = git(remote, "branch", "--list", "--format=%(refname:short)", pattern)
        assert names(remote, branch) == [mine]


@pytest.mark.parametrize("own", ["", f"{KUSTOMIZATION}patches: []\n"])
def test_a_kustomization_of_the_users_is_not_ours_to_remove(
    own: str, desired: Desired, remote: Path, host: FakeRequestHost, opened: Clone
) -> None:
    opened.publish(lambda: {**with_identity(desired), desired.kustomization: own}, lambda: "Ours")
    way = way_into(remote, host, opened, delivery={})
    assert removal.remove(way, [desired], "Unpair c1\n") == "removed"
    assert names(remote, "main") == [desired.kustomization]
    assert removal.ours(opened, desired, [desired]) == []

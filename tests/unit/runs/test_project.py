"""Terraform's lock file lies in the project, whichever checkout runs it; the stack of `down`."""

from __future__ import annotations

import json
import os
from collections.abc import Callable
from pathlib import Path

import pytest

from provisioner.base.errors import BadInput
from provisioner.base.events import Event, Note
from provisioner.pairing.run.options import Options
from provisioner.runs.project import Project, Settings
from provisioner.terraform.stacks import Stack
from tests.unit.terraform.conftest import fake_terraform as fake_terraform

LOCK = ".terraform.lock.hcl"
Fake = Callable[..., str]


class Place:
    def __init__(self, root: Path, binary: Fake) -> None:
        self.directory = root / "cdktf.out" / "stacks" / "one"
        self.directory.mkdir(parents=True)
        self.stack = Stack(name="one", directory=self.directory, project=root)
        self.recorded, self.used = root / "terraform.one.lock.hcl", self.directory / LOCK
        self.said: list[Event] = []
        self._fake, self._root = binary, root

    def init(self, writes: str = "") -> None:
        """As `terraform init` that writes this lock file, or leaves it as it is."""
        before = f"printf %s '{writes}' > {LOCK}" if writes else ""
        settings = Settings(
            pairing=Options(), project=self._root, binary=self._fake("init", before=before)
        )
        Project().terraform(self.stack, settings, self.said.append)

    @property
    def notes(self) -> list[str]:
        return [event.text for event in self.said if isinstance(event, Note)]


@pytest.fixture
def place(tmp_path: Path, fake_terraform: Fake) -> Place:
    return Place(tmp_path, fake_terraform)


def test_what_terraform_chooses_is_recorded_once(place: Place) -> None:
    place.init("# chosen")
    assert place.recorded.read_text() == "# chosen"
    assert [text for text in place.notes if "commit it" in text] == [
        "Terraform's providers are recorded in terraform.one.lock.hcl: commit it."
    ]
    before = place.recorded.stat()
    place.init("# chosen")
    assert place.recorded.stat().st_ino == before.st_ino
    assert len([text for text in place.notes if "commit it" in text]) == 1


def test_the_project_decides_in_every_checkout(place: Place) -> None:
    place.recorded.write_text("# reviewed")
    place.used.write_text("# of another branch")
    place.init()
    assert (place.used.read_text(), place.recorded.read_text()) == ("# reviewed", "# reviewed")


def test_the_providers_of_an_earlier_run_are_kept(place: Place) -> None:
    place.used.write_text("# in use")
    place.init()
    assert place.recorded.read_text() == "# in use"


def test_a_stack_without_providers_has_no_lock_file(place: Place) -> None:
    place.init()
    assert not place.recorded.exists()


def test_a_lock_file_that_cannot_be_read_stops_before_init(place: Place) -> None:
    place.recorded.mkdir()
    with pytest.raises(BadInput, match=r"terraform\.one\.lock\.hcl: cannot be read"):
        place.init("# chosen")
    assert not place.used.exists()


def test_what_was_declared_after_the_synthesis_does_not_count_and_down_says_so(
    place: Place,
) -> None:
    root = place.stack.project
    manifest = root / "cdktf.out" / "manifest.json"
    listed = {"one": {"name": "one", "workingDirectory": "stacks/one"}}
    manifest.write_text(json.dumps({"stacks": listed}))
    os.utime(manifest, (0, 0))
    settings = Settings(pairing=Options(), project=root)
    assert Project().existing(settings, place.said.append) == place.stack
    (said,) = place.notes
    assert said.startswith("Stack one: as synthesised at 1970-01-01T00:00:00Z. What its code has")

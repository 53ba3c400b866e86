"""The table of releases that ships with us."""

from __future__ import annotations

import re

from provisioner.distribution import known
from provisioner.flux import versions
from provisioner.handover.fleet import COMPONENTS, EXTRA_COMPONENTS, GitOps

SHA256 = re.compile(r"sha256:[0-9a-f]{64}")


def test_every_entry_is_a_version_or_an_image_with_its_checksum() -> None:
    table = known.table()
    assert all(map(versions.parse, table.contents))
    assert all(map(SHA256.fullmatch, [*table.contents.values(), *table.images.values()]))
    names = COMPONENTS + EXTRA_COMPONENTS
    assert {name.partition(":")[0] for name in table.images} == set(names)
    assert all(versions.parse(name.partition(":")[2]) for name in table.images)


def test_no_two_entries_have_one_checksum() -> None:
    """As a slip while copying would make it."""
    values = [*known.table().contents.values(), *known.table().images.values()]
    assert len(set(values)) == len(values)


def test_the_default_version_is_known() -> None:
    assert known.contents(GitOps().flux_version)
    assert known.contents("v2.999.0") == ""

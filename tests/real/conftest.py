"""Projects on the sandbox, ended whatever the tests did."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from tests.real.project import Project


@pytest.fixture(scope="module")
def project(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Project]:
    made = Project(tmp_path_factory.mktemp("project"))
    yield made
    made.provisioner("sandbox", "clean")
    assert made.processes() == []

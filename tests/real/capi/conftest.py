"""One management cluster and one test provider for the tests of a file. The file's WORKLOADS are
booted along with it: they are the API servers that the provider hands out."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from provisioner.sandbox.building import parts
from tests.real import own
from tests.real.capi.management import MANAGER, Management
from tests.real.capi.provider import Provider
from tests.real.project import Project


@pytest.fixture(scope="module")
def management(project: Project, request: pytest.FixtureRequest) -> Management:
    if parts.missing((MANAGER,)):
        pytest.skip("Cluster API is not built: `python -m tests` builds it")
    own.start(project, "hub", *request.module.WORKLOADS)
    made = Management(project, "hub")
    made.install()
    return made


@pytest.fixture(scope="module")
def provider(management: Management) -> Iterator[Provider]:
    with Provider(management).running() as running:
        yield running

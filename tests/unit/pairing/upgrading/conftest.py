"""A pairing that wants one CRD, as an upgrade sees it."""

from __future__ import annotations

import dataclasses

import pytest

from provisioner.pairing.run.desired_state import Desired
from tests.unit.flux.test_schemas import crd


@pytest.fixture
def desired(desired: Desired) -> Desired:
    return dataclasses.replace(desired, components=[crd("v2")])

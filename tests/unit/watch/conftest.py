"""A fake management cluster with one template."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, Protocol

import pytest

from provisioner.watch.templates import template
from provisioner.watch.templates.template import FleetTemplate
from tests.fakes.management import FakeManagement


def described(**changes: Any) -> dict[str, Any]:
    """A template as a user writes it."""
    return {
        "version": 1,
        "fleet": "demo",
        "repositories": {
            "fleet": {"kind": "ssh", "url": "ssh://git@git.test/fleet.git", "known_hosts": ["a b"]}
        },
        "pairing": {"repository": "fleet", "path": "clusters/{{ namespace }}/{{ name }}"},
        **changes,
    }


def read(**changes: Any) -> FleetTemplate:
    return template.of(described(**changes), "template.yaml")


class ManagementMaker(Protocol):
    def __call__(self, **settings: Any) -> FakeManagement: ...


@pytest.fixture
def management(monkeypatch: pytest.MonkeyPatch) -> Iterator[ManagementMaker]:
    made: list[FakeManagement] = []

    def make(**settings: Any) -> FakeManagement:
        described = settings.pop("template", read())
        made.append(FakeManagement(described, **settings).installed(monkeypatch))
        return made[-1]

    yield make
    for one in made:
        one.close()

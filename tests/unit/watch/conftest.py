"""A fake management cluster with one template."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, Protocol

import pytest

from provisioner.base.retry import Backoff
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


def paired(fake: FakeManagement, *names: str) -> bool:
    return all(fake.condition(name).get("status") == "True" for name in names)


def with_one(management: ManagementMaker, **settings: Any) -> FakeManagement:
    """A cluster that is paired."""
    fake = management(**settings)
    fake.start()
    fake.add("c1")
    fake.until(lambda: paired(fake, "c1"))
    return fake


@pytest.fixture
def eager(monkeypatch: pytest.MonkeyPatch) -> None:
    """Pauses after a failure pass at once."""
    monkeypatch.setattr(Backoff, "seconds", lambda _self, _tried: 0.0)

"""What becomes of repositories over time, by real Terraform and fakes of the providers."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from provisioner_cdk import App, FleetStack, cdk

from tests.provider import gitea, hosts, server
from tests.provider.fake import Fake
from tests.real.terraform import Terraform
from tests.unit.provisioner_cdk.hosts import TYPES, WHOLE, whole
from tests.unit.provisioner_cdk.whole import HOSTILE

pytestmark = pytest.mark.real

FAKES: dict[str, Callable[[], Fake]] = {
    "github": hosts.github,
    "gitlab": hosts.gitlab,
    "gitea": gitea.gitea,
}


class Ground:
    """One stack that is declared anew, again and again."""

    def __init__(self, folder: Path, host: str) -> None:
        self.folder, self.host = folder, host
        self.fake = FAKES[host]()
        self.terraform = Terraform(folder / "stacks" / "demo", {})

    def declare(self, make: Callable[[FleetStack], Any] | None = None) -> None:
        app = App(outdir=str(self.folder))
        stack = FleetStack(app, "demo")
        # Beside the synthesised files, which a stack that is written again keeps.
        cdk.LocalBackend(stack, path="kept.tfstate")
        if make:
            make(stack)
        app.synth()
        self.terraform("init", "-reconfigure")

    def least(self, **more: Any) -> Callable[[FleetStack], Any]:
        construct, needed, _, _ = WHOLE[self.host]
        return lambda stack: construct(stack, "fleet", **needed, **more)

    @property
    def there(self) -> list[dict[str, Any]]:
        return list(self.fake.world.of(TYPES[self.host]).values())


@pytest.fixture(params=sorted(FAKES))
def ground(tmp_path: Path, request: pytest.FixtureRequest) -> Iterator[Ground]:
    made = Ground(tmp_path, request.param)
    with server.serving(made.fake) as environment:
        made.terraform.environment |= environment
        yield made


def test_everything_applies_and_stays(ground: Ground) -> None:
    ground.declare(lambda stack: WHOLE[ground.host][0](stack, "fleet", **whole(ground.host)))
    ground.terraform("apply", "-auto-approve")
    assert ground.terraform.changes() == {}
    assert ground.there[0]["description"] == HOSTILE
    assert "prevent_destroy" in ground.terraform.fails("destroy", "-auto-approve")
    assert not ground.there[0]["archived"]


def test_one_that_leaves_the_stack_is_archived(ground: Ground) -> None:
    ground.declare(ground.least())
    ground.terraform("apply", "-auto-approve")
    ground.declare()
    ground.terraform("apply", "-auto-approve")
    assert [found["archived"] for found in ground.there] == [True]


def test_one_that_is_deleted_on_purpose(ground: Ground) -> None:
    ground.declare(ground.least(on_destroy="delete"))
    ground.terraform("apply", "-auto-approve")
    ground.terraform("destroy", "-auto-approve")
    assert ground.there == []


def test_an_adopted_one_is_never_touched(ground: Ground) -> None:
    ground.declare(ground.least())
    ground.terraform("apply", "-auto-approve")
    before = dict(ground.there[0])
    ground.fake.world.calls.clear()

    ground.declare(ground.least(adopt=True))
    ground.terraform("apply", "-auto-approve")
    ground.terraform("destroy", "-auto-approve")
    assert ground.fake.world.calls == []
    assert ground.there == [before]


def test_how_it_was_initialised_matters_only_once(ground: Ground) -> None:
    ground.declare(ground.least())
    ground.terraform("apply", "-auto-approve")
    ground.declare(ground.least(initialise=True))
    assert TYPES[ground.host] not in {
        address.split(".")[0] for address in ground.terraform.changes()
    }

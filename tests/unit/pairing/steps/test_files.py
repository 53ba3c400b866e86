"""What the step of a cluster says about its share of the one commit."""

from __future__ import annotations

from typing import Any

import pytest

from provisioner.base.errors import Pending, ProvisionerError, Refused
from provisioner.base.events import Action
from provisioner.pairing.run.desired_state import Desired
from provisioner.pairing.run.repository_state import Published
from provisioner.pairing.steps import files

COMMIT = "0123456789abcdef0123456789abcdef01234567"
ALL = [
    f"clusters/c1/flux-system/{name}"
    for name in ("gotk-components.yaml", "gotk-sync.yaml", "kustomization.yaml")
]


def published(written: list[str], **more: Any) -> Published:
    clone: Any = None  # nothing is read from it here
    return Published(clone=clone, texts={}, written={"c1": written}, **more)


@pytest.mark.parametrize(
    ("state", "action", "detail"),
    [
        pytest.param(published([]), Action.UNCHANGED, "", id="nothing to write"),
        pytest.param(
            published(ALL, commits={"c1": COMMIT}),
            Action.CREATED,
            "gotk-components.yaml, gotk-sync.yaml, kustomization.yaml in 0123456789ab",
            id="all of them",
        ),
        pytest.param(
            published(ALL[:1], commits={"c1": COMMIT}),
            Action.CONFIGURED,
            "gotk-components.yaml in 0123456789ab",
            id="one of them",
        ),
        pytest.param(
            published(ALL[1:2], commits={"c1": None}, how="by change request"),
            Action.CONFIGURED,
            "gotk-sync.yaml by change request",
            id="in a plan",
        ),
    ],
)
def test_what_was_written_is_named(
    state: Published, action: Action, detail: str, desired: Desired
) -> None:
    decision = files.decide(desired, state)
    assert (decision.action, decision.subject) == (action, desired.directory)
    assert decision.detail == detail


@pytest.mark.parametrize(
    ("where", "error"),
    [("refused", Refused("cluster c1", "no")), ("pending", Pending("the branch", "not merged"))],
)
def test_what_stopped_this_cluster_is_raised_for_it_alone(
    where: str, error: ProvisionerError, desired: Desired
) -> None:
    for cluster, raised in (("c1", True), ("c2", False)):
        more: dict[str, Any] = {where: {cluster: error}}
        state = published([], **more)
        if not raised:
            assert files.decide(desired, state).action is Action.UNCHANGED
            continue
        with pytest.raises(type(error)) as caught:
            files.decide(desired, state)
        assert caught.value is error

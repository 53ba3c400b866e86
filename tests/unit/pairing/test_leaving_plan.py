"""What counts as moved since the plan of leaving was saved."""

from __future__ import annotations

import pytest

from provisioner.pairing import leaving_plan
from provisioner.pairing.leaving_plan import LeavingPlan

PLAN = LeavingPlan(cluster="c1", uid="u", server="s")


@pytest.mark.parametrize(
    ("now", "lines"),
    [
        (PLAN, []),
        (
            LeavingPlan(cluster="c1", uid="u", server="s", drain=True),
            ["c1: workloads: was kept, is drained"],
        ),
        (
            LeavingPlan(cluster="c1", gone=True),
            [
                "c1: workloads: was kept, is gone with the cluster",
                "c1: cluster: was u, is nothing",
                "c1: server: was s, is nothing",
            ],
        ),
        (LeavingPlan(cluster="c2"), ["clusters that leave: was c1, is c2"]),
    ],
)
def test_what_moved(now: LeavingPlan, lines: list[str]) -> None:
    assert leaving_plan.moved([PLAN], [now]) == lines


def test_nobody_leaves_any_more() -> None:
    assert leaving_plan.moved([PLAN], []) == ["clusters that leave: was c1, is nothing"]

"""What is the same for many clusters is got once, also where that fails."""

from __future__ import annotations

import time

import pytest

from provisioner.base.errors import Unreachable
from provisioner.clusters.sign_in.base import FAILURE_KEPT, KEPT, Shared


class FakeCloud:
    """Gives a number that counts how often it was asked; fails while `failing`."""

    def __init__(self) -> None:
        self.asked, self.failing = 0, False

    def __call__(self) -> int:
        self.asked += 1
        if self.failing:
            raise Unreachable("cluster c1", "the cloud does not answer", "Check the network.")
        return self.asked


def test_it_is_got_once_for_each_key_and_kept_for_a_while(monkeypatch: pytest.MonkeyPatch) -> None:
    shared, cloud = Shared(), FakeCloud()
    monkeypatch.setattr(time, "monotonic", lambda: 1000.0)
    assert [shared.get(key, cloud, "x") for key in ("a", "a", "b", "a")] == [1, 1, 2, 1]
    monkeypatch.setattr(time, "monotonic", lambda: 1000.0 + KEPT)
    assert shared.get("a", cloud, "x") == 3


def test_a_failure_is_each_clusters_own_and_is_tried_again_soon(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    shared, cloud = Shared(), FakeCloud()
    cloud.failing = True
    monkeypatch.setattr(time, "monotonic", lambda: 1000.0)
    for name in ("cluster c1", "cluster c2"):
        with pytest.raises(Unreachable) as caught:
            shared.get("a", cloud, name)
        assert (caught.value.subject, caught.value.hint) == (name, "Check the network.")
    assert cloud.asked == 1
    cloud.failing = False
    monkeypatch.setattr(time, "monotonic", lambda: 1000.0 + FAILURE_KEPT)
    assert shared.get("a", cloud, "cluster c1") == 2

"""When the root Kustomization gets its new path, and what of it is written."""

from __future__ import annotations

import pytest

from provisioner.base.errors import TimedOut
from provisioner.base.events import Action
from provisioner.pairing.flux_on_cluster import applied
from provisioner.pairing.run.desired_state import Desired
from provisioner.pairing.run.engine import Facts
from provisioner.pairing.steps import path
from provisioner.pairing.steps.path import PathState
from tests.unit.pairing.targets import target
from tests.unit.pairing.writable import Writable

NEW = {"path": "./clusters/c1", "suspend": None}
CASES = {
    "no root": (PathState(path=None), None, ""),
    "there already": (PathState(path="clusters/c1"), None, ""),
    "stopped": (PathState(path="clusters/c1", stopped=True), NEW, "syncs again"),
    "elsewhere": (
        PathState(path="clusters/old", stopped=True),
        NEW,
        "path clusters/old -> clusters/c1",
    ),
}


@pytest.mark.parametrize("case", CASES)
def test_path(case: str, desired: Desired) -> None:
    state, spec, detail = CASES[case]
    decision = path.decide(desired, state)
    assert (decision.work, decision.detail) == (spec, detail)
    assert decision.action is (Action.CONFIGURED if spec else Action.UNCHANGED)


def reconciling(reason: str) -> list[dict[str, str]]:
    ready = "Unknown" if reason == "Progressing" else "False"
    return [
        {"type": "Ready", "status": ready, "reason": reason},
        {"type": "Reconciling", "status": "True", "reason": reason},
    ]


@pytest.mark.usefixtures("fast")
@pytest.mark.parametrize("ends", [True, False])
def test_the_path_is_written_once_the_commit_is_there_and_nothing_is_under_way(
    ends: bool, desired: Desired, monkeypatch: pytest.MonkeyPatch
) -> None:
    """One that never ends is of a controller that was restarted: it is waited for 20 s."""
    monkeypatch.setattr(applied, "holds_our_files", lambda _target, revision: revision == "new")
    client = Writable(desired.source, desired.root)
    source = client.held("GitRepository", "flux-system", "flux-system")
    root = client.held("Kustomization", "flux-system", "flux-system")
    source["status"] = {"artifact": {"revision": "old"}}
    root["metadata"]["finalizers"] = ["finalizers.fluxcd.io"]
    root["status"] = {"conditions": reconciling("Progressing")}
    looks: list[int] = []

    def react() -> None:
        looks.append(len(client.writes))
        if len(looks) == 3:
            source["status"] = {"artifact": {"revision": "new"}}
        if ends and len(looks) == 6:
            root["status"] = {"conditions": reconciling("ProgressingWithRetry")}

    client.react = react
    subject = target(desired, client)
    facts = Facts(cluster=subject.first_look)
    decision = path.decide(desired, PathState(path="clusters/old", stopped=True))
    assert path.act(subject, facts, decision) is facts
    assert set(looks) == {1}, "only the request to fetch precedes"
    assert (len(looks) == 6) is ends
    (_, written) = client.writes
    assert written == ("patch", "Kustomization/flux-system", {"spec": NEW})


@pytest.mark.usefixtures("fast")
def test_a_commit_that_is_never_fetched_leaves_the_cluster_stopped(
    desired: Desired, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(applied, "holds_our_files", lambda _target, _revision: False)
    client = Writable(desired.source, desired.root)
    client.pace = 20.0
    subject = target(desired, client)
    decision = path.decide(desired, PathState(path="clusters/old", stopped=True))
    with pytest.raises(TimedOut, match="GitRepository flux-system/flux-system not ready in time"):
        path.act(subject, Facts(cluster=subject.first_look), decision)
    assert len(client.writes) == 1

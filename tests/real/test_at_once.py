"""Several runs at once: each ends well, or says who holds what. First one stack, then one cluster,
one repository."""

from __future__ import annotations

import functools
import getpass
import json
import subprocess
from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor

import pytest

from provisioner.clusters import lease
from tests.real import own
from tests.real.project import Project, Run

pytestmark = [pytest.mark.real, pytest.mark.timeout(300)]

TEN = [f"p{number}" for number in range(10)]


def together(runs: Sequence[Callable[[], Run]]) -> list[Run]:
    with ThreadPoolExecutor(len(runs)) as pool:
        return list(pool.map(lambda run: run(), runs))


@pytest.fixture
def paired(project: Project) -> None:
    assert project.json("up", "--yes").code == 0


def test_two_ups_on_one_stack(project: Project) -> None:
    """Terraform's state lock lets one apply; the other waits for it, and finds nothing left to
    do."""
    done = together([lambda: project.json("up", "--yes", "--lock-timeout", "120s")] * 2)
    for one in done:
        # Both have planned before one has applied.
        stale = "Saved plan is stale" in one.err + one.out
        assert one.code == (1 if stale else 0), one.err + one.out
        assert not stale or "The state has changed since. Run again" in one.err + one.out
    assert 0 in [one.code for one in done]
    again = project.json("up", "--yes")
    assert (again.code, again.report["changed"]) == (0, False), again.err


@pytest.mark.usefixtures("paired")
def test_an_up_that_may_not_wait_says_who_holds_the_state(project: Project) -> None:
    """Terraform itself holds it: an apply that asks whether it may."""
    asking = subprocess.Popen(
        ["terraform", "apply", "-destroy"],
        cwd=project.folder / "cdktf.out" / "stacks" / "sandbox",
        env=project.own_env(),
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
    )
    with asking:
        for line in asking.stdout or ():
            if "Do you really want to destroy" in line:
                break
        done = project.provisioner("up", "--yes")
        asking.communicate("no\n")
    assert done.code == 6, done.err
    assert f"the state is locked by {getpass.getuser()}@" in done.err
    assert "Operation Apply, Created 20" in done.err
    assert "--lock-timeout" in done.err


@pytest.mark.usefixtures("paired")
def test_two_pairs_on_one_cluster(project: Project) -> None:
    """Both have something to do; the second waits, looks again, and one key and one Secret are the
    outcome."""
    project.kubectl("c1", "delete", "secret", "-n", "flux-system", "flux-system")
    done = together([lambda: project.json("pair")] * 2)
    assert [one.code for one in done] == [0, 0], [one.out[-3000:] for one in done]
    assert len({one.clusters["c1"]["fingerprint"] for one in done}) == 1
    keys = [
        key
        for key in own.sandbox(project).keys("fleet")
        if not key.title.startswith("provisioner push")
    ]
    assert len(keys) == 1
    assert project.json("pair").report["changed"] is False


@pytest.mark.usefixtures("paired")
def test_a_pair_that_waits_in_vain_says_who_holds_the_cluster(project: Project) -> None:
    spec = {
        "holderIdentity": "bastion/4711/9",
        "leaseDurationSeconds": 3600,
        "renewTime": "2026-05-04T12:00:00.000000Z",
    }
    meta = {"name": lease.NAME, "namespace": lease.NAMESPACE}
    held = {"apiVersion": "coordination.k8s.io/v1", "kind": "Lease", "metadata": meta, "spec": spec}
    project.kubectl("c1", "apply", "-f", "-", stdin=json.dumps(held))
    assert project.json("pair").report["changed"] is False, "who changes nothing needs no lease"
    project.kubectl("c1", "delete", "secret", "-n", "flux-system", "flux-system")
    done = project.json("pair", "--timeout", "3")
    assert "run bastion/4711/9 is changing it" in done.clusters["c1"]["cause"]
    waits = [event["detail"] for event in done.events if event["type"] == "waiting"]
    assert "run bastion/4711/9 is changing the cluster" in waits
    project.kubectl("c1", "delete", "lease", "-n", lease.NAMESPACE, lease.NAME)
    assert project.json("pair").code == 0


def test_ten_pairs_on_ten_clusters_and_one_repository(project: Project) -> None:
    """Ten processes push to one branch: who loses the race fetches and tries again. Nothing of
    another's is lost."""
    if own.sandbox(project).directory.exists():
        project.provisioner("sandbox", "stop", "--cluster", "c1")
    own.start(project, *TEN)
    done = together(
        [functools.partial(own.pair, project, own.handover(project, [name])) for name in TEN]
    )
    assert [one["cause"] for run in done for one in run.clusters.values()] == [""] * 10
    paths = project.git("ls-tree", "-r", "--name-only", "main").split()
    assert {f"clusters/{name}/flux-system/gotk-sync.yaml" for name in TEN} <= set(paths)
    assert project.git("rev-list", "--count", "--merges", "main").strip() == "0"
    titles = [key.title.split()[0] for key in own.sandbox(project).keys("fleet")]
    assert all(titles.count(f"own/{name}") == 1 for name in TEN)

"""What goes wrong with some of many simulated clusters stays with these; `pair` is a real process,
with a real Git host."""

from __future__ import annotations

import io
import json
import os
import resource
import signal
import subprocess
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.real.project import Run
from tests.simulated.faults import Fault
from tests.simulated.many import REPOSITORY, Ground, ended

pytestmark = [pytest.mark.real, pytest.mark.timeout(240)]

NAMES = [f"c{number:02}" for number in range(40)]
UNREACHABLE = NAMES[:10]
BROKEN, BUSY, LATE, REFUSED, EXPIRED, CLAIMED, LAME, HASTY, SLOW = NAMES[10:19]
FAULTS = {
    BROKEN: Fault(status=500),
    BUSY: Fault(status=429),
    LATE: Fault(late=30.0),
    REFUSED: Fault(status=401),
    LAME: Fault(status=500, every=3),
    HASTY: Fault(status=429, every=3),
    SLOW: Fault(late=4.0, late_most=2),
}
CAUSES = {
    **dict.fromkeys(UNREACHABLE, "does not answer (connection refused)"),
    BROKEN: "500 simulated fault",
    BUSY: "429 simulated fault",
    LATE: "does not answer (timed out)",
    REFUSED: "the credential is refused (401)",
    EXPIRED: "certificate has expired",
    CLAIMED: "belongs to fleet 'others'",
}
NOWHERE = "https://127.0.0.1:9"  # nobody listens at the port of `discard`
FILES = 160  # what a process may have open: 19 clusters at once
BYTES = 1_000_000  # what a file may have


@pytest.fixture(scope="module")
def ground(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Ground]:
    with Ground(tmp_path_factory.mktemp("many"), NAMES).running() as made:
        yield made


@pytest.fixture(scope="module")
def expired(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Ground]:
    """A cluster whose API server has a certificate that has expired."""
    made = Ground(tmp_path_factory.mktemp("expired"), [EXPIRED], expired=True)
    with made.running():
        yield made


def results(done: Run) -> dict[str, str]:
    return {name: one["result"] for name, one in done.clusters.items()}


def claim(ground: Ground, name: str) -> None:
    """Another fleet pairs this cluster."""
    pairing = {**ground.pairing(name), "path": "others"}
    given = ground.handover(
        fleet="others", clusters={name: ground.cluster(name)}, pairings={name: pairing}
    )
    assert results(ground.run("pair", given)) == {name: "paired"}


def test_each_failed_cluster_says_why_and_the_others_go_on(ground: Ground, expired: Ground) -> None:
    claim(ground, CLAIMED)
    given = ground.handover()
    for name in UNREACHABLE:
        given["clusters"][name]["server"] = f"{NOWHERE}/{name}"
    given["clusters"][EXPIRED] = expired.cluster(EXPIRED)
    ground.fleet.servers.faults.update(FAULTS)
    done = ground.run("pair", given, "--timeout", "15")
    ground.fleet.servers.faults.clear()
    assert done.code == 4
    failed = {name for name, result in results(done).items() if result != "paired"}
    assert failed == set(CAUSES)
    for name, cause in CAUSES.items():
        one = done.clusters[name]
        assert one["result"] == "failed"
        assert cause in one["cause"], name
        assert "\n" not in one["cause"] + one["hint"]
        assert one["hint"], name
    assert ground.folders() == set(NAMES) - failed
    held = {f"simulated/{name}" for name in NAMES if name not in failed}
    assert set(ground.keys()) == held | {f"others/{CLAIMED}"}


def test_once_mended_the_next_run_finishes_and_loses_nothing(ground: Ground) -> None:
    given = ground.handover()
    for part in ("clusters", "pairings"):
        del given[part][CLAIMED]
    done = ground.run("pair", given)
    assert (done.code, set(results(done).values())) == (0, {"paired"}), done.err
    keys = [f"simulated/{name}" for name in NAMES if name != CLAIMED]
    assert ground.keys() == [f"others/{CLAIMED}", *keys]
    before = ground.fleet.repository.head("main")
    again = ground.run("pair", given)
    assert (again.code, again.report["changed"]) == (0, False)
    assert ground.fleet.repository.head("main") == before


def test_few_open_files_make_a_run_slower_and_nothing_else(ground: Ground) -> None:
    def limit() -> None:
        resource.setrlimit(resource.RLIMIT_NOFILE, (FILES, FILES))

    given = ground.handover()
    for pairing in given["pairings"].values():
        pairing["gitops"]["sync_interval"] = "5m0s"  # so that each has something to do
    for part in ("clusters", "pairings"):
        del given[part][CLAIMED]
    done = ground.run("pair", given, limits=limit)
    assert (done.code, set(results(done).values())) == (0, {"paired"}), done.err
    notes = [event["text"] for event in done.events if event["type"] == "note"]
    assert any(note.startswith("19 clusters are worked on at once") for note in notes), notes


def test_ctrl_c_leaves_a_summary_and_the_next_run_goes_on(ground: Ground) -> None:
    """With clusters in each state: done, under way, and not begun."""
    given = ground.handover(waves=[{"name": "first", "clusters": 20}, {"name": "rest"}])
    for pairing in given["pairings"].values():
        pairing["gitops"]["sync_interval"] = "7m0s"
    for part in ("clusters", "pairings"):
        del given[part][CLAIMED]
    read, done = list[dict[str, str]](), 0
    with ground.started("pair", given, "--parallel", "4") as process:
        while done < 3:
            read.append(json.loads((process.stdout or io.StringIO()).readline()))
            done += read[-1].get("state") == "ended"
        process.send_signal(signal.SIGINT)
        cut = ended(process, read)
    assert cut.code == 130
    found = Counter(results(cut).values())
    assert set(found) == {"paired", "interrupted", "not-started"}
    assert (found["not-started"], sum(found.values())) == (len(NAMES) - 21, len(NAMES) - 1)
    assert f"interrupted: {found['paired']} done" in cut.events[-2]["text"]
    again = ground.run("pair", given)
    assert (again.code, set(results(again).values())) == (0, {"paired"}), again.err


def push_much(ground: Ground, repository: str) -> None:
    """More than a file may have, at the head of a repository of its own."""
    ground.sandbox.start([], [REPOSITORY, repository])
    folder = ground.folder / "user"
    subprocess.run(["git", "init", "-q", "-b", "main", str(folder)], check=True)
    (folder / "data").write_bytes(os.urandom(2 * BYTES))
    author = ["-c", "user.name=T", "-c", "user.email=t@example.invalid"]
    where = str(ground.sandbox.repository(repository).path)
    for argv in (
        ["add", "-A"],
        [*author, "commit", "-qm", "x"],
        ["push", "-q", where, "HEAD:main"],
    ):
        subprocess.run(["git", "-C", str(folder), *argv], check=True)


def test_a_disk_without_room_for_one_clone_stops_those_who_need_it(ground: Ground) -> None:
    push_much(ground, "big")

    def limit() -> None:
        resource.setrlimit(resource.RLIMIT_FSIZE, (BYTES, BYTES))

    given = ground.handover()
    big = {**given["repositories"][REPOSITORY], "name": "big"}
    given["repositories"]["big"] = big
    names, others = NAMES[20:24], NAMES[24:28]
    given["pairings"] = {name: given["pairings"][name] for name in [*names, *others]}
    for name in names:
        given["pairings"][name]["repository"] = "big"
    done = ground.run("pair", given, limits=limit)
    assert done.code == 4
    assert results(done) == dict.fromkeys(names, "failed") | dict.fromkeys(others, "paired")
    for name in names:
        assert "no space left on the disk of this machine" in done.clusters[name]["cause"]
        assert "TMPDIR" in done.clusters[name]["hint"]
    assert list((ground.folder / "tmp").glob("provisioner*/*/clone")) == []


def test_a_full_disk_stops_a_run_before_anything_is_pushed(ground: Ground, tmp_path: Path) -> None:
    size = f"size={64 * 1024}"
    argv = ["mount", "-t", "tmpfs", "-o", size, "none", str(tmp_path)]
    if subprocess.run(argv, capture_output=True, check=False).returncode:
        pytest.skip("needs the right to mount")
    before = ground.fleet.repository.head("main")
    given = ground.handover()
    given["pairings"] = {name: ground.pairing(name) for name in NAMES[20:28]}
    try:
        done = ground.run("pair", given, env={"TMPDIR": str(tmp_path)})
    finally:
        subprocess.run(["umount", "-l", str(tmp_path)], check=True)
    assert done.code == 4
    for one in done.clusters.values():
        assert one["result"] == "failed"
        assert "no space left on the disk of this machine" in one["cause"], one
        assert one["hint"]
    assert ground.fleet.repository.head("main") == before

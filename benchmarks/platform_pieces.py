"""`python benchmarks/platform_pieces.py` compares pairing with a platform of several pieces with
pairing without one, in one run: the first time, and again.

Every first run has a fresh sandbox. The two take turns, so that other load on this machine affects
both alike. What the sources need by themselves is measured on the plain cluster, after its runs,
and taken off the first run.
"""

from __future__ import annotations

import argparse
import functools
import json
import signal
import statistics
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from benchmarks import peers, sources_alone
from benchmarks.ground import REPOSITORY, Ground
from benchmarks.pairing import AGAIN, ONE, on_fresh
from benchmarks.peers import Result
from provisioner.sandbox.sandbox import Sandbox
from tests.support.charts import serving

PLAIN, PLATFORM, ALONE = "plain", "platform", "sources alone"
MANIFEST = """\
apiVersion: v1
kind: ConfigMap
metadata: {{name: {name}, namespace: default}}
"""
GOALS = {"first": 2.0, "again": 1.3}


def rounds(count: int, charts: str) -> Iterator[Result]:
    for turn in range(count):
        for case in (PLAIN, PLATFORM) if turn % 2 else (PLATFORM, PLAIN):
            yield from on_fresh(ONE, functools.partial(first_and_again, case, charts))


def first_and_again(case: str, charts: str, there: Ground) -> list[Result]:
    _push(there)
    if case == PLATFORM:
        _declare(there, charts)
    made = [_paired(there, f"first {case}")]
    there.settle()
    made += [_paired(there, f"again {case}") for _ in range(AGAIN)]
    return made + ([_alone(there, charts)] if case == PLAIN else [])


def _alone(there: Ground, charts: str) -> Result:
    _declare(there, charts)
    there.settle()
    seconds = sources_alone.seconds(there, ONE[0])
    return Result(case=ALONE, peer="flux", seconds=seconds, cpu=0.0, peak=0, failed=0, phases=[])


def _paired(there: Ground, case: str) -> Result:
    return peers.ours(there, case)


def _declare(there: Ground, charts: str) -> None:
    """Two sources of Git, one of which waits for the other, and a chart."""
    handover = json.loads(there.handover.read_text())
    known = Sandbox(there.folder / "sandbox").repository(REPOSITORY).known_hosts
    git = {
        "kind": "git_source",
        "url": there.url,
        "known_hosts": list(known),
        "credential": {"file": str(there.key)},
    }
    path = {"kind": "kustomization", "path": "apps/first"}
    waits = {**path, "path": "apps/second", "depends_on": ["first"]}
    release = {"kind": "helm_release", "chart": "web", "values": {"colour": "red"}}
    handover["pairings"][ONE[0]]["platform"] = [
        {**git, "name": "first", "deliver": [path]},
        {**git, "name": "second", "deliver": [waits]},
        {
            "kind": "helm_source",
            "name": "web",
            "url": charts,
            "insecure": True,
            "deliver": [{**release, "target_namespace": "default"}],
        },
    ]
    there.handover.write_text(json.dumps(handover))


def _push(there: Ground) -> None:
    """What the sources deliver."""
    known_hosts = there.folder / "home" / ".ssh" / "known_hosts"
    ssh = f"ssh -i {there.key} -o UserKnownHostsFile={known_hosts} -o IdentitiesOnly=yes"
    work = there.folder / "apps"
    for name in ("first", "second"):
        folder = work / "apps" / name
        folder.mkdir(parents=True)
        (folder / "settings.yaml").write_text(MANIFEST.format(name=name))
    author = ("-c", "user.name=benchmark", "-c", "user.email=benchmark@example.com")
    for argv in (
        ("init", "-q", "-b", "main"),
        ("add", "."),
        (*author, "commit", "-q", "-m", "Applications"),
        ("push", "-q", there.url, "main"),
    ):
        env = {**there.env(), "GIT_SSH_COMMAND": ssh}
        subprocess.run(["git", *argv], cwd=work, env=env, check=True, timeout=60)


def summary(results: list[Result]) -> dict[str, Any]:
    """Medians in seconds, and the ratios of with to without a platform: of a first run without
    what the sources need by themselves, and with it (`first_whole`)."""
    medians = {
        case: statistics.median(one.seconds for one in results if one.case == case)
        for case in sorted({one.case for one in results if not one.failed})
    }
    ratios = _ratios(medians)
    return {
        "seconds": {case: round(value, 2) for case, value in medians.items()},
        "ratios": ratios,
        "goals": GOALS,
        "failed": sum(one.failed for one in results),
        "phases": {
            one.case: one.phases for one in results if one.phases and one.case.startswith("first")
        },
    }


def _ratios(medians: dict[str, float]) -> dict[str, float]:
    def ratio(name: str, less: float = 0.0) -> float:
        return round((medians[f"{name} {PLATFORM}"] - less) / medians[f"{name} {PLAIN}"], 2)

    wanted = {f"{name} {case}" for name in GOALS for case in (PLAIN, PLATFORM)}
    if not {*wanted, ALONE} <= medians.keys():
        return {}
    return {
        "first": ratio("first", medians[ALONE]),
        "first_whole": ratio("first"),
        "again": ratio("again"),
    }


def main() -> int:
    parser = argparse.ArgumentParser(description="Compare pairing with and without a platform.")
    parser.add_argument("--count", type=int, default=5, help="rounds (default: 5)")
    parser.add_argument("--json", action="store_true", help="print one object")
    options = parser.parse_args()
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(143))  # or its sandbox would stay
    made: list[Result] = []
    with tempfile.TemporaryDirectory() as folder, serving(Path(folder)) as charts:
        for one in rounds(options.count, charts):
            made.append(one)
            said = f", failed: {one.said}" if one.failed else ""
            print(f"{one.case:16} {one.seconds:6.2f} s{said}", file=sys.stderr, flush=True)
    print(json.dumps(summary(made), indent=None if options.json else 2))
    return int(any(one.failed for one in made))


if __name__ == "__main__":
    sys.exit(main())

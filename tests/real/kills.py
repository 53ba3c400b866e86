"""The kill campaign: `python -m tests.real.kills --count 100 [--seed N]`.

Each round ends `up`, `pair`, `upgrade`, `rotate` or `down` by SIGKILL, SIGINT or SIGTERM, after a
step's event or at a random offset, then simply runs it again (with --lock-timeout, since a killed
run leaves Terraform behind) and looks whether everything has come to where it should: every cluster
paired or nothing left, one deploy key a cluster, no commit without a change, no private key on
disk, no process and no cluster too many.

Three of five rounds are one of "SIGKILL after each step event of each command", in a seeded order,
until there are no more; the others are seeded dice, of command, signal, event and offset. So 100
rounds have the whole of the former.
"""

from __future__ import annotations

import argparse
import contextlib
import json
import os
import random
import signal
import subprocess
import sys
import tempfile
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from provisioner.handover.fleet import GitOps
from provisioner.pairing import rotate, unpair, upgrade
from provisioner.pairing.order import pairing_steps
from provisioner.pairing.removal.leaving import Departure
from provisioner.sandbox.building import parts
from provisioner.sandbox.sandbox import Sandbox
from tests.real.project import ROOT, Project

SIGNALS = (signal.SIGKILL, signal.SIGINT, signal.SIGTERM)
EVENTS = {  # step events of one cluster
    "up": len(pairing_steps.STEPS),
    "pair": len(pairing_steps.STEPS),
    "upgrade": len(upgrade.GATES) + len(upgrade.steps(planning=False)),
    "rotate": 1 + len(rotate.STEPS),
    "down": len(unpair.steps(Departure(drain=True))) + 2,  # and its key and its files
}
LONGEST = 9.0  # seconds: an `up` from nothing takes about as long
OLDER = "v2.7.3"
NEWER = GitOps().flux_version
DECLARED = "deploy_key=key"  # the last argument of the default stack's GitOps
CLUSTERS = ("c1",)
COMPONENTS = [
    "source-controller",
    "kustomize-controller",
    "helm-controller",
]  # what there is of the older Flux


@dataclass(frozen=True, kw_only=True)
class Kill:
    """`after` counts step events; without it `offset` counts seconds from the start."""

    command: str
    signal: signal.Signals
    after: int | None
    offset: float

    def __str__(self) -> str:
        when = (
            f"after step event {self.after}"
            if self.after is not None
            else f"at {self.offset:.2f} s"
        )
        return f"{self.command} {self.signal.name} {when}"


def kills(seed: int, count: int) -> list[Kill]:
    """The seeded list: the same seed gives the same kills."""
    choose = random.Random(seed)
    every = [(command, number) for command, last in EVENTS.items() for number in range(last)]
    choose.shuffle(every)
    found = []
    for number in range(count):
        if number % 5 % 2 == 0 and every:
            command, after = every.pop()
            found.append(Kill(command=command, signal=signal.SIGKILL, after=after, offset=0.0))
        else:
            found.append(diced(choose))
    return found


def diced(choose: random.Random) -> Kill:
    command = choose.choice(list(EVENTS))
    return Kill(
        command=command,
        signal=choose.choice(SIGNALS),
        after=choose.randrange(EVENTS[command]) if choose.random() < 0.5 else None,
        offset=choose.uniform(0.1, LONGEST),
    )


def arguments(command: str) -> list[str]:
    if command == "upgrade":
        return [command, "--flux", NEWER, "--distribution", str(parts.distribution()), "--json"]
    if command in ("pair", "rotate"):
        return [command, "--json"]
    drain = ["--drain", "all"] if command == "down" else []
    return [command, "--yes", *drain, "--lock-timeout", "60s", "--json"]


def strike(project: Project, kill: Kill, argv: Sequence[str] = ()) -> bool:
    """Start the command (or `argv`) and end it as told; False when it was faster than we are."""
    with subprocess.Popen(
        [sys.executable, "-m", "provisioner", *(argv or arguments(kill.command))],
        cwd=project.folder,
        env=project.own_env(),
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        text=True,
        start_new_session=True,
    ) as process:
        if kill.after is None:
            with contextlib.suppress(subprocess.TimeoutExpired):
                process.wait(kill.offset)
        else:
            seen = 0
            for line in process.stdout or ():
                seen += json.loads(line)["type"] == "step"
                if seen > kill.after:
                    break
        running = process.poll() is None
        process.send_signal(kill.signal)
        if process.stdout:
            process.stdout.read()
        process.wait(120)
    return running


def prepare(project: Project, kill: Kill) -> None:
    """`up` starts from nothing or from a paired cluster; `pair` from a lost Secret; `down` from a
    paired cluster; `upgrade` from one that was made with the older Flux."""
    declare(project, older=kill.command == "upgrade")
    if kill.command == "upgrade":
        project.provisioner("down", "--yes")
    if kill.command != "up":
        made = project.provisioner(*arguments("up"))
        assert made.code == 0, made.err
    if kill.command == "pair":
        project.kubectl("c1", "delete", "secret", "-n", "flux-system", "flux-system")


def declare(project: Project, *, older: bool) -> None:
    """Have the project's stack name the older Flux, with what of it can be built, or say nothing,
    as it comes."""
    text = (ROOT / "stacks" / "sandbox.py").read_text()
    assert DECLARED in text
    place = str(parts.distribution(parts.OLDER_DISTRIBUTION)) if older else ""
    options = f"flux_version={OLDER!r}, distribution={place!r}, components={COMPONENTS!r}"
    changed = text.replace(DECLARED, f"{DECLARED}, {options}") if older else text
    (project.folder / "stacks" / "sandbox.py").write_text(changed)


def faults(project: Project, kill: Kill) -> list[str]:
    """What is wrong after a plain re-run."""
    again = project.json(*arguments(kill.command)[:-1])
    found = (
        []
        if again.code == 0
        else [f"the re-run ended with {again.code}: {again.err.strip()[-400:]}"]
    )
    if kill.command == "down":
        found += [f"a process is left: {line[:80]}" for line in project.processes()]
        found += [
            f"state is left: {path.name}" for path in project.folder.glob("terraform.*.tfstate")
        ]
        return found + secrets_on_disk(project)
    third = project.json(*arguments("pair" if kill.command == "rotate" else kill.command)[:-1])
    found += [
        f"the third run did {step['step']}"
        for step in third.steps()
        if step["action"] != "unchanged"
    ]
    sandbox = Sandbox(project.folder / ".provisioner" / "sandbox")
    staging = project.kubectl("c1", "get", "secrets", "-n", "flux-system", "-o", "name").split()
    found += ["a staging Secret is left"] if "secret/flux-system-rotation" in staging else []
    titles = [key.title for key in sandbox.keys("fleet")]
    found += [f"keys on the host: {titles}"] if len(titles) != len(CLUSTERS) else []
    servers = [line for line in project.processes() if "kube-apiserver" in line]
    found += [f"{len(servers)} API servers"] if len(servers) != len(CLUSTERS) else []
    return found + secrets_on_disk(project)


def secrets_on_disk(project: Project) -> list[str]:
    """Private keys in temporary folders and in everything of the project but the sandbox's own
    folder and the programs of Terraform's providers."""
    found = []
    for folder, names, files in os.walk(project.folder):
        names[:] = [name for name in names if name not in (".provisioner", ".terraform")]
        for name in files:
            with contextlib.suppress(OSError):
                if b"PRIVATE KEY" in (Path(folder) / name).read_bytes():
                    found.append(f"a private key in {folder}/{name}")
    return found


def campaign(project: Project, chosen: Sequence[Kill]) -> Counter[str]:
    """Every kill in turn; the counts, and each fault told at once."""
    counts: Counter[str] = Counter()
    for number, kill in enumerate(chosen, 1):
        prepare(project, kill)
        struck = strike(project, kill)
        wrong = faults(project, kill)
        counts["kills" if struck else "too late"] += 1
        counts["converged" if not wrong else "faults"] += 1
        counts[f"{kill.command} {kill.signal.name}"] += 1
        print(f"{number}/{len(chosen)} {kill}: {'; '.join(wrong) or 'converged'}", flush=True)
        if kill.command == "upgrade" or (kill.command != "down" and number % 4 < 2):
            project.provisioner(
                "down", "--yes"
            )  # so that `up` is met from nothing as well as from a paired cluster
    return counts


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--count", type=int, default=100)
    parser.add_argument("--seed", type=int, default=1)
    told = parser.parse_args()
    with tempfile.TemporaryDirectory(prefix="kills-") as folder:
        project = Project(Path(folder))
        try:
            counts = campaign(project, kills(told.seed, told.count))
        finally:
            project.provisioner("sandbox", "clean")
    print(json.dumps(dict(counts)))
    return 1 if counts["faults"] else 0


if __name__ == "__main__":
    sys.exit(main())

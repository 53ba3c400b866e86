"""Kill and suspend real runs, and look whether anything of others was touched.

Each round strikes `up`, `rotate`, `unpair` or `down` on two real clusters: SIGKILL, or SIGSTOP for
longer than a short Lease lasts, while another run pairs the clusters, and then SIGCONT. The same
command is run once more, and must bring everything to where it should be. A second fleet with a
Flux of its own is on the same clusters and in the same repository, people have objects of their own
there, and the host has keys of a fleet of the same name.

A strike is named by its seed: `--first 37 --seeds 1 --suspensions 0` repeats kill 37.
"""

from __future__ import annotations

import argparse
import json
import sys
import tempfile
import time
from pathlib import Path

from tests.chaos import strikes
from tests.chaos.campaign import campaign_in
from tests.chaos.world import World
from tests.real.project import Project


def main() -> int:
    given = arguments()
    suspensions = given.seeds // 4 if given.suspensions is None else given.suspensions
    began = time.monotonic()
    with tempfile.TemporaryDirectory(prefix="chaos-") as folder:
        project = Project(Path(folder))
        try:
            world = World(project)
            campaign = campaign_in(world)
            chosen = strikes.campaign(given.seeds, suspensions, given.first)
            campaign.run(chosen, began + given.minutes * 60)
        finally:
            project.provisioner("sandbox", "clean")
    print(*campaign.faults, sep="\n")
    summary = {**campaign.counts, "faults": len(campaign.faults)}
    print(json.dumps({**summary, "seconds": round(time.monotonic() - began)}))
    return 1 if campaign.faults else 0


def arguments() -> argparse.Namespace:
    form = argparse.RawDescriptionHelpFormatter
    parser = argparse.ArgumentParser("tests.chaos", description=__doc__, formatter_class=form)
    parser.add_argument("--seeds", type=int, default=200, help="how many kills")
    parser.add_argument("--suspensions", type=int, help="how many; by default a quarter of that")
    parser.add_argument("--first", type=int, default=0, help="the first seed")
    parser.add_argument("--minutes", type=float, default=600, help="stop after so long")
    return parser.parse_args()


if __name__ == "__main__":
    sys.exit(main())

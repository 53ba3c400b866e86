"""`python benchmarks/receiver.py` measures how long a push takes to the cluster through a webhook:
from the request that pushes to a real Gitea, to the object that the API server has of it.

The source's interval is an hour, so nothing comes by polling. The last line is one JSON object.
"""

from __future__ import annotations

import argparse
import json
import os
import statistics
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from tests.real import gitea_fleet, ingress, own
from tests.real.gitea_fleet import REPOSITORY, Fleet

CLUSTER = "c1"
GOAL = 2.0  # seconds; polling: 60
LONGEST = 60.0
LOOK = 0.02
MANIFEST = """\
apiVersion: v1
kind: ConfigMap
metadata: {{name: {name}, namespace: default}}
"""


def measured(count: int) -> dict[str, Any]:
    with (
        tempfile.TemporaryDirectory() as folder,
        gitea_fleet.started(Path(folder), CLUSTER) as fleet,
        ingress.serving(fleet.project.folder / ".provisioner" / "sandbox", CLUSTER) as way,
    ):
        _pair(fleet, way.url)
        seconds = [round(one, 3) for one in pushes(fleet, count)]
    median = round(statistics.median(seconds), 3)
    samples = {"seconds": seconds, "load": round(os.getloadavg()[0], 1), "cores": os.cpu_count()}
    return {"push_to_applied_s": median, "goal_s": GOAL, "ok": median <= GOAL, "samples": samples}


def _pair(fleet: Fleet, address: str) -> None:
    components = [*own.FEW, "notification-controller"]
    fleet.declare(CLUSTER, gitops={"interval": "1h", "components": components})
    file = fleet.project.folder / "handover.json"
    handover = json.loads(file.read_text())
    piece = {"kind": "receiver", "name": "pushes", "type": "gitea", "repository": "fleet"}
    handover["pairings"][CLUSTER]["platform"] = [{**piece, "url": address}]
    file.write_text(json.dumps(handover))
    done = fleet.pair()
    if done.code:
        sys.exit(done.err)


def pushes(fleet: Fleet, count: int) -> Iterator[float]:
    """Seconds of each, one after the other. The first warms up Gitea, and is not counted."""
    client = own.client(own.kubeconfig(fleet.project, CLUSTER))
    for number in range(count + 1):
        name = f"push-{number}"
        began = time.monotonic()
        path = f"clusters/{CLUSTER}/{name}.yaml"
        fleet.server.file(REPOSITORY, path, MANIFEST.format(name=name))
        while not client.get("v1", "ConfigMap", name, "default"):
            if time.monotonic() - began > LONGEST:
                sys.exit("the push has not arrived")
            time.sleep(LOOK)
        if number:
            yield time.monotonic() - began


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--pushes", type=int, default=7, help="how many are measured")
    print(json.dumps(measured(parser.parse_args().pushes)))

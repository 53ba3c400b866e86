"""A real Prometheus that scrapes the controllers of a cluster of the sandbox."""

from __future__ import annotations

import contextlib
import subprocess
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import requests
import yaml

from provisioner.sandbox import ports, processes
from provisioner.sandbox.building import parts
from provisioner.sandbox.sandbox import Sandbox
from tests.support.waiting import until

Object = dict[str, Any]
METRICS = "--metrics-addr="


class Prometheus:
    def __init__(self, address: str) -> None:
        self.address = address

    def get(self, path: str, **values: str) -> Any:
        answer = requests.get(f"http://{self.address}/{path}", params=values, timeout=10)
        return answer.json().get("data")

    def query(self, expr: str) -> list[Object]:
        return list(self.get("api/v1/query", query=expr)["result"])

    def shown(self, expr: str) -> list[Object]:
        """Waits for samples: a machine that is busy may have missed the last scrape."""
        return until(lambda: self.query(expr), seconds=20)

    def targets(self) -> list[Object]:
        return list(self.get("api/v1/targets", state="active")["activeTargets"])


@contextlib.contextmanager
def running(
    folder: Path, ours: Mapping[str, str], box: Sandbox, cluster: str, others: Mapping[str, str]
) -> Iterator[Prometheus]:
    """With the files that pairing made (`scrape.yaml`, `rules.yaml`). What a pod has in a cluster
    and not here is put in: a kubeconfig, and the ports that pods listen on as processes. `others`:
    addresses of more targets, by the name of their job."""
    (folder / "rules.yaml").write_text(ours["rules.yaml"])
    scraped = yaml.safe_load(ours["scrape.yaml"])
    for job in scraped["scrape_configs"]:
        job["kubernetes_sd_configs"][0]["kubeconfig_file"] = str(box.kubeconfig(cluster))
        job["relabel_configs"] += [
            {
                "source_labels": ["__meta_kubernetes_pod_name"],
                "regex": pod,
                "target_label": "__address__",
                "replacement": address,
            }
            for pod, address in _listening(box, cluster).items()
        ]
    (folder / "scrape.yaml").write_text(yaml.safe_dump(scraped))
    # A scrape that takes longer than its interval leaves a gap; these list objects of a cluster.
    seldom = {"honor_labels": True, "scrape_interval": "3s", "scrape_timeout": "3s"}
    jobs = [
        {"job_name": name, **seldom, "static_configs": [{"targets": [address]}]}
        for name, address in others.items()
    ]
    whole = {
        "global": {"scrape_interval": "1s", "evaluation_interval": "1s"},
        "scrape_config_files": ["scrape.yaml"],
        "rule_files": ["rules.yaml"],
        "scrape_configs": jobs,
    }
    (folder / "prometheus.yml").write_text(yaml.safe_dump(whole))
    with _started(folder) as address:
        yield Prometheus(address)


@contextlib.contextmanager
def _started(folder: Path) -> Iterator[str]:
    address = f"127.0.0.1:{ports.free(1)[0]}"
    argv = [str(parts.binary("prometheus")), f"--config.file={folder}/prometheus.yml"]
    argv += [f"--web.listen-address={address}", f"--storage.tsdb.path={folder}/data"]
    with (folder / "log").open("wb") as log:
        process = subprocess.Popen(argv, cwd=folder, stdout=log, stderr=log)
    try:
        until(lambda: _answers(f"http://{address}/-/ready"), seconds=20)
        yield address
    finally:
        process.terminate()
        process.wait(20)


def _answers(url: str) -> bool:
    try:
        return requests.get(url, timeout=2).ok
    except requests.ConnectionError:
        return False


def _listening(box: Sandbox, cluster: str) -> dict[str, str]:
    """Pods to the addresses of their metrics."""
    found = {}
    for one in processes.find(box.directory, [cluster]):
        words = Path(f"/proc/{one.pid}/cmdline").read_bytes().decode().split("\0")
        for word in words:
            if one.part.startswith("pod/") and word.startswith(METRICS):
                found[one.part.rpartition("/")[2]] = word.removeprefix(METRICS)
    return found


def promtool(*argv: str, cwd: Path, stdin: str = "") -> str:
    """Its output; it must find nothing wrong."""
    command = [str(parts.binary("promtool")), *argv]
    done = subprocess.run(command, cwd=cwd, input=stdin, capture_output=True, text=True)
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout

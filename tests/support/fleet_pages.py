"""Reports and timelines of fleets of any size, as runs make them, for the page of --html."""

from __future__ import annotations

from collections.abc import Iterator

from provisioner.base import clock
from provisioner.base.events import Action, Change, ClusterState, Event, Note, Waiting
from provisioner.reports.html.page import About, render
from provisioner.reports.model import ClusterReport, Report, Result
from provisioner.reports.summary import summary
from provisioner.reports.timeline import timeline

BEGAN = 1_767_268_800.0  # 2026-01-01T12:00:00Z
STEPS = ("identity", "flux", "deploy key", "source secret", "files", "sync", "applied")
WAVES = (("canary", 0.01), ("early", 0.11), ("rest", 1.0))
ENDS = {
    7: (
        Result.FAILED,
        "cluster {name}: https://10.3.7.1:6443 does not answer within 30 s",
        "Check that this machine reaches the API server: a VPN, a firewall, or the proxy.",
    ),
    11: (
        Result.DELIVERY_FAILING,
        "Kustomization apps: Deployment shop/web: image registry.example.com/web:9 is not there",
        "Correct the image in the repository. The pairing itself is done.",
    ),
    13: (Result.DRIFTED, "", ""),
    17: (
        Result.HELD,
        "lock of cluster {name}: held by ci-runner-12 since 4 min",
        "Wait for that run, or end it.",
    ),
}


def page(count: int) -> str:
    """Of a fleet with so many clusters, with the ends that so many have."""
    report = fleet_report(count)
    timed = timeline(events(report), BEGAN, BEGAN + 95)
    about = About(command="status", run="0123456789abcdef", ended=BEGAN + 95)
    return render(report, timed, about)


def fleet_report(count: int) -> Report:
    clusters = [_cluster(number, count) for number in range(1, count + 1)]
    return summary("production", clusters, changed=False, seconds=95.0)


def _cluster(number: int, count: int) -> ClusterReport:
    name = f"eu-west-{number:03}"
    result, cause, hint = ENDS.get(number % 50, (Result.PAIRED, "", ""))
    team = ("platform", "payments", "search")[number % 3]
    return ClusterReport(
        cluster=name,
        result=result,
        repository=f"ssh://git@git.example.com/{team}/fleet.git",
        path=f"clusters/{name}",
        fingerprint=f"SHA256:{number:043}",
        commit=f"{number:040x}",
        revision=f"main@sha1:{number * 7919:040x}",
        cause=cause.format(name=name),
        hint=hint,
        key_created=clock.utc(BEGAN - number * 86_400.0),
        key_used=clock.utc(BEGAN - 60.0),
        identity=f"5a1e6d1c-0000-4000-8000-{number:012}",
        server=f"https://10.3.{number % 256}.1:6443",
        flux="v2.7.3" if number % 9 else "v2.6.4",
        wave=next(name for name, share in WAVES if number <= max(1, share * count)),
        delivery="failing" if result is Result.DELIVERY_FAILING else "ready",
        applied_at=clock.utc(BEGAN - number * 30.0),
        drift=["files: 2 files would be configured"] if result is Result.DRIFTED else [],
    )


def events(report: Report) -> Iterator[Event]:
    for number, cluster in enumerate(report.clusters):
        yield from _cluster_events(number, cluster)
    yield Note(time=_time(0.2), text="wave canary, 1 of 3")
    yield Note(time=_time(94), level="warning", text="the clone of platform/fleet took 12 s")


def _cluster_events(number: int, cluster: ClusterReport) -> Iterator[Event]:
    name, start = cluster.cluster, 1.0 + (number // 16) * 2.2
    yield ClusterState(time=_time(start), cluster=name, state="started", wave=cluster.wave)
    wait = "10 of 16 connections are in use"
    yield Waiting(time=_time(start + 0.1), cluster=name, subject="the API server", detail=wait)
    failed = cluster.result is Result.FAILED
    for place, step in enumerate(STEPS[:2] if failed else STEPS):
        end = start + 0.6 + place * 0.3
        action = (Action.UNCHANGED, Action.CONFIGURED)[place % 5 == 4]
        yield Change(
            time=_time(end),
            cluster=name,
            step=step,
            subject=f"{step} of {name}",
            action=Action.FAILED if failed and place == 1 else action,
            seconds=0.28,
        )
    state = {"time": _time(start + 3.1), "cluster": name, "result": cluster.result.value}
    yield ClusterState(state="ended", wave=cluster.wave, **state)


def _time(seconds: float) -> str:
    import datetime

    when = datetime.datetime.fromtimestamp(BEGAN + seconds, datetime.UTC)
    return when.isoformat(timespec="milliseconds").replace("+00:00", "Z")

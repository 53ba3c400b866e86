"""The cases of tests/support/identity_cases.py on two real clusters: c1 is paired, c2 is not, and
its entry is made to lead where the case says."""

from __future__ import annotations

import contextlib
import json
from collections.abc import Iterator, Mapping
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from typing import Any

from provisioner.pairing.run.snapshot import RECORD
from tests.real import own
from tests.real.leaving_fleet import CLUSTERS, Fleet
from tests.real.project import Run
from tests.support.identity_cases import ADOPTED, CASES, STORIES, Case
from tests.support.leaving_cases import NAMESPACE, deployment, space

Json = dict[str, Any]
AT_ONCE = 3
IDENTITY = "clusters/c1/flux-system/provisioner-identity.json"
REFUSED = {
    f"{case}: {story}": (case, story)
    for case, one in CASES.items()
    for story in STORIES
    if one.cause and not one.nameless and (story, case) not in ADOPTED
}


@dataclass(frozen=True, kw_only=True)
class Tried:
    """Every command of the stories, on one case. `writes`: those on any cluster. `moved`: keys or
    files are not what they were."""

    runs: Mapping[str, Run]
    writes: list[str]
    moved: bool


class Trials:
    """c1 alone is paired. Each case is made once, for all commands side by side."""

    def __init__(self, fleet: Fleet) -> None:
        self._fleet, self._tried = fleet, dict[str, Tried]()
        done = fleet.project.json("pair", *own.TRUSTED, stdin=json.dumps(_only_c1(fleet)))
        assert done.code == 0, done.err

    def of(self, name: str) -> Tried:
        if name not in self._tried:
            self._tried[name] = self._try(name)
        return self._tried[name]

    def _try(self, name: str) -> Tried:
        fleet = self._fleet
        with _so(fleet, CASES[name]) as handover, ThreadPoolExecutor(AT_ONCE) as pool:
            before = fleet.keys(), fleet.files()
            fleet.start_audits()
            started = {
                story: pool.submit(fleet.project.json, command, *own.TRUSTED, *argv, stdin=handover)
                for story, (command, *argv) in STORIES.items()
                if (story, name) not in ADOPTED
            }
            return Tried(
                runs={story: future.result() for story, future in started.items()},
                writes=[str(one) for cluster in CLUSTERS for one in fleet.writes(cluster)],
                moved=(fleet.keys(), fleet.files()) != before,
            )


@contextlib.contextmanager
def _so(fleet: Fleet, case: Case) -> Iterator[str]:
    """The handover; all is as before when the block is left."""
    with contextlib.ExitStack() as stack:
        if case.git is not None:
            stack.enter_context(_recorded_in_git(fleet, case.git))
        if case.flux:
            stack.enter_context(_flux_on_c2(fleet))
        if case.record:
            stack.enter_context(_recorded_on_c1(fleet, dict(case.record)))
        yield json.dumps(_leading(fleet, case))


def _only_c1(fleet: Fleet) -> Json:
    given: Json = json.loads(fleet.handover)
    for part in ("clusters", "pairings"):
        given[part] = {"c1": given[part]["c1"]}
    return given


def _leading(fleet: Fleet, case: Case) -> Json:
    given, project = _only_c1(fleet), fleet.project
    entry = given["clusters"]["c1"]
    if case.another:
        entry |= {"kubeconfig": str(own.kubeconfig(project, "c2")), "context": "sandbox-c2"}
    if case.answer:
        config = json.loads(own.kubeconfig(project, "c1").read_text())
        if case.answer == "silence":
            config["clusters"][0]["cluster"]["server"] = "https://127.0.0.1:1"
        else:
            token = "expired" if case.answer == "401" else _token_without_rights(fleet)
            config["users"][0]["user"] = {"token": token}
        file = project.tmp / "refused.kubeconfig"
        file.write_text(json.dumps(config))
        entry["kubeconfig"] = str(file)
    return given


def _token_without_rights(fleet: Fleet) -> str:
    run, account = fleet.project.kubectl, ["serviceaccount", "nobody", "-n", "default"]
    made = run("c1", "create", *account, "--dry-run=client", "-o", "json")
    run("c1", "apply", "-f", "-", stdin=made)
    return run("c1", "create", "token", "nobody", "-n", "default").strip()


@contextlib.contextmanager
def _recorded_in_git(fleet: Fleet, uid: str) -> Iterator[None]:
    """Let Git say that this cluster was paired; empty: nothing."""
    text = fleet.project.git("show", f"main:{IDENTITY}")
    held = json.loads(text)
    held["clusters"]["own/c1"]["uid"] = uid
    own.push(fleet.project, {IDENTITY: json.dumps(held) if uid else None})
    yield
    own.push(fleet.project, {IDENTITY: text})


@contextlib.contextmanager
def _recorded_on_c1(fleet: Fleet, data: dict[str, str]) -> Iterator[None]:
    def patch(changes: dict[str, str]) -> None:
        place = ["configmap", RECORD, "-n", NAMESPACE, "--type=merge"]
        fleet.project.kubectl("c1", "patch", *place, "-p", json.dumps({"data": changes}))

    held = own.get(fleet.project, "c1", "ConfigMap", RECORD)["data"]
    patch(data)
    yield
    patch({name: held[name] for name in data})


@contextlib.contextmanager
def _flux_on_c2(fleet: Fleet) -> Iterator[None]:
    run = fleet.project.kubectl
    labels = {"app.kubernetes.io/part-of": "flux"}
    for one in (space(NAMESPACE, labels=labels), deployment("source-controller", NAMESPACE)):
        run("c2", "apply", "-f", "-", stdin=json.dumps(one))
    yield
    run("c2", "delete", "namespace", NAMESPACE, "--timeout=60s")

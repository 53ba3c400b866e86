"""Situations of tests/support/leaving_cases.py on two real clusters: the audit logs of the API
servers say that writes and deletions are exactly those that the plan named. c1 leaves, with its
workloads and without them; c2 stays, and nothing is written to it."""

from __future__ import annotations

import json

import pytest

from tests.real import leaving_fleet, own
from tests.real.leaving_fleet import Fleet, changing, names, resources, subject
from tests.real.project import Project
from tests.support import leaving_effects
from tests.support.leaving_cases import SITUATIONS, Situation

pytestmark = [pytest.mark.real, pytest.mark.timeout(120)]

CASES = [(one, drain) for one in SITUATIONS if one.real for drain in (False, True)]


@pytest.fixture(scope="module")
def fleet(project: Project) -> Fleet:
    made = leaving_fleet.start(project)
    own.push(project, {"README.md": "Not for machines.\n"})
    return made


def come(fleet: Fleet, situation: Situation) -> None:
    """Pair, and let the situation be so."""
    before = {path for path in fleet.files() if path != "README.md" and "/flux-system/" not in path}
    removed: dict[str, str | None] = dict.fromkeys(before)
    own.push(fleet.project, {**removed, **situation.files_of("c1")})
    assert not situation.before
    assert not situation.lost
    done = fleet.run("pair")
    assert done.code == 0, done.err
    for one in situation.theirs_of("c1"):
        fleet.project.kubectl("c1", "apply", "-f", "-", stdin=json.dumps(one))
    others = {
        leaving_effects.place(one) for one in situation.theirs if one["kind"] == "Kustomization"
    }
    for name in ("flux-system", *names(situation.children | others)):
        wait = ["wait", "kustomization", name.rpartition("/")[2], "--timeout=60s"]
        space = name.rpartition("/")[0] or "flux-system"
        fleet.project.kubectl("c1", *wait, "-n", space, "--for=condition=Ready")


def end(fleet: Fleet, situation: Situation, before: set[str]) -> None:
    """Take away what the situation left."""
    for name in sorted(
        fleet.objects("c1").keys() - before, reverse=True
    ):  # CRDs after their objects
        kind, _, place = name.partition(" ")
        space, _, own_name = place.rpartition("/")
        where = ["-n", space] if space else []
        drop = ["--ignore-not-found", "--timeout=30s", *where]
        if kind in ("Kustomization", "PersistentVolumeClaim"):  # no controller takes these off
            patch = ["patch", kind, own_name, *where, "--type=merge", "-p", NO_FINALIZERS]
            fleet.project.kubectl("c1", *patch)
        fleet.project.kubectl("c1", "delete", kind, own_name, *drop)


NO_FINALIZERS = '{"metadata":{"finalizers":null}}'


@pytest.mark.parametrize(
    ("situation", "drain"),
    CASES,
    ids=[f"{one.name}-{'drain' if drain else 'keep'}" for one, drain in CASES],
)
def test_what_the_plan_names_and_nothing_else(
    situation: Situation, drain: bool, fleet: Fleet
) -> None:
    clean = set(fleet.objects("c1"))
    come(fleet, situation)
    before, files, keys = fleet.objects("c1"), fleet.files(), fleet.keys()
    fleet.start_audits()
    argv = ["c1", *(["--drain", "c1"] if drain else [])]
    planned = fleet.run("unpair", "--plan", *argv)
    assert (planned.code, fleet.writes("c1"), fleet.writes("c2")) == (0, [], [])
    done = fleet.run("unpair", "--yes", *argv)
    assert done.code == 0, done.err
    going = leaving_effects.of_flux(situation, list(before.values()))
    going |= leaving_effects.beneath(situation, before) if drain else set()
    known = resources(set(before))
    writes = fleet.writes("c1")
    faults = leaving_effects.wrong(
        going=going,
        deletes=[subject(one, known) for one in writes if one.deletes],
        writes=[subject(one, known) for one in writes if not one.deletes],
        before=before,
        after=fleet.objects("c1"),
    )
    assert list(faults) == []
    assert changing(done, "c1").keys() == changing(planned, "c1").keys()
    wanted = situation.drained | situation.children | situation.counted if drain else frozenset()
    named = leaving_effects.named(changing(planned, "c1").get("drain", ""))
    assert named == set(names(wanted))
    assert fleet.writes("c2") == []
    assert {one.rpartition("/")[0] for one in files - fleet.files()} == {"clusters/c1/flux-system"}
    assert {one.partition(" ")[0] for one in keys - fleet.keys()} == {"own/c1"}
    end(fleet, situation, clean)


@pytest.mark.parametrize(
    "argv",
    [
        ["unpair", "--yes"],
        ["unpair", "--yes", "--drain", "c1", "--force"],
        ["rotate"],
        ["pair"],
    ],
    ids=" ".join,
)
def test_a_context_that_leads_to_another_cluster(argv: list[str], fleet: Fleet) -> None:
    """Neither the cluster that it leads to is written to, nor the one that was paired, and that
    one's key and files stay."""
    assert fleet.run("pair").code == 0
    assert fleet.run("unpair", "c2", "--yes").code == 0
    wrong = own.handover(fleet.project, ["c1"])
    elsewhere = {"kubeconfig": str(own.kubeconfig(fleet.project, "c2")), "context": "sandbox-c2"}
    wrong["clusters"]["c1"].update(elsewhere)
    before = fleet.keys(), fleet.files()
    fleet.start_audits()
    command, *more = argv
    done = fleet.project.json(command, *own.TRUSTED, *more, stdin=json.dumps(wrong))
    assert done.code == 4, done.out
    assert "is not the cluster that was paired" in done.clusters["c1"]["cause"]
    assert (fleet.writes("c1"), fleet.writes("c2")) == ([], [])
    assert (fleet.keys(), fleet.files()) == before

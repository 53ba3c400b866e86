"""Situations of tests/support/leaving_cases.py on two real clusters: the audit logs of the API
servers say that writes and deletions are exactly those that the plan named. c1 leaves, with its
workloads and without them; c2 stays, and nothing is written to it."""

from __future__ import annotations

import json
from dataclasses import dataclass

import pytest

from tests.real import own
from tests.real.audit import Audit, Write
from tests.real.project import Project, Run
from tests.support import leaving_effects
from tests.support.leaving_cases import SITUATIONS, Object, Situation

pytestmark = [pytest.mark.real, pytest.mark.timeout(120)]

USER, KUBECTL = "admin", "kubectl/"  # the tests are the same user
KINDS = (
    "namespaces,configmaps,secrets,serviceaccounts,services,persistentvolumeclaims,deployments,"
    "networkpolicies,resourcequotas,roles,rolebindings,clusterroles,clusterrolebindings,crd"
)
FLUX = ",gitrepositories,kustomizations"
PLURALS = {"NetworkPolicy": "networkpolicies", "GitRepository": "gitrepositories"}
CASES = [(one, drain) for one in SITUATIONS if one.real for drain in (False, True)]


@dataclass
class Fleet:
    """Two clusters, of which c1 leaves again and again."""

    project: Project
    handover: str
    audits: dict[str, Audit]

    def run(self, command: str, *argv: str) -> Run:
        return self.project.json(command, *own.TRUSTED, *argv, stdin=self.handover)

    def objects(self) -> dict[str, Object]:
        """Those of c1, by `Kind namespace/name`."""
        crds = self.project.kubectl("c1", "get", "crd", "-o", "name")
        kinds = KINDS + (FLUX if "kustomizations" in crds else "")
        listed = json.loads(self.project.kubectl("c1", "get", kinds, "-A", "-o", "json"))
        return {leaving_effects.place(one): one for one in listed["items"]}

    def keys(self) -> set[str]:
        return {key.title for key in own.sandbox(self.project).keys("fleet")}

    def files(self) -> set[str]:
        return set(self.project.git("ls-tree", "-r", "--name-only", "main").split())

    def writes(self, cluster: str) -> list[Write]:
        """What the program wrote, but for its Lease and Events."""
        return [
            write
            for write in self.audits[cluster].writes(USER)
            if write.resource not in ("leases", "events") and not write.agent.startswith(KUBECTL)
        ]


@pytest.fixture(scope="module")
def fleet(project: Project) -> Fleet:
    own.start(project, "c1", "c2")
    own.sandbox(project).start(["c1", "c2"], audit=True)
    made = Fleet(
        project=project,
        handover=json.dumps(own.handover(project, ["c1", "c2"])),
        audits={name: Audit(project, name) for name in ("c1", "c2")},
    )
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
    for name in ("flux-system", *_names(situation.children | others)):
        wait = ["wait", "kustomization", name.rpartition("/")[2], "--timeout=60s"]
        space = name.rpartition("/")[0] or "flux-system"
        fleet.project.kubectl("c1", *wait, "-n", space, "--for=condition=Ready")


def _names(places: frozenset[str]) -> list[str]:
    return [one.partition(" ")[2] for one in sorted(places)]


def end(fleet: Fleet, situation: Situation, before: set[str]) -> None:
    """Take away what the situation left."""
    for name in sorted(fleet.objects().keys() - before, reverse=True):  # CRDs after their objects
        kind, _, place = name.partition(" ")
        space, _, own_name = place.rpartition("/")
        where = ["-n", space] if space else []
        drop = ["--ignore-not-found", "--timeout=30s", *where]
        if kind in ("Kustomization", "PersistentVolumeClaim"):  # no controller takes these off
            patch = ["patch", kind, own_name, *where, "--type=merge", "-p", NO_FINALIZERS]
            fleet.project.kubectl("c1", *patch)
        fleet.project.kubectl("c1", "delete", kind, own_name, *drop)


NO_FINALIZERS = '{"metadata":{"finalizers":null}}'


def resources(places: set[str]) -> dict[tuple[str, str, str], str]:
    """As the audit log has them, to `Kind namespace/name`."""
    known = {}
    for text in places:
        kind, _, name = text.partition(" ")
        space, _, own_name = name.rpartition("/")
        known[PLURALS.get(kind, f"{kind.lower()}s"), space, own_name] = text
    return known


def subject(write: Write, known: dict[tuple[str, str, str], str]) -> str:
    """The API server notes a Namespace as in itself."""
    space = "" if write.resource == "namespaces" else write.namespace
    return known.get((write.resource, space, write.name), str(write))


def changing(run: Run) -> dict[str, str]:
    """Steps that change something, with their detail."""
    quiet = ("unchanged", "skipped")
    return {
        one["step"]: one.get("detail", "")
        for one in run.steps("c1")
        if one["step"] != "unpair" and one["action"] not in quiet
    }


@pytest.mark.parametrize(
    ("situation", "drain"),
    CASES,
    ids=[f"{one.name}-{'drain' if drain else 'keep'}" for one, drain in CASES],
)
def test_what_the_plan_names_and_nothing_else(
    situation: Situation, drain: bool, fleet: Fleet
) -> None:
    clean = set(fleet.objects())
    come(fleet, situation)
    before, files, keys = fleet.objects(), fleet.files(), fleet.keys()
    for audit in fleet.audits.values():
        audit.start_here()
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
        after=fleet.objects(),
    )
    assert list(faults) == []
    assert changing(done).keys() == changing(planned).keys()
    wanted = situation.drained | situation.children | situation.counted if drain else frozenset()
    named = leaving_effects.named(changing(planned).get("drain", ""))
    assert named == set(_names(frozenset(wanted)))
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
    for audit in fleet.audits.values():
        audit.start_here()
    command, *more = argv
    done = fleet.project.json(command, *own.TRUSTED, *more, stdin=json.dumps(wrong))
    assert done.code == 4, done.out
    assert "is not the cluster that was paired" in done.clusters["c1"]["cause"]
    assert (fleet.writes("c1"), fleet.writes("c2")) == ([], [])
    assert (fleet.keys(), fleet.files()) == before

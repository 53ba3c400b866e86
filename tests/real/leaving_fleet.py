"""Two clusters of one fleet that leave again and again, and what the API servers and the Git host
say of it."""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import dataclass

from tests.real import own
from tests.real.audit import Audit, Write
from tests.real.project import Project, Run
from tests.support import leaving_effects
from tests.support.leaving_cases import Object

USER, KUBECTL = "admin", "kubectl/"  # the tests are the same user
KINDS = (
    "namespaces,configmaps,secrets,serviceaccounts,services,persistentvolumeclaims,deployments,"
    "networkpolicies,resourcequotas,roles,rolebindings,clusterroles,clusterrolebindings,crd"
)
FLUX = ",gitrepositories,kustomizations"
PLURALS = {"NetworkPolicy": "networkpolicies", "GitRepository": "gitrepositories"}
CLUSTERS = ("c1", "c2")


@dataclass
class Fleet:
    project: Project
    handover: str
    audits: dict[str, Audit]

    def run(self, command: str, *argv: str) -> Run:
        return self.project.json(command, *own.TRUSTED, *argv, stdin=self.handover)

    def objects(self, cluster: str) -> dict[str, Object]:
        """By `Kind namespace/name`."""
        crds = self.project.kubectl(cluster, "get", "crd", "-o", "name")
        kinds = KINDS + (FLUX if "kustomizations" in crds else "")
        listed = json.loads(self.project.kubectl(cluster, "get", kinds, "-A", "-o", "json"))
        return {leaving_effects.place(one): one for one in listed["items"]}

    def keys(self) -> set[str]:
        return {key.title for key in own.sandbox(self.project).keys("fleet")}

    def files(self) -> set[str]:
        return set(self.project.git("ls-tree", "-r", "--name-only", "main").split())

    def start_audits(self) -> None:
        for audit in self.audits.values():
            audit.start_here()

    def writes(self, cluster: str) -> list[Write]:
        """What the program wrote, but for its Lease and Events."""
        return [
            write
            for write in self.audits[cluster].writes(USER)
            if write.resource not in ("leases", "events") and not write.agent.startswith(KUBECTL)
        ]


def start(project: Project, **gitops: object) -> Fleet:
    own.start(project, *CLUSTERS)
    own.sandbox(project).start(list(CLUSTERS), audit=True)
    return Fleet(
        project=project,
        handover=json.dumps(own.handover(project, CLUSTERS, **gitops)),
        audits={name: Audit(project, name) for name in CLUSTERS},
    )


def names(places: Iterable[str]) -> list[str]:
    return [one.partition(" ")[2] for one in sorted(places)]


def resources(places: Iterable[str]) -> dict[tuple[str, str, str], str]:
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


def changing(run: Run, cluster: str) -> dict[str, str]:
    """Steps that change something, with their detail."""
    quiet = ("unchanged", "skipped")
    return {
        one["step"]: one.get("detail", "")
        for one in run.steps(cluster)
        if one["step"] != "unpair" and one["action"] not in quiet
    }

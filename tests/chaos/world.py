"""Two real clusters of three parties: the fleet under test; `rival`, a second fleet with a Flux of
its own on the same clusters and in the same repository; and people with objects of their own.

The fleet under test has a credential of its own, so that the audit log can tell its writes from
the others'.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from provisioner.base import keys
from provisioner.clusters import lease
from provisioner.sandbox.building import parts
from tests.chaos.strikes import CLUSTERS
from tests.real import own
from tests.real.project import Project, Run

FLEET, RIVAL = "chaos", "rival"
ACCOUNT = f"system:serviceaccount:users:{FLEET}"
LEASE_SECONDS = 3
HANDOVER = "handover.json"
STACK = """\
from provisioner_cdk import DeployKey, ExistingCluster, FleetStack, GitOps
from provisioner_cdk.repositories.base import Repository


class Fleet(Repository):  # Terraform must not remove it: it is the second fleet's as well
    def __init__(self, scope, id):
        super().__init__(scope, id)
        self.is_repository({"kind": "sandbox", "name": id, "directory": %(directory)r}, {})


class Chaos(FleetStack):
    def __init__(self, app):
        super().__init__(app, %(fleet)r)
        repository = Fleet(self, "fleet")
        for name, kubeconfig in %(kubeconfigs)r.items():
            context = f"sandbox-{name}"
            cluster = ExistingCluster(self, name, context=context, kubeconfig=kubeconfig)
            key = DeployKey(self, f"{name}-key", cluster=cluster, repository=repository)
            GitOps(
                self,
                f"{name}-gitops",
                cluster=cluster,
                repository=repository,
                deploy_key=key,
                **%(gitops)r,
            )


def build(app):
    Chaos(app)
"""
CONFIG = "apiVersion: v1\nkind: ConfigMap\nmetadata: {name: %s, namespace: default}\ndata: {a: b}\n"
PEOPLES = """\
apiVersion: v1
kind: PersistentVolumeClaim
metadata: {name: peoples, namespace: default}
spec: {accessModes: [ReadWriteOnce], resources: {requests: {storage: 1Gi}}}
---
apiVersion: v1
kind: Secret
metadata: {name: peoples, namespace: users}
---
apiVersion: v1
kind: ConfigMap
metadata: {name: peoples, namespace: default}
"""
SOPS = "apiVersion: v1\nkind: Secret\nmetadata: {name: sops-age, namespace: flux-system}\n"
FILES = {
    **{f"clusters/{name}/own.yaml": CONFIG % "own" for name in CLUSTERS},
    **{f"clusters/{name}/children.yaml": own.APPS for name in CLUSTERS},
    **{f"{RIVAL}/{name}/theirs.yaml": CONFIG % "theirs" for name in CLUSTERS},
    "apps/app.yaml": CONFIG % "app",
    "users/notes.md": "Not for machines.\n",
}
# Of another fleet of the same name, whose cluster is elsewhere, and of a person.
STRANGERS = (f"{FLEET}/c1 0d5bfc20 abcdefgh", f"{FLEET}/c1 older", "laptop of a person")


class World:
    """What the fleet under test is run in. `handover` has the credential of its own, and `admin`
    is the same fleet through the clusters' administrators."""

    def __init__(self, project: Project) -> None:
        self.project = project
        self.handover: own.Handover = {}
        self.admin: own.Handover = {}

    def build(self) -> None:
        """The clusters, and everything of the other parties."""
        own.start(self.project, *CLUSTERS)
        own.sandbox(self.project).start(CLUSTERS, audit=True)
        for title in STRANGERS:
            own.sandbox(self.project).add_key("fleet", title, keys.make("ed25519").public, False)
        own.push(self.project, FILES)
        for name in CLUSTERS:
            self._people(name)
        done = self.rival()
        assert done.code == 0, done.err

    def come(self) -> None:
        """The first `up` of the fleet under test."""
        self._write_stack()
        done = self.project.json(*self.arguments("up")[:-1])
        assert done.code == 0, done.err
        self._write_handovers()

    def rival(self) -> Run:
        """The second fleet's own run."""
        given = self._own(RIVAL, RIVAL, f"{RIVAL}-flux")
        return own.pair(self.project, given)

    def run(self, *argv: str, admin: bool = False) -> Run:
        """A run of the fleet under test on its handover."""
        given = self.admin if admin else self.handover
        command, *more = argv
        return self.project.json(command, *own.TRUSTED, *more, stdin=json.dumps(given))

    def arguments(self, command: str, *, drain: bool = False) -> list[str]:
        """As a person would run it: `up` and `down` in the stack, the others on its handover."""
        named = ["--drain", "all"] if drain else []
        if command in ("up", "down"):
            lock = ["--lock-timeout", "60s"]
            return [command, "--yes", *named, *lock, "--context", f"stack={FLEET}", "--json"]
        agreed = ["--yes"] if command == "unpair" else []
        return [command, HANDOVER, *agreed, *named, "--json"]

    @property
    def applied(self) -> bool:
        """Whether Terraform has a state of the stack."""
        return (self.project.folder / f"terraform.{FLEET}.tfstate").exists()

    def kubeconfig(self, cluster: str) -> Path:
        """Of the fleet under test."""
        return self.project.folder / f"{cluster}.kubeconfig"

    def _people(self, cluster: str) -> None:
        kubectl = self.project.kubectl
        kubectl(cluster, "create", "namespace", "users")
        kubectl(cluster, "apply", "-f", "-", stdin=PEOPLES)
        if cluster == "c2":  # the namespace is there before Flux, with a Secret in it
            kubectl(cluster, "create", "namespace", "flux-system")
            kubectl(cluster, "apply", "-f", "-", stdin=SOPS)
        account = ["-n", "users", "create", "serviceaccount", FLEET]
        kubectl(cluster, *account)
        role = ["--clusterrole=cluster-admin", f"--serviceaccount=users:{FLEET}"]
        kubectl(cluster, "create", "clusterrolebinding", FLEET, *role)
        token = kubectl(cluster, "-n", "users", "create", "token", FLEET, "--duration=24h")
        config = json.loads(own.kubeconfig(self.project, cluster).read_text())
        config["users"][0]["user"] = {"token": token.strip()}
        self.kubeconfig(cluster).write_text(json.dumps(config))
        self.kubeconfig(cluster).chmod(0o600)

    def _own(self, fleet: str, folder: str, namespace: str) -> own.Handover:
        given = own.handover(
            self.project, CLUSTERS, namespace=namespace, watch_all_namespaces=False
        )
        given["fleet"] = fleet
        for name, pairing in given["pairings"].items():
            pairing["path"] = f"{folder}/{name}"
        return given

    def _write_stack(self) -> None:
        text = STACK % {
            "fleet": FLEET,
            "directory": str(own.sandbox(self.project).directory),
            "kubeconfigs": {name: str(self.kubeconfig(name)) for name in CLUSTERS},
            "gitops": {
                "distribution": str(parts.distribution()),
                "components": own.FEW,
                "watch_all_namespaces": False,
            },
        }
        (self.project.folder / "stacks" / f"{FLEET}.py").write_text(text)

    def _write_handovers(self) -> None:
        """As Terraform hands them over."""
        stack = self.project.folder / "cdktf.out" / "stacks" / FLEET
        shown = self.project.run("terraform", f"-chdir={stack}", "output", "-json")
        self.handover = json.loads(shown.out)["provisioner_handover"]["value"]
        (self.project.folder / HANDOVER).write_text(json.dumps(self.handover))
        self.admin = json.loads(json.dumps(self.handover))
        for name, cluster in self.admin["clusters"].items():
            cluster["kubeconfig"] = str(own.kubeconfig(self.project, name))


@contextmanager
def short_lease(project: Project) -> Iterator[None]:
    project.env[lease.VARIABLE] = str(LEASE_SECONDS)
    yield
    del project.env[lease.VARIABLE]

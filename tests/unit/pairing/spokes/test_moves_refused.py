"""What cannot move between a hub and controllers of its own is refused, with the reason, before
anything is touched, on fakes."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import msgspec
import pytest

from provisioner.pairing.branch.moving import contents
from tests.fakes.fleet import report_of
from tests.fakes.spokes import FakeSpokes
from tests.unit.pairing.spokes.conftest import MANIFEST
from tests.unit.pairing.spokes.test_moves import to_hub, to_own
from tests.unit.pairing.spokes.test_stories import files, results

RELEASE = """\
apiVersion: helm.toolkit.fluxcd.io/v2
kind: HelmRelease
metadata: {name: web, namespace: default}
"""
ENCRYPTED = """\
apiVersion: v1
kind: Secret
metadata: {name: web, namespace: default}
data: {key: "ENC[AES256_GCM,data:x]"}
sops: {mac: "ENC[x]"}
"""
ROLE = """\
apiVersion: rbac.authorization.k8s.io/v1
kind: ClusterRole
metadata: {name: web}
rules: []
"""
QUOTA = """\
apiVersion: v1
kind: ResourceQuota
metadata: {name: web, namespace: default}
spec: {hard: {pods: "10"}}
"""
TOP = """\
apiVersion: kustomize.config.k8s.io/v1beta1
kind: Kustomization
resources: [app.yaml]
"""
CHILD = """\
apiVersion: kustomize.toolkit.fluxcd.io/v1
kind: Kustomization
"""
Prepare = Callable[[FakeSpokes], None]


def commit(text: str, path: str = "clusters/c2/more/web.yaml") -> Prepare:
    def prepare(spokes: FakeSpokes) -> None:
        spokes.fleet.repository.commit({path: text})

    return prepare


def delivered(text: str) -> Prepare:
    """As before, and the cluster has it."""

    def prepare(spokes: FakeSpokes) -> None:
        commit(text)(spokes)
        spokes.fleet.flux["c2"].tick()

    return prepare


def admin(spokes: FakeSpokes) -> None:
    """The role as Kubernetes has it, in short."""
    rule = {"apiGroups": [""], "resources": ["configmaps"], "verbs": ["create", "patch"]}
    meta = {"name": "admin"}
    item = {"apiVersion": "rbac.authorization.k8s.io/v1", "kind": "ClusterRole", "metadata": meta}
    spokes.cluster("c2").put({**item, "rules": [rule]})


def beyond_admin(spokes: FakeSpokes) -> None:
    admin(spokes)
    delivered(QUOTA)(spokes)


def by_hand(spokes: FakeSpokes) -> None:
    meta = {"name": "mine", "namespace": "default"}
    head = {"apiVersion": "kustomize.toolkit.fluxcd.io/v1", "kind": "Kustomization"}
    spec = {"path": "./x", "prune": True, "suspend": True}
    spokes.cluster("c2").put({**head, "metadata": meta, "spec": spec})


def another_flux(spokes: FakeSpokes) -> None:
    labels = {"app.kubernetes.io/part-of": "flux"}
    meta = {"name": "source-controller", "namespace": "default", "labels": labels}
    spec = {"replicas": 0, "template": {"metadata": {"labels": {}}, "spec": {}}}
    deployment = {"apiVersion": "apps/v1", "kind": "Deployment", "metadata": meta, "spec": spec}
    spokes.cluster("c2").server.create(deployment)


def own_flux_folder(spokes: FakeSpokes) -> None:
    path = "clusters/c2/flux-system/kustomization.yaml"
    spokes.fleet.repository.commit({path: files(spokes)[path] + "namePrefix: x\n"})


def recorded(name: str, value: str) -> Prepare:
    def prepare(spokes: FakeSpokes) -> None:
        record = spokes.cluster("c2").peek("ConfigMap", "provisioner-pairing") or {}
        spokes.cluster("c2").server.patch(record, {"data": {name: value}})

    return prepare


def changed(**changes: Any) -> Prepare:
    """In the declaration of the pairing, beside its hub."""

    def prepare(spokes: FakeSpokes) -> None:
        pairings = dict(spokes.fleet.fleet.pairings)
        pairings["c2"] = msgspec.structs.replace(pairings["c2"], **changes)
        spokes.fleet.fleet = msgspec.structs.replace(spokes.fleet.fleet, pairings=pairings)

    return prepare


def nothing(_spokes: FakeSpokes) -> None:
    return


def named_by_the_hub(spokes: FakeSpokes) -> None:
    text = TOP.replace("app.yaml", "flux-system, spokes/c2.yaml")
    spokes.fleet.repository.commit({"clusters/c1/kustomization.yaml": text})


def shared_by_another_fleet(spokes: FakeSpokes) -> None:
    path = "clusters/c2/flux-system/provisioner-identity.json"
    held = msgspec.json.decode(files(spokes)[path])
    held["clusters"]["other/c7"] = {"uid": "uid-of-c7"}
    spokes.fleet.repository.commit({path: msgspec.json.encode(held).decode()})


def proposed(spokes: FakeSpokes) -> None:
    repositories = {
        name: msgspec.structs.replace(one, changes="none")
        for name, one in spokes.fleet.fleet.repositories.items()
    }
    spokes.fleet.fleet = msgspec.structs.replace(spokes.fleet.fleet, repositories=repositories)


def of_another_hub(spokes: FakeSpokes) -> None:
    """Which is a cluster of the fleet."""
    recorded("hub", "c9")(spokes)
    clusters = dict(spokes.fleet.fleet.clusters)
    clusters["c9"] = clusters["c1"]
    spokes.fleet.fleet = msgspec.structs.replace(spokes.fleet.fleet, clusters=clusters)


# By what is found: as what the cluster is paired, what happens to it, what the declaration then
# says, and the cause.
CASES: dict[str, tuple[Prepare, Prepare, Prepare, str]] = {
    "a release": (to_own, commit(RELEASE), to_hub, "more/web.yaml has a HelmRelease, an object"),
    "a release of a spoke": (nothing, commit(RELEASE), to_own, "has a HelmRelease, an object"),
    "a Kustomization": (to_own, commit(CHILD), to_hub, "has a Kustomization, an object of Flux"),
    "encrypted": (to_own, commit(ENCRYPTED), to_hub, "more/web.yaml is encrypted by SOPS"),
    "a list": (
        to_own,
        commit("kind: List\napiVersion: v1\nitems: [{apiVersion: helm.toolkit.fluxcd.io/v2}]\n"),
        to_hub,
        "an object of Flux's",
    ),
    "not YAML": (to_own, commit("a: [\n"), to_hub, "clusters/c2/more/web.yaml"),
    "its own kustomization": (
        to_own,
        commit(TOP.replace("app", "flux-system"), "clusters/c2/kustomization.yaml"),
        to_hub,
        "must name flux-system for controllers of its own",
    ),
    "a kustomization of a spoke": (
        nothing,
        commit(TOP, "clusters/c2/kustomization.yaml"),
        to_own,
        "must name flux-system for controllers of its own",
    ),
    "named by the hub": (nothing, named_by_the_hub, to_own, "names spokes/c2.yaml, which goes"),
    "patched controllers": (to_own, own_flux_folder, to_hub, "is not as provisioner has written"),
    "by hand": (to_own, by_hand, to_hub, "Kustomization default/mine needs a Flux on the cluster"),
    "another Flux": (to_own, another_flux, to_hub, "another Flux runs there"),
    "beyond the role": (to_own, delivered(ROLE), to_hub, "ClusterRole/web is in no namespace"),
    "beyond its rights": (
        to_own,
        beyond_admin,
        to_hub,
        "ResourceQuota/web is beyond ClusterRole admin",
    ),
    "facts": (
        to_own,
        recorded("facts", "provisioner-facts"),
        to_hub,
        "it has facts, which do not move",
    ),
    "pieces": (to_own, recorded("platform", "sops"), to_hub, "it has pieces of a platform"),
    "keys of pieces": (
        to_own,
        recorded("platform_keys", "apps"),
        to_hub,
        "it has deploy keys of pieces, which do not move",
    ),
    "webhooks": (to_own, recorded("webhooks", "[]"), to_hub, "it has webhooks, which do not move"),
    "another path": (nothing, changed(path="clusters/x"), to_own, "its path changes as well"),
    "new facts": (nothing, changed(facts={"a": "b"}), to_own, "facts are declared as well"),
    "merged by others": (nothing, proposed, to_own, "not pushed, but merged by somebody"),
    "a shared path": (to_own, changed(shared_path=True), to_hub, "another cluster shares its path"),
    "a path of two fleets": (
        to_own,
        shared_by_another_fleet,
        to_hub,
        "other/c7 shares its path clusters/c2",
    ),
    "a path of two fleets, of a spoke": (
        nothing,
        shared_by_another_fleet,
        to_own,
        "other/c7 shares its path clusters/c2",
    ),
    "beside Flux's files": (
        to_own,
        commit(MANIFEST, "clusters/c2/flux-system/mine.yaml"),
        to_hub,
        "flux-system/mine.yaml is in the folder of Flux's own files",
    ),
    "beside the identity of a spoke": (
        nothing,
        commit(MANIFEST, "clusters/c2/flux-system/mine.yaml"),
        to_own,
        "flux-system/mine.yaml is in the folder of Flux's own files",
    ),
    "another hub": (
        nothing,
        nothing,
        of_another_hub,
        "it cannot go from one hub to another at once",
    ),
}


@pytest.mark.parametrize("case", CASES)
def test_refused(spokes: FakeSpokes, case: str) -> None:
    was, prepare, then, cause = CASES[case]
    was(spokes)
    spokes.fleet.pair()
    then(spokes)
    prepare(spokes)
    head, before = spokes.fleet.repository.head("main"), spokes.fleet.fleet
    report = report_of(spokes.fleet.pair(), "c2")
    assert report.result == "failed", report
    assert cause in report.cause
    assert report.hint
    assert spokes.fleet.repository.head("main") == head
    assert spokes.fleet.fleet is before
    assert spokes.cluster("c2").journal.writes == []
    assert spokes.cluster("c1").journal.writes == []
    assert "failed" in results(spokes.fleet.plan()).values()


@pytest.mark.parametrize("was", [nothing, to_own], ids=["a spoke", "its own"])
def test_a_cluster_made_again_does_not_move_unseen(spokes: FakeSpokes, was: Prepare) -> None:
    """It has no record, and the branch still has how it got its manifests before."""
    was(spokes)
    spokes.fleet.pair()
    spokes.fleet.build("c2", again=1)
    (to_own if was is nothing else to_hub)(spokes)
    report = report_of(spokes.fleet.pair(new_clusters=frozenset({"c2"})), "c2")
    left = "clusters/c1/spokes/c2.yaml" if was is nothing else "c2/flux-system/kustomization.yaml"
    assert left in report.cause
    assert "Remove that file" in report.hint


def test_what_the_role_reaches_moves(spokes: FakeSpokes) -> None:
    """Flux's own quota goes with the controllers."""
    to_own(spokes)
    spokes.fleet.pair()
    admin(spokes)
    to_hub(spokes)
    report = spokes.fleet.pair()
    assert results(report) == {"c1": "paired", "c2": "paired"}, report


def test_a_list_without_items_moves() -> None:
    for text in ("items: 5", "items: {a: b}", "items:"):
        assert list(contents.plain("web.yaml", f"apiVersion: v1\nkind: List\n{text}\n")) == []


def test_a_hub_need_not_take_part(spokes: FakeSpokes) -> None:
    for then in (to_own, to_hub):
        spokes.fleet.pair()
        then(spokes)
        assert results(spokes.fleet.pair(only=frozenset({"c2"}))) == {"c2": "paired"}
        assert not spokes.fleet.pair().changed

"""A cluster of Cluster API from its declaration to its pairing, on fakes: what is made, when, and
what is never touched."""

from __future__ import annotations

import msgspec
import pytest

from provisioner.base.errors import BadInput, Unreachable
from provisioner.base.events import Change
from provisioner.clusters.faults import Forbidden
from provisioner.handover.clusters.cluster_api import Topology, Workers
from provisioner.handover.fleet import Prerequisite
from provisioner.pairing import plan
from provisioner.reports.model import Report
from tests.fakes.fleet import report_of
from tests.unit.pairing.making.conftest import CLUSTERS, Managed, crd, theirs


def test_it_is_made_before_it_is_paired_and_after_its_management_cluster(managed: Managed) -> None:
    report = managed.fleet.pair()
    assert [report_of(report, name).result for name in ("c1", "c2")] == ["paired", "paired"]
    assert managed.fleet.steps("c2")["cluster"] == "created"
    live = managed.live()
    assert live["apiVersion"] == "cluster.x-k8s.io/v1beta2"
    assert live["spec"]["topology"] == {
        "classRef": {"name": "standard"},
        "version": "v1.34.4",
        "variables": [{"name": "size", "value": 3}],
    }
    assert live["metadata"]["annotations"] == {
        "provisioner/fleet": "demo",
        "provisioner/cluster": "c2",
    }
    assert [one["manager"] for one in live["metadata"]["managedFields"]] == ["provisioner"]
    order = [(one.cluster, one.step) for one in managed.fleet.events if isinstance(one, Change)]
    assert order.index(("c1", "record")) < order.index(("c2", "cluster"))
    assert order.index(("c2", "cluster")) < order.index(("c2", "controllers"))


def test_a_second_run_changes_nothing(managed: Managed) -> None:
    managed.fleet.pair()
    again = managed.fleet.pair()
    assert (again.changed, set(managed.fleet.steps("c2").values())) == (False, {"unchanged"})
    assert managed.hub.journal.writes == []


def test_a_plan_predicts_what_is_not_there_and_writes_nothing(managed: Managed) -> None:
    report = managed.fleet.plan()
    assert report_of(report, "c2").result == "planned"
    assert managed.fleet.steps("c2")["cluster"] == "created"
    assert managed.fleet.steps("c2")["controllers"] == "created"
    assert managed.detail().startswith("Cluster default/west on c1")
    assert managed.hub.journal.writes == []
    assert managed.fleet.clusters["c2"].journal.requests == []


def plan_new(managed: Managed, *new: str) -> Report:
    managed.fleet.events = []
    sink, options = managed.fleet.events.append, managed.fleet.options()
    return plan.plan(managed.fleet.fleet, sink, options, new=frozenset(new))


@pytest.mark.parametrize("new", ["c1", "fleet"])
def test_a_plan_knows_it_before_its_management_cluster_is_there(managed: Managed, new: str) -> None:
    assert report_of(plan_new(managed, new), "c2").result == "planned"
    assert managed.detail() == "Cluster default/west on c1: "
    assert managed.fleet.steps("c2")["controllers"] == "created"
    assert managed.hub.journal.requests == []
    managed.template("{{ size }}")
    with pytest.raises(BadInput, match="'size' is undefined"):
        plan_new(managed, new)


def test_a_plan_reads_the_prerequisites_of_what_is_coming(managed: Managed) -> None:
    lost = [Prerequisite(name="cni", manifests="/lost")]
    pairing = msgspec.structs.replace(managed.fleet.fleet.pairings["c2"], prerequisites=lost)
    pairings = {**managed.fleet.fleet.pairings, "c2": pairing}
    managed.fleet.fleet = msgspec.structs.replace(managed.fleet.fleet, pairings=pairings)
    with pytest.raises(BadInput, match="prerequisite cni: /lost cannot be read"):
        managed.fleet.plan()


def test_a_plan_looks_at_a_cluster_that_is_there(managed: Managed) -> None:
    managed.fleet.pair()
    managed.initialize()
    assert managed.fleet.plan().changed is False
    assert managed.fleet.clusters["c2"].journal.requests != []


def test_a_plan_says_what_a_cluster_is_waited_for(managed: Managed) -> None:
    managed.declare(topology=None)
    managed.fleet.plan()
    said = "cluster c2: Cluster default/west is not on c1 yet; pairing will wait for it."
    assert managed.fleet.notes()[-1] == said
    managed.hub.put(theirs())
    managed.hub.server.patch(
        managed.live(), {"status": {"phase": "Provisioning"}}, subresource="status"
    )
    managed.fleet.plan()
    said = "cluster c2: its phase is Provisioning; pairing will wait for it."
    assert managed.fleet.notes()[-1] == said
    assert managed.fleet.steps("c2")["controllers"] == "created"


def test_drift_is_shown_and_put_right(managed: Managed) -> None:
    managed.fleet.pair()
    managed.initialize()
    managed.hub.edit(managed.live(), {"spec": {"topology": {"version": "v1.33.0"}}})
    assert report_of(managed.fleet.status(), "c2").result == "drifted"
    managed.fleet.plan()
    assert managed.fleet.steps("c2")["cluster"] == "configured"
    assert managed.detail() == (
        "Cluster default/west on c1: Cluster/west spec.topology.version: v1.33.0 -> v1.34.4"
    )
    assert managed.fleet.pair().changed
    assert managed.live()["spec"]["topology"]["version"] == "v1.34.4"


def test_what_is_no_longer_declared_is_taken_back(managed: Managed) -> None:
    workers = [Workers(class_name="default", name="md-0", replicas=2)]
    managed.declare(
        topology=Topology(class_name="standard", version="v1.34.4", workers=workers),
        labels={"tier": "prod"},
    )
    managed.fleet.pair()
    assert managed.live()["metadata"]["labels"] == {"tier": "prod"}
    managed.declare()
    managed.fleet.pair()
    assert "workers" not in managed.live()["spec"]["topology"]
    assert not managed.live()["metadata"].get("labels")


def test_what_others_set_beside_it_stays(managed: Managed) -> None:
    managed.fleet.pair()
    managed.hub.edit(managed.live(), {"metadata": {"labels": {"theirs": "yes"}}})
    assert managed.fleet.pair().changed is False
    assert managed.live()["metadata"]["labels"] == {"theirs": "yes"}


def test_one_that_somebody_else_makes_is_not_made(managed: Managed) -> None:
    managed.declare(topology=None)
    assert report_of(managed.fleet.pair(), "c2").result == "paired"
    assert "cluster" not in managed.fleet.steps("c2")
    assert managed.live() == {}


def test_a_management_cluster_need_not_be_paired(managed: Managed) -> None:
    managed.unpair_hub()
    report = managed.fleet.pair()
    assert [(one.cluster, one.result) for one in report.clusters] == [("c2", "paired")]
    assert managed.live()


def test_one_without_cluster_api_is_named(managed: Managed) -> None:
    managed.unpair_hub()
    managed.hub.server.delete(CLUSTERS)
    report = report_of(managed.fleet.pair(), "c2")
    assert "management cluster c1 does not serve cluster.x-k8s.io Cluster" in report.cause
    assert "clusterctl init" in report.hint


def test_cluster_api_may_come_with_the_management_cluster(managed: Managed) -> None:
    managed.hub.server.delete(CLUSTERS)
    managed.fleet.plan()
    assert managed.fleet.steps("c2")["cluster"] == "created"
    managed.fleet.repository.commit({"clusters/c1/crd.yaml": CLUSTERS_TEXT})
    assert report_of(managed.fleet.pair(), "c2").result == "paired"
    assert managed.live()


CLUSTERS_TEXT = """\
apiVersion: apiextensions.k8s.io/v1
kind: CustomResourceDefinition
metadata: {name: clusters.cluster.x-k8s.io}
spec:
  group: cluster.x-k8s.io
  names: {kind: Cluster, plural: clusters}
  scope: Namespaced
  versions: [{name: v1beta1, served: true, storage: true, schema: {}, subresources: {status: {}}}]
"""


def test_the_version_that_is_served_decides_the_words(managed: Managed) -> None:
    managed.hub.server.delete(CLUSTERS)
    managed.hub.put(crd("cluster.x-k8s.io", "Cluster", "v1beta1"))
    topology = Topology(class_name="standard", class_namespace="classes", version="1.34.4")
    managed.declare(topology=topology)
    managed.fleet.pair()
    assert managed.live()["spec"]["topology"] == {
        "class": "standard",
        "classNamespace": "classes",
        "version": "v1.34.4",
    }


def test_what_admission_says_is_told_of_the_cluster(managed: Managed) -> None:
    said = 'admission webhook "validation.cluster.cluster.x-k8s.io" denied the request: no'
    managed.hub.fail(Forbidden("cluster c1", said, "x"), verb="preview", kind="Cluster")
    report = report_of(managed.fleet.plan(), "c2")
    assert said in report.cause
    assert report.cause.startswith("cluster c2: Cluster/west on c1: ")
    assert report.hint == "Correct its topology, its template or its values."


def test_who_may_only_read_has_a_plan_too(managed: Managed) -> None:
    managed.fleet.pair()
    managed.initialize()
    managed.declare(topology=Topology(class_name="standard", version="v1.35.0"))
    managed.hub.fail(Forbidden("c1", "cannot patch"), verb="preview", times=None)
    managed.fleet.plan()
    assert "spec.topology.version: v1.34.4 -> v1.35.0" in managed.detail()
    report = report_of(managed.fleet.pair(), "c2")
    assert "cannot patch" in report.cause


def test_a_management_cluster_that_does_not_answer_is_named(managed: Managed) -> None:
    managed.hub.fail(Unreachable("cluster c1", "its API does not answer"), times=None)
    report = managed.fleet.pair()
    assert report_of(report, "c2").cause.endswith(
        "its management cluster c1 was not reached: its API does not answer"
    )


TEMPLATE = """\
apiVersion: cluster.x-k8s.io/v1beta2
kind: Cluster
metadata: {name: "{{ cluster_name }}", namespace: "{{ namespace }}"}
spec:
  infrastructureRef: {kind: Machine, name: "{{ cluster_name }}-{{ size }}"}
---
apiVersion: v1
kind: ConfigMap
metadata: {name: "{{ cluster_name }}-settings"}
data: {size: "{{ size }}"}
"""


def test_a_template_is_applied_whole_and_the_cluster_last(managed: Managed) -> None:
    managed.template(TEMPLATE, values={"size": 5}, labels={"tier": "prod"})
    managed.fleet.pair()
    assert [one.kind for one in managed.hub.journal.writes if one.verb == "apply"][-2:] == [
        "ConfigMap",
        "Cluster",
    ]
    assert managed.live()["spec"]["infrastructureRef"]["name"] == "west-5"
    settings = managed.live("ConfigMap", "west-settings")
    assert settings["metadata"]["annotations"]["provisioner/cluster"] == "c2"
    assert "labels" not in settings["metadata"]
    assert managed.detail() == "Cluster default/west on c1: with ConfigMap/west-settings"
    assert managed.fleet.pair().changed is False
    managed.template(TEMPLATE, values={"size": 6}, labels={"tier": "prod"})
    managed.fleet.plan()
    assert "ConfigMap/west-settings data.size: 5 -> 6" in managed.detail()


def test_another_object_of_somebody_else_is_refused_too(managed: Managed) -> None:
    meta = {"name": "west-settings", "namespace": "default"}
    managed.hub.put({"apiVersion": "v1", "kind": "ConfigMap", "metadata": meta, "data": {"a": "b"}})
    managed.template(TEMPLATE, values={"size": 5})
    cause = report_of(managed.fleet.pair(), "c2").cause
    assert "ConfigMap default/west-settings on c1 exists, and is not of this fleet" in cause
    assert managed.live() == {}


def test_an_object_in_no_namespace_is_refused(managed: Managed) -> None:
    managed.hub.put(crd("example.com", "Network", "v1", scope="Cluster"))
    more = "---\napiVersion: example.com/v1\nkind: Network\nmetadata: {name: x}\n"
    managed.template(TEMPLATE + more, values={"size": 5})
    cause = report_of(managed.fleet.pair(), "c2").cause
    assert "Network x is in no namespace" in cause
    assert managed.live() == {}


def test_the_values_of_secrets_are_never_shown(managed: Managed) -> None:
    secret = "---\napiVersion: v1\nkind: Secret\nmetadata: {name: s}\nstringData: {a: CANARY-%s}\n"
    managed.template(TEMPLATE + secret % "4711", values={"size": 5})
    report = managed.fleet.pair()
    shown = repr((report, managed.fleet.events))
    managed.template(TEMPLATE + secret % "4712", values={"size": 5})
    managed.fleet.plan()
    assert managed.detail().endswith("Secret/s stringData")
    assert "CANARY" not in shown + repr(managed.fleet.events)


def test_mistakes_stop_that_cluster_alone(managed: Managed) -> None:
    managed.template("{{ size }")
    report = managed.fleet.pair()
    assert report_of(report, "c1").result == "paired"
    assert "west.yaml.j2:1: " in report_of(report, "c2").cause


def test_a_template_is_read_before_anything_is_planned(managed: Managed) -> None:
    managed.template("{{ size }}")
    assert "'size' is undefined" in report_of(managed.fleet.plan(), "c2").cause


@pytest.mark.parametrize("planning", [False, True])
def test_leaving_says_what_stays_and_deletes_nothing(managed: Managed, planning: bool) -> None:
    managed.fleet.pair()
    managed.initialize()
    report = managed.fleet.unpair("c2", planning=planning)
    assert report_of(report, "c2").cause == ""
    assert managed.live()
    assert managed.hub.journal.writes == []
    assert managed.fleet.notes()[-1] == (
        "cluster c2: Cluster default/west stays on management cluster c1, and so do its machines. "
        "To delete it: `kubectl delete -n default clusters.cluster.x-k8s.io west` there, before c1 "
        "itself goes."
    )


def test_of_one_that_is_gone_nothing_stays(managed: Managed) -> None:
    managed.fleet.pair()
    managed.fleet.unpair("c2", gone=True)
    assert not [text for text in managed.fleet.notes() if "stays" in text]
    managed.fleet.unpair("c1")
    assert not [text for text in managed.fleet.notes() if "stays" in text]

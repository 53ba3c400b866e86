"""The operator on a fake management cluster, end to end but for `pair` and kopf."""

from __future__ import annotations

from tests.unit.watch.conftest import ManagementMaker


def test_a_cluster_that_appears_is_paired_and_recorded(management: ManagementMaker) -> None:
    fake = management()
    fake.start()
    made = fake.add("c1", labels={"tier": "gold"})
    fake.until(lambda: fake.condition("c1").get("status") == "True")
    assert fake.names() == [["default-c1"]]
    pairing = fake.paired[0].fleet.pairings["default-c1"]
    assert (pairing.repository, pairing.path) == ("fleet", "clusters/default/c1")
    record = fake.record("c1")
    assert record
    assert record["spec"]["cluster"]["uid"] == made["metadata"]["uid"]
    assert record["status"]["revision"].startswith("main@")
    assert record["status"]["identity"] == record["spec"]["identity"]
    assert fake.occurrences("c1") == ["Paired"]

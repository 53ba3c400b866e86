"""`provisioner handover check` shows what each cluster is reached through."""

from __future__ import annotations

from provisioner.cli.commands.handover import summary
from provisioner.handover import read


def test_a_cluster_shows_its_management_cluster() -> None:
    fleet = read.from_object(
        {
            "version": 1,
            "fleet": "demo",
            "clusters": {
                "hub": {"kind": "in_cluster"},
                "w": {"kind": "cluster_api", "management": "hub", "cluster_name": "w"},
            },
            "repositories": {},
            "pairings": {},
        },
        "x",
    )
    lines = [" ".join(line.split()) for line in summary(fleet).splitlines()]
    assert "hub in_cluster not paired" in lines
    assert "w cluster_api through hub not paired" in lines
    token = "send the ServiceAccount token of the pod that it runs in"
    assert f"{token} $.clusters.hub" in lines

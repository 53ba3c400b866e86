"""What a handover from elsewhere makes us run, send, read and write."""

from __future__ import annotations

import io
import json
import sys
from collections.abc import Iterator
from copy import deepcopy
from pathlib import Path
from typing import Any, get_args

import msgspec
import pytest

from provisioner.base.errors import BadInput
from provisioner.handover import clusters, kinds, read, repositories, text, trust
from provisioner.handover.fleet import Pairing
from provisioner.handover.sign_in import azure, exec
from provisioner.handover.strict import Strict
from provisioner.runs.sources import Source
from tests.unit.handover.cases import GOOD, merged

NOTHING: dict[str, Any] = {
    "clusters": {
        "c1": {"kind": "existing", "context": "c1", "directory": None, "name": None},
        "c2": {"kubeconfig": None},
    },
    "repositories": {
        "fleet": None,
        "apps": {"push_key": None},
    },
    "pairings": {"c1": {"repository": "apps"}},
}
GITEA = {
    "kind": "gitea",
    "url": "https://git.example.com",
    "owner": "o",
    "name": "n",
    "known_hosts": ["x"],
}
TO = "https://git.example.com/o/n"
API = "https://api.example.com"


def signed_in(kind: str, **fields: Any) -> dict[str, Any]:
    cluster = {"kind": "endpoint", "server": API, "sign_in": {"kind": kind, **fields}}
    return {"clusters": {"e": cluster}}


# Fields of plain text that name nothing of the machine that provisioner runs on.
CLUSTER_API = {"kind": "cluster_api", "management": "c1", "cluster_name": "w"}
ELSEWHERE = {
    "annotations",
    "channel",
    "chart",
    "cluster",
    "context",
    "facts",
    "encrypted_regex",
    "exclude",
    "exclusion_list",
    "extract",
    "inclusion_list",
    "install_hint",
    "key_id",
    "known_hosts",
    "load_tester_values",
    "message_appendix",
    "metadata",
    "name",
    "recovery_waived",
    "repository",
    "sync_user",
    "tags",
    "username",
    "values",
    "version",
}

GIT_SOURCE = {"kind": "git_source", "name": "apps", "url": "https://git.example.com/apps.git"}
# Their struct names all of them together: see `uses`.
TOGETHER = {(exec.Declaration, "args"), (exec.Declaration, "env")}


def quiet(**patch: Any) -> dict[str, Any]:
    """A handover that makes us run and send nothing, but for what is given."""
    handover: dict[str, Any] = merged(merged(deepcopy(GOOD), NOTHING), patch)
    return handover


def listed(handover: dict[str, Any]) -> list[tuple[str, str]]:
    return [(str(each), each.where) for each in trust.demands(read.from_object(handover, "x"))]


@pytest.mark.parametrize(
    ("patch", "demand", "where"),
    [
        (
            {"repositories": {"apps": {"push_key": {"command": ["pass", "show", "a b"]}}}},
            "run pass show 'a b'",
            "$.repositories.apps.push_key.command",
        ),
        (
            {"pairings": {"c1": {"prerequisites": [{"name": "cni", "manifests": "/srv/cni"}]}}},
            "read manifests /srv/cni",
            "$.pairings.c1.prerequisites[0].manifests",
        ),
        (
            {"pairings": {"c1": {"platform": [{**GIT_SOURCE, "credential": {"env": "TOKEN"}}]}}},
            "send environment variable TOKEN to https://git.example.com/apps.git",
            "$.pairings.c1.platform[0].credential.env",
        ),
        (
            {"pairings": {"c1": {"platform": [{**GIT_SOURCE, "ca_file": "/srv/ca.pem"}]}}},
            "read file /srv/ca.pem",
            "$.pairings.c1.platform[0].ca_file",
        ),
        (
            {"pairings": {"c1": {"secret_facts": {"token": {"env": "AWS_TOKEN"}}}}},
            "send environment variable AWS_TOKEN",
            "$.pairings.c1.secret_facts.token.env",
        ),
        (
            {"pairings": {"c1": {"secret_facts": {"token": {"command": ["pass", "a"]}}}}},
            "run pass a",
            "$.pairings.c1.secret_facts.token.command",
        ),
        (
            {"clusters": {"g": {"kind": "gke", "server": API}}},
            f"send an access token of its Google identity to {API}",
            "$.clusters.g",
        ),
        (
            {"clusters": {"a": {"kind": "aks", "server": API}}},
            f"send an access token of its Azure identity to {API}",
            "$.clusters.a",
        ),
        (
            {"repositories": {"g": GITEA}},
            f"send environment variable GITEA_TOKEN to {TO}",
            "$.repositories.g.credential.env",
        ),
        (
            {"repositories": {"g": {**GITEA, "credential": {"file": "/home/me/.ssh/id"}}}},
            f"send file /home/me/.ssh/id to {TO}",
            "$.repositories.g.credential.file",
        ),
        (
            {"repositories": {"g": {**GITEA, "credential": {"stdin": True}}}},
            f"send standard input to {TO}",
            "$.repositories.g.credential.stdin",
        ),
        (
            {"repositories": {"apps": {"signing": {"format": "gpg", "program": "/opt/x"}}}},
            "run /opt/x",
            "$.repositories.apps.signing.program",
        ),
        (
            {"repositories": {"apps": {"changes": "none", "folder": "/srv/out"}}},
            "write folder /srv/out",
            "$.repositories.apps.folder",
        ),
        (
            {
                "repositories": {
                    "a": {"kind": "codecommit", "region": "eu-west-1", "name": "n", "profile": "p"}
                }
            },
            "send AWS profile p to eu-west-1/n",
            "$.repositories.a.profile",
        ),
        (
            {"clusters": {"c1": {"kubeconfig": "/opt/config"}}},
            "read file /opt/config",
            "$.clusters.c1.kubeconfig",
        ),
        (
            {"clusters": {"w": {**CLUSTER_API, "template": "/srv/cluster.yaml.j2"}}},
            "read template /srv/cluster.yaml.j2",
            "$.clusters.w.template",
        ),
        (
            {"clusters": {"pod": {"kind": "in_cluster"}}},
            "send the ServiceAccount token of the pod that it runs in",
            "$.clusters.pod",
        ),
        (
            {"clusters": {"s": {"kind": "sandbox", "name": "s", "directory": "/srv"}}},
            "read sandbox /srv",
            "$.clusters.s.directory",
        ),
        (
            signed_in("aws", cluster_name="x", region="eu-central-1"),
            f"send a token of its AWS identity to {API}",
            "$.clusters.e.sign_in",
        ),
        (
            signed_in("google"),
            f"send an access token of its Google identity to {API}",
            "$.clusters.e.sign_in",
        ),
        (
            signed_in("azure", client_id=azure.AKS),
            f"send an access token of its Azure identity to {API}",
            "$.clusters.e.sign_in",
        ),
        (
            signed_in("azure", server_id="797f4846-ba00-4fd7-ba43-dac1f8f63013"),
            "send an access token of its Azure identity for application "
            f"797f4846-ba00-4fd7-ba43-dac1f8f63013 to {API}",
            "$.clusters.e.sign_in",
        ),
        (
            signed_in("exec", command="sh", args=["-c", "a b"], env={"X": "y z"}),
            "run X='y z' sh -c 'a b'",
            "$.clusters.e.sign_in",
        ),
        (
            signed_in("token", token={"file": "/home/me/.ssh/id"}),
            f"send file /home/me/.ssh/id to {API}",
            "$.clusters.e.sign_in.token.file",
        ),
        (
            {"pairings": {"c1": {"gitops": {"distribution": "/srv/flux"}}}},
            "read file /srv/flux",
            "$.pairings.c1.gitops.distribution",
        ),
    ],
)
def test_each_is_listed_and_needs_trust(
    patch: dict[str, Any], demand: str, where: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    handover = quiet(**patch)
    assert listed(handover) == [(demand, where)]
    given(monkeypatch, handover)
    with pytest.raises(BadInput, match="--trust-commands") as caught:
        Source(place="-").handover()
    assert demand in str(caught.value)
    given(monkeypatch, handover)
    assert Source(place="-", trusted=True).fleet().fleet == "demo"
    given(monkeypatch, handover)
    assert Source(place="-").unchecked().fleet == "demo"


def given(monkeypatch: pytest.MonkeyPatch, handover: dict[str, Any]) -> None:
    data = io.BytesIO(json.dumps(handover).encode())
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(data))


def test_nothing_needs_no_trust(monkeypatch: pytest.MonkeyPatch) -> None:
    assert listed(quiet()) == []
    given(monkeypatch, quiet())
    assert Source(place="-").handover().fleet.fleet == "demo"


def test_a_file_of_the_users_own_is_trusted(tmp_path: Path) -> None:
    file = tmp_path / "handover.json"
    file.write_text(json.dumps(GOOD))
    assert Source(place=str(file)).fleet().fleet == "demo"


def test_what_many_clusters_name_is_listed_once() -> None:
    named = {"gitops": {"distribution": "/srv/flux"}}
    handover = quiet(pairings={"c1": named, "c2": named})
    assert listed(handover) == [("read file /srv/flux", "$.pairings.c1.gitops.distribution")]


def test_an_error_lists_only_some() -> None:
    configs = {f"c{n}": {"kubeconfig": f"/srv/{n}"} for n in range(3, 23)}
    clusters = {
        name: {"kind": "existing", "context": "x", **each} for name, each in configs.items()
    }
    with pytest.raises(BadInput, match=r"read file /srv/10; 12 more\. "):
        trust.check(read.from_object(quiet(clusters=clusters), "x"), "standard input")


def structs(kind: Any) -> Iterator[type[msgspec.Struct]]:
    """All structs that a type may hold."""
    if isinstance(kind, type) and issubclass(kind, msgspec.Struct):
        yield kind
        for field in msgspec.structs.fields(kind):
            yield from structs(field.type)
    for part in get_args(kind):
        yield from structs(part)


def test_every_field_of_plain_text_has_chosen() -> None:
    """A new field says whether it names something of this machine: its type has `text.used`, or
    its name is listed above."""
    unions = (kinds.union(clusters), kinds.union(repositories), Pairing)
    fields = {
        (kind, field.name): field.type
        for union in unions
        for kind in structs(union)
        if issubclass(kind, Strict)
        for field in msgspec.structs.fields(kind)
    }
    plain = {
        place[1]
        for place, kind in fields.items()
        if place not in TOGETHER and trust.use_of(kind) is None and is_line(kind)
    }
    assert plain <= ELSEWHERE


def is_line(kind: Any) -> bool:
    (line,) = get_args(text.Line)[1:]
    return line in getattr(kind, "__metadata__", ()) or any(map(is_line, get_args(kind)))

"""Every string that a handover may hold, with values that try to leave their place: each is
refused with its JSON path, or stays what it is: one value of one field, one file inside its path,
no option, no line of its own."""

from __future__ import annotations

import base64
import posixpath
from collections.abc import Iterator
from copy import copy, deepcopy
from pathlib import Path
from typing import Any

import pytest
import yaml

from provisioner.base.errors import BadInput
from provisioner.flux import render
from provisioner.git.hosts.base import Remote
from provisioner.handover import read, schema
from provisioner.handover.clusters import endpoint
from provisioner.handover.fleet import Fleet
from provisioner.handover.sign_in import azure
from provisioner.pairing.branch import file_changes
from provisioner.pairing.run import desired_state
from provisioner.pairing.run.repository_state import FileChanges
from tests.conftest import CASES

HOST_KEY = "git.example.com ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIExample"
REFERENCE = {"env": "NAME"}
DELIVERY = {
    "branch": "main",
    "author": {"name": "Fleet", "email": "fleet@example.com"},
    "message_appendix": "Ref: 1",
    "signing": {"format": "gpg", "key_id": "ABCD", "program": "gpg"},
}
APP = {"id": "1", "installation": "2", "key": {"file": "/keys/app"}}
HOSTED = {
    **DELIVERY,
    "credential": {"env": "TOKEN"},
    "ca_file": "/etc/ca.pem",
    "known_hosts": [HOST_KEY],
}
REPOSITORIES = {
    "sandbox": {**DELIVERY, "kind": "sandbox", "name": "fleet", "directory": "/srv/sandbox"},
    "ssh": {
        **DELIVERY,
        "kind": "ssh",
        "url": "ssh://git@git.example.com/fleet.git",
        "known_hosts": [HOST_KEY],
        "push_key": {"command": ["pass", "show", "key"]},
    },
    "gitea": {
        **HOSTED,
        "kind": "gitea",
        "url": "https://git.example.com",
        "owner": "o",
        "name": "n",
        "sync": "token",
        "sync_user": "reader",
        "sync_credential": {"env": "READER"},
    },
    "gitea2": {
        **HOSTED,
        "kind": "gitea",
        "url": "https://git.example.com",
        "owner": "o",
        "name": "n",
        "sync_url": "ssh://git@git.example.com:2222/o/n",
    },
    "github": {
        **HOSTED,
        "kind": "github",
        "owner": "o",
        "name": "n",
        "host": "github.com",
        "app": APP,
        "sync": "app",
        "sync_app": {**APP, "id": "3", "key": {"file": "/keys/reader"}},
    },
    "github2": {
        **HOSTED,
        "kind": "github",
        "owner": "o",
        "name": "n",
        "sync": "token",
        "sync_credential": {"env": "READER"},
    },
    "gitlab": {
        **HOSTED,
        "kind": "gitlab",
        "url": "https://gitlab.com",
        "project": "g/n",
        "sync": "token",
        "sync_user": "reader",
        "sync_credential": {"env": "READER"},
    },
    "codecommit": {
        **DELIVERY,
        "kind": "codecommit",
        "region": "eu-central-1",
        "name": "n",
        "profile": "p",
        "sync": "token",
        "sync_user": "reader",
        "sync_credential": {"env": "READER"},
    },
    "folder": {
        "kind": "sandbox",
        "name": "fleet",
        "directory": "/srv",
        "changes": "none",
        "folder": "/srv/out",
    },
}
SIGN_IN: dict[str, dict[str, Any]] = {
    "aws": {
        "cluster_name": "production",
        "region": "eu-central-1",
        "role": "arn:aws:iam::123456789012:role/pairing",
        "profile": "p",
    },
    "google": {"impersonate": "pairing@project.iam.gserviceaccount.com"},
    "azure": {
        "server_id": azure.AKS,
        "tenant_id": "contoso.onmicrosoft.com",
        "client_id": "00000000-0000-0000-0000-000000000000",
    },
    "exec": {
        "command": "kubelogin",
        "args": ["get-token"],
        "env": {"VARIABLE": "value"},
        "api_version": "client.authentication.k8s.io/v1",
        "install_hint": "Install it.",
    },
    "token": {"token": REFERENCE},
    "client_certificate": {"certificate": {"file": "/pem"}, "key": REFERENCE},
}
FIXED = {"eks": SIGN_IN["aws"], "gke": SIGN_IN["google"], "aks": SIGN_IN["azure"]}
ENDPOINT = {
    "server": "https://api.example.com",
    "certificate_authority_data": base64.b64encode(endpoint.PEM.encode()).decode(),
    "proxy_url": "http://proxy.example.com:3128",
    "tls_server_name": "api.internal",
    "made_by": "module.eks.aws_eks_cluster.this[0]",
}
MADE = {
    "kind": "cluster_api",
    "management": "c2",
    "namespace": "fleets",
    "labels": {"example.com/team": "payments"},
    "annotations": {"example.com/owner": "somebody"},
}
CLUSTER_API = {
    "made": {
        **MADE,
        "cluster_name": "made",
        "topology": {
            "class": "small",
            "class_namespace": "classes",
            "version": "v1.34.4",
            "workers": [{"class": "default", "name": "workers", "replicas": 2}],
            "variables": {"region": "eu"},
        },
    },
    "rendered": {
        **MADE,
        "cluster_name": "rendered",
        "template": "/srv/cluster.yaml.j2",
        "values": {"region": "eu"},
        "management": "c1",
        "delivery": "repository",
    },
    "pod": {"kind": "in_cluster"},
}
GITOPS = {
    "flux_version": "v2.9.4",
    "distribution": "/srv/flux",
    "trusted_root": "/srv/trusted_root.json",
    "namespace": "flux-system",
    "registry": "ghcr.io/fluxcd",
    "image_pull_secret": "pull",
    "cluster_domain": "cluster.local",
    "toleration_keys": ["dedicated"],
    "interval": "1m0s",
    "sync_interval": "10m0s",
    "components": ["source-controller", "kustomize-controller"],
}
GOOD: dict[str, Any] = {
    "version": 1,
    "fleet": "demo",
    "clusters": {
        "c1": {"kind": "sandbox", "name": "c1", "directory": "/srv/sandbox"},
        "c2": {"kind": "existing", "context": "prod", "kubeconfig": "/home/me/config"},
        **{
            kind.replace("_", "-"): {
                **ENDPOINT,
                "kind": "endpoint",
                "sign_in": {"kind": kind, **fields},
            }
            for kind, fields in SIGN_IN.items()
        },
        **{kind: {**ENDPOINT, "kind": kind, **fields} for kind, fields in FIXED.items()},
        **CLUSTER_API,
    },
    "repositories": REPOSITORIES,
    "pairings": {
        "c1": {
            "cluster": "c1",
            "repository": "ssh",
            "path": "clusters/c1",
            "gitops": GITOPS,
            "prerequisites": [{"name": "network", "manifests": "manifests/network.yaml"}],
            "labels": {"tier": "gold"},
        }
    },
    "waves": [
        {
            "name": "canary",
            "clusters": "1",
            "selector": "tier=gold",
            "pause": "10m",
            "check": ["./smoke-test.sh"],
        }
    ],
}
HOSTILE = (
    "..",
    "../../etc",
    "/etc/passwd",
    "a/../../b",
    "-x",
    "--upload-pack=sh",
    "$(touch x)",
    "`x`",
    "${x}",
    "{{ x }}",
    "a\nb",
    "a\r\nkind: Secret",
    "a\x00b",
    "\x1b[2J",
    "\u202eabc",
    "a: {b: c}",
    "- a",
    "'\"",
    "!!python/none x",
    "# x",
    "--- x",
    "a" * 253,
    "a" * 300,
    "",
    " ",
    "\u00fc",
    "%2e%2e",
    "C:\\x",
    "ext::sh -c x",
    ".git/hooks",
    "a b",
)
Place = tuple[str | int, ...]


def strings(value: Any, place: Place = ()) -> Iterator[Place]:
    if isinstance(value, str) and place[-1] != "kind":
        yield place
    if isinstance(value, dict):
        for key, inner in value.items():
            yield from strings(inner, (*place, key))
    if isinstance(value, list):
        for index, inner in enumerate(value):
            yield from strings(inner, (*place, index))


def changed(place: Place, value: str, whole: Any = GOOD) -> Any:
    """A handover with another value at a place. Everything beside the way to it is shared."""
    if not place:
        return value
    copied = copy(whole)
    copied[place[0]] = changed(place[1:], value, whole[place[0]])
    return copied


def around(place: Place) -> dict[str, Any]:
    """The handover with no more clusters and repositories than what is paired and what is at a
    place: each value there is one more reading of it."""
    kept = {"c1", "ssh", *place[1:2]}
    entries = {
        sort: {name: one for name, one in GOOD[sort].items() if name in kept}
        for sort in ("clusters", "repositories")
    }
    return {**GOOD, **entries}


def accepted(given: dict[str, Any]) -> tuple[Fleet | None, str]:
    try:
        return read.from_object(given, "x"), ""
    except BadInput as error:
        return None, str(error)


def same(left: Fleet, right: Fleet) -> bool:
    """Whether all that a cluster and its repository get is the same."""
    parts = [(one.fleet, one.pairings, one.repositories["ssh"].branch) for one in (left, right)]
    return parts[0] == parts[1]


PLACES = list(strings(GOOD))


def test_every_string_of_the_schema_is_tried() -> None:
    """A new field, or a new kind, must be added above."""
    tried = {str(part) for place in PLACES for part in place if isinstance(part, str)}
    for name, found in schema.handover()["$defs"].items():
        for field, told in found.get("properties", {}).items():
            if "'string'" in str(told):
                assert field in tried, f"{name}.{field}: give the examples above one"
    kinds = {one["kind"] for sort in ("clusters", "repositories") for one in GOOD[sort].values()}
    tags = [
        found["properties"]["kind"]["enum"][0]
        for found in schema.handover()["$defs"].values()
        if "kind" in found.get("properties", {})
    ]
    assert kinds | set(SIGN_IN) == set(tags), "each kind has an example above"


@pytest.fixture(scope="module")
def manifests() -> dict[str, str]:
    return {
        file.name: file.read_text() for file in (CASES / "flux" / "distribution").glob("*.yaml")
    }


def rendered(fleet: Fleet, manifests: dict[str, str]) -> desired_state.Desired:
    remote = Remote(url="ssh://git@git.example.com/fleet.git", known_hosts=(HOST_KEY,))
    return desired_state.render(
        fleet, "c1", remote, render.components(fleet.pairings["c1"].gitops, manifests)
    )


def shape(desired: desired_state.Desired) -> dict[str, list[str]]:
    """The kinds of the objects in each file."""
    return {
        posixpath.basename(path): [
            str(item.get("kind")) for item in yaml.load_all(text, yaml.CSafeLoader) if item
        ]
        for path, text in desired.files.items()
    }


@pytest.fixture(scope="module")
def good() -> Fleet:
    return read.from_object(GOOD, "x")


@pytest.fixture(scope="module")
def plain(good: Fleet, manifests: dict[str, str]) -> dict[str, list[str]]:
    return shape(rendered(good, manifests))


@pytest.mark.parametrize("place", PLACES, ids=lambda place: ".".join(map(str, place)))
def test_a_hostile_value_is_refused_or_stays_in_its_place(
    place: Place, good: Fleet, plain: dict[str, list[str]], manifests: dict[str, str]
) -> None:
    whole = around(place)
    for value in HOSTILE:
        fleet, refusal = accepted(changed(place, value, whole))
        assert not refusal or (refusal.isprintable() and refusal.startswith("x: $")), value
        if fleet is None:
            continue
        assert not [one for one in fleet.repositories.values() if one.branch.startswith("-")], value
        if same(fleet, good):  # nothing that is rendered differs
            continue
        desired = rendered(fleet, manifests)
        assert shape(desired) == plain, value
        assert posixpath.normpath(desired.directory) == desired.directory, value
        assert not desired.directory.startswith(("/", "..", "-")), value
        assert ".git" not in desired.directory.split("/"), value
        assert str(Path("/repository", desired.directory).resolve()).startswith("/repository/"), (
            value
        )
        assert desired.key_title.isprintable()
        assert desired.key_title.startswith("demo/") or place == ("fleet",)
        changes = FileChanges(
            head=None, held={"c1": {}}, writes={"c1": dict(desired.files)}, refused={}
        )
        lines = file_changes.message([desired], changes).splitlines()
        assert lines[0] == "Pair c1 with Flux " + desired.pairing.gitops.flux_version, value
        assert all(line.startswith(("Fleet: ", "- ")) or not line for line in lines[1:]), value


@pytest.mark.parametrize("sort", ["clusters", "repositories", "pairings"])
def test_a_hostile_key_is_refused(sort: str) -> None:
    for value in HOSTILE:
        handover = deepcopy(GOOD)
        handover[sort][value] = next(iter(handover[sort].values()))
        with pytest.raises(BadInput) as caught:
            read.from_object(handover, "x")
        assert str(caught.value).isprintable()
        assert caught.value.subject.startswith(f"x: $.{sort}")


@pytest.mark.parametrize(
    ("given", "path"),
    [("./clusters//c1/", "clusters/c1"), (".", "."), ("clusters/./c1", "clusters/c1")],
)
def test_a_path_is_read_as_git_has_it(given: str, path: str, manifests: dict[str, str]) -> None:
    fleet = read.from_object(changed(("pairings", "c1", "path"), given), "x")
    assert fleet.pairings["c1"].path == path
    assert rendered(fleet, manifests).directory == posixpath.normpath(f"{path}/flux-system")

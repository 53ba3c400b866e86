"""Whose cluster it is: every case is data in identity.json."""

from __future__ import annotations

from typing import Any

import pytest

from provisioner.base.errors import Refused
from provisioner.pairing.run import identity
from provisioner.pairing.run.desired_state import Desired
from provisioner.pairing.run.identity import Identity, Purpose
from tests.unit.pairing.cases import Case, cases
from tests.unit.pairing.targets import Objects, target

SOURCE: dict[str, tuple[dict[str, Any], str]] = {
    "its namespace is the root's": (
        {"kind": "GitRepository", "name": "x"},
        "GitRepository flux-system/x",
    ),
    "its own namespace": ({"kind": "Bucket", "name": "x", "namespace": "y"}, "Bucket y/x"),
    "none": ({}, ""),
}
REF = {
    "none": ({}, "branch master"),
    "a branch": ({"branch": "main"}, "branch main"),
    "a tag": ({"tag": "v1"}, "tag v1"),
    "a commit of a branch": ({"commit": "abc", "branch": "main"}, "branch main, commit abc"),
}
PURPOSES: tuple[Purpose, ...] = ("pairing", "upgrading", "leaving", "rotating")


def of(case: Case) -> Identity:
    state = dict(case["state"])
    installed = tuple((namespace, version) for namespace, version in state.pop("installed", []))
    return Identity(
        record=state.get("record", {}),
        instances=tuple(state.get("instances", ())),
        installed=installed,
        path=state.get("path"),
        url=state.get("url", ""),
        ref=state.get("ref", ""),
        source=state.get("source", ""),
    )


@pytest.mark.parametrize("purpose", PURPOSES)
@pytest.mark.parametrize("case", cases("identity"))
def test_identity(case: Case, purpose: Purpose, desired: Desired) -> None:
    """`for`: the purposes for which it is refused, by default the two that take something over."""
    refused = "refused" in case and purpose in case.get("for", ["pairing", "upgrading"])
    if not refused:
        identity.check(desired, of(case), purpose)
        return
    with pytest.raises(Refused, match=case["refused"]) as caught:
        identity.check(desired, of(case), purpose)
    assert caught.value.hint


def test_a_downgrade_says_where_to_declare_the_running_version(desired: Desired) -> None:
    newer = Identity(installed=(("flux-system", "v2.10.0"),))
    with pytest.raises(Refused) as caught:
        identity.check(desired, newer, "pairing")
    assert 'Set flux_version="v2.10.0"' in caught.value.hint
    assert "pairings.c1.gitops.flux_version" in caught.value.hint


def named(api_version: str, kind: str, name: str, **labels: str) -> dict[str, Any]:
    marks = {key.replace("__", "/"): value for key, value in labels.items()}
    meta = {"name": name, "namespace": "flux-system", "labels": marks}
    return {"apiVersion": api_version, "kind": kind, "metadata": meta}


PART = {"app.kubernetes.io__part-of": "flux"}
INSTANCE = named("fluxcd.controlplane.io/v1", "FluxInstance", "flux")
PLAIN = named("apps/v1", "Deployment", "source-controller", **PART)
VERSIONED = named(
    "apps/v1", "Deployment", "helm", **PART, **{"app.kubernetes.io__version": "v2.9.4"}
)
MARKED = named("apps/v1", "Deployment", "marked", **PART, **{"fluxcd.controlplane.io__name": "f"})
RECORD = {**named("v1", "ConfigMap", "provisioner-pairing"), "data": {"fleet": "demo"}}


def seen(desired: Desired, *items: dict[str, Any]) -> Identity:
    return identity.of(target(desired, Objects(items)).first_look)


def test_what_a_cluster_says_of_itself(desired: Desired) -> None:
    everything = seen(desired, desired.source, desired.root, RECORD, PLAIN, VERSIONED)
    assert everything == Identity(
        record={"fleet": "demo"},
        instances=(),
        installed=(("flux-system", ""), ("flux-system", "v2.9.4")),
        path="clusters/c1",
        url=desired.url,
        ref="branch main",
        source="GitRepository flux-system/flux-system",
        hub="",
    )
    assert seen(desired) == Identity()


@pytest.mark.parametrize("case", SOURCE)
def test_where_the_root_takes_its_files_from(case: str, desired: Desired) -> None:
    ref, expected = SOURCE[case]
    root = {**desired.root, "spec": {**desired.root["spec"], "sourceRef": ref}}
    assert seen(desired, root).source == expected


@pytest.mark.parametrize("case", REF)
def test_which_revisions_the_source_follows(case: str, desired: Desired) -> None:
    ref, expected = REF[case]
    source = {**desired.source, "spec": {**desired.source["spec"], "ref": ref}}
    assert seen(desired, source).ref == expected


@pytest.mark.parametrize(
    ("items", "asked"),
    [
        pytest.param([], True, id="not paired by us"),
        pytest.param([RECORD, PLAIN], False, id="paired"),
        pytest.param([RECORD, MARKED], True, id="paired, and taken over by the operator"),
    ],
)
def test_when_an_operator_is_asked_for(
    items: list[dict[str, Any]], asked: bool, desired: Desired
) -> None:
    instances = seen(desired, INSTANCE, *items).instances
    assert instances == (("flux-system/flux",) if asked else ())


def test_a_cluster_must_say_which_one_it_is(desired: Desired) -> None:
    identity.check_uid(desired, "u")
    with pytest.raises(Refused) as caught:
        identity.check_uid(desired, "")
    assert caught.value.hint == "Grant the credential `list` on namespaces."


@pytest.mark.parametrize(
    ("change", "proven"),
    [({}, True), ({"fleet": "x"}, False), ({"cluster": "x"}, False), ({"uid": "x"}, False)],
)
def test_a_record_proves(change: dict[str, str], proven: bool, desired: Desired) -> None:
    record = {"fleet": "demo", "cluster": "c1", "uid": "u", **change}
    assert identity.proves(desired, record, "u") is proven


@pytest.mark.parametrize(
    ("installed", "newest"),
    [
        ((), ""),
        ((("other", "v2.9.0"),), ""),
        ((("flux-system", "x"), ("flux-system", "v2.9.0")), "v2.9.0"),
        ((("flux-system", "v2.10.0"), ("flux-system", "v2.9.0")), "v2.10.0"),
    ],
)
def test_the_newest_version(installed: tuple[tuple[str, str], ...], newest: str) -> None:
    assert identity.newest("flux-system", installed) == newest


@pytest.mark.parametrize(
    ("path", "normal"), [("./clusters/c1/", "clusters/c1"), ("./", "."), ("", "."), (None, ".")]
)
def test_paths_are_compared_as_they_are_meant(path: str | None, normal: str) -> None:
    spec = {} if path is None else {"path": path}
    assert identity.path_of({"spec": spec}) == normal


OLD = {"fleet": "demo", "uid": "uid-1", "cluster": "old", "path": "clusters/old"}
UNFINISHED = {"former_cluster": "older", "former_path": "."}
FORMER: dict[str, tuple[dict[str, str], set[str], list[tuple[str, str]]]] = {
    "renamed": (OLD, {"c1"}, [("old", "clusters/old")]),
    "still declared": (OLD, {"c1", "old"}, []),
    "another fleet": ({**OLD, "fleet": "other"}, {"c1"}, []),
    "another cluster": ({**OLD, "uid": "uid-2"}, {"c1"}, []),
    "no record": ({}, {"c1"}, []),
    "the same": ({**OLD, "cluster": "c1"}, {"c1"}, []),
    "renamed again": (OLD | UNFINISHED, {"c1"}, [("old", "clusters/old"), ("older", ".")]),
    "one of them declared": (OLD | UNFINISHED, {"c1", "older"}, []),
    "unfinished": (
        {**OLD, "cluster": "c1", "path": "clusters/c1", **UNFINISHED},
        {"c1"},
        [("older", ".")],
    ),
    "taken back": (
        {**OLD, "former_cluster": "c1", "former_path": "clusters/c1"},
        {"c1"},
        [("old", "clusters/old")],
    ),
}


@pytest.mark.parametrize("case", FORMER)
def test_former_names(case: str, desired: Desired) -> None:
    record, declared, expected = FORMER[case]
    found = identity.former(desired, record, declared)
    assert [(names.cluster, names.pairing.path) for names in found] == expected
    assert {names.uid for names in found} <= {"uid-1"}

"""Pairing templates: what is refused, and what they make of a Cluster."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pytest
import yaml

from provisioner.base import selectors
from provisioner.base.errors import BadInput
from provisioner.pods import credentials
from provisioner.watch.observed import ObservedCluster, observed
from provisioner.watch.templates import claims, template
from provisioner.watch.templates.claims import Claim
from tests.fakes.management import cluster
from tests.unit.watch.conftest import described, read


def made(template_: dict[str, Any], **of: Any) -> Claim:
    there = ObservedCluster(**{"namespace": "team-a", "name": "c1", "uid": "u", **of})
    found = claims.claims({"t.yaml": read(**template_)}, there, "management")
    (claim,) = found
    return claim


def path(expression: str) -> dict[str, Any]:
    return {"pairing": {"repository": "fleet", "path": expression}}


def facts(**values: Any) -> dict[str, Any]:
    return {"pairing": {**path("a")["pairing"], "facts": values}}


def pieces(*declared: dict[str, Any], **gitops: Any) -> dict[str, Any]:
    return {"pairing": {**path("a")["pairing"], "platform": list(declared), "gitops": gitops}}


APPS = {
    "kind": "git_source",
    "name": "apps",
    "url": "https://git.example.com/apps.git",
    "deliver": [{"kind": "kustomization", "path": "base"}],
}
CHART = {
    "kind": "helm_source",
    "name": "charts",
    "url": "https://charts.example.com",
    "deliver": [{"kind": "helm_release", "chart": "web", "values": {"text": "a\nb"}}],
}
WITH_HELM = ["source-controller", "kustomize-controller", "helm-controller"]


@pytest.mark.parametrize(
    ("changes", "place"),
    [
        ({"version": 2}, "$.version"),
        ({"fleet": "Demo"}, "$.fleet"),
        ({"selector": "a in b"}, "$.selector"),
        ({"selector": "a=b,"}, "$.selector"),
        ({"selectr": "a"}, "selectr"),
        ({"repositories": {}}, "$.repositories"),
        ({"repositories": {"fleet": {"kind": "ssh", "url": "x"}}}, "$.repositories.fleet"),
        ({"cluster_name": "{{ name"}, "$.cluster_name"),
        (path("{% for %}"), "$.pairing.path"),
        (
            {
                "pairing": {
                    "repository": "fleet",
                    "path": "a",
                    "deploy_key": {"custody": "terraform"},
                }
            },
            "$.pairing.deploy_key.custody",
        ),
        (
            {"pairing": {"repository": "fleet", "path": "a", "gitops": {"flux_version": "1"}}},
            "$.pairing.gitops.flux_version",
        ),
        ({"pairing": {"repository": "fleet"}}, "path"),
        (facts(region="{{ labels"), "$.pairing.facts.region"),
        (facts(region=["eu"]), "$.pairing.facts.region"),
        ({"pairing": {**path("a")["pairing"], "facts": {"a-b": "c"}}}, "the key 'a-b'"),
        ({"pairing": {**path("a")["pairing"], "secret_facts": {"a": "b"}}}, ".secret_facts.a"),
        ({"pairing": {**path("a")["pairing"], "secret_facts": {"a": {}}}}, ".secret_facts.a"),
        (pieces({**APPS, "url": "apps"}), "$.pairing.platform[0].url"),
        (pieces(APPS, APPS), "$.pairing.platform[1]"),
        (pieces(CHART, components=WITH_HELM[:2]), "helm-controller"),
        (pieces(hub="hub"), "$.pairing.gitops.hub"),
    ],
)
def test_what_is_wrong_is_named_with_its_place(changes: dict[str, Any], place: str) -> None:
    with pytest.raises(BadInput) as caught:
        read(**changes)
    assert place in str(caught.value)
    assert "template.yaml" in str(caught.value)


def test_it_is_read_from_a_file(tmp_path: Path) -> None:
    file = tmp_path / "t.yaml"
    file.write_text(yaml.safe_dump(described(selector="tier=gold")))
    assert template.load(file).selector == "tier=gold"
    with pytest.raises(BadInput, match="cannot be read"):
        template.load(tmp_path / "none.yaml")
    file.write_text("---\na: 1\n---\nb: 2\n")
    with pytest.raises(BadInput, match="2 documents"):
        template.load(file)


def test_all_that_a_cluster_says_may_be_used() -> None:
    there = observed(
        cluster(
            "c1",
            "team-a",
            labels={"region": "eu"},
            metadata={"uid": "u", "annotations": {"owner": "x"}},
            spec={
                "topology": {
                    "classRef": {"name": "big"},
                    "version": "v1.34.4",
                    "variables": [{"name": "size", "value": {"nodes": 3}}],
                }
            },
        )
    )
    expression = (
        "{{ labels.region }}/{{ annotations['owner'] }}/{{ variables.size.nodes }}/"
        "{{ class_name }}/{{ version }}/{{ namespace }}/{{ name }}"
    )
    (claim,) = claims.claims({"t": read(**path(expression))}, there, "management")
    assert claim.pairing
    assert claim.pairing.path == "eu/x/3/big/v1.34.4/team-a/c1"
    assert claim.pairing.cluster == "team-a-c1"


@pytest.mark.parametrize(
    ("changes", "problem"),
    [
        (path("{{ labels.region }}"), "$.pairing.path: 'dict object' has no attribute 'region'"),
        (path("../{{ name }}"), "$.pairing.path"),
        (path("{{ name.__class__ }}"), "$.pairing.path"),
        (path("{{ ''.join(variables) + 1 }}"), "$.pairing.path: cannot be filled in"),
        (path("{{ 'a' * 2000 }}"), "2000 characters"),
        ({"cluster_name": "{{ name | upper }}"}, "$.cluster_name"),
        (facts(region="{{ labels.region }}"), "$.pairing.facts.region: 'dict object' has no"),
        (facts(notes="{{ 'a\\nb' }}"), "$.pairing.facts.notes: control characters"),
        ({"cluster_name": "management"}, "the management cluster is called"),
        (
            {"pairing": {"repository": "{{ namespace }}", "path": "a"}},
            "no repository 'team-a'. Known: fleet",
        ),
    ],
)
def test_what_cannot_be_made_of_a_cluster_is_its_problem(
    changes: dict[str, Any], problem: str
) -> None:
    claim = made(changes)
    assert claim.pairing is None
    assert problem in claim.problem


def test_facts_are_made_of_what_the_cluster_says() -> None:
    template = facts(region="{{ labels.region }}-{{ variables.zone }}", size=3, public=True)
    template["pairing"]["secret_facts"] = {"token": {"env": "TOKEN"}}
    claim = made(template, labels={"region": "eu"}, variables={"zone": 1})
    assert claim.pairing
    assert claim.pairing.facts == {"region": "eu-1", "size": 3, "public": True}
    assert claim.pairing.secret_facts["token"].env == "TOKEN"
    other = made(template, labels={"region": "us"}, variables={"zone": 1})
    assert claims.digest(claim) != claims.digest(other), "so a changed label is paired anew"
    assert credentials.of({"t": read(**template)}).environment == ("TOKEN",)


@pytest.mark.parametrize(
    ("selector", "labels", "selected"),
    [
        ("", {}, True),
        ("a=b", {"a": "b"}, True),
        ("a==b", {"a": "c"}, False),
        ("a!=b", {}, True),
        ("a in (b, c)", {"a": "c"}, True),
        ("a notin (b,c)", {"a": "c"}, False),
        ("a notin (b,c)", {}, True),
        ("a", {"a": ""}, True),
        ("!a", {"a": ""}, False),
        ("x.y/a=b, !z", {"x.y/a": "b"}, True),
    ],
)
def test_selectors_select_as_kubernetes_does(
    selector: str, labels: dict[str, str], selected: bool
) -> None:
    assert selectors.matches(selector, labels) is selected


@pytest.mark.parametrize("selector", ["a=b,", ",", "a in", "a in (", "!a=b", "a=b c", "=b", "a b"])
def test_what_is_no_selector_is_refused(selector: str) -> None:
    with pytest.raises(BadInput, match="not a label selector"):
        selectors.check(selector, "$.selector")


def test_namespaces_narrow_a_template() -> None:
    there = ObservedCluster(namespace="a", name="c1", uid="u")
    assert claims.selects(read(namespaces=["a", "b"]), there)
    assert not claims.selects(read(namespaces=["b"]), there)


def test_a_digest_changes_with_what_is_paired() -> None:
    one, other = made({}), made({"pairing": {**described()["pairing"], "gitops": {}}})
    assert claims.digest(one) == claims.digest(other)
    changed = {"pairing": {**described()["pairing"], "gitops": {"log_level": "debug"}}}
    assert claims.digest(one) != claims.digest(made(changed))
    assert claims.digest(one) != claims.digest(made({}, name="c2"))


def test_the_template_of_the_documentation_can_be_used() -> None:
    page = (Path(__file__).parents[3] / "docs" / "watch.md").read_text()
    (text,) = re.findall(r"```yaml\n(version.*?)```", page, re.DOTALL)
    shown = template.of(yaml.safe_load(text), "docs/watch.md")
    there = ObservedCluster(
        namespace="team-a", name="c1", uid="u", labels={"tier": "gold", "region": "eu"}
    )
    (claim,) = claims.claims({"docs": shown}, there, "management")
    assert claim.pairing
    assert (claim.pairing.cluster, claim.pairing.path) == ("team-a-c1", "clusters/eu/c1")


def test_each_cluster_gets_the_platform() -> None:
    template = pieces({**APPS, "credential": {"env": "TOKEN"}, "username": "reader"}, CHART)
    template["pairing"]["gitops"] = {"components": WITH_HELM}
    claim = made(template)
    assert claim.pairing
    assert [one.title for one in claim.pairing.platform] == [
        "git_source apps",
        "helm_source charts",
    ]
    assert claims.digest(claim) != claims.digest(made(path("a"))), "so a new piece is paired anew"
    assert credentials.of({"t": read(**template)}).environment == ("TOKEN",)


def test_a_deploy_key_of_a_piece_is_for_the_repository_of_the_pairing_only() -> None:
    keyed = {"kind": "git_source", "name": "apps", "repository": "fleet", "deploy_key": True}
    template = pieces(keyed)
    assert made(template).pairing
    repository = described()["repositories"]["fleet"]
    other = {**template, "repositories": {"fleet": repository, "apps": repository}}
    other["pairing"] = {**template["pairing"], "platform": [{**keyed, "repository": "apps"}]}
    with pytest.raises(BadInput, match=r"platform\[0\].repository: another repository than that"):
        read(**other)

"""`provisioner rights` prints YAML for kubectl, and for whom and what in comments."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result

from provisioner.base import yaml_reader
from provisioner.cli import main as program
from provisioner.cli.commands import rights as command
from provisioner.git import hosts
from provisioner.git.hosts.base import WEBHOOKS, Need
from provisioner.handover import kinds, repositories
from provisioner.handover.repositories import ssh
from provisioner.pairing import rights
from tests.fakes import distributions
from tests.support import image_automation

GITHUB = {"kind": "github", "owner": "acme", "name": "fleet"}


def handover(place: Path, **repository: object) -> str:
    gitops = {"distribution": str(distributions.write(place / "flux"))}
    pairing = {"cluster": "c1", "repository": "fleet", "path": "c1", "gitops": gitops}
    file = place / "fleet.json"
    file.write_text(
        json.dumps(
            {
                "version": 1,
                "fleet": "demo",
                "clusters": {"c1": {"kind": "existing", "context": "c1"}},
                "repositories": {"fleet": {**GITHUB, **repository}},
                "pairings": {"c1": pairing},
            }
        )
    )
    return str(file)


def managed(place: Path, *, paired: bool = False, **made: object) -> str:
    """c1 is a management cluster, and w and x are made by it."""
    file = Path(handover(place))
    given = json.loads(file.read_text())
    declared = {"kind": "cluster_api", "management": "c1", "namespace": "fleets"}
    pairing = given["pairings"]["c1"] if paired else given["pairings"].pop("c1")
    for name in ("w", "x"):
        given["clusters"][name] = {**declared, "cluster_name": name}
        given["pairings"][name] = {**pairing, "cluster": name, "path": name}
    given["clusters"]["w"] |= made
    file.write_text(json.dumps(given))
    return str(file)


def rules(done: Result) -> dict[str, list[dict[str, Any]]]:
    """By kind and namespace of the role."""
    assert done.exit_code == 0, done.exception
    return {
        f"{one['kind']} {one['metadata'].get('namespace', '')}".strip(): one["rules"]
        for one in yaml_reader.load(done.stdout, "stdout")
        if "rules" in one
    }


def invoke(*argv: str) -> Result:
    return CliRunner().invoke(program.cli, ["rights", *argv])


def test_the_output_is_yaml_with_what_it_is_for_in_comments(tmp_path: Path) -> None:
    done = invoke(handover(tmp_path), "--for", "pair", "--to", "group:platform")
    assert done.exit_code == 0, done.output
    documents = yaml_reader.load(done.stdout, "stdout")
    assert {one["kind"] for one in documents} == {
        "Namespace",
        "ClusterRole",
        "ClusterRoleBinding",
        "Role",
        "RoleBinding",
    }
    assert "for pair on clusters c1 of fleet demo" in done.stdout
    assert "administration: write, contents: write" in done.stdout
    assert done.stderr == ""


def test_for_a_repository_that_only_pieces_read_no_right_to_push_is_asked(tmp_path: Path) -> None:
    file = Path(handover(tmp_path))
    given = json.loads(file.read_text())
    given["repositories"]["apps"] = {**GITHUB, "name": "apps"}
    keyed = {"kind": "git_source", "name": "apps", "repository": "apps", "deploy_key": True}
    given["pairings"]["c1"]["platform"] = [keyed]
    file.write_text(json.dumps(given))
    done = invoke(str(file), "--for", "rotate", "--for", "pair")
    assert done.exit_code == 0, done.output
    lines = [one for one in done.stdout.splitlines() if "repository apps" in one]
    assert "administration: write" in "".join(lines)
    assert "contents: write" not in "".join(lines)


@pytest.mark.parametrize(
    ("command", "access", "needed"),
    [("pair", "generic", True), ("status", "generic", False), ("pair", "kubeconfig", False)],
)
def test_to_pair_a_spoke_without_a_secret_its_hub_is_asked_for_a_token(
    tmp_path: Path, command: str, access: str, needed: bool
) -> None:
    file = Path(handover(tmp_path))
    given = json.loads(file.read_text())
    given["clusters"]["s1"] = {"kind": "existing", "context": "s1"}
    spoke = {"gitops": {"hub": "c1", "spoke_access": access}, "path": "s1", "cluster": "s1"}
    given["pairings"]["s1"] = {"repository": "fleet", **spoke}
    file.write_text(json.dumps(given))
    for cluster, resource in (("c1", "serviceaccounts/token"), ("s1", "tokenreviews")):
        granted = rules(invoke(str(file), cluster, "--for", command))
        listed = [rule for each in granted.values() for rule in each]
        assert any(resource in rule["resources"] for rule in listed) is needed, cluster


def test_on_a_management_cluster_only_what_it_makes_is_read(tmp_path: Path) -> None:
    done = invoke(managed(tmp_path), "c1")
    assert rules(done) == {
        "Role fleets": [
            {
                "apiGroups": [""],
                "resources": ["secrets"],
                "resourceNames": ["w-kubeconfig", "x-kubeconfig"],
                "verbs": ["get"],
            },
            {
                "apiGroups": ["cluster.x-k8s.io"],
                "resources": ["clusters"],
                "resourceNames": ["w", "x"],
                "verbs": ["get"],
            },
        ]
    }
    assert "is cluster-admin there" in done.stdout
    assert "can become cluster-admin" not in done.stdout


@pytest.mark.parametrize(
    ("delivery", "command", "verbs"),
    [
        ("apply", "pair", ["create", "patch"]),
        ("apply", "plan", ["create", "patch"]),
        ("apply", "status", []),
        ("repository", "pair", []),
    ],
)
def test_whoever_applies_a_cluster_may_do_so(
    tmp_path: Path, delivery: str, command: str, verbs: list[str]
) -> None:
    topology = {"class": "small", "version": "v1.34.4"}
    paired = delivery == "repository"
    place = managed(tmp_path, paired=paired, topology=topology, delivery=delivery)
    held = rules(invoke(place, "c1", "--for", command))["Role fleets"]
    assert [rule["verbs"] for rule in held if "resourceNames" not in rule] == [verbs] * bool(verbs)


def test_the_clusters_that_it_makes_say_what_they_are_reached_through(tmp_path: Path) -> None:
    done = invoke(managed(tmp_path), "w")
    assert "`provisioner rights SOURCE c1` prints" in done.stdout
    assert "Role fleets" not in rules(done)
    both = invoke(managed(tmp_path), "w", "c1")
    assert {"ClusterRole", "Role fleets", "Role flux-system"} <= rules(both).keys()
    assert "can become cluster-admin" in both.stdout


def test_a_cluster_that_nobody_pairs_and_that_makes_none_is_refused(tmp_path: Path) -> None:
    done = invoke(managed(tmp_path), "c1", "y")
    assert str(done.exception).startswith("cluster y: is not paired in fleet demo")


@pytest.mark.parametrize(
    "who", ["ann", "user:", "serviceaccount:deployer", "serviceaccount::deployer", "robot:x"]
)
def test_wrong_grantees_are_refused(who: str) -> None:
    done = invoke("--to", who)
    assert done.exit_code == 2
    assert "serviceaccount:NAMESPACE:NAME" in done.output


def test_a_cluster_without_a_handover_is_refused() -> None:
    done = invoke("--for", "pair", "c1")
    assert str(done.exception) == (
        "cluster c1: no handover is given that could contain it. "
        "Name SOURCE first, as in `provisioner rights . c1`."
    )


def test_every_command_has_its_rights() -> None:
    assert set(command.COMMANDS) == set(rights.COMMANDS)


@pytest.mark.parametrize("kind", kinds.names(repositories))
def test_every_host_says_what_its_credential_needs(kind: str) -> None:
    needs: tuple[Need, ...] = ("list keys", "change keys", "push", "propose", *sorted(WEBHOOKS))
    for wanted in ((), *((need,) for need in needs), needs):
        assert all(hosts.scopes(kind, wanted))


@pytest.mark.parametrize(
    ("kind", "needs", "text"),
    [
        ("github", (), "contents: read, metadata: read"),
        ("github", ("list keys",), "administration: read"),
        ("github", ("propose",), "contents: write, metadata: read, pull_requests: write"),
        ("gitlab", ("push",), "write_repository and the role Developer"),
        ("gitlab", ("list keys",), "scope api and the role Maintainer"),
        ("gitea", ("list keys",), "read:repository, of a user with the role administrator"),
        ("gitea", ("push",), "write:repository, of a user with the role write access"),
        ("github", ("change webhooks",), "metadata: read, repository_hooks: write"),
        ("github", ("list webhooks",), "of a user with the role Admin"),
        ("gitlab", ("change webhooks",), "scope api and the role Maintainer"),
        ("gitea", ("change webhooks",), "write:repository, of a user with the role administrator"),
        ("gitea", ("list webhooks",), "read:repository, of a user with the role administrator"),
        ("codecommit", ("propose",), "codecommit:CreatePullRequest"),
        ("ssh", ("push",), "with write access"),
    ],
)
def test_scopes_grow_with_the_needs(kind: str, needs: tuple[Need, ...], text: str) -> None:
    assert text in "\n".join(hosts.scopes(kind, needs))


@pytest.mark.parametrize(
    ("command", "changes", "needed"),
    [
        ("status", {}, {"list keys"}),
        ("rotate", {}, {"list keys", "change keys"}),
        ("pair", {}, {"list keys", "change keys", "push"}),
        ("pair", {"changes": "change-request"}, {"list keys", "change keys", "propose"}),
        ("pair", {"changes": "none", "folder": "out"}, {"list keys", "change keys"}),
    ],
)
def test_needs_follow_from_the_command_and_the_declaration(
    command: str, changes: dict[str, str], needed: set[str], tmp_path: Path
) -> None:
    from provisioner.runs.sources import Source

    fleet = Source(place=handover(tmp_path, **changes)).fleet()
    assert rights.needs(fleet.repositories["fleet"], [command]) == needed


@pytest.mark.parametrize(
    ("command", "needed"),
    [
        ("status", {"list webhooks"}),
        ("rotate", {"list webhooks", "change webhooks"}),
        ("pair", {"list webhooks", "change webhooks"}),
    ],
)
def test_receivers_need_webhooks(command: str, needed: set[str]) -> None:
    repository = ssh.Declaration(url="ssh://git@host/repository.git")
    without = rights.needs(repository, [command])
    assert rights.needs(repository, [command], webhooks=True) - without == needed


@pytest.mark.parametrize(
    ("command", "needed"), [("status", set()), ("rotate", set()), ("up", {"propose"})]
)
def test_what_pieces_push_is_proposed_with_a_right(command: str, needed: set[str]) -> None:
    repository = ssh.Declaration(url="ssh://git@host/repository.git")
    without = rights.needs(repository, [command])
    assert rights.needs(repository, [command], proposed=True) - without == needed


def test_image_automation_with_change_requests_needs_them_on_its_host(tmp_path: Path) -> None:
    file = Path(handover(tmp_path))
    given = json.loads(file.read_text())
    branch = {"push_branch": "images", "change_request": True}
    given["pairings"]["c1"]["platform"] = [{**image_automation.IMAGES, **branch}]
    given["pairings"]["c1"]["gitops"] |= {"components": image_automation.COMPONENTS}
    file.write_text(json.dumps(given))
    for name, printed in (("pair", True), ("rotate", False)):
        done = invoke(str(file), "--for", name)
        assert done.exit_code == 0, done.output
        assert ("pull_requests: write" in done.stdout) is printed, name


def test_what_a_receiver_needs_of_its_repository_is_printed(tmp_path: Path) -> None:
    place = Path(handover(tmp_path))
    whole = json.loads(place.read_text())
    whole["repositories"]["code"] = {"kind": "github", "owner": "acme", "name": "code"}
    piece = {"kind": "receiver", "name": "pushes", "type": "github", "repository": "code"}
    pairing = whole["pairings"]["c1"]
    pairing["platform"] = [{**piece, "url": "https://flux.example.com"}]
    place.write_text(json.dumps(whole))
    done = invoke(str(place), "c1", "--for", "pair")
    assert "repository code: GitHub App" in done.stdout, done.output
    assert "repository_hooks: write" in done.stdout
    granted = [rule for rule in rules(done)["Role flux-system"] if "receivers" in rule["resources"]]
    assert {"get", "patch"} <= {verb for rule in granted for verb in rule["verbs"]}


def test_a_state_in_s3_adds_what_it_takes_to_read_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from provisioner.runs.sources import Source

    fleet = Source(place=handover(tmp_path)).fleet()
    monkeypatch.setattr(Source, "unchecked", lambda _self: fleet)
    done = CliRunner().invoke(program.cli, ["rights", "s3://states/a", "--for", "status"])
    assert done.stdout.startswith(
        "# IAM, to read the state. `provisioner backend policy s3://states/a` prints this as a "
        "policy:\n# s3:GetObject on a and a.tflock of bucket states\n"
    ), done


TEMPLATE = """\
version: 1
fleet: demo
namespaces: [teams]
repositories: {fleet: {kind: github, owner: acme, name: fleet}}
pairing: {repository: fleet, path: "{{ name }}"}
"""


def test_the_rights_of_watch_are_those_of_its_manifests(tmp_path: Path) -> None:
    from provisioner.watch import manifests
    from provisioner.watch.manifests import objects

    file = tmp_path / "fleet.yaml"
    file.write_text(TEMPLATE)
    account = "serviceaccount:provisioner-watch:provisioner-watch"
    done = invoke(str(file), "--for", "watch", "--to", account)
    assert done.exit_code == 0, done.output
    printed = yaml_reader.load(done.stdout, "stdout")
    granted = objects.access(manifests.release([file], image="a/b:1"))
    kinds = ("ClusterRole", "Role", "ClusterRoleBinding", "RoleBinding")
    assert [one for one in printed if one["kind"] in kinds] == [
        one for one in granted if one["kind"] in kinds
    ]
    assert "#   " in done.stdout
    assert "repository fleet: GitHub App or fine-grained token" in done.stdout


def test_the_rights_of_watch_without_a_template_are_for_any() -> None:
    done = invoke("--for", "watch")
    assert done.exit_code == 0, done.output
    roles = {one["kind"]: one for one in yaml_reader.load(done.stdout, "stdout")}
    assert roles["Role"]["metadata"]["namespace"] == "kube-system"
    assert "gitlab: project access token" in done.stdout


@pytest.mark.parametrize("argv", [("--for", "pair"), ("--drain",)])
def test_the_rights_of_watch_stand_alone(argv: tuple[str, ...]) -> None:
    done = invoke("--for", "watch", *argv)
    assert "its rights are for the management cluster" in str(done.exception)

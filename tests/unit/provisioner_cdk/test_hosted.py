"""Repositories on Git hosts: what Terraform is told, held against the schemas of the providers."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any, cast

import pytest
from provisioner_cdk import (
    App,
    FleetStack,
    GiteaRepository,
    GithubProtection,
    GithubRepository,
    GitlabProtection,
    GitlabRepository,
    cdk,
)

from provisioner.base.errors import BadInput
from provisioner.handover import read
from tests.support import judging
from tests.unit.provisioner_cdk.conftest import Synth
from tests.unit.provisioner_cdk.hosts import (
    GITEA,
    GITHUB,
    HOSTS,
    KNOWN,
    SETTINGS,
    TYPES,
    WHOLE,
    made,
    whole,
)
from tests.unit.provisioner_cdk.whole import HOSTILE

INITIALISED = "resource.github_branch_default"


def written(folder: Path, declare: Callable[[FleetStack], Any]) -> dict[str, Any]:
    """What a stack with these declarations is written as."""
    folder.mkdir()
    app = App(outdir=str(folder))
    declare(FleetStack(app, "demo"))
    app.synth()
    found: dict[str, Any] = json.loads((folder / "stacks" / "demo" / "cdk.tf.json").read_text())
    return found


@pytest.mark.parametrize("host", HOSTS)
@pytest.mark.parametrize("adopt", [False, True])
def test_everything_that_is_emitted_is_in_the_providers_schema(
    stack: FleetStack, synth: Synth, host: str, adopt: bool
) -> None:
    construct, needed, _, emitted = WHOLE[host]
    construct(stack, "least", **needed, adopt=adopt)
    construct(stack, "most", **whole(host, adopt=adopt), adopt=adopt)
    found = synth()
    assert judging.complaints(found) == []
    assert judging.emitted(found) == emitted - (
        {f"resource.{TYPES[host]}", INITIALISED} if adopt else set()
    )
    assert read.from_object(found["output"]["provisioner_handover"]["value"], "synthesised")


@pytest.mark.parametrize("host", HOSTS)
def test_the_judge_sees_what_is_wrong(host: str) -> None:
    for one in WHOLE[host][3]:
        section, type = one.split(".")
        found = judging.complaints({section: {type: {"x": {"no_such": 1, "id": "given"}}}})
        assert f"{one}.x.no_such: not known" in found
        assert f"{one}.x.id: the host decides it" in found


@pytest.mark.parametrize("host", HOSTS)
def test_an_adopted_one_is_let_go_of_where_it_was_made(tmp_path: Path, host: str) -> None:
    def declared(adopt: bool) -> dict[str, Any]:
        construct, needed, _, _ = WHOLE[host]
        return written(
            tmp_path / str(adopt), lambda stack: construct(stack, "fleet", **needed, adopt=adopt)
        )

    ((name, _),) = declared(False)["resource"][TYPES[host]].items()
    adopted = declared(True)
    assert adopted["removed"] == [
        {"from": f"{TYPES[host]}.{name}", "lifecycle": {"destroy": False}}
    ]
    assert not adopted.get("resource")


@pytest.mark.parametrize("host", HOSTS)
def test_an_adopted_one_is_told_nothing(stack: FleetStack, host: str) -> None:
    construct, needed, options, _ = WHOLE[host]
    for name in options.keys() & set(SETTINGS):
        with pytest.raises(
            BadInput, match=rf"demo/{name}\.{name}: an adopted repository is not changed"
        ):
            construct(stack, name, **needed, **{name: options[name]}, adopt=True)


@pytest.mark.parametrize("host", HOSTS)
@pytest.mark.parametrize(
    ("wish", "archives", "prevents"),
    [
        (None, True, None),
        ("archive", True, None),
        ("refuse", True, True),
        ("delete", False, None),
    ],
)
def test_destroying(
    stack: FleetStack,
    synth: Synth,
    host: str,
    wish: str | None,
    archives: bool,
    prevents: bool | None,
) -> None:
    construct, needed, _, _ = WHOLE[host]
    construct(stack, "fleet", **needed, on_destroy=wish)
    found = made(synth(), TYPES[host])
    assert found["archive_on_destroy"] is archives
    assert found["lifecycle"].get("prevent_destroy") is prevents
    # Changing how it was initialised must not replace it.
    assert found["lifecycle"]["ignore_changes"]


@pytest.mark.parametrize("host", HOSTS)
def test_user_text_stays_text(stack: FleetStack, synth: Synth, host: str) -> None:
    construct, needed, _, _ = WHOLE[host]
    construct(stack, "fleet", **needed, description=HOSTILE)
    assert made(synth(), TYPES[host])["description"].startswith(
        "$${path.root} %%{ if true }x%%{ endif }"
    )


@pytest.mark.parametrize("host", HOSTS)
def test_no_credential_is_written(
    stack: FleetStack, synth: Synth, host: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv(f"{host.upper()}_TOKEN", "hunter2")
    WHOLE[host][0](stack, "fleet", **whole(host))
    found = synth()
    assert "hunter2" not in str(found)
    assert not {"token", "password", "app_auth"} & found["provider"][host][0].keys()


@pytest.mark.parametrize("host", HOSTS)
def test_a_provider_of_the_users_is_taken(stack: FleetStack, synth: Synth, host: str) -> None:
    cdk.provider(
        stack, "mine", host, source="mirror.example.com/x/y", version="1.2.3", max_retries=1
    )
    WHOLE[host][0](stack, "fleet", **WHOLE[host][1])
    found = synth()
    assert found["provider"][host] == [{"max_retries": 1}]
    assert found["terraform"]["required_providers"][host] == {
        "source": "mirror.example.com/x/y",
        "version": "1.2.3",
    }
    assert made(found, TYPES[host])["provider"] == host


def test_two_owners_have_a_provider_each(stack: FleetStack, synth: Synth) -> None:
    for owner in ("acme", "umbrella", "acme"):
        GithubRepository(
            stack,
            f"{owner}-{len(stack.declared['repositories'].entries)}",
            owner=owner,
            name="fleet",
        )
    found = synth()
    assert found["provider"]["github"] == [
        {"alias": "provisioner-acme", "owner": "acme"},
        {"alias": "provisioner-umbrella", "owner": "umbrella"},
    ]
    users = [one["provider"] for one in found["resource"]["github_repository"].values()]
    acme, umbrella = "github.provisioner-acme", "github.provisioner-umbrella"
    assert sorted(users) == [acme, acme, umbrella]


def test_the_public_gitlab_is_not_taken_from_the_environment(
    stack: FleetStack, synth: Synth
) -> None:
    GitlabRepository(stack, "fleet", project="acme/fleet", known_hosts=KNOWN)
    assert synth()["provider"]["gitlab"] == [{"base_url": "https://gitlab.com/api/v4/"}]


def test_an_only_owner_has_a_provider_without_an_alias(stack: FleetStack, synth: Synth) -> None:
    """So Terraform archives the last repository with what the environment says."""
    GithubRepository(stack, "fleet", **GITHUB)
    found = synth()
    assert found["provider"]["github"] == [{"owner": GITHUB["owner"]}]
    assert made(found, "github_repository")["provider"] == "github"


def test_access_refers_to_what_is_made_and_names_what_is_adopted(
    stack: FleetStack, synth: Synth
) -> None:
    GithubRepository(stack, "made", **GITHUB, teams={"platform": "push"})
    GithubRepository(stack, "there", **GITHUB, teams={"oncall": "pull"}, adopt=True)
    teams = {
        one["team_id"]: one["repository"]
        for one in synth()["resource"]["github_team_repository"].values()
    }
    assert teams["platform"].startswith("${github_repository.made_repository_")
    assert teams["oncall"] == "fleet"


def test_protection_brings_a_first_commit_along(stack: FleetStack, synth: Synth) -> None:
    GithubRepository(stack, "plain", **GITHUB)
    GithubRepository(stack, "protected", **GITHUB, branch="trunk", protect=GithubProtection())
    found = synth()
    assert [one["auto_init"] for one in found["resource"]["github_repository"].values()] == [
        False,
        True,
    ]
    assert made(found, "github_branch_default")["branch"] == "trunk"


def test_a_personal_project_has_no_group(stack: FleetStack, synth: Synth) -> None:
    GitlabRepository(stack, "fleet", project="ann/fleet", personal=True, known_hosts=KNOWN)
    found = synth()
    assert "data" not in found
    assert "namespace_id" not in made(found, "gitlab_project")


@pytest.mark.parametrize(
    ("host", "given", "subject", "says"),
    [
        (
            "github",
            {"teams": {"platform": "write"}},
            "teams",
            "known: admin, maintain, pull, push, triage",
        ),
        (
            "github",
            {"teams": {"a/../b": "pull"}},
            "teams, the key 'a/../b'",
            "not a name on a Git host",
        ),
        (
            "github",
            {"collaborators": {"${x}": "pull"}},
            "collaborators, the key '${x}'",
            "not a name on a Git host",
        ),
        ("github", {"visibility": "secret"}, "visibility", "known: internal, private, public"),
        ("github", {"on_destroy": "keep"}, "on_destroy", "known: archive, delete, refuse"),
        ("github", {"description": "a\nb"}, "description", "control characters"),
        ("github", {"protect": GithubProtection(approvals=9)}, "protect.approvals", "<= 6"),
        (
            "github",
            {"protect": GithubProtection(checks=["a\x1b"])},
            "protect.checks[0]",
            "control characters",
        ),
        ("gitlab", {"groups": {"acme/oncall": "pull"}}, "groups", "known: developer, guest"),
        (
            "gitlab",
            {"protect": GitlabProtection(push=cast(Any, "nobody"))},
            "protect.push",
            "known: developer, maintainer",
        ),
        ("gitea", {"teams": {"platform": "push"}}, "teams", "known: admin, read, write"),
        ("gitea", {"members": {"platform": ["ann"]}}, "members", "no team 'platform'"),
        (
            "gitea",
            {"teams": {"t": "read"}, "members": {"t": ["${x}"]}},
            "members.t",
            "not a name on a Git host",
        ),
        ("gitea", {"branch": "--upload-pack=x"}, "branch", "not a branch name"),
    ],
)
def test_refusals(
    stack: FleetStack, host: str, given: dict[str, Any], subject: str, says: str
) -> None:
    construct, needed, _, _ = WHOLE[host]
    with pytest.raises(BadInput) as caught:
        construct(stack, "fleet", **{**needed, **given})
    assert caught.value.subject.startswith(f"demo/fleet.{subject}")
    assert says in str(caught.value)


def test_one_team_made_twice(stack: FleetStack) -> None:
    GiteaRepository(stack, "one", **GITEA, teams={"platform": "read"})
    with pytest.raises(
        BadInput, match=r"demo/two\.teams: demo/one already creates the team 'platform'"
    ):
        GiteaRepository(stack, "two", **{**GITEA, "name": "other"}, teams={"platform": "read"})

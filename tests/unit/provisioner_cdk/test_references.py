"""Values that Terraform computes, where users declare text: what is around them is checked as ever,
and they come out of the synthesis as they went in."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from provisioner_cdk import (
    CodeCommitRepository,
    DeployKey,
    ExistingCluster,
    FleetStack,
    GiteaRepository,
    GithubRepository,
    GitlabRepository,
    GitOps,
    Reference,
    SandboxRepository,
    SshRepository,
    cdk,
)

from provisioner.base.errors import BadInput
from provisioner.handover.repositories.github import App as GithubApp
from tests.unit.provisioner_cdk.conftest import Synth

KNOWN = ["git.example.com ssh-ed25519 AAAA"]
SSH = {"known_hosts": KNOWN}
# By a name for the test: the construct, what it is told besides, and the field that is computed.
FIELDS: dict[str, tuple[Any, dict[str, Any], str]] = {
    "ssh url": (SshRepository, SSH, "url"),
    "ssh branch": (SshRepository, {**SSH, "url": "ssh://h/a"}, "branch"),
    "sandbox branch": (SandboxRepository, {}, "branch"),
    "gitea url": (GiteaRepository, {**SSH, "owner": "a", "name": "n"}, "url"),
    "gitea owner": (GiteaRepository, {**SSH, "url": "https://h", "name": "n"}, "owner"),
    "github host": (GithubRepository, {**SSH, "owner": "a", "name": "n"}, "host"),
    "github name": (GithubRepository, {"owner": "a"}, "name"),
    "gitlab project": (GitlabRepository, {**SSH, "personal": True}, "project"),
    "codecommit region": (CodeCommitRepository, {"name": "n"}, "region"),
    "context": (ExistingCluster, {}, "context"),
}


@pytest.fixture
def computed(stack: FleetStack) -> Callable[[str], str]:
    """A reference to the output of a resource of that name."""
    return lambda name: cdk.resource(stack, name, "terraform_data").get_string_attribute("output")


@pytest.mark.parametrize("name", FIELDS)
def test_a_computed_text_is_handed_over_as_a_reference(
    stack: FleetStack, synth: Synth, computed: Callable[[str], str], name: str
) -> None:
    construct, given, field = FIELDS[name]
    construct(stack, "x", **given, **{field: computed("made")})
    value = synth()["output"]["provisioner_handover"]["value"]
    entry = {**value["clusters"], **value["repositories"]}["x"]
    assert entry[field] == "${terraform_data.made.output}"


@pytest.mark.parametrize(
    ("construct", "field", "given", "subject"),
    [
        (SshRepository, "url", {"known_hosts": []}, "known_hosts"),
        (SshRepository, "branch", {**SSH, "url": "-oProxyCommand=x"}, "url"),
        (GiteaRepository, "url", {**SSH, "owner": "a/b", "name": "n"}, "owner"),
        # It may be another host than the one whose keys are known.
        (GithubRepository, "host", {"owner": "a", "name": "n"}, "known_hosts"),
        (GithubRepository, "name", {"owner": "a", "sync": "token"}, "sync_credential"),
        (CodeCommitRepository, "region", {"name": ".."}, "name"),
        # No text will do there.
        (GithubRepository, "sync", {"owner": "a", "name": "n"}, "sync"),
    ],
)
def test_what_is_beside_a_computed_text_is_checked(
    stack: FleetStack,
    computed: Callable[[str], str],
    construct: Any,
    field: str,
    given: dict[str, Any],
    subject: str,
) -> None:
    with pytest.raises(BadInput) as caught:
        construct(stack, "x", **{**given, field: computed("made")})
    assert caught.value.subject == f"demo/x.{subject}"


def test_two_computed_ids_are_not_taken_for_one(
    stack: FleetStack, computed: Callable[[str], str]
) -> None:
    """The App that writes must not be the one that reads."""
    apps = [
        GithubApp(id=computed(name), installation="1", key=Reference(env=name))
        for name in ("WRITES", "READS")
    ]
    GithubRepository(stack, "x", owner="a", name="n", app=apps[0], sync="app", sync_app=apps[1])


def test_what_flux_runs_may_be_computed(
    stack: FleetStack, synth: Synth, computed: Callable[[str], str]
) -> None:
    cluster = ExistingCluster(stack, "c1", context="c1")
    repository = SandboxRepository(stack, "fleet")
    GitOps(
        stack,
        "pair",
        cluster=cluster,
        repository=repository,
        deploy_key=DeployKey(stack, "key", cluster=cluster, repository=repository),
        registry=f"{computed('host')}/flux",
        toleration_keys=["a", computed("taint")],
        flux_version=computed("version"),
    )
    gitops = synth()["output"]["provisioner_handover"]["value"]["pairings"]["c1"]["gitops"]
    assert gitops["registry"] == "${terraform_data.host.output}/flux"
    assert gitops["toleration_keys"] == ["a", "${terraform_data.taint.output}"]
    assert gitops["flux_version"] == "${terraform_data.version.output}"
    assert gitops["interval"] == "1m0s"

"""Every check at synthesis: the message begins with the construct's path and says what would
work."""

from __future__ import annotations

from typing import Any, cast

import pytest
from provisioner_cdk import (
    App,
    Construct,
    DeployKey,
    ExistingCluster,
    FleetStack,
    GitOps,
    SandboxCluster,
    SandboxRepository,
    SshRepository,
    cdk,
)

from provisioner.base.errors import BadInput

KNOWN = ["example.com ssh-ed25519 AAAA"]


class Ground:
    """A stack with two clusters and a repository, and a short way to pair them."""

    def __init__(self, app: App, id: str = "demo") -> None:
        self.stack = FleetStack(app, id)
        self.repository = SandboxRepository(self.stack, "fleet")
        self.c1, self.c2 = (SandboxCluster(self.stack, name) for name in ("c1", "c2"))

    def key(self, cluster: SandboxCluster, id: str | None = None) -> DeployKey:
        return DeployKey(
            self.stack, id or f"{cluster.name}-key", cluster=cluster, repository=self.repository
        )

    def pair(
        self, id: str, cluster: SandboxCluster, key: DeployKey | None = None, **options: Any
    ) -> GitOps:
        key = key or self.key(cluster)
        return GitOps(
            self.stack, id, cluster=cluster, repository=self.repository, deploy_key=key, **options
        )


@pytest.fixture
def ground(app: App) -> Ground:
    return Ground(app)


@pytest.mark.parametrize(
    ("options", "subject", "says"),
    [
        (
            {"components": ["source-controller", "kustomize-controler"]},
            "components[1]",
            "known: helm-controller",
        ),
        (
            {"components": ["helm-controller"]},
            "components",
            "source-controller, kustomize-controller missing",
        ),
        ({"component": []}, "", "unknown field `component`"),
        ({"path": "../elsewhere"}, "path", "not a relative path inside the repository"),
        ({"path": "/clusters"}, "path", "not a relative path inside the repository"),
        ({"path": "clusters/c1\n"}, "path", "control characters"),
        ({"interval": "60"}, "interval", "a duration such as `1m0s`"),
        ({"flux_version": "latest"}, "flux_version", "a version such as `v2.9.4`"),
        ({"namespace": "Flux System"}, "namespace", "lower-case letters"),
        ({"log_level": "trace"}, "log_level", "known: debug, error, info"),
        ({"registry": 5}, "registry", "Expected `str`, got `int`"),
        ({"toleration_keys": ["a\x1b"]}, "toleration_keys[0]", "control characters"),
    ],
)
def test_gitops(ground: Ground, options: dict[str, Any], subject: str, says: str) -> None:
    with pytest.raises(BadInput) as caught:
        ground.pair("pair", ground.c1, **options)
    assert caught.value.subject == f"demo/pair.{subject}".rstrip(".")
    assert says in str(caught.value)


def test_two_pairings_on_one_path(ground: Ground) -> None:
    ground.pair("first", ground.c1, path="clusters/all", shared_path=True)
    with pytest.raises(
        BadInput,
        match=r"demo/second\.path: 'clusters/all' already belongs to demo/first.*shared_path",
    ):
        ground.pair("second", ground.c2, path="clusters//all")


def test_a_path_shared_by_both(ground: Ground) -> None:
    for id, cluster in (("first", ground.c1), ("second", ground.c2)):
        ground.pair(id, cluster, path="clusters/all", shared_path=True)
    assert list(ground.stack.handover()["pairings"]) == ["c1", "c2"]


def test_a_second_pairing_of_a_cluster(ground: Ground) -> None:
    ground.pair("first", ground.c1)
    with pytest.raises(BadInput, match="demo/second: demo/first already pairs cluster 'c1'"):
        ground.pair("second", ground.c1, ground.key(ground.c1, "another"), path="other")


def test_a_deploy_key_used_twice(ground: Ground) -> None:
    key = ground.key(ground.c1)
    ground.pair("first", ground.c1, key)
    with pytest.raises(
        BadInput, match="demo/second: deploy key demo/c1-key is already used by demo/first"
    ):
        ground.pair("second", ground.c2, key)


def test_a_deploy_key_of_another_cluster(ground: Ground) -> None:
    with pytest.raises(
        BadInput, match="demo/pair: deploy key demo/c2-key is for demo/c2 and demo/fleet"
    ):
        ground.pair("pair", ground.c1, ground.key(ground.c2))


@pytest.mark.parametrize("role", ["cluster", "repository", "deploy_key"])
def test_a_construct_of_another_stack(app: App, ground: Ground, role: str) -> None:
    there = Ground(app, "other")
    strangers = {
        "cluster": there.c1,
        "repository": there.repository,
        "deploy_key": there.key(there.c1),
    }
    given: dict[str, Any] = {
        "cluster": ground.c1,
        "repository": ground.repository,
        "deploy_key": ground.key(ground.c1),
    }
    with pytest.raises(
        BadInput, match=f"demo/pair: {role.replace('_', ' ')} other/.* belongs to another stack"
    ):
        GitOps(ground.stack, "pair", **{**given, role: strangers[role]})


def test_a_key_for_a_cluster_of_another_stack(app: App, ground: Ground) -> None:
    there = Ground(app, "other")
    with pytest.raises(BadInput, match="demo/key: cluster other/c1 belongs to another stack"):
        DeployKey(ground.stack, "key", cluster=there.c1, repository=ground.repository)


def test_names_that_collide_after_sanitising(app: App) -> None:
    stack = FleetStack(app, "demo")
    ExistingCluster(stack, "Prod_1", context="a")
    with pytest.raises(
        BadInput, match="demo/prod-1: demo/Prod_1 already is cluster 'prod-1'. Give it another id."
    ):
        ExistingCluster(stack, "prod-1", context="b")


def test_names_that_collide_across_scopes(app: App) -> None:
    stack = FleetStack(app, "demo")
    SandboxRepository(Construct(stack, "a"), "b")
    with pytest.raises(BadInput, match="demo/a-b: demo/a/b already is repository 'a-b'"):
        SandboxRepository(stack, "a-b")


@pytest.mark.parametrize("id", ["___", "x" * 64])
def test_an_id_that_makes_no_name(app: App, id: str) -> None:
    with pytest.raises(BadInput, match=f"demo/{id}: '.*' is not a name of lower-case letters"):
        SandboxCluster(FleetStack(app, "demo"), id)


def test_a_fleet_id_that_is_no_name(app: App) -> None:
    with pytest.raises(BadInput, match=r"demo\.fleet: '.*' is not a name of lower-case letters"):
        FleetStack(app, "demo", fleet="My Fleet")


def test_outside_a_fleet(app: App) -> None:
    with pytest.raises(BadInput, match="plain/c1: not inside a FleetStack"):
        SandboxCluster(cdk.TerraformStack(app, "plain"), "c1")


def test_a_relative_sandbox(app: App) -> None:
    with pytest.raises(BadInput, match=r"demo/c1\.directory: 'here' is not absolute"):
        SandboxCluster(FleetStack(app, "demo"), "c1", directory="here")


@pytest.mark.parametrize(
    ("given", "subject", "says"),
    [
        ({"url": "git@example.com:a.git"}, "url", r"ssh://[user@]host[:port]/path"),
        ({"url": "ssh://git:hunter2@example.com/a"}, "url", "holds no secret"),
        ({"known_hosts": ()}, "known_hosts", "trust_on_first_use"),
        ({"known_hosts": ["a\nb"]}, "known_hosts[0]", "control characters"),
        ({"branch": "--upload-pack=x"}, "branch", "not a branch name"),
        ({"push_key_env": "A", "push_key_file": "b"}, "push_key", "exactly one"),
        ({"branch": 1}, "branch", "Expected `str`, got `int`"),
    ],
)
def test_ssh_repository(app: App, given: dict[str, Any], subject: str, says: str) -> None:
    with pytest.raises(BadInput) as caught:
        SshRepository(
            FleetStack(app, "demo"),
            "apps",
            **{"url": "ssh://example.com/a", "known_hosts": KNOWN, **given},
        )
    assert caught.value.subject == f"demo/apps.{subject}"
    assert says in str(caught.value)
    assert "hunter2" not in str(caught.value)


def test_an_unknown_algorithm(ground: Ground) -> None:
    with pytest.raises(
        BadInput,
        match=r"demo/key\.algorithm: Invalid enum value 'dsa' \(known: ecdsa, ed25519, rsa\)",
    ):
        DeployKey(
            ground.stack,
            "key",
            cluster=ground.c1,
            repository=ground.repository,
            algorithm=cast(Any, "dsa"),
        )


@pytest.mark.parametrize(
    ("delivery", "subject", "says"),
    [
        ({"changes": "mail"}, ".changes", "known: change-request, none, push"),
        ({"changes": "none"}, ".folder", "no folder"),
        ({"message_appendix": "a\nb"}, "", "control characters"),
        ({"author": {"name": "A"}}, ".author", "missing required field `email`"),
        (
            {"signing": {"format": "ssh", "key": {"value": "-----BEGIN"}}},
            ".signing.key",
            "unknown field `value`",
        ),
        ({"pushes": True}, "", "unknown field `pushes`"),
    ],
)
def test_how_changes_get_in(ground: Ground, delivery: Any, subject: str, says: str) -> None:
    with pytest.raises(BadInput) as caught:
        SandboxRepository(ground.stack, "other", **delivery)
    assert caught.value.subject.startswith(f"demo/other{subject}")
    assert says in str(caught.value)

"""What a running Flux amounts to as a pairing. Every case is rendered as Flux would be, and read
back."""

from __future__ import annotations

import copy
from typing import Any

import pytest

from provisioner.base.errors import Refused
from provisioner.handover.fleet import GitOps
from provisioner.handover.repositories import github, gitlab, ssh
from provisioner.imports import describe
from provisioner.imports.describe import Settings
from provisioner.imports.look import SourceSecret
from tests.unit.imports import bootstrapped
from tests.unit.imports.bootstrapped import CORE, HOST_KEY, look, with_spec

MORE = [*CORE, "helm-controller", "notification-controller"]


@pytest.mark.parametrize(
    "options",
    [
        {"components": CORE},
        {"components": MORE, "flux_version": "v2.3.0"},
        {"components": CORE, "namespace": "delivery"},
        {"components": MORE, "registry": "registry.example.com:5000/mirror/flux"},
        {"components": CORE, "image_pull_secret": "registry", "log_level": "debug"},
        {"components": CORE, "network_policy": False, "watch_all_namespaces": False},
        {"components": MORE, "cluster_domain": "cluster.internal"},
        {"components": CORE, "cluster_domain": "cluster.internal"},
        {"components": CORE, "toleration_keys": ["example.com/gitops", "dedicated"]},
        {"components": CORE, "interval": "5m0s", "sync_interval": "1h0m0s"},
    ],
    ids=str,
)
def test_options_are_read_back(options: dict[str, Any]) -> None:
    gitops = GitOps(**options)
    found = describe.of(look(gitops), Settings())
    assert found.gitops == gitops
    assert found.notes == ()


def test_images_that_a_patch_pins_are_of_the_same_registry() -> None:
    pinned = copy.deepcopy(look())
    container = pinned.deployments[0]["spec"]["template"]["spec"]["containers"][0]
    container["image"] += f"@sha256:{'0' * 64}"
    assert describe.of(pinned, Settings()).gitops.registry == "ghcr.io/fluxcd"


@pytest.mark.parametrize(
    ("written", "path"), [("./clusters/prod", "clusters/prod"), ("./", "."), ("a//b/", "a/b")]
)
def test_paths_are_those_of_git(written: str, path: str) -> None:
    seen = look()
    assert describe.of(look(root=with_spec(seen.root, path=written)), Settings()).path == path


def test_the_key_that_exists_is_named_and_its_kind_kept() -> None:
    found = describe.of(look(), Settings())
    assert found.deploy_key.algorithm == "ecdsa"
    assert found.fingerprint.startswith("SHA256:")


def test_image_automation_writes() -> None:
    gitops = GitOps(components=CORE)
    deployments = look(gitops).deployments
    automation = {
        **deployments[1],
        "metadata": {**deployments[1]["metadata"], "name": "image-automation-controller"},
    }
    found = describe.of(look(gitops, deployments=(*deployments, automation)), Settings())
    assert found.deploy_key.write
    assert "image-automation-controller" in found.gitops.components


GITHUB = "ssh://git@github.com/example/fleet"


@pytest.mark.parametrize(
    ("url", "hosts", "repository"),
    [
        (GITHUB, {}, github.Declaration(owner="example", name="fleet", sync_url=GITHUB)),
        (
            "ssh://git@gitlab.com/example/platform/fleet",
            {},
            gitlab.Declaration(
                project="example/platform/fleet",
                known_hosts=[HOST_KEY],
                sync_url="ssh://git@gitlab.com/example/platform/fleet",
            ),
        ),
        (
            "ssh://git@git.example.com/example/fleet.git",
            {"git.example.com": "github"},
            github.Declaration(
                owner="example",
                name="fleet",
                host="git.example.com",
                known_hosts=[HOST_KEY],
            ),
        ),
        (
            bootstrapped.URL,
            {},
            ssh.Declaration(url=bootstrapped.URL, known_hosts=[HOST_KEY]),
        ),
        (GITHUB, {"github.com": "ssh"}, ssh.Declaration(url=GITHUB, known_hosts=[HOST_KEY])),
    ],
)
def test_which_host_a_url_leads_to(url: str, hosts: dict[str, str], repository: Any) -> None:
    assert describe.of(look(url=url), Settings(hosts=hosts)).repository == repository


def test_codecommit_is_read_as_the_clusters_own_identity() -> None:
    url = "https://git-codecommit.eu-west-1.amazonaws.com/v1/repos/fleet"
    seen = look()
    source = with_spec(seen.source, url=url, provider="aws", secretRef=None)
    found = describe.of(look(source=source, secret=SourceSecret()), Settings()).repository
    assert (found.__struct_config__.tag, found.place) == ("codecommit", ("eu-west-1", "fleet"))


OTHER = {"kind": "Bucket", "name": "flux-system"}


@pytest.mark.parametrize(
    ("changes", "cause"),
    [
        ({"instances": ("flux-system/flux",)}, "flux-operator owns Flux"),
        ({"deployments": ()}, "is not installed"),
        ({"record": {"fleet": "f", "cluster": "c"}}, "already paired, as 'c' of fleet 'f'"),
        ({"source": None}, "has no GitRepository"),
        ({"root": None}, "has no Kustomization"),
        ({"root": with_spec(look().root, sourceRef=OTHER)}, "reads a Bucket"),
        ({"root": with_spec(look().root, prune=False)}, "does not prune"),
        ({"source": with_spec(look().source, url="https://u:pw@h.example/x")}, "with a token"),
        ({"source": with_spec(look().source, recurseSubmodules=True)}, "has recurseSubmodules"),
        ({"source": with_spec(look().source, ref={"semver": ">=1"})}, "follows a semver"),
        ({"source": with_spec(look().source, secretRef={"name": "mine"})}, "Secret 'mine'"),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_what_is_left_alone(changes: dict[str, Any], cause: str) -> None:
    with pytest.raises(Refused, match=cause) as refused:
        describe.of(look(**changes), Settings())
    assert refused.value.hint
    assert "pw" not in str(refused.value)


def test_two_installations_are_left_alone() -> None:
    both = (*look().deployments, *look(GitOps(components=CORE, namespace="second")).deployments)
    with pytest.raises(Refused, match="installed 2 times: in flux-system, second"):
        describe.of(look(deployments=both), Settings())


def test_a_flux_before_2_is_left_alone() -> None:
    old = look(GitOps(components=CORE, flux_version="v0.41.2"), source=None, root=None)
    with pytest.raises(Refused, match="Flux v0.41.2: is older"):
        describe.of(old, Settings())


@pytest.mark.parametrize(
    ("changes", "cause"),
    [
        ({"deployments": look().deployments[:1]}, "kustomize-controller missing"),
        ({"source": with_spec(look().source, interval="1m30.5s")}, "is not a duration"),
        ({"root": with_spec(look().root, path="./clusters/flux-system")}, "not a relative path"),
        ({"url": "ssh://git@git.example.com/fleet\nimport os"}, "control characters"),
        ({"url": "ssh://-oProxyCommand=x/fleet"}, "an option"),
        ({"url": 'ssh://git@github.com/a/"b'}, "not a name on a Git host"),
        ({"source": with_spec(look().source, ref={"branch": "-x"})}, "not a branch name"),
        ({"secret": SourceSecret(known_hosts=("x y z\u2028",))}, "control characters"),
        ({"url": "ssh://git:canary@git.example.com/fleet"}, "a password in the URL"),
    ],
)
def test_values_that_pairing_does_not_take_are_left_alone(
    changes: dict[str, Any], cause: str
) -> None:
    with pytest.raises(Refused, match=cause) as refused:
        describe.of(look(**changes), Settings())
    assert refused.value.hint
    assert "canary" not in str(refused.value)


@pytest.mark.parametrize(
    ("changes", "note"),
    [
        ({"root": with_spec(look().root, suspend=True)}, "Kustomization is suspended"),
        (
            {"root": with_spec(look().root, decryption={"provider": "sops"})},
            "Kustomization also has decryption",
        ),
        ({"root": with_spec(look().root, force=True)}, "Kustomization also has force"),
        ({"root": with_spec(look().root, force=False)}, ""),
        ({"source": with_spec(look().source, timeout="3m")}, "GitRepository also has timeout"),
        ({"source": with_spec(look().source, timeout="60s")}, ""),
        ({"secret": SourceSecret(refused="forbidden", known_hosts=(HOST_KEY,))}, "cannot be read"),
        (
            {"deployments": (*look().deployments, *look(GitOps(components=MORE)).deployments[2:3])},
            "",
        ),
    ],
)
def test_notes(changes: dict[str, Any], note: str) -> None:
    notes = describe.of(look(**changes), Settings()).notes
    assert [one for one in notes if note and note in one] == list(notes)
    assert bool(notes) == bool(note)

"""What a FleetStack emits: the handover as an object, the sandbox's permanent blocks, the back
end."""

from __future__ import annotations

import shlex
import sys
from typing import Any, get_type_hints

import msgspec
import pytest
from provisioner_cdk import (
    App,
    DeployKey,
    ExistingCluster,
    FleetStack,
    GitOps,
    Manifests,
    Reference,
    SandboxCluster,
    SandboxRepository,
    SignedCommits,
    SshRepository,
    cdk,
)
from provisioner_cdk.gitops import Options

from provisioner.base.errors import BadInput
from provisioner.handover import fleet as handover
from provisioner.handover import read
from tests.support.evaluated import SANDBOX, evaluated
from tests.unit.provisioner_cdk.conftest import Synth

DIRECTORY = '${abspath("${path.root}/../../../.provisioner/sandbox")}'


def paired(stack: FleetStack, name: str, repository: SandboxRepository, **options: Any) -> GitOps:
    cluster = SandboxCluster(stack, name)
    key = DeployKey(stack, f"{name}-key", cluster=cluster, repository=repository)
    return GitOps(
        stack, f"{name}-gitops", cluster=cluster, repository=repository, deploy_key=key, **options
    )


def output(found: dict[str, Any]) -> dict[str, Any]:
    value: dict[str, Any] = found["output"]["provisioner_handover"]["value"]
    return value


def test_the_handover_is_an_object_that_the_reader_accepts(app: App, synth: Synth) -> None:
    stack = FleetStack(app, "demo")
    paired(stack, "c1", SandboxRepository(stack, "fleet"))
    value = output(synth())
    fleet = read.from_object(evaluated(value), "synthesised")
    assert isinstance(value, dict)
    assert fleet.fleet == "demo"
    assert fleet.pairings["c1"].path == "clusters/c1"
    assert fleet.pairings["c1"].gitops == handover.GitOps(distribution=f"{SANDBOX}/distribution")


def test_prerequisites_reach_the_handover_in_their_order(app: App, synth: Synth) -> None:
    stack = FleetStack(app, "demo")
    given = [Manifests("cilium", "manifests/cilium.yaml"), ("csi", "manifests/csi ${x}")]
    paired(stack, "c1", SandboxRepository(stack, "fleet"), prerequisites=given)
    fleet = read.from_object(evaluated(output(synth())), "synthesised")
    assert [msgspec.to_builtins(one) for one in fleet.pairings["c1"].prerequisites] == [
        {"name": "cilium", "manifests": "manifests/cilium.yaml"},
        {"name": "csi", "manifests": "manifests/csi $${x}"},
    ]


@pytest.mark.parametrize(
    ("given", "more", "says"),
    [
        (["manifests/cilium.yaml"], {}, "prerequisites[0]: 'manifests/cilium.yaml' is no pair"),
        ([("a", "x"), ("a", "y")], {}, "prerequisites[1].name: 'a' is declared twice"),
        ([("../a", "x")], {}, "prerequisites[0].name"),
        ([("a", "")], {}, "prerequisites[0].manifests"),
        ([("a", "x")], {"shared_path": True}, "prerequisites: every cluster of the shared path"),
    ],
)
def test_prerequisites_that_are_refused(
    app: App, given: Any, more: dict[str, Any], says: str
) -> None:
    stack = FleetStack(app, "demo")
    with pytest.raises(BadInput) as caught:
        paired(stack, "c1", SandboxRepository(stack, "fleet"), prerequisites=given, **more)
    assert f"demo/c1-gitops.{says}" in str(caught.value)
    assert caught.value.hint


def test_every_option_reaches_the_handover(app: App, synth: Synth) -> None:
    given: dict[str, Any] = {
        "flux_version": "v2.8.1",
        "distribution": "/srv/flux.tar.gz",
        "trusted_root": "/srv/trusted_root.json",
        "pin_images": False,
        "components": ("source-controller", "kustomize-controller"),
        "namespace": "gitops",
        "registry": "registry.example.com/flux",
        "image_pull_secret": "pull",
        "log_level": "debug",
        "network_policy": False,
        "watch_all_namespaces": False,
        "cluster_domain": "example.internal",
        "toleration_keys": ["infra"],
        "interval": "30s",
        "sync_interval": "1h",
        "lockdown": True,
        "verify": SignedCommits(keys=[Reference(env="KEY")], mode="HEAD"),
    }
    of_operator = {
        "manager": "provisioner",
        "distribution_artifact": "",
        "cluster_type": "kubernetes",
        "cluster_size": "",
    }
    of_spokes: dict[str, Any] = {
        "hub": "c1",
        "spoke_access": "kubeconfig",
        "spoke_role": "cluster-admin",
        "spoke_server": "https://10.0.0.1:6443",
    }
    assert (
        [*of_operator, *given, *of_spokes]
        == [one.name for one in msgspec.structs.fields(handover.GitOps)]
        == list(get_type_hints(Options))
    )
    stack = FleetStack(app, "demo")
    signing = {"format": "ssh", "key": {"env": "SIGNING_KEY"}}
    repository = SandboxRepository(stack, "fleet", signing=signing)
    paired(stack, "c1", repository, path="teams/./a/", **given)
    spoke = SandboxCluster(stack, "c2")
    GitOps(stack, "c2-gitops", cluster=spoke, repository=repository, **of_spokes)
    pairings = output(synth())["pairings"]
    assert pairings["c1"]["path"] == "teams/a"
    own: dict[str, Any] = {
        "hub": "",
        "spoke_access": "kubeconfig",
        "spoke_role": "",
        "spoke_server": "",
    }
    own["verify"] = {"keys": [{"env": "KEY", "stdin": False}], "mode": "HEAD"}
    own["components"] = list(given["components"])
    assert pairings["c1"]["gitops"] == {**of_operator, **given, **own}
    assert {name: pairings["c2"]["gitops"][name] for name in of_spokes} == of_spokes
    assert "distribution" not in pairings["c2"]["gitops"]


def test_every_option_of_flux_operator_reaches_the_handover(app: App, synth: Synth) -> None:
    given: dict[str, Any] = {
        "manager": "flux-operator",
        "distribution_artifact": "oci://registry.example.com/manifests:v1",
        "cluster_type": "aws",
        "cluster_size": "large",
    }
    stack = FleetStack(app, "demo")
    paired(stack, "c1", SandboxRepository(stack, "fleet"), **given)
    found = output(synth())["pairings"]["c1"]["gitops"]
    assert {name: found[name] for name in given} == given


@pytest.mark.parametrize(
    ("keyed", "options", "says"),
    [
        (True, {"hub": "c1"}, "a cluster with a hub reads no repository"),
        (False, {}, "has no deploy_key"),
        (True, {"spoke_role": "view"}, "spoke_role: of no use without a hub"),
        (False, {"hub": "c1", "log_level": "debug"}, "log_level: a spoke runs no Flux"),
        (True, {"spoke_access": "generic"}, "spoke_access: of no use without a hub"),
    ],
)
def test_spokes_that_are_refused(app: App, keyed: bool, options: dict[str, Any], says: str) -> None:
    stack = FleetStack(app, "demo")
    given: dict[str, Any] = {
        "cluster": SandboxCluster(stack, "c2"),
        "repository": SandboxRepository(stack, "fleet"),
    }
    key = DeployKey(stack, "key", **given) if keyed else None
    with pytest.raises(BadInput) as caught:
        GitOps(stack, "c2-gitops", **given, deploy_key=key, **options)
    assert "demo/c2-gitops" in str(caught.value)
    assert says in str(caught.value)
    assert caught.value.hint


def test_a_cluster_without_a_pairing_is_allowed(app: App, synth: Synth) -> None:
    ExistingCluster(FleetStack(app, "demo"), "idle", context="production")
    value = output(synth())
    assert value["clusters"] == {"idle": {"kind": "existing", "context": "production"}}
    assert value["pairings"] == {}
    assert read.from_object(value, "x")


def test_what_is_declared_late_is_in_the_output(app: App, synth: Synth) -> None:
    stack = FleetStack(app, "demo")
    stack.handover()
    SandboxCluster(stack, "late")
    assert list(output(synth())["clusters"]) == ["late"]


def test_sandbox_blocks_are_one_of_a_sort_with_an_instance_a_name(app: App, synth: Synth) -> None:
    stack = FleetStack(app, "demo")
    repository = SandboxRepository(stack, "fleet")
    for name in ("c1", "c2"):
        paired(stack, name, repository)
    ExistingCluster(stack, "other", context="x")
    found = synth()
    blocks = found["resource"]["terraform_data"]
    assert list(found["resource"]) == ["terraform_data"]
    assert blocks["provisioner_sandbox_clusters"]["for_each"] == {"c1": DIRECTORY, "c2": DIRECTORY}
    assert blocks["provisioner_sandbox_repositories"]["for_each"] == {"fleet": DIRECTORY}
    assert sorted(found["output"]["provisioner_handover"]["depends_on"]) == [
        f"terraform_data.{name}" for name in sorted(blocks)
    ]


def test_the_handover_tells_which_resource_makes_a_cluster(app: App, synth: Synth) -> None:
    stack = FleetStack(app, "demo")
    paired(stack, "c1", SandboxRepository(stack, "fleet"))
    ExistingCluster(stack, "other", context="x")
    written = synth()
    clusters = read.planned_clusters(evaluated(output(written)), "planned")
    blocks = written["resource"]["terraform_data"]
    instances = [
        f'terraform_data.{block}["{key}"]'
        for block, content in blocks.items()
        for key in content["for_each"]
    ]
    assert clusters["c1"].resource() in instances
    assert clusters["other"].resource() == ""


def test_sandbox_commands_take_names_from_the_environment_only(app: App, synth: Synth) -> None:
    SandboxCluster(FleetStack(app, "demo"), "c1")
    block = synth()["resource"]["terraform_data"]["provisioner_sandbox_clusters"]
    start, clean = (one["local-exec"] for one in block["provisioner"])
    assert shlex.split(start["command"]) == [
        sys.executable,
        "-m",
        "provisioner",
        "sandbox",
        "start",
        "--directory",
        "$PROVISIONER_DIRECTORY",
        "--cluster",
        "$PROVISIONER_NAME",
    ]
    assert clean["command"] == start["command"].replace(" start ", " clean ")
    assert (start.get("when"), clean["when"]) == (None, "destroy")
    # A destroy provisioner may refer to nothing but itself.
    assert set(clean["environment"].values()) == {"${self.output.directory}", "${self.output.name}"}


@pytest.mark.parametrize("sandbox", [True, False])
def test_sandbox_blocks_outlive_the_last_name_only_when_asked(
    app: App, synth: Synth, sandbox: bool
) -> None:
    FleetStack(app, "demo", sandbox=sandbox)
    blocks = synth().get("resource", {}).get("terraform_data", {})
    expected = (
        ["provisioner_sandbox_clusters", "provisioner_sandbox_repositories"] if sandbox else []
    )
    assert sorted(blocks) == expected
    assert all(block["for_each"] == {} for block in blocks.values())


def test_a_sandbox_repository_alone_keeps_the_block_of_clusters(app: App, synth: Synth) -> None:
    SandboxRepository(FleetStack(app, "demo"), "fleet", directory="/srv/sandbox")
    blocks = synth()["resource"]["terraform_data"]
    assert blocks["provisioner_sandbox_clusters"]["for_each"] == {}
    assert blocks["provisioner_sandbox_repositories"]["for_each"] == {"fleet": "/srv/sandbox"}


def test_state_lies_beside_cdktf_out_wherever_terraform_is_run(app: App, synth: Synth) -> None:
    FleetStack(app, "demo")
    assert synth()["terraform"]["backend"] == {"local": {"path": "../../../terraform.demo.tfstate"}}


def test_a_backend_of_the_users_replaces_ours(app: App, synth: Synth) -> None:
    cdk.LocalBackend(FleetStack(app, "demo"), path="/srv/states/demo")
    assert synth()["terraform"]["backend"] == {"local": {"path": "/srv/states/demo"}}


def test_the_fleets_id_is_the_stacks_or_given(app: App) -> None:
    assert FleetStack(app, "My_Stack").fleet == "my-stack"
    assert FleetStack(app, "other", fleet="prod").fleet == "prod"


def test_two_stacks_are_not_one_fleet(app: App) -> None:
    FleetStack(app, "first", fleet="prod")
    with pytest.raises(BadInput, match="prod: first is already the fleet 'prod'"):
        FleetStack(app, "prod")


def test_how_changes_get_in_reaches_the_handover(app: App, synth: Synth) -> None:
    stack = FleetStack(app, "demo")
    signing = {"format": "ssh", "key": {"env": "SIGNING_KEY"}}
    author = {"name": "Bot ${x}", "email": "bot@example.com"}
    SandboxRepository(
        stack,
        "fleet",
        changes="change-request",
        author=author,
        signing=signing,
        message_appendix="%{x}",
    )
    SshRepository(
        stack, "apps", url="ssh://h/x", trust_on_first_use=True, changes="none", folder="out"
    )
    found = output(synth())["repositories"]
    assert found["fleet"]["author"]["name"] == "Bot $${x}"
    assert found["fleet"]["message_appendix"] == "%%{x}"
    assert found["fleet"]["signing"]["key"] == {"env": "SIGNING_KEY", "stdin": False}
    assert "folder" not in found["fleet"]
    assert (found["apps"]["changes"], found["apps"]["folder"]) == ("none", "out")


def test_an_unverified_cluster_is_in_the_handover_only_on_request(app: App, synth: Synth) -> None:
    stack = FleetStack(app, "demo")
    ExistingCluster(stack, "lab", context="lab", insecure=True)
    value = output(synth())
    assert value["clusters"]["lab"]["insecure"] is True
    assert read.from_object(value, "x")

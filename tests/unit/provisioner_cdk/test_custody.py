"""Deploy keys that Terraform makes and keeps."""

from __future__ import annotations

from typing import Literal

import pytest
from provisioner_cdk import (
    DeployKey,
    ExistingCluster,
    FleetStack,
    GithubRepository,
    GitOps,
    SshRepository,
)

from provisioner.base.errors import BadInput
from tests.support import judging
from tests.unit.provisioner_cdk.conftest import Synth
from tests.unit.provisioner_cdk.hosts import GITHUB, HOSTS, KNOWN, WHOLE

KEY_TYPES = {
    "github": "github_repository_deploy_key",
    "gitlab": "gitlab_deploy_key",
    "gitea": "gitea_repository_key",
}


@pytest.mark.parametrize("adopt", [False, True])
@pytest.mark.parametrize("host", HOSTS)
def test_keys_in_terraforms_custody(
    stack: FleetStack, synth: Synth, host: str, adopt: bool
) -> None:
    repository = WHOLE[host][0](stack, "fleet", **WHOLE[host][1], adopt=adopt)
    algorithms: dict[str, Literal["ed25519", "rsa"]] = {"c1": "ed25519", "c2": "rsa"}
    for name, algorithm in algorithms.items():
        cluster = ExistingCluster(stack, name, context=name)
        key = DeployKey(
            stack,
            f"{name}-key",
            cluster=cluster,
            repository=repository,
            custody="terraform",
            algorithm=algorithm,
        )
        GitOps(stack, f"{name}-gitops", cluster=cluster, repository=repository, deploy_key=key)
    found = synth()
    assert judging.complaints(found) == []
    keys = found["output"]["provisioner_keys"]
    assert keys["sensitive"] is True
    assert sorted(keys["value"]) == ["c1", "c2"]
    assert all(key.startswith("${tls_private_key.") for key in keys["value"].values())
    handover = found["output"]["provisioner_handover"]["value"]
    assert "tls_private_key" not in str(handover)
    assert handover["pairings"]["c1"]["deploy_key"]["custody"] == "terraform"
    assert {f"resource.{KEY_TYPES[host]}", "resource.tls_private_key"} <= judging.emitted(found)


def test_no_custody_where_terraform_cannot_install_keys(stack: FleetStack) -> None:
    repository = SshRepository(stack, "fleet", url="ssh://h/a", known_hosts=KNOWN)
    cluster = ExistingCluster(stack, "c1", context="c1")
    with pytest.raises(BadInput, match="demo/key: Terraform cannot install keys in demo/fleet"):
        DeployKey(stack, "key", cluster=cluster, repository=repository, custody="terraform")


def test_two_keys_of_a_cluster_in_custody(stack: FleetStack) -> None:
    repository = GithubRepository(stack, "fleet", **GITHUB)
    cluster = ExistingCluster(stack, "c1", context="c1")
    DeployKey(stack, "one", cluster=cluster, repository=repository, custody="terraform")
    with pytest.raises(BadInput, match="demo/two: Terraform already keeps a key of cluster 'c1'"):
        DeployKey(stack, "two", cluster=cluster, repository=repository, custody="terraform")

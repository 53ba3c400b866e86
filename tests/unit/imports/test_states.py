"""States of Terraform's Flux provider. The case is made by hand, after the schema of provider 1.8
and the state format 4."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from provisioner.base.errors import BadInput, Refused
from provisioner.imports.describe import Settings
from provisioner.imports.states import describe, files, resources
from provisioner.imports.states.resources import Bootstrap
from tests.unit.imports.bootstrapped import HOST_KEY

STATE = Path(__file__).parents[2] / "cases" / "imports" / "terraform.tfstate"
TEXT = STATE.read_text()
CANARIES = ("canary", "registry-password")


def changed(**attributes: Any) -> Bootstrap:
    """The case with other attributes."""
    content = json.loads(TEXT)
    content["resources"][0]["instances"][0]["attributes"].update(attributes)
    return resources.of(json.dumps(content), "x")[0]


def test_a_resource_is_named_by_its_address() -> None:
    (found,) = resources.of(TEXT, "prod.tfstate")
    assert found.address == 'module.clusters["prod"].flux_bootstrap_git.this'
    assert [key.address for key in found.keys] == [
        "github_repository_deploy_key.this",
        "tls_private_key.flux",
    ]
    assert len({key.public for key in found.keys}) == 1


def test_no_secret_of_the_state_is_kept() -> None:
    shown = repr(resources.of(TEXT, "x")) + str(resources.of(TEXT, "x")[0].attributes)
    assert not [word for word in CANARIES if word in shown]
    assert "canary" not in repr(files.find(STATE, "terraform"))


def test_it_is_described_as_its_cluster_would_be() -> None:
    found = describe.of(resources.of(TEXT, "x")[0], Settings(known_hosts=(HOST_KEY,)))
    assert found.path == "clusters/prod"
    assert found.gitops.flux_version == "v2.8.5"
    assert found.gitops.components[-1] == "image-automation-controller"
    assert found.gitops.toleration_keys == ["example.com/gitops"]
    assert found.deploy_key.write
    assert found.repository.place == ("ssh://git@git.example.com/platform/fleet",)


def test_without_host_keys_it_is_left_alone() -> None:
    with pytest.raises(Refused, match="no host key is declared") as refused:
        describe.of(resources.of(TEXT, "x")[0], Settings())
    assert "--known-hosts" in refused.value.hint


def test_a_resource_that_has_not_written_sync_objects_is_left_alone() -> None:
    with pytest.raises(Refused, match="has no GitRepository"):
        describe.of(changed(repository_files=None), Settings())


@pytest.mark.parametrize(
    ("text", "cause"),
    [
        ("{", "is not a Terraform state"),
        ("[]", "is not a Terraform state"),
        ('{"version": 3, "resources": []}', "version 3"),
        ('{"version": 4, "resources": {}}', "is not a Terraform state"),
        ('{"serial": 1, "encrypted_data": "x"}', "encrypted state of OpenTofu"),
    ],
)
def test_what_is_no_state(text: str, cause: str) -> None:
    with pytest.raises(BadInput, match=cause):
        resources.of(text, "prod.tfstate")


def test_an_empty_state_has_nothing() -> None:
    assert resources.of("", "x") == []


def test_folders_are_searched(tmp_path: Path) -> None:
    for name in ("b/terraform.tfstate", "a/one.tfstate", "a/one.tfstate.backup", ".git/x.tfstate"):
        file = tmp_path / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(TEXT)
    found = files.find(tmp_path, "terraform")
    assert [str(one.place.relative_to(tmp_path)) for one in found] == [
        "a/one.tfstate",
        "b/terraform.tfstate",
    ]


def test_an_initialised_project_is_asked(tmp_path: Path) -> None:
    """By a fake terraform: its back end may be anywhere."""
    (tmp_path / ".terraform").mkdir()
    (tmp_path / ".terraform" / "terraform.tfstate").write_text('{"backend": {"type": "s3"}}')
    (tmp_path / "terraform.tfstate").write_text("what was there before the back end")
    fake = tmp_path / "fake-terraform"
    fake.write_text(f'#!/bin/sh\n[ "$1 $2" = "state pull" ] && cat {STATE}\n')
    fake.chmod(0o755)
    (found,) = files.find(tmp_path, str(fake))
    assert (found.place, found.text) == (tmp_path, TEXT)


@pytest.mark.parametrize("name", ["missing", "."])
def test_where_there_is_no_state(tmp_path: Path, name: str) -> None:
    with pytest.raises(BadInput, match="no such file or folder|no Terraform state"):
        files.find(tmp_path / name, "terraform")

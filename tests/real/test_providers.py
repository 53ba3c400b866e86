"""The test providers under real Terraform: planned, applied, unchanged, drifted, imported,
destroyed."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from tests.provider import hosts, server
from tests.provider.fake import Fake
from tests.real.terraform import Terraform

pytestmark = pytest.mark.real

REPOSITORY = {"name": "fleet", "visibility": "private", "archive_on_destroy": True}


@pytest.fixture
def github() -> Fake:
    return hosts.github()


@pytest.fixture
def terraform(tmp_path: Path, github: Fake) -> Iterator[Terraform]:
    with server.serving(github, hosts.tls()) as environment:
        yield Terraform(tmp_path, environment)


def written(terraform: Terraform, **resources: Any) -> None:
    found = {
        "terraform": {
            "required_providers": {"github": {"source": "integrations/github", "version": "~> 6.9"}}
        },
        "provider": {"github": {"owner": "acme"}},
        "resource": resources,
    }
    (terraform.folder / "main.tf.json").write_text(json.dumps(found))


def test_a_life(terraform: Terraform, github: Fake) -> None:
    written(terraform, github_repository={"fleet": REPOSITORY})
    terraform("init")
    assert terraform.changes() == {"github_repository.fleet": ["create"]}
    terraform("apply", "-auto-approve")
    assert terraform.changes() == {}
    assert github.world.of("github_repository")["fleet"]["full_name"] == "acme/fleet"

    github.world.of("github_repository")["fleet"]["visibility"] = "public"
    assert terraform.changes() == {"github_repository.fleet": ["update"]}
    terraform("state", "rm", "github_repository.fleet")
    terraform("import", "github_repository.fleet", "fleet")
    terraform("apply", "-auto-approve")
    terraform("destroy", "-auto-approve")
    assert github.world.of("github_repository")["fleet"]["archived"]


def test_what_the_assembly_does_not_know_is_refused(terraform: Terraform) -> None:
    written(terraform, github_repository={"fleet": {**REPOSITORY, "privat": True}})
    terraform("init")
    assert 'No argument or block type is named "privat"' in terraform.fails("validate")


def test_a_refusal_is_terraforms_error(terraform: Terraform) -> None:
    default = {"repository": "${github_repository.fleet.name}", "branch": "main"}
    written(
        terraform, github_repository={"fleet": REPOSITORY}, github_branch_default={"main": default}
    )
    terraform("init")
    assert "the repository is empty" in terraform.fails("apply", "-auto-approve")


def test_a_key_pair_is_real_and_sensitive(terraform: Terraform) -> None:
    written(terraform, tls_private_key={"key": {"algorithm": "ED25519"}})
    terraform("init")
    shown = terraform("apply", "-auto-approve")
    state = json.loads((terraform.folder / "terraform.tfstate").read_text())
    key = state["resources"][0]["instances"][0]["attributes"]
    assert key["private_key_openssh"].startswith("-----BEGIN OPENSSH PRIVATE KEY-----")
    assert "BEGIN OPENSSH" not in shown

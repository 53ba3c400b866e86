"""States that real Terraform has written, with a fake of the Flux provider: they are described, and
Terraform lets go of them without destroying anything."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

import pytest
from click.testing import CliRunner

from provisioner.cli.main import cli
from tests.provider import server
from tests.provider.flux import Provider
from tests.real.terraform import Terraform
from tests.unit.imports.bootstrapped import HOST_KEY, URL

pytestmark = pytest.mark.real

CLUSTERS = ("eu", "us")
PROVIDER = {
    "terraform": {"required_providers": {"flux": {"source": "fluxcd/flux", "version": "~> 1.8"}}},
    "provider": {"flux": {"url": URL}},
}
BOOTSTRAP = {
    "for_each": f"${{toset({json.dumps(CLUSTERS)})}}",
    "path": "clusters/${each.key}",
    "components_extra": ["image-reflector-controller"],
    "registry_credentials": "canary:password",
}


@pytest.fixture
def flux() -> Provider:
    return Provider()


@pytest.fixture
def terraform(tmp_path: Path, flux: Provider) -> Iterator[Terraform]:
    """A project that has bootstrapped two clusters."""
    project = tmp_path / "project"
    project.mkdir()
    with server.serving(flux) as environment:
        made = Terraform(project, environment)
        config = {**PROVIDER, "resource": {"flux_bootstrap_git": {"this": BOOTSTRAP}}}
        (project / "main.tf.json").write_text(json.dumps(config))
        made("init")
        made("apply", "-auto-approve")
        yield made


def test_a_state_is_described_and_let_go_of(
    terraform: Terraform, flux: Provider, tmp_path: Path
) -> None:
    known, out = tmp_path / "known_hosts", tmp_path / "fleet.py"
    known.write_text(f"{HOST_KEY}\n")
    argv = ["import", "--state", str(tmp_path), "--known-hosts", str(known), "--out", str(out)]
    done = CliRunner().invoke(cli, [*argv, "--json"])
    assert done.exit_code == 0, done.output
    clusters = json.loads(done.stdout.splitlines()[-1])["clusters"]
    assert [(one["cluster"], one["path"]) for one in clusters] == [
        (name, f"clusters/{name}") for name in CLUSTERS
    ]
    assert "canary" not in done.output + out.read_text()

    removed = (tmp_path / "fleet.removed" / "1.tf").read_text()
    (terraform.folder / "main.tf.json").write_text(json.dumps(PROVIDER))
    (terraform.folder / "removed.tf").write_text(removed)
    assert set(terraform.changes()) == {f'flux_bootstrap_git.this["{name}"]' for name in CLUSTERS}
    terraform("apply", "-auto-approve")
    assert terraform("state", "list").strip() == ""
    assert [verb for verb, _, _ in flux.world.calls] == ["create", "create"], "nothing is destroyed"
    assert terraform.changes() == {}

"""The schemas that constructs and test providers are held against are those of the prebuilt
bindings on PyPI."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from provisioner_cdk import App, FleetStack

from tests.support import bindings, judging
from tests.unit.provisioner_cdk.test_clouds import MORE

pytestmark = pytest.mark.real


@pytest.mark.parametrize("provider", sorted(bindings.WANTED))
def test_the_data_file_is_what_the_assembly_says(provider: str) -> None:
    committed = json.loads(bindings.FILE.read_text())
    assert bindings.extracted(provider) == committed[provider], (
        "python -m tests.support.bindings writes it anew"
    )


@pytest.mark.parametrize("provider", sorted(bindings.SUCCESSORS))
def test_the_next_major_version_of_a_provider_knows_what_we_emit(
    provider: str, tmp_path: Path
) -> None:
    schemas = {**judging.known(), provider: bindings.extracted(provider, successor=True)}
    for number, (construct, given) in enumerate(MORE):
        app = App(outdir=str(tmp_path / str(number)))
        construct(FleetStack(app, "demo"), "prod", **given)
        app.synth()
        written = tmp_path / str(number) / "stacks" / "demo" / "cdk.tf.json"
        assert judging.complaints(json.loads(written.read_text()), schemas) == []


def test_the_data_file_has_nothing_else() -> None:
    assert sorted(json.loads(bindings.FILE.read_text())) == sorted(bindings.WANTED)

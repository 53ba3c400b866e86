from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from provisioner_cdk import App, FleetStack

Synth = Callable[[], dict[str, Any]]


@pytest.fixture
def app(tmp_path: Path) -> App:
    return App(outdir=str(tmp_path))


@pytest.fixture
def stack(app: App) -> FleetStack:
    return FleetStack(app, "demo")


@pytest.fixture
def synth(app: App, tmp_path: Path) -> Synth:
    """Writes the app's only stack, through `app.synth()` as users do, and reads it."""

    def run() -> dict[str, Any]:
        app.synth()
        (written,) = tmp_path.glob("stacks/*/cdk.tf.json")
        found: dict[str, Any] = json.loads(written.read_text())
        return found

    return run

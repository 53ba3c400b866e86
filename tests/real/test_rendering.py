"""Our rendering against `flux install --export`: the same objects, in the same order, in the same
bytes.

Every option set is data in tests/cases/flux/install.json. The flux CLI here embeds the distribution
that is put together from the same modules, so what is compared is the rendering, not the
distribution.
"""

from __future__ import annotations

import json
import subprocess
import time
from pathlib import Path
from typing import Any

import msgspec
import pytest

from provisioner.base import yaml_reader
from provisioner.base.run_context import RunContext
from provisioner.distribution import find, known
from provisioner.flux import files, pins, render, yamls
from provisioner.handover.fleet import COMPONENTS, GitOps
from provisioner.sandbox.building import parts
from tests.conftest import CASES

pytestmark = pytest.mark.real

INSTALLS = json.loads((CASES / "flux" / "install.json").read_text())


@pytest.fixture(scope="module")
def manifests(tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    place = tmp_path_factory.mktemp("distribution")
    gitops = GitOps(distribution=str(parts.distribution()))
    return find.find(
        gitops,
        RunContext(),
        lock=place / "provisioner.lock.json",
        cache=place / "cache",
        sink=lambda event: None,
    )


def exported(flags: list[str], home: Path) -> str:
    argv = [str(parts.binary("flux")), "install", "--export", *flags]
    done = subprocess.run(
        argv, env={"HOME": str(home)}, capture_output=True, text=True, timeout=60, check=True
    )
    return done.stdout


@pytest.mark.parametrize("case", [pytest.param(case, id=case["name"]) for case in INSTALLS])
def test_it_is_what_flux_install_exports(
    case: dict[str, Any], manifests: dict[str, str], tmp_path: Path
) -> None:
    gitops = msgspec.convert(case["gitops"], GitOps)
    ours, theirs = render.components(gitops, manifests), exported(case["flags"], tmp_path)
    expected = yaml_reader.load(theirs, "flux install --export")
    for mine, other in zip(ours, expected, strict=True):
        assert mine == other
    text = files.render(gitops, ours, [])[files.COMPONENTS]
    assert files.same(text, theirs)
    assert text == theirs


@pytest.mark.parametrize("newer", [False, True])
def test_pinned_images_are_what_kustomize_builds(
    newer: bool, manifests: dict[str, str], tmp_path: Path
) -> None:
    """Or Flux would start each controller anew after a first install. Files that the flux command
    line writes later for another version are built as they are, without an old image."""
    gitops = GitOps()
    components = render.components(gitops, manifests)
    entries = pins.of(gitops, components, known.images()).entries
    assert len(entries) == 4
    if newer:
        components = yaml_reader.load(yamls.dump(components).replace(":v1.", ":v1.99."), "newer")
    texts = files.render(gitops, components, [], entries)
    for name, text in texts.items():
        (tmp_path / name).write_text(text)
    argv = [str(parts.binary("kustomize")), "build", str(tmp_path)]
    done = subprocess.run(argv, capture_output=True, text=True, timeout=60, check=True)
    built = {
        json.dumps(item, sort_keys=True) for item in yaml_reader.load(done.stdout, "kustomize")
    }
    expected = components if newer else pins.applied(components, entries)
    assert built == {json.dumps(item, sort_keys=True) for item in expected}


def test_flux_says_the_version_of_the_distribution(tmp_path: Path) -> None:
    said = (parts.distribution() / "VERSION").read_text().strip()
    assert said == GitOps().flux_version
    argv = [str(parts.binary("flux")), "--version"]
    done = subprocess.run(
        argv, env={"HOME": str(tmp_path)}, capture_output=True, text=True, check=True
    )
    assert done.stdout.strip() == f"flux version {said.removeprefix('v')}"


def test_the_distribution_has_all_components_but_source_watcher(manifests: dict[str, str]) -> None:
    images = ("image-reflector-controller", "image-automation-controller")
    assert sorted(manifests) == sorted(
        f"{name}.yaml" for name in (*COMPONENTS, *images, "rbac", "policies")
    )


def test_rendering_is_quick(manifests: dict[str, str]) -> None:
    gitops = GitOps(namespace="quick")
    started = time.monotonic()
    objects = render.components(
        gitops, {name: f"{text}\n# read anew\n" for name, text in manifests.items()}
    )
    assert time.monotonic() - started < 0.3
    assert len(objects) == 32

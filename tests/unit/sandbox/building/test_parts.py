"""Where parts lie, and that another go.mod means another folder."""

from __future__ import annotations

from pathlib import Path

import pytest

from provisioner.base.errors import BadInput
from provisioner.sandbox.building import builder, parts, recipes, toolchain


@pytest.fixture
def sources(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A graph of our own, with a second one inside it."""
    root = tmp_path / "sources"
    for name in (
        "go.mod",
        "go.sum",
        "etcd/main.go",
        "gitea/go.mod",
        "gitea/go.sum",
        "gitea/tools.go",
    ):
        (root / name).parent.mkdir(parents=True, exist_ok=True)
        (root / name).write_text(name)
    monkeypatch.setattr(parts, "SOURCES", root)
    monkeypatch.setenv("PROVISIONER_CACHE", str(tmp_path / "cache"))
    return root


@pytest.mark.parametrize("name", ["go.mod", "go.sum", "etcd/main.go"])
def test_other_sources_are_another_folder(sources: Path, name: str) -> None:
    before, gitea = parts.cache(), parts.cache("gitea")
    (sources / name).write_text("changed")
    assert parts.cache() != before
    assert parts.cache("gitea") == gitea


@pytest.mark.parametrize("name", ["ENVIRONMENT", "ARGUMENTS", "LINKER"])
def test_another_way_of_building_is_another_folder(
    name: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    before, gitea = parts.cache(), parts.cache("gitea")
    monkeypatch.setattr(recipes, name, "changed")
    assert parts.cache() != before
    assert parts.cache("gitea") != gitea


def test_the_inner_graph_is_its_own(sources: Path) -> None:
    before, gitea = parts.cache(), parts.cache("gitea")
    (sources / "gitea" / "go.mod").write_text("changed")
    assert parts.cache() == before
    assert parts.cache("gitea") != gitea


def test_the_cache_is_where_the_user_wants_it(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setenv("HOME", str(tmp_path))
    monkeypatch.delenv("PROVISIONER_CACHE", raising=False)
    monkeypatch.delenv("XDG_CACHE_HOME", raising=False)
    assert parts.cache().parent == tmp_path / ".cache" / "provisioner"
    monkeypatch.setenv("XDG_CACHE_HOME", "/x")
    assert parts.cache().parent == Path("/x/provisioner")
    monkeypatch.setenv("PROVISIONER_CACHE", "/own")
    assert parts.cache().parent == Path("/own")


def test_what_is_not_built_says_how_to_build_it(sources: Path) -> None:
    hint = r"not built on this machine. Run `provisioner sandbox build` first."
    with pytest.raises(BadInput, match=rf"sandbox part etcd: {hint}"):
        parts.binary("etcd")
    with pytest.raises(BadInput, match=rf"the sandbox's Flux distribution: {hint}"):
        parts.distribution()
    assert parts.missing() == list(parts.DEFAULT)


def test_what_is_built_is_found(sources: Path) -> None:
    parts.place("etcd").parent.mkdir(parents=True)
    parts.place("etcd").touch()
    assert parts.binary("etcd") == parts.cache() / "bin" / "etcd"
    assert "etcd" not in parts.missing()


def test_the_package_brings_its_sources() -> None:
    names = {file.relative_to(parts.SOURCES).as_posix() for file in parts.sources(parts.SOURCES)}
    assert {"go.mod", "go.sum", "tools.go", "etcd/main.go", "kustomize/main.go"} <= names


def test_an_image_of_the_older_flux_runs_the_older_binary_once_it_is_built(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setenv("PROVISIONER_CACHE", str(tmp_path))
    name = "older-source-controller"
    assert parts.cache(name) != parts.cache()
    for built in ("source-controller", "helm-controller"):
        parts.place(built).parent.mkdir(parents=True, exist_ok=True)
        parts.place(built).touch()
    old = toolchain.pinned(recipes.RECIPES[name].module, parts.graph(name))
    assert parts.running("source-controller", old) == parts.place("source-controller")
    parts.place(name).parent.mkdir(parents=True)
    parts.place(name).touch()
    assert parts.running("source-controller", old) == parts.place(name)
    assert parts.running("source-controller", "v1.9.4") == parts.place("source-controller")
    assert parts.running("helm-controller", old) == parts.place("helm-controller")


def test_what_pieces_of_the_platform_run_is_no_part_of_the_default_sandbox() -> None:
    assert not {*parts.PLATFORM} & {*parts.DEFAULT, *parts.EXTRA}
    graphs = {parts.graph(name) for name in parts.PLATFORM}
    assert parts.graph("etcd") not in graphs


def test_nobody_builds_the_older_flux_by_the_way() -> None:
    assert not {*parts.DEFAULT, *parts.EXTRA} & {*parts.OLDER_FLUX, parts.OLDER_DISTRIBUTION}
    assert builder.order(parts.OLDER_FLUX) == list(parts.OLDER_FLUX)
    assert builder.order([parts.OLDER_DISTRIBUTION]) == ["kustomize", parts.OLDER_DISTRIBUTION]


@pytest.mark.parametrize(
    ("name", "command"),
    [("etcd", "provisioner sandbox build`"), ("flux", "provisioner sandbox build --flux`")]
    + [(name, "provisioner sandbox build --platform`") for name in parts.PLATFORM],
)
def test_a_part_that_is_not_built_names_the_command_that_builds_it(
    name: str, command: str, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setenv("PROVISIONER_CACHE", str(tmp_path))
    with pytest.raises(BadInput) as caught:
        parts.binary(name)
    assert command in caught.value.hint


def test_prometheus_alone_gets_the_json_that_its_go_has_by_default() -> None:
    """Everything else would be built again if its method changed."""
    given = {name: recipe.environment() for name, recipe in recipes.RECIPES.items()}
    assert given["prometheus"] == {"CGO_ENABLED": "0", "GOEXPERIMENT": ""}
    assert given["gitea"] == {"CGO_ENABLED": "1"}
    assert [name for name, env in given.items() if "GOEXPERIMENT" in env] == [
        "prometheus",
        "promtool",
    ]
    assert len(recipes.RECIPES["etcd"].method()) == 7

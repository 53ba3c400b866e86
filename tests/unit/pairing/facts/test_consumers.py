"""Which facts the manifests in Git use, read without building them."""

from __future__ import annotations

import posixpath
from collections.abc import Mapping

import pytest

from provisioner.flux.facts import PLAIN, PRIVATE
from provisioner.pairing.branch.facts.consumers import Consumer, Scope, consumers
from provisioner.pairing.branch.facts.manifests import Manifests

SCOPE = Scope(base="clusters/c1", directory="clusters/c1/flux-system", namespace="flux-system")
APPS = """\
apiVersion: kustomize.toolkit.fluxcd.io/v1
kind: Kustomization
metadata: {name: apps, namespace: flux-system}
spec:
  path: ./apps
  sourceRef: {kind: GitRepository, name: flux-system}
  postBuild:
    substitute: {own: x}
    substituteFrom:
      - {kind: ConfigMap, name: provisioner-facts, optional: true}
      - {kind: Secret, name: provisioner-secret-facts}
"""
CHILD = "clusters/c1/apps.yaml"
USES = "apiVersion: v1\nkind: ConfigMap\nmetadata: {name: a}\ndata: {key: '${%s}'}\n"
LITERAL = "literals: ['x=${a}']"
DISABLED = "kustomize.toolkit.fluxcd.io/substitute: disabled"


class Texts:
    """A tree of files in memory."""

    def __init__(self, files: Mapping[str, str]) -> None:
        self._files = {posixpath.normpath(path): text for path, text in files.items()}

    def within(self, folder: str) -> tuple[Mapping[str, str], list[str]]:
        start = "" if folder == "." else f"{folder}/"
        below = {p.removeprefix(start): t for p, t in self._files.items() if p.startswith(start)}
        names = {path.partition("/")[0] for path in below if "/" in path}
        return {name: text for name, text in below.items() if "/" not in name}, sorted(names)


def taking(files: Mapping[str, str]) -> list[Consumer]:
    return consumers(Manifests(Texts(files)), SCOPE)


def uses(files: Mapping[str, str]) -> dict[str, tuple[str, bool]]:
    (one,) = taking({CHILD: APPS, **files})
    return dict(one.uses)


def test_a_kustomization_that_takes_facts() -> None:
    (one,) = taking({CHILD: APPS, "apps/a.yaml": USES % "vpc"})
    assert one == Consumer(
        name="apps",
        file=CHILD,
        sources={PLAIN: True, PRIVATE: False},
        uses={"vpc": ("apps/a.yaml", True)},
        known=frozenset({"own"}),
    )


@pytest.mark.parametrize(
    ("given", "instead"),
    [
        ("kind: GitRepository", "kind: OCIRepository"),
        ("name: flux-system}", "name: other}"),
        ("namespace: flux-system", "namespace: elsewhere"),
        ("kustomize.toolkit.fluxcd.io/v1", "kustomize.config.k8s.io/v1beta1"),
        ("kind: Kustomization", "kind: Other"),
    ],
)
def test_one_that_has_nothing_to_do_with_it(given: str, instead: str) -> None:
    files = {CHILD: APPS.replace(given, instead), "apps/a.yaml": USES % "vpc"}
    assert taking(files) == []


def test_a_config_map_of_that_name_is_not_a_secret() -> None:
    text = APPS.replace("kind: Secret", "kind: ConfigMap").replace(
        "name: provisioner-facts", "name: o"
    )
    assert taking({CHILD: text}) == []


@pytest.mark.parametrize(
    "between",
    [
        {"clusters/c1/deep/er/apps.yaml": APPS},
        {"clusters/c1/kustomization.yaml": "resources: [../base]", "clusters/base/apps.yaml": APPS},
        {
            "clusters/c1/infra.yaml": APPS.replace("./apps", "./infra").partition("  postBuild")[0],
            "infra/more/apps.yaml": APPS,
        },
        {CHILD: APPS, "apps/round.yaml": APPS},
    ],
)
def test_it_is_reached_through_others(between: dict[str, str]) -> None:
    names = [(one.name, dict(one.uses)) for one in taking({**between, "apps/a.yaml": USES % "vpc"})]
    assert set(map(str, names)) == {str(("apps", {"vpc": ("apps/a.yaml", True)}))}


def test_flux_own_folder_and_what_no_kustomization_names_is_not_read() -> None:
    assert taking({"clusters/c1/flux-system/apps.yaml": APPS}) == []
    named = {"clusters/c1/kustomization.yaml": "resources: []", CHILD: APPS}
    assert taking(named) == []


KEEP = "apps/kustomization.yaml"


@pytest.mark.parametrize(
    ("files", "found"),
    [
        ({"apps/a.txt": "${vpc}"}, {}),
        ({"apps/a.yaml": f"# ${{vpc}}\n{USES % 'b'}"}, {"b": "apps/a.yaml"}),
        ({"apps/in/a.yml": USES % "vpc"}, {"vpc": "apps/in/a.yml"}),
        ({"apps/a.yaml": USES % "vpc:=none"}, {}),
        ({"apps/a.yaml": "not: [yaml ${vpc}"}, {}),
        (
            {KEEP: "resources: [b.yaml]", "apps/a.yaml": USES % "a", "apps/b.yaml": USES % "b"},
            {"b": "apps/b.yaml"},
        ),
        ({KEEP: "resources: [../lib]", "lib/a.yaml": USES % "a"}, {"a": "lib/a.yaml"}),
        ({KEEP: "resources: ['https://example.com/${a}', ../../.., gone.yaml]"}, {"a": KEEP}),
        ({KEEP: f"configMapGenerator: [{{{LITERAL}}}]"}, {"a": KEEP}),
        ({KEEP: "resources: [.]\nnamespace: ${a}"}, {"a": KEEP}),
        ({KEEP: "patches: [{path: p.yaml}]", "apps/p.yaml": USES % "a"}, {"a": "apps/p.yaml"}),
        ({KEEP: "patches: [{patch: '- op: ${a}'}]"}, {"a": KEEP}),
        (
            {KEEP: "configMapGenerator: [{files: [k=f.txt]}]", "apps/f.txt": "${a}"},
            {"a": "apps/f.txt"},
        ),
        ({KEEP: "secretGenerator: [{files: [f.txt]}]", "apps/f.txt": "${a}"}, {}),
        (
            {
                KEEP: "configMapGenerator: "
                f"[{{{LITERAL}, options: {{annotations: {{{DISABLED}}}}}}}]"
            },
            {},
        ),
        (
            {
                KEEP: f"generatorOptions: {{labels: {{{DISABLED}}}}}\n"
                f"configMapGenerator: [{{{LITERAL}}}]"
            },
            {},
        ),
        (
            {
                KEEP: f"resources: [a.yaml]\ncommonAnnotations: {{{DISABLED}}}",
                "apps/a.yaml": USES % "a",
            },
            {},
        ),
    ],
)
def test_what_is_read_of_a_path(files: dict[str, str], found: dict[str, str]) -> None:
    assert {name: file for name, (file, _) in uses(files).items()} == found
    assert all(certain for _, certain in uses(files).values())


@pytest.mark.parametrize(
    ("line", "instead"),
    [
        ("  path: ./apps", "  path: [a, {b: c}]"),
        ("    substitute: {own: x}", "    substitute: [own]"),
        (
            "      - {kind: ConfigMap, name: provisioner-facts, optional: true}",
            "      - {}\n      - a",
        ),
        ("  path: ./apps", "  path: ./apps\n  components: 3\n  patches: {a: [b]}"),
        ("metadata: {name: apps, namespace: flux-system}", "metadata: [apps]"),
        ("  sourceRef: {kind: GitRepository, name: flux-system}", "  sourceRef: apps"),
    ],
)
def test_any_shape_is_borne(line: str, instead: str) -> None:
    assert line in APPS
    odd = ("patches: 3", "resources: {a: [b]}", "patches: [{path: [3]}]", "configMapGenerator: [3]")
    for text in odd:
        taking({CHILD: APPS.replace(line, instead), KEEP: text})


@pytest.mark.parametrize(
    "files",
    [
        {".sourceignore": "apps/a.yaml", "apps/a.yaml": USES % "a"},
        {"apps/.sourceignore": "a.yaml", "apps/a.yaml": USES % "a"},
        {
            KEEP: f"resources: [a.yaml]\npatches: [{{patch: '{DISABLED}'}}]",
            "apps/a.yaml": USES % "a",
        },
        {
            KEEP: "resources: [a.yaml]\npatches: [{path: p.yaml}]",
            "apps/a.yaml": USES % "a",
            "apps/p.yaml": f"metadata: {{annotations: {{{DISABLED}}}}}\n",
        },
    ],
)
def test_what_may_be_left_out_is_doubtful(files: dict[str, str]) -> None:
    assert uses(files)["a"] == ("apps/a.yaml", False)


def test_a_suspended_one_breaks_nothing() -> None:
    text = APPS + "  suspend: true\n"
    (one,) = taking({CHILD: text, "apps/a.yaml": USES % "a"})
    assert one.uses == {"a": ("apps/a.yaml", False)}


def test_patches_in_the_kustomization_itself() -> None:
    (one,) = taking({CHILD: APPS + "  patches: [{patch: 'x: ${a}'}]\n"})
    assert one.uses == {"a": (CHILD, True)}


def test_components_of_the_kustomization_itself() -> None:
    files = {CHILD: APPS + "  components: [../lib]\n", "lib/a.yaml": USES % "a"}
    (one,) = taking(files)
    assert one.uses == {"a": ("lib/a.yaml", True)}

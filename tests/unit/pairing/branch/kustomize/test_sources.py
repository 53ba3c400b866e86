"""What a user's kustomization.yaml may name: files of its repository."""

from __future__ import annotations

from pathlib import Path

import pytest

from provisioner.base import programs
from provisioner.base.errors import BadInput
from provisioner.pairing.branch.kustomize import build, sources

OWN = "clusters/c1/flux-system/kustomization.yaml"
NOT_HERE = "which is not in the repository"
REFUSED = {
    "a resource at a URL": "resources:\n- https://example.com/x.yaml\n",
    "a repository as a resource": "resources:\n- github.com/org/repo//base?ref=v1\n",
    "a repository over SSH": "resources:\n- git@example.com:org/repo.git//base\n",
    "a repository with a scheme": "resources:\n- ssh://git@example.com/org/repo\n",
    "a repository named for git": "resources:\n- git::file:///srv/repo\n",
    "a local repository": "resources:\n- file:///srv/repo\n",
    "a base": "bases:\n- http://169.254.169.254/latest\n",
    "a component": "components:\n- https://example.com/org/repo//c\n",
    "a list that goes on": "resources: [mine.yaml,\n  https://example.com/x]\n",
    "a patch": "patches:\n- path: https://example.com/p.yaml\n",
    "an old patch": "patchesStrategicMerge:\n- https://example.com/p.yaml\n",
    "an older patch": "patchesJson6902:\n- path: https://example.com/p.yaml\n",
    "a replacement": "replacements:\n- path: https://example.com/p.yaml\n",
    "a schema": "openapi:\n  path: https://example.com/o.json\n",
    "a transformer": "transformers:\n- https://example.com/t\n",
    "a file of a ConfigMap": "configMapGenerator:\n- files: [key=https://example.com/x]\n",
    "variables of a Secret": "secretGenerator:\n- envs: [https://example.com/x]\n",
    "by an alias": "x: &x [https://example.com/x]\nresources: *x\n",
    "by a merge": "x: &x {resources: [https://example.com/x]}\n<<: *x\n",
    "the parent of the repository": "resources:\n- ../../../..\n",
    "a folder of this machine": "resources:\n- /etc\n",
    "an alias in itself": "resources: &a [*a]\n",
    "no YAML": "resources: [\n",
}


def checkout(root: Path, files: dict[str, str]) -> Path:
    for name, text in files.items():
        place = root / name
        place.parent.mkdir(parents=True, exist_ok=True)
        place.write_text(text)
    return root


@pytest.mark.parametrize("text", REFUSED.values(), ids=list(REFUSED))
def test_refused_by_file_and_line(text: str, tmp_path: Path) -> None:
    root = checkout(tmp_path / "repository", {OWN: text, "clusters/c1/flux-system/mine.yaml": ""})
    with pytest.raises(BadInput) as caught:
        sources.check(root, OWN)
    assert caught.value.subject.startswith(OWN)
    assert "line " in caught.value.cause or caught.value.subject.removeprefix(f"{OWN}:").isdigit()


def test_the_line_and_the_source_are_named(tmp_path: Path) -> None:
    text = "resources:\n- mine.yaml\n- https://example.com/x.yaml\n"
    with pytest.raises(BadInput, match=f"{OWN}:3: names 'https://example.com/x.yaml', {NOT_HERE}"):
        sources.check(checkout(tmp_path, {OWN: text}), OWN)


def test_folders_that_it_names_are_looked_into(tmp_path: Path) -> None:
    files = {
        OWN: "resources:\n- ../../../base\n",
        "base/kustomization.yml": "components:\n- inner\n- .\n",
        "base/inner/Kustomization": "resources:\n- https://example.com/x\n",
    }
    with pytest.raises(BadInput, match="^base/inner/Kustomization:2: names"):
        sources.check(checkout(tmp_path, files), OWN)


def test_links_do_not_lead_out(tmp_path: Path) -> None:
    root = checkout(tmp_path / "repository", {OWN: "resources:\n- out\n"})
    checkout(tmp_path / "else", {"kustomization.yaml": "resources: []\n"})
    (root / OWN).with_name("out").symlink_to(tmp_path / "else")
    with pytest.raises(BadInput, match=f"^{OWN}:2: leads out of the repository"):
        sources.check(root, OWN)


@pytest.mark.parametrize(
    ("content", "says"),
    [("a: &a [*a]\n", "contains itself, in line 1"), ("\0", "no text in line 1")],
)
def test_manifests_that_it_names_are_read_within_limits(
    content: str, says: str, tmp_path: Path
) -> None:
    files = {OWN: "resources: [mine.yaml]\n", "clusters/c1/flux-system/mine.yaml": content}
    with pytest.raises(BadInput, match=f"^clusters/c1/flux-system/mine.yaml: .*{says}"):
        sources.check(checkout(tmp_path, files), OWN)


def test_what_people_write_is_accepted(tmp_path: Path) -> None:
    text = """\
resources: [gotk-components.yaml, gotk-sync.yaml, ../../../base, absent.yaml]
patches:
- path: patch.yaml
- target: {kind: Deployment}
  patch: |
    - op: add
      path: /metadata/annotations/from
      value: https://example.com/x
patchesStrategicMerge:
- |-
  kind: ConfigMap
  data: {from: "https://example.com/x"}
configMapGenerator:
- name: files
  files: [image.bin, key=image.bin]
  literals: [url=https://example.com/x]
commonAnnotations: {from: "https://example.com/x"}
images: [{name: example.com/app, newName: "git@x:y"}]
"""
    files = {OWN: text, "base/kustomization.yaml": f"resources: [{'x' * 300}.yaml]\n"}
    root = checkout(tmp_path, files)
    (root / OWN).with_name("image.bin").write_bytes(b"\0\xff")
    sources.check(root, OWN)


def test_nothing_is_run_for_what_is_refused(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    ran: list[object] = []
    monkeypatch.setattr(programs, "run", lambda *given, **_more: ran.append(given))
    root = checkout(tmp_path, {OWN: "resources: [https://example.com/x]\n"})
    with pytest.raises(BadInput, match=NOT_HERE):
        build._build(root, OWN)
    assert ran == []

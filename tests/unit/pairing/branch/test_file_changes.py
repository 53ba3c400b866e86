"""Which of our files are written, decided once for all clusters of a repository; cases in
files.json."""

from __future__ import annotations

import dataclasses
from typing import Any

import msgspec
import pytest

from provisioner.base import yaml_reader
from provisioner.base.errors import BadInput, Refused
from provisioner.flux import files, yamls
from provisioner.git.clone import Clone, Files
from provisioner.pairing.branch import file_changes, identity_file
from provisioner.pairing.run.desired_state import Desired
from provisioner.pairing.run.repository_state import FileChanges
from tests.unit.pairing.branch.host import for_cluster
from tests.unit.pairing.cases import Case, cases
from tests.unit.pairing.conftest import FOLDER, with_identity


def below(folder: str, files: Files) -> Files:
    return {f"{folder}/{name}": text for name, text in files.items()}


@pytest.mark.parametrize("case", cases("files"))
def test_files(case: Case, desired: Desired) -> None:
    record = identity_file.path(desired)
    held = {**below(FOLDER, case["held"]), record: with_identity(desired)[record]}
    if "refused" in case:
        with pytest.raises((Refused, BadInput), match=case["refused"]):
            file_changes.decide(desired, held)
        return
    writes = file_changes.decide(desired, held)
    assert writes == {
        f"{FOLDER}/{name}": desired.files[f"{FOLDER}/{name}"] for name in case["write"]
    }


def test_a_path_that_is_shared_on_purpose_has_no_owner(desired: Desired) -> None:
    pairing = msgspec.structs.replace(desired.pairing, shared_path=True)
    shared = dataclasses.replace(desired, pairing=pairing)
    marked = {desired.kustomization: f"# Pairing: demo/c9\n{desired.files[desired.kustomization]}"}
    assert desired.kustomization not in file_changes.decide(shared, marked)
    with pytest.raises(Refused, match="belongs to cluster c9"):
        file_changes.decide(desired, marked)


def test_a_pointer_of_git_lfs_is_refused(desired: Desired) -> None:
    held = {desired.kustomization: "version https://git-lfs.github.com/spec/v1\noid sha256:0\n"}
    with pytest.raises(Refused, match="Git LFS") as caught:
        file_changes.decide(desired, held)
    assert ".gitattributes" in caught.value.hint


def test_a_refusal_of_one_cluster_stops_no_other(desired: Desired, opened: Clone) -> None:
    theirs = {desired.kustomization: "resources: []\n"}
    opened.publish(lambda: theirs, lambda: "A kustomization that would prune Flux")
    other = for_cluster(desired, "c2")
    changes = file_changes.decide_all(opened, [desired, other])
    assert changes.head == opened.head
    assert set(changes.refused) == {"c1"}
    assert changes.held == {"c1": theirs, "c2": {}}
    assert changes.writes == {"c1": {}, "c2": with_identity(other)}
    assert changes.files == with_identity(other), (
        "the one commit holds nothing of the refused cluster"
    )


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("a: 1\nb: \udcff\n", "a byte that is no text in line 2"),
        ("a: 1\n\0", "a byte that is no text in line 2"),
        ("a: &a [*a]\n", "an alias that contains itself, in line 1"),
    ],
)
@pytest.mark.parametrize("name", ["gotk-components.yaml", "gotk-sync.yaml", "kustomization.yaml"])
def test_what_must_not_be_read_is_not_overwritten(
    desired: Desired, name: str, text: str, says: str
) -> None:
    path = f"{FOLDER}/{name}"
    with pytest.raises(BadInput, match=f"^{path}: .*{says}"):
        file_changes.decide(desired, {path: text})


def test_a_large_file_stops_its_cluster_alone(
    desired: Desired, opened: Clone, monkeypatch: pytest.MonkeyPatch
) -> None:
    opened.publish(lambda: {desired.kustomization: "#" * 5000}, lambda: "Large")
    monkeypatch.setattr(yaml_reader, "LARGEST", 4000)
    other = for_cluster(desired, "c2")
    changes = file_changes.decide_all(opened, [desired, other])
    assert f"{desired.kustomization}: has" in str(changes.refused["c1"])
    assert changes.writes == {"c1": {}, "c2": with_identity(other)}


def test_files_are_read_at_a_revision(desired: Desired, opened: Clone) -> None:
    before = opened.head
    opened.publish(lambda: {**desired.files, f"{FOLDER}/mine.yaml": "m: 1\n"}, lambda: "Ours")
    assert file_changes.read(opened, desired) == desired.files, "and nothing that is not ours"
    assert file_changes.read(opened, desired, before) == {}


def changes_of(held: Files, writes: Files) -> FileChanges:
    return FileChanges(head=None, held={"c1": held}, writes={"c1": writes}, refused={})


def test_the_commit_message_names_clusters_and_files(desired: Desired) -> None:
    sync, components = f"{FOLDER}/gotk-sync.yaml", f"{FOLDER}/gotk-components.yaml"
    text = file_changes.message([desired], changes_of({}, {sync: "x"}))
    assert text.splitlines()[0] == "Pair c1 with Flux v2.9.4"
    assert "Fleet: demo" in text
    assert f"- {sync}" in text
    older = {components: "# Flux Version: v2.8.0\n"}
    text = file_changes.message([desired], changes_of(older, {sync: "x"}))
    assert text.splitlines()[0] == "Upgrade c1 to Flux v2.9.4"


def test_clusters_whose_files_stay_are_not_in_the_message(desired: Desired) -> None:
    other = for_cluster(desired, "c2")
    changes = FileChanges(
        head=None,
        held={"c1": {}, "c2": dict(other.files)},
        writes={"c1": dict(desired.files), "c2": {}},
        refused={},
    )
    assert "c2" not in file_changes.message([desired, other], changes)


def test_a_kustomization_must_name_both_of_our_files(desired: Desired) -> None:
    for text in ("- gotk-sync.yaml\n", "- gotk-components.yaml\n"):
        held = {desired.kustomization: f"resources:\n{text}"}
        with pytest.raises(Refused, match="gotk-components.yaml and gotk-sync.yaml") as caught:
            file_changes.decide(desired, held)
        assert "Flux would remove itself" in caught.value.hint
    own = "resources:\n- gotk-sync.yaml\n- gotk-components.yaml\n- mine.yaml\n"
    assert desired.kustomization not in file_changes.decide(desired, {desired.kustomization: own})


@pytest.mark.parametrize(
    ("theirs", "refused"),
    [("v2.9.5", True), ("v3.0.0", True), ("v2.9.4", False), ("v2.9.3", False), ("odd", False)],
)
def test_files_of_a_newer_flux_stay(theirs: str, refused: bool, desired: Desired) -> None:
    held = {desired.components_file: f"# Flux Version: {theirs}\n"}
    if not refused:
        assert desired.components_file in file_changes.decide(desired, held)
        return
    with pytest.raises(Refused) as caught:
        file_changes.decide(desired, held)
    assert caught.value.cause == f"{FOLDER} holds Flux {theirs}; v2.9.4 would be a downgrade"
    assert f"upgrade --flux {theirs}" in caught.value.hint


@pytest.mark.parametrize(("theirs", "replaced"), [("v2.9.4", ""), ("v2.8.0", "v2.8.0")])
def test_the_version_that_is_replaced(theirs: str, replaced: str, desired: Desired) -> None:
    held = {desired.components_file: f"# Flux Version: {theirs}\n"}
    assert file_changes.replaced_version(desired, changes_of(held, {})) == replaced
    assert file_changes.replaced_version(desired, changes_of({}, {})) == ""


def test_what_became_of_the_changes() -> None:
    clone: Any = None
    refused = {"c3": Refused("c3", "no")}
    changes = FileChanges(
        head="h",
        held={"c1": {"a": "1"}, "c2": {"b": "2"}, "c3": {}},
        writes={"c1": {"a": "new"}, "c2": {}, "c3": {}},
        refused=refused,
    )
    made = file_changes.published(clone, changes, commit="abc")
    assert made.commits == {"c1": "abc", "c2": None, "c3": None}
    assert made.texts == {"c1": {"a": "new"}, "c2": {"b": "2"}, "c3": {}}
    assert made.written == {"c1": ["a"], "c2": [], "c3": []}
    assert (made.refused, made.pending, made.how) == (refused, {}, "")
    others = file_changes.published(clone, changes, commit="abc", changed=["c2"])
    assert others.commits == {"c1": None, "c2": "abc", "c3": None}
    nobody = file_changes.published(clone, changes, commit="abc", changed=[])
    assert set(nobody.commits.values()) == {None}


DECRYPTED = {"decryption": {"provider": "sops"}}
WAITING = {"wait": True, "timeout": "3m"}


@pytest.mark.parametrize(
    ("fields", "paired", "lost"),
    [
        pytest.param(DECRYPTED, False, "decryption", id="first pairing"),
        pytest.param(WAITING, False, "", id="nothing that decides what is applied"),
        pytest.param(DECRYPTED, True, "", id="ours, edited by hand"),
    ],
)
def test_a_file_of_somebody_else_loses_nothing_that_flux_delivers_by(
    fields: dict[str, Any], paired: bool, lost: str, desired: Desired
) -> None:
    path = f"{desired.directory}/gotk-sync.yaml"
    more = {**desired.root, "spec": {**desired.root["spec"], **fields}}
    theirs = yamls.dump([desired.source, more])
    held = {**desired.files, desired.kustomization: files.kustomization(), path: theirs}
    if paired:
        held |= with_identity(desired)
        held[path] = theirs
    if lost:
        with pytest.raises(Refused, match=f"{path}: Kustomization has {lost}, which pairing"):
            file_changes.decide(desired, held)
    else:
        assert path in file_changes.decide(desired, held)

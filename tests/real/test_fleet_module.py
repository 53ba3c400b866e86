"""modules/fleet, the fleet in HCL: it refuses in a plan what the reader of the handover refuses,
with the same words, and hands over what the constructs hand over."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from copy import deepcopy
from pathlib import Path
from typing import Any

import pytest

from provisioner.base.errors import BadInput
from provisioner.handover import read
from tests.fleet_module import files, hcl
from tests.real.fleet_module import Module
from tests.unit.handover.cases import CASES, GOOD, REFUSED, merged

pytestmark = pytest.mark.real

HINT = f". {read.HINT}"
# What Terraform itself refuses or changes before a module sees it.
TERRAFORMS_OWN = {
    "a token instead of a reference": "refused in its own words",
    "a list of clusters": "refused in its own words",
    "a cluster that is a string": "refused in its own words",
    "a word for a bool": "refused in its own words",
    "an App's key in the handover": "left out, with a warning of OpenTofu",
    "a path alone": "refused in its own words",
    "a wrong type names the entry": "made the right type",
    "a misspelt field": "left out, with a warning of OpenTofu",
    "a field that monitoring does not have": "left out, with a warning of OpenTofu",
    "a key in the handover itself": "left out, with a warning of OpenTofu",
    "a bare host": "the module adds https://",
    "a server that is no URL": "the module adds https://",
    "a fraction as a fact": "made a text",
    "a list as a fact": "refused in its own words",
    "a list of facts": "refused in its own words",
    "a secret fact that holds the secret": "refused in its own words",
    "no path": "the module has a default",
    "an escape sequence in a variable": "inside JSON, which the reader looks into",
}
SORTS = ("clusters", "repositories", "pairings")


@pytest.fixture
def module(tmp_path: Path) -> Module:
    return Module(tmp_path)


def refused() -> Iterator[tuple[str, dict[str, Any]]]:
    for name in REFUSED:
        for case in json.loads((CASES / f"{name}.json").read_text()):
            if case["what"] not in TERRAFORMS_OWN and "with" in case and "and" not in case:
                yield case["what"], case["with"]


# What Terraform has no function for, what several pieces say together, and keys of maps.
LEFT_TO_THE_READER = (
    "a public key with a typing error",
    "two ways to decrypt",
    "a delivery of encrypted files without a key",
    "a pattern that is none",
    "a pattern that Go does not know",
    "metadata that is no name",
    "Flagger in Flux's namespace",
    "two metrics of one name",
    "two alert providers of one name",
    "a metric that no Prometheus answers",
    "a metric of Graphite without an address",
    "a second piece of Flagger",
    "a Kustomization that another piece has",
    "the name of Flux's own Kustomization",
    "a deploy key for a repository that the fleet does not have",
    "tags that are no regular expression",
    "excluded tags that are no regular expression",
    "tags with a lookahead, which Go does not know",
    "a group that the tags do not have",
    "the branch of provisioner's own change requests",
    "the address of a webhook in the values of Flagger",
    "two images of one name",
    "a change request on a host without any",
    "a branch of its own that clusters follow",
    "images in a Flux without their controllers",
    "images on a Flux that has them only as a trial",
    "commits signed with SSH on a Flux that cannot",
    "unsigned commits to a repository that is verified",
    "two automations of one cluster that push to one branch",
    "Flagger without helm-controller",
    "Flagger with an old Flux",
    "two sources of one alias",
    "two artifacts of one name",
    "a copy of a source that is not named",
    "the revision of a source that is not named",
    "a capture without a pattern",
    "a pattern in a source that is not named",
    "a delivery from artifacts that only the cluster names",
    "the chart of a generated artifact named",
    "a generator without source-watcher",
    "a generator on a Flux that has none",
    "a pattern on a Flux that knows none",
    "artifacts of another namespace in a lockdown",
    "artifacts that wait for themselves",
)


def of_one_entry() -> Iterator[tuple[str, str, dict[str, Any]]]:
    """The cases in which one entry of one map is wrong by itself: what, the map, the entry."""
    for what, patch in refused():
        for sort in SORTS if what not in LEFT_TO_THE_READER else ():
            for name, change in (patch.get(sort) or {}).items():
                entry = merged(deepcopy(GOOD[sort].get(name, {})), change)
                if change is not None and read_alone(sort, "n", entry):
                    yield what, sort, entry


def read_alone(sort: str, name: str, entry: dict[str, Any]) -> str:
    """What the reader says of a handover with this entry; empty if it accepts it."""
    handover: dict[str, Any] = {
        "version": 1,
        "fleet": "demo",
        "clusters": {name: {"kind": "existing", "context": "c"}} if sort == "pairings" else {},
        "repositories": {"fleet": GOOD["repositories"]["fleet"]} if sort == "pairings" else {},
        "pairings": {},
    }
    handover[sort] = {name: entry}
    if management := entry.get("management"):
        handover["clusters"].setdefault(management, {"kind": "existing", "context": "c"})
        handover["repositories"] = {"fleet": GOOD["repositories"]["fleet"]}
        paired = {"cluster": management, "repository": "fleet", "path": "management"}
        handover["pairings"] = {management: paired}
    if sort == "pairings":
        entry |= {"cluster": name, "repository": "fleet"}
    try:
        read.from_object(handover, "S")
    except BadInput as error:
        return words(error)
    return ""


def words(error: BadInput) -> str:
    """Without the source and the hint to the schema; what nobody would see as the module shows
    it."""
    said = str(error).removeprefix("S: ").replace(HINT, "")
    return re.sub(r"\\(x[0-9a-f]{2}|u[0-9a-f]{4})", "?", said)


def test_a_plan_refuses_what_the_reader_refuses_with_the_same_words(module: Module) -> None:
    """OpenTofu names the entries that break one rule of a variable, and the next rule afterwards;
    Terraform names all at once."""
    given: dict[str, Any] = {"fleet": "demo", "clusters": {}, "repositories": {}, "pairings": {}}
    left: dict[tuple[str, str], str] = {}
    for number, (_what, sort, entry) in enumerate(of_one_entry()):
        name = f"n{number}"
        left[sort, name] = read_alone(sort, name, entry)
        given[sort][name] = entry
    assert len(left) > 120
    while left:
        said = module.errors(given)
        named = [place for place, words in left.items() if words in said]
        assert named, f"{sorted(left.values())}\n{said}"
        for sort, name in named:
            del left[sort, name], given[sort][name]


@pytest.mark.parametrize(
    "what",
    [
        "a pairing of nothing",
        "a pairing under another cluster's key",
        "a repository that is not there",
        "two on one path",
        "two on one path, written differently",
        "only one of two shares",
        "a management cluster that is not there",
        "a cluster that is its own management cluster",
        "a repository of a management cluster that is not paired",
    ],
)
def test_what_entries_say_together(module: Module, what: str) -> None:
    (patch,) = [patch for name, patch in refused() if name == what]
    handover = json.loads(json.dumps(merged(deepcopy(GOOD), patch), sort_keys=True))
    with pytest.raises(BadInput) as wrong:
        read.from_object(handover, "S")
    assert module.errors(handover) == [words(wrong.value)]


def test_the_good_handover_passes_through(module: Module) -> None:
    printed = json.loads(module.outputs(GOOD))
    assert read.from_object(printed, "module") == read.from_object(GOOD, "good")


def test_the_files_are_laid_out_as_terraform_does_it() -> None:
    for name, text in files.terraform().items():
        assert (files.FOLDER / name).read_text() == hcl.formatted(text)

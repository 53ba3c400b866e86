"""The handover's reader against cases/handover: what is accepted, and what each refusal says."""

from __future__ import annotations

import io
import json
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import msgspec
import pytest

from provisioner.base.errors import BadInput
from provisioner.handover import fleet, read
from tests.unit.handover.cases import CASES, GOOD, REFUSED, cases, text

Reading = Callable[[bytes], fleet.Fleet]


def from_file(name: str) -> fleet.Fleet:
    return read.from_object(*read.decoded(name))


@pytest.fixture
def reading(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Reading:
    """Reads a handover from a file with the name CASE."""
    monkeypatch.chdir(tmp_path)

    def read_bytes(data: bytes) -> fleet.Fleet:
        Path("CASE").write_bytes(data)
        return from_file("CASE")

    return read_bytes


@pytest.mark.parametrize("case", cases(*REFUSED))
def test_refused(case: dict[str, Any], reading: Reading) -> None:
    with pytest.raises(BadInput) as caught:
        reading(text(case))
    said = str(caught.value)
    missing = [part for part in case["says"] if part not in said]
    assert not missing, said
    assert not [part for part in case.get("never", []) if part in said], said
    assert said.isprintable()
    assert caught.value.hint
    # The subject ends where the first part does: the path is exact, not only a beginning.
    assert caught.value.subject == case["says"][0].partition(": no")[0]


SOURCES = {"git_source", "oci_source", "helm_source", "bucket_source", "artifact_generator"}
DELIVERING = {*SOURCES, "sops", "egress"}  # those of tenants are in test_tenants.py


def test_the_pieces_that_deliver_are_refused_for_at_least_sixty_reasons() -> None:
    """Each of these is a case of the test above."""
    wrong = dict.fromkeys(DELIVERING, 0)
    for case in (one.values[0] for one in cases("platform")):
        assert isinstance(case, dict)
        pairings = case["with"].get("pairings", {}).values()
        pieces = [piece for one in pairings for piece in (one or {}).get("platform") or []]
        for kind in {piece.get("kind") for piece in pieces} & DELIVERING:
            wrong[kind] += 1
    assert sum(wrong.values()) >= 60
    assert all(wrong.values()), wrong


@pytest.mark.parametrize("case", cases("accepted"))
def test_accepted(case: dict[str, Any], reading: Reading) -> None:
    assert reading(text(case)).fleet


def test_good_in_every_wrapping_reads_the_same() -> None:
    output = {"sensitive": False, "type": ["object", {}], "value": GOOD}
    wrapped = (GOOD, output, {fleet.OUTPUT: output, "vpc": {"value": "x"}}, {fleet.OUTPUT: GOOD})
    found = [read.from_object(one, "x") for one in wrapped]
    assert all(one == found[0] for one in found)
    assert found[0].pairings["c1"].gitops == fleet.GitOps()
    assert found[0].pairings["c2"].deploy_key == fleet.DeployKey(algorithm="ecdsa", write=True)
    assert "idle" not in found[0].pairings


@pytest.mark.parametrize("file", sorted((CASES / "v1").glob("*.json")), ids=lambda file: file.stem)
def test_a_handover_of_an_earlier_release_reads_as_it_was_written(file: Path) -> None:
    """What `terraform output -json` printed for each example when version 1 was new. But for how
    changes get in, the pinning of images and the lockdown, every option is in it, so nothing may be
    lost or filled in."""
    written = json.loads(file.read_text())[fleet.OUTPUT]["value"]
    for repository in written["repositories"].values():
        repository |= {"changes": "push", "message_appendix": ""}
    for pairing in written["pairings"].values():
        pairing["gitops"] |= {"pin_images": True, "lockdown": False}
        own = {"hub": "", "spoke_access": "kubeconfig", "spoke_role": "", "spoke_server": ""}
        own |= {"manager": "provisioner", "distribution_artifact": ""}
        pairing["gitops"] |= own | {"cluster_type": "kubernetes", "cluster_size": ""}
        pairing["prerequisites"] = []
        pairing["labels"] = {}
        pairing["platform"] = []
        pairing |= {"facts": {}, "secret_facts": {}}
    written["waves"] = []
    read_back = msgspec.to_builtins(from_file(str(file)))
    assert _without_nulls(read_back) == _without_nulls(written)


def _without_nulls(value: Any) -> Any:
    if isinstance(value, dict):
        return {key: _without_nulls(part) for key, part in value.items() if part is not None}
    return value


def test_nested_without_end(reading: Reading) -> None:
    with pytest.raises(BadInput, match="CASE: nested too deeply"):
        reading(b"[" * 100_000)


def test_bytes_that_are_no_text(reading: Reading) -> None:
    with pytest.raises(BadInput, match="CASE: not JSON"):
        reading(b'{"version": 1, "fleet": "\xff\xfe"}')


@pytest.mark.parametrize(
    "encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32"]
)
def test_as_powershell_writes_it(encoding: str, reading: Reading) -> None:
    written = json.dumps({**GOOD, "fleet": "demo"}, indent=2).replace("\n", "\r\n")
    assert reading(written.encode(encoding)) == reading(json.dumps(GOOD).encode())


def test_utf_16_that_is_cut_off(reading: Reading) -> None:
    with pytest.raises(BadInput, match="CASE: not JSON"):
        reading(json.dumps(GOOD).encode("utf-16")[:-1])


def test_a_file_that_is_not_there(tmp_path: Path) -> None:
    with pytest.raises(BadInput, match=r"nothing\.json: cannot be read: No such file"):
        from_file(str(tmp_path / "nothing.json"))


def test_standard_input(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(json.dumps(GOOD).encode())))
    assert from_file("-").fleet == "demo"


def test_standard_input_is_named_in_errors(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(b"{")))
    with pytest.raises(BadInput, match="standard input: not JSON"):
        from_file("-")

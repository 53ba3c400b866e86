"""Cases of the pairing tests: data in tests/cases/pairing, one file for each thing that decides."""

from __future__ import annotations

import dataclasses
import json
from collections.abc import Callable
from typing import Any

import msgspec
import pytest

from provisioner.base import keys
from provisioner.base.errors import ProvisionerError
from provisioner.git.hosts.base import HostKey
from provisioner.handover.fleet import DeployKey
from provisioner.pairing.run.desired_state import Desired
from provisioner.pairing.run.engine import Decision
from tests.conftest import CASES

Case = dict[str, Any]
# The two keys that cases name. No test changes them, so that each is made once.
OLD, NEW = keys.make("ed25519"), keys.make("ed25519")
PUBLIC = {"OLD": OLD.public, "NEW": NEW.public}


def cases(name: str, section: str = "") -> list[Any]:
    """The cases of a file, or of one of its sections, as parameters of a test."""
    content = json.loads((CASES / "pairing" / f"{name}.json").read_text())
    return [
        pytest.param(case, id=case["name"]) for case in (content[section] if section else content)
    ]


def public(name: str) -> str:
    """A real public key for `OLD` and `NEW`, any other text as it is."""
    return PUBLIC.get(name, name)


def host_keys(rows: list[list[Any]] | None) -> tuple[HostKey, ...] | None:
    """From rows of id, title, public key and, if it may write, true."""
    if rows is None:
        return None
    return tuple(
        HostKey(id=row[0], title=row[1], public=public(row[2]), write=row[3:] == [True])
        for row in rows
    )


def kept_by(desired: Desired, case: Case) -> Desired:
    """The cluster keeps the deploy key, and it may not write, unless the case says otherwise."""
    key = DeployKey(custody=case.get("custody", "cluster"), write=case.get("write", False))
    return dataclasses.replace(
        desired, pairing=msgspec.structs.replace(desired.pairing, deploy_key=key)
    )


def decided(case: Case, decide: Callable[[], Decision[Any]]) -> Decision[Any] | None:
    """The decision, held against the case; None where the case is refused, as it says."""
    if "refused" in case:
        with pytest.raises(ProvisionerError) as caught:
            decide()
        assert case["refused"] in str(caught.value)
        assert caught.value.hint, "a refusal says what would work"
        return None
    decision = decide()
    assert decision.action == case["action"], decision
    assert public(case.get("detail", "")) in decision.detail
    return decision

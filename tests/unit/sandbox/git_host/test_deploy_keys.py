"""The book of deploy keys behaves as a Git host does."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from typing import TYPE_CHECKING

import pytest

from provisioner.base import keys
from provisioner.base.errors import BadInput, Refused
from provisioner.sandbox.git_host import deploy_keys

if TYPE_CHECKING:
    from pathlib import Path


def public() -> str:
    return keys.make("ed25519").public


def test_keys_come_and_go(tmp_path: Path) -> None:
    book, one = tmp_path / "keys.json", public()
    added = deploy_keys.add(book, "r", title="t", public=f"{one} somebody@somewhere", write=False)
    assert added.public == one
    assert deploy_keys.read(book) == {"r": [added]}
    assert deploy_keys.rights(book, one) == {"r": False}
    assert deploy_keys.rights(book, public()) == {}
    deploy_keys.remove(book, "r", added.id)
    deploy_keys.remove(book, "r", added.id)
    assert deploy_keys.rights(book, one) == {}
    assert book.stat().st_mode & 0o777 == 0o600


def test_a_title_or_a_key_is_taken_once_in_a_repository(tmp_path: Path) -> None:
    book, one = tmp_path / "keys.json", public()
    deploy_keys.add(book, "r", title="t", public=one, write=False)
    with pytest.raises(Refused, match="title 't' is in use"):
        deploy_keys.add(book, "r", title="t", public=public(), write=False)
    with pytest.raises(Refused, match="key SHA256:"):
        deploy_keys.add(book, "r", title="other", public=one, write=True)
    deploy_keys.add(book, "another", title="t", public=one, write=True)
    assert deploy_keys.rights(book, one) == {"r": False, "another": True}


def test_an_id_is_not_given_twice_while_another_key_is_there(tmp_path: Path) -> None:
    book = tmp_path / "keys.json"
    first, second = (
        deploy_keys.add(book, "r", title=title, public=public(), write=False) for title in "ab"
    )
    deploy_keys.remove(book, "r", first.id)
    third = deploy_keys.add(book, "r", title="c", public=public(), write=False)
    assert third.id not in (first.id, second.id)


def test_no_key_is_lost_when_several_add_at_once(tmp_path: Path) -> None:
    book = tmp_path / "keys.json"
    with ThreadPoolExecutor(8) as pool:
        added = list(
            pool.map(
                lambda number: deploy_keys.add(
                    book, "r", title=str(number), public=public(), write=False
                ),
                range(16),
            )
        )
    assert {one.title for one in deploy_keys.read(book)["r"]} == {
        str(number) for number in range(16)
    }
    assert len({one.id for one in added}) == 16


def test_what_is_no_key_is_refused(tmp_path: Path) -> None:
    with pytest.raises(BadInput, match="public key"):
        deploy_keys.add(tmp_path / "keys.json", "r", title="t", public="nonsense", write=False)
    (tmp_path / "keys.json").write_text("{")
    with pytest.raises(BadInput, match="cannot be read"):
        deploy_keys.read(tmp_path / "keys.json")

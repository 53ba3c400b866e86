"""Which entries are the same cluster under another name."""

from __future__ import annotations

from collections.abc import Collection

import pytest

from provisioner.pairing import renames
from provisioner.pairing.renames import Rename

CASES: dict[str, tuple[dict[str, Collection[str]], dict[str, str], list[Rename]]] = {
    "same": ({"prod": {"u"}}, {"production": "u"}, [Rename(old="prod", new="production", uid="u")]),
    "recorded only": ({"prod": {"", "u"}}, {"p": "u"}, [Rename(old="prod", new="p", uid="u")]),
    "led elsewhere since": (
        {"prod": {"v", "u"}},
        {"p": "u"},
        [Rename(old="prod", new="p", uid="u")],
    ),
    "another": ({"prod": {"u"}}, {"production": "v"}, []),
    "both unknown": ({"prod": {""}}, {"production": ""}, []),
    "nothing new": ({"prod": {"u"}}, {}, []),
    "two": (
        {"a": {"u"}, "b": {"v"}},
        {"c": "v", "d": "u"},
        [Rename(old="a", new="d", uid="u"), Rename(old="b", new="c", uid="v")],
    ),
}


@pytest.mark.parametrize("name", CASES)
def test_renames(name: str) -> None:
    old, new, expected = CASES[name]
    assert renames.same(old, new) == expected


def test_the_refusal_names_all_of_them_and_what_to_do() -> None:
    error = renames.refusal(CASES["two"][2])
    assert str(error) == (
        "cluster d: is the cluster that leaves the fleet as a: the UID of its kube-system "
        "namespace is u; c is b (UID v). Nothing was changed. Keep the name a in the stack, or "
        "run `provisioner unpair a` first."
    )

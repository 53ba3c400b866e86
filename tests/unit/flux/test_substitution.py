"""Which variables Flux would insist on."""

from __future__ import annotations

from typing import Any

import pytest

from provisioner.flux import substitution

OPTION = "kustomize.toolkit.fluxcd.io/substitute"


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("${a}", {"a"}),
        ("x-${a}-${b_2}.${_c}", {"a", "b_2", "_c"}),
        ("${#a} ${b^^} ${c/x/y} ${d:0:3} ${e%.*}", {"a", "b", "c", "d", "e"}),
        ("${a:=1} ${b:-2} ${c=3} ${d:?4} ${e:+5}", set()),
        ("${a:=${b}}", {"b"}),
        ("$${a} $a {a} $(a) ${", set()),
        ("$$${a}", {"a"}),
        ("$$$${a} $$ ${b}", {"b"}),
    ],
)
def test_as_flux_reads_a_text(text: str, names: set[str]) -> None:
    assert substitution.needed({"data": {"key": [text]}}) == names


@pytest.mark.parametrize(
    ("meta", "names"),
    [
        ({"annotations": {OPTION: "disabled"}}, set()),
        ({"labels": {OPTION: "disabled"}}, set()),
        ({"labels": {OPTION: "enabled"}}, {"a"}),
        ({"labels": None, "annotations": "none"}, {"a"}),
        (None, {"a"}),
    ],
)
def test_an_object_may_be_left_alone(meta: Any, names: set[str]) -> None:
    assert substitution.needed({"metadata": meta, "${a}": 1}) == names

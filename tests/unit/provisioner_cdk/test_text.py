"""Names from ids, and user text that Terraform must not evaluate."""

from __future__ import annotations

import pytest
from provisioner_cdk import text


@pytest.mark.parametrize(
    ("given", "name"),
    [
        ("c1", "c1"),
        ("Prod_1", "prod-1"),
        ("Europe/West 1", "europe-west-1"),
        ("--a..", "a"),
        ("größe", "gr-e"),
        ("__", ""),
    ],
)
def test_names(given: str, name: str) -> None:
    assert text.name(given) == name


@pytest.mark.parametrize(
    ("given", "written"),
    [
        ("plain $ % { }", "plain $ % { }"),
        ("${var.x}", "$${var.x}"),
        ("%{ if x }", "%%{ if x }"),
        ("$${a}", "$$${a}"),
        ("${TfToken[TOKEN.7]}", "${TfToken[TOKEN.7]}"),
        ("${a$${TfToken[TOKEN.7]}%{b}", '${"$"}{a${"$"}${TfToken[TOKEN.7]}${"%"}{b}'),
        (
            {"a": ["${x}", ("%{y}",)], "b": True, "c": None},
            {"a": ["$${x}", ["%%{y}"]], "b": True, "c": None},
        ),
    ],
)
def test_literal(given: object, written: object) -> None:
    assert text.literal(given) == written

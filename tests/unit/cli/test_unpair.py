"""`provisioner unpair`: what is asked before anything is deleted."""

from __future__ import annotations

import pytest

from provisioner.cli.commands import unpair


@pytest.mark.parametrize(
    ("drain", "question"),
    [
        (False, "Unpair c1, c2 (uninstall Flux, revoke the deploy keys)?"),
        (
            True,
            "Unpair c1, c2 (delete the workloads that Flux delivered, uninstall Flux, "
            "revoke the deploy keys)?",
        ),
    ],
)
def test_the_question_names_what_is_deleted(drain: bool, question: str) -> None:
    assert unpair.question(("c1", "c2"), drain=drain) == question

"""What is said of a fact that manifests use and nobody declares, and what stops a run."""

from __future__ import annotations

from typing import Any

import pytest

from provisioner.flux.facts import PLAIN, PRIVATE
from provisioner.pairing.branch.facts import check
from provisioner.pairing.branch.facts.check import FactNames
from provisioner.pairing.branch.facts.consumers import Consumer

FILE = "apps/a.yaml"


def consumer(**changes: Any) -> Consumer:
    given: dict[str, Any] = {
        "name": "apps",
        "file": "clusters/c1/apps.yaml",
        "sources": {PLAIN: False},
        "uses": {"vpc": (FILE, True)},
    }
    return Consumer(**{**given, **changes})


def facts(*declared: str, held: tuple[str, ...] = (), **more: Any) -> FactNames:
    return FactNames(
        declared={PLAIN: declared, PRIVATE: ()}, held={PLAIN: held, PRIVATE: ("token",)}, **more
    )


@pytest.mark.parametrize(
    ("given", "known", "breaks"),
    [
        (consumer(), facts("vpc", breaking=True), []),
        (consumer(known=frozenset({"vpc"})), facts("other", breaking=True), []),
        (consumer(), facts("other", breaking=True), [True]),
        (consumer(), facts("other", held=("vpc",)), [True]),
        (consumer(), facts("other"), [False]),
        (consumer(uses={"vpc": (FILE, False)}), facts("other", breaking=True), [False]),
        (consumer(elsewhere=True), facts("other", held=("vpc",)), [False]),
        (consumer(elsewhere=True), facts("other", breaking=True), []),
        (consumer(sources={PRIVATE: True}), facts("vpc", held=("vpc",)), [False]),
        (consumer(sources={PRIVATE: True}, uses={"token": (FILE, True)}), facts("vpc"), [True]),
        (consumer(uses={}), facts(breaking=True), [True]),
        (consumer(uses={}), facts(held=("vpc",)), [True]),
        (consumer(uses={}), facts(), [False]),
        (consumer(uses={}, sources={PLAIN: True}), facts(breaking=True), []),
    ],
)
def test_what_this_run_breaks(given: Consumer, known: FactNames, breaks: list[bool]) -> None:
    assert [one.breaks for one in check.missing(given, known)] == breaks


def test_file_fact_and_remedy_are_named() -> None:
    known = facts("vpc_id", breaking=True)
    listed = [*check.missing(consumer(uses={"vpcid": (FILE, True)}), known)]
    assert str(check.refusal("c1", listed)) == (
        "cluster c1: apps/a.yaml uses fact 'vpcid', which is not declared. Did you mean 'vpc_id'? "
        "Declare it, or give it a default there, such as `${vpcid:=}`."
    )
    assert check.warning("c1", listed) == ""


def test_an_object_that_will_not_be_there_is_named() -> None:
    listed = [*check.missing(consumer(uses={}), facts())]
    assert check.refusal("c1", listed) is None
    assert check.warning("c1", listed) == (
        "cluster c1: clusters/c1/apps.yaml: Kustomization apps takes ConfigMap provisioner-facts, "
        "for which nothing is declared. Declare facts, or write `optional: true` there."
    )


def test_a_long_list_is_cut() -> None:
    uses = {f"fact{number}": (FILE, True) for number in range(8)}
    listed = [*check.missing(consumer(uses=uses), facts("other"))]
    assert check.warning("c1", listed).count("uses fact") == check.NAMED
    assert "; 3 more. " in check.warning("c1", listed)

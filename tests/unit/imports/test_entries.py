"""Several clusters at once: names, contexts that lead to one cluster, repositories they share."""

from __future__ import annotations

from typing import Any

import pytest

from provisioner.base.errors import ProvisionerError, Unreachable
from provisioner.handover.clusters.existing import Declaration
from provisioner.imports import contexts, entries, names, reporting
from provisioner.imports.contexts import Reached
from provisioner.imports.describe import Settings
from provisioner.imports.entries import Imported
from provisioner.imports.look import SourceSecret
from provisioner.imports.states import resources
from tests.unit.imports.bootstrapped import HOST_KEY, PAIR, URL, look
from tests.unit.imports.test_states import TEXT

OTHER_KEY = "git.example.com ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIA=="


def reached(context: str, error: ProvisionerError | None = None, **given: Any) -> Reached:
    seen = None if error else look(**{"path": f"clusters/{context}", **given})
    return Reached(declaration=Declaration(context=context), look=seen, error=error)


def imported(*given: Reached, state: str = "") -> Imported:
    bootstraps = resources.of(state, "prod.tfstate")
    return entries.named(given, bootstraps, Settings(known_hosts=(HOST_KEY,)))


def test_two_contexts_of_one_cluster_are_one() -> None:
    both = [reached("a", uid="1"), reached("b", uid="2"), reached("c", uid="1")]
    found = contexts.distinct(both)
    assert [(one.declaration.context, one.also) for one in found] == [("a", ("c",)), ("b", ())]


def test_clusters_that_could_not_be_read_are_not_one() -> None:
    fault = Unreachable("cluster", "no answer")
    assert len(contexts.distinct([reached("a", fault), reached("b", fault)])) == 2


@pytest.mark.parametrize(
    ("context", "name"),
    [
        ("prod", "prod"),
        ("Prod_EU/1", "prod-eu-1"),
        ("arn:aws:eks:eu-west-1:123456789012:cluster/prod", "prod"),
        ("gke_project_europe-west1-b_prod", "prod"),
        ("admin@prod.example.com", "admin-prod.example.com"),
        ("_", "unnamed"),
        ("x" * 80, "x" * 50),
    ],
)
def test_names_are_valid(context: str, name: str) -> None:
    assert names.of_context(context) == name


def test_names_are_unique_also_as_constructs() -> None:
    fleet = imported(*(reached(one) for one in ("prod", "PROD", "prod-key", "fleet"))).fleet("f")
    assert list(fleet.clusters) == ["prod", "prod-2", "prod-key-2", "fleet"]
    assert list(fleet.repositories) == ["fleet-2"]


def test_a_repository_is_declared_once_with_all_host_keys_that_clusters_hold() -> None:
    second = SourceSecret(public=PAIR.public, known_hosts=(OTHER_KEY,))
    fleet = imported(reached("a"), reached("b", secret=second)).fleet("f")
    (repository,) = fleet.repositories.values()
    assert repository.place == (URL,)
    assert getattr(repository, "known_hosts", None) == [HOST_KEY, OTHER_KEY]


def test_two_keys_of_one_kind_are_disputed() -> None:
    another = SourceSecret(public=PAIR.public, known_hosts=(f"{HOST_KEY}x",))
    other_kind = SourceSecret(public=PAIR.public, known_hosts=(OTHER_KEY,))
    notes = reporting.notes(imported(reached("a"), reached("b", secret=another)))
    assert [note.text for note in notes if "git.example.com. Compare" in note.text]
    assert list(reporting.notes(imported(reached("a"), reached("b", secret=other_kind)))) == []


def test_a_path_that_two_clusters_follow_is_shared() -> None:
    paths = {"a": "clusters/all", "b": "clusters/all", "c": "clusters/c"}
    fleet = imported(*(reached(name, path=path) for name, path in paths.items())).fleet("f")
    shared = {name: one.shared_path for name, one in fleet.pairings.items()}
    assert shared == {"a": True, "b": True, "c": False}


def test_what_cannot_be_described_is_not_in_the_fleet() -> None:
    fault = Unreachable("cluster b", "no answer")
    found = imported(reached("a"), reached("b", fault), reached("c", deployments=()))
    assert list(found.fleet("f").clusters) == ["a"]
    assert [entry.left_alone for entry in found.entries] == [False, False, True]


def test_a_state_belongs_to_the_cluster_that_follows_the_same_path() -> None:
    found = imported(reached("prod"), reached("other"), state=TEXT)
    assert [len(entry.bootstraps) for entry in found.entries] == [1, 0]


def test_a_state_alone_does_not_say_where_its_cluster_is() -> None:
    found = imported(reached("other"), state=TEXT)
    assert [(entry.name, entry.by_context) for entry in found.entries] == [
        ("other", True),
        ("prod", False),
    ]
    assert found.fleet("f").pairings["prod"].path == "clusters/prod"
    (unseen,) = [entry for entry in found.entries if not entry.by_context]
    assert unseen.cluster.context == "set-the-context-of-prod", "no context is guessed"

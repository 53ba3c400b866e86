"""Which test follows which piece of the platform through which part of its life. R: on real Flux
(tests/real/platform), F: on fakes (tests/unit/pairing/platform)."""

from __future__ import annotations

import pytest

from tests.real.project import ROOT

PARTS = ("plan", "first", "again", "drift", "kill", "leaving")
FOLDERS = {"R": ROOT / "tests/real/platform", "F": ROOT / "tests/unit/pairing/platform"}
KILLED, AGAIN = "a_run_that_was_killed_is_simply_run_again", "again_nothing_changes"
PLAN, LEAVING = "a_plan_names_it_before_anything_exists", "leaving_takes_it_along"
FIRST = "it_comes_with_the_first_pairing"
NONE = (
    ""  # it has no objects before those in Git, which a killed run of any piece leaves as it does
)
# Sources of OCI, Helm and buckets are one file of fakes; on real Flux they come and go together.
OF_FAKES = [
    "F lives_of_sources a_plan_shows_it_before_anything_exists",
    "F lives_of_sources it_comes_once_and_again_nothing_changes",
    "F lives_of_sources it_comes_once_and_again_nothing_changes",
    "F lives_of_sources drift_is_seen_and_mended",
    f"F lives_of_sources {KILLED}",
    f"F lives_of_sources {LEAVING}",
]
LIVES = {
    "GitSource": [
        f"R sources {PLAN}",
        f"R sources {FIRST}",
        f"R sources {AGAIN}",
        "R sources drift_is_mended",
        f"F stories {KILLED}",
        f"R sources {LEAVING}",
    ],
    "OciSource, HelmSource, BucketSource": OF_FAKES,
    "OciSource and BucketSource, real": [
        OF_FAKES[0],
        "R sources an_artifact_and_a_bucket",
        "R sources an_artifact_and_a_bucket",
        *OF_FAKES[3:5],
        "R sources without_pieces_nothing_of_it_is_left",
    ],
    "ArtifactGenerator": [
        f"R artifacts {PLAN}",
        "R artifacts what_it_makes_is_delivered_with_the_first_pairing",
        f"R artifacts {AGAIN}",
        "R artifacts drift_is_mended",
        NONE,
        "R artifacts without_it_nothing_of_it_is_left",
    ],
    "Sops": [
        "F sops a_plan_makes_no_key",
        "R sops what_sops_encrypts_by_our_rules_arrives",
        "R sops again_nothing_changes_and_the_key_is_nowhere_else",
        "R sops a_key_that_is_gone_is_not_replaced_in_silence",
        f"F sops {KILLED}",
        "R sops leaving_names_what_is_lost_and_leaves_nothing",
    ],
    "Tenant": [
        "F tenants a_plan_shows_it_before_anything_exists",
        f"R tenants {FIRST}",
        f"R tenants {AGAIN}",
        "F tenants drift_is_seen_and_mended",
        f"F tenants {KILLED}",
        "R tenants when_its_cluster_leaves",
    ],
    "verify": [
        "F verification a_plan_of_what_is_not_there_names_the_keys",
        "R verification signed_commits_are_delivered",
        f"R verification {AGAIN}",
        "F verification drift_is_mended",
        f"F verification {KILLED}",
        "F verification when_its_cluster_leaves_its_keys_go",
    ],
    "verify_artifact": [
        OF_FAKES[0],
        "R signed_artifacts only_what_is_signed_by_whom_we_accept_is_delivered",
        "R signed_artifacts only_what_is_signed_by_whom_we_accept_is_delivered",
        *OF_FAKES[3:5],
        "R signed_artifacts without_it_its_keys_go",
    ],
}


@pytest.mark.parametrize("piece", LIVES)
def test_each_part_of_its_life_has_a_test(piece: str) -> None:
    for part, place in zip(PARTS, LIVES[piece], strict=True):
        if place == NONE:
            continue
        where, file, name = place.split(" ")
        text = (FOLDERS[where] / f"test_{file}.py").read_text()
        assert f"def test_{name}(" in text, (piece, part)

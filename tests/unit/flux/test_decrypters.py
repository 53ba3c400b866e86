"""Encrypted files against what a handover declares, as data. They are of the real sops, in each of
its formats."""

from __future__ import annotations

from typing import Any

import msgspec
import pytest

from provisioner.flux import decrypters, secrets_check
from provisioner.handover import read
from provisioner.handover.platform import sops
from tests.conftest import CASES
from tests.unit.handover.cases import GOOD

FILES = {file.name: file.read_text() for file in sorted((CASES / "sops").iterdir())}
KEY = "age1ql3z7hjy54pw3hyww5ayyfg7zqgvc7w3j2elw8zmrj2kg5sfn9aqmcac8p"
OTHER = "age1e83sy5g4napv09rmdz3yc6qtjxs368sz4rg7katc74w8satn64msf6pqcc"
ARN = "arn:aws:kms:eu-central-1:111122223333:key/1234abcd-12ab-34cd-56ef-1234567890ab"
OF_KMS = f"a: ENC[x]\nsops:\n  kms:\n  - arn: {ARN}\n  mac: ENC[x]\n"
AGE = {"age": True, "recovery_waived": "a test"}
BY_HAND = "kind: Kustomization\nspec:\n  decryption:\n    provider: sops\n"


def rules(**keys: str) -> str:
    text = "creation_rules:\n"
    for name, key in keys.items():
        text += f"  # Pairing: demo/{name}, key {key}\n"
        text += f"  - path_regex: ^clusters/{name}/.*\n    age: {key}\n"
    return text


def decrypter(name: str, piece: dict[str, Any] | None) -> decrypters.Decrypter:
    made = msgspec.convert(piece, sops.Declaration) if piece else None
    return decrypters.Decrypter(owner=f"demo/{name}", path=f"clusters/{name}", piece=made)


def causes(path: str, text: str, *declared: decrypters.Decrypter, **more: str) -> list[str]:
    found = secrets_check.check({path: text, **more}, declared)
    assert all(one.path == path and one.line for one in found)
    return [one.cause for one in found]


@pytest.mark.parametrize("name", FILES)
def test_a_cluster_decrypts_what_is_encrypted_to_its_key(name: str) -> None:
    path, text = f"clusters/c1/{name}", FILES[name]
    own = decrypter("c1", AGE)
    assert causes(path, text, own, **{".sops.yaml": rules(c1=KEY)}) == []
    other = {".sops.yaml": rules(c1=OTHER)}
    assert causes(path, text, own, **other) == [
        f"cluster c1 cannot decrypt it: it is encrypted to {KEY}"
    ]
    none = ["cluster c1 cannot decrypt it: it has no piece `sops`"]
    assert causes(path, text, decrypter("c1", None), **{".sops.yaml": rules(c1=KEY)}) == none


def test_each_cause_says_what_to_do() -> None:
    path, text = "clusters/c1/a.yaml", FILES["a.yaml"]
    for piece, begin in ((None, "Declare one"), (AGE, "Run `provisioner pair`")):
        (one,) = secrets_check.check({path: text}, [decrypter("c1", piece)])
        assert one.hint.startswith(begin)


def test_before_its_first_run_a_cluster_has_no_key() -> None:
    cause = "cluster c1 cannot decrypt it: no rule of .sops.yaml is for it yet"
    assert causes("clusters/c1/a.yaml", FILES["a.yaml"], decrypter("c1", AGE)) == [cause]


@pytest.mark.parametrize(("key", "found"), [(ARN, False), (ARN.replace("eu", "us"), True)])
def test_the_declared_keys_of_a_kms_need_no_rules(key: str, found: bool) -> None:
    assert bool(causes("clusters/c1/a.yaml", OF_KMS, decrypter("c1", {"kms": [key]}))) is found


def test_a_key_of_a_cluster_that_has_left_counts_no_more() -> None:
    text, both = FILES["a.yaml"], {".sops.yaml": rules(c1=OTHER, gone=KEY)}
    cause = f"no cluster of the fleet can decrypt it: it is encrypted to {KEY}"
    assert causes("apps/a.yaml", text, decrypter("c1", AGE), **both) == [cause]
    assert causes("apps/a.yaml", text, decrypter("gone", AGE), **both) == []
    assert secrets_check.check({"apps/a.yaml": text, **both}) == [], (
        "without a handover nobody left"
    )


def test_further_paths_of_a_piece_are_its_own() -> None:
    both = {".sops.yaml": rules(c1=OTHER, c2=KEY)}
    own = decrypter("c1", {**AGE, "paths": ["shared"]})
    (cause,) = causes("shared/a.yaml", FILES["a.yaml"], own, decrypter("c2", AGE), **both)
    assert cause.startswith("cluster c1 cannot decrypt it")


def test_the_nearest_path_decides() -> None:
    whole = decrypters.Decrypter(owner="demo/whole", path=".")
    own = decrypter("c1", AGE)
    both = {".sops.yaml": rules(c1=KEY)}
    assert causes("clusters/c1/a.yaml", FILES["a.yaml"], whole, own, **both) == []
    assert causes("apps/a.yaml", FILES["a.yaml"], whole, own, **both) == [
        "cluster whole cannot decrypt it: it has no piece `sops`"
    ]


def test_who_decrypts_by_a_kustomization_of_the_users_own_is_not_known_here() -> None:
    path = "clusters/c1/a.yaml"
    assert causes(path, FILES["a.yaml"], decrypter("c1", None), **{"k.yaml": BY_HAND}) == []
    synced = {"clusters/c2/flux-system/gotk-sync.yaml": BY_HAND}
    assert causes(path, FILES["a.yaml"], decrypter("c1", None), **synced)
    flux = {"gotk-components.yaml": "kind: CustomResourceDefinition\nproperties:\n  decryption:\n"}
    assert causes(path, FILES["a.yaml"], decrypter("c1", None), **flux)


def test_the_clusters_of_a_repository() -> None:
    piece = {"kind": "sops", **AGE}
    pairings = {**GOOD["pairings"]}
    name = next(iter(pairings))
    pairings[name] = {**pairings[name], "platform": [piece]}
    fleet = read.from_object({**GOOD, "pairings": pairings}, "x")
    (one,) = [d for d in decrypters.of_repository(fleet, "fleet") if d.cluster == name]
    assert (one.path, one.piece) == (
        fleet.pairings[name].path,
        fleet.pairings[name].platform[0],
    )
    assert decrypters.of_repository(fleet, "another") == []

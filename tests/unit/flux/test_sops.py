"""Rules in `.sops.yaml` beside those of the user, as data."""

from __future__ import annotations

import re

import msgspec
import pytest
import yaml

from provisioner.base.errors import ProvisionerError
from provisioner.flux import platform, sops_file, sops_metadata
from provisioner.flux.platform.base import Placement
from provisioner.flux.sops_file import Wanted
from provisioner.handover.fleet import GitOps, Piece

KEY = "age1ql3z7hjy54pw3hyww5ayyfg7zqgvc7w3j2elw8zmrj2kg5sfn9aqmcac8p"
OTHER = "age1e83sy5g4napv09rmdz3yc6qtjxs368sz4rg7katc74w8satn64msf6pqcc"


def wanted(cluster: str = "c1", key: str = KEY, former: tuple[str, ...] = ()) -> Wanted:
    piece = msgspec.convert({"kind": "sops", "age": True, "recovery": [OTHER]}, Piece)
    at = Placement(fleet="demo", cluster=cluster, gitops=GitOps(), path=f"clusters/{cluster}")
    encryption = platform.render(piece, at).encryption
    assert encryption
    return Wanted(
        owner=f"demo/{cluster}",
        key=key,
        paths=encryption.paths,
        rules=encryption.rules(key),
        former=former,
    )


# The user's files: a list of rules with comments, line ends, anchors and so on.
USERS = {
    "none": None,
    "empty": "",
    "comments": "# nothing yet\n",
    "rules": "creation_rules:\n  - path_regex: notes/.*\n    pgp: AB\n",
    "no indent": "creation_rules:\n- path_regex: notes/.*\n  pgp: AB\n# end\n",
    "stores": "stores:\n  yaml:\n    indent: 2\n",
    "stores after": "creation_rules:\n  - path_regex: notes/\n    pgp: A\n\n# ours\nstores: {}\n",
    "no rules yet": "creation_rules:\n\nstores: {}\n",
    "a rule for all": "creation_rules:\n  # all\n  - pgp: AB\n",
    "all YAML": "creation_rules:\n  - path_regex: \\.ya?ml$\n    pgp: AB\n  - pgp: CD\n",
    "inside ours": "creation_rules:\n  - path_regex: clusters/c1/vault/\n    pgp: A\n  - pgp: C\n",
    "CRLF": "creation_rules:\r\n  - path_regex: notes/\r\n    pgp: >-\r\n      A,\r\n      B\r\n",
    "BOM": "\ufeffcreation_rules:\n  - path_regex: notes/.*\n    pgp: AB\n",
    "anchors": "x: &k [{age: [AB]}]\ncreation_rules:\n  - path_regex: notes/\n    key_groups: *k\n",
    "document start": "---\ncreation_rules:\n  - path_regex: notes/.*\n    pgp: AB\n",
    "no line end": "creation_rules:\n  - path_regex: notes/.*\n    pgp: AB",
    "an unreadable pattern": "creation_rules:\n  - path_regex: '\\pL(?i)('\n    pgp: AB\n",
}


@pytest.mark.parametrize("name", USERS)
def test_what_the_user_has_stays_and_comes_back(name: str) -> None:
    before = USERS[name]
    text = sops_file.merged(sops_file.merged(before, wanted()), wanted("c2", OTHER))
    assert sops_file.merged(sops_file.merged(text, wanted()), wanted("c2", OTHER)) == text
    assert sops_file.keys(text, ["demo/c1"]) == {KEY}
    assert sops_file.keys(text, ["demo/c2"]) == {OTHER}
    assert first_rule(text, "clusters/c1/a/secret.yaml")["age"] == f"{KEY},{OTHER}"
    assert first_rule(text, "clusters/c2/a/secret.env")["age"] == OTHER
    left = sops_file.without(text, {"demo/c1", "demo/c2"})
    given = yaml.safe_load((before or "").removeprefix("\ufeff")) or {}
    kept = yaml.safe_load((left or "").removeprefix("\ufeff")) or {}
    assert {**given, "creation_rules": given.get("creation_rules") or []} == {
        **kept,
        "creation_rules": kept.get("creation_rules") or [],
    }
    if before and "rules" in before and name not in ("no rules yet", "no line end"):
        assert left == before


def first_rule(text: str, path: str) -> dict[str, str]:
    """As SOPS chooses it."""
    rules = yaml.safe_load(text.removeprefix("\ufeff"))["creation_rules"]
    readable = [one for one in rules if "(?i)(" not in one.get("path_regex", "")]
    rule: dict[str, str] = next(
        one for one in readable if re.search(one.get("path_regex", ""), path)
    )
    return rule


def test_manifests_stay_readable_and_all_other_files_do_not() -> None:
    text = sops_file.merged(None, wanted())
    assert first_rule(text, "clusters/c1/x.yaml")["encrypted_regex"] == "^(data|stringData)$"
    for path in ("clusters/c1/x.env", "clusters/c1/a/x.json", "clusters/c1/x.yaml.bin"):
        assert "encrypted_regex" not in first_rule(text, path)
    with pytest.raises(StopIteration):
        first_rule(text, "clusters/c10/x.yaml")


def test_another_key_or_another_name_takes_the_place_of_the_old_one() -> None:
    before = sops_file.merged(USERS["a rule for all"], wanted())
    after = sops_file.merged(before, wanted(key=OTHER))
    assert sops_file.keys(after, ["demo/c1"]) == {OTHER}
    assert after.count("# Pairing:") == 2
    renamed = sops_file.merged(after, wanted("c9", former=("demo/c1",)))
    assert "demo/c1" not in renamed
    assert renamed.count("# Pairing:") == 2


@pytest.mark.parametrize(
    ("text", "line", "cause"),
    [
        ("creation_rules: [{pgp: AB}]\n", 1, "no list in block style"),
        ("{creation_rules: }\n", 1, "in flow style"),
        ("- a\n", 1, "is not a mapping"),
        ("creation_rules:\n  a: 1\n", 2, "no list in block style"),
        ("creation_rules:\n  - text\n", 2, "is not a rule"),
        ("creation_rules:\n  - pgp: AB\n---\na: 1\n", 4, "a second document"),
        ("a: 1\ncreation_rules:\n\n  # x\n  - path_regex: ^clusters/\n", 5, "takes files below"),
        ("creation_rules:\n  - path_regex: clusters/c1/.*\\.yaml\n", 2, "takes files below"),
    ],
)
def test_what_cannot_be_added_to_is_refused_with_its_line(text: str, line: int, cause: str) -> None:
    with pytest.raises(ProvisionerError) as refused:
        sops_file.merged(text, wanted())
    assert refused.value.subject == f".sops.yaml:{line}"
    assert cause in refused.value.cause


def test_what_is_no_yaml_is_refused_with_its_line() -> None:
    with pytest.raises(ProvisionerError, match=r"\.sops\.yaml: not valid YAML.* in line 3"):
        sops_file.merged("creation_rules:\n  - [a\n", wanted())


def test_a_rule_that_the_user_has_put_before_ours_is_refused() -> None:
    text = sops_file.merged(None, wanted())
    first = "creation_rules:\n  - pgp: AB  # all\n"
    moved = text.replace("creation_rules:\n", first)
    with pytest.raises(ProvisionerError, match="move it below the rules of that cluster"):
        sops_file.merged(moved, wanted())


# What SOPS v3.13.3 writes in each of its formats, shortened.
NOTED = {
    "yaml": f"sops:\n    age:\n        - recipient: {KEY}\n          enc: |\n            x\n",
    "pgp": f'sops:\n    pgp:\n        - created_at: "x"\n          fp: {"A1" * 20}\n',
    "json": f'{{"sops": {{"age": [{{"recipient": "{KEY}", "enc": "x"}}]}}}}',
    "dotenv": f"a=ENC[x]\nsops_age__list_0__map_recipient={KEY}\nsops_version=3.13.3\n",
    "ini": f"[sops]\nage__list_0__map_recipient = {KEY}\n",
    "kms": "sops:\n    kms:\n        - arn: arn:aws:kms:eu-central-1:111122223333:key/0\n",
}
FOUND = {"pgp": "A1" * 20, "kms": "arn:aws:kms:eu-central-1:111122223333:key/0"}


@pytest.mark.parametrize("form", NOTED)
def test_recipients_are_seen_in_every_format(form: str) -> None:
    assert sops_metadata.recipients(NOTED[form]) == {FOUND.get(form, KEY)}


def test_recipients_are_not_guessed_out_of_other_text() -> None:
    assert sops_metadata.recipients("name: projects/x\nrecipient: me\nfp: short\n") == set()

"""Secrets in plain text and files that nobody can decrypt, as data. The encrypted files are of the
real sops v3.13.3, in each of its formats."""

from __future__ import annotations

import json

import pytest

from provisioner.flux import secrets_check, sops_metadata
from tests.conftest import CASES

FILES = {file.name: file.read_text() for file in sorted((CASES / "sops").iterdir())}
KEY = "age1ql3z7hjy54pw3hyww5ayyfg7zqgvc7w3j2elw8zmrj2kg5sfn9aqmcac8p"
OTHER = "age1e83sy5g4napv09rmdz3yc6qtjxs368sz4rg7katc74w8satn64msf6pqcc"
HEAD = "apiVersion: v1\nkind: Secret\nmetadata: {name: db}\n"
RULES = """\
creation_rules:
  # Pairing: demo/c1, key {key}
  - path_regex: ^clusters/c1/.*
    age: {key},{more}
"""


def findings(text: str, path: str = "a.yaml", **more: str) -> list[str]:
    return [
        f"{one.path}:{one.line} {one.cause}" for one in secrets_check.check({path: text, **more})
    ]


@pytest.mark.parametrize(
    ("text", "line"),
    [
        (f"{HEAD}stringData:\n  password: hunter2\n", 5),
        (f"{HEAD}data: {{a: aHVudGVyMg==}}\n", 4),
        (f"# x\r\n{HEAD.replace(chr(10), chr(13) + chr(10))}data:\r\n  a: eA==\r\n", 6),
        (f"\ufeff{HEAD}data:\n  a: eA==\n", 5),
        (f"a: 1\n---\n{HEAD}data:\n  a: eA==\n---\nb: 1\n", 7),
        (f"x: &d\n  a: eA==\n---\n{HEAD}data:\n  <<: {{a: eA==}}\n", 8),
        (f"{HEAD}stringData:\n  a: ENC[AES256_GCM,data:x]\n  b: left\n", 6),
        (f"{HEAD}stringData: {{a: on, b: 1}}\n", 4),
        ("kind: List\nitems:\n- {apiVersion: v1, kind: Secret, data: {a: eA==}}\n", 3),
        ('{"apiVersion": "v1", "kind": "Secret",\n "data": {"a": "eA=="}}\n', 2),
        ("secretGenerator:\n- name: x\n  literals:\n  - a=b\n", 4),
    ],
)
def test_what_everybody_can_read_is_found_with_its_line(text: str, line: int) -> None:
    (one,) = findings(text)
    assert one.startswith(f"a.yaml:{line} Secret ")
    assert "in plain text" in one


def test_no_value_is_shown() -> None:
    text = f"{HEAD}stringData:\n  password: hunter2\n"
    listed = secrets_check.check({"a.yaml": text})
    assert "hunter2" not in f"{listed}{secrets_check.as_json(listed)}"
    assert json.loads(secrets_check.as_json(listed))["findings"][0]["line"] == 5


@pytest.mark.parametrize(
    "text",
    [
        HEAD,
        f"{HEAD}data:\n",
        f"{HEAD}data: {{}}\n",
        f"{HEAD}stringData: {{a: '${{PASSWORD}}', b: ''}}\n",
        f"{HEAD}stringData: {{a: 'ENC[AES256_GCM,data:x]'}}\n",
        "kind: SealedSecret\napiVersion: bitnami.com/v1alpha1\nspec: {data: {a: x}}\n",
        "kind: Secret\ndata: {a: of no API}\n",
        "kind: Kustomization\nsecretGenerator:\n- name: x\n  envs: [a.env]\n",
        "{{ if .Values.x }}\napiVersion: v1\nkind: Secret\n{{ end }}\n",
        "kind: Secret\n\ttabs: [\n",
        "apiVersion: v1\nkind: Secret\ndata: text\n",
        "- kind: Secret\n",
        "Secret",
    ],
)
def test_what_is_no_secret_in_plain_text_is_not(text: str) -> None:
    assert findings(text) == []


@pytest.mark.parametrize("name", FILES)
def test_every_format_of_sops_is_known(name: str) -> None:
    text = FILES[name]
    assert sops_metadata.recipients(text) == {KEY}
    assert "sops" in text.splitlines()[sops_metadata.line(text) - 1]
    path = f"clusters/c1/{name}"
    assert findings(text, path, **{".sops.yaml": RULES.format(key=KEY, more=OTHER)}) == []
    (one,) = findings(text, path, **{".sops.yaml": RULES.format(key=OTHER, more=KEY)})
    assert one.startswith(f"{path}:{sops_metadata.line(text)} cluster c1 cannot decrypt it")
    (elsewhere,) = findings(text, name, **{".sops.yaml": RULES.format(key=OTHER, more=KEY)})
    assert "any cluster of .sops.yaml cannot decrypt it" in elsewhere


ARN = "arn:aws:kms:eu-central-1:111122223333:key/1234abcd-12ab-34cd-56ef-1234567890ab"
VAULT, AZURE = "https://vault.example.com:8200", "https://fleet.vault.azure.net"


@pytest.mark.parametrize(
    ("name", "key", "noted", "is_found"),
    [
        ("kms", ARN, f"arn: {ARN}", False),
        ("kms", ARN, f"arn: {ARN.replace('eu', 'us')}", True),
        ("azure_keyvault", f"{AZURE}/keys/sops/0a1b", f"vault_url: {AZURE}", False),
        ("azure_keyvault", f"{AZURE}/keys/sops/0a1b", f"vault_url: {AZURE}.cn", True),
        ("hc_vault_transit_uri", f"{VAULT}/v1/sops/keys/a", f"vault_address: {VAULT}/", False),
        ("kms", f"{ARN}\n    pgp: {'0' * 40}", f"fp: {'0' * 40}", True),
    ],
)
def test_a_cluster_without_a_key_of_its_own(
    name: str, key: str, noted: str, is_found: bool
) -> None:
    rules = f"creation_rules:\n  # Pairing: demo/c1\n  - path_regex: .*\n    {name}: {key}\n"
    text = f"a: ENC[x]\nsops:\n  mac: ENC[x]\n  keys:\n  - {noted}\n"
    assert bool(findings(text, **{".sops.yaml": rules})) is is_found


@pytest.mark.parametrize("ends", ["\r\n", "\n"])
def test_line_ends_and_byte_order_marks_hide_nothing(ends: str) -> None:
    text = "\ufeff" + FILES["a.yaml"].replace("\n", ends)
    assert sops_metadata.recipients(text) == {KEY}
    assert sops_metadata.line(text)


def test_without_rules_for_a_cluster_nobody_can_say_who_decrypts() -> None:
    rules = f"creation_rules:\n  - age: {OTHER}\n"
    assert findings(FILES["a.yaml"], **{".sops.yaml": rules}) == []
    assert findings(FILES["a.yaml"]) == []


def test_a_text_about_sops_is_not_encrypted() -> None:
    assert sops_metadata.line("sops:\n  age: how to\n") == 0
    assert sops_metadata.line("# mac: ENC[x]\n") == 0

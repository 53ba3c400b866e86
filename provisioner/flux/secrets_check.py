"""What should not be in Git as it is: Secrets in plain text, and encrypted files that no cluster
can decrypt. Pure."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, Any

import msgspec

from provisioner.base import yaml_reader
from provisioner.base.errors import ProvisionerError
from provisioner.flux import decrypters, sops_metadata, sops_rules
from provisioner.flux.decrypters import Decrypter
from provisioner.flux.sops_rules import NAME, Rule

if TYPE_CHECKING:
    import yaml

MANIFESTS = (".yaml", ".yml", ".json")
VALUES = ("data", "stringData")
VARIABLE = re.compile(r"\$\{[^}]*\}|\$\w+")  # Flux puts a value there
KMS = ("kms", "gcp_kms", "azure_keyvault", "hc_vault_transit_uri")
PLAIN = "Secret {name} is in plain text: {entry}"
ENCRYPT = "Encrypt it with `sops encrypt -i {path}`; the value is in Git's history: change it."
OTHERS = "Run `sops updatekeys {path}` with a key that can decrypt it."


class Finding(msgspec.Struct, frozen=True, kw_only=True, order=True):
    """`line` is counted from 1. `repository`: the fleet's name of it, where a handover names
    several."""

    repository: str = ""
    path: str
    line: int
    cause: str
    hint: str = ""

    def __str__(self) -> str:
        place = f"{self.path}:{self.line}"
        where = f"{self.repository}: {place}" if self.repository else place
        return f"{where}: {self.cause}. {self.hint}".rstrip()


def check(texts: Mapping[str, str], declared: Sequence[Decrypter] | None = None) -> list[Finding]:
    """All findings in the files of a repository, by path. `declared`: the clusters that a handover
    pairs with it; without one, `.sops.yaml` says which there are."""
    rules = sops_rules.read(texts.get(NAME)).rules
    by_hand = bool(declared) and decrypters.by_hand(texts)
    findings: list[Finding] = []
    for path, text in texts.items():
        if path == NAME:
            continue
        if line := sops_metadata.line(text):
            cause = (
                _undecryptable(path, text, rules)
                if declared is None
                else decrypters.cause(
                    path, sops_metadata.recipients(text), declared, rules, by_hand=by_hand
                )
            )
            hint = decrypters.hint(cause, OTHERS.format(path=path))
            findings += [Finding(path=path, line=line, cause=cause, hint=hint)] if cause else []
        if path.endswith(MANIFESTS) and "Secret" in text:
            findings += plain(path, text)
        if path.endswith(MANIFESTS) and "secretGenerator" in text:
            findings += _generated(path, text)
    return sorted(findings)


def plain(path: str, text: str) -> Iterator[Finding]:
    """Values of Secrets that everybody can read. What cannot be read as YAML, such as the template
    of a chart, is left out."""
    for document in _documents(text, path):
        for item in _items(document):
            fields = _fields(item)
            if _text(fields.get("kind")) == "Secret" and "apiVersion" in fields:
                yield from _plain_values(path, fields)


def _plain_values(path: str, fields: Mapping[str, Any]) -> Iterator[Finding]:
    name = _text(_fields(fields.get("metadata")).get("name")) or "without a name"
    for part in VALUES:
        for entry, value in _fields(fields.get(part)).items():
            if _readable(value):
                cause = PLAIN.format(name=name, entry=f"{part}.{entry}")
                line = value.start_mark.line + 1
                yield Finding(path=path, line=line, cause=cause, hint=ENCRYPT.format(path=path))
                break


def _readable(value: Any) -> bool:
    text = _text(value)
    return bool(text and not text.startswith("ENC[") and not VARIABLE.fullmatch(text.strip()))


def _generated(path: str, text: str) -> Iterator[Finding]:
    """Literals of a secretGenerator: kustomize makes a Secret of them."""
    for document in _documents(text, path):
        generators = _fields(document).get("secretGenerator")
        for node in generators.value if generators and generators.id == "sequence" else ():
            fields = _fields(node)
            listed = fields.get("literals")
            first = listed.value[0] if listed and listed.id == "sequence" and listed.value else None
            if first is not None and _readable(first):
                name = _text(fields.get("name")) or "without a name"
                cause = PLAIN.format(name=name, entry="literals of its secretGenerator")
                hint = "Put them into a file that SOPS has encrypted, and name it in `envs`."
                yield Finding(path=path, line=first.start_mark.line + 1, cause=cause, hint=hint)


def _documents(text: str, path: str) -> Iterator[Any]:
    try:
        yield from yaml_reader.nodes(text.removeprefix("\ufeff"), path)
    except ProvisionerError:  # too large, or no text
        return


def _items(node: Any) -> Iterator[Any]:
    """The object, or those of a List."""
    fields = _fields(node)
    listed = fields.get("items")
    if _text(fields.get("kind")).endswith("List") and listed and listed.id == "sequence":
        for item in listed.value:
            yield from _items(item)
    else:
        yield node


def _fields(node: Any) -> dict[str, Any]:
    """By name; those of a merge key (`<<`) unless they are given too."""
    if node is None or node.id != "mapping":
        return {}
    given: dict[str, Any] = {}
    for key, value in node.value:
        if key.value == "<<":
            merged = value.value if value.id == "sequence" else [value]
            for one in merged:
                given = _fields(one) | given
    own = {key.value: value for key, value in node.value if isinstance(key.value, str)}
    own.pop("<<", None)
    return given | own


def _text(node: yaml.Node | None) -> str:
    return str(node.value) if node is not None and isinstance(node.value, str) else ""


def _undecryptable(path: str, text: str, rules: Sequence[Rule]) -> str:
    recipients = sops_metadata.recipients(text)
    rule = next((one for one in rules if one.matches(path)), None)
    if rule is not None and rule.owner:
        wanted, whose = _of_rule(rule), f"cluster {rule.owner.partition('/')[2]}"
    else:
        wanted = {key for one in rules if one.owner for key in _of_rule(one)}
        whose = "any cluster of .sops.yaml"
    if not wanted or any(decrypters.is_for(key, recipients) for key in wanted):
        return ""
    return f"{whose} cannot decrypt it: {decrypters.encrypted_to(recipients)}"


def _of_rule(rule: Rule) -> set[str]:
    """With which of its recipients the cluster can decrypt: its own key, or else those of a KMS."""
    kms = {one for name in KMS for one in str(rule.content.get(name, "")).split(",")} - {""}
    return {rule.key} if rule.key else kms


def as_json(findings: Sequence[Finding]) -> str:
    """`repository` only where there are several to tell apart."""
    names = ("repository", "path", "line", "cause", "hint")
    listed = [{name: getattr(one, name) for name in names} for one in findings]
    if not any(one.repository for one in findings):
        listed = [{name: one[name] for name in names[1:]} for one in listed]
    return json.dumps({"findings": listed})

"""What Flux needs to verify signatures of artifacts: `verify` of an OCIRepository, and its Secrets.
Pure."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from provisioner.base.errors import BadInput
from provisioner.flux.platform.base import SecretNeeded
from provisioner.handover.reference import Reference

if TYPE_CHECKING:
    from provisioner.flux.platform.base import Entries, Values
    from provisioner.handover.artifact_verification import SignedArtifacts

POLICY, ROOT = "trustpolicy.json", "trusted_root.json"
# By tool: the ending of an entry, how its text begins, and what it is.
FORMS = {
    "cosign": (".pub", "-----BEGIN PUBLIC KEY-----", "a public key in PEM"),
    "notation": (".crt", "-----BEGIN CERTIFICATE-----", "a certificate in PEM"),
}


def spec(verify: SignedArtifacts, name: str) -> dict[str, Any]:
    """`name`: how the names of the Secrets begin."""
    found: dict[str, Any] = {"provider": verify.tool}
    if verify.keys:
        found["secretRef"] = {"name": f"{name}-keys"}
    if verify.identities:
        found["matchOIDCIdentity"] = [
            {"issuer": one.issuer, "subject": one.subject} for one in verify.identities
        ]
    if verify.trusted_root:
        found["trustedRootSecretRef"] = {"name": f"{name}-root"}
    return found


def secrets(verify: SignedArtifacts, name: str, title: str) -> list[SecretNeeded]:
    """`title`: how messages call the source."""
    needed = []
    if verify.keys:
        references = {f"keys[{index}]": key for index, key in enumerate(verify.keys)}
        if verify.trust_policy:
            references[POLICY] = Reference(file=verify.trust_policy)
        needed.append(_needed(f"{name}-keys", references, verify.tool, title))
    if verify.trusted_root:
        root = {ROOT: Reference(file=verify.trusted_root)}
        needed.append(_needed(f"{name}-root", root, verify.tool, title))
    return needed


def _needed(name: str, references: dict[str, Reference], tool: str, title: str) -> SecretNeeded:
    def entries(values: Values) -> Entries:
        texts = {key: f"{values[key].reveal().strip()}\n" for key in references}
        return {
            _entry(key, number, tool, text, f"{title}: verify_artifact {key}"): text
            for number, (key, text) in enumerate(texts.items())
        }

    return SecretNeeded(name=name, references=references, entries=entries)


def _entry(key: str, number: int, tool: str, text: str, where: str) -> str:
    """The name of an entry whose text is what its name says."""
    if key in (POLICY, ROOT):
        _check_json(text, where)
        return key
    ending, begin, what = FORMS[tool]
    if not text.startswith(begin):
        raise BadInput(where, f"does not lead to {what}", f"It begins with `{begin}`.")
    return f"key-{number}{ending}"


def _check_json(text: str, where: str) -> None:
    try:
        whole = json.loads(text)
    except ValueError:
        whole = None
    if not isinstance(whole, dict):
        raise BadInput(where, "is no JSON object", "Give the file as its tool writes it.")

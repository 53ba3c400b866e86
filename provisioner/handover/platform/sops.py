"""Encrypted files in Git (SOPS) that a cluster decrypts."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Mapping
from typing import Annotated, Any, ClassVar

from provisioner.base import age
from provisioner.base.errors import BadInput
from provisioner.handover import delivery, flux_operator, rules, text
from provisioner.handover.platform import base

_AGE = r"age1[02-9ac-hj-np-z]{50}[02-9ac-hj-np-z]*"
_PGP = r"[0-9A-Fa-f]{40}"
_AWS = r"arn:aws[a-z-]*:kms:[a-z0-9-]+:[0-9]{12}:(key|alias)/[A-Za-z0-9/_-]+"
_GCP = r"projects/[^/\s,]+/locations/[^/\s,]+/keyRings/[^/\s,]+/cryptoKeys/[^/\s,]+"
_AZURE = r"https://[A-Za-z0-9-]+\.vault\.[a-z.]+/keys/[A-Za-z0-9-]+/[0-9a-f]+"
_VAULT = r"https://[^\s,/]+/v1/[^\s,]+/keys/[A-Za-z0-9._-]+"
# How a creation rule of SOPS calls its lists of recipients.
FORMS = {
    "age": _AGE,
    "pgp": _PGP,
    "kms": _AWS,
    "gcp_kms": _GCP,
    "azure_keyvault": _AZURE,
    "hc_vault_transit_uri": _VAULT,
}
Recipient = Annotated[
    str,
    text.form(
        f"({'|'.join(FORMS.values())})",
        "a recipient of SOPS: `age1...`, the fingerprint of a PGP key, the ARN of an AWS KMS key, "
        "or a key of Google Cloud KMS, Azure Key Vault or Vault",
        "age1ql3z7hjy54pw3hyww5ayyfg7zqgvc7w3j2elw8zmrj2kg5sfn9aqmcac8p",
    ),
]
KmsKey = Annotated[
    str,
    text.form(
        f"({_AWS}|{_GCP}|{_AZURE}|{_VAULT})",
        "the ARN of an AWS KMS key, or a key of Google Cloud KMS, Azure Key Vault or Vault",
        "arn:aws:kms:eu-central-1:111122223333:key/00000000-0000-0000-0000-000000000000",
    ),
]
NATIVE = 62  # letters of a recipient of X25519; others belong to plugins


class Declaration(base.Piece, frozen=True, kw_only=True, tag="sops"):
    """The cluster decrypts what SOPS has encrypted below its path and `paths`.

    `age`: with a key of its own, made in memory and kept in a Secret. It is gone when the cluster
    is, so files are also encrypted to `recovery` recipients, unless `recovery_waived` says why that
    is not needed. `kms`: keys that the cluster may use by its cloud identity, or by that of
    `service_account` in Flux's namespace. `encrypted_regex`: which fields of YAML are encrypted;
    empty for all. Files that are not YAML are encrypted as a whole.
    """

    name: base.ObjectName = "age"
    age: bool = False
    kms: list[KmsKey] = []
    service_account: delivery.Name = ""
    recovery: list[Recipient] = []
    recovery_waived: text.Line = ""
    paths: list[text.RepositoryPath] = []
    encrypted_regex: text.Line = "^(data|stringData)$"

    single: ClassVar[bool] = True
    decrypts: ClassVar[bool] = True

    def needs(self) -> Collection[str]:
        return {"kustomize-controller"}

    def check(self, where: str) -> None:
        if not (self.age or self.kms):
            hint = "Set age to give the cluster a key of its own, or name keys in kms."
            raise BadInput(f"{where}.age", "no key to encrypt to", hint)
        if self.service_account and not self.kms:
            raise BadInput(f"{where}.service_account", "of no use without kms", "Leave it out.")
        self._check_recovery(where)
        for index, recipient in enumerate(self.recovery):
            if len(recipient) == NATIVE and not age.is_recipient(recipient):
                cause = "not a public key of age: its checksum is wrong"
                hint = "Copy it again from the output of age-keygen."
                raise BadInput(f"{where}.recovery[{index}]", cause, hint)
        for index, path in enumerate(self.paths):
            rules.inside(path, f"{where}.paths[{index}]")

    def check_pairing(self, pairing: Any, repositories: Mapping[str, Any], where: str) -> None:
        if pairing.gitops.manager == flux_operator.MANAGER:
            cause = "the Kustomization that flux-operator makes decrypts nothing"
            raise BadInput(where, cause, "Pair this cluster without `manager`.")

    def _check_recovery(self, where: str) -> None:
        if self.age and not (self.kms or self.recovery or self.recovery_waived):
            cause = "missing: the key of a cluster is gone when the cluster is"
            hint = (
                "Name a recipient whose private key you keep elsewhere (`age-keygen`), or say in "
                "recovery_waived why no file has to be readable then."
            )
            raise BadInput(f"{where}.recovery", cause, hint)


def by_form(recipients: Iterable[str]) -> Mapping[str, list[str]]:
    """Recipients by the name that a creation rule has for their kind."""
    listed: dict[str, list[str]] = {}
    for recipient in recipients:
        name = next(name for name, form in FORMS.items() if re.fullmatch(form, recipient))
        listed.setdefault(name, []).append(recipient)
    return listed

"""OpenTofu's encryption of state and plan files, where a command cannot read one. Pure."""

from __future__ import annotations

from collections.abc import Iterable

from provisioner.base.errors import BadInput
from provisioner.terraform.messages import Diagnostic

KEY = "Set TF_ENCRYPTION, or `encryption` in the `terraform` block, as for the run that wrote it."
# What the binaries print: the cause and the hint that we print.
CAUSES = {
    "encrypted and can not be read": ("the state is encrypted, and no key is configured", KEY),
    "plan file is encrypted and requires": (
        "the plan file is encrypted, and no key is configured",
        KEY,
    ),
    "decryption failed for all provided methods": (
        "the configured key does not decrypt the state or plan file",
        KEY,
    ),
    'state file does not have a "version" attribute': (
        "Terraform cannot read the state or plan file: OpenTofu may have encrypted it",
        "Use OpenTofu with the key that it was encrypted with: --terraform tofu.",
    ),
}


def error(subject: str, diagnostics: Iterable[Diagnostic]) -> BadInput | None:
    """None where encryption is not the cause."""
    for diagnostic in diagnostics:
        said = " ".join(f"{diagnostic.summary} {diagnostic.detail}".split())
        for text, (cause, hint) in CAUSES.items():
            if text in said:
                return BadInput(subject, cause, hint)
    return None

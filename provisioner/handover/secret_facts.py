"""The secret facts of a pairing, read from where the handover refers to."""

from __future__ import annotations

from collections.abc import Callable

from provisioner.base.errors import BadInput
from provisioner.base.secret import Secret
from provisioner.handover import facts
from provisioner.handover.fleet import Pairing
from provisioner.handover.reference import Reference

HINT = "Encode it as base64, for the data of a Secret, and refer to that."


def read(pairing: Pairing, resolve: Callable[[Reference, str], Secret]) -> dict[str, Secret]:
    """By name. `resolve` follows a reference, for a subject in messages. BadInput for what is
    missing, or for what Flux would change: it joins lines."""
    subject = f"secret fact {{}} of cluster {pairing.cluster}"
    values = {
        name: resolve(reference, subject.format(name))
        for name, reference in pairing.secret_facts.items()
    }
    for name, value in values.items():
        if not value.reveal().isprintable():
            cause = "has several lines or control characters, which Flux would drop"
            raise BadInput(subject.format(name), cause, HINT)
    texts = {name: value.reveal() for name, value in values.items()}
    facts.check_size(texts, f"secret facts of cluster {pairing.cluster}")
    return values

"""Terraform's diagnostics as our errors: one clear line, the rest as notes. Pure."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from provisioner.base.errors import BadInput, Held, ProvisionerError
from provisioner.terraform.messages import Diagnostic

LOCKED = "Error acquiring the state lock"
# Terraform adds these beside the error that tells something.
ECHOES = (
    "execution halted",
    "Terraform encountered problems during initialisation",
    "operation canceled",
)
HINTS = {
    "Backend initialization required": "Run `provisioner up`, or `terraform init` there.",
    "Backend configuration changed": "Run `terraform init -migrate-state` there, or -reconfigure "
    "to leave the state.",
    "Inconsistent dependency lock file": "Run `terraform init -upgrade` there.",
    "Saved plan is stale": "Somebody else changed the state meanwhile. Run again.",
}


class Slipped(Held):
    """The holder let go of the state just when Terraform wanted to read who it is: Terraform then
    waits no longer."""


def error(
    subject: str, found: Sequence[Diagnostic], code: int, last_words: str
) -> ProvisionerError:
    """The one error to raise for a Terraform command that failed."""
    errors = telling(found)
    if not errors:
        return ProvisionerError(
            subject, f"Terraform ended with {code}: {last_words or 'it said nothing'}"
        )
    first = errors[0]
    if first.summary == LOCKED:
        return held(subject, first.detail)
    more = f"{len(errors) - 1} more above." if len(errors) > 1 else ""
    hint = next((hint for start, hint in HINTS.items() if first.summary.startswith(start)), more)
    kind = (
        BadInput
        if first.summary.startswith("Backend initialization required")
        else ProvisionerError
    )
    return kind(f"{subject}: {first.address}" if first.address else subject, sentence(first), hint)


def telling(found: Sequence[Diagnostic]) -> list[Diagnostic]:
    """The errors without Terraform's echoes of them; the echoes where there is nothing else."""
    errors = [one for one in found if one.severity == "error"]
    return [one for one in errors if not one.summary.startswith(ECHOES)] or errors


def sentence(found: Diagnostic) -> str:
    """Summary, the part of the detail that tells why, and file:line."""
    why = _output(found.detail) or " ".join(found.detail.split())
    text = f"{found.summary}: {why}" if why else found.summary
    return f"{text} ({found.place})" if found.place else text


def _output(detail: str) -> str:
    """What a provisioner's command said last: its own error, without the command that Terraform
    repeats."""
    _, mark, output = detail.partition("Output: ")
    lines = output.strip().splitlines()
    return lines[-1].strip() if mark and lines else ""


def withheld(found: Diagnostic) -> Diagnostic:
    """Without its detail: where Terraform suppressed a command's output, its error repeats it in
    clear."""
    return replace(found, detail="its output is withheld, for it may show a sensitive value")


def held(subject: str, detail: str) -> Held:
    """A state lock of somebody else, named as far as the back end tells."""
    said = dict(re.findall(r"^\s*(ID|Who|Operation|Created):\s*(\S.*?)\s*$", detail, re.MULTILINE))
    if not said:
        kind = Slipped if "lock.info: no such file" in " ".join(detail.split()) else Held
        return kind(subject, f"the state is locked: {' '.join(detail.split())[:300]}", "Run again.")
    created = said.get("Created", "unknown").split(".")[0]
    operation = said.get("Operation", "unknown").removeprefix("OperationType")
    who, lock = said.get("Who", "unknown"), said.get("ID", "unknown")
    cause = f"the state is locked by {who} (Operation {operation}, Created {created}, ID {lock})"
    hint = (
        f"Wait for it with --lock-timeout=5m; if its holder is gone: `terraform force-unlock "
        f"{lock}` there."
    )
    return Held(subject, cause, hint)

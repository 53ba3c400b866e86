"""One line of Terraform's `-json` stream as one of our events. Pure: the format and nothing
else."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

import msgspec

from provisioner.base.events import Event, Note, TerraformEvent

PHASES = {"start": "started", "progress": "progress", "complete": "complete", "errored": "errored"}
# Messages of `terraform init` that come on every run, or that only help people who run Terraform by
# hand.
SILENT = {
    "output_init_success_message",
    "output_init_success_cli_message",
    "initializing_backend_message",
    "initializing_provider_plugin_message",
}
# Plain text even with -json, all but the first.
SILENT_TEXTS = (
    "Terraform has been successfully",
    "OpenTofu has been successfully",
    "Successfully configured the backend",
    "use this backend unless the backend configuration changes",
    # OpenTofu's words for TF_CLI_CONFIG_FILE that names no file; of Terraform it is a diagnostic.
    "Warning: Unable to open CLI configuration file",
    "The CLI configuration file at",
)


@dataclass(frozen=True, kw_only=True)
class Diagnostic:
    """An error or a warning of Terraform. `place` is `file:line` where there is one."""

    severity: str
    summary: str
    detail: str = ""
    address: str = ""
    place: str = ""


@dataclass(frozen=True, kw_only=True)
class Outputs:
    """What an apply, or a plan, says of the outputs, by name. A sensitive one has no value, and in
    a plan none has."""

    by_name: dict[str, Any] = field(repr=False)


Parsed = Event | Diagnostic | Outputs


def parse(line: str) -> Parsed | None:
    """The event, diagnostic or outputs of a line; None for what nobody needs to read. Text that is
    not JSON becomes a Note."""
    try:
        message = msgspec.json.decode(line)
    except msgspec.DecodeError:
        text = line.strip()
        return Note(text=text) if text and not text.startswith(SILENT_TEXTS) else None
    kind = message.get("type", "") if isinstance(message, dict) else ""
    return READERS.get(kind, _hook)(message) if kind else None


def json_object(printed: str) -> str:
    """From the first line that begins a JSON object: warnings may precede it."""
    lines = printed.splitlines()
    start = next((n for n, line in enumerate(lines) if line.lstrip().startswith("{")), 0)
    return "\n".join(lines[start:])


def _diagnostic(message: dict[str, Any]) -> Diagnostic:
    diagnostic = message["diagnostic"]
    place = diagnostic.get("range") or {}
    line = place.get("start", {}).get("line", "")
    return Diagnostic(
        severity=diagnostic.get("severity", "error"),
        summary=" ".join(diagnostic.get("summary", "").split()),
        detail=diagnostic.get("detail", ""),
        address=diagnostic.get("address", ""),
        place=f"{place['filename']}:{line}" if place.get("filename") else "",
    )


def _planned(message: dict[str, Any]) -> TerraformEvent:
    change = message["change"]
    return TerraformEvent(
        address=change["resource"]["addr"],
        action=change["action"],
        state="planned",
        detail=change.get("reason", ""),
    )


def _drift(message: dict[str, Any]) -> Note:
    change = message["change"]
    return Note(
        text=f"changed outside Terraform: {change['resource']['addr']} ({change['action']})"
    )


def _summary(message: dict[str, Any]) -> Note | None:
    counts = (value for value in message["changes"].values() if isinstance(value, int))
    return Note(text=message["@message"]) if any(counts) else None


def _log(message: dict[str, Any]) -> Event | None:
    text = " ".join(message.get("@message", "").split())
    if text.startswith("Interrupt received"):
        product = "OpenTofu" if message.get("@module", "").startswith("tofu") else "Terraform"
        waiting = f"Interrupted: waiting for {product} to finish and save its state."
        return Note(text=waiting, level="warning")
    if not text or message.get("message_code") in SILENT or text.startswith(SILENT_TEXTS):
        return None
    if text.endswith(
        ("is built in to Terraform", "is built in to OpenTofu", "Stopping operation...")
    ):
        return None
    return TerraformEvent(address="", action="init", state="progress", detail=text)


def _hook(message: dict[str, Any]) -> TerraformEvent | None:
    kind, _, phase = message["type"].rpartition("_")
    hook = message.get("hook")
    if not hook or phase not in PHASES:
        return None
    return TerraformEvent(
        address=hook.get("resource", {}).get("addr", ""),
        # Provisioners and refreshes have no action of their own.
        action=hook.get("action") or kind,
        state=PHASES[phase],
        detail=_detail(hook),
    )


def _detail(hook: dict[str, Any]) -> str:
    if "output" in hook:
        return str(hook["output"])
    seconds = hook.get("elapsed_seconds")
    return f"{seconds}s" if seconds is not None else ""


def _outputs(message: dict[str, Any]) -> Outputs:
    return Outputs(by_name=message["outputs"])


READERS: dict[str, Callable[[dict[str, Any]], Parsed | None]] = {
    "outputs": _outputs,
    "diagnostic": _diagnostic,
    "planned_change": _planned,
    "resource_drift": _drift,
    "change_summary": _summary,
    "log": _log,
    "init_output": _log,
}

"""Credential plugins (`exec` in a kubeconfig): programs that print a token or a certificate."""

from __future__ import annotations

import base64
import json
import os
import sys
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from provisioner.base import clock, masking, programs
from provisioner.base.errors import BadInput, ProvisionerError
from provisioner.base.secret import Secret
from provisioner.clusters.access.base import ClientCertificate
from provisioner.clusters.kubeconfig.context import Context
from provisioner.clusters.kubeconfig.files import Entry
from provisioner.clusters.kubeconfig.problems import Unusable

SECONDS = 60.0
SECONDS_AT_TERMINAL = 300.0  # somebody may have to sign in with a browser
HINT = "`kubectl get --raw /version` with that kubeconfig shows more."
NEEDED = ("command", "apiVersion")
EXTENSION = "client.authentication.k8s.io/exec"
Json = dict[str, Any]


@dataclass(frozen=True, kw_only=True)
class Issued:
    """`token` may be empty. `expires`: seconds since the epoch, None where the plugin does not
    say."""

    token: Secret
    certificate: ClientCertificate | None
    expires: float | None = None


def run(context: Context) -> Issued:
    """Run the plugin; BadInput names it and says why it failed."""
    settings = context.user.fields["exec"]
    if missing := [name for name in NEEDED if not settings.get(name)]:
        raise Unusable(f"its credential plugin (exec) has no {missing[0]}")
    at_terminal = _at_terminal(context, settings)
    try:
        outcome = programs.run(
            argv(context.user),
            env=environment(context, interactive=at_terminal),
            timeout=SECONDS_AT_TERMINAL if at_terminal else SECONDS,
            terminal=at_terminal,
        )
    except ProvisionerError as error:
        raise _failed(context, error.cause) from error
    if outcome.code != 0:
        last = "; ".join(outcome.err.strip().splitlines()[-3:])
        raise _failed(context, f"ended with {outcome.code}" + (f": {last}" if last else ""))
    try:
        return issued(outcome.out, settings["apiVersion"])
    except ValueError as error:
        raise _failed(context, str(error)) from None  # a JSON error quotes what was printed


def argv(user: Entry) -> list[str]:
    """A command with a slash in it is relative to the kubeconfig; others are found on PATH."""
    settings = user.fields["exec"]
    command = settings["command"]
    path = str(user.path(command)) if os.sep in command else command
    return [path, *(settings.get("args") or ())]


def environment(context: Context, *, interactive: bool) -> dict[str, str]:
    """What the plugin gets besides our own environment."""
    settings = context.user.fields["exec"]
    spec: Json = {"interactive": interactive}
    if settings.get("provideClusterInfo"):
        spec["cluster"] = _cluster(context)
    info = {"apiVersion": settings["apiVersion"], "kind": "ExecCredential", "spec": spec}
    declared = {item["name"]: item["value"] for item in settings.get("env") or ()}
    masking.remember_environment(declared)  # the plugin may print them when it fails
    return {**declared, "KUBERNETES_EXEC_INFO": json.dumps(info)}


def issued(printed: str, api_version: str) -> Issued:
    """What the plugin has printed; ValueError if that is no credential."""
    status = _status(printed, api_version)
    token = str(status.get("token") or "")
    certificate, key = (
        str(status.get(f"client{part}Data") or "") for part in ("Certificate", "Key")
    )
    if bool(certificate) != bool(key):
        raise ValueError("it printed a certificate without its key, or a key without one")
    if not token and not certificate:
        raise ValueError("it printed neither a token nor a certificate")
    pair = ClientCertificate(certificate=certificate, key=Secret(key)) if certificate else None
    expires = clock.seconds(status.get("expirationTimestamp"))
    return Issued(token=Secret(token), certificate=pair, expires=expires)


def _status(printed: str, api_version: str) -> Mapping[str, Any]:
    try:
        answer = json.loads(printed)
        version, status = answer["apiVersion"], dict(answer["status"])
    except (ValueError, TypeError, KeyError):
        raise ValueError("what it printed is not an ExecCredential with a status") from None
    if version != api_version:
        raise ValueError(f"its apiVersion is {version}, and the kubeconfig names {api_version}")
    return status


def _cluster(context: Context) -> Json:
    extensions = context.cluster.fields.get("extensions") or ()
    config = next((one["extension"] for one in extensions if one["name"] == EXTENSION), None)
    fields: Json = {
        "server": context.server,
        "tls-server-name": context.tls_server_name,
        "insecure-skip-tls-verify": context.skips_verification,
        "certificate-authority-data": base64.b64encode(context.ca.encode()).decode(),
        "proxy-url": context.proxy_url,
        "config": config,
    }
    return {name: value for name, value in fields.items() if value}


def _at_terminal(context: Context, settings: Mapping[str, Any]) -> bool:
    """Whether somebody can answer the plugin's questions."""
    mode, terminal = settings.get("interactiveMode"), sys.stdin is not None and sys.stdin.isatty()
    if mode == "Always" and not terminal:
        raise _failed(context, "it needs a terminal (interactiveMode: Always)")
    return terminal and mode != "Never"


def _failed(context: Context, why: str) -> BadInput:
    settings = context.user.fields["exec"]
    return BadInput(
        context.subject,
        f"the credential plugin that {context.where} names failed: exec: "
        f"{settings['command']} {why}",
        settings.get("installHint") or HINT,
    )

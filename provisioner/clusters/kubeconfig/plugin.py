"""Credential plugins (`exec` in a kubeconfig): programs that print a token or a certificate."""

from __future__ import annotations

import base64
import json
import os
import sys
import time
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

import msgspec

from provisioner.base import clock, masking, programs
from provisioner.base.errors import BadInput, ProvisionerError
from provisioner.base.secret import Secret
from provisioner.clusters.access.base import ClientCertificate
from provisioner.clusters.kubeconfig.context import Context
from provisioner.clusters.kubeconfig.files import Entry
from provisioner.clusters.kubeconfig.problems import Unusable
from provisioner.clusters.sign_in.base import SignIn, renew_at

SECONDS = 60.0
SECONDS_AT_TERMINAL = 300.0  # somebody may have to sign in with a browser
HINT = "`kubectl get --raw /version` with that kubeconfig shows more."
NEEDED = ("command", "apiVersion")
EXTENSION = "client.authentication.k8s.io/exec"
Json = dict[str, Any]


class Issued(msgspec.Struct, frozen=True, kw_only=True):
    """`token` may be empty. `expires`: seconds since the epoch, None where the plugin does not
    say."""

    token: Secret
    certificate: ClientCertificate | None
    expires: float | None = None

    def sign_in(self, otherwise: ClientCertificate | None = None) -> SignIn:
        """With `otherwise` where the plugin has issued no certificate."""
        value = Secret(f"Bearer {self.token.reveal()}" if self.token.reveal() else "")
        return SignIn(
            authorization=lambda: value,
            certificate=self.certificate or otherwise,
            renew_at=renew_at(time.time(), self.expires),
        )


@dataclass(frozen=True, kw_only=True)
class Plugin:
    """`argv`: how it is started; `command`: what to call it in errors, `named_by`: what names it.
    `variables`: what it gets besides our own environment. `cluster`: what it is told of the
    cluster. `mode`: interactiveMode of a kubeconfig."""

    subject: str
    named_by: str
    argv: Sequence[str]
    command: str
    api_version: str
    variables: Mapping[str, str] = field(default_factory=dict, repr=False)
    cluster: Json | None = None
    mode: str = ""
    hint: str = HINT


def of(context: Context) -> Plugin:
    """That of a kubeconfig's user."""
    settings = context.user.fields["exec"]
    if missing := [name for name in NEEDED if not settings.get(name)]:
        raise Unusable(f"its credential plugin (exec) has no {missing[0]}")
    return Plugin(
        subject=context.subject,
        named_by=context.where,
        argv=argv(context.user),
        command=settings["command"],
        api_version=settings["apiVersion"],
        variables={item["name"]: item["value"] for item in settings.get("env") or ()},
        cluster=_cluster(context) if settings.get("provideClusterInfo") else None,
        mode=settings.get("interactiveMode") or "",
        hint=settings.get("installHint") or HINT,
    )


def run(plugin: Plugin) -> Issued:
    """Run the plugin; BadInput names it and says why it failed."""
    at_terminal = _at_terminal(plugin)
    try:
        outcome = programs.run(
            plugin.argv,
            env=environment(plugin, interactive=at_terminal),
            timeout=SECONDS_AT_TERMINAL if at_terminal else SECONDS,
            terminal=at_terminal,
        )
    except ProvisionerError as error:
        raise _failed(plugin, error.cause) from error
    if outcome.code != 0:
        last = "; ".join(outcome.err.strip().splitlines()[-3:])
        raise _failed(plugin, f"ended with {outcome.code}" + (f": {last}" if last else ""))
    try:
        return issued(outcome.out, plugin.api_version)
    except ValueError as error:
        raise _failed(plugin, str(error)) from None  # a JSON error quotes what was printed


def argv(user: Entry) -> list[str]:
    """A command with a slash in it is relative to the kubeconfig; others are found on PATH."""
    settings = user.fields["exec"]
    command = settings["command"]
    path = str(user.path(command)) if os.sep in command else command
    return [path, *(settings.get("args") or ())]


def environment(plugin: Plugin, *, interactive: bool) -> dict[str, str]:
    """What the plugin gets besides our own environment."""
    spec: Json = {"interactive": interactive}
    if plugin.cluster is not None:
        spec["cluster"] = plugin.cluster
    info = {"apiVersion": plugin.api_version, "kind": "ExecCredential", "spec": spec}
    masking.remember_environment(plugin.variables)  # the plugin may print them when it fails
    return {**plugin.variables, "KUBERNETES_EXEC_INFO": json.dumps(info)}


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
        raise ValueError(f"its apiVersion is {version}, and {api_version} is declared")
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


def _at_terminal(plugin: Plugin) -> bool:
    """Whether somebody can answer the plugin's questions."""
    terminal = sys.stdin is not None and sys.stdin.isatty()
    if plugin.mode == "Always" and not terminal:
        raise _failed(plugin, "it needs a terminal (interactiveMode: Always)")
    return terminal and plugin.mode != "Never"


def _failed(plugin: Plugin, why: str) -> BadInput:
    return BadInput(
        plugin.subject,
        f"the credential plugin that {plugin.named_by} names failed: exec: {plugin.command} {why}",
        plugin.hint,
    )

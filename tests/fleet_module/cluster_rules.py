"""The rules of clusters and of the ways to sign in."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

from provisioner.base import masking
from provisioner.handover import text
from provisioner.handover.clusters import cluster_api, endpoint
from provisioner.handover.sign_in import client_certificate, exec
from tests.fleet_module import hcl, patterns, shapes
from tests.fleet_module.entries import SERVER
from tests.fleet_module.rule import HOST, HTTPS, SECRET, Rule, without_password
from tests.fleet_module.shapes import Kind


def _endpoint(kind: Kind) -> Iterator[Rule]:
    server = SERVER.format("{server}")
    wide = hcl.quoted(patterns.re2(rf"^[hH][tT][tT][pP][sS]?://([^/?#]*@)?{HOST}([/?#][^\s]*)?$"))
    pattern = shapes.published_pattern(text.ServerUrl)
    plain = f'{{server}} != null && can(regex("^[hH][tT][tT][pP]://", {server}))'
    insecure = "{insecure} == true" if kind.field("insecure") else "false"
    shown = without_password("server", server)
    yield (
        "server",
        f"{{server}} != null && !can(regex({wide}, {server}))",
        f"'{shown}' is not a URL over HTTPS. {HTTPS}",
    )
    yield (
        "server",
        f"can(regex({wide}, {server})) && ({patterns.mismatch(pattern, server)})",
        f"a user, a query or a fragment in the URL. {SECRET} {HTTPS}",
    )
    yield (
        "server",
        f"{plain} && can(regex({hcl.quoted(patterns.re2(pattern))}, {server})) && !({insecure})",
        f"'{shown}' is not reached over TLS. {endpoint.SERVER_HINT}",
    )
    yield from _authority()
    yield from _proxy()


def _authority() -> Iterator[Rule]:
    field = "certificate_authority_data"
    pattern = shapes.published_pattern(text.CertificateAuthority)
    base64 = f"can(regex({hcl.quoted(pattern)}, {{{field}}}))"
    given = f"try(length({{{field}}}), 0) > 0"
    yield field, f"{given} && !{base64}", f"not base64. {hcl.template(endpoint.CA_HINT)}"
    inside = f'try(base64decode({{{field}}}), "")'
    public, private = hcl.quoted(endpoint.PEM), hcl.quoted(endpoint.PRIVATE)
    wrong = f"!can(regex({public}, {inside})) || can(regex({private}, {inside}))"
    yield (
        field,
        f"{given} && {base64} && ({wrong})",
        f"not certificates in PEM, in base64. {hcl.template(endpoint.CA_HINT)}",
    )


def _proxy() -> Iterator[Rule]:
    hint = "Use http://host:port, https://host:port or socks5://host:port."
    schemes = "([hH][tT][tT][pP][sS]?|[sS][oO][cC][kK][sS]5)"
    wide = hcl.quoted(patterns.re2(rf"^{schemes}://([^/?#]*@)?{HOST}([/?#][^\s]*)?$"))
    given = "try(length({proxy_url}), 0) > 0"
    yield (
        "proxy_url",
        f"{given} && !can(regex({wide}, {{proxy_url}}))",
        f"'{without_password('proxy_url')}' is not the URL of a proxy. {hint}",
    )
    secret = hcl.quoted("^[^:]*://[^/?#]*@|[?#].")
    yield (
        "proxy_url",
        f"can(regex({wide}, {{proxy_url}})) && can(regex({secret}, {{proxy_url}}))",
        "an account, a query or a fragment in the URL. A handover holds no secret; HTTPS_PROXY may "
        f"hold an account. {hint}",
    )


def _described(_kind: Kind) -> Iterator[Rule]:
    yield (
        "insecure",
        "{insecure} == true && try(length({certificate_authority_data}), 0) > 0",
        "certificate_authority_data would not be used. Leave one of the two out.",
    )


def _client_certificate(_kind: Kind) -> Iterator[Rule]:
    yield (
        "key",
        "try({certificate}.stdin && {key}.stdin, false)",
        "standard input holds the certificate already. Refer to the key in another way.",
    )


def _exec(_kind: Kind) -> Iterator[Rule]:
    wrong = (
        "[for variable in keys({env} == null ? {} : {env}) : variable"
        ' if variable == "" || can(regex("=", variable))]'
    )
    yield (
        "env",
        f"length({wrong}) > 0",
        f"'${{try({wrong}[0], \"\")}}' is not the name of a variable. Example: AWS_PROFILE",
    )
    named, path = hcl.quoted(masking.VARIABLE.pattern), hcl.quoted("^[/.~]")
    secret = (
        "[for variable, value in ({env} == null ? {} : {env}) : variable"
        f' if can(regex({named}, upper(variable))) && value != "" && !can(regex({path}, value))]'
    )
    yield (
        "env",
        f"length({wrong}) == 0 && length({secret}) > 0",
        f'${{try({secret}[0], "")}} would be a secret, and a handover holds none. Set it where '
        "provisioner runs: the plugin gets that environment too.",
    )


def _cluster_api(_kind: Kind) -> Iterator[Rule]:
    template = "try(length({template}), 0) > 0"
    made = f"({{topology}} != null || {template})"
    yield (
        "template",
        f"{{topology}} != null && {template}",
        "topology and template both say what the Cluster is. Leave one of the two out.",
    )
    yield (
        "values",
        f"try(length(jsondecode({{values}})), 0) > 0 && !({template})",
        "of no use without a template. Leave it out, or declare a template.",
    )
    ignored = {"delivery": '{delivery} == "repository"'}
    ignored |= {name: f"try(length({{{name}}}), 0) > 0" for name in ("labels", "annotations")}
    for name, is_set in ignored.items():
        yield (
            name,
            f"{is_set} && !{made}",
            "somebody else makes this Cluster: it has neither topology nor template. Leave it out, "
            "or declare one of the two.",
        )


def _topology(_kind: Kind) -> Iterator[Rule]:
    listed = "({workers} == null ? [] : {workers})"
    again = f"[for n, part in {listed} : n if contains(slice({listed}[*].name, 0, n), part.name)]"
    first = f"try({again}[0], 0)"
    yield (
        f"workers[${{{first.replace('{workers}', 'entry.topology.workers')}}}].name",
        f"try(length({again}) > 0, false)",
        f"'${{try({listed}[{first}].name, \"\")}}' is declared twice. Use another name.",
    )


RULES: dict[type[Any], Callable[[Kind], Iterator[Rule]]] = {
    endpoint.Endpoint: _endpoint,
    endpoint.Declaration: _described,
    cluster_api.Declaration: _cluster_api,
    cluster_api.Topology: _topology,
    client_certificate.Declaration: _client_certificate,
    exec.Declaration: _exec,
}

"""The rules between fields, which structs have in `check`: the same in HCL, with the same words.

`{name}` in a condition or a message is a field of the struct. A test compares each with what
`check` says.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import replace
from typing import Any

from provisioner.handover import fleet, text
from provisioner.handover import rules as handover_rules
from provisioner.handover.clusters import endpoint
from provisioner.handover.reference import Reference
from provisioner.handover.repositories import base, codecommit, github, ssh
from provisioner.handover.sign_in import client_certificate, exec
from tests.fleet_module import hcl, patterns, shapes
from tests.fleet_module.entries import SERVER
from tests.fleet_module.places import Check, Place
from tests.fleet_module.shapes import Kind

Rule = tuple[str, str, str]  # the field that is wrong, or an empty text; the condition; the message
SECRET = "A handover holds no secret."
HTTPS = "Use https://host[:port][/prefix]."
SSH = "Use ssh://[user@]host[:port]/path."
PORT = (  # up to 65535
    r"(:0*([0-9]{0,4}|[1-5][0-9]{4}|6[0-4][0-9]{3}|65[0-4][0-9]{2}|655[0-2][0-9]|6553[0-5]))?"
)
KNOWN_HOSTS = (
    "no host key is declared. Add the lines that `ssh-keyscan HOST` prints, after comparing them "
    "with the fingerprints that the host's owner publishes, or set trust_on_first_use."
)


def of(place: Place, kind: Kind) -> Iterator[Check]:
    """The rules of a struct and of what it inherits."""
    for struct in reversed(kind.struct.cls.__mro__):
        for field, wrong, said in RULES.get(struct, lambda _kind: ())(kind):
            inner = place.below(field) if field else place
            condition = _filled(wrong, place)
            if not place.top:
                condition = f"{place.ref} != null && ({condition})"
            yield replace(inner, loops=place.loops).check(condition, _filled(said, place))


def _filled(template: str, place: Place) -> str:
    def ref(match: re.Match[str]) -> str:
        return place.below(match[1]).ref

    return re.sub(r"(?<![$x]){([a-z_]+)}", ref, template)


def _reference(_kind: Kind) -> Iterator[Rule]:
    named = "[{env} != null, {file} != null, {command} != null, {stdin} == true]"
    wrong = (
        f"length([for named in {named} : true if named]) != 1"
        " || try(length({command}) == 0, false)"
    )
    yield "", wrong, "not exactly one of env, file, command and stdin. Set one of them."


def _signing(_kind: Kind) -> Iterator[Rule]:
    yield (
        "key",
        '{format} == "gpg" && {key} != null',
        "gpg signs with the user's keyring. Name the key with key_id.",
    )
    yield (
        "",
        '{format} == "ssh" && ({key} != null) == (try(length({key_id}), 0) > 0)',
        "not exactly one of key and key_id. Refer to a private key, or name a key of ssh-agent.",
    )
    public = hcl.quoted(r"^[^\s]+ [A-Za-z0-9+/=]+( .*)?$")
    yield (
        "key_id",
        '{format} == "ssh" && {key} == null && try(length({key_id}), 0) > 0'
        f" && !can(regex({public}, {{key_id}}))",
        "not a public key. Use `TYPE BASE64`, as `ssh-add -L` prints.",
    )


def _delivery(_kind: Kind) -> Iterator[Rule]:
    hint = 'Set changes = \\"none\\" and a folder, or neither.'
    none, folder = 'try({changes} == "none", false)', "try(length({folder}), 0) > 0"
    yield "folder", f"{none} && !({folder})", f"no folder to write to. {hint}"
    yield "folder", f"!{none} && {folder}", f"only with changes none. {hint}"


def _url_repository(kind: Kind) -> Iterator[Rule]:
    yield from _https_url()
    yield from _reading_token(kind)
    yield (
        "known_hosts",
        f'{_or(kind, "sync")} == "deploy-key" && try(length({{known_hosts}}), 0) == 0'
        " && {trust_on_first_use} != true",
        KNOWN_HOSTS,
    )


def _https_url() -> Iterator[Rule]:
    pattern = shapes.published_pattern(text.HttpsUrl)
    host = rf"({text._HOST}+|{text._ADDRESS}){PORT}"
    wide = hcl.quoted(patterns.re2(rf"^[hH][tT][tT][pP][sS]://([^/?#]*@)?{host}([/?#][^\s]*)?$"))
    yield (
        "url",
        f"{{url}} != null && !can(regex({wide}, {{url}}))",
        f"'{_without_password()}' is not a URL over HTTPS. {HTTPS}",
    )
    yield (
        "url",
        f"can(regex({wide}, {{url}})) && ({patterns.mismatch(pattern, '{url}')})",
        f"a user, a query or a fragment in the URL. {SECRET} {HTTPS}",
    )


def _without_password() -> str:
    return '${replace({url} == null ? "" : {url}, "/:[^/@]*@/", ":***@")}'


def _reading_token(kind: Kind, unless: str = "false") -> Iterator[Rule]:
    """`unless`: where the credential that writes does not count."""
    sync = _or(kind, "sync")
    choices = [choice for choice in _choices(kind, "sync") if choice != "token"]
    for choice in choices:
        yield (
            "sync_credential",
            f'{sync} == "{choice}" && {{sync_credential}} != null',
            f"of no use with sync '{choice}'. Leave it out.",
        )
    yield (
        "sync_credential",
        f'{sync} == "token" && {{sync_credential}} == null',
        "missing: with sync 'token' every cluster stores a token. Refer to a token that may only "
        "read.",
    )
    if kind.field("credential"):
        yield (
            "sync_credential",
            f'{sync} == "token" && {{sync_credential}} != null && !({unless}) &&'
            f" jsonencode({{sync_credential}}) == {_writing(kind)}",
            "the credential that writes, which never enters a cluster. Refer to another token that "
            "may only read.",
        )


def _writing(kind: Kind) -> str:
    field = kind.field("credential")
    assert field
    if field.required:
        return "jsonencode({credential})"
    given = {name: None for name in Reference.__struct_fields__} | shapes.default(field)
    return f"({{credential}} == null ? jsonencode({hcl.value(given)}) : jsonencode({{credential}}))"


def _or(kind: Kind, name: str) -> str:
    field = kind.field(name)
    assert field
    return f"({{{name}}} == null ? {hcl.value(shapes.default(field))} : {{{name}}})"


def _choices(kind: Kind, name: str) -> list[str]:
    field = kind.field(name)
    assert field
    return [str(value) for value in getattr(shapes.plain(field.type), "values", ())]


def _codecommit(kind: Kind) -> Iterator[Rule]:
    yield from _reading_token(kind)
    hint = 'Set sync = \\"token\\", sync_user and sync_credential, or none.'
    token, user = f'{_or(kind, "sync")} == "token"', "try(length({sync_user}), 0) > 0"
    missing = "missing: the user whose Git credentials clusters read with"
    yield "sync_user", f"{token} && !({user})", f"{missing}. {hint}"
    yield "sync_user", f"!({token}) && {user}", f"of no use without a token. {hint}"


def _github(kind: Kind) -> Iterator[Rule]:
    yield from _reading_token(kind, unless="{app} != null")
    sync = _or(kind, "sync")
    for choice in _choices(kind, "sync"):
        if choice != "app":
            yield (
                "sync_app",
                f'{sync} == "{choice}" && {{sync_app}} != null',
                f"of no use with sync '{choice}'. Leave it out.",
            )
    yield (
        "sync_app",
        f'{sync} == "app" && {{sync_app}} == null',
        "missing: with sync 'app' every cluster stores the key of an App. Name an App that may only"
        " read.",
    )
    yield (
        "sync_app",
        f'{sync} == "app" && {{app}} != null && (try({{sync_app}}.id == {{app}}.id, false)'
        " || try(jsonencode({sync_app}.key) == jsonencode({app}.key), false))",
        "the App that writes, which never enters a cluster. Name another App that may only read.",
    )
    public = f'({_or(kind, "host")} == "github.com" || endswith({_or(kind, "host")}, ".ghe.com"))'
    yield (
        "known_hosts",
        f'{sync} == "deploy-key" && !{public} && try(length({{known_hosts}}), 0) == 0',
        KNOWN_HOSTS,
    )


def _ssh(_kind: Kind) -> Iterator[Rule]:
    pattern = shapes.published_pattern(text.SshUrl)
    host = rf"({text._HOST}+|{text._ADDRESS}){PORT}"
    wide = hcl.quoted(patterns.re2(rf"^[sS][sS][hH]://([^/?#]*@)?{host}/+[^/?#]"))
    password = hcl.quoted(r"^[^:]*://[^/?#@]*:[^/?#]*@")
    yield (
        "url",
        f"{{url}} != null && !can(regex({wide}, {{url}}))",
        f"'{_without_password()}' is not a URL of a repository over SSH. {SSH}",
    )
    has_password = f"can(regex({password}, {{url}}))"
    yield (
        "url",
        f"can(regex({wide}, {{url}})) && {has_password}",
        f"a password in the URL. {SECRET} {SSH}",
    )
    yield (
        "url",
        f"can(regex({wide}, {{url}})) && !{has_password}"
        f" && ({patterns.mismatch(pattern, '{url}')})",
        f"ssh would read an option in '${{{{url}}}}'. {SSH}",
    )
    yield (
        "known_hosts",
        "try(length({known_hosts}), 0) == 0 && {trust_on_first_use} != true",
        KNOWN_HOSTS,
    )


def _pairing(kind: Kind) -> Iterator[Rule]:
    yield from _path()
    if kind.field("prerequisites"):
        yield from _prerequisites()


def _prerequisites() -> Iterator[Rule]:
    listed = "({prerequisites} == null ? [] : {prerequisites})"
    again = f"[for n, part in {listed} : n if contains(slice({listed}[*].name, 0, n), part.name)]"
    first = f"try({again}[0], 0)"
    yield (
        f"prerequisites[${{{first.replace('{prerequisites}', 'entry.prerequisites')}}}].name",
        f"try(length({again}) > 0, false)",
        f"'${{try({listed}[{first}].name, \"\")}}' is declared twice. "
        "Give one of them another name.",
    )
    yield (
        "prerequisites",
        f"length({listed}) > 0 && {{shared_path}} == true",
        "every cluster of the shared path '${{path}}' would get them. Give the cluster a path of "
        "its own.",
    )


def _path() -> Iterator[Rule]:
    size = 'floor(length(replace(base64encode(part), "=", "")) * 3 / 4)'
    path = 'split("/", {path} == null ? "" : {path})'
    longest = f"max([for part in {path} : {size}]...)"
    yield (
        "path",
        f"{longest} > {handover_rules.LONGEST_NAME}",
        f"a part of it has ${{{longest}}} bytes. File systems take "
        f"{handover_rules.LONGEST_NAME} at most.",
    )


def _gitops(_kind: Kind) -> Iterator[Rule]:
    given = "try({components}, null) == null ? [] : {components}"
    missing = (
        f"setsubtract({hcl.value(sorted(fleet.REQUIRED_COMPONENTS, reverse=True))}, ({given}))"
    )
    wrong = f"length({missing}) > 0"
    order = hcl.value(fleet.REQUIRED_COMPONENTS)
    names = f"[for needed in {order} : needed if !contains(({given}), needed)]"
    yield (
        "components",
        wrong,
        f'${{join(", ", {names})}} missing. Flux cannot sync without them.',
    )
    yield (
        "flux_version",
        "try(length({distribution}), 0) == 0"
        f' && !startswith({{flux_version}}, "{fleet.RELEASED}")',
        "there is no release of Flux ${{flux_version}} that can be paired. Declare "
        f"{fleet.RELEASED}x.y, or a distribution of your own.",
    )


def _endpoint(kind: Kind) -> Iterator[Rule]:
    server = SERVER.format("{server}")
    host = rf"({text._HOST}+|{text._ADDRESS}){PORT}"
    wide = hcl.quoted(patterns.re2(rf"^[hH][tT][tT][pP][sS]?://([^/?#]*@)?{host}([/?#][^\s]*)?$"))
    pattern = shapes.published_pattern(text.ServerUrl)
    plain = f'{{server}} != null && can(regex("^[hH][tT][tT][pP]://", {server}))'
    insecure = "{insecure} == true" if kind.field("insecure") else "false"
    shown = f'${{replace({{server}} == null ? "" : {server}, "/:[^/@]*@/", ":***@")}}'
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
    host = rf"({text._HOST}+|{text._ADDRESS}){PORT}"
    schemes = "([hH][tT][tT][pP][sS]?|[sS][oO][cC][kK][sS]5)"
    wide = hcl.quoted(patterns.re2(rf"^{schemes}://([^/?#]*@)?{host}([/?#][^\s]*)?$"))
    given = "try(length({proxy_url}), 0) > 0"
    shown = '${replace({proxy_url} == null ? "" : {proxy_url}, "/:[^/@]*@/", ":***@")}'
    yield (
        "proxy_url",
        f"{given} && !can(regex({wide}, {{proxy_url}}))",
        f"'{shown}' is not the URL of a proxy. {hint}",
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


RULES: dict[type[Any], Callable[[Kind], Iterator[Rule]]] = {
    Reference: _reference,
    base.Signing: _signing,
    base.Delivery: _delivery,
    base.UrlRepository: _url_repository,
    codecommit.Declaration: _codecommit,
    github.Declaration: _github,
    ssh.Declaration: _ssh,
    fleet.Pairing: _pairing,
    fleet.GitOps: _gitops,
    endpoint.Endpoint: _endpoint,
    endpoint.Declaration: _described,
    client_certificate.Declaration: _client_certificate,
    exec.Declaration: _exec,
}

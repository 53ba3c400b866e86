"""The rules of repositories, and of references to secrets."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

from provisioner.handover import text
from provisioner.handover.reference import Reference
from provisioner.handover.repositories import base, codecommit, github, ssh
from tests.fleet_module import hcl, patterns, shapes
from tests.fleet_module.rule import HOST, HTTPS, SECRET, Rule, choices, or_default, without_password
from tests.fleet_module.shapes import Kind

SSH = "Use ssh://[user@]host[:port]/path."
KNOWN_HOSTS = (
    "no host key is declared. Add the lines that `ssh-keyscan HOST` prints, after comparing them "
    "with the fingerprints that the host's owner publishes, or set trust_on_first_use."
)
WIDE_SSH = patterns.re2(rf"^[sS][sS][hH]://([^/?#]*@)?{HOST}/+[^/?#]")
PASSWORD = r"^[^:]*://[^/?#@]*:[^/?#]*@"


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
    yield from https_url()
    yield from _reading_token(kind)
    yield from _sync_url(kind)
    yield (
        "known_hosts",
        f'{or_default(kind, "sync")} == "deploy-key" && try(length({{known_hosts}}), 0) == 0'
        " && {trust_on_first_use} != true",
        KNOWN_HOSTS,
    )


def https_url() -> Iterator[Rule]:
    pattern = shapes.published_pattern(text.HttpsUrl)
    wide = hcl.quoted(patterns.re2(rf"^[hH][tT][tT][pP][sS]://([^/?#]*@)?{HOST}([/?#][^\s]*)?$"))
    yield (
        "url",
        f"{{url}} != null && !can(regex({wide}, {{url}}))",
        f"'{without_password('url')}' is not a URL over HTTPS. {HTTPS}",
    )
    yield (
        "url",
        f"can(regex({wide}, {{url}})) && ({patterns.mismatch(pattern, '{url}')})",
        f"a user, a query or a fragment in the URL. {SECRET} {HTTPS}",
    )


def _only_with_sync(kind: Kind, needed: str, field: str) -> Iterator[Rule]:
    """One rule for each other choice, because kinds have different ones."""
    for choice in choices(kind, "sync"):
        if choice != needed:
            yield (
                field,
                f'{or_default(kind, "sync")} == "{choice}" && {{{field}}} != null',
                f"of no use with sync '{choice}'. Leave it out.",
            )


def _reading_token(kind: Kind, unless: str = "false") -> Iterator[Rule]:
    """`unless`: where the credential that writes does not count."""
    sync = or_default(kind, "sync")
    yield from _only_with_sync(kind, "token", "sync_credential")
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


def _codecommit(kind: Kind) -> Iterator[Rule]:
    yield from _reading_token(kind)
    hint = 'Set sync = \\"token\\", sync_user and sync_credential, or none.'
    token, user = f'{or_default(kind, "sync")} == "token"', "try(length({sync_user}), 0) > 0"
    missing = "missing: the user whose Git credentials clusters read with"
    yield "sync_user", f"{token} && !({user})", f"{missing}. {hint}"
    yield "sync_user", f"!({token}) && {user}", f"of no use without a token. {hint}"


def _github(kind: Kind) -> Iterator[Rule]:
    yield from _reading_token(kind, unless="{app} != null")
    sync = or_default(kind, "sync")
    yield from _only_with_sync(kind, "app", "sync_app")
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
    yield from _sync_url(kind)
    host = or_default(kind, "host")
    public = f'({host} == "github.com" || endswith({host}, ".ghe.com"))'
    yield (
        "known_hosts",
        f'{sync} == "deploy-key" && !{public} && try(length({{known_hosts}}), 0) == 0',
        KNOWN_HOSTS,
    )


def _ssh(_kind: Kind) -> Iterator[Rule]:
    yield from ssh_url("url")
    yield (
        "known_hosts",
        "try(length({known_hosts}), 0) == 0 && {trust_on_first_use} != true",
        KNOWN_HOSTS,
    )


def ssh_url(field: str) -> Iterator[Rule]:
    wide, password, url = hcl.quoted(WIDE_SSH), hcl.quoted(PASSWORD), f"{{{field}}}"
    yield (
        field,
        f"{url} != null && !can(regex({wide}, {url}))",
        f"'{without_password(field)}' is not a URL of a repository over SSH. {SSH}",
    )
    yield (
        field,
        f"can(regex({wide}, {url})) && can(regex({password}, {url}))",
        f"a password in the URL. {SECRET} {SSH}",
    )
    mismatch = patterns.mismatch(shapes.published_pattern(text.SshUrl), url)
    yield (
        field,
        f"can(regex({wide}, {url})) && !can(regex({password}, {url})) && ({mismatch})",
        f"ssh would read an option in '${{{url}}}'. {SSH}",
    )


def _sync_url(kind: Kind) -> Iterator[Rule]:
    sync = or_default(kind, "sync")
    yield from _only_with_sync(kind, "deploy-key", "sync_url")
    yield from ssh_url("sync_url")
    name = "${{project}}" if kind.field("project") else "${{owner}}/${{name}}"
    path = 'replace({sync_url} == null ? "" : {sync_url}, "/^[^:]*:[/]+[^/]*|[?#].*$/", "")'
    path = f'lower(trimsuffix(trim({path}, "/"), ".git"))'
    yield (
        "sync_url",
        f'{sync} == "deploy-key" && can(regex({hcl.quoted(WIDE_SSH)}, {{sync_url}}))'
        f' && try(!endswith("/${{{path}}}", lower("/{name}")), false)',
        f"leads to '${{{path}}}', not to '{name}'. Declare the same repository.",
    )


RULES: dict[type[Any], Callable[[Kind], Iterator[Rule]]] = {
    Reference: _reference,
    base.Signing: _signing,
    base.Delivery: _delivery,
    base.UrlRepository: _url_repository,
    codecommit.Declaration: _codecommit,
    github.Declaration: _github,
    ssh.Declaration: _ssh,
}

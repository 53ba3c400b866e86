"""The rules of alerts. Whether a pattern is one that Go knows, and whether the repository of the
pairing is on the host that is written to, is left to the reader of the handover."""

from __future__ import annotations

from collections.abc import Iterator

from provisioner.handover.platform import alert
from tests.fleet_module import hcl, repository_rules
from tests.fleet_module.rule import Rule
from tests.fleet_module.shapes import Kind

HOSTS = (*alert.STATUSES, *alert.COMMENTS)


def of(_kind: Kind) -> Iterator[Rule]:
    yield from _addresses()
    yield from _tokens()
    yield from _words()


def _given(name: str) -> str:
    return f"try(length({{{name}}}), 0) > 0"


def _among(names: list[str]) -> str:
    """Whether the provider is one of these."""
    quoted = ", ".join(map(hcl.quoted, names))
    return f'contains([{quoted}], {{provider}} == null ? "" : {{provider}})'


def _addresses() -> Iterator[Rule]:
    address, url = "{address} != null", _given("url")
    yield (
        "url",
        f"{address} && {url}",
        "address and url are given. Leave all but one of them out.",
    )
    hidden = {name: form for name, form in alert.FORMS.items() if form.hidden}
    open_with_token = [name for name, form in hidden.items() if form.credential == "possible"]
    opened = f"{_among(open_with_token)} && {{token}} != null"
    yield (
        "address",
        f"{{address}} == null && {_among([*hidden])} && !({opened})",
        "missing: ${part.provider} gives out an address that is a secret. Refer to it.",
    )
    without = [
        name for name, form in alert.FORMS.items() if not (form.url or form.hidden or name in HOSTS)
    ]
    yield (
        "url",
        f"{{address}} == null && !({url}) && {_among(without)}",
        "missing: nothing says where ${part.provider} is. Give the URL, or refer to it with "
        "address.",
    )
    plain = '{insecure} == true && can(regex("^[hH][tT][tT][pP]://", {url}))'
    for field, wrong, message in repository_rules.https_url():
        yield field, f"{{address}} == null && {url} && !({plain}) && ({wrong})", message


def _tokens() -> Iterator[Rule]:
    unused = [name for name, form in alert.FORMS.items() if form.credential == "unused"]
    needed = [name for name, form in alert.FORMS.items() if form.credential == "needed"]
    yield (
        "token",
        f"{{token}} != null && {_among(unused)}",
        "of no use with ${part.provider}, whose address is the secret. Leave it out.",
    )
    yield (
        "token",
        f"{{token}} == null && {_among(needed)}",
        "missing: ${part.provider} needs one. Refer to it.",
    )


def _words() -> Iterator[Rule]:
    needed = [name for name, form in alert.FORMS.items() if form.channel == "needed"]
    with_token = [name for name, form in alert.FORMS.items() if form.channel == "with token"]
    asked = f"({_among(needed)} || ({_among(with_token)} && {{token}} != null))"
    channel, username = _given("channel"), _given("username")
    yield (
        "channel",
        f"{asked} && {{token}} != null && !({channel})",
        "missing. Say where messages are to appear.",
    )
    for named, more in ((_among(with_token), " without token"), (f"!{_among(with_token)}", "")):
        yield (
            "channel",
            f"{channel} && !{asked} && {named}",
            f"of no use with ${{part.provider}}{more}. Leave it out.",
        )
    nameless = [name for name, form in alert.FORMS.items() if form.names == "unused"]
    yield (
        "username",
        f"{username} && {_among(nameless)}",
        "of no use with ${part.provider}. Leave it out.",
    )
    accounts = [name for name, form in alert.FORMS.items() if form.names == "account"]
    yield (
        "username",
        f"{username} && {_among(accounts)} && {{token}} == null",
        "of no use without token. Refer to its password.",
    )
    bound = [name for name, form in alert.FORMS.items() if not form.authorities]
    yield (
        "ca_file",
        f"{{ca_file}} != null && {_among(bound)}",
        "of no use with ${part.provider}. Leave it out.",
    )

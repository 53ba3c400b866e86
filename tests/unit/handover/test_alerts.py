"""What an alert may be declared as."""

from __future__ import annotations

from typing import Any

import msgspec
import pytest

from provisioner.base.errors import BadInput
from provisioner.handover import go_patterns
from provisioner.handover.fleet import COMPONENTS, Piece, Repository
from provisioner.handover.platform import alert, base

ADDRESS, TOKEN = {"address": {"env": "ADDRESS"}}, {"token": {"env": "TOKEN"}}
URL = {"url": "https://alerts.example.com"}
BOT = {"provider": "slack", **TOKEN, "channel": "#platform"}
ROOM = {"provider": "matrix", **URL, **TOKEN, "channel": "!room:example.com"}
TEAMS = {"provider": "msteams", **ADDRESS}
OUTSIDE = {"object_kind": "Kustomization", "namespace": "apps"}
CREDENTIAL = {"credential": {"env": "GIT"}}
REPOSITORIES: dict[str, dict[str, Any]] = {
    "gitea": {
        "kind": "gitea",
        "url": "https://git.example.com",
        "owner": "team",
        "name": "fleet",
        **CREDENTIAL,
    },
    "below": {
        "kind": "gitea",
        "url": "https://example.com/git",
        "owner": "team",
        "name": "fleet",
        **CREDENTIAL,
    },
    "github": {"kind": "github", "owner": "team", "name": "fleet"},
    "ssh": {"kind": "ssh", "url": "ssh://git@git.example.com/fleet.git"},
}


def check(more: dict[str, Any], *, lockdown: bool = False, **given: Any) -> None:
    declared = msgspec.convert({"kind": "alert", "name": "chat", **more}, Piece)
    components, version = given.get("components", COMPONENTS), given.get("version", "v2.9.4")
    base.check([declared], "flux-system", components, version, "platform", lockdown=lockdown)
    if repository := given.get("repository"):
        own = msgspec.convert(REPOSITORIES[repository], Repository)
        declared.check_repository(own, "platform[0]")


@pytest.mark.parametrize(
    ("more", "given"),
    [
        ({"provider": "slack", **ADDRESS, "username": "Flux"}, {}),
        (BOT, {}),
        (TEAMS, {}),
        ({"provider": "discord", **ADDRESS, "username": "Flux"}, {}),
        (ROOM, {}),
        ({"provider": "pagerduty", **TOKEN}, {}),
        ({"provider": "pagerduty", **TOKEN, "url": "https://events.eu.pagerduty.com"}, {}),
        ({"provider": "opsgenie", **TOKEN}, {}),
        ({"provider": "alertmanager", **URL}, {}),
        ({"provider": "alertmanager", "url": "http://am:9093/api", "insecure": True}, {}),
        ({"provider": "grafana", **ADDRESS, **TOKEN, "username": "admin"}, {}),
        ({"provider": "generic-hmac", **ADDRESS, **TOKEN}, {}),
        ({"provider": "gitea", **TOKEN}, {"repository": "gitea"}),
        ({"provider": "github", **TOKEN}, {"repository": "github"}),
        ({"provider": "gitlab", **TOKEN, "url": "https://gitlab.com/a/b"}, {"repository": "ssh"}),
        ({"provider": "giteapullrequestcomment", **TOKEN}, {"repository": "gitea"}),
        ({**TEAMS, "sources": [OUTSIDE]}, {}),
        ({**TEAMS, "exclusion_list": [], "inclusion_list": [r"^[a-z]+\.(?i:x)?$"]}, {}),
    ],
)
def test_good_ones(more: dict[str, Any], given: dict[str, Any]) -> None:
    check(more, **given)


@pytest.mark.parametrize("provider", alert.FORMS)
def test_each_kind_of_receiver_names_what_it_lacks(provider: str) -> None:
    with pytest.raises(BadInput, match=r"platform\[0\]\.(address|url|token): missing"):
        check({"provider": provider}, repository="ssh")


@pytest.mark.parametrize(
    ("more", "message"),
    [
        ({"provider": "slack"}, "address: missing: slack gives out an address that is a secret"),
        ({"provider": "slack", **URL}, "address: missing: slack gives out"),
        ({"provider": "msteams", **URL}, "address: missing: msteams gives out"),
        ({"provider": "discord", **TOKEN}, "address: missing: discord gives out"),
        ({"provider": "alertmanager"}, "url: missing: nothing says where alertmanager is"),
        ({"provider": "matrix", **TOKEN}, "url: missing: nothing says where matrix is"),
        ({**TEAMS, **URL}, "url: address and url are given"),
        ({**TEAMS, "address": {}}, "address: not exactly one of env, file, command and stdin"),
        ({**TEAMS, **TOKEN}, "token: of no use with msteams, whose address is the secret"),
        ({"provider": "pagerduty"}, "token: missing: pagerduty needs one"),
        ({"provider": "opsgenie", "token": {}}, "token: not exactly one of"),
        ({"provider": "grafana", **URL}, "token: missing: grafana needs one"),
        ({"provider": "generic-hmac", **URL}, "token: missing: generic-hmac needs one"),
        ({**BOT, "channel": ""}, "channel: missing. Say where messages are to appear"),
        ({**ROOM, "channel": ""}, "channel: missing"),
        ({"provider": "slack", **ADDRESS, "channel": "#a"}, "channel: .* slack without token"),
        ({**TEAMS, "channel": "#a"}, "channel: of no use with msteams"),
        ({"provider": "pagerduty", **TOKEN, "channel": "key"}, "channel: of no use with pagerduty"),
        ({**TEAMS, "username": "Flux"}, "username: of no use with msteams"),
        ({"provider": "alertmanager", **URL, "username": "a"}, "username: of no use without token"),
        ({"provider": "discord", **ADDRESS, "ca_file": "/ca"}, "ca_file: of no use with discord"),
        ({"provider": "alertmanager", "url": "http://am:9093"}, "url: .* not a URL over HTTPS"),
        ({"provider": "alertmanager", "url": "https://a:b@am"}, "url: a user, a query"),
        ({"provider": "alertmanager", "url": "https://am/?key=x"}, "url: a user, a query"),
        ({**TEAMS, "inclusion_list": ["["]}, r"inclusion_list\[0\]: '\[' is not a regular"),
        ({**TEAMS, "exclusion_list": ["a", "(?=b)"]}, r"exclusion_list\[1\]: .* has '\(\?='"),
        ({**TEAMS, "exclusion_list": [""]}, r"exclusion_list\[0\]: empty"),
    ],
)
def test_bad_ones(more: dict[str, Any], message: str) -> None:
    with pytest.raises(BadInput, match=rf"^platform\[0\]\.{message}"):
        check(more)


@pytest.mark.parametrize(
    ("more", "given", "message"),
    [
        (
            {"provider": "github", **TOKEN},
            {"repository": "gitea"},
            "url: missing: the repository of this pairing is on gitea, not on github",
        ),
        (
            {"provider": "giteapullrequestcomment", **TOKEN},
            {"repository": "ssh"},
            "url: missing: the repository of this pairing is on ssh, not on gitea",
        ),
        (
            {"provider": "gitea", **TOKEN},
            {"repository": "below"},
            "provider: Flux cannot write to a gitea below a path: https://example.com/git",
        ),
        (
            {"provider": "githubpullrequestcomment", **TOKEN},
            {"version": "v2.7.5"},
            "provider: needs Flux v2.8.0 or newer",
        ),
        (
            {**TEAMS, "sources": [{"object_kind": "HelmRelease"}, OUTSIDE]},
            {"lockdown": True},
            r"sources\[1\]\.namespace: with gitops\.lockdown no alert hears of namespace 'apps'",
        ),
    ],
)
def test_what_does_not_go_with_the_rest(
    more: dict[str, Any], given: dict[str, Any], message: str
) -> None:
    with pytest.raises(BadInput, match=rf"^platform\[0\]\.{message}"):
        check(more, **given)


def test_it_needs_its_controller() -> None:
    with pytest.raises(BadInput, match="alert chat needs notification-controller"):
        check(TEAMS, components=["source-controller", "kustomize-controller"])


@pytest.mark.parametrize(
    "more",
    [
        {"provider": "smoke-signals"},
        {"sources": [{"object_kind": "Pod"}]},
        {"sources": [{"object_kind": "Kustomization", "name": "a b"}]},
        {"metadata": {"a-b": "x"}},
        {"severity": "warning"},
        {"timeout": "soon"},
        {"channel": "${x}"},
    ],
)
def test_what_no_alert_can_have(more: dict[str, Any]) -> None:
    with pytest.raises(msgspec.ValidationError):
        msgspec.convert({"kind": "alert", "name": "chat", **TEAMS, **more}, Piece)


@pytest.mark.parametrize(
    ("pattern", "unknown"),
    [
        ("a(?!b)", "(?!"),
        ("(?<=a)b", "(?<="),
        ("(?P<n>a)(?P=n)", "(?P="),
        (r"(a)\1", r"\1"),
        ("a++", "++"),
        ("(?>a)", "(?>"),
        ("(?<n>a)(?P=n)", "(?P="),
    ],
)
def test_patterns_that_go_does_not_know(pattern: str, unknown: str) -> None:
    with pytest.raises(BadInput) as refused:
        go_patterns.check(pattern, "x")
    assert repr(unknown) in refused.value.cause


@pytest.mark.parametrize(
    "pattern",
    [
        *alert.EXCLUSIONS,
        *("(?P<n>a)", "(?<n>a)", r"\(\?=", "[(?=]", "[+]+", r"\++", "a+?", r"\\.", "[[a]"),
        *(
            r"^\p{L}+\pN\z",
            "a(?i)b",
            "[[:alpha:]_]",
            r"[\p{Lu}-]",
            r"\\p{2}",
            r"[0-9]+\.[0-9]+",
            r"\d+\w+",
        ),
    ],
)
def test_patterns_that_it_knows(pattern: str) -> None:
    go_patterns.check(pattern, "x")


@pytest.mark.parametrize("pattern", ["a{99999999999999999999}", "(" * 5000 + ")" * 5000, "[", "(v"])
def test_what_is_no_pattern_is_no_traceback(pattern: str) -> None:
    with pytest.raises(BadInput, match="is not a regular expression"):
        go_patterns.check(pattern, "x")


@pytest.mark.parametrize("template", ["$ts", "${ts}-$1", "$0", "$$x", "v", "", "${ts}x"])
def test_templates_of_groups(template: str) -> None:
    go_patterns.check_names(template, "(?P<ts>[0-9]+)", "x")


@pytest.mark.parametrize("template", ["$time", "$tsx", "$2", "${1x}"])
def test_templates_of_groups_that_there_are_not(template: str) -> None:
    with pytest.raises(BadInput, match="has no group"):
        go_patterns.check_names(template, "(?P<ts>[0-9]+)", "x")

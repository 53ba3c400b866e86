"""What a receiver may be declared as."""

from __future__ import annotations

from typing import Any

import msgspec
import pytest

from provisioner.base.errors import BadInput
from provisioner.handover import read
from provisioner.handover.fleet import COMPONENTS, Piece
from provisioner.handover.platform import base
from tests.unit.handover.cases import GOOD, merged

PUSHES = {"kind": "receiver", "name": "pushes", "type": "gitea", "repository": "git"}
ADDRESS = {"url": "https://flux.example.com"}
IMAGES = {"kind": "receiver", "name": "images", "type": "generic"}
FLEET = {"object_kind": "GitRepository", "name": "fleet"}
EVERY = {"object_kind": "HelmRelease", "name": "*"}
GITEA = {
    "kind": "gitea",
    "url": "https://git.example.com",
    "owner": "o",
    "name": "n",
    "credential": {"env": "TOKEN"},
    "known_hosts": ["git.example.com ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIExample"],
}


def check(piece: dict[str, Any], *, lockdown: bool = False, components: Any = COMPONENTS) -> None:
    declared = [msgspec.convert(piece, Piece)]
    base.check(declared, "flux-system", components, "v2.9.4", "platform", lockdown=lockdown)


def whole(piece: dict[str, Any], **more: Any) -> None:
    """In a handover whose repository `git` is on Gitea."""
    pairing = {"cluster": "c1", "repository": "git", "path": "x", "platform": [piece], **more}
    patch = {"repositories": {"git": GITEA}, "pairings": {"c1": pairing}}
    read.from_object(merged(GOOD, patch), "x")


@pytest.mark.parametrize(
    "piece",
    [
        PUSHES,
        {**PUSHES, **ADDRESS},
        {**PUSHES, "url": "http://webhooks.internal:8080/flux/"},
        {**PUSHES, "events": ["push", "pull_request"], "token": {"env": "TOKEN"}, **ADDRESS},
        {**PUSHES, "events": ["pull_request"]},
        {**PUSHES, "type": "gitlab", "events": ["Tag Push Hook"], **ADDRESS},
        {**IMAGES, "resources": [FLEET, {**EVERY, "labels": {"team": "a"}}]},
        {**IMAGES, "type": "cdevents", "events": ["dev.cdevents.change.merged"]},
        {**IMAGES, "type": "gcr", "email": "a@b.iam.gserviceaccount.com", "audience": "x"},
        *({**IMAGES, "type": kind} for kind in ("harbor", "dockerhub", "quay", "nexus", "acr")),
    ],
)
def test_good_ones(piece: dict[str, Any]) -> None:
    check(piece)


@pytest.mark.parametrize(
    ("piece", "message"),
    [
        ({**IMAGES, "repository": "git"}, "repository: of no use with type 'generic'"),
        ({**IMAGES, **ADDRESS}, "url: of no use without repository"),
        ({**PUSHES, "url": "https://"}, "url: 'https://' is not a URL over HTTPS"),
        ({**PUSHES, "url": "https://flux.example.com:x"}, "is not a URL over HTTPS"),
        (
            {**PUSHES, "type": "gitlab", "url": "http://flux.example.com"},
            "over http:// everybody in between could read the token, which gitlab sends as is",
        ),
        ({**IMAGES, "events": ["push"]}, "events: of no use with type 'generic'"),
        ({**PUSHES, "type": "gitlab", "events": ["push"]}, r"events\[0\]: GitLab has no event"),
        (
            {**PUSHES, **ADDRESS, "events": ["pull_request"]},
            "events: without push, which alone Gitea can test a webhook with",
        ),
        ({**IMAGES, "email": "a@b.c"}, "email: of no use with type 'generic'"),
        ({**IMAGES, "audience": "a"}, "audience: of no use with type 'generic'"),
        ({**IMAGES, "type": "gcr", "audience": "a"}, "email: missing: gcr needs it"),
        ({**IMAGES, "type": "gcr", "email": "a@b.c"}, "audience: missing: gcr needs it"),
        ({**IMAGES, "resources": [EVERY]}, r"resources\[0\].labels: `\*` without labels"),
        (
            {**IMAGES, "resources": [FLEET, {**FLEET, "labels": {"a": "b"}}]},
            r"resources\[1\].labels: of no use with the name 'fleet'",
        ),
        ({**IMAGES, "token": {}}, "token: not exactly one of env, file, command and stdin"),
    ],
)
def test_bad_ones(piece: dict[str, Any], message: str) -> None:
    with pytest.raises(BadInput, match=message):
        check(piece)


@pytest.mark.parametrize(
    ("piece", "more", "message"),
    [
        ({**PUSHES, "type": "svn"}, {}, r"\$.pairings.c1.platform\[0\].type: Invalid .*'svn'"),
        ({**PUSHES, "url": "flux.example.com"}, {}, "url: .* is not a URL"),
        ({**PUSHES, "url": "https://me:canary@flux"}, {}, "a user, a query or"),
        ({**PUSHES, "url": "https://flux?a=b"}, {}, "a user, a query or a fragment"),
        ({**PUSHES, "url": "me:canary@flux"}, {}, r"'me:\*\*\*@flux' is not a URL"),
        ({**IMAGES, "resources": [{**FLEET, "name": "A"}]}, {}, "is not the name of an object"),
        ({**IMAGES, "resources": [{"name": "a", "object_kind": "Pod"}]}, {}, "Invalid .*'Pod'"),
        ({**IMAGES, "type": "gcr", "email": "me", "audience": "a"}, {}, "not an email address"),
        ({**PUSHES, "repository": "other"}, {}, "repository: no repository 'other'. Known: "),
        ({**PUSHES, "type": "github"}, {}, "type: repository 'git' is of kind 'gitea'"),
        ({**PUSHES, "url": "https://${host}"}, {}, "the cluster has no fact 'host'"),
        (
            {**PUSHES, "url": "https://${host}"},
            {"secret_facts": {"host": {"env": "A"}}},
            "Secret facts cannot be used here",
        ),
        (
            {**PUSHES, "url": "${url}"},
            {"facts": {"url": "ftp://flux"}},
            "url: 'ftp://flux' is not a URL over HTTPS",
        ),
    ],
)
def test_bad_ones_in_a_handover(piece: dict[str, Any], more: dict[str, Any], message: str) -> None:
    with pytest.raises(BadInput, match=message) as error:
        whole(piece, **more)
    assert "canary" not in str(error.value)


@pytest.mark.parametrize(
    ("address", "facts"),
    [("https://${host}/x", {"host": "flux.example.com"}), ("${url}", {"url": "https://a.b"})],
)
def test_an_address_of_facts(address: str, facts: dict[str, str]) -> None:
    whole({**PUSHES, "url": address}, facts=facts)


@pytest.mark.parametrize(("count", "host"), [(19, "github.com"), (20, "github.com"), (20, "ghes")])
def test_no_more_webhooks_than_the_host_takes(count: int, host: str) -> None:
    code = {"kind": "github", "owner": "o", "name": "n", "host": host, "known_hosts": ["x"]}
    piece = {**PUSHES, "type": "github", **ADDRESS}
    of = ["code", "same"]  # two names of one repository
    names = [f"x{number}" for number in range(count)]
    clusters = {name: {"kind": "existing", "context": name} for name in names}
    pairings = {
        name: {
            "cluster": name,
            "repository": "code",
            "path": name,
            "platform": [{**piece, "repository": of[number % 2]}],
        }
        for number, name in enumerate(names)
    }
    repositories = dict.fromkeys(of, code)
    patch = {"clusters": clusters, "repositories": repositories, "pairings": pairings}
    if (count, host) == (20, "github.com"):
        with pytest.raises(BadInput, match="more than 19 webhooks for repository 'same'"):
            read.from_object(merged(GOOD, patch), "x")
        return
    read.from_object(merged(GOOD, patch), "x")


def test_it_needs_its_controller() -> None:
    with pytest.raises(BadInput, match="receiver images needs notification-controller"):
        check(IMAGES, components=COMPONENTS[:3])


def test_a_lockdown_forbids_objects_of_other_namespaces() -> None:
    piece = {**IMAGES, "resources": [{**FLEET, "namespace": "team-a"}]}
    check(piece)
    with pytest.raises(BadInput, match=r"resources\[0\].namespace: in another namespace"):
        check(piece, lockdown=True)

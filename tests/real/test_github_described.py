"""What we ask of GitHub is what GitHub describes: every request, and the fake's answers too,
against its OpenAPI."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from provisioner.base import keys as pairs
from provisioner.base.run_context import RunContext
from provisioner.base.secret import Secret
from provisioner.git.hosts import github
from provisioner.git.hosts.base import WEBHOOKS
from provisioner.git.rest import github_app
from provisioner.git.webhooks.base import Wanted
from provisioner.handover.reference import Reference
from provisioner.handover.repositories.github import App, Declaration
from tests.fakes.github import GitHub
from tests.fakes.server import Request, Response
from tests.support import openapi, pem
from tests.support.altered import altered

pytestmark = pytest.mark.real
TOKEN = "ghp_described"  # it opens the fake alone
EXAMPLES = {
    "full-repository": "full-repository-default-response",
    "api-overview": "api-overview",
    "deploy-key": "deploy-key",
    "hook": "hook",
    "pull-request": "pull-request",
    "installation": "base-installation",
    "installation-token": "installation-token",
}


@pytest.fixture(scope="module")
def description() -> openapi.Description:
    return openapi.Description()


@pytest.fixture
def fake(
    tmp_path: Path, description: openapi.Description, monkeypatch: pytest.MonkeyPatch
) -> Iterator[GitHub]:
    monkeypatch.setenv("GITHUB_TOKEN", TOKEN)
    monkeypatch.setenv("APP_KEY", pem.rsa_key())
    templates = {name: description.example(example) for name, example in EXAMPLES.items()}
    templates["pull-request-simple"] = description.example("pull-request-simple-items")[0]
    templates["hook-delivery"] = description.example("hook-delivery-items")[0]
    made = GitHub(tmp_path, templates)
    made.tokens[TOKEN] = {"admin", "push"}
    made.app = {
        "administration": "write",
        "contents": "write",
        "pull_requests": "write",
        "repository_hooks": "write",
        "metadata": "read",
    }
    made.server.judge = description.judge
    yield made
    made.server.close()


@pytest.fixture
def host(fake: GitHub) -> github.Host:
    declaration = Declaration(
        owner="acme", name="fleet", host=fake.server.netloc, ca_file=str(fake.server.ca)
    )
    return github.Host(declaration, RunContext())


def everything(host: github.Host) -> None:
    """Each function of the host, in the way that pairing uses it."""
    host.remote()
    host.check(["list keys", "change keys", "push", "propose", *sorted(WEBHOOKS)])
    webhooks(host)
    for write in (False, True):
        host.add(title="f/c1 12345678", public=pairs.make("ed25519").public, write=write)
    for key in host.keys() or []:
        host.revoke(key.id)
    assert host.proposed("provisioner/f") is None
    host.propose(branch="provisioner/f", title="Pair", body="c1")
    host.propose(branch="provisioner/f", title="Pair", body="c1, c2")
    with host.push() as access:
        assert access.token


def webhooks(host: github.Host) -> None:
    work, token = host.webhooks(), Secret("canary-canary")
    wanted = Wanted(url="https://flux.test/hook/1", events=frozenset({"push"}), token=token)
    work.add(wanted)
    (hook,) = work.listed()
    work.update(hook, wanted)
    assert (work.test(hook), work.failure(hook)) == ("", "")
    work.remove(hook)


def test_with_a_token(fake: GitHub, host: github.Host) -> None:
    everything(host)
    assert fake.server.judged == []
    asked = {(one.method, one.path.rpartition("/")[2]) for one in fake.server.seen}
    assert {
        ("GET", "meta"),
        ("GET", "fleet"),
        ("GET", "keys"),
        ("POST", "keys"),
        ("DELETE", "0"),
    } <= asked
    assert {("GET", "hooks"), ("POST", "pings"), ("GET", "deliveries")} <= asked
    assert {("GET", "pulls"), ("POST", "pulls"), ("PATCH", "1")} <= asked
    assert {one.headers["x-github-api-version"] for one in fake.server.seen} == {github_app.VERSION}


def test_with_an_app(fake: GitHub, host: github.Host) -> None:
    app = App(id="1", installation="2", key=Reference(env="APP_KEY"))
    everything(altered(host, app=app))
    assert fake.server.judged == []
    assert ("POST", "access_tokens") in {
        (one.method, one.path.rpartition("/")[2]) for one in fake.server.seen
    }


@pytest.mark.parametrize(
    "wrong",
    [
        Request(
            method="POST", path="/repos/a/b/keys", query={}, headers={}, body={"title": "no key"}
        ),
        Request(
            method="POST",
            path="/repos/a/b/keys",
            query={},
            headers={},
            body={"key": "k", "readonly": True},
        ),
        Request(method="GET", path="/repos/a/b/keys", query={"limit": "50"}, headers={}, body=None),
        Request(
            method="GET", path="/repos/a/b/pulls", query={"state": "merged"}, headers={}, body=None
        ),
        Request(method="PUT", path="/repos/a/b/keys", query={}, headers={}, body={}),
        Request(method="GET", path="/repos/a/b/deploy_keys", query={}, headers={}, body=None),
    ],
    ids=[
        "a body without its key",
        "a name that is not known",
        "a parameter",
        "a value",
        "a method",
        "a path",
    ],
)
def test_it_would_tell(description: openapi.Description, wrong: Request) -> None:
    with pytest.raises(Exception, match=r".+"):
        description.judge(wrong, Response(status=400))

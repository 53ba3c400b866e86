"""GitHub through its API, against a fake: flows, rights, faults; the token in no
message."""

from __future__ import annotations

import base64
import json
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import padding, rsa
from cryptography.hazmat.primitives.serialization import load_pem_private_key

from provisioner.base import keys as pairs
from provisioner.base.errors import BadInput, Interrupted, ProvisionerError, Refused, Unreachable
from provisioner.base.http import answers
from provisioner.base.http.answers import Denied, NotFound, OutcomeUnknown, RateLimited, Rejected
from provisioner.base.retry import Backoff
from provisioner.base.run_context import RunContext
from provisioner.git.hosts import github
from provisioner.git.hosts.base import Need
from provisioner.git.rest import github_app
from provisioner.handover.reference import Reference
from provisioner.handover.repositories.github import App, Declaration
from tests.fakes.github import GitHub
from tests.fakes.server import Fault, Response
from tests.support import pem
from tests.support.altered import altered

TOKEN = "ghp_canary4711"  # it opens the fake alone
QUICK = Backoff(first=0.01, longest=0.01, tries=answers.BACKOFF.tries)
ALL = {"admin", "push", "pull"}
KEY = pairs.make("ed25519").public
AT_ONCE = {"Retry-After": "0"}
BROKEN = [
    Fault(answer=Response(status=500)),
    Fault(answer=Response(status=502, body="<html>bad gateway</html>")),
    Fault(answer=Response(status=429, headers=AT_ONCE)),
    Fault(
        answer=Response(
            status=403,
            body={"message": "You have exceeded a secondary rate limit"},
            headers=AT_ONCE,
        )
    ),
    Fault(answer=Response(body="<html>please sign in</html>")),
    Fault(cut=True),
]


@pytest.fixture
def fake(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[GitHub]:
    monkeypatch.setenv("GITHUB_TOKEN", TOKEN)
    monkeypatch.setattr(answers, "BACKOFF", QUICK)
    monkeypatch.setattr(answers, "SHORTEST", 0.01)
    made = GitHub(tmp_path)
    made.tokens[TOKEN] = set(ALL)
    yield made
    made.server.close()


@pytest.fixture
def host(fake: GitHub) -> github.Host:
    declaration = Declaration(
        owner="acme",
        name="fleet",
        host=fake.server.netloc,
        ca_file=str(fake.server.ca),
        known_hosts=["x ssh-ed25519 A"],
    )
    return github.Host(declaration, RunContext())


def test_keys_come_and_go(fake: GitHub, host: github.Host) -> None:
    host.add(title="f/c1 1234", public=KEY, write=False)
    (key,) = host.keys() or []
    assert (key.title, key.public, key.write, key.used) == ("f/c1 1234", KEY, False, None)
    assert key.created == 1767323045.0
    host.revoke(key.id)
    host.revoke(key.id)
    assert host.keys() == []


def test_one_item_a_page(fake: GitHub, host: github.Host) -> None:
    fake.page_size = 1
    for number in range(3):
        host.add(title=f"key {number}", public=pairs.make("ed25519").public, write=False)
    assert [key.title for key in host.keys() or []] == ["key 0", "key 1", "key 2"]


@pytest.mark.parametrize("fault", BROKEN)
def test_a_list_is_asked_for_again(fake: GitHub, host: github.Host, fault: Fault) -> None:
    host.add(title="f/c1 1234", public=KEY, write=False)
    fake.server.faults = [fault]
    assert [key.public for key in host.keys() or []] == [KEY]
    assert fake.server.faults == []


@pytest.mark.parametrize(
    "fault",
    [Fault(cut=True, method="POST"), Fault(answer=Response(status=502), after=True, method="POST")],
)
def test_a_key_whose_answer_was_lost_is_there_once(
    fake: GitHub, host: github.Host, fault: Fault
) -> None:
    fake.server.faults = [fault]
    host.add(title="f/c1 1234", public=KEY, write=False)
    assert len(fake.keys) == 1
    assert fake.server.sent("POST") == 1


def test_a_key_that_was_not_made_is_no_success(fake: GitHub, host: github.Host) -> None:
    fake.server.faults = [Fault(answer=Response(status=500), method="POST")]
    with pytest.raises(OutcomeUnknown, match="the host reports an internal error"):
        host.add(title="f/c1 1234", public=KEY, write=False)
    host.add(title="f/c1 1234", public=KEY, write=False)
    assert len(fake.keys) == 1


def test_a_creation_waits_for_its_turn(fake: GitHub, host: github.Host) -> None:
    fake.server.faults = [Fault(answer=Response(status=429, headers=AT_ONCE), method="POST")]
    host.add(title="f/c1 1234", public=KEY, write=False)
    assert (len(fake.keys), fake.server.sent("POST")) == (1, 2)


def test_a_limit_that_lasts_too_long_is_told(fake: GitHub, host: github.Host) -> None:
    fake.server.faults = [Fault(answer=Response(status=429, headers={"Retry-After": "4000"}))]
    with pytest.raises(RateLimited, match="its rate limit is used up"):
        host.keys()


def test_a_key_that_somebody_else_added_meanwhile(fake: GitHub, host: github.Host) -> None:
    host.add(title="f/c1 1234", public=KEY, write=False)
    host.add(title="f/c1 5678", public=KEY, write=False)
    assert len(fake.keys) == 1
    with pytest.raises(Refused, match="in use elsewhere"):
        host.add(title="f/c1 1234", public=KEY, write=True)


def test_the_hosts_own_words_where_no_key_fits(fake: GitHub, host: github.Host) -> None:
    fake.most_keys = 0
    with pytest.raises(Rejected, match="too many deploy keys"):
        host.add(title="f/c1 1234", public=KEY, write=False)


def test_the_urls(fake: GitHub, host: github.Host) -> None:
    assert host.remote().url == "ssh://git@127.0.0.1/acme/fleet.git"
    with host.push() as access:
        assert access.remote.url == f"https://{fake.server.netloc}/acme/fleet.git"
        assert (access.user, access.token and access.token.reveal()) == ("x-access-token", TOKEN)
    assert fake.server.seen == []


def test_host_keys_are_asked_for(host: github.Host) -> None:
    asked = altered(host, known_hosts=[]).remote().known_hosts
    assert [line.split()[1] for line in asked] == ["ssh-ed25519", "ecdsa-sha2-nistp256", "ssh-rsa"]
    assert all(line.startswith("127.0.0.1 ") for line in asked)


@pytest.mark.parametrize(
    ("rights", "need", "says"),
    [
        ({"push", "list"}, "list keys", "may not administer it, which deploy keys need"),
        ({"admin", "pull"}, "push", "may not push to it"),
    ],
)
def test_a_missing_right_is_named(
    fake: GitHub, host: github.Host, rights: set[str], need: Need, says: str
) -> None:
    fake.tokens[TOKEN] = rights
    with pytest.raises(Refused, match=says):
        host.check([need])


def test_a_missing_permission_of_the_token_is_named(fake: GitHub, host: github.Host) -> None:
    said = {"X-Accepted-GitHub-Permissions": "administration=write"}
    fake.server.faults = [
        Fault(answer=Response(status=403, body={"message": "no"}, headers=said), method="DELETE")
    ]
    with pytest.raises(Denied, match="needs the permission administration=write"):
        host.check(["change keys"])


def test_all_rights(fake: GitHub, host: github.Host) -> None:
    host.check(["list keys", "change keys", "push", "propose"])
    assert fake.keys == []


def test_archived_and_renamed(fake: GitHub, host: github.Host) -> None:
    fake.archived = True
    host.check(["list keys"])
    with pytest.raises(Refused, match="archived"):
        host.check(["push"])
    fake.archived, fake.name, fake.moved = False, "fleet-2", True
    with pytest.raises(BadInput, match="called acme/fleet-2 now"):
        host.check(["push"])
    assert host.keys() == []  # GitHub leads on


def test_a_repository_that_is_not_there(fake: GitHub, host: github.Host) -> None:
    gone = altered(host, name="nothing")
    with pytest.raises(NotFound, match="nothing: not found, or not visible to this credential"):
        gone.check(["push"])
    with pytest.raises(NotFound):
        gone.keys()


def test_a_token_that_expires(fake: GitHub, host: github.Host) -> None:
    host.add(title="one", public=KEY, write=False)
    del fake.tokens[TOKEN]
    with pytest.raises(Denied, match="expired or revoked"):
        host.add(title="two", public=pairs.make("ed25519").public, write=False)
    fake.tokens[TOKEN] = set(ALL)
    assert [key.title for key in host.keys() or []] == ["one"]


def test_change_requests(fake: GitHub, host: github.Host) -> None:
    assert host.proposed("provisioner/f") is None
    first = host.propose(branch="provisioner/f", title="Pair", body="c1")
    assert (first.number, first.state, first.commit) == (1, "open", None)
    assert host.propose(branch="provisioner/f", title="Pair", body="c1, c2").number == 1
    assert fake.pulls[0]["body"] == "c1, c2"
    fake.merge(1, "a" * 40)
    merged = host.proposed("provisioner/f")
    assert merged
    assert (merged.state, merged.commit) == ("merged", "a" * 40)
    assert host.propose(branch="provisioner/f", title="Pair", body="c3").number == 2
    fake.pulls[1]["state"] = "closed"
    closed = host.proposed("provisioner/f")
    assert closed
    assert (closed.number, closed.state) == (2, "closed")


def test_a_change_request_whose_answer_was_lost(fake: GitHub, host: github.Host) -> None:
    fake.server.faults = [Fault(cut=True, method="POST")]
    assert host.propose(branch="b", title="t", body="").number == 1
    assert len(fake.pulls) == 1


@pytest.fixture
def app(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, host: github.Host) -> github.Host:
    monkeypatch.setenv("APP_KEY", pem.rsa_key())
    return altered(host, app=App(id="1", installation="2", key=Reference(env="APP_KEY")))


def test_an_app_works_with_tokens_of_its_installation(fake: GitHub, app: github.Host) -> None:
    app.check(["list keys", "change keys", "push"])
    app.add(title="one", public=KEY, write=False)
    with app.push() as access:
        assert access.token
        assert access.token.reveal() in fake.tokens
    asked = [one for one in fake.server.seen if one.path.endswith("access_tokens")]
    assert [one.body for one in asked] == [{"repositories": ["fleet"]}]


def test_an_apps_token_that_expires_is_renewed(fake: GitHub, app: github.Host) -> None:
    assert app.keys() == []
    fake.tokens.clear()
    app.add(title="one", public=KEY, write=False)
    assert len(fake.keys) == 1


def test_what_an_app_lacks_is_named(fake: GitHub, app: github.Host) -> None:
    with pytest.raises(Denied, match="lacks the permissions pull_requests: write"):
        app.check(["push", "propose"])


def test_a_repository_that_an_app_does_not_reach(fake: GitHub, app: github.Host) -> None:
    fake.reached = False
    with pytest.raises(Refused, match="does not reach fleet"):
        app.keys()


def test_an_app_that_reads(fake: GitHub, app: github.Host, monkeypatch: pytest.MonkeyPatch) -> None:
    reads = altered(app, app=None, sync="app", sync_app=app.declaration.app)
    with pytest.raises(Refused, match=r"sync_app may write \(administration, contents\)"):
        reads.reading()
    fake.app = {"metadata": "read"}
    with pytest.raises(Denied, match="lacks the permission contents: read"):
        reads.reading()
    fake.app = {"contents": "read", "metadata": "read"}
    found = reads.reading()
    assert found
    assert found.data["githubAppBaseURL"] == f"https://{fake.server.netloc}/api/v3"
    assert set(found.data) == {
        "githubAppID",
        "githubAppInstallationID",
        "githubAppBaseURL",
        "ca.crt",
    }
    assert found.secrets["githubAppPrivateKey"].reveal().startswith("-----BEGIN RSA")
    assert reads.remote().provider == "github"


def test_a_token_that_reads(host: github.Host, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("READ", "ghp_reads")
    reads = altered(host, sync="token", sync_credential=Reference(env="READ"))
    found = reads.reading()
    assert found
    assert (found.secrets["password"].reveal(), found.data["username"]) == (
        "ghp_reads",
        "x-access-token",
    )
    monkeypatch.setenv("READ", TOKEN)
    with pytest.raises(Refused, match="never enters a cluster"):
        reads.reading()


def test_the_token_is_in_no_message(
    fake: GitHub,
    host: github.Host,
    monkeypatch: pytest.MonkeyPatch,
    caplog: pytest.LogCaptureFixture,
) -> None:
    caplog.set_level("DEBUG")
    said = []
    faults = [
        Fault(answer=Response(status=status, body={"message": f"no {TOKEN} here"}))
        for status in (400, 401, 403, 404, 409, 422)
    ]
    for fault in faults:
        fake.server.faults = [fault]
        with pytest.raises(ProvisionerError) as caught:
            host.keys()
        error: BaseException | None = caught.value
        while error:
            said += [str(error), repr(error)]
            error = error.__cause__ or error.__context__
    said += [
        repr(host),
        repr(vars(host)),
        repr(vars(host.api)),
        repr(host.context),
        caplog.text,
    ]
    assert "no *** here" in said[0]
    assert TOKEN not in "".join(said)


def test_what_keeps_us_from_the_host(
    fake: GitHub, host: github.Host, monkeypatch: pytest.MonkeyPatch
) -> None:
    with pytest.raises(Unreachable, match="certificate of 127.0.0.1:.* is not trusted: .*issuer"):
        altered(host, ca_file=None).keys()
    with pytest.raises(BadInput, match="ca_file names /nowhere"):
        altered(host, ca_file="/nowhere").keys()
    with pytest.raises(Unreachable, match="the name no-such-host.invalid cannot be resolved"):
        altered(host, host="no-such-host.invalid").keys()
    monkeypatch.setenv("HTTPS_PROXY", "http://user:canary@127.0.0.1:1")
    monkeypatch.setenv("NO_PROXY", "")
    with pytest.raises(Unreachable, match="the proxy refuses the connection") as caught:
        host.keys()
    assert "canary" not in str(caught.value)


def test_the_environments_authorities_do(
    fake: GitHub, host: github.Host, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("REQUESTS_CA_BUNDLE", raising=False)
    monkeypatch.setenv("SSL_CERT_FILE", str(fake.server.ca))
    assert altered(host, ca_file=None, branch="x").keys() == []
    monkeypatch.setenv("REQUESTS_CA_BUNDLE", "/etc/hostname")  # a declared file goes before it
    assert altered(host, branch="y").keys() == []


def test_a_page_for_people_is_no_answer(fake: GitHub, host: github.Host) -> None:
    fake.server.faults = [Fault(answer=Response(body="<html>please sign in</html>"))] * 9
    with pytest.raises(Unreachable, match="answers with something that is not JSON"):
        host.keys()


@pytest.mark.parametrize("place", ["https://elsewhere.invalid/x", "http://127.0.0.1/x"])
def test_the_token_follows_nobody_to_another_host(
    fake: GitHub, host: github.Host, place: str
) -> None:
    fake.server.faults = [Fault(answer=Response(status=301, headers={"Location": place}))]
    with pytest.raises(BadInput, match=f"redirects to {place[:-2]}"):
        host.keys()


def test_a_link_to_another_page_never_chooses_who_gets_the_token(
    fake: GitHub, host: github.Host
) -> None:
    link = {"Link": '<https://elsewhere.invalid/keys?page=2&per_page=100>; rel="next"'}
    host.add(title="f/c1 1234", public=KEY, write=False)
    fake.server.faults = [Fault(answer=Response(body=[], headers=link), method="GET")]
    assert host.keys() == []
    asked = [(one.path, one.query) for one in fake.server.seen if one.method == "GET"]
    assert asked[1:] == [("/repos/acme/fleet/keys", {"page": "2", "per_page": "100"})]


def test_a_run_that_stops_waits_for_no_host(fake: GitHub, host: github.Host) -> None:
    fake.server.faults = [Fault(answer=Response(status=429, headers={"Retry-After": "60"}))]
    host.context.stopping.set()
    with pytest.raises(Interrupted):
        host.keys()


def test_the_claim_of_an_app_is_a_signed_web_token(app: github.Host) -> None:
    declared = app.declaration.app
    assert declared
    claim = github_app.claim(declared, app.context).reveal()
    header, payload, signature = (_decoded(part) for part in claim.split("."))
    assert json.loads(header) == {"alg": "RS256", "typ": "JWT"}
    fields, now = json.loads(payload), time.time()
    assert fields["iss"] == "1"
    assert fields["iat"] < now < fields["exp"] <= fields["iat"] + 600
    key = load_pem_private_key(github_app.key_of(declared, app.context).reveal().encode(), None)
    assert isinstance(key, rsa.RSAPrivateKey)
    signed = claim.rpartition(".")[0].encode()
    key.public_key().verify(signature, signed, padding.PKCS1v15(), hashes.SHA256())


def _decoded(part: str) -> bytes:
    return base64.urlsafe_b64decode(part + "=" * (-len(part) % 4))

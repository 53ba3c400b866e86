"""GitHub through PyGithub on our session, against a fake: flows, rights, faults; the token in no
message."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import msgspec
import pytest

from provisioner.base import keys as pairs
from provisioner.base.errors import BadInput, ProvisionerError, Refused, Unreachable
from provisioner.git import answers, http
from provisioner.git.hosts import github as host
from provisioner.handover.reference import Reference
from provisioner.handover.repositories.github import App, Declaration
from tests.fakes.github import GitHub
from tests.fakes.server import Fault, Response
from tests.support import pem

TOKEN = "ghp_canary4711"  # noqa: S105  # it opens the fake alone
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
    monkeypatch.setattr(answers, "BACKOFF", 0.01)
    monkeypatch.setattr(answers, "LEAST", 0.01)
    made = GitHub(tmp_path)
    made.tokens[TOKEN] = set(ALL)
    yield made
    made.server.close()


@pytest.fixture
def declared(fake: GitHub) -> Declaration:
    return Declaration(
        owner="acme",
        name="fleet",
        host=fake.server.netloc,
        ca_file=str(fake.server.ca),
        known_hosts=["x ssh-ed25519 A"],
    )


def test_keys_come_and_go(fake: GitHub, declared: Declaration) -> None:
    host.add(declared, title="f/c1 1234", public=KEY, write=False)
    (key,) = host.keys(declared) or []
    assert (key.title, key.public, key.write, key.used) == ("f/c1 1234", KEY, False, None)
    assert key.created == 1767323045.0
    host.revoke(declared, key.id)
    host.revoke(declared, key.id)
    assert host.keys(declared) == []


def test_one_item_a_page(fake: GitHub, declared: Declaration) -> None:
    fake.page_size = 1
    for number in range(3):
        host.add(declared, title=f"key {number}", public=pairs.make("ed25519").public, write=False)
    assert [key.title for key in host.keys(declared) or []] == ["key 0", "key 1", "key 2"]


@pytest.mark.parametrize("fault", BROKEN)
def test_a_list_is_asked_for_again(fake: GitHub, declared: Declaration, fault: Fault) -> None:
    host.add(declared, title="f/c1 1234", public=KEY, write=False)
    fake.server.faults = [fault]
    assert [key.public for key in host.keys(declared) or []] == [KEY]
    assert fake.server.faults == []


@pytest.mark.parametrize(
    "fault",
    [Fault(cut=True, method="POST"), Fault(answer=Response(status=502), after=True, method="POST")],
)
def test_a_key_whose_answer_was_lost_is_there_once(
    fake: GitHub, declared: Declaration, fault: Fault
) -> None:
    fake.server.faults = [fault]
    host.add(declared, title="f/c1 1234", public=KEY, write=False)
    assert len(fake.keys) == 1
    assert fake.server.sent("POST") == 1


def test_a_key_that_was_not_made_is_no_success(fake: GitHub, declared: Declaration) -> None:
    fake.server.faults = [Fault(answer=Response(status=500), method="POST")]
    with pytest.raises(answers.Unsure, match="the host is in trouble"):
        host.add(declared, title="f/c1 1234", public=KEY, write=False)
    host.add(declared, title="f/c1 1234", public=KEY, write=False)
    assert len(fake.keys) == 1


def test_a_creation_waits_for_its_turn(fake: GitHub, declared: Declaration) -> None:
    fake.server.faults = [Fault(answer=Response(status=429, headers=AT_ONCE), method="POST")]
    host.add(declared, title="f/c1 1234", public=KEY, write=False)
    assert (len(fake.keys), fake.server.sent("POST")) == (1, 2)


def test_a_limit_that_lasts_too_long_is_told(fake: GitHub, declared: Declaration) -> None:
    fake.server.faults = [Fault(answer=Response(status=429, headers={"Retry-After": "4000"}))]
    with pytest.raises(answers.Limited, match="its rate limit is used up"):
        host.keys(declared)


def test_a_key_that_somebody_else_added_meanwhile(fake: GitHub, declared: Declaration) -> None:
    host.add(declared, title="f/c1 1234", public=KEY, write=False)
    host.add(declared, title="f/c1 5678", public=KEY, write=False)
    assert len(fake.keys) == 1
    with pytest.raises(Refused, match="in use elsewhere"):
        host.add(declared, title="f/c1 1234", public=KEY, write=True)


def test_the_hosts_own_words_where_no_key_fits(fake: GitHub, declared: Declaration) -> None:
    fake.most_keys = 0
    with pytest.raises(answers.Unacceptable, match="too many deploy keys"):
        host.add(declared, title="f/c1 1234", public=KEY, write=False)


def test_the_urls(fake: GitHub, declared: Declaration) -> None:
    assert host.remote(declared).url == "ssh://git@127.0.0.1/acme/fleet.git"
    with host.push(declared) as access:
        assert access.remote.url == f"https://{fake.server.netloc}/acme/fleet.git"
        assert (access.user, access.token and access.token.reveal()) == ("x-access-token", TOKEN)
    assert fake.server.seen == []


def test_host_keys_are_asked_for(declared: Declaration) -> None:
    asked = host.remote(msgspec.structs.replace(declared, known_hosts=[])).known_hosts
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
    fake: GitHub, declared: Declaration, rights: set[str], need: str, says: str
) -> None:
    fake.tokens[TOKEN] = rights
    with pytest.raises(Refused, match=says):
        host.check(declared, [need])  # type: ignore[list-item]  # a Need, from the table above


def test_a_missing_permission_of_the_token_is_named(fake: GitHub, declared: Declaration) -> None:
    said = {"X-Accepted-GitHub-Permissions": "administration=write"}
    fake.server.faults = [
        Fault(answer=Response(status=403, body={"message": "no"}, headers=said), method="DELETE")
    ]
    with pytest.raises(answers.Denied, match="needs the permission administration=write"):
        host.check(declared, ["change keys"])


def test_all_rights(fake: GitHub, declared: Declaration) -> None:
    host.check(declared, ["list keys", "change keys", "push", "propose"])
    assert fake.keys == []


def test_archived_and_renamed(fake: GitHub, declared: Declaration) -> None:
    fake.archived = True
    host.check(declared, ["list keys"])
    with pytest.raises(Refused, match="archived"):
        host.check(declared, ["push"])
    fake.archived, fake.name, fake.moved = False, "fleet-2", True
    with pytest.raises(BadInput, match="called acme/fleet-2 now"):
        host.check(declared, ["push"])
    assert host.keys(declared) == []  # GitHub leads on


def test_a_repository_that_is_not_there(fake: GitHub, declared: Declaration) -> None:
    gone = msgspec.structs.replace(declared, name="nothing")
    with pytest.raises(
        answers.NotThere, match="nothing: not there, or not visible to this credential"
    ):
        host.check(gone, ["push"])
    with pytest.raises(answers.NotThere):
        host.keys(gone)


def test_a_token_that_expires(fake: GitHub, declared: Declaration) -> None:
    host.add(declared, title="one", public=KEY, write=False)
    del fake.tokens[TOKEN]
    with pytest.raises(answers.Denied, match="expired or revoked"):
        host.add(declared, title="two", public=pairs.make("ed25519").public, write=False)
    fake.tokens[TOKEN] = set(ALL)
    assert [key.title for key in host.keys(declared) or []] == ["one"]


def test_change_requests(fake: GitHub, declared: Declaration) -> None:
    assert host.proposed(declared, "provisioner/f") is None
    first = host.propose(declared, branch="provisioner/f", title="Pair", body="c1")
    assert (first.number, first.state, first.commit) == (1, "open", None)
    assert host.propose(declared, branch="provisioner/f", title="Pair", body="c1, c2").number == 1
    assert fake.pulls[0]["body"] == "c1, c2"
    fake.merge(1, "a" * 40)
    merged = host.proposed(declared, "provisioner/f")
    assert merged
    assert (merged.state, merged.commit) == ("merged", "a" * 40)
    assert host.propose(declared, branch="provisioner/f", title="Pair", body="c3").number == 2
    fake.pulls[1]["state"] = "closed"
    closed = host.proposed(declared, "provisioner/f")
    assert closed
    assert (closed.number, closed.state) == (2, "closed")


def test_a_change_request_whose_answer_was_lost(fake: GitHub, declared: Declaration) -> None:
    fake.server.faults = [Fault(cut=True, method="POST")]
    assert host.propose(declared, branch="b", title="t", body="").number == 1
    assert len(fake.pulls) == 1


@pytest.fixture
def app(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, declared: Declaration) -> Declaration:
    monkeypatch.setenv("APP_KEY", pem.rsa_key())
    return msgspec.structs.replace(
        declared, app=App(id="1", installation="2", key=Reference(env="APP_KEY"))
    )


def test_an_app_works_with_tokens_of_its_installation(fake: GitHub, app: Declaration) -> None:
    host.check(app, ["list keys", "change keys", "push"])
    host.add(app, title="one", public=KEY, write=False)
    with host.push(app) as access:
        assert access.token
        assert access.token.reveal() in fake.tokens
    asked = [one for one in fake.server.seen if one.path.endswith("access_tokens")]
    assert [one.body for one in asked] == [{"repositories": ["fleet"]}]


def test_an_apps_token_that_expires_is_renewed(fake: GitHub, app: Declaration) -> None:
    assert host.keys(app) == []
    fake.tokens.clear()
    host.add(app, title="one", public=KEY, write=False)
    assert len(fake.keys) == 1


def test_what_an_app_lacks_is_named(fake: GitHub, app: Declaration) -> None:
    with pytest.raises(answers.Denied, match="lacks the permissions pull_requests: write"):
        host.check(app, ["push", "propose"])


def test_a_repository_that_an_app_does_not_reach(fake: GitHub, app: Declaration) -> None:
    fake.reached = False
    with pytest.raises(Refused, match="does not reach fleet"):
        host.keys(app)


def test_an_app_that_reads(fake: GitHub, app: Declaration, monkeypatch: pytest.MonkeyPatch) -> None:
    reads = msgspec.structs.replace(app, app=None, sync="app", sync_app=app.app)
    with pytest.raises(Refused, match=r"sync_app may write \(administration, contents\)"):
        host.reading(reads)
    fake.app = {"metadata": "read"}
    with pytest.raises(answers.Denied, match="lacks the permission contents: read"):
        host.reading(reads)
    fake.app = {"contents": "read", "metadata": "read"}
    found = host.reading(reads)
    assert found
    assert found.data["githubAppBaseURL"] == f"https://{fake.server.netloc}/api/v3"
    assert set(found.data) == {
        "githubAppID",
        "githubAppInstallationID",
        "githubAppBaseURL",
        "ca.crt",
    }
    assert found.secrets["githubAppPrivateKey"].reveal().startswith("-----BEGIN RSA")
    assert host.remote(reads).provider == "github"


def test_a_token_that_reads(declared: Declaration, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("READ", "ghp_reads")
    reads = msgspec.structs.replace(declared, sync="token", sync_credential=Reference(env="READ"))
    found = host.reading(reads)
    assert found
    assert (found.secrets["password"].reveal(), found.data["username"]) == (
        "ghp_reads",
        "x-access-token",
    )
    monkeypatch.setenv("READ", TOKEN)
    with pytest.raises(Refused, match="never enters a cluster"):
        host.reading(reads)


def test_the_token_is_in_no_message(
    fake: GitHub,
    declared: Declaration,
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
            host.keys(declared)
        error: BaseException | None = caught.value
        while error:
            said += [str(error), repr(error)]
            error = error.__cause__ or error.__context__
    said += [
        repr(host._session(msgspec.json.encode(declared))),
        repr(host._repository(declared)),
        caplog.text,
    ]
    assert "no *** here" in said[0]
    assert TOKEN not in "".join(said)


def test_what_keeps_us_from_the_host(
    fake: GitHub, declared: Declaration, monkeypatch: pytest.MonkeyPatch
) -> None:
    with pytest.raises(Unreachable, match="certificate of 127.0.0.1:.* is not trusted: .*issuer"):
        host.keys(msgspec.structs.replace(declared, ca_file=None))
    with pytest.raises(BadInput, match="ca_file names /nowhere"):
        host.keys(msgspec.structs.replace(declared, ca_file="/nowhere"))
    with pytest.raises(Unreachable, match="the name no-such-host.invalid cannot be resolved"):
        host.keys(msgspec.structs.replace(declared, host="no-such-host.invalid"))
    monkeypatch.setenv("HTTPS_PROXY", "http://user:canary@127.0.0.1:1")
    monkeypatch.setenv("NO_PROXY", "")
    with pytest.raises(Unreachable, match="the proxy does not let us through") as caught:
        host.keys(declared)
    assert "canary" not in str(caught.value)


def test_the_environments_authorities_do(
    fake: GitHub, declared: Declaration, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("REQUESTS_CA_BUNDLE", raising=False)
    monkeypatch.setenv("SSL_CERT_FILE", str(fake.server.ca))
    assert host.keys(msgspec.structs.replace(declared, ca_file=None, branch="x")) == []
    monkeypatch.setenv("REQUESTS_CA_BUNDLE", "/etc/hostname")  # a declared file goes before it
    assert host.keys(msgspec.structs.replace(declared, branch="y")) == []


def test_a_page_for_people_is_no_answer(fake: GitHub, declared: Declaration) -> None:
    fake.server.faults = [Fault(answer=Response(body="<html>please sign in</html>"))] * 9
    with pytest.raises(Unreachable, match="answers with something that is no JSON"):
        host.keys(declared)


@pytest.mark.parametrize("place", ["https://elsewhere.invalid/x", "http://127.0.0.1/x"])
def test_the_token_follows_nobody_to_another_host(
    fake: GitHub, declared: Declaration, place: str
) -> None:
    fake.server.faults = [Fault(answer=Response(status=301, headers={"Location": place}))]
    with pytest.raises(BadInput, match=f"leads on to {place[:-2]}"):
        host.keys(declared)


def test_the_pace_of_creations() -> None:
    pace = http.Pace((2, 60.0), (3, 3600.0))
    assert [pace.take(now) for now in (0.0, 1.0, 2.0, 60.0, 61.0)] == [0.0, 0.0, 58.0, 0.0, 3539.0]

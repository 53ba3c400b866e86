"""What goes wrong between us and GitHub, against a fake; the token in no message."""

from __future__ import annotations

import io

import pytest

from provisioner.base import keys as pairs
from provisioner.base.errors import BadInput, Interrupted, ProvisionerError, Unreachable
from provisioner.base.http.answers import Denied, OutcomeUnknown, RateLimited
from provisioner.git.hosts import github
from tests.fakes.github import GitHub
from tests.fakes.server import LOST, Fault, Response
from tests.support.altered import altered

from .conftest import ALL, AT_ONCE, KEY, TOKEN

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


@pytest.mark.parametrize("fault", BROKEN)
def test_a_list_is_asked_for_again(fake: GitHub, host: github.Host, fault: Fault) -> None:
    host.add(title="f/c1 1234", public=KEY, write=False)
    fake.server.faults = [fault]
    assert [key.public for key in host.keys() or []] == [KEY]
    assert fake.server.faults == []


@pytest.mark.parametrize("fault", LOST)
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


def test_a_limit_that_lasts_too_long_is_reported(fake: GitHub, host: github.Host) -> None:
    fake.server.faults = [Fault(answer=Response(status=429, headers={"Retry-After": "4000"}))]
    with pytest.raises(RateLimited, match="its rate limit is used up") as caught:
        host.keys()
    assert caught.value.after == 4000.0


def test_a_change_request_whose_answer_was_lost(fake: GitHub, host: github.Host) -> None:
    fake.server.faults = [Fault(cut=True, method="POST")]
    assert host.propose(branch="b", title="t", body="").number == 1
    assert len(fake.pulls) == 1


def test_a_token_that_expires(fake: GitHub, host: github.Host) -> None:
    host.add(title="one", public=KEY, write=False)
    del fake.tokens[TOKEN]
    with pytest.raises(Denied, match="expired or revoked"):
        host.add(title="two", public=pairs.make("ed25519").public, write=False)
    fake.tokens[TOKEN] = set(ALL)
    assert [key.title for key in host.keys() or []] == ["one"]


def test_the_token_is_in_no_message(
    fake: GitHub,
    host: github.Host,
    monkeypatch: pytest.MonkeyPatch,
    logged: io.StringIO,
) -> None:
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
        logged.getvalue(),
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

"""Webhooks on GitHub and GitLab, against fakes; the token in no message. Gitea's are in the real
tests."""

from __future__ import annotations

import dataclasses
from typing import Any, cast

import pytest

from provisioner.base.errors import ProvisionerError
from provisioner.base.http.answers import Denied, Rejected
from provisioner.base.secret import Secret
from provisioner.git.hosts import github, gitlab
from provisioner.git.hosts.base import Need
from provisioner.git.rest.api import Api
from provisioner.git.webhooks.base import Wanted, Webhooks
from provisioner.git.webhooks.gitea import GiteaWebhooks
from tests.fakes.github import GitHub
from tests.fakes.gitlab import GitLab
from tests.fakes.server import LOST, Fault, Response

from .conftest import OPENS, Fake

TOKEN = "canary-canary-canary"
URL = f"https://flux.example.com/hook/{'a' * 64}"
EVENTS = {GitHub: frozenset({"push"}), GitLab: frozenset({"Push Hook", "Tag Push Hook"})}


@pytest.fixture
def work(host: github.Host | gitlab.Host) -> Webhooks:
    return host.webhooks()


@pytest.fixture
def wanted(fake: Fake) -> Wanted:
    return Wanted(url=URL, events=EVENTS[type(fake)], token=Secret(TOKEN))


def test_it_comes_and_goes(fake: Fake, work: Webhooks, wanted: Wanted) -> None:
    work.add(wanted)
    (hook,) = work.listed()
    assert wanted.is_met_by(hook)
    assert TOKEN in str([*fake.hooks.book, getattr(fake.hooks, "secrets", "")])
    work.remove(hook)
    work.remove(hook)
    assert work.listed() == []


def test_all_pages_are_read(fake: Fake, work: Webhooks, wanted: Wanted) -> None:
    fake.hooks.page_size = 1
    for number in range(3):
        work.add(dataclasses.replace(wanted, url=f"{URL}{number}"))
    assert len(work.listed()) == 3


@pytest.mark.parametrize("change", ["url", "events", "off", "unverified"])
def test_one_that_is_otherwise_is_brought_up_to_date(
    fake: Fake, work: Webhooks, wanted: Wanted, change: str
) -> None:
    work.add(wanted)
    (raw,) = fake.hooks.book
    other: dict[str, dict[str, Any]]
    if isinstance(fake, GitHub):
        other = {
            "url": {"config": {**raw["config"], "url": "https://x"}},
            "events": {"events": ["issues"]},
            "off": {"active": False},
            "unverified": {"config": {**raw["config"], "insecure_ssl": "1"}},
        }
    else:
        other = {
            "url": {"url": "https://x"},
            "events": {"push_events": False},
            "off": {"alert_status": "disabled"},
            "unverified": {"enable_ssl_verification": False},
        }
    raw.update(other[change])
    (hook,) = work.listed()
    assert not wanted.is_met_by(hook)
    work.update(hook, wanted)
    (hook,) = work.listed()
    assert work.test(hook) == ""
    assert wanted.is_met_by(work.listed()[0])


def test_gitlab_sends_pushes_to_every_branch(fake: Fake, work: Webhooks, wanted: Wanted) -> None:
    if isinstance(fake, GitLab):
        work.add(wanted)
        fake.hooks.book[0].update(push_events_branch_filter="release/*")
        (hook,) = work.listed()
        assert not wanted.is_met_by(hook)
        work.update(hook, wanted)
        assert wanted.is_met_by(work.listed()[0])


@pytest.mark.parametrize(
    ("branches", "active"), [({}, True), ("", True), ("*", True), ("main", False)]
)
def test_gitea_as_well(branches: Any, active: bool) -> None:
    held = {"branch_filter": branches} if isinstance(branches, str) else {}
    config = {"url": URL, "content_type": "json"}
    raw = {"id": 1, "active": True, "events": ["push"], "config": config, **held}
    work = GiteaWebhooks(cast(Api, None), "/repos/o/n", str)
    hook = work._webhook(raw)
    assert hook.active is active
    assert work._fields(Wanted(url=URL, events=hook.events, token=Secret(TOKEN)), new=False)[
        "branch_filter"
    ] in ("", "*")


def test_a_delivery_that_fails_is_said(fake: Fake, work: Webhooks, wanted: Wanted) -> None:
    fake.hooks.answers = lambda _url: 404
    work.add(wanted)
    (hook,) = work.listed()
    assert "404" in (work.test(hook) or work.failure(hook))
    fake.hooks.answers = lambda _url: 200
    assert (work.test(hook), work.failure(hook)) == ("", "")
    assert fake.hooks.tested[-1] == URL


def test_gitlab_tests_a_push_where_it_can(fake: Fake, work: Webhooks, wanted: Wanted) -> None:
    """A project without merge requests cannot test that event."""
    if isinstance(fake, GitLab):
        more = wanted.events | {"Job Hook", "Merge Request Hook"}
        work.add(dataclasses.replace(wanted, events=more))
        (raw,) = fake.hooks.book
        (hook,) = work.listed()
        raw.update(job_events=False, merge_requests_events=False)  # so the fake refuses them
        assert work.test(hook) == ""


@pytest.mark.parametrize("fault", LOST)
def test_an_answer_that_was_lost_makes_no_second_one(
    fake: Fake, work: Webhooks, wanted: Wanted, fault: Fault
) -> None:
    fake.server.faults.append(fault)
    work.add(wanted)
    assert len(fake.hooks.book) == 1


def test_the_hosts_own_words_where_no_more_fit(fake: Fake, work: Webhooks, wanted: Wanted) -> None:
    if isinstance(fake, GitLab):
        fake.server.faults.append(
            Fault(answer=Response(status=422, body={"error": "too many hooks"}), method="POST")
        )
    else:
        for number in range(20):
            work.add(dataclasses.replace(wanted, url=f"{URL}{number}"))
    with pytest.raises(Rejected, match=r"more than 20 hooks|too many hooks") as error:
        work.add(wanted)
    assert TOKEN not in str(error.value)


@pytest.mark.parametrize("status", [401, 403, 404, 500])
def test_no_answer_counts_as_deleted_but_that_it_is_gone(
    fake: Fake, work: Webhooks, wanted: Wanted, status: int
) -> None:
    work.add(wanted)
    (hook,) = work.listed()
    answer = Fault(answer=Response(status=status), method="DELETE")
    fake.server.faults += [answer] * 9
    with pytest.raises(ProvisionerError):  # 404 as well: it is still listed
        work.remove(hook)
    fake.server.faults.clear()
    work.remove(hook)
    work.remove(hook)


NEEDS: list[Need] = ["list webhooks", "change webhooks"]


def test_the_right_is_asked_for_beforehand(fake: Fake, host: github.Host | gitlab.Host) -> None:
    host.check(NEEDS)
    if isinstance(fake, GitHub):
        fake.tokens[OPENS] = {"push"}
    else:
        fake.level = 30
    with pytest.raises(Denied, match="administer it, which webhooks need|not Maintainer"):
        host.check(NEEDS)

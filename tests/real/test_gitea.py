"""A fleet of three clusters whose repository is on a real Gitea: rights, pairing, what is lost by
hand, a host that goes down in the middle, a proxy, secrets. In this order.
"""

from __future__ import annotations

import json
import subprocess
import sys
import time
from collections.abc import Iterator

import pytest

from tests.real import forward_proxy, gitea_fleet
from tests.real.gitea_fleet import CLUSTERS, INTERVAL, OWNER, REPOSITORY, Fleet
from tests.real.load import Load

pytestmark = [pytest.mark.real, pytest.mark.gitea, pytest.mark.timeout(240)]


def proxied(url: str, *, but: str = "") -> dict[str, str]:
    both = {"https_proxy": url, "no_proxy": but}
    return {**both, **{name.upper(): value for name, value in both.items()}}


@pytest.fixture(scope="module")
def fleet(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Fleet]:
    with gitea_fleet.started(tmp_path_factory.mktemp("gitea"), *CLUSTERS) as made:
        yield made


def test_a_token_with_too_few_rights_is_named_before_anything_is_touched(fleet: Fleet) -> None:
    objects = fleet.project.versions("c1")
    reading = fleet.server.token_of("platform", "read:repository")
    writing = fleet.server.user("writer")
    fleet.server.team(OWNER, "writers", "write", "writer")
    for token, said in (
        (reading, "required=[write:repository]"),
        (writing, "administer"),
        ("0" * 40, "refused"),
    ):
        fleet.hold(token)
        done = fleet.pair()
        assert done.code == 4, done.err
        causes = {cluster["cause"] for cluster in done.clusters.values()}
        assert all(said in cause for cause in causes), causes
    fleet.hold(fleet.token)
    assert fleet.project.versions("c1") == objects
    assert fleet.server.keys(REPOSITORY) == []
    assert fleet.server.api("GET", f"/repos/{REPOSITORY}")["empty"]


def test_pairs_over_ssh_with_a_key_each(fleet: Fleet) -> None:
    done = fleet.pair()
    assert done.code == 0, done.out
    assert {name: cluster["fingerprint"] for name, cluster in done.clusters.items()} == fleet.keys()
    assert {cluster["commit"] for cluster in done.clusters.values()} == {fleet.head()}
    url = fleet.project.kubectl(
        "c1", "get", "-n", "flux-system", "gitrepository", "-o", "jsonpath={.items[*].spec.url}"
    )
    assert url == f"ssh://git@127.0.0.1:{fleet.server.ssh}/{REPOSITORY}.git"
    assert {fleet.ready(name) for name in CLUSTERS} == {"TrueTrue"}


def test_again_changes_nothing(fleet: Fleet) -> None:
    before = fleet.keys(), fleet.head(), fleet.project.versions("c2")
    done = fleet.pair()
    assert done.code == 0, done.out
    assert {step["action"] for step in done.steps()} == {"unchanged"}
    assert (fleet.keys(), fleet.head(), fleet.project.versions("c2")) == before


def test_a_key_and_a_secret_lost_by_hand_are_restored(fleet: Fleet) -> None:
    before, head = fleet.keys(), fleet.head()
    (lost,) = (
        key["id"] for key in fleet.server.keys(REPOSITORY) if key["fingerprint"] == before["c1"]
    )
    fleet.server.api("DELETE", f"/repos/{REPOSITORY}/keys/{lost}")
    fleet.project.kubectl("c2", "delete", "secret", "-n", "flux-system", "flux-system")
    done = fleet.pair()
    assert done.code == 0, done.out
    after = fleet.keys()
    assert (after["c1"], after["c3"]) == (before["c1"], before["c3"])
    assert after["c2"] == done.clusters["c2"]["fingerprint"] != before["c2"]
    assert fleet.head() == head
    assert {step["action"] for step in done.steps("c3")} == {"unchanged"}


def test_a_host_that_goes_down_in_the_middle(fleet: Fleet) -> None:
    """Every cluster has lost its Secret; the host goes once two have new keys. Making an RSA key
    takes the third a second."""
    for name in CLUSTERS:
        fleet.project.kubectl(name, "delete", "secret", "-n", "flux-system", "flux-system")
    argv = [
        sys.executable,
        "-m",
        "provisioner",
        "pair",
        "handover.json",
        "--json",
        "--timeout",
        "30",
    ]
    folder, env = fleet.project.folder, fleet.project.own_env()
    with subprocess.Popen(argv, stdout=subprocess.PIPE, text=True, cwd=folder, env=env) as running:
        events = (json.loads(line) for line in running.stdout or ())
        added = (
            event
            for event in events
            if (event.get("step"), event.get("action")) == ("deploy key", "created")
        )
        assert {next(added)["cluster"], next(added)["cluster"]} == {"c1", "c2"}
        fleet.server.kill()
        report = list(events)[-1]
    assert running.returncode == report["exit_code"] == 4
    assert {cluster["cluster"]: cluster["result"] for cluster in report["clusters"]}[
        "c3"
    ] == "failed"
    fleet.server.start()
    done = fleet.pair()
    assert done.code == 0, done.out
    assert {name: cluster["fingerprint"] for name, cluster in done.clusters.items()} == fleet.keys()
    assert {step["action"] for step in fleet.pair().steps()} == {"unchanged"}


def test_behind_a_proxy(fleet: Fleet) -> None:
    """API and git alike, with the proxy's own password; the proxy is the only way that is named."""
    (lost,) = (
        key["id"]
        for key in fleet.server.keys(REPOSITORY)
        if key["fingerprint"] == fleet.keys()["c1"]
    )
    fleet.server.api("DELETE", f"/repos/{REPOSITORY}/keys/{lost}")
    own = "clusters/c1/flux-system/gotk-sync.yaml"
    fleet.server.delete(REPOSITORY, own)
    with forward_proxy.running() as proxy:
        done = fleet.pair("--timeout", "60", env=proxied(proxy.url))
    assert done.code == 0, done.out
    fleet.keys()
    assert fleet.server.api("GET", f"/repos/{REPOSITORY}/contents/{own}")["size"]
    agents = {
        agent.partition("/")[0]
        for target, agent in proxy.asked
        if target.endswith(f":{fleet.server.http}")
    }
    assert "git" in agents
    assert agents != {"git"}


def test_a_proxy_that_refuses_is_named(fleet: Fleet) -> None:
    with forward_proxy.running() as proxy:
        wrong = proxy.url.replace(forward_proxy.ACCOUNT, "worker:s3cret")
        fleet.declare(*CLUSTERS, url=f"https://localhost:{fleet.server.http}")
        done = fleet.pair(env=proxied(wrong, but="127.0.0.1"))
    fleet.declare(*CLUSTERS)
    assert done.code == 4, done.out
    assert "proxy" in done.clusters["c1"]["cause"]
    assert "s3cret" not in done.out + done.err


def test_a_protected_branch_is_named_before_anything_is_touched(fleet: Fleet) -> None:
    fleet.server.delete(REPOSITORY, "clusters/c1/flux-system/gotk-sync.yaml")
    rules = f"/repos/{REPOSITORY}/branch_protections"
    fleet.server.api("POST", rules, rule_name="main", enable_push=False)
    fleet.project.kubectl("c1", "delete", "secret", "-n", "flux-system", "flux-system")
    before = fleet.keys(), fleet.head()
    done = fleet.pair()
    assert done.code == 4, done.out
    assert "branch main is protected" in done.clusters["c1"]["cause"]
    assert (fleet.keys(), fleet.head()) == before
    assert {step["step"] for step in done.steps()} == {"repository"}
    fleet.server.api("DELETE", f"{rules}/main")
    assert fleet.pair().code == 0


def test_a_token_that_no_longer_pushes_does_not_matter_while_nothing_changes(fleet: Fleet) -> None:
    fleet.server.api(
        "POST", f"/repos/{REPOSITORY}/branch_protections", rule_name="main", enable_push=False
    )
    done = fleet.pair()
    fleet.server.api("DELETE", f"/repos/{REPOSITORY}/branch_protections/main")
    assert done.code == 0, done.out
    assert {step["action"] for step in done.steps()} == {"unchanged"}


def test_a_rotation_under_a_commit_a_second(fleet: Fleet) -> None:
    """No cluster falls behind by more than its interval and 15 s, and no source ever fails."""
    before = fleet.keys()
    load = Load(
        fleet.project,
        CLUSTERS,
        lambda: fleet.server.file(REPOSITORY, f"noise/{time.time()}", "text\n"),
    )
    with load.running():
        time.sleep(2)
        done = fleet.project.json("rotate", "handover.json")
        time.sleep(INTERVAL + 5)
    assert done.code == 0, done.out
    assert {one["result"] for one in done.clusters.values()} == {"rotated"}
    for name in CLUSTERS:
        load.judge(name, INTERVAL + 15)
    after = fleet.keys()
    assert after == {name: one["fingerprint"] for name, one in done.clusters.items()}
    assert not set(after.values()) & set(before.values())
    again = fleet.pair()
    assert again.code == 0, again.out
    assert {step["action"] for step in again.steps()} == {"unchanged"}


def test_host_keys_at_first_use(fleet: Fleet) -> None:
    """We push over HTTPS and meet no host key on the way: it is asked for, and what clusters trust
    already counts."""
    fleet.declare(*CLUSTERS, known_hosts=[], trust_on_first_use=True)
    fleet.project.kubectl("c1", "delete", "secret", "-n", "flux-system", "flux-system")
    done = fleet.pair()
    assert done.code == 0, done.out
    assert fleet.secret("c1")["known_hosts"].split() == " ".join(fleet.server.known_hosts).split()
    assert {step["action"] for step in done.steps("c2")} == {"unchanged"}
    fleet.declare(*CLUSTERS)
    assert {step["action"] for step in fleet.pair().steps()} == {"unchanged"}

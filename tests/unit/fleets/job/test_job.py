"""The objects of an Indexed Job: what they grant, mount and run, and what is refused."""

from __future__ import annotations

import dataclasses
import json
from pathlib import Path
from typing import Any

import pytest

from provisioner.base.errors import BadInput
from provisioner.base.exit_codes import ExitCode
from provisioner.fleets import job as jobs
from provisioner.fleets.job import kustomize, objects
from provisioner.fleets.job.release import FOLDER
from provisioner.handover import read
from provisioner.handover.fleet import Fleet
from provisioner.pods.credentials import WORK

CANARY = "ghp_canary"
ASKED = jobs.Asked(image="registry.example.com/provisioner:1", shards=8)
NAMED: dict[str, Any] = {"secret_name": "tokens"}
GITHUB = {"kind": "github", "owner": "acme", "name": "fleet"}


def fleet(
    *,
    clusters: dict[str, Any] | None = None,
    repository: dict[str, Any] | None = None,
    **pairing: Any,
) -> Fleet:
    declared = clusters or {"c1": {"kind": "existing", "context": "one"}}
    given = {
        "version": 1,
        "fleet": "production",
        "clusters": declared,
        "repositories": {"r": {**GITHUB, **(repository or {})}},
        "pairings": {
            name: {"cluster": name, "repository": "r", "path": name, **pairing} for name in declared
        },
    }
    return read.from_object(given, "handover")


def released(given: Fleet | None = None, **changes: Any) -> jobs.Release:
    return jobs.release(given or fleet(), dataclasses.replace(ASKED, **changes))


def spec(**changes: Any) -> Any:
    return objects.job(released(**changes))["spec"]


def pod(release: jobs.Release) -> Any:
    return objects.job(release)["spec"]["template"]["spec"]


def by_kind(release: jobs.Release) -> dict[str, Any]:
    return {one["kind"]: one for one in objects.of(release)}


# -- what runs


def test_each_pod_works_on_the_shard_of_its_index() -> None:
    (container,) = pod(released(command=("upgrade", "--flux", "v2.9.4")))["containers"]
    assert container["command"] == ["provisioner", "upgrade"]
    handover = "/etc/provisioner/handover/handover.json"
    assert container["args"] == [handover, "--shard=auto/8", "--flux", "v2.9.4"]


def test_a_job_has_a_pod_for_each_shard_and_repeats_those_that_fail() -> None:
    made = spec(parallelism=3)
    assert made["completionMode"] == "Indexed"
    assert (made["completions"], made["parallelism"]) == (8, 3)
    assert made["backoffLimitPerIndex"] > 0
    assert "backoffLimit" not in made  # one shard's failures must not stop the others
    assert made["ttlSecondsAfterFinished"] > 24 * 3600


@pytest.mark.parametrize(("parallelism", "pods"), [(None, 8), (20, 8), (1, 1)])
def test_there_are_never_more_pods_than_shards(parallelism: int | None, pods: int) -> None:
    assert spec(parallelism=parallelism)["parallelism"] == pods


@pytest.mark.parametrize(
    ("code", "action"),
    [
        (ExitCode.BAD_INPUT, "FailJob"),
        (ExitCode.USAGE, "FailJob"),
        (ExitCode.WAITING, "FailIndex"),
        (ExitCode.DELIVERY_FAILING, "FailIndex"),
        (ExitCode.CLUSTER_FAILED, None),
        (ExitCode.HELD, None),
        (ExitCode.STOPPED_EARLY, None),
        (ExitCode.INTERRUPTED, None),
    ],
)
def test_only_what_may_end_better_is_tried_again(code: ExitCode, action: str | None) -> None:
    rules = spec()["podFailurePolicy"]["rules"]
    found = [
        rule["action"]
        for rule in rules
        if code in rule.get("onExitCodes", {"values": ()})["values"]
    ]
    assert found == ([action] if action else [])


def test_a_pod_that_loses_its_node_has_not_failed() -> None:
    (rule,) = [one for one in spec()["podFailurePolicy"]["rules"] if "onPodConditions" in one]
    assert rule["action"] == "Ignore"
    assert rule["onPodConditions"][0]["type"] == "DisruptionTarget"


# -- rights and credentials


def test_the_account_may_do_nothing_and_gets_no_token() -> None:
    made = by_kind(released())
    assert made.keys() == {"Namespace", "ServiceAccount", "ConfigMap", "Job"}
    assert made["Job"]["spec"]["template"]["spec"]["automountServiceAccountToken"] is False
    assert made["ServiceAccount"]["automountServiceAccountToken"] is False


def test_a_cluster_that_the_job_runs_on_is_signed_in_to_as_the_pod() -> None:
    own = released(fleet(clusters={"hub": {"kind": "in_cluster"}}))
    assert pod(own)["automountServiceAccountToken"] is True
    assert pod(own)["serviceAccountName"] == "provisioner-production"


def test_an_account_of_the_users_is_used_and_not_made() -> None:
    made = by_kind(released(service_account="cloud"))
    assert "ServiceAccount" not in made
    assert made["Job"]["spec"]["template"]["spec"]["serviceAccountName"] == "cloud"


def test_the_pods_are_confined() -> None:
    made = pod(released())
    (container,) = made["containers"]
    assert made["securityContext"]["runAsNonRoot"] is True
    assert container["securityContext"]["readOnlyRootFilesystem"] is True
    assert container["securityContext"]["capabilities"] == {"drop": ["ALL"]}
    labels = by_kind(released())["Namespace"]["metadata"]["labels"]
    assert labels["pod-security.kubernetes.io/enforce"] == "restricted"


def test_credentials_come_from_the_users_secret_alone(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("GITHUB_TOKEN", CANARY)
    release = released(**NAMED)
    assert CANARY not in "".join(kustomize.files(release).values())
    assert release.credentials.keys == ["GITHUB_TOKEN", "kubeconfig"]
    (container,) = pod(release)["containers"]
    env = {one["name"]: one for one in container["env"]}
    assert env["GITHUB_TOKEN"]["valueFrom"]["secretKeyRef"]["name"] == "tokens"
    kubeconfig = env["KUBECONFIG"]["value"]
    mounts = {one["mountPath"] for one in container["volumeMounts"]}
    assert kubeconfig.rpartition("/")[0] in mounts


def test_nobody_may_call_the_pods() -> None:
    policy = objects.network_policy(released())
    assert (policy["spec"]["policyTypes"], policy["spec"]["ingress"]) == (["Ingress"], [])
    chosen = policy["spec"]["podSelector"]["matchLabels"].items()
    assert chosen <= spec()["template"]["metadata"]["labels"].items()


# -- the handover


def test_another_handover_has_another_config_map_and_pods_read_only_theirs() -> None:
    first, second = (
        released(),
        released(fleet(clusters={"c2": {"kind": "existing", "context": "x"}})),
    )
    assert first.handover_name != second.handover_name
    made = objects.handover(first)
    assert made["immutable"] is True
    assert read.from_object(json.loads(made["data"]["handover.json"]), "it") == fleet()
    assert {"name": "handover", "configMap": {"name": first.handover_name}} in pod(first)["volumes"]


def test_pods_take_only_the_releases_of_flux_that_the_lock_file_records() -> None:
    """They run where it is, and cannot write there."""
    with_lock = released(lock="{}")
    assert objects.handover(with_lock)["data"]["provisioner.lock.json"] == "{}"
    assert pod(with_lock)["containers"][0]["workingDir"] == FOLDER
    assert pod(released())["containers"][0]["workingDir"] == WORK
    assert with_lock.handover_name != released().handover_name


# -- what is refused


@pytest.mark.parametrize(
    ("given", "cause"),
    [
        (fleet(repository={"changes": "none", "folder": "out"}), r"repositories\.r\.changes"),
        (fleet(deploy_key={"custody": "terraform"}), r"pairings\.c1\.deploy_key\.custody"),
        (
            fleet(repository={"credential": {"env": None, "stdin": True}}),
            "a pod has no standard input",
        ),
        (
            fleet(clusters={"c1": {"kind": "existing", "context": "a", "kubeconfig": "mine"}}),
            "a pod needs an absolute path",
        ),
        (
            fleet(
                clusters={f"c{n}": {"kind": "existing", "context": "a" * 900} for n in range(900)}
            ),
            "a ConfigMap holds",
        ),
    ],
    ids=["folder", "terraform", "stdin", "relative", "too large"],
)
def test_what_no_pod_could_follow(given: Fleet, cause: str) -> None:
    with pytest.raises(BadInput, match=cause):
        released(given)


@pytest.mark.parametrize(
    ("changes", "option"),
    [
        ({"image": "Not An Image"}, "--image"),
        ({"name": "Upper"}, "--name"),
        ({"name": "a" * 62}, "--name"),
        ({"namespace": "a_b"}, "--namespace"),
        ({"secret_name": "-"}, "--secret"),
        ({"service_account": "A"}, "--service-account"),
        ({"shards": 1001}, "--shards"),
    ],
)
def test_what_kubernetes_would_refuse(changes: dict[str, Any], option: str) -> None:
    with pytest.raises(BadInput, match=option):
        released(**changes)


# -- the folder


def test_the_folder_names_what_it_holds_and_what_to_do(tmp_path: Path) -> None:
    lines = jobs.write(tmp_path / "job", released(), fleet())
    assert "with these keys: GITHUB_TOKEN, kubeconfig." in lines[1]
    assert f"Start: kubectl apply --server-side -k {tmp_path}/job" in lines
    assert jobs.write(tmp_path / "job", released(), fleet())[0].endswith("unchanged")
    listed = (tmp_path / "job" / "kustomization.yaml").read_text()
    for name in ("handover.yaml", "job.yaml", "namespace.yaml", "rbac.yaml"):
        assert f"- {name}\n" in listed
        assert (tmp_path / "job" / name).is_file()


def test_another_fleets_folder_is_left_alone(tmp_path: Path) -> None:
    jobs.write(tmp_path, released(name="one"), fleet())
    with pytest.raises(BadInput, match="is not empty"):
        jobs.write(tmp_path, released(name="two"), fleet())


def test_waves_in_shards_are_warned_of(tmp_path: Path) -> None:
    given = fleet()
    assert not any("canaries" in line for line in jobs.write(tmp_path / "a", released(), given))
    waves = read.from_object(
        {**json.loads(released().handover), "waves": [{"name": "canary", "clusters": 1}]}, "it"
    )
    assert any("8 canaries" in line for line in jobs.write(tmp_path / "b", released(waves), waves))

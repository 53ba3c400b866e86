"""From a container to a program: what is replaced, what stays."""

from __future__ import annotations

import pytest

from provisioner.sandbox.node import containers

AT = containers.Addresses(health=1, metrics=2, serving=3, webhook=4, events=5, artifacts=6)
NC = "--events-addr=http://notification-controller.flux-system.svc.cluster.local./"


def test_source_controller_serves_and_advertises_where_it_can_be_reached() -> None:
    args = [
        NC,
        "--watch-all-namespaces=true",
        "--enable-leader-election",
        "--storage-path=/data",
        "--storage-adv-addr=source-controller.$(RUNTIME_NAMESPACE).svc.cluster.local.",
    ]
    assert containers.arguments("source-controller", args, AT) == [
        "--watch-all-namespaces=true",
        "--storage-path=/data",
        "--enable-leader-election=false",
        "--health-addr=127.0.0.1:1",
        "--metrics-addr=127.0.0.1:2",
        "--events-addr=http://127.0.0.1:5/",
        "--storage-addr=127.0.0.1:3",
        "--storage-adv-addr=127.0.0.1:6",
    ]


@pytest.mark.parametrize(
    ("namespace", "watches_all", "port"),
    [("flux-system", "false", 6), ("second", "false", 3), ("second", "true", 6)],
)
def test_a_second_flux_advertises_an_address_of_its_own(
    namespace: str, watches_all: str, port: int
) -> None:
    address = f"source-controller.{namespace}.svc.cluster.local."
    watches = f"--watch-all-namespaces={watches_all}"
    args = [watches, "--storage-path=/data", f"--storage-adv-addr={address}"]
    got = containers.arguments("source-controller", args, AT)
    assert f"--storage-adv-addr=127.0.0.1:{port}" in got


def test_the_database_of_image_reflector_controller_is_in_its_volume_and_serves_nothing() -> None:
    name = "image-reflector-controller"
    args = [*containers.IMPLIED[name], "--watch-all-namespaces"]
    assert containers.arguments(name, args, AT) == [
        "--storage-path=/data",
        "--watch-all-namespaces",
        "--enable-leader-election=false",
        "--health-addr=127.0.0.1:1",
        "--metrics-addr=127.0.0.1:2",
    ]


@pytest.mark.parametrize("name", containers.FLAGGER)
def test_flagger_and_its_load_tester_have_flags_of_their_own(name: str) -> None:
    args = ["-log-level=info", "-port=8080", "-mesh-provider=kubernetes"]
    want = ["-log-level=info", "-mesh-provider=kubernetes", "--port=2"]
    assert containers.arguments(name, args, AT) == want


def test_notification_controller_listens_instead_of_sending() -> None:
    got = containers.arguments("notification-controller", ["--log-level=info"], AT)
    assert got[0] == "--log-level=info"
    assert "--events-addr=127.0.0.1:3" in got
    assert "--receiverAddr=127.0.0.1:4" in got


@pytest.mark.parametrize(
    "args", [["--events-addr="], [], ["--events-addr=http://elsewhere.example/"]]
)
def test_an_events_address_that_is_not_the_clusters_own_stays(args: list[str]) -> None:
    got = containers.arguments("kustomize-controller", args, AT)
    assert [one for one in got if one.startswith("--events-addr")] == args


@pytest.mark.parametrize(
    ("args", "left"),
    [
        (["--a=1", "--b=2"], ["--b=2"]),
        (["-a=1", "--b"], ["--b"]),
        (["--a", "1", "--b"], ["--b"]),
        (["--a", "--b", "1"], ["--b", "1"]),
        (["--aa=1", "a"], ["--aa=1", "a"]),
    ],
)
def test_flags_are_found_however_they_are_written(args: list[str], left: list[str]) -> None:
    assert containers.without(args, {"a": ""}) == left


@pytest.mark.parametrize(
    ("image", "name"),
    [
        ("ghcr.io/fluxcd/source-controller:v1.9.4", "source-controller"),
        ("localhost:5000/mirror/helm-controller", "helm-controller"),
        ("fluxcd/kustomize-controller:v1@sha256:" + "0" * 64, "kustomize-controller"),
        ("nginx", "nginx"),
    ],
)
def test_an_images_program_is_its_repositorys_last_name(image: str, name: str) -> None:
    assert containers.program(image) == name


@pytest.mark.parametrize(
    ("text", "expanded"),
    [("a.$(NS).b", "a.flux.b"), ("$(OTHER)", "$(OTHER)"), ("$$(NS)", "$(NS)"), ("$NS", "$NS")],
)
def test_variables_are_expanded_as_kubernetes_does(text: str, expanded: str) -> None:
    assert containers.expand(text, {"NS": "flux"}) == expanded


@pytest.mark.parametrize(
    ("text", "moved"),
    [
        ("--storage-path=/data", "--storage-path=/pod/data"),
        ("/data/x", "/pod/data/x"),
        ("/cache/.sigstore", "/pod/tmp/.sigstore"),
        ("/database", "/database"),
        ("--x=y", "--x=y"),
        ("/data/deep/x", "/pod/deep/x"),
    ],
)
def test_paths_in_volumes_lead_to_the_pods_folders(text: str, moved: str) -> None:
    mounts = {"/data": "/pod/data", "/cache": "/pod/tmp", "/data/deep": "/pod/deep"}
    assert containers.moved(text, mounts) == moved


@pytest.mark.parametrize(
    ("limits", "name", "value"),
    [
        ({"memory": "1Gi"}, "limits.memory", str(2**30)),
        ({"cpu": "1500m"}, "limits.cpu", "2"),
        ({}, "limits.cpu", "1"),
        ({"memory": "1.5k"}, "limits.memory", "1500"),
    ],
)
def test_resources_are_told_in_bytes_and_whole_cpus(
    limits: dict[str, str], name: str, value: str
) -> None:
    assert containers.resource({"resources": {"limits": limits}}, name) == value


def test_fields_of_the_pod() -> None:
    pod = {
        "metadata": {"name": "p", "namespace": "n", "uid": "u", "labels": {"a/b": "c"}},
        "spec": {},
    }
    asked = (
        "metadata.namespace",
        "metadata.labels['a/b']",
        "spec.serviceAccountName",
        "status.podIP",
    )
    assert [containers.field(pod, path) for path in asked] == ["n", "c", "default", "127.0.0.1"]

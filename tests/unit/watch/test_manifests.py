"""What runs `watch` on a management cluster: the same in both forms, and with no more rights than
its templates need."""

from __future__ import annotations

import json
import re
import shutil
import stat
import subprocess
from pathlib import Path
from typing import Any

import pytest

from provisioner.base import yaml_reader
from provisioner.base.errors import BadInput
from provisioner.pods import container, credentials
from provisioner.pods.credentials import Credentials
from provisioner.watch import manifests
from provisioner.watch.management import records
from provisioner.watch.manifests import chart, kustomize, objects, pod
from provisioner.watch.manifests.release import TEMPLATES
from provisioner.watch.replica import leader
from provisioner.watch.templates.template import FleetTemplate
from tests.unit.watch.conftest import described, read

NAMED = {"secret_name": "tokens"}
IMAGE = "registry.example.com/provisioner:1.0"
TOKENS = {
    "gitlab": {
        "kind": "gitlab",
        "project": "acme/fleet",
        "known_hosts": ["gitlab.com ssh-ed25519 AAAA"],
        "credential": {"env": "FLEET_TOKEN"},
        "signing": {"format": "ssh", "key": {"file": "/etc/keys/signing"}},
    },
    "app": {
        "kind": "github",
        "owner": "acme",
        "name": "fleet",
        "app": {"id": "1", "installation": "2", "key": {"file": "/etc/keys/app.pem"}},
    },
}


@pytest.fixture
def template(tmp_path: Path) -> Path:
    return written(tmp_path / "fleet.yaml", repositories=TOKENS)


def written(path: Path, **changes: Any) -> Path:
    path.write_text(json.dumps(described(**changes)))
    return path


def released(*paths: Path, **changes: Any) -> manifests.Release:
    return manifests.release(paths, **{"image": IMAGE, **changes})


def loaded(files: dict[str, str], name: str) -> list[Any]:
    return yaml_reader.load(files[name], name)


def needed(name: str, template: FleetTemplate) -> Credentials:
    return credentials.of({f"{name}: $": template}, taken=(TEMPLATES,))


def rules(release: manifests.Release) -> dict[str, dict[str, set[str]]]:
    """The verbs on each resource, by the namespace of the role."""
    return {
        role["metadata"].get("namespace", ""): {
            resource: set(rule["verbs"]) for rule in role["rules"] for resource in rule["resources"]
        }
        for role in objects.access(release)
        if "rules" in role
    }


# -- rights


def test_rights_in_the_whole_cluster_are_few(template: Path) -> None:
    read = {"get", "list", "watch"}
    granted = rules(released(template))
    assert granted.pop("provisioner-watch") == {"leases": {"get", "create", "update", "delete"}}
    assert granted == {
        "": {
            "clusters": read,
            "secrets": read,
            "events": {"create"},
            "namespaces": {"get"},
            "clusterpairings": {*read, "create", "patch", "delete"},
            "clusterpairings/status": {"patch"},
        }
    }


def test_secrets_are_read_only_where_templates_look(tmp_path: Path) -> None:
    first = written(tmp_path / "a.yaml", namespaces=["teams", "labs"])
    second = written(tmp_path / "b.yaml", namespaces=["labs"])
    everywhere = written(tmp_path / "c.yaml")
    granted = rules(released(first, second))
    secrets = {place: verbs["secrets"] for place, verbs in granted.items() if "secrets" in verbs}
    assert secrets == {"teams": {"get"}, "labs": {"get"}}
    assert "secrets" in rules(released(first, everywhere))[""]


def test_nothing_else_is_bound_to_the_account(template: Path) -> None:
    made = objects.access(released(template, namespace="operators"))
    account = {"kind": "ServiceAccount", "name": "provisioner-watch", "namespace": "operators"}
    assert [one["subjects"] for one in made if "subjects" in one] == [[account], [account]]
    assert "Namespace" not in {one["kind"] for one in made}


def test_two_operators_do_not_take_each_others_roles(tmp_path: Path) -> None:
    template = written(tmp_path / "a.yaml", namespaces=["teams"])
    made = [objects.access(released(template, namespace=name)) for name in ("one", "two")]
    first, second = (
        {(one["kind"], one["metadata"]["name"], one["metadata"].get("namespace")) for one in each}
        for each in made
    )
    assert first & second == set()


# -- credentials


def test_the_pod_gets_what_the_templates_refer_to_and_nothing_else(template: Path) -> None:
    release = released(template, **NAMED)
    made = pod.container(release)
    variables = {one["name"]: one.get("valueFrom") for one in made["env"]}
    assert variables.keys() == {"HOME", "TMPDIR", "FLEET_TOKEN"}
    assert variables["FLEET_TOKEN"] == {"secretKeyRef": {"name": "tokens", "key": "FLEET_TOKEN"}}
    [volume] = container.secret_volumes(release.secret_name, release.credentials)
    assert [item["key"] for item in volume["secret"]["items"]] == ["app.pem", "signing"]
    assert volume["secret"]["defaultMode"] & stat.S_IROTH  # its owner is root, who runs nothing
    mount = {"name": volume["name"], "mountPath": "/etc/keys", "readOnly": True}
    assert mount in made["volumeMounts"]


def test_a_token_that_nobody_declared_is_the_usual_one() -> None:
    github = {"kind": "github", "owner": "acme", "name": "fleet"}
    found = needed("a", read(repositories={"fleet": github}))
    assert found.environment == ("GITHUB_TOKEN",)


def test_what_no_secret_can_hold_is_named() -> None:
    template = described()
    manifest = {"name": "cni", "manifests": "manifests/cni.yaml"}
    template["pairing"]["prerequisites"] = [manifest]
    template["repositories"]["fleet"]["signing"] = {
        "format": "ssh",
        "key": {"command": ["vault", "read", "secret/key"]},
    }
    found = needed("a", read(**template))
    assert found.others == ("command vault", "manifests manifests/cni.yaml")


@pytest.mark.parametrize(
    ("key", "cause"),
    [
        ({"stdin": True}, "a pod has no standard input"),
        ({"file": "keys/signing"}, "needs an absolute path"),
        ({"file": "/signing"}, "with a folder for such files alone"),
        ({"file": "/etc/provisioner/templates/key"}, "with a folder for such files alone"),
        ({"file": "/etc/keys/a key"}, "a Secret has no key 'a key'"),
        ({"env": "A=B"}, "a Secret has no key 'A=B'"),
    ],
)
def test_what_no_pod_can_have_is_refused(key: dict[str, Any], cause: str) -> None:
    template = described()
    template["repositories"]["fleet"]["signing"] = {"format": "ssh", "key": key}
    with pytest.raises(BadInput, match=rf"a: \$.repositories.fleet.signing.key.*: .*{cause}"):
        needed("a", read(**template))


def test_two_credentials_are_never_one_key() -> None:
    """Else one repository would be written with the key of another."""
    ssh = described()["repositories"]["fleet"]
    repositories = {
        name: {**ssh, "url": f"{ssh['url']}/{name}", "signing": {"format": "ssh", "key": key}}
        for name, key in (("a", {"file": "/one/key"}), ("b", {"file": "/two/key"}))
    }
    with pytest.raises(BadInput, match="/two/key and /one/key would be the same key"):
        needed("t", read(repositories=repositories))


# -- the pod


def test_the_pod_is_restricted(template: Path) -> None:
    """By the Pod Security Standard that its own namespace enforces."""
    spec = pod.spec(released(template))
    confined = spec["containers"][0]["securityContext"]
    assert spec["securityContext"]["runAsNonRoot"] is True
    assert spec["securityContext"]["seccompProfile"] == {"type": "RuntimeDefault"}
    assert confined["allowPrivilegeEscalation"] is False
    assert confined["capabilities"] == {"drop": ["ALL"]}
    assert {next(iter(set(one) - {"name"})) for one in spec["volumes"]} == {
        "configMap",
        "secret",
        "emptyDir",
    }
    labels = objects.namespace(released(template))["metadata"]["labels"]
    assert labels["pod-security.kubernetes.io/enforce"] == "restricted"


def test_it_is_given_its_templates_and_options(template: Path) -> None:
    container = pod.container(released(template, parallel=4, timeout=60.0))
    assert container["command"] == ["provisioner", "watch"]
    assert container["args"] == [
        "/etc/provisioner/templates/fleet.yaml",
        "--json",
        "--parallel=4",
        "--timeout=60",
    ]
    folders = {one["mountPath"] for one in container["volumeMounts"]}
    assert {"/etc/provisioner/templates", container["workingDir"]} <= folders


# -- the two forms


def test_every_file_is_yaml_and_listed(template: Path) -> None:
    files = kustomize.files(released(template))
    [kustomization] = loaded(files, "kustomization.yaml")
    assert {"namespace.yaml", "crd.yaml", "rbac.yaml", "deployment.yaml"} == set(
        kustomization["resources"]
    )
    for name in files:
        assert loaded(files, name), name
    assert loaded(files, "crd.yaml") == [records.crd()]


def test_kustomize_builds_the_folder(template: Path, tmp_path: Path) -> None:
    kubectl = shutil.which("kubectl")
    if not kubectl:
        pytest.skip("kubectl is not on PATH")
    manifests.write(tmp_path / "out", released(template))
    argv = [kubectl, "kustomize", str(tmp_path / "out")]
    built = subprocess.run(argv, capture_output=True, text=True, check=True, timeout=60)
    found = {one["kind"]: one for one in yaml_reader.load(built.stdout, "kubectl")}
    assert found.keys() >= {"CustomResourceDefinition", "Deployment", "PodMonitor", "ClusterRole"}
    name = found["ConfigMap"]["metadata"]["name"]
    assert re.fullmatch(rf"{pod.CONFIG_MAP}-\w+", name), "other templates start new pods"
    volumes = found["Deployment"]["spec"]["template"]["spec"]["volumes"]
    assert {"name": "templates", "configMap": {"name": name}} in volumes
    assert found["ConfigMap"]["data"]["fleet.yaml"] == template.read_text()


def test_the_chart_has_the_same_pod_and_rights(template: Path) -> None:
    release = released(template)
    files = chart.files(release)
    assert loaded(files, "pod.yaml") == [pod.spec(release)]
    [rights] = loaded(files, "rights.yaml")
    assert [rights["everywhere"], rights["own"]] == [
        one["rules"]
        for kind in ("ClusterRole", "Role")
        for one in objects.access(release)
        if one["kind"] == kind
    ]
    assert loaded(files, "crds/clusterpairings.yaml") == [records.crd()]


def test_the_charts_templates_use_values_and_fields_that_exist(template: Path) -> None:
    files = chart.files(released(template))
    [values], [spec] = loaded(files, "values.yaml"), loaded(files, "pod.yaml")
    used = {name: text for name, text in files.items() if name.startswith("templates/")}
    text = "\n".join(used.values())
    assert len(used) == 7
    assert set(re.findall(r"\.Values\.(\w+)", text)) == set(values)
    assert set(re.findall(r"\$pod\.(\w+)", text)) <= spec.keys()
    assert set(re.findall(r"\$watch\.(\w+)", text)) <= spec["containers"][0].keys()
    assert set(re.findall(r'Files\.Get "([^"]+)"', text)) <= files.keys()
    for name, content in used.items():
        opened = re.findall(r"\{\{-? (?:if|with|range|define) ", content)
        assert len(opened) == len(re.findall(r"\{\{-? end ", content)), name


def test_what_the_chart_leaves_to_values_is_not_lost(template: Path) -> None:
    """Every field of the pod is in the chart's Deployment, or a value takes its place."""
    text = chart.files(released(template))["templates/deployment.yaml"]
    spec = pod.spec(released(template))
    for field in (*spec, *spec["containers"][0]):
        assert re.search(rf"^ +(- )?{field}:", text, re.MULTILINE), field


# -- the folder


def test_a_second_time_changes_nothing_and_another_image_one_file(
    template: Path, tmp_path: Path
) -> None:
    folder = tmp_path / "out"
    assert "10 of 10 files written" in manifests.write(folder, released(template))[0]
    assert manifests.write(folder, released(template))[0].endswith(": unchanged")
    again = manifests.write(folder, released(template, image="other:2"))
    assert "1 of 10 files written" in again[0]


@pytest.mark.parametrize("helm", [False, True])
def test_a_folder_with_anything_else_is_left_alone(
    template: Path, tmp_path: Path, helm: bool
) -> None:
    manifests.write(tmp_path / "out", released(template), helm=not helm)
    (tmp_path / "mine").mkdir()
    (tmp_path / "mine" / "kustomization.yaml").write_text("resources: [a.yaml]\n")
    for name in ("out", "mine"):
        before = sorted((tmp_path / name).rglob("*"))
        with pytest.raises(BadInput, match="of an earlier release"):
            manifests.write(tmp_path / name, released(template), helm=helm)
        assert sorted((tmp_path / name).rglob("*")) == before


def test_what_is_left_to_do_is_said(template: Path, tmp_path: Path) -> None:
    lines = manifests.write(tmp_path / "out", released(template, **NAMED))
    assert lines[1:] == [
        "The pods wait for your Secret tokens in namespace provisioner-watch, with these "
        "keys: FLEET_TOKEN, app.pem, signing.",
        f"Install: kubectl apply --server-side -k {tmp_path / 'out'}",
    ]
    lines = manifests.write(tmp_path / "chart", released(template), helm=True)
    assert lines[-1].startswith("Install: helm upgrade --install provisioner-watch ")


@pytest.mark.parametrize(
    ("option", "changes"),
    [
        ("--image", {"image": "UPPER CASE"}),
        ("--image", {"image": "-v"}),
        ("--secret", {"secret_name": "a/b"}),
        ("--lease-namespace", {"namespace": "Operators"}),
    ],
)
def test_names_that_kubernetes_refuses_are_refused_first(
    option: str, changes: dict[str, str], template: Path
) -> None:
    with pytest.raises(BadInput, match=f"{option}: .* cannot be used. Example: "):
        released(template, **changes)


def test_templates_need_file_names_of_their_own(tmp_path: Path) -> None:
    (tmp_path / "b").mkdir()
    same = written(tmp_path / "a.yaml"), written(tmp_path / "b" / "a.yaml")
    with pytest.raises(BadInput, match="another template has the same file name"):
        released(*same)
    with pytest.raises(BadInput, match="a ConfigMap has no such key"):
        released(written(tmp_path / "a b.yaml"))


def test_the_lease_is_where_the_role_is(template: Path) -> None:
    assert leader.NAME == "provisioner-watch"
    assert "leases" in rules(released(template, namespace="operators"))["operators"]

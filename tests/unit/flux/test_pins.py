"""Images pinned by digest: what is written, what is recognised, and that it does what kustomize
would."""

from __future__ import annotations

import copy
from typing import Any

import pytest

from provisioner.distribution import known
from provisioner.flux import deployments, files, pins, yamls
from provisioner.handover.fleet import GitOps

DIGEST = f"sha256:{'a' * 64}"
SOURCE = "ghcr.io/fluxcd/source-controller:v1.9.4"
HELM = "ghcr.io/fluxcd/helm-controller:v1.6.3"
DIGESTS = {"source-controller:v1.9.4": DIGEST}
ENTRY = {"name": SOURCE, "newTag": "v1.9.4", "digest": DIGEST}


def deployment(*images: str) -> dict[str, Any]:
    containers = [{"name": f"c{at}", "image": image} for at, image in enumerate(images)]
    spec = {"replicas": 1, "template": {"spec": {"containers": containers, "priority": 1}}}
    return {"kind": "Deployment", "metadata": {"name": "d"}, "spec": spec}


def images(items: list[dict[str, Any]]) -> list[str]:
    return [
        container["image"]
        for item in items
        for container in item["spec"]["template"]["spec"]["containers"]
    ]


def test_what_is_known_is_pinned_and_the_rest_is_named() -> None:
    components = [
        {"kind": "Namespace"},
        deployment(SOURCE, "example.com/sidecar:v1"),
        deployment(HELM),
    ]
    found = pins.of(GitOps(), components, DIGESTS)
    assert found == pins.Pins(entries=(ENTRY,), unknown=(HELM,))


@pytest.mark.parametrize(
    ("image", "unknown"),
    [
        (f"{SOURCE}@{DIGEST}", False),  # the distribution has pinned it already
        ("registry.example.com/flux/source-controller:v1.9.4", True),
        ("ghcr.io/fluxcd-mirror/source-controller:v1.9.4", True),
        ("ghcr.io/fluxcd/source-controller:v1.9.5", True),
    ],
)
def test_a_copy_elsewhere_and_another_tag_are_not_pinned(image: str, unknown: bool) -> None:
    found = pins.of(GitOps(), [deployment(image)], DIGESTS)
    assert found == pins.Pins(unknown=(image,) if unknown else ())


def test_nothing_is_pinned_where_that_is_declared() -> None:
    assert pins.of(GitOps(pin_images=False), [deployment(SOURCE)], DIGESTS) == pins.Pins()


def test_the_components_become_what_kustomize_builds() -> None:
    components = [
        {"kind": "Service"},
        deployment(SOURCE, "example.com/sidecar:v1"),
        deployment(HELM),
    ]
    before = copy.deepcopy(components)
    built = pins.applied(components, [ENTRY])
    assert images(built[1:]) == [f"{SOURCE}@{DIGEST}", "example.com/sidecar:v1", HELM]
    assert components == before, "they are shared with other clusters"
    assert built[1]["spec"]["replicas"] == 1
    assert built[1]["spec"]["template"]["spec"]["priority"] == 1
    assert pins.applied(components, []) == components


def test_a_kustomization_with_our_pins_is_ours_whatever_version_they_are_of() -> None:
    old = {"name": "ghcr.io/fluxcd/helm-controller:v1.4.3", "newTag": "v1.4.3", "digest": DIGEST}
    text = files.kustomization([ENTRY, old])
    assert files.is_ours(text)
    assert files.is_ours(files.kustomization())
    assert files.images(text) == [ENTRY, old]


@pytest.mark.parametrize(
    "entry",
    [
        {**ENTRY, "newTag": "v1.9.5"},
        {**ENTRY, "digest": "sha256:1"},
        {**ENTRY, "newName": "example.com/source-controller"},
        {"name": "ghcr.io/fluxcd/source-controller", "digest": DIGEST},
        {"name": "example.com/podinfo:v1.9.4", "newTag": "v1.9.4", "digest": DIGEST},
        {"name": SOURCE, "newTag": 1, "digest": DIGEST},
        "text",
    ],
)
def test_pins_of_somebody_else_make_it_the_users_own(entry: Any) -> None:
    text = yamls.dump(
        [{**files.ROOT, "resources": [files.COMPONENTS, files.SYNC], "images": [ENTRY, entry]}]
    )
    assert not files.is_ours(text)


@pytest.mark.parametrize("text", ["a: [", "[]", "images: 1\n", "- images: []\n", ""])
def test_what_is_no_kustomization_is_not_ours(text: str) -> None:
    assert not files.is_ours(text)


def test_every_default_component_of_a_known_release_has_a_digest() -> None:
    """The newest release that ships with us, with its tags."""
    tags = {"source": "v1.9.4", "kustomize": "v1.9.4", "helm": "v1.6.3", "notification": "v1.9.3"}
    components = [deployment(f"ghcr.io/fluxcd/{n}-controller:{tag}") for n, tag in tags.items()]
    found = pins.of(GitOps(), components, known.images())
    assert (len(found.entries), found.unknown) == (4, ())


def test_a_distribution_may_bring_its_own_digests() -> None:
    """They stay, whatever registry is declared."""
    item = deployment(f"fluxcd/source-controller:v1.9.4@{DIGEST}")
    item["spec"]["template"]["metadata"] = {}
    manager = item["spec"]["template"]["spec"]["containers"][0]
    manager["args"] = [f"--argument-{at}" for at in range(7)]
    gitops = GitOps(registry="registry.example.com:5000/flux")
    done = deployments.patched(item, "source-controller", gitops)
    expected = f"registry.example.com:5000/flux/source-controller:v1.9.4@{DIGEST}"
    assert images([done]) == [expected]
    assert pins.of(gitops, [done], DIGESTS) == pins.Pins()

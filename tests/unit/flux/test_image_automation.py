"""What Flux gets for image automation."""

from __future__ import annotations

import dataclasses
import json
from typing import Any

import msgspec
import pytest
from cryptography.hazmat.primitives import serialization
from cryptography.hazmat.primitives.asymmetric import ed25519

from provisioner.base import keys
from provisioner.base.errors import BadInput
from provisioner.base.secret import Secret
from provisioner.flux import platform
from provisioner.flux.platform.base import Placement, Rendered
from provisioner.handover.fleet import GitOps, Piece
from provisioner.handover.repositories import gitlab
from provisioner.handover.repositories.ssh import Declaration
from tests.support.image_automation import IMAGES, WEB

GPG = "-----BEGIN PGP PRIVATE KEY BLOCK-----\n\ncanary\n-----END PGP PRIVATE KEY BLOCK-----"
SSH = keys.make("ed25519").private.reveal()
FORMAT, ENCODING = serialization.PrivateFormat.PKCS8, serialization.Encoding.PEM
LOCKED = (
    ed25519.Ed25519PrivateKey.generate()
    .private_bytes(ENCODING, FORMAT, serialization.BestAvailableEncryption(b"canary-2"))
    .decode()
)
AT = Placement(
    fleet="demo",
    cluster="c1",
    paired_with="fleet",
    gitops=GitOps(),
    url="ssh://git@h/fleet.git",
    repository=Declaration(url="ssh://git@h/fleet.git", branch="live"),
)


def rendered(at: Placement = AT, **changes: Any) -> Rendered:
    return platform.render(msgspec.convert({**IMAGES, **changes}, Piece), at)


def spec(kind: str, at: Placement = AT, **changes: Any) -> dict[str, Any]:
    (item,) = [one for one in rendered(at, **changes).objects if one["kind"] == kind]
    found: dict[str, Any] = item["spec"]
    return found


def test_it_reads_and_pushes_with_a_secret_of_its_own() -> None:
    source = spec("GitRepository")
    assert source["secretRef"] == {"name": "image-automation-images"}
    (key,) = rendered().keys
    assert (key.name, key.repository, key.source) == ("image-automation-images", "fleet", "images")
    assert key.write
    assert (source["url"], source["ref"]) == ("ssh://git@h/fleet.git", {"branch": "live"})


@pytest.mark.parametrize(
    ("changes", "branch"), [({}, "live"), ({"push_branch": "images"}, "images")]
)
def test_where_it_pushes_to(changes: dict[str, Any], branch: str) -> None:
    git = spec("ImageUpdateAutomation", **changes)["git"]
    assert (git["checkout"]["ref"], git["push"]) == ({"branch": "live"}, {"branch": branch})


def test_gitlab_opens_the_merge_request_as_it_takes_the_push() -> None:
    repository = gitlab.Declaration(project="group/fleet", branch="live")
    at = dataclasses.replace(AT, repository=repository)
    pushed = spec("ImageUpdateAutomation", at, push_branch="images")["git"]["push"]
    assert pushed == {"branch": "images"}
    changes: dict[str, Any] = {"push_branch": "images", "change_request": True}
    assert spec("ImageUpdateAutomation", at, **changes)["git"]["push"]["options"] == {
        "merge_request.create": "",
        "merge_request.target": "live",
        "merge_request.remove_source_branch": "",
    }
    assert spec("ImageUpdateAutomation", **changes)["git"]["push"] == {"branch": "images"}


def test_it_writes_its_own_policies_only() -> None:
    update = spec("ImageUpdateAutomation", path="apps")
    (policy,) = [one for one in rendered().objects if one["kind"] == "ImagePolicy"]
    assert update["policySelector"]["matchLabels"] == policy["metadata"]["labels"]
    assert update["update"] == {"strategy": "Setters", "path": "./apps"}


@pytest.mark.parametrize(
    ("image", "expected"),
    [
        ({"semver": "1.x"}, {"policy": {"semver": {"range": "1.x"}}}),
        ({"numerical": "asc"}, {"policy": {"numerical": {"order": "asc"}}}),
        ({"alphabetical": "desc"}, {"policy": {"alphabetical": {"order": "desc"}}}),
        (
            {"numerical": "asc", "tags": "^b-(?P<n>.*)$", "extract": "$n"},
            {"filterTags": {"pattern": "^b-(?P<n>.*)$", "extract": "$n"}},
        ),
        ({"semver": "1.x", "digest": "Always"}, {"interval": "10m0s"}),
    ],
)
def test_which_tag_is_the_newest(image: dict[str, Any], expected: dict[str, Any]) -> None:
    given = {"name": "web", "image": "ghcr.io/example/web", **image}
    assert expected.items() <= spec("ImagePolicy", images=[given]).items()


@pytest.mark.parametrize(
    ("image", "hosts"),
    [
        ("ghcr.io/example/web", {"ghcr.io"}),
        ("localhost:5000/web", {"localhost:5000"}),
        ("example/web", {"docker.io", "index.docker.io", "https://index.docker.io/v1/"}),
    ],
)
def test_the_login_is_for_the_registry_of_the_image(image: str, hosts: set[str]) -> None:
    login = {"username": "reader", "credential": {"env": "TOKEN"}}
    given = rendered(images=[{**WEB, "image": image, **login}])
    (needed,) = given.secrets
    entries = needed.entries({"credential": Secret("canary")})
    assert set(json.loads(str(_plain(entries[".dockerconfigjson"])))["auths"]) == hosts
    assert needed.type == "kubernetes.io/dockerconfigjson"
    assert "canary" not in repr(entries)


def test_two_images_never_share_a_secret() -> None:
    """The authorities of one would be where the other looks for its login."""
    login = {"username": "reader", "credential": {"env": "TOKEN"}}
    other = {**WEB, "name": "web-ca", "image": "ghcr.io/example/other", **login}
    given = rendered(images=[{**WEB, "ca_file": "/srv/ca.pem"}, other])
    with pytest.raises(
        BadInput, match="Secret flux-system/image-repository-web-ca is also that of"
    ):
        platform.check_secrets([given], "flux-system")


@pytest.mark.parametrize(
    ("form", "key", "entries", "kind"),
    [
        ("gpg", GPG, {"git.asc", "passphrase"}, {}),
        ("ssh", SSH, {"identity", "password"}, {"type": "ssh"}),
        ("ssh", LOCKED, {"identity", "password"}, {"type": "ssh"}),
    ],
)
def test_how_commits_are_signed(
    form: str, key: str, entries: set[str], kind: dict[str, str]
) -> None:
    references = {"signing_key": {"env": "KEY"}, "signing_password": {"env": "PASSWORD"}}
    given: dict[str, Any] = {**references, "signing_format": form}
    (needed,) = rendered(**given).secrets
    held = needed.entries({"key": Secret(key), "password": Secret("canary-2")})
    assert set(held) == entries
    signing = spec("ImageUpdateAutomation", **given)["git"]["commit"]["signingKey"]
    assert signing == {"secretRef": {"name": needed.name}, **kind}


@pytest.mark.parametrize(
    ("form", "key", "cause"),
    [
        ("gpg", SSH, "no armored private key of GPG in it"),
        ("gpg", "-----BEGIN PGP PUBLIC KEY BLOCK-----\ncanary", "no armored private key of GPG"),
        ("ssh", GPG, "the private key in it is damaged|no private key in it"),
        ("ssh", "ssh-ed25519 canary", "no private key in it"),
        ("ssh", LOCKED, "it has a passphrase"),
    ],
)
def test_a_key_that_could_not_sign_is_refused_before_anything_is_touched(
    form: str, key: str, cause: str
) -> None:
    (needed,) = rendered(signing_key={"env": "KEY"}, signing_format=form).secrets
    with pytest.raises(BadInput, match=cause) as refused:
        needed.entries({"key": Secret(key)})
    assert "canary" not in str(refused.value)


def _plain(value: Any) -> Any:
    return value if isinstance(value, str) else value.reveal()


def test_nothing_of_a_registry_that_everybody_may_read() -> None:
    assert rendered().secrets == ()

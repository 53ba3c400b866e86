"""What may be declared of signatures."""

from __future__ import annotations

import copy
from typing import Any

import msgspec
import pytest

from provisioner.base.errors import BadInput
from provisioner.handover import read
from provisioner.handover.fleet import COMPONENTS, Piece
from provisioner.handover.platform import base

KEYS = [{"file": "/keys.asc"}]
SIGNING = {"format": "ssh", "key": {"env": "KEY"}}
GOOD: dict[str, Any] = {
    "version": 1,
    "fleet": "demo",
    "clusters": {"c1": {"kind": "existing", "context": "c1"}},
    "repositories": {
        "fleet": {
            "kind": "sandbox",
            "name": "fleet",
            "directory": "/srv/sandbox",
            "signing": SIGNING,
        }
    },
    "pairings": {
        "c1": {
            "cluster": "c1",
            "repository": "fleet",
            "path": "c1",
            "gitops": {"verify": {"keys": KEYS}},
            "platform": [
                {
                    "kind": "git_source",
                    "name": "apps",
                    "url": "https://git.example.com/a.git",
                    "semver": "1.x",
                    "verify": {"keys": KEYS, "mode": "Tag"},
                }
            ],
        }
    },
}


def declared(**changes: Any) -> dict[str, Any]:
    """Fields by their path, such as `gitops.verify`, in the pairing or in its one piece."""
    whole = copy.deepcopy(GOOD)
    pairing = whole["pairings"]["c1"]
    for name, value in changes.items():
        holder = {"gitops": pairing["gitops"], "piece": pairing["platform"][0]}.get(name)
        (whole["repositories"]["fleet"] if holder is None else holder).update(value)
    return whole


def test_good_ones() -> None:
    read.from_object(GOOD, "x")
    nobody = {"changes": "none", "folder": "out", "signing": None}
    read.from_object(declared(fleet=nobody), "x")


@pytest.mark.parametrize(
    ("changes", "message"),
    [
        ({"gitops": {"verify": {"keys": []}}}, r"gitops.verify.keys: none, so nothing could be"),
        ({"gitops": {"verify": {"keys": [{}]}}}, r"verify.keys\[0\]: not exactly one of env"),
        ({"gitops": {"verify": {}}}, "missing required field `keys`"),
        ({"gitops": {"verify": {"keys": KEYS, "mode": "Tag"}}}, "'Tag' needs a tag"),
        ({"gitops": {"verify": {"keys": KEYS, "mode": "head"}}}, "Invalid enum value 'head'"),
        ({"gitops": {"verify": {"keys": ["ssh-ed25519 A"]}}}, "Expected `object`, got `str`"),
        ({"gitops": {"verify": {"keys": KEYS, "secret": "x"}}}, "secret"),
        ({"piece": {"verify": {"keys": []}}}, r"platform\[0\].verify.keys: none"),
        ({"piece": {"semver": None}}, r"platform\[0\].verify.mode: 'Tag' needs a tag"),
        ({"piece": {"semver": None, "branch": "x"}}, "'Tag' needs a tag, and none is declared"),
        ({"fleet": {"signing": None}}, r"c1.gitops.verify: provisioner's own commits to .* not"),
        ({"fleet": {"signing": None, "changes": "change-request"}}, "are not signed"),
    ],
)
def test_bad_ones(changes: dict[str, Any], message: str) -> None:
    with pytest.raises(BadInput, match=message) as caught:
        read.from_object(declared(**changes), "x")
    assert caught.value.hint


WHO = {"issuer": "^https://example.com$", "subject": "^.*@example.com$"}
NOTATION = {"tool": "notation", "keys": KEYS, "trust_policy": "/policy"}


def check_artifact(verify: dict[str, Any], flux_version: str = "v2.9.4") -> None:
    entry = {"kind": "oci_source", "name": "a", "url": "oci://ghcr.io/a/b"}
    piece = msgspec.convert({**entry, "verify_artifact": verify}, Piece)
    base.check([piece], "flux-system", COMPONENTS, flux_version, "platform")


@pytest.mark.parametrize("verify", [{"keys": KEYS}, {"identities": [WHO]}, NOTATION])
def test_good_ones_of_artifacts(verify: dict[str, Any]) -> None:
    check_artifact(verify)


@pytest.mark.parametrize(
    ("verify", "message"),
    [
        ({}, "verify_artifact: not exactly one of keys and identities"),
        ({"keys": KEYS, "identities": [WHO]}, "not exactly one of keys and identities"),
        ({"keys": [{}]}, r"keys\[0\]: not exactly one of env"),
        ({"keys": KEYS, "trust_policy": "/p"}, "trust_policy: of no use with cosign"),
        ({"keys": KEYS, "trusted_root": "/r"}, "trusted_root: of no use with keys"),
        ({**NOTATION, "keys": []}, "keys: missing: notation needs"),
        ({**NOTATION, "trust_policy": None}, "trust_policy: missing: notation needs"),
        ({**NOTATION, "identities": [WHO]}, "identities: of no use with notation"),
        ({**NOTATION, "trusted_root": "/r"}, "trusted_root: of no use with notation"),
        ({"identities": [{**WHO, "subject": "^a($"}]}, "subject: not a regular expression"),
    ],
)
def test_bad_ones_of_artifacts(verify: dict[str, Any], message: str) -> None:
    with pytest.raises(BadInput, match=message) as caught:
        check_artifact(verify)
    assert caught.value.hint


@pytest.mark.parametrize("subject", ["a@example.com", "^a@example.com", "a@example.com$", "^$"])
def test_an_identity_is_matched_as_a_whole(subject: str) -> None:
    with pytest.raises(msgspec.ValidationError, match="subject"):
        check_artifact({"identities": [{**WHO, "subject": subject}]})


def test_a_sigstore_of_ones_own_needs_flux_2_9() -> None:
    own = {"identities": [WHO], "trusted_root": "/root"}
    check_artifact(own)
    with pytest.raises(BadInput, match="trusted_root: needs Flux v2.9.0"):
        check_artifact(own, "v2.8.3")

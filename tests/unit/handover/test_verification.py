"""What may be declared of signatures."""

from __future__ import annotations

import copy
from typing import Any

import pytest

from provisioner.base.errors import BadInput
from provisioner.handover import read

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

"""Which manifests may refer to the folder of a renamed pairing."""

from __future__ import annotations

import pytest

from provisioner.pairing.branch import rename

MENTIONS = [
    ("path: ./clusters/prod", "clusters/prod", True),
    ("path: clusters/prod/apps", "clusters/prod", True),
    ("path: ./clusters/production", "clusters/prod", False),
    ("path: ./clusters/prod-eu", "clusters/prod", False),
    ("path: ./clusters/prod.d/x", "clusters/prod", False),
    ("Kept in clusters/prod.", "clusters/prod", True),
    ("path: ./old-clusters/prod", "clusters/prod", False),
    ("resources: [../prod]", "clusters/prod", True),
    ("- ../prod/base", "clusters/prod", True),
    ("- ../production", "clusters/prod", False),
    ("namespace: prod", "clusters/prod", False),
    ("namespace: prod", "prod", False),
    ("path: ./prod", "prod", True),
    ('path: "prod"', "prod", True),
    ("path: prod/apps", "prod", True),
    ("- ../prod", "prod", True),
]


@pytest.mark.parametrize(("text", "path", "mentioned"), MENTIONS)
def test_mentions(text: str, path: str, mentioned: bool) -> None:
    assert rename.mentions(text, path) is mentioned

"""What a tenant may be declared as."""

from __future__ import annotations

from typing import Any

import msgspec
import pytest

from provisioner.base.errors import BadInput
from provisioner.handover.fleet import COMPONENTS, Piece
from provisioner.handover.platform import base

TENANT = {"kind": "tenant", "name": "team-a"}
HTTPS = {"url": "https://git.example.com/a.git"}
KEYED = {"repository": "a", "deploy_key": True}
KEYS = {"keys": [{"file": "/keys.asc"}]}
SSH = {"url": "ssh://git@git.example.com/a.git"}


def check(*pieces: dict[str, Any], lockdown: bool = True) -> None:
    declared = [msgspec.convert(one, Piece) for one in pieces]
    base.check(declared, "flux-system", COMPONENTS, "v2.9.4", "platform", lockdown=lockdown)


@pytest.mark.parametrize(
    "more",
    [
        {},
        HTTPS,
        KEYED,
        {**KEYED, "verify": KEYS},
        {"namespaces": ["a", "b"], "role": "system:edit"},
        {"quota": {"a.b/c-D": "1.5Gi"}},
    ],
)
def test_good_ones(more: dict[str, Any]) -> None:
    check({**TENANT, **more})


@pytest.mark.parametrize(
    ("more", "message"),
    [
        ({"namespaces": ["a", "a"]}, r"platform\[0\].namespaces\[1\]"),
        ({"name": "default"}, r"platform\[0\].name: namespace 'default' is Kubernetes'"),
        ({"name": "kube-system"}, r"platform\[0\].name: namespace 'kube-system' is Kubernetes'"),
        ({"namespaces": ["flux-system"]}, "namespace 'flux-system' is Flux's own"),
        ({"credential": {"env": "A"}}, r"platform\[0\].credential: of no use without url"),
        ({"known_hosts": ["x"]}, "known_hosts: of no use without url"),
        ({"ca_file": "/ca"}, "ca_file: of no use without url"),
        (SSH, "credential: missing: SSH needs a private key"),
        ({**SSH, "credential": {"env": "A"}}, "known_hosts"),
        ({**HTTPS, "known_hosts": ["x"]}, "known_hosts: of no use over HTTPS"),
        ({"verify": KEYS}, "verify: of no use without url"),
        ({**HTTPS, "verify": {"keys": []}}, "verify.keys: none"),
        ({**HTTPS, "verify": {**KEYS, "mode": "Tag"}}, "verify.mode: 'Tag' needs a tag"),
        ({"egress_denied": ["10.0.0.0/40"]}, r"egress_denied\[0\]: '10.0.0.0/40' is no network"),
        ({"egress_allowed": ["10.0.0.0/8"]}, "egress_allowed: of no use without egress_denied"),
        ({"deploy_key": True}, "repository: missing with deploy_key"),
        ({"repository": "a"}, "repository: of no use without deploy_key"),
        ({**HTTPS, **KEYED}, "url: of no use with repository"),
        ({"credential": {"env": "A"}, **KEYED}, "credential: of no use with repository"),
    ],
)
def test_bad_ones(more: dict[str, Any], message: str) -> None:
    with pytest.raises(BadInput, match=message):
        check({**TENANT, **more})


def test_two_tenants_share_no_namespace() -> None:
    other = {"kind": "tenant", "name": "team-b", "namespaces": ["b", "team-a"]}
    with pytest.raises(BadInput, match="Namespace 'team-a' is also that of tenant team-a"):
        check(TENANT, other)


def test_a_tenant_needs_the_lockdown() -> None:
    with pytest.raises(BadInput, match=r"tenant team-a needs gitops.lockdown"):
        check(TENANT, lockdown=False)

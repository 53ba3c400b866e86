"""The proxy of an API server, by kubectl's rules."""

from __future__ import annotations

import pytest

from provisioner.base.errors import BadInput
from provisioner.clusters import proxies

PROXY = "http://proxy.test:3128"
BOTH = {"HTTPS_PROXY": PROXY, "HTTP_PROXY": "http://plain.test:1"}


@pytest.mark.parametrize(
    ("server", "declared", "env", "expected"),
    [
        ("https://api.test", "", {}, ""),
        ("https://api.test", "", BOTH, PROXY),
        ("https://api.test", "", {"https_proxy": PROXY}, PROXY),
        ("https://api.test", "", {"HTTP_PROXY": PROXY}, ""),
        ("http://api.test", "", BOTH, "http://plain.test:1"),
        ("https://api.test", "", {**BOTH, "NO_PROXY": "a,.test"}, ""),
        ("https://api.test:6443", "", {**BOTH, "no_proxy": "api.test:6443"}, ""),
        ("https://notapi.test", "", {**BOTH, "NO_PROXY": "api.test"}, PROXY),
        ("https://10.1.2.3:6443", "", {**BOTH, "NO_PROXY": "10.0.0.0/8"}, ""),
        ("https://11.1.2.3:6443", "", {**BOTH, "NO_PROXY": "10.0.0.0/8, x"}, PROXY),
        ("https://10.1.2.3:6443", "", {**BOTH, "NO_PROXY": "10.1.2.3:6443"}, ""),
        ("https://10.1.2.3:6443", "", {**BOTH, "NO_PROXY": "10.1.2.3:443"}, PROXY),
        ("https://[fd00::1]:6443", "", {**BOTH, "NO_PROXY": "fd00::/8"}, ""),
        ("https://[fd00::1]:6443", "", {**BOTH, "NO_PROXY": "fd00::1"}, ""),
        ("https://[fd00::1]:6443", "", {**BOTH, "NO_PROXY": "[fd00::1]:6443"}, ""),
        ("https://[fd00::1]:6443", "", {**BOTH, "NO_PROXY": "fd01::/16,10.0.0.0/8"}, PROXY),
        # Without a port it is that of the scheme.
        ("https://api.test", "", {**BOTH, "NO_PROXY": "api.test:443"}, ""),
        ("https://api.test", "", {**BOTH, "NO_PROXY": "api.test:6443"}, PROXY),
        ("https://api.test", "", {"HTTPS_PROXY": "proxy.test:3128"}, PROXY),
        ("https://api.test", "", {"HTTPS_PROXY": "HTTP://proxy.test:3128"}, PROXY),
        ("https://10.1.2.3", "", {**BOTH, "NO_PROXY": "*"}, ""),
        ("https://127.0.0.1:6443", "", BOTH, ""),
        ("https://localhost:6443", "", BOTH, ""),
        ("https://[::1]:6443", "", BOTH, ""),
        # What the kubeconfig names is used whatever the environment says.
        ("https://api.test", "http://own.test:1", {**BOTH, "NO_PROXY": "*"}, "http://own.test:1"),
        ("https://127.0.0.1", "http://own.test:1", {}, "http://own.test:1"),
    ],
)
def test_the_proxy(server: str, declared: str, env: dict[str, str], expected: str) -> None:
    assert proxies.of(server, declared, env) == expected


def test_one_of_a_kind_that_cannot_be_used() -> None:
    with pytest.raises(BadInput, match=r"HTTPS_PROXY: names a proxy.*socks5://"):
        proxies.of("https://api.test", "", {"https_proxy": "socks4://proxy.test"})


def test_its_account_is_a_header() -> None:
    assert proxies.headers("http://me:p%40ss@proxy.test") == {
        "proxy-authorization": "Basic bWU6cEBzcw=="
    }
    assert proxies.headers(PROXY) is None

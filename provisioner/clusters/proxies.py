"""Through which proxy a cluster's API is reached, by kubectl's rules: the kubeconfig's own, else
that of the environment for the server's scheme, but not for this machine or what NO_PROXY names."""

from __future__ import annotations

import ipaddress
from collections.abc import Mapping
from urllib.parse import unquote, urlsplit

from provisioner.base.errors import BadInput

Address = ipaddress.IPv4Address | ipaddress.IPv6Address
Network = ipaddress.IPv4Network | ipaddress.IPv6Network
SCHEMES = ("http://", "https://", "socks5://")
HINT = f"Use one that starts with {' or '.join(SCHEMES)}."
PORTS = {"http": 80, "https": 443}


def of(server: str, declared: str, env: Mapping[str, str]) -> str:
    """Its URL; empty: none. BadInput if the environment names one that cannot be used."""
    if declared:
        return declared
    parts = urlsplit(server)
    variable = f"{parts.scheme}_proxy"
    proxy = env.get(variable.upper()) or env.get(variable) or ""
    excluded = env.get("NO_PROXY") or env.get("no_proxy") or ""
    port = parts.port or PORTS.get(parts.scheme, 0)
    if not proxy or _direct(parts.hostname or "", port, excluded):
        return ""
    scheme, _, address = (proxy if "://" in proxy else f"http://{proxy}").partition("://")
    url = f"{scheme.lower()}://{address}"
    if not url.startswith(SCHEMES):
        raise BadInput(variable.upper(), "names a proxy of an unsupported kind", HINT)
    return url


def _direct(host: str, port: int, excluded: str) -> bool:
    """Whether it is this machine, or one that NO_PROXY names."""
    entries = [entry.strip().lower() for entry in excluded.split(",") if entry.strip()]
    if "*" in entries or host == "localhost":
        return True
    try:
        address = ipaddress.ip_address(host)
    except ValueError:
        return any(_names(entry, host, port) for entry in entries)
    return address.is_loopback or any(_holds(entry, address, port) for entry in entries)


def _names(entry: str, host: str, port: int) -> bool:
    """Whether an entry of NO_PROXY is this host, or a domain that it is in."""
    domain = f".{entry.lstrip('*').lstrip('.')}"
    return f".{host}".endswith(domain) or f".{host}:{port}".endswith(domain)


def _holds(entry: str, address: Address, port: int) -> bool:
    """Whether an entry is this address, or a network that it is in."""
    network = _network(entry) or _network(entry.removesuffix(f":{port}").strip("[]"))
    return network is not None and address in network


def _network(text: str) -> Network | None:
    try:
        return ipaddress.ip_network(text, strict=False)
    except ValueError:
        return None


def headers(url: str) -> dict[str, str] | None:
    """The account in a proxy's URL, which urllib3 leaves out."""
    from urllib3.util import make_headers, parse_url

    account = parse_url(url).auth
    return dict(make_headers(proxy_basic_auth=unquote(account))) if account else None

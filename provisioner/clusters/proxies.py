"""Through which proxy a cluster's API is reached, by kubectl's rules: the kubeconfig's own, else
that of the environment for the server's scheme, but not for this machine or what NO_PROXY names."""

from __future__ import annotations

import ipaddress
from collections.abc import Mapping
from urllib.parse import unquote, urlsplit

Address = ipaddress.IPv4Address | ipaddress.IPv6Address


def of(server: str, declared: str, env: Mapping[str, str]) -> str:
    """Its URL; empty: none."""
    if declared:
        return declared
    parts = urlsplit(server)
    variable = f"{parts.scheme}_proxy"
    proxy = env.get(variable.upper()) or env.get(variable) or ""
    excluded = env.get("NO_PROXY") or env.get("no_proxy") or ""
    return "" if not proxy or _direct(parts.hostname or "", parts.port, excluded) else proxy


def _direct(host: str, port: int | None, excluded: str) -> bool:
    """Whether it is this machine, or one that NO_PROXY names."""
    entries = [entry.strip().lower() for entry in excluded.split(",") if entry.strip()]
    try:
        address = ipaddress.ip_address(host)
    except ValueError:
        return host == "localhost" or any(_names(entry, host, port) for entry in entries)
    return address.is_loopback or any(_holds(entry, address) for entry in entries)


def _names(entry: str, host: str, port: int | None) -> bool:
    """Whether an entry of NO_PROXY is this host, or a domain that it is in, or everything."""
    domain = f".{entry.lstrip('*').lstrip('.')}"
    return entry == "*" or f".{host}".endswith(domain) or f".{host}:{port}".endswith(domain)


def _holds(name: str, address: Address) -> bool:
    """The same of an address or its network."""
    try:
        return name == "*" or address in ipaddress.ip_network(name.partition(":")[0], strict=False)
    except ValueError:
        return False


def headers(url: str) -> dict[str, str] | None:
    """The account in a proxy's URL, which urllib3 leaves out."""
    from urllib3.util import make_headers, parse_url

    account = parse_url(url).auth
    return dict(make_headers(proxy_basic_auth=unquote(account))) if account else None

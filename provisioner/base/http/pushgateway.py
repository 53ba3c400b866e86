"""Metrics pushed to a Pushgateway, or to whatever takes them in the same way."""

from __future__ import annotations

from urllib.parse import SplitResult, quote, urlsplit

from provisioner.base.errors import BadInput
from provisioner.base.http import authorities
from provisioner.base.http.adapter import Adapter, PlainText
from provisioner.base.http.authorization import Authorization
from provisioner.base.http.session import Session
from provisioner.base.run_context import RunContext
from provisioner.base.secret import Secret

JOB = "provisioner"
PATIENCE = 60.0  # seconds that one push may take, with all that are tried again


def check(url: str, *, token: bool = False) -> None:
    """BadInput for an address that nothing can be pushed to, or not with a `token`."""
    parts = _parts(url)
    if parts is None or parts.scheme not in ("http", "https") or not parts.hostname:
        cause = "not the address of a Pushgateway"
        raise BadInput("--push", cause, "Write it as https://push.example.com.")
    if parts.username or parts.password:
        cause = "holds a password, which other users of this machine can see"
        raise BadInput("--push", cause, "Put a token into PROVISIONER_PUSH_TOKEN.")
    if parts.query or parts.fragment:
        raise BadInput("--push", "has a query or a fragment", "Give the address alone.")
    if token and parts.scheme != "https":
        cause = "not an HTTPS address, and PROVISIONER_PUSH_TOKEN is sent over HTTPS only"
        raise BadInput("--push", cause, "Use HTTPS, or unset the token.")


def _parts(url: str) -> SplitResult | None:
    try:
        parts = urlsplit(url)
        _ = parts.port  # not looked at before it is asked for
    except ValueError:
        return None
    return parts


def push(
    url: str, group: dict[str, str], text: str, content_type: str, token: Secret | None
) -> None:
    """Replace the group of metrics with these labels. A token goes over HTTPS only."""
    labels = {"job": JOB, **group}
    below = "".join(f"/{name}/{quote(value, safe='')}" for name, value in labels.items())
    with _session(url, token) as session:
        session.put(
            f"{url.rstrip('/')}/metrics{below}",
            data=text.encode(),
            headers={"Content-Type": content_type},
        )


def _session(url: str, token: Secret | None) -> Session:
    subject, auth = f"push to {url}", Authorization((lambda: token) if token else None)
    context, verify = RunContext(), authorities.for_requests(None, subject)
    adapter = Adapter(subject, context, auth, verify, patience=PATIENCE, json=False)
    made = Session()
    made.auth = auth
    made.headers["User-Agent"] = "provisioner"
    made.mount("https://", adapter)
    made.mount("http://", PlainText(subject) if token else adapter)
    return made

"""A fake of what moto's STS lacks: it checks the signature of a presigned request, and lets moto
answer it."""

from __future__ import annotations

import datetime
import io
import re
from collections.abc import Callable, Iterable
from typing import Any
from urllib.parse import parse_qs, parse_qsl, quote, urlencode, urlsplit

from botocore.auth import SigV4Auth
from botocore.awsrequest import AWSRequest
from botocore.credentials import Credentials
from moto.iam.models import iam_backends
from moto.sts.models import sts_backends

ACCOUNT = "123456789012"
MINUTES = 15  # how long a token is taken, whatever it says itself
NAMED = "x-k8s-aws-id"


def caller(moto: Callable[..., Iterable[bytes]], url: str, cluster: str) -> str:
    """The ARN of who has signed this GetCallerIdentity; empty if the signature is wrong, late or
    for another cluster."""
    parts = urlsplit(url)
    environ: dict[str, Any] = {
        "REQUEST_METHOD": "GET",
        "SERVER_NAME": parts.hostname or "",
        "SERVER_PORT": str(parts.port or 443),
        "SERVER_PROTOCOL": "HTTP/1.1",
        "SCRIPT_NAME": "",
        "PATH_INFO": parts.path,
        "QUERY_STRING": parts.query,
        "HTTP_HOST": parts.netloc,
        "HTTP_X_K8S_AWS_ID": cluster,
        "wsgi.url_scheme": parts.scheme,
        "wsgi.input": io.BytesIO(),
        "wsgi.errors": io.StringIO(),
        "wsgi.version": (1, 0),
        "wsgi.multithread": True,
        "wsgi.multiprocess": False,
        "wsgi.run_once": False,
    }
    query = parse_qs(parts.query)
    signed = query.get("X-Amz-SignedHeaders", [""])[0].split(";")
    if query.get("Action") != ["GetCallerIdentity"] or NAMED not in signed or check(environ):
        return ""
    status: list[str] = []
    answer = b"".join(moto(environ, lambda line, headers, *_: status.append(line))).decode()
    found = re.search(r"<Arn>([^<]+)</Arn>", answer)
    return found[1] if found else ""


def check(environ: dict[str, Any]) -> str:
    """Why the signature in the query is not good; empty if it is, and then moto is told in the
    header, the only place where it looks, who has signed."""
    query = dict(parse_qsl(environ["QUERY_STRING"], keep_blank_values=True))
    signature = query.pop("X-Amz-Signature", "")
    key, _, region, service, _ = query["X-Amz-Credential"].split("/")
    stamp = datetime.datetime.strptime(query["X-Amz-Date"], "%Y%m%dT%H%M%SZ")
    age = datetime.datetime.now(datetime.UTC).replace(tzinfo=None) - stamp
    if age > datetime.timedelta(minutes=MINUTES):
        return "expired"
    secret = _secret(key)
    if secret is None:
        return f"no access key {key}"
    host = environ["HTTP_HOST"]
    url = f"{environ['wsgi.url_scheme']}://{host}{environ['PATH_INFO'] or '/'}?"
    request = AWSRequest(method="GET", url=url + urlencode(query, quote_via=quote))
    for name in query["X-Amz-SignedHeaders"].split(";"):
        if name != "host":
            request.headers[name] = environ.get("HTTP_" + name.upper().replace("-", "_"), "")
    request.context["timestamp"] = query["X-Amz-Date"]
    signer = SigV4Auth(Credentials(key, secret), service, region)
    right = signer.signature(
        signer.string_to_sign(request, signer.canonical_request(request)), request
    )
    if signature != right:
        return "the signature does not match"
    environ["HTTP_AUTHORIZATION"] = (
        f"AWS4-HMAC-SHA256 Credential={query['X-Amz-Credential']}, "
        f"SignedHeaders={query['X-Amz-SignedHeaders']}, Signature={signature}"
    )
    return ""


def same(principal: str, arn: str) -> bool:
    """Whether this caller is the principal: a user itself, or a session of a role."""
    session = re.fullmatch(r"arn:aws:sts::(\d+):assumed-role/([^/]+)/.+", arn)
    if session is None:
        return principal == arn
    account, role = session[1], session[2]
    return bool(re.fullmatch(rf"arn:aws:iam::{account}:role/(.+/)?{re.escape(role)}", principal))


def _secret(key: str) -> str | None:
    for user in iam_backends[ACCOUNT]["aws"].users.values():
        for one in user.access_keys:
            if one.access_key_id == key:
                return str(one.secret_access_key)
    for region in sts_backends[ACCOUNT].values():
        for role in region.assumed_roles:
            if role.access_key_id == key:
                return str(role.secret_access_key)
    return None

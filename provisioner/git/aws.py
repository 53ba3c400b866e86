"""AWS credentials as git understands them: the user name and password that CodeCommit accepts over
HTTPS."""

from __future__ import annotations

import datetime
from typing import Any
from urllib.parse import urlsplit

from provisioner.base.secret import Secret

STAMP = "%Y%m%dT%H%M%S"


def git_login(
    credentials: Any, *, url: str, region: str, now: datetime.datetime
) -> tuple[str, Secret]:
    """User name and password, valid for about 15 minutes from `now` (UTC). `credentials` are frozen
    ones of botocore. The signature is AWS's version 4, of a request with the header `host` only and
    without the hash of a body, as CodeCommit requires."""
    from botocore.auth import SigV4Auth
    from botocore.awsrequest import AWSRequest

    parts, stamp = urlsplit(url), now.strftime(STAMP)
    request = AWSRequest(method="GIT", url=url)
    request.context["timestamp"] = stamp
    signer = SigV4Auth(credentials, "codecommit", region)
    canonical = f"GIT\n{parts.path}\n\nhost:{parts.netloc}\n\nhost\n"
    signature = signer.signature(signer.string_to_sign(request, canonical), request)
    user = credentials.access_key + (f"%{credentials.token}" if credentials.token else "")
    return user, Secret(f"{stamp}Z{signature}")

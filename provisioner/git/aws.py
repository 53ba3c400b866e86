"""AWS credentials as git understands them: the user name and password that CodeCommit takes over
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
    """For about 15 minutes from `now` (UTC). `credentials` are frozen ones of botocore. The
    signature is that of AWS's version 4, of a request without headers but the host's name and
    without a body's hash, as CodeCommit wants it."""
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

"""An AWS identity, as `aws eks get-token` signs it in: the token is a request to STS that is signed
beforehand, which the API server sends to learn who we are."""

from __future__ import annotations

import base64
import re
import threading
import time
from typing import Any

from botocore.exceptions import ClientError

from provisioner.base import aws
from provisioner.base.secret import Secret
from provisioner.clusters.faults import SignInRefused
from provisioner.clusters.sign_in import base
from provisioner.clusters.sign_in.base import Shared, SignIn, Way
from provisioner.handover.sign_in.aws import Declaration

PREFIX = "k8s-aws-v1."
HEADER = "x-k8s-aws-id"
SECONDS = 60  # what awscli signs it for; EKS accepts a token for longer
LIFE = 15 * 60.0  # seconds for which EKS accepts it
SESSION = "provisioner"  # what CloudTrail shows behind the role
SHARED = Shared()
_LOCK = threading.Lock()
ASSUMED = re.compile(r"arn:([\w-]+):sts::(\d+):assumed-role/([^/]+)/.*")
REMEDY = (
    "Give {principal} an access entry on EKS cluster {cluster} (`aws eks create-access-entry "
    "--cluster-name {cluster} --principal-arn {principal}`) with a policy such as "
    "AmazonEKSClusterAdminPolicy."
)
# A session does not say it; every role of IAM Identity Center has one.
PATH = " If the role has a path, its ARN needs it: `aws iam get-role` prints it."


def way(subject: str, declaration: Declaration) -> Way:
    def sign_in() -> SignIn:
        with aws.translated(subject):
            signed = token(_sts(subject, declaration), declaration.cluster_name)
        return base.with_token(signed, expires=time.time() + LIFE)

    return Way(sign_in=sign_in, remedy=lambda: _remedy(subject, declaration))


def token(sts: Any, cluster: str) -> Secret:
    """For the identity of this client. It holds for one cluster only: the request names it."""
    url = sts.generate_presigned_url(
        "get_caller_identity", Params={HEADER: cluster}, ExpiresIn=SECONDS, HttpMethod="GET"
    )
    return Secret(PREFIX + base64.urlsafe_b64encode(url.encode()).decode().rstrip("="))


def _sts(subject: str, declaration: Declaration) -> Any:
    """Of the identity that signs in. A session of the role begins anew each time, so it never ends
    before its token."""
    session, own = _shared(subject, declaration)
    if not declaration.role:
        return own
    issued = _assumed(subject, own, declaration.role)
    return _client(
        session,
        aws_access_key_id=issued["AccessKeyId"],
        aws_secret_access_key=Secret(issued["SecretAccessKey"]).reveal(),
        aws_session_token=Secret(issued["SessionToken"]).reveal(),
    )


def _shared(subject: str, declaration: Declaration) -> tuple[Any, Any]:
    """A session and its client, which take 60 ms to make."""

    def make() -> tuple[Any, Any]:
        with aws.translated(subject):
            session = aws.session(declaration.profile, declaration.region)
            return session, _client(session)

    key = (declaration.profile, declaration.region)
    made: tuple[Any, Any] = SHARED.get(key, make, subject)
    return made


def _client(session: Any, **credentials: str) -> Any:
    with _LOCK:  # sessions are not safe to use from several threads, clients are
        return _named(aws.client(session, "sts", "AWS", **credentials))


def _named(sts: Any) -> Any:
    """The client, with the name of a cluster as a parameter that becomes a header."""

    def take(params: dict[str, Any], context: dict[str, Any], **_more: Any) -> None:
        context[HEADER] = params.pop(HEADER, "")

    def put(request: Any, **_more: Any) -> None:
        if name := request.context.get(HEADER):
            request.headers[HEADER] = name

    sts.meta.events.register("provide-client-params.sts.GetCallerIdentity", take)
    sts.meta.events.register("before-sign.sts.GetCallerIdentity", put)
    return sts


def _assumed(subject: str, own: Any, role: str) -> Any:
    try:
        return own.assume_role(RoleArn=role, RoleSessionName=SESSION)["Credentials"]
    except ClientError as error:
        if error.response.get("Error", {}).get("Code") not in aws.REFUSED:
            raise
        caller = own.get_caller_identity()["Arn"]
        raise SignInRefused(
            subject,
            f"{caller} may not assume role {role}",
            f"Allow {principal(caller)} in the role's trust policy, and allow it sts:AssumeRole "
            f"on the role.{_path(caller)}",
        ) from error


def _remedy(subject: str, declaration: Declaration) -> str:
    """Who we are is said by AWS: not the name that a profile has for it."""
    arn = declaration.role
    if not arn:
        with aws.translated(subject):
            arn = _sts(subject, declaration).get_caller_identity()["Arn"]
    text = REMEDY.format(principal=principal(arn), cluster=declaration.cluster_name)
    return text + _path(arn)


def _path(arn: str) -> str:
    """What to mind where the role is known by its session only."""
    return PATH if ASSUMED.fullmatch(arn) else ""


def principal(arn: str) -> str:
    """What an access entry or a trust policy names: of a role's session, the role."""
    return ASSUMED.sub(r"arn:\1:iam::\2:role/\3", arn)

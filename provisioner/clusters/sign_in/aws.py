"""An AWS identity, as `aws eks get-token` signs it in: the token is a request to STS that is signed
beforehand, which the API server sends to learn who we are."""

from __future__ import annotations

import base64
import re
import time
from typing import Any

from botocore.exceptions import ClientError

from provisioner.base import aws
from provisioner.base.errors import ProvisionerError, Unreachable
from provisioner.base.secret import Secret
from provisioner.clusters.sign_in import base
from provisioner.clusters.sign_in.base import SignIn, Way
from provisioner.handover.sign_in.aws import Declaration

PREFIX = "k8s-aws-v1."
HEADER = "x-k8s-aws-id"
SECONDS = 60  # what awscli signs it for; EKS accepts a token for longer
LIFE = 15 * 60.0  # seconds for which EKS accepts it
SESSION = "provisioner"  # what CloudTrail shows behind the role
ASSUMED = re.compile(r"arn:([\w-]+):sts::(\d+):assumed-role/([^/]+)/.*")
REMEDY = (
    "Give {principal} an access entry on EKS cluster {cluster} (`aws eks create-access-entry "
    "--cluster-name {cluster} --principal-arn {principal}`) with a policy such as "
    "AmazonEKSClusterAdminPolicy."
)


def way(subject: str, declaration: Declaration) -> Way:
    def sign_in() -> SignIn:
        with aws.translated(subject):
            signed = token(_sts(subject, declaration), declaration.cluster_name)
        return base.with_token(signed, expires=time.time() + LIFE)

    return Way(sign_in=sign_in, remedy=lambda: _remedy(subject, declaration))


def token(sts: Any, cluster: str) -> Secret:
    """For the identity of this client. It holds for one cluster only: the request names it."""

    def name(request: Any, **_more: Any) -> None:
        request.headers[HEADER] = cluster

    sts.meta.events.register("before-sign.sts.GetCallerIdentity", name)
    url = sts.generate_presigned_url(
        "get_caller_identity", Params={}, ExpiresIn=SECONDS, HttpMethod="GET"
    )
    return Secret(PREFIX + base64.urlsafe_b64encode(url.encode()).decode().rstrip("="))


def _sts(subject: str, declaration: Declaration) -> Any:
    """Of the identity that signs in. A session of the role begins anew each time, so it never ends
    before its token."""
    session = aws.session(declaration.profile, declaration.region)
    own = aws.client(session, "sts", subject)
    if not declaration.role:
        return own
    issued = _assumed(subject, own, declaration.role)
    return aws.client(
        session,
        "sts",
        subject,
        aws_access_key_id=issued["AccessKeyId"],
        aws_secret_access_key=Secret(issued["SecretAccessKey"]).reveal(),
        aws_session_token=Secret(issued["SessionToken"]).reveal(),
    )


def _assumed(subject: str, own: Any, role: str) -> Any:
    try:
        return own.assume_role(RoleArn=role, RoleSessionName=SESSION)["Credentials"]
    except ClientError as error:
        if error.response.get("Error", {}).get("Code") not in aws.REFUSED:
            raise
        caller = own.get_caller_identity()["Arn"]
        raise Unreachable(
            subject,
            f"{caller} may not assume role {role}",
            f"Allow {principal(caller)} in the role's trust policy, and allow it sts:AssumeRole "
            "on the role.",
        ) from error


def _remedy(subject: str, declaration: Declaration) -> str:
    """Who we are is said by AWS: not the name that a profile has for it."""
    arn = declaration.role
    try:
        with aws.translated(subject):
            arn = arn or _sts(subject, declaration).get_caller_identity()["Arn"]
    except ProvisionerError:
        return ""
    return REMEDY.format(principal=principal(arn), cluster=declaration.cluster_name)


def principal(arn: str) -> str:
    """What an access entry or a trust policy names: of a role's session, the role."""
    return ASSUMED.sub(r"arn:\1:iam::\2:role/\3", arn)

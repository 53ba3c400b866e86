from collections.abc import Sequence
from typing import Annotated

from provisioner.handover import text
from provisioner.handover.sign_in import base

ClusterName = Annotated[
    str,
    text.form(
        r"[A-Za-z0-9][A-Za-z0-9_-]{0,99}",
        "the name of an EKS cluster: letters, digits, `-` and `_`, at most 100 of them",
        "production",
    ),
]
Role = Annotated[
    str,
    text.form(
        r"(arn:aws[a-z-]*:iam::[0-9]{12}:role/[A-Za-z0-9+=,.@_/-]+)?",
        "the ARN of an IAM role",
        "arn:aws:iam::123456789012:role/pairing",
    ),
]
Profile = Annotated[text.Line, text.used("send", "AWS profile")]
SENT = "a token of its AWS identity"


class Declaration(base.SignIn, frozen=True, kw_only=True, tag="aws"):
    """As `aws eks get-token` signs in: a token of the AWS identity, for the cluster `cluster_name`
    in `region`. The identity is that of `profile`, or else of the environment; with `role` (an ARN)
    it assumes that role first."""

    cluster_name: ClusterName
    region: text.AwsRegion
    role: Role = ""
    profile: Profile = ""

    def uses(self) -> Sequence[text.Use]:
        return (text.Use(action="send", noun=SENT),)

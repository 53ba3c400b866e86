from typing import Literal

from provisioner.handover.reference import Reference
from provisioner.handover.repositories import base


class Declaration(base.Repository, frozen=True, kw_only=True, tag="codecommit"):
    """A repository on AWS CodeCommit, read and written over HTTPS.

    It is written with the AWS credentials in hand, those of `profile` or of the environment, which
    need codecommit:GetRepository, GitPull and GitPush (for change requests also those of pull
    requests), and which never enter a cluster. `sync` is what clusters read with. `aws`: the AWS
    identity that Flux's source-controller runs as (EKS Pod Identity, IAM roles for service
    accounts), which needs codecommit:GitPull; then nothing secret lies in the cluster. `token`: the
    Git credentials of an IAM user, `sync_user` with the password that `sync_credential` refers to;
    they lie in each cluster. There are no deploy keys.
    """

    region: str
    name: str
    profile: str | None = None
    sync: Literal["aws", "token"] = "aws"
    sync_user: str = ""
    sync_credential: Reference | None = None

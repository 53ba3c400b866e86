from typing import Annotated, Literal

from provisioner.base.errors import BadInput
from provisioner.handover import rules, text
from provisioner.handover.reference import Reference
from provisioner.handover.repositories import base


class Declaration(base.Repository, frozen=True, kw_only=True, tag="codecommit"):
    """A repository on AWS CodeCommit, read and written over HTTPS.

    It is written with the AWS credentials of `profile` or of the environment, which need
    codecommit:GetRepository, GitPull and GitPush (for change requests also those of pull requests),
    and which never enter a cluster. `sync` is what clusters read with. `aws`: the AWS identity that
    Flux's source-controller runs as (EKS Pod Identity, IAM roles for service accounts), which needs
    codecommit:GitPull; the cluster then stores no secret. `token`: the Git credentials of an IAM
    user, `sync_user` with the password that `sync_credential` refers to; every cluster stores them.
    There are no deploy keys.
    """

    region: text.AwsRegion
    name: text.Segment
    profile: Annotated[text.Line, text.used("send", "AWS profile")] | None = None
    sync: Literal["aws", "token"] = "aws"
    sync_user: text.Line = ""
    sync_credential: Reference | None = None

    @property
    def place(self) -> tuple[str, ...]:
        return (self.region, self.name)

    @property
    def reads_with(self) -> base.ReadsWith:
        return self.sync

    def check(self, where: str) -> None:
        super().check(where)
        rules.reading_token(self.sync, self.sync_credential, None, where)
        if bool(self.sync_user) == (self.sync == "token"):
            return
        cause = (
            "missing: the user whose Git credentials clusters read with"
            if self.sync == "token"
            else "of no use without a token"
        )
        raise BadInput(
            f"{where}.sync_user",
            cause,
            'Set sync = "token", sync_user and sync_credential, or none.',
        )

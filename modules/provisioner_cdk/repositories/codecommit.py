from __future__ import annotations

import json
from collections.abc import Sequence
from typing import Literal, Unpack

from provisioner.handover import rules
from provisioner.handover.reference import Reference
from provisioner.handover.repositories import codecommit
from provisioner_cdk import cdk, hosted
from provisioner_cdk.aws import names
from provisioner_cdk.providers import Source
from provisioner_cdk.repositories.base import Delivery

__all__ = ["CodeCommitRepository"]

PROVIDER = Source(type="aws", source="hashicorp/aws", version=">= 5.0")


class Settings(hosted.Settings, frozen=True, kw_only=True):
    on_destroy: Literal["refuse", "delete"] = "refuse"


class Options(Delivery, total=False):
    """What pairing needs to know of the repository; see
    `provisioner.handover.repositories.codecommit.Declaration`."""

    profile: str | None
    sync: Literal["aws", "token"]
    sync_user: str
    sync_credential: Reference | None


class CodeCommitRepository(hosted.HostedRepository):
    """The repository `name` on AWS CodeCommit in `region`.

    Terraform creates it, and lets the IAM roles `readers` (their names) read it: those that Flux's
    source-controller runs as, by EKS Pod Identity or IAM roles for service accounts. With `adopt`
    it must exist, and Terraform manages the access only. CodeCommit has no archive: `on_destroy` is
    `refuse` (Terraform stops) or `delete`. For the rest see `Options`.
    """

    def __init__(
        self,
        scope: cdk.Construct,
        id: str,
        *,
        name: str,
        region: str,
        branch: str = "main",
        adopt: bool = False,
        description: str | None = None,
        on_destroy: Literal["refuse", "delete"] | None = None,
        readers: Sequence[str] = (),
        provider: cdk.TerraformProvider | None = None,
        **options: Unpack[Options],
    ) -> None:
        super().__init__(scope, id)
        rules.printable(list(readers), f"{self.path}.readers")
        self.handed_over(codecommit.Declaration, options, name=name, region=region, branch=branch)
        settings = self.settings(
            Settings, adopt=adopt, description=description, on_destroy=on_destroy
        )
        self.provided(PROVIDER, provider, region=region)
        self._repository(name, settings)
        policy = _pull_policy(name, region)
        for role in readers:
            self.makes(
                f"reader-{role}",
                "aws_iam_role_policy",
                name=f"{self.name}-git-pull",
                role=role,
                policy=policy,
            )

    def _repository(self, name: str, settings: Settings | None) -> None:
        """Create or adopt it."""
        if settings is None:
            self.forgets("repository", "aws_codecommit_repository")
            return
        self.makes(
            "repository",
            "aws_codecommit_repository",
            repository_name=name,
            description=settings.description,
            lifecycle=hosted.lifecycle(settings.on_destroy),
        )


def _pull_policy(name: str, region: str) -> str:
    # `*`: no construct knows the number of the account, and a role reaches only its own.
    arn = f"arn:{names.partition(region)}:codecommit:{region}:*:{name}"
    statement = {"Effect": "Allow", "Action": "codecommit:GitPull", "Resource": arn}
    return json.dumps({"Version": "2012-10-17", "Statement": [statement]})

from __future__ import annotations

from provisioner.handover import text
from provisioner.handover.clusters import endpoint
from provisioner.handover.sign_in import aws
from provisioner.handover.sign_in.base import SignIn


class Declaration(endpoint.Endpoint, frozen=True, kw_only=True, tag="eks"):
    """A cluster on Amazon EKS. The API server gets a token of the AWS identity of `profile`, or
    else of the environment; with `role` (an ARN) that identity assumes the role first."""

    cluster_name: aws.ClusterName
    region: text.AwsRegion
    role: aws.Role = ""
    profile: aws.Profile = ""

    @property
    def signs_in(self) -> SignIn:
        return aws.Declaration(
            cluster_name=self.cluster_name,
            region=self.region,
            role=self.role,
            profile=self.profile,
        )

from __future__ import annotations

from typing import Any

import msgspec

from provisioner.handover.clusters import endpoint
from provisioner_cdk import cdk, text, validation
from provisioner_cdk.clusters.base import Cluster
from provisioner_cdk.sign_in import SignIn

__all__ = ["EndpointCluster"]


class EndpointCluster(Cluster):
    """A cluster at an address, such as one that a resource or module of this stack makes.

    Every text may be a reference to a resource's attribute; what only the apply decides is read
    after it. `server`: the URL of its API, or a bare host or address.
    `certificate_authority_data`: PEM in base64, as clouds give it; by default the authorities that
    this machine trusts. `sign_in`: one of `provisioner_cdk.sign_in`. `tls_server_name`: the name in
    the server's certificate, where it is not that of `server`. With `insecure` the server may be
    one over http://, or its certificate is not verified; each run warns of it. `made_by`: the
    resource that makes the cluster, or its address in Terraform
    (`module.eks.aws_eks_cluster.this[0]`); without it a cluster that leaves the stack is never
    taken for gone.
    """

    def __init__(
        self,
        scope: cdk.Construct,
        id: str,
        *,
        server: str,
        sign_in: SignIn,
        certificate_authority_data: str = "",
        proxy_url: str = "",
        tls_server_name: str = "",
        insecure: bool = False,
        made_by: cdk.TerraformResource | str = "",
    ) -> None:
        super().__init__(scope, id)
        given = {
            "kind": "endpoint",
            "server": server,
            "certificate_authority_data": certificate_authority_data,
            "sign_in": msgspec.to_builtins(sign_in),
            "proxy_url": proxy_url,
            "tls_server_name": tls_server_name,
            "insecure": insecure,
        }
        self.is_cluster(entry(endpoint.Declaration, given, made_by, self.path))


def entry(
    shape: type[endpoint.Endpoint],
    given: dict[str, Any],
    made_by: cdk.TerraformResource | str,
    where: str,
) -> dict[str, Any]:
    """Checked, as Terraform text, for every kind that has a `server`."""
    address = made_by if isinstance(made_by, str) else cdk.address(made_by)
    server = text.with_scheme(given["server"])
    checked = validation.declaration(shape, {**given, "server": server, "made_by": address}, where)
    return {**checked, "server": text.scheme_added(checked["server"])}

from __future__ import annotations

from typing import Any

import msgspec

from provisioner.base.errors import BadInput
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
        declared = entry(
            endpoint.Declaration,
            self.path,
            made_by,
            server=server,
            certificate_authority_data=certificate_authority_data,
            sign_in=msgspec.to_builtins(sign_in),
            proxy_url=proxy_url,
            tls_server_name=tls_server_name,
            insecure=insecure,
        )
        self.is_cluster(declared)


def entry(
    shape: type[endpoint.Endpoint],
    where: str,
    made_by: cdk.TerraformResource | str,
    *,
    server: str,
    **given: Any,
) -> dict[str, Any]:
    """The cluster in the handover, checked, as Terraform text: for every kind with a `server`.

    An output that is to be read must not be sensitive. Some providers and modules call all that
    they know of a cluster so; its address and certificate are neither a key nor a token.
    """
    given |= {
        "kind": shape.__struct_config__.tag,
        "server": text.with_scheme(server),
        "made_by": _address(made_by, f"{where}.made_by"),
    }
    checked = validation.declaration(shape, given, where)
    return {
        **checked,
        "server": text.scheme_added(checked["server"]),
        "certificate_authority_data": text.public(checked["certificate_authority_data"]),
    }


def check(shape: type[endpoint.Endpoint], where: str, **given: Any) -> dict[str, Any]:
    """The same, before anything is made: its server is not known yet."""
    return entry(shape, where, "", server="https://example.com", **given)


def of_outputs(
    scope: cdk.Construct,
    id: str,
    shape: type[endpoint.Endpoint],
    made_by: cdk.TerraformResource | str,
    **given: Any,
) -> Cluster:
    """A cluster that a module of the user's makes."""
    cluster = Cluster(scope, id)
    cluster.is_cluster(entry(shape, cluster.path, made_by, **given))
    return cluster


def _address(made_by: cdk.TerraformResource | str, where: str) -> str:
    if isinstance(made_by, str):
        return made_by
    if isinstance(made_by, cdk.TerraformResource):
        return cdk.address(made_by)
    cause = f"{type(made_by).__name__} is neither a resource nor an address"
    raise BadInput(where, cause, "Of a module, name the resource: module.NAME.TYPE.NAME.")

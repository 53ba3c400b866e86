"""EndpointCluster: every text may be an attribute of a resource, and what is known is checked."""

from __future__ import annotations

from typing import Any

import pytest
from provisioner_cdk import (
    AwsSignIn,
    AzureSignIn,
    ClientCertificateSignIn,
    EndpointCluster,
    ExecSignIn,
    FleetStack,
    GoogleSignIn,
    Reference,
    TokenSignIn,
    cdk,
)
from provisioner_cdk.sign_in import SignIn

from provisioner.base.errors import BadInput
from provisioner.handover import read
from tests.unit.provisioner_cdk.conftest import Synth

ROLE = "arn:aws:iam::123456789012:role/pairing"
TOKEN = TokenSignIn(token=Reference(env="API_TOKEN"))
WAYS: dict[str, SignIn] = {
    "aws": AwsSignIn(
        cluster_name="x", region="eu-central-1", role="arn:aws:iam::123456789012:role/r"
    ),
    "google": GoogleSignIn(impersonate="a@b.iam.gserviceaccount.com"),
    "azure": AzureSignIn(tenant_id="contoso.onmicrosoft.com"),
    "exec": ExecSignIn(command="kubelogin", args=["get-token"], env={"A": "b"}),
    "token": TOKEN,
    "client_certificate": ClientCertificateSignIn(
        certificate=Reference(file="pem"), key=Reference(command=["pass", "key"])
    ),
}


def cluster(synth: Synth) -> dict[str, Any]:
    found: dict[str, Any] = synth()["output"]["provisioner_handover"]["value"]["clusters"]["c1"]
    return found


@pytest.mark.parametrize("kind", WAYS)
def test_each_way_to_sign_in_reads_back_as_it_was_declared(
    kind: str, stack: FleetStack, synth: Synth
) -> None:
    EndpointCluster(stack, "c1", server="https://api.example.com", sign_in=WAYS[kind])
    handover = synth()["output"]["provisioner_handover"]["value"]
    (found,) = read.from_object(handover, "x").clusters.values()
    assert getattr(found, "sign_in", None) == WAYS[kind]


def test_everything_may_be_an_attribute_of_a_resource(stack: FleetStack, synth: Synth) -> None:
    made = cdk.resource(stack, "made", "aws_eks_cluster")
    EndpointCluster(
        stack,
        "c1",
        server=made.get_string_attribute("endpoint"),
        certificate_authority_data=made.get_string_attribute("certificate_authority[0].data"),
        sign_in=AwsSignIn(
            cluster_name=made.get_string_attribute("name"),
            region=made.get_string_attribute("region"),
            role=made.get_string_attribute("role_arn"),
        ),
        proxy_url=made.get_string_attribute("proxy"),
        tls_server_name=made.get_string_attribute("host"),
        made_by=made,
    )
    entry = cluster(synth)
    assert entry["made_by"] == "aws_eks_cluster.made"
    authority = "aws_eks_cluster.made.certificate_authority[0].data"
    assert (
        entry["certificate_authority_data"] == f"${{try(nonsensitive({authority}), {authority})}}"
    )
    assert entry["sign_in"]["cluster_name"] == "${aws_eks_cluster.made.name}"
    assert entry["proxy_url"] == "${aws_eks_cluster.made.proxy}"


@pytest.mark.parametrize(
    ("given", "written"),
    [
        ("api.example.com", "https://api.example.com"),
        ("10.0.0.1:6443", "https://10.0.0.1:6443"),
        ("https://api.example.com/k8s", "https://api.example.com/k8s"),
    ],
)
def test_a_bare_host_gets_its_scheme(
    given: str, written: str, stack: FleetStack, synth: Synth
) -> None:
    EndpointCluster(stack, "c1", server=given, sign_in=TOKEN)
    assert cluster(synth)["server"] == written


def test_terraform_adds_the_scheme_to_a_host_that_it_computes(
    stack: FleetStack, synth: Synth
) -> None:
    host = cdk.resource(stack, "made", "x_y").get_string_attribute("host")
    EndpointCluster(stack, "c1", server=host, sign_in=TOKEN)
    EndpointCluster(stack, "c2", server=f"{host}:6443", sign_in=TOKEN)
    clusters = synth()["output"]["provisioner_handover"]["value"]["clusters"]
    assert clusters["c1"]["server"] == (
        "${[for server in [try(nonsensitive(x_y.made.host), x_y.made.host)] : "
        'can(regex("://", server)) ? server : format("https://%s", server)][0]}'
    )
    assert clusters["c2"]["server"] == "https://${x_y.made.host}:6443"


@pytest.mark.parametrize(
    ("given", "subject"),
    [
        ({"server": "http://api.example.com"}, "server"),
        ({"server": ""}, "server"),
        ({"certificate_authority_data": "-----BEGIN"}, "certificate_authority_data"),
        ({"server": None}, "server"),
        ({"made_by": "data.aws_eks_cluster.x"}, "made_by"),
        ({"made_by": object()}, "made_by"),
        ({"sign_in": AwsSignIn(cluster_name="x", region="Frankfurt")}, "sign_in.region"),
        ({"sign_in": TokenSignIn(token=Reference())}, "sign_in.token"),
        ({"proxy_url": "http://me:canary@proxy"}, "proxy_url"),
    ],
)
def test_what_cannot_be_is_refused_where_it_is_declared(
    given: dict[str, Any], subject: str, stack: FleetStack
) -> None:
    with pytest.raises(BadInput) as caught:
        EndpointCluster(
            stack, "c1", **{"server": "https://api.example.com", "sign_in": TOKEN, **given}
        )
    assert caught.value.subject == f"demo/c1.{subject}"
    assert "canary" not in str(caught.value)

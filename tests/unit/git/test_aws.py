"""The login for CodeCommit, held against what Flux's own source-controller (fluxcd/pkg/auth
v0.54.2) makes."""

from __future__ import annotations

import datetime

import pytest
from botocore.credentials import ReadOnlyCredentials

from provisioner.git import aws

NOW = datetime.datetime(2026, 11, 24, 18, 25, 44, tzinfo=datetime.UTC)
KEY = "wJalrXUtnFEMI/K7MDENG+bPxRfiCYEXAMPLEKEY"


@pytest.mark.parametrize(
    ("region", "url", "signature"),
    [
        (
            "eu-central-1",
            "https://git-codecommit.eu-central-1.amazonaws.com/v1/repos/fleet",
            "c10ba7bd648de779b2be0c3c993bcc5bb1ace0fce9c1ec7dab608d26235bef93",
        ),
        (
            "cn-north-1",
            "https://git-codecommit.cn-north-1.amazonaws.com.cn/v1/repos/fleet.infra",
            "3d1e1202bc4cf428521528babf72e285df0c55c505b27580b6780543b228fedf",
        ),
    ],
)
def test_it_is_what_flux_makes(region: str, url: str, signature: str) -> None:
    credentials = ReadOnlyCredentials("AKIDEXAMPLE", KEY, "SESSION")
    user, token = aws.git_login(credentials, url=url, region=region, now=NOW)
    assert user == "AKIDEXAMPLE%SESSION"
    assert token.reveal() == f"20261124T182544Z{signature}"


def test_without_a_session() -> None:
    credentials = ReadOnlyCredentials("AKIDEXAMPLE", KEY, None)
    user, _ = aws.git_login(credentials, url="https://h/v1/repos/x", region="eu-central-1", now=NOW)
    assert user == "AKIDEXAMPLE"

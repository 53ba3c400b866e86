"""Clients of AWS's services, with the credentials, profile and region of the environment, as
Terraform's back end finds them."""

from __future__ import annotations

import os
from typing import Any

import boto3
import botocore.config

from provisioner.base.http import authorities

TRIES = 5
# Stores that only speak S3 do not know the checksums that botocore asks for by default.
CHECKSUMS = "when_required"


def of(service: str, subject: str, *, region: str = "") -> Any:
    """botocore has its own retries and its own choice of a proxy, by the rules of base/http."""
    config = botocore.config.Config(
        retries={"mode": "standard", "total_max_attempts": TRIES},
        connect_timeout=10,
        read_timeout=60,
        request_checksum_calculation=CHECKSUMS,
        response_checksum_validation=CHECKSUMS,
    )
    verify = authorities.for_requests(None, subject)
    return _session(region).client(service, config=config, verify=verify)


def region() -> str:
    """The region of the environment; empty if there is none. S3's client would choose one."""
    return str(_session("").region_name or "")


def _session(region: str) -> Any:
    # boto3 itself knows AWS_DEFAULT_REGION only.
    return boto3.Session(region_name=region or os.environ.get("AWS_REGION") or None)


def account(subject: str) -> str:
    """The twelve digits of the account that the credentials belong to. Needs no permission."""
    return str(of("sts", subject).get_caller_identity()["Account"])

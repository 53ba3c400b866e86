"""Clients of AWS's services, with the credentials, profile and region of the environment, as
Terraform's back end finds them."""

from __future__ import annotations

import os
from typing import Any

from provisioner.base import aws


def of(service: str, subject: str, *, region: str = "") -> Any:
    return aws.client(_session(region), service, subject)


def region() -> str:
    """The region of the environment; empty if there is none. S3's client would choose one."""
    return str(_session("").region_name or "")


def account(subject: str) -> str:
    """The twelve digits of the account that the credentials belong to. Needs no permission."""
    return str(of("sts", subject).get_caller_identity()["Account"])


def _session(region: str) -> Any:
    # boto3 itself knows AWS_DEFAULT_REGION only.
    return aws.session("", region or os.environ.get("AWS_REGION", ""))

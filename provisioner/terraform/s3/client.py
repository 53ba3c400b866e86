"""Clients of AWS's services, with the credentials, profile and region of the environment, as
Terraform's back end finds them.

All clients of a command share one session: each session assumes the profile's role anew, asks for
a code again, and a code is good for one use only.
"""

from __future__ import annotations

import os
from typing import Any

from provisioner.base import aws


def session(region: str = "") -> Any:
    # boto3 itself knows AWS_DEFAULT_REGION only.
    return aws.session("", region or os.environ.get("AWS_REGION", ""))


def of(session: Any, service: str, subject: str) -> Any:
    return aws.client(session, service, subject)


def account(session: Any, subject: str) -> str:
    """The twelve digits of the account that the credentials belong to. Needs no permission."""
    return str(of(session, "sts", subject).get_caller_identity()["Account"])

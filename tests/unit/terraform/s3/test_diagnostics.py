"""Errors of Terraform's S3 back end, as Terraform 1.11 words them."""

from __future__ import annotations

from dataclasses import replace

import pytest

from provisioner.base.errors import BadInput
from provisioner.terraform import failures, messages
from provisioner.terraform.messages import Diagnostic
from tests.conftest import CASES

LINES = (CASES / "terraform/s3/backend.jsonl").read_text().splitlines()
SAYS = (
    'init: S3 bucket "nobody" does not exist. `provisioner backend create nobody` makes it.',
    "init: no AWS credentials for the state in S3. Sign in to AWS, or set AWS_PROFILE.",
    "StatusCode: 403, api error Forbidden: Forbidden. `provisioner backend policy s3://",
    "init: the bucket of the state is in region us-west-2, not in eu-central-1. Correct the region",
    "api error ExpiredToken: The security token included in the request is expired. Sign in to AWS",
)


@pytest.mark.parametrize(("line", "says"), list(zip(LINES, SAYS, strict=True)))
def test_one_clear_line(line: str, says: str) -> None:
    diagnostic = messages.parse(line)
    assert isinstance(diagnostic, Diagnostic)
    error = failures.error("init", [diagnostic], 1, "")
    assert isinstance(error, BadInput)
    assert says in str(error)
    assert "RequestID" not in str(error)
    assert "\n" not in str(error)


@pytest.mark.parametrize("line", LINES)
def test_a_resource_of_the_user_is_not_the_back_end(line: str) -> None:
    diagnostic = messages.parse(line)
    assert isinstance(diagnostic, Diagnostic)
    found = failures.error("apply", [replace(diagnostic, address="aws_s3_bucket.logs")], 1, "")
    assert found.subject == "apply: aws_s3_bucket.logs"
    assert found.hint == ""

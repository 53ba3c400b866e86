"""Errors of Terraform's S3 back end as one clear line. Pure, and free of AWS's packages."""

from __future__ import annotations

import re

# What only AWS's support needs.
IDS = re.compile(r"RequestID: [^,]*, (HostID: [^,]*, )?")
SIGN_IN = "Sign in to AWS again, or check AWS_PROFILE and AWS_ACCESS_KEY_ID."
DENIED = (
    "`provisioner backend policy s3://BUCKET/KEY --apply` prints the rights; or the bucket belongs "
    "to another account."
)
# A pattern, the cause with its groups (empty: Terraform's own words), and what to do.
CASES = (
    (
        re.compile(r'S3 bucket "([^"\s]+)" does not exist'),
        'S3 bucket "{0}" does not exist',
        "`provisioner backend create {0}` makes it.",
    ),
    (
        re.compile(r"No valid credential sources found"),
        "no AWS credentials for the state in S3",
        "Sign in to AWS, or set AWS_PROFILE.",
    ),
    (
        re.compile(r'requested bucket from "([^"]+)", actual location "([^"]+)"'),
        "the bucket of the state is in region {1}, not in {0}",
        "Correct the region of the back end.",
    ),
    (re.compile(r"operation error (?:S3|STS|KMS).*api error ExpiredToken"), "", SIGN_IN),
    (re.compile(r"operation error S3.*api error (?:AccessDenied|Forbidden)"), "", DENIED),
)


def explained(sentence: str) -> tuple[str, str] | None:
    """Cause and hint for an error of the S3 back end; None for any other error."""
    for pattern, cause, hint in CASES:
        if match := pattern.search(sentence):
            words = match.groups()
            return cause.format(*words) or IDS.sub("", sentence), hint.format(*words)
    return None

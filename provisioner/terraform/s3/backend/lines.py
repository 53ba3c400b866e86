"""The lines of a stack whose state is in a bucket: Python and HCL. Pure."""

from __future__ import annotations

import json

from provisioner.terraform.s3.backend.settings import Bucket

PYTHON = """\
from provisioner_cdk import cdk

# in the stack's __init__:
cdk.S3Backend(
    self,
{arguments}
)
self.add_override("terraform.backend.s3.use_lockfile", True)  # also works with cdktf 0.21"""
HCL = """\
terraform {{
  required_version = ">= 1.10"  # native lock files

  backend "s3" {{
{arguments}
    use_lockfile = true
  }}
}}"""


def python(bucket: Bucket, key: str, kms_key: str) -> str:
    arguments = [
        f"    {name}={_python(value)}," for name, value in _arguments(bucket, key, kms_key)
    ]
    return PYTHON.format(arguments="\n".join(arguments))


def hcl(bucket: Bucket, key: str, kms_key: str) -> str:
    arguments = [
        f"    {name:<12} = {_hcl(value)}" for name, value in _arguments(bucket, key, kms_key)
    ]
    return HCL.format(arguments="\n".join(arguments))


def _arguments(bucket: Bucket, key: str, kms_key: str) -> list[tuple[str, str | bool]]:
    """Without kms_key_id, Terraform asks for AES256 in each request, whatever the bucket's default
    is."""
    given: list[tuple[str, str | bool]] = [
        ("bucket", bucket.name),
        ("key", key),
        ("region", bucket.region),
        ("encrypt", True),
    ]
    return [*given, ("kms_key_id", kms_key)] if kms_key else given


def _python(value: str | bool) -> str:
    return "True" if value is True else json.dumps(value, ensure_ascii=False)


def _hcl(value: str | bool) -> str:
    """HCL's strings are JSON's, but for its templates."""
    text = json.dumps(value, ensure_ascii=False)
    return text.replace("${", "$${").replace("%{", "%%{")

"""`provisioner backend create` and `provisioner backend policy`."""

from __future__ import annotations

import shlex
from typing import TYPE_CHECKING

import click

from provisioner.cli import frame, options
from provisioner.reports import columns

if TYPE_CHECKING:
    from collections.abc import Iterable

    from provisioner.terraform.s3.backend.create import Backend, Step

KEY = "terraform.tfstate"
VERBS = {"created": "create", "configured": "configure", "unchanged": "unchanged"}


@click.group()
def backend() -> None:
    """Make a bucket in S3 for Terraform's states, and print what it takes to read them.

    Credentials, profile and region are those of the environment, as Terraform's own back end uses
    them: AWS_PROFILE, AWS_REGION and so on.
    """


region = click.option(
    "--region",
    default="",
    envvar="AWS_REGION",
    metavar="REGION",
    help="The region of the bucket. Default: AWS_REGION.",
)
kms_key = click.option(
    "--kms-key",
    default="",
    metavar="KEY",
    help="The KMS key that encrypts the bucket (SSE-KMS). Default: S3 has the key (SSE-S3).",
)


@backend.command()
@click.argument("bucket")
@click.option(
    "--key",
    default=KEY,
    show_default=True,
    metavar="KEY",
    help="The object that will be the state, for the lines that are printed.",
)
@region
@kms_key
@options.only_plan
@options.yes
def create(*, bucket: str, key: str, region: str, kms_key: str, planning: bool, yes: bool) -> None:
    """Create a bucket that is fit for Terraform's states.

    It is versioned, encrypted and private: no public access, no ACLs, no request without TLS. Lock
    files need nothing else. At the end the lines for the stack are printed, in Python and in HCL.

    Each property is looked at and changed only if it is looser than that. Nothing is loosened or
    deleted, and an existing policy keeps its statements. A bucket of another account is refused.
    After an interrupted run, run the same command again.

    \b
    Example:
      provisioner backend create acme-states --region eu-central-1 --key prod/fleet.tfstate
    """
    from provisioner.terraform.s3 import address
    from provisioner.terraform.s3.backend.create import Backend

    address.check_bucket(bucket, f"bucket {bucket}")
    state = f"s3://{bucket}/{key}"
    address.parsed(state)  # a key that no SOURCE could name
    made = Backend(bucket, region=region, kms_key=kms_key)
    caller, place = made.caller, made.bucket.region
    click.echo(f"AWS account {caller.account} ({caller.arn}), region {place}", err=True)
    steps = made.plan()
    changing = [step for step in steps if step.action != "unchanged"]
    if planning:
        click.echo(_table(steps, planned=True))
        return
    if changing and not yes:
        click.echo(_table(steps, planned=True), err=True)
        frame.require_terminal(yes=yes)
        frame.ask(f"Do this in account {caller.account}?")
    for step in made.create():
        click.echo(_table([step]))
    click.echo(_next(made, state, key), nl=False)


@backend.command()
@click.argument("state", metavar="s3://BUCKET/KEY")
@click.option(
    "--apply",
    "applying",
    is_flag=True,
    help="Print what Terraform itself needs to keep the state there.",
)
@region
@kms_key
def policy(*, state: str, applying: bool, region: str, kms_key: str) -> None:
    """Print the IAM policy for reading a state in S3.

    With it, `provisioner pair s3://BUCKET/KEY` reads two objects, the state and its lock file, and
    lists nothing. --kms-key takes the ARN of the key, if the bucket is encrypted with KMS. Nothing
    is contacted.

    \b
    Example:
      provisioner backend policy s3://acme-states/prod/fleet.tfstate > policy.json
    """
    import json

    from provisioner.terraform.s3 import address
    from provisioner.terraform.s3 import policy as policies

    if kms_key and not kms_key.startswith("arn:"):
        raise click.UsageError("--kms-key takes the ARN of the key here: IAM knows no other name.")
    make = policies.applying if applying else policies.reading
    made = make(address.parsed(state), region=region, kms_key=kms_key)
    click.echo(json.dumps(made, indent=2))


def _table(steps: Iterable[Step], *, planned: bool = False) -> str:
    return "\n".join(
        f"  {VERBS[step.action] if planned else step.action:<11} {step.name:<14} "
        f"{columns.clean(step.detail)}"
        for step in steps
    )


def _next(made: Backend, state: str, key: str) -> str:
    """The lines for the stack, and for IAM."""
    from provisioner.terraform.s3.backend import lines

    words = ["provisioner", "backend", "policy", state, "--region", made.bucket.region]
    words += ["--kms-key", made.kms_key] if made.kms_key.startswith("arn:") else []
    policy = shlex.join(words)
    parts = {
        "Python": lines.python(made.bucket, key, made.kms_key),
        "HCL": lines.hcl(made.bucket, key, made.kms_key),
        "Rights to read the handover": policy,
        "Rights to run Terraform": f"{policy} --apply",
    }
    return "".join(f"\n{name}:\n\n{text}\n" for name, text in parts.items())

from __future__ import annotations

from pathlib import Path

import pytest

from provisioner.base.errors import BadInput
from provisioner.terraform import wrapped


@pytest.mark.parametrize(
    ("line", "directory", "action", "plan"),
    [
        ("terraform apply", ".", "apply", ""),
        ("/opt/tofu-1.12/tofu -chdir=infra apply -auto-approve", "infra", "apply", ""),
        ("terraform --chdir=a -chdir=b apply", "b", "apply", ""),
        ("terraform -chdir=infra apply fleet.tfplan", "infra", "apply", "fleet.tfplan"),
        ("terraform_1.14.0 apply", ".", "apply", ""),
        ("tofu1.12 apply", ".", "apply", ""),
        ("terraform apply -var a=b", ".", "apply", ""),
        ("terraform apply -var=a=b saved", ".", "apply", "saved"),
        ("terraform apply -target module.eks", ".", "apply", ""),
        ("terraform -help", ".", "", ""),
    ],
)
def test_a_command_line_is_understood(line: str, directory: str, action: str, plan: str) -> None:
    found = wrapped.parsed(line.split())
    assert found.binary == line.split()[0]
    assert (str(found.directory), found.action, found.plan) == (directory, action, plan)


@pytest.mark.parametrize(
    "line",
    [
        *("make apply", "terragrunt apply x", "./deploy.sh destroy"),
        *("terraform-apply.sh apply", "./my-terraform apply"),
    ],
)
def test_other_programs_are_taken_as_they_are(line: str) -> None:
    found = wrapped.parsed(line.split())
    assert (found.binary, found.directory, found.plan) == ("", Path(), "")
    wrapped.check(found, {"TF_CLI_ARGS": "-destroy"})


@pytest.mark.parametrize(
    ("line", "environment", "says"),
    [
        ("terraform destroy -auto-approve", {}, "terraform destroy: destroys clusters"),
        ("tofu apply -destroy", {}, "then destroy them with tofu alone"),
        ("terraform apply --destroy=true", {}, "destroys clusters"),
        ("terraform apply -destroy=TRUE", {}, "destroys clusters"),
        ("terraform apply", {"TF_CLI_ARGS": "'-destroy'"}, "destroys clusters"),
        ("terraform apply", {"TF_CLI_ARGS": "-no-color -destroy"}, "destroys clusters"),
        ("terraform apply", {"TF_CLI_ARGS_apply": "-destroy"}, "destroys clusters"),
        ("tofu plan", {}, "tofu plan: is not an apply.*-- tofu apply"),
        ("terraform", {}, "is not an apply"),
        ("terraform apply -state=a.tfstate", {}, "-state keeps a state whose outputs are not read"),
        ("tofu apply -state-out a", {}, "tofu apply: -state-out keeps a state"),
        ("tofu apply", {"TF_CLI_ARGS_apply": "--state=a"}, "tofu apply: -state keeps a state"),
    ],
)
def test_what_is_refused(line: str, environment: dict[str, str], says: str) -> None:
    with pytest.raises(BadInput, match=says):
        wrapped.check(wrapped.parsed(line.split()), environment)


@pytest.mark.parametrize("line", ["terraform apply", "terraform apply -destroy=false"])
def test_an_apply_is_not(line: str) -> None:
    wrapped.check(wrapped.parsed(line.split()), {"TF_CLI_ARGS_plan": "-destroy"})

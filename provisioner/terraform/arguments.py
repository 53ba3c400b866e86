"""Terraform's argument lists, built by python-terraform. Its runner is not used: it can neither
stream output nor be interrupted."""

from __future__ import annotations

import os

Option = str | bool | int | None


def build(binary: str, command: str, *args: str, **options: Option) -> list[str]:
    """`binary command -option=value ... args`: True gives `-option=true`, None leaves an option
    out, "" gives a bare flag."""
    from python_terraform import IsFlagged, Terraform

    # A file as the working directory: otherwise the constructor reads the state of the current
    # folder.
    maker = Terraform(working_dir=os.devnull, terraform_bin_path=binary)
    flags = {name: IsFlagged if value == "" else value for name, value in options.items()}
    argv: list[str] = maker.generate_cmd_string(command, *args, **flags)
    return argv

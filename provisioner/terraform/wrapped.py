"""A command line of the user's that applies: which directory it is for, and what is refused."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from pathlib import Path

import msgspec

from provisioner.base.errors import BadInput
from provisioner.terraform import binaries

DESTROYS = "destroys clusters that are still paired"
UNPAIR = (
    "Unpair them first (`provisioner unpair`), then destroy them with {name} alone. "
    "`provisioner down` does both for a stack in Python."
)
UNREAD = "keeps a state whose outputs are not read here"
READ = (
    "Name that state in the configuration's back end, or run the command alone and then "
    "`provisioner pair` with the outputs."
)
# Options whose value may be the next word.
WITH_VALUE = (
    *("-var", "-var-file", "-target", "-exclude", "-replace", "-state", "-state-out", "-backup"),
    *("-lock-timeout", "-parallelism"),
)
TRUE = ("", "true", "t", "1")  # as Terraform reads the value of a flag, in any case
# With a version behind it, as installers name them. Any other program could do anything when it is
# asked for outputs.
BINARY = re.compile(r"(terraform|tofu)([-_]?v?[0-9][\w.-]*)?(\.exe)?")
ELSEWHERE = ("-state", "-state-out")
EXTRA_ARGUMENTS = ("TF_CLI_ARGS", "TF_CLI_ARGS_apply")


class Command(msgspec.Struct, frozen=True, kw_only=True):
    """`binary`: the program if it is Terraform or OpenTofu; empty for others, such as make, whose
    arguments mean nothing to us. `directory`: where it runs. `plan`: a saved plan, or empty."""

    argv: tuple[str, ...]
    binary: str = ""
    directory: Path = Path()
    action: str = ""
    plan: str = ""

    def __str__(self) -> str:
        return " ".join(filter(None, (Path(self.argv[0]).name, self.action)))


def parsed(argv: Sequence[str]) -> Command:
    program, *words = argv
    if not BINARY.fullmatch(Path(program).name):
        return Command(argv=tuple(argv))
    before = next((n for n, word in enumerate(words) if not word.startswith("-")), len(words))
    directory = [word.partition("=")[2] for word in words[:before] if _option(word) == "-chdir"]
    return Command(
        argv=tuple(argv),
        binary=program,
        directory=Path(directory[-1] if directory else "."),
        action=words[before] if before < len(words) else "",
        plan=_saved_plan(words[before + 1 :]),
    )


def check(command: Command, environment: Mapping[str, str]) -> None:
    """BadInput for what is not an apply, and for what destroys."""
    if not command.binary:
        return
    name = binaries.name(command.binary)
    given = [*command.argv[1:], *_extra(environment)]
    if command.action == "destroy" or any(_destroys(word) for word in given):
        raise BadInput(str(command), DESTROYS, UNPAIR.format(name=name))
    if elsewhere := next((word for word in map(_option, given) if word in ELSEWHERE), ""):
        raise BadInput(str(command), f"{elsewhere} {UNREAD}", READ)
    if command.action != "apply":
        raise BadInput(
            str(command),
            "is not an apply, and pairing follows one",
            f"Use `provisioner apply -- {name} apply`.",
        )


def _extra(environment: Mapping[str, str]) -> list[str]:
    """Words in quotes too: Terraform reads these variables as a shell would."""
    given = (environment.get(name, "") for name in EXTRA_ARGUMENTS)
    return [word for text in given for word in re.split(r"[\s'\"\\]+", text)]


def _option(word: str) -> str:
    """The name of an option, without its value: `--chdir=x` is `-chdir`."""
    name = word.partition("=")[0]
    return name[1:] if name.startswith("--") else name


def _destroys(word: str) -> bool:
    return _option(word) == "-destroy" and word.partition("=")[2].lower() in TRUE


def _saved_plan(words: Sequence[str]) -> str:
    """Terraform takes one only as its last word."""
    if not words or words[-1].startswith("-"):
        return ""
    is_value = len(words) > 1 and "=" not in words[-2] and _option(words[-2]) in WITH_VALUE
    return "" if is_value else words[-1]

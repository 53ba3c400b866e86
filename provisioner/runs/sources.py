"""Where a handover comes from without a synthesis: a working directory, a file, standard input, a
state in S3."""

from __future__ import annotations

import contextlib
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import msgspec

from provisioner.base.errors import BadInput
from provisioner.base.secret import Secret
from provisioner.handover import read
from provisioner.handover.fleet import Fleet

DASH, S3 = "-", "s3://"  # how standard input and a state in S3 are written
TAR, TAR_AT = b"ustar", 257  # what a tar has there


# Structs and not dataclasses, because `pair` runs often: a frozen dataclass adds 0.4 to 0.9 ms to
# its start, a struct 0.01 ms.
class Handover(msgspec.Struct, frozen=True, kw_only=True):
    """What pairing needs: the fleet, and by cluster the private keys that Terraform keeps."""

    fleet: Fleet
    keys: Mapping[str, Secret]


class Source(msgspec.Struct, frozen=True, kw_only=True):
    """`place` is SOURCE of the command line: a directory, a file, `-` or `s3://BUCKET/KEY`. None
    stands for the only (or the named) stack that was last synthesised in this folder. `trusted`:
    the user vouches for a handover from elsewhere."""

    place: str | None
    binary: str = "terraform"
    stack: str | None = None
    trusted: bool = False

    def fleet(self) -> Fleet:
        return self.handover().fleet

    def handover(self) -> Handover:
        """BadInput for one from elsewhere that nobody vouches for, if it makes us run or send
        anything."""
        decoded, name = self._decoded()
        fleet = read.from_object(decoded, name)
        if self._from_elsewhere() and not self.trusted:
            from provisioner.handover import trust

            trust.check(fleet, name)
        return Handover(fleet=fleet, keys=read.keys(decoded))

    def is_saved_plan(self) -> bool:
        """Whether this is a file that `plan --out` has written. A pipe is not looked into, since
        what it holds can be read only once."""
        if self.place is None or not Path(self.place).is_file():
            return False
        with contextlib.suppress(OSError), Path(self.place).open("rb") as file:
            return file.read(TAR_AT + len(TAR))[TAR_AT:] == TAR
        return False

    def unchecked(self) -> Fleet:
        """Whatever it demands, for those who only look at it."""
        decoded, name = self._decoded()
        return read.from_object(decoded, name)

    def _from_elsewhere(self) -> bool:
        """Whether somebody else may have written it. Files and folders are the user's own."""
        return self.place == DASH or self._in_s3()

    def _in_s3(self) -> bool:
        return self.place is not None and self.place.startswith(S3)

    def _decoded(self) -> tuple[Any, str]:
        """The outputs, and what error messages call their source."""
        if self.place is not None and self._in_s3():
            from provisioner.terraform.s3 import address
            from provisioner.terraform.s3 import read as states

            return states.outputs(address.parsed(self.place)), self.place
        if self.place == DASH or (self.place is not None and not Path(self.place).is_dir()):
            self._refuse_plan()
            return read.decoded(self.place)
        # Only a working directory needs Terraform. Without it `pair FILE` starts 10 ms sooner.
        from provisioner.terraform import outputs, stacks

        if self.place is None:
            project = Path.cwd()
            directory = stacks.chosen(stacks.known(project), self.stack, project).directory
        else:
            directory = Path(self.place)
        return outputs.applied(directory, self.binary), str(directory)

    def _refuse_plan(self) -> None:
        """BadInput for a saved plan, which only `pair` and `up` take."""
        if self.is_saved_plan():
            raise BadInput(
                str(self.place),
                "is a saved plan, not a handover",
                f"Apply it with `provisioner pair {self.place}`, or `up` if it is of a stack.",
            )

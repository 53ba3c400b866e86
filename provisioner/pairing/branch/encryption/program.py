"""The program `sops`, as far as files get another key by it."""

from __future__ import annotations

import posixpath
from collections.abc import Collection, Iterable

from provisioner.base import programs, temporary
from provisioner.base.errors import ProvisionerError, Refused
from provisioner.base.secret import Secret
from provisioner.flux import sops_metadata

INSTALL = "Install SOPS 3.9 or later (https://getsops.io): it encrypts your files to the new key."
UNCHANGED = (
    "Nothing was pushed, and the old key still decrypts it. `sops decrypt` shows whether the file "
    "is whole; sops needs access to all keys that it is encrypted to, also those of a KMS."
)
SECONDS = 120.0  # for one file; a KMS may be slow
GROUPS = "key_groups"  # more than one: all of them, or several, are needed


def exchanged(
    path: str, text: str, *, old: Collection[str], new: Collection[str], keys: Iterable[Secret]
) -> str:
    """An encrypted file with `new` recipients of age in the place of `old` ones, and its values
    encrypted anew. `keys`: private ones, of which one decrypts it. Only what is encrypted is ever
    on disk. ProvisionerError, with the path, if sops cannot do it."""
    _check_groups(path, text)
    added = sorted(set(new) - sops_metadata.recipients(text))
    with temporary.folder() as folder:
        file = folder / posixpath.basename(path)
        file.write_text(text, encoding="utf-8", newline="")
        argv = [programs.find("sops", INSTALL), "rotate", "--in-place"]
        argv += ["--rm-age", ",".join(sorted(old))]
        argv += ["--add-age", ",".join(added)] if added else []
        environment = {"SOPS_AGE_KEY": "\n".join(key.reveal() for key in keys)}
        argv += [str(file)]
        programs.run(argv, cwd=folder, env=environment, timeout=SECONDS).must(path, UNCHANGED)
        after = file.read_bytes().decode("utf-8")
    recipients = sops_metadata.recipients(after)
    if set(old) & recipients or not set(new) <= recipients:
        raise ProvisionerError(path, "sops did not exchange its keys", UNCHANGED)
    return after


def _check_groups(path: str, text: str) -> None:
    notes = text.splitlines()[sops_metadata.line(text) - 1 :]
    if any(GROUPS in line for line in notes):
        cause = "is encrypted to several groups of keys, of which more than one is needed"
        hint = "Only you know to which of them the new key belongs: `sops groups`, by hand."
        raise Refused(path, cause, hint)

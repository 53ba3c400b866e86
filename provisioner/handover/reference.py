"""References to secrets: the handover names where one is found, and never holds it."""

import msgspec


class Reference(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Where a secret is found when it is needed, exactly one of: an environment variable, a file, a
    command (argv) that prints it, or our standard input, whole (`stdin=True`)."""

    env: str | None = None
    file: str | None = None
    command: list[str] | None = None
    stdin: bool = False

import msgspec


class Repository(msgspec.Struct, frozen=True, kw_only=True, tag_field="kind", forbid_unknown_fields=True):
    """What all hosts share. `branch` must exist unless the repository has no commit at all."""

    branch: str = "main"

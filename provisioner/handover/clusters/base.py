import msgspec


class Cluster(
    msgspec.Struct, frozen=True, kw_only=True, tag_field="kind", forbid_unknown_fields=True
):
    """What all kinds share: nothing but the tag."""

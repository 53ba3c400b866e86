"""The rules between fields, which structs have in `check`: the same in HCL, with the same words.

`{name}` in a condition or a message is a field of the struct. A test compares each with what
`check` says.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from tests.fleet_module import (
    canary_rules,
    cluster_rules,
    pairing_rules,
    platform_rules,
    repository_rules,
    source_rules,
    verification_rules,
)
from tests.fleet_module.places import Check, Place
from tests.fleet_module.shapes import Kind

RULES = {
    **cluster_rules.RULES,
    **repository_rules.RULES,
    **pairing_rules.RULES,
    **platform_rules.RULES,
    **source_rules.RULES,
    **verification_rules.RULES,
    **canary_rules.RULES,
}


def of(place: Place, kind: Kind) -> Iterator[Check]:
    """The rules of a struct and of what it inherits."""
    for struct in reversed(kind.struct.cls.__mro__):
        for field, wrong, said in RULES.get(struct, lambda _kind: ())(kind):
            inner = place.below(field) if field else place
            yield inner.check(_filled(wrong, place), _filled(said, place))


def _filled(template: str, place: Place) -> str:
    def ref(match: re.Match[str]) -> str:
        return place.below(match[1]).ref

    return re.sub(r"(?<![$x]){([a-z_]+)}", ref, template)

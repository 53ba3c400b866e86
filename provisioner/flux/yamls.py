"""Writes YAML: by libyaml if available, in the style of Flux (block style, sorted keys)."""

from __future__ import annotations

import functools
import re
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterable

    import yaml

# Text that some YAML readers take for a number or a boolean, but that PyYAML would not quote.
AMBIGUOUS = re.compile(
    r"[yYnN]|0o[0-7_]+|[-+]?(\.[0-9]+|[0-9][0-9_]*(\.[0-9]*)?)([eE][-+]?[0-9]+)?"
)
TEXT = "tag:yaml.org,2002:str"
# Tags of plain scalars that may be written as text; the second is an indicator such as `*`.
PLAIN = (TEXT, "tag:yaml.org,2002:yaml")


@functools.cache
def _dumper() -> type[yaml.SafeDumper]:
    import yaml

    base: type[yaml.SafeDumper] = getattr(yaml, "CSafeDumper", yaml.SafeDumper)
    table: dict[Any, Any] = {**base.yaml_representers, str: _text}
    return type(
        "Dumper", (base,), {"ignore_aliases": lambda self, data: True, "yaml_representers": table}
    )


def _text(dumper: yaml.SafeDumper, value: str) -> yaml.ScalarNode:
    """Several lines as a block; in double quotes what would be read as something other than text;
    anything else in libyaml's own choice."""
    style = None
    if "\n" in value:
        style = "|"
    elif _is_no_text(value):
        style = '"'
    return dumper.represent_scalar(TEXT, value, style=style)


@functools.lru_cache(maxsize=4096)
def _is_no_text(value: str) -> bool:
    import yaml

    resolver: Any = yaml.resolver.Resolver()
    tag = resolver.resolve(yaml.ScalarNode, value, (True, False))
    return tag not in PLAIN or bool(AMBIGUOUS.fullmatch(value))


def dump(documents: Iterable[Any]) -> str:
    """Documents with `---` between them."""
    import yaml

    return "---\n".join(
        yaml.dump(document, Dumper=_dumper(), default_flow_style=False, allow_unicode=True)
        for document in documents
    )

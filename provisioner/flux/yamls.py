"""YAML in and out: read by libyaml where it is there, written as Flux writes it (block style,
sorted keys).

Reading is that of Kubernetes, not of YAML 1.1 in full: a date stays text, and so does a lone `=`.
"""

from __future__ import annotations

import functools
import re
from typing import TYPE_CHECKING, Any

from provisioner.base.errors import BadInput

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    import yaml

# What some YAML reader takes for a number or a boolean although PyYAML would write it unquoted.
AMBIGUOUS = re.compile(
    r"[yYnN]|0o[0-7_]+|[-+]?(\.[0-9]+|[0-9][0-9_]*(\.[0-9]*)?)([eE][-+]?[0-9]+)?"
)
TEXT = "tag:yaml.org,2002:str"
# What a plain scalar may resolve to and still be written as text; the second is an indicator such
# as `*`.
PLAIN = (TEXT, "tag:yaml.org,2002:yaml")
TEXT_ONLY = ("tag:yaml.org,2002:timestamp", "tag:yaml.org,2002:value")


@functools.cache
def _loader() -> type[yaml.SafeLoader]:
    import yaml

    base: type[yaml.SafeLoader] = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
    kept = {
        letter: [rule for rule in rules if rule[0] not in TEXT_ONLY]
        for letter, rules in base.yaml_implicit_resolvers.items()
    }
    return type("Loader", (base,), {"yaml_implicit_resolvers": kept})


@functools.cache
def _dumper() -> type[yaml.SafeDumper]:
    import yaml

    base: type[yaml.SafeDumper] = getattr(yaml, "CSafeDumper", yaml.SafeDumper)
    table: dict[Any, Any] = {**base.yaml_representers, str: _text}
    return type(
        "Dumper", (base,), {"ignore_aliases": lambda self, data: True, "yaml_representers": table}
    )


def _text(dumper: yaml.SafeDumper, value: str) -> yaml.ScalarNode:
    """Lines as lines; in double quotes what would be read as something other than text; else as
    libyaml likes."""
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
    return resolver.resolve(yaml.ScalarNode, value, (True, False)) not in PLAIN or bool(
        AMBIGUOUS.fullmatch(value)
    )


def load(text: str, subject: str) -> list[Any]:
    """Every document that is not empty; BadInput naming `subject` when the text is no YAML."""
    import yaml

    try:
        found = list(yaml.load_all(text, Loader=_loader()))  # noqa: S506  # made from a SafeLoader
    except (yaml.YAMLError, ValueError, TypeError) as error:
        raise BadInput(subject, f"not valid YAML{_where(error)}") from error
    return [document for document in found if document is not None]


def nodes(text: str) -> Iterator[yaml.Node]:
    """Every document with its places, up to the first that is broken."""
    import yaml

    try:
        yield from filter(None, yaml.compose_all(text, Loader=_loader()))
    except (yaml.YAMLError, ValueError, TypeError):
        return


def _where(error: Exception) -> str:
    mark = getattr(error, "problem_mark", None)
    problem = getattr(error, "problem", None) or "unreadable"
    return f": {problem} in line {mark.line + 1}" if mark else f": {problem}"


def dump(documents: Iterable[Any]) -> str:
    """Documents with `---` between them."""
    import yaml

    return "---\n".join(
        yaml.dump(found, Dumper=_dumper(), default_flow_style=False, allow_unicode=True)
        for found in documents
    )

"""Reads and writes YAML: by libyaml if available, in the style of Flux (block style, sorted keys).

It is read as Kubernetes reads it, not as all of YAML 1.1: a date stays text, and so does a lone
`=`.
"""

from __future__ import annotations

import functools
import re
from typing import TYPE_CHECKING, Any

from provisioner.base.errors import BadInput

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    import yaml

# Text that some YAML readers take for a number or a boolean, but that PyYAML would not quote.
AMBIGUOUS = re.compile(
    r"[yYnN]|0o[0-7_]+|[-+]?(\.[0-9]+|[0-9][0-9_]*(\.[0-9]*)?)([eE][-+]?[0-9]+)?"
)
TEXT = "tag:yaml.org,2002:str"
# Tags of plain scalars that may be written as text; the second is an indicator such as `*`.
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


def load(text: str, subject: str) -> list[Any]:
    """Every document that is not empty; BadInput with this subject if the text is not YAML."""
    import yaml

    try:
        documents = list(_documents(text))
    except (yaml.YAMLError, ValueError, TypeError) as error:
        raise BadInput(subject, f"not valid YAML{_where(error)}") from error
    return [document for document in documents if document is not None]


def _documents(text: str) -> Iterator[Any]:
    """As `yaml.safe_load_all`, but with our loader."""
    loader: Any = _loader()(text)
    try:
        while loader.check_data():
            yield loader.get_data()
    finally:
        loader.dispose()


def nodes(text: str) -> Iterator[yaml.Node]:
    """Every document as nodes, which know their lines, up to the first invalid one."""
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
        yaml.dump(document, Dumper=_dumper(), default_flow_style=False, allow_unicode=True)
        for document in documents
    )

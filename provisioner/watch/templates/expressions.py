"""The jinja2 expressions of a pairing template. What they are filled with comes from objects that
others write, so they run in a sandbox, and whatever is missing is an error."""

from __future__ import annotations

import functools
from collections.abc import Mapping
from typing import Any

from provisioner.base.errors import BadInput

LONGEST = 1024  # characters of a result
HINT = (
    "It may use name, namespace, labels, annotations, variables, class_name and version, such as "
    "{{ labels['region'] }}."
)


def check(expression: str, where: str) -> None:
    """BadInput if it is not jinja2."""
    import jinja2

    try:
        _compiled(expression)
    except jinja2.TemplateSyntaxError as error:
        raise BadInput(where, f"not a jinja2 expression: {error.message}", HINT) from error


def rendered(expression: str, values: Mapping[str, Any], where: str) -> str:
    """BadInput, without the values, if something that it uses is missing."""
    import jinja2

    try:
        text = str(_compiled(expression).render(values))
    except jinja2.TemplateError as error:
        raise BadInput(where, str(error.message), HINT) from error
    except (TypeError, ValueError, ArithmeticError, LookupError, AttributeError) as error:
        cause = f"cannot be filled in ({type(error).__name__})"
        raise BadInput(where, cause, HINT) from error
    if len(text) > LONGEST:
        raise BadInput(where, f"has {len(text)} characters; {LONGEST} are enough", HINT)
    return text


@functools.cache
def _environment() -> Any:
    from jinja2 import StrictUndefined
    from jinja2.sandbox import ImmutableSandboxedEnvironment

    return ImmutableSandboxedEnvironment(undefined=StrictUndefined)


@functools.cache
def _compiled(expression: str) -> Any:
    return _environment().from_string(expression)

"""A Cluster's objects out of a jinja2 template of the user's. Mistakes have their file and line."""

from __future__ import annotations

import traceback
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import msgspec

from provisioner.base import masking, yaml_reader
from provisioner.base.errors import BadInput

Object = dict[str, Any]
RELATIVE = "A relative path begins at the folder that provisioner runs in."
GIVEN = "A template may use cluster_name, namespace and the entries of `values`."
SHAPE = "Each document needs apiVersion, kind and metadata.name."
LONGEST = 200  # characters of what jinja2 says


class Located(msgspec.Struct, frozen=True, kw_only=True):
    """An object, and the place that messages name: the file, and the line of what it renders."""

    item: Object
    place: str


def read(path: str, values: Mapping[str, Any]) -> list[Located]:
    """All objects of a template; BadInput if it cannot be read, rendered or used."""
    try:
        source = yaml_reader.file(Path(path).expanduser())
    except OSError as error:
        raise BadInput(f"template {path}", f"cannot be read: {error.strerror}", RELATIVE) from error
    yaml_reader.check(source, f"template {path}")
    return list(_documents(render(source, path, values), path))


def render(source: str, path: str, values: Mapping[str, Any]) -> str:
    """The text, with nothing escaped. An undefined name is an error, and so is whatever would reach
    out of the template."""
    from jinja2 import StrictUndefined, Template, TemplateSyntaxError
    from jinja2.sandbox import SandboxedEnvironment

    environment = SandboxedEnvironment(undefined=StrictUndefined, keep_trailing_newline=True)
    try:
        code = environment.compile(source, filename=path)
        return str(
            Template.from_code(environment, code, environment.make_globals(None)).render(**values)
        )
    except TemplateSyntaxError as error:
        raise _mistake(path, error.lineno, error.message or "") from error
    except Exception as error:  # the template may compute anything
        raise _mistake(path, _line(error, path), str(error) or type(error).__name__) from error


def _line(error: Exception, path: str) -> int:
    frames = traceback.extract_tb(error.__traceback__)
    return next((frame.lineno or 0 for frame in reversed(frames) if frame.filename == path), 0)


def _mistake(path: str, line: int, said: str) -> BadInput:
    place = f"template {path}:{line}" if line else f"template {path}"
    return BadInput(place, masking.shortened(said.replace("\n", " "), LONGEST), GIVEN)


def _documents(text: str, path: str) -> Iterator[Located]:
    subject = f"template {path}, as rendered"
    documents = yaml_reader.load(text, subject)
    nodes = yaml_reader.nodes(text, subject)
    lines = [node.start_mark.line + 1 for node in nodes if not node.tag.endswith(":null")]
    for document, line in zip(documents, lines, strict=True):
        place = f"{subject}, line {line}"
        if not _is_object(document):
            raise BadInput(place, "is no object of Kubernetes", SHAPE)
        yield Located(item=document, place=place)


def _is_object(document: Any) -> bool:
    meta = document.get("metadata") if isinstance(document, dict) else None
    if not isinstance(meta, dict):
        return False
    maps = (meta.get("labels"), meta.get("annotations"))
    needed = (document.get("apiVersion"), document.get("kind"), meta.get("name"))
    return (
        all(isinstance(one, str) and one for one in needed)
        and all(isinstance(one, dict | None) for one in maps)
        and isinstance(meta.get("namespace"), str | None)
    )

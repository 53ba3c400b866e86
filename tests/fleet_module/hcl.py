"""Text in HCL."""

from __future__ import annotations

import json
import re
import subprocess
from collections.abc import Sequence
from typing import Any


def value(data: Any) -> str:
    """Plain data on one line."""
    if isinstance(data, dict):
        return "{ " + ", ".join(f"{key} = {value(part)}" for key, part in data.items()) + " }"
    if isinstance(data, list | tuple):
        return "[" + ", ".join(map(value, data)) + "]"
    return quoted(data) if isinstance(data, str) else json.dumps(data)


def quoted(text: str) -> str:
    """A text without templates."""
    return f'"{template(text)}"'


def template(text: str) -> str:
    """A fixed text for use inside quotes."""
    plain = text.replace("\\", "\\\\").replace('"', '\\"').replace("\n", "\\n")
    return re.sub(r"([$%])\{", r"\1\1{", plain)


def block(head: str, body: Sequence[str]) -> str:
    return "\n".join([f"{head} {{", *body, "}"])


def formatted(text: str) -> str:
    """Laid out by Terraform itself."""
    done = subprocess.run(
        ["terraform", "fmt", "-"], input=text, capture_output=True, text=True, check=True
    )
    return done.stdout

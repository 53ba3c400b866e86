"""Names that end up in manifests. Pure."""

from __future__ import annotations

import re

from provisioner.base.errors import BadInput

IMAGE = re.compile(r"[a-z0-9][A-Za-z0-9._/:-]*(@sha256:[0-9a-f]{64})?")
OBJECT = re.compile(r"[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?")


def check_image(image: str) -> None:
    """BadInput for what is no image."""
    _check("--image", image, IMAGE, "registry.example.com/provisioner:1.0")


def check(option: str, name: str, example: str) -> None:
    """BadInput for a name that not every kind of object can have."""
    _check(option, name, OBJECT, example)


def _check(option: str, value: str, form: re.Pattern[str], example: str) -> None:
    if not form.fullmatch(value):
        raise BadInput(option, f"{value!r} cannot be used", f"Example: {example}")

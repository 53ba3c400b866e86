"""Image automation as tests declare it."""

from __future__ import annotations

from typing import Any

COMPONENTS = [
    "source-controller",
    "kustomize-controller",
    "image-reflector-controller",
    "image-automation-controller",
]
WEB: dict[str, Any] = {"name": "web", "image": "ghcr.io/example/web", "semver": "1.x"}
IMAGES: dict[str, Any] = {"kind": "image_automation", "name": "images", "images": [WEB]}

"""The one seam to the engine: cdktf, or its successor cdktn, which has the same classes and output.

Chosen once per process, at import, because stacks subclass the engine's classes: the environment variable
PROVISIONER_CDK (cdktf or cdktn), else cdktf where installed, else cdktn. Nothing else here imports an engine.
"""

from __future__ import annotations

import importlib
import importlib.util
import os
from typing import TYPE_CHECKING, Any

import jsii

from provisioner.base.errors import BadInput
from provisioner_cdk import node

ENGINES = ("cdktf", "cdktn")


def _chosen() -> str:
    wanted = os.environ.get("PROVISIONER_CDK", "")
    if wanted and wanted not in ENGINES:
        raise BadInput("PROVISIONER_CDK", f"no engine {wanted!r}", f"Use one of {', '.join(ENGINES)}.")
    for engine in [wanted] if wanted else ENGINES:
        if importlib.util.find_spec(engine):
            return engine
    missing = wanted or "cdktf"
    raise BadInput(missing, "not installed", f"`pip install {missing}`.")


if TYPE_CHECKING:
    from cdktf import (
        App,
        IAnyProducer,
        Lazy,
        LocalBackend,
        S3Backend,
        TerraformBackend,
        TerraformOutput,
        TerraformResource,
        TerraformStack,
    )
    from constructs import Construct
else:
    _name = _chosen()
    node.prepare()
    _engine = importlib.import_module(_name)
    App = _engine.App
    Construct = importlib.import_module("constructs").Construct
    IAnyProducer = _engine.IAnyProducer
    Lazy = _engine.Lazy
    LocalBackend = _engine.LocalBackend
    S3Backend = _engine.S3Backend
    TerraformBackend = _engine.TerraformBackend
    TerraformOutput = _engine.TerraformOutput
    TerraformResource = _engine.TerraformResource
    TerraformStack = _engine.TerraformStack

__all__ = [
    "App",
    "Construct",
    "IAnyProducer",
    "Lazy",
    "LocalBackend",
    "S3Backend",
    "TerraformBackend",
    "TerraformOutput",
    "TerraformResource",
    "TerraformStack",
    "later",
    "resource",
]


def resource(scope: Construct, id: str, type: str, **attributes: Any) -> TerraformResource:
    """A resource of any type, without generated bindings. Attributes are written as they are."""
    made = TerraformResource(scope, id, terraform_resource_type=type)
    for name, value in attributes.items():
        made.add_override(name, value)
    return made


@jsii.implements(IAnyProducer)
class _Producer:
    def __init__(self, source: Any) -> None:
        self._source = source

    def produce(self, context: object = None) -> Any:
        return self._source()


def later(source: Any) -> Any:
    """A value that is asked for when the stack is written. `source` takes no argument and must not raise."""
    return Lazy.any_value(_Producer(source))

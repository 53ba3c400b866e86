"""The one seam to the engine: cdktf, or its successor cdktn, which has the same classes and output.

The engine is chosen once per process, at import, because stacks subclass its classes: the
environment variable PROVISIONER_CDK (cdktf or cdktn), else cdktf if installed, else cdktn. No other
module here imports an engine.
"""

from __future__ import annotations

import importlib
import importlib.util
import os
from typing import TYPE_CHECKING, Any, TypeVar

import jsii

from provisioner.base.errors import BadInput
from provisioner_cdk import node

ENGINES = ("cdktf", "cdktn")


def _chosen() -> str:
    wanted = os.environ.get("PROVISIONER_CDK", "")
    if wanted and wanted not in ENGINES:
        hint = f"Use one of {', '.join(ENGINES)}."
        raise BadInput("PROVISIONER_CDK", f"no engine {wanted!r}", hint)
    for engine in [wanted] if wanted else ENGINES:
        if importlib.util.find_spec(engine):
            return engine
    missing = wanted or "cdktf"
    raise BadInput(missing, "not installed", f"`pip install {missing}`.")


if TYPE_CHECKING:
    from cdktf import (
        App,
        DefaultTokenResolver,
        IAnyProducer,
        Lazy,
        LocalBackend,
        S3Backend,
        StringConcat,
        TerraformBackend,
        TerraformDataSource,
        TerraformElement,
        TerraformOutput,
        TerraformProvider,
        TerraformProviderGeneratorMetadata,
        TerraformResource,
        TerraformStack,
        Token,
        Tokenization,
    )
    from constructs import Construct
else:
    _name = _chosen()
    node.prepare()
    _engine = importlib.import_module(_name)
    App = _engine.App
    Construct = importlib.import_module("constructs").Construct
    DefaultTokenResolver = _engine.DefaultTokenResolver
    IAnyProducer = _engine.IAnyProducer
    Lazy = _engine.Lazy
    LocalBackend = _engine.LocalBackend
    S3Backend = _engine.S3Backend
    StringConcat = _engine.StringConcat
    TerraformBackend = _engine.TerraformBackend
    TerraformDataSource = _engine.TerraformDataSource
    TerraformElement = _engine.TerraformElement
    TerraformOutput = _engine.TerraformOutput
    TerraformProvider = _engine.TerraformProvider
    TerraformProviderGeneratorMetadata = _engine.TerraformProviderGeneratorMetadata
    TerraformResource = _engine.TerraformResource
    TerraformStack = _engine.TerraformStack
    Token = _engine.Token
    Tokenization = _engine.Tokenization

__all__ = [
    "App",
    "Construct",
    "IAnyProducer",
    "Lazy",
    "LocalBackend",
    "S3Backend",
    "TerraformBackend",
    "TerraformDataSource",
    "TerraformOutput",
    "TerraformProvider",
    "TerraformResource",
    "TerraformStack",
    "address",
    "data",
    "later",
    "provider",
    "reference",
    "resource",
    "written",
]

Element = TypeVar("Element", bound=TerraformElement)


def resource(scope: Construct, id: str, type: str, /, **attributes: Any) -> TerraformResource:
    """A resource of any type, without generated bindings. Attributes are written as they are, so
    text of a user must be escaped before (`text.literal`)."""
    return _written(TerraformResource(scope, id, terraform_resource_type=type), attributes)


def data(scope: Construct, id: str, type: str, /, **attributes: Any) -> TerraformDataSource:
    """A data source of any type, likewise."""
    return _written(TerraformDataSource(scope, id, terraform_resource_type=type), attributes)


def address(made: TerraformResource) -> str:
    """Terraform's address of a resource that is neither counted nor made for each of something."""
    return f"{made.terraform_resource_type}.{made.friendly_unique_id}"


def written(scope: Construct, value: str) -> str:
    """The text as Terraform gets it: references of the engine have numbers, which change with the
    stack."""
    resolver = DefaultTokenResolver(StringConcat())
    return str(Tokenization.resolve(value, scope=scope, resolver=resolver, preparing=False))


def reference(value: Any) -> Any:
    """The text of a value that Terraform will know: the engine also marks numbers and objects.
    Terraform keeps the type of a text that is nothing but one reference. Other values stay."""
    known = value is None or isinstance(value, str | bool)
    return Token.as_string(value) if not known and Token.is_unresolved(value) else value


class _Provider(TerraformProvider):
    """A provider block of any type; the class of the engine is abstract."""


def provider(
    scope: Construct, id: str, type: str, *, source: str, version: str, **attributes: Any
) -> None:
    """A provider block of any type, likewise; `version` is a constraint."""
    made = _Provider(
        scope,
        id,
        terraform_resource_type=type,
        terraform_provider_source=source,
        terraform_generator_metadata=TerraformProviderGeneratorMetadata(
            provider_name=type, provider_version_constraint=version
        ),
    )
    _written(made, attributes)


def _written(made: Element, attributes: dict[str, Any]) -> Element:
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
    """A value that is computed when the stack is written. `source` takes no argument, and must not
    raise: the engine would show a traceback of Node."""
    return Lazy.any_value(_Producer(source))

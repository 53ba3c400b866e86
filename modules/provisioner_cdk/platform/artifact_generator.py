from __future__ import annotations

import dataclasses
from collections.abc import Sequence
from typing import ClassVar, Literal

from provisioner_cdk.platform.base import Delivery, HelmDelivery, Piece

__all__ = ["ArtifactGenerator"]


@dataclasses.dataclass(frozen=True, kw_only=True)
class ArtifactInput:
    """A source of the cluster that is copied from, as `alias`. `namespace`: by default Flux's
    own."""

    alias: str
    name: str
    object_kind: Literal[
        "GitRepository", "OCIRepository", "Bucket", "HelmChart", "ExternalArtifact"
    ] = "GitRepository"
    namespace: str = ""


@dataclasses.dataclass(frozen=True, kw_only=True)
class ArtifactCopy:
    """What `source`, such as @base/deploy/**, matches goes to `target`, but for `exclude`. `Merge`
    is for values of Helm, `Extract` for archives."""

    source: str
    target: str = "@artifact/"
    exclude: Sequence[str] = ()
    strategy: Literal["Overwrite", "Merge", "Extract"] = "Overwrite"


@dataclasses.dataclass(frozen=True, kw_only=True)
class GeneratedArtifact:
    """An ExternalArtifact of this `name`, and what Flux delivers from it. Its revision is that of
    the source `revision`, such as @base, by default the digest of its content. `origin_revision`:
    of which source the commit is noted in events."""

    name: str
    copy: Sequence[ArtifactCopy]
    revision: str = ""
    origin_revision: str = ""
    deliver: Sequence[Delivery | HelmDelivery] = ()


@dataclasses.dataclass(frozen=True, kw_only=True)
class ArtifactGenerator(Piece):
    """`artifacts` made of parts of `inputs`, by source-watcher, which `components` has to name:
    several sources in one, or one large source as several, so that only what has changed is applied
    again.

    With `path_pattern`, such as @base/apps/{app}, there is one of each artifact for each folder
    that matches; what is in braces may be used in the names of artifacts and in what is copied.
    """

    inputs: Sequence[ArtifactInput]
    artifacts: Sequence[GeneratedArtifact]
    path_pattern: str = ""

    kind: ClassVar[str] = "artifact_generator"

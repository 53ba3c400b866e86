"""Artifacts or a chart in a registry that a cluster reads from."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from typing import Annotated, Literal

from provisioner.base.errors import BadInput
from provisioner.handover import delivery, text
from provisioner.handover.artifact_verification import SignedArtifacts
from provisioner.handover.platform import base
from provisioner.handover.platform.base import SemVer
from provisioner.handover.reference import Reference

Url = Annotated[
    str,
    text.form(
        r"oci://[A-Za-z0-9]([A-Za-z0-9.-]*[A-Za-z0-9])?(:[0-9]{1,5})?"
        r"(/[a-z0-9]+((\.|_|__|-+)[a-z0-9]+)*)+",
        "the URL of a repository in a registry, without a tag: oci://host[:port]/path",
        "oci://ghcr.io/example/apps",
    ),
]
Tag = Annotated[
    str, text.form(r"[A-Za-z0-9_][A-Za-z0-9._-]{0,127}", "a tag of an artifact", "v1.0.0")
]
Digest = Annotated[str, text.form(r"sha256:[0-9a-f]{64}", "a digest", "sha256:" + "0" * 64)]
MediaType = Annotated[
    str,
    text.form(r"[a-z]+/[A-Za-z0-9.+_-]+", "a media type", "application/vnd.oci.image.layer.v1.tar"),
]
REVISIONS = ("tag", "semver", "digest")


class Declaration(base.Source, frozen=True, kw_only=True, tag="oci_source"):
    """Manifests or one Helm chart in the registry that `url` names. Its revision is at most one of
    `tag` (by default latest), `semver` (the newest tag in a range) and `digest`.

    The cluster signs in as `username` with the token that `credential` refers to, as the nodes'
    cloud identity (`provider`), as a ServiceAccount of Flux's namespace (`service_account`), or not
    at all. `ca_file` is a PEM file of the authorities to trust. `insecure`: over HTTP.
    `layer_media_type` selects a layer other than the first. `verify_artifact`: whose signatures are
    demanded.
    """

    url: Url
    tag: Tag | None = None
    semver: SemVer | None = None
    digest: Digest | None = None
    provider: Literal["generic", "aws", "azure", "gcp"] = "generic"
    service_account: delivery.Name = ""
    username: text.Line = ""
    credential: Reference | None = None
    ca_file: text.ReadFile | None = None
    insecure: bool = False
    layer_media_type: MediaType | None = None
    interval: text.Duration = "5m0s"
    timeout: text.Duration | None = None
    verify_artifact: SignedArtifacts | None = None

    @property
    def receiver(self) -> str:
        return self.url

    @property
    def is_chart(self) -> bool:
        return any(isinstance(one, delivery.HelmRelease) for one in self.deliver)

    def objects(self) -> Sequence[base.Object]:
        return [("OCIRepository", self.name), *super().objects()]

    def needs(self) -> Collection[str]:
        return {"source-controller", *super().needs()}

    def requires(self) -> Sequence[base.Requirement]:
        own_root = self.verify_artifact and self.verify_artifact.trusted_root
        later = [("verify_artifact.trusted_root", "v2.9.0")] if own_root else []
        return [("", "v2.6.0"), *later]

    def check(self, where: str) -> None:
        super().check(where)
        base.at_most_one(self, REVISIONS, where)
        base.signing_in(self, self.provider, where)
        if self.verify_artifact:
            self.verify_artifact.check(f"{where}.verify_artifact")
        for index, one in enumerate(self.deliver):
            self._check_delivery(one, f"{where}.deliver[{index}]")

    def _check_delivery(self, one: delivery.Delivery, where: str) -> None:
        if not isinstance(one, delivery.HelmRelease):
            if self.is_chart:
                cause = "an artifact is a chart or manifests, not both"
                raise BadInput(where, cause, "Declare another source for the other one.")
            return
        for name in ("chart", "version"):
            if getattr(one, name):
                cause = "of no use: the artifact is the chart, and the source has its version"
                raise BadInput(f"{where}.{name}", cause, "Leave it out.")

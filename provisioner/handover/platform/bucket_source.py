"""A bucket of object storage that a cluster reads from."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from typing import Annotated, Literal

from provisioner.base.errors import BadInput
from provisioner.handover import delivery, text
from provisioner.handover.platform import base
from provisioner.handover.reference import Reference

BucketName = Annotated[
    str,
    text.form(
        r"[A-Za-z0-9][A-Za-z0-9._-]{1,253}[A-Za-z0-9]", "the name of a bucket", "example-manifests"
    ),
]
Prefix = Annotated[
    str, text.form(rf"[^\s{text.HIDDEN}]*", "the beginning of the names of objects", "clusters/")
]
Region = Annotated[
    str, text.form(r"([a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?)?", "a region", "eu-central-1")
]


class Declaration(base.Source, frozen=True, kw_only=True, tag="bucket_source"):
    """The objects of `bucket` below `prefix`, at `endpoint` (host[:port]).

    The cluster signs in with the keys that `access_key` and `secret_key` refer to, as the nodes'
    cloud identity (`provider`), or as a ServiceAccount of Flux's namespace (`service_account`).
    Flux lists the whole bucket unless `prefix` narrows it: a large one takes minutes. `ca_file` is
    a PEM file of the authorities to trust. `insecure`: over HTTP.
    """

    bucket: BucketName
    endpoint: text.HostName
    provider: Literal["generic", "aws", "azure", "gcp"] = "generic"
    region: Region = ""
    prefix: Prefix = ""
    service_account: delivery.Name = ""
    access_key: Reference | None = None
    secret_key: Reference | None = None
    ca_file: text.ReadFile | None = None
    insecure: bool = False
    interval: text.Duration = "5m0s"
    timeout: text.Duration | None = None

    @property
    def receiver(self) -> str:
        return f"bucket {self.bucket} at {self.endpoint}"

    def objects(self) -> Sequence[base.Object]:
        return [("Bucket", self.name), *super().objects()]

    def needs(self) -> Collection[str]:
        return {"source-controller", *super().needs()}

    def requires(self) -> Sequence[base.Requirement]:
        identity = [("service_account", "v2.7.0")] if self.service_account else []
        return [("", "v2.4.0"), *identity]

    def check(self, where: str) -> None:
        super().check(where)
        self._check_keys(where)
        if self.ca_file and self.provider != "generic":
            cause = f"of no use with provider {self.provider!r}, whose authorities are known"
            raise BadInput(f"{where}.ca_file", cause, "Leave it out.")
        for index, one in enumerate(self.deliver):
            if isinstance(one, delivery.HelmRelease):
                base.chart_named(one, "the path of the chart", f"{where}.deliver[{index}]")

    def _check_keys(self, where: str) -> None:
        keys = {"access_key": self.access_key, "secret_key": self.secret_key}
        for name, key in keys.items():
            if key is None and any(keys.values()):
                raise BadInput(f"{where}.{name}", "missing", "Both keys are needed, or neither.")
            if key and self.service_account:
                cause = "of no use with service_account"
                raise BadInput(f"{where}.{name}", cause, "Leave one of them out.")
            if key and self.provider not in ("generic", "aws"):
                cause = f"provider {self.provider!r} has no such keys"
                raise BadInput(f"{where}.{name}", cause, "Use the identity of the cluster.")
            if key:
                key.check(f"{where}.{name}")
        if self.service_account and self.provider == "generic":
            cause = "provider 'generic' has no identities"
            raise BadInput(f"{where}.service_account", cause, "Name the cloud as provider.")

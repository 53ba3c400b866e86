"""Artifacts that source-watcher makes of what other sources hold."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from typing import Annotated, Literal

from provisioner.base.errors import BadInput
from provisioner.handover import delivery, text
from provisioner.handover.platform import base
from provisioner.handover.strict import Strict

ALIAS = "[a-z0-9]([a-z0-9_-]{0,61}[a-z0-9])?"
Alias = Annotated[
    str, text.form(ALIAS, "a short name: lower-case letters, digits, `_` and `-`", "base")
]
Revision = Annotated[str, text.form(f"(@{ALIAS})?", "the alias of a source", "@base")]
ArtifactName = Annotated[
    str,
    text.form(
        r"[a-z0-9{]([a-z0-9{}._-]{0,251}[a-z0-9}])?",
        "the name of an artifact, which may have captures of path_pattern in it",
        "apps",
    ),
]
From = Annotated[
    str,
    text.form(
        rf"@{ALIAS}/[^{text.HIDDEN}]{{0,1000}}",
        "what is copied: @ALIAS/ and a path or a pattern",
        "@base/deploy/**",
    ),
]
To = Annotated[
    str,
    text.form(
        rf"@artifact/[^{text.HIDDEN}]{{0,1000}}",
        "a place in the artifact: @artifact/ and a path",
        "@artifact/",
    ),
]
PathPattern = Annotated[
    str,
    text.form(
        rf"(@{ALIAS}/[^{text.HIDDEN}]{{1,900}})?",
        "a pattern of folders: @ALIAS/ and a path with captures",
        "@base/apps/{app}",
    ),
]
FULLY_NAMED = "Leave deliver out, and name each artifact in a Kustomization of your own."


class Input(Strict, frozen=True, kw_only=True):
    """A source of the cluster that is copied from, as `alias`. `namespace`: by default Flux's
    own."""

    alias: Alias
    object_kind: Literal[
        "GitRepository", "OCIRepository", "Bucket", "HelmChart", "ExternalArtifact"
    ] = "GitRepository"
    name: base.ObjectName
    namespace: delivery.Name = ""


class Copy(Strict, frozen=True, kw_only=True):
    """What `source` matches goes to `target`, but for `exclude`. `Merge` is for values of Helm,
    `Extract` for archives."""

    source: From
    target: To = "@artifact/"
    exclude: list[text.Line] = []
    strategy: Literal["Overwrite", "Merge", "Extract"] = "Overwrite"

    def check(self, where: str) -> None:
        if ".." in self.target.split("/"):
            cause = f"{self.target!r} leads out of the artifact"
            raise BadInput(f"{where}.target", cause, "Leave `..` out.")


class Artifact(Strict, frozen=True, kw_only=True):
    """An ExternalArtifact of this `name`, and what Flux delivers from it. Its revision is that of
    the source `revision`, by default the digest of its content. `origin_revision`: of which source
    the commit is noted in events."""

    name: ArtifactName
    revision: Revision = ""
    origin_revision: Revision = ""
    copy: list[Copy]
    deliver: list[delivery.Delivery] = []

    @property
    def is_fixed(self) -> bool:
        """Whether there is one of this name, and not one for each folder that matches."""
        return "{" not in self.name

    def aliases(self) -> Iterator[tuple[str, str]]:
        """The sources that it names, each with the field."""
        named = [("revision", self.revision), ("origin_revision", self.origin_revision)]
        named += [(f"copy[{index}].source", one.source) for index, one in enumerate(self.copy)]
        for field, given in named:
            if given:
                yield field, alias_of(given)

    def check(self, where: str) -> None:
        if not self.copy:
            hint = "Say what is copied into it."
            raise BadInput(f"{where}.copy", "nothing, so the artifact would be empty", hint)
        for index, copied in enumerate(self.copy):
            copied.check(f"{where}.copy[{index}]")
        if self.deliver and not self.is_fixed:
            cause = f"the names of artifacts {self.name!r} are known on the cluster only"
            raise BadInput(f"{where}.deliver", cause, FULLY_NAMED)
        for index, one in enumerate(self.deliver):
            one.check(f"{where}.deliver[{index}]")
            self._check_chart(one, f"{where}.deliver[{index}]")

    def _check_chart(self, one: delivery.Delivery, where: str) -> None:
        for name in ("chart", "version") if isinstance(one, delivery.HelmRelease) else ():
            if getattr(one, name):
                cause = "of no use: the artifact is the chart"
                raise BadInput(f"{where}.{name}", cause, "Leave it out.")


class Declaration(base.Piece, frozen=True, kw_only=True, tag="artifact_generator"):
    """`artifacts` made of parts of `inputs`, by source-watcher: several sources in one, or one
    large source as several, so that only what has changed is applied again.

    With `path_pattern` there is one of each artifact for each folder that matches it; what is in
    braces there may be used in the names of artifacts and in what is copied.
    """

    inputs: list[Input]
    path_pattern: PathPattern = ""
    artifacts: list[Artifact]

    def delivered(self) -> Sequence[base.Delivered]:
        return [
            (f"artifacts[{number}].deliver[{index}]", artifact.name, one)
            for number, artifact in enumerate(self.artifacts)
            for index, one in enumerate(artifact.deliver)
        ]

    def objects(self) -> Sequence[base.Object]:
        made = [("ExternalArtifact", one.name) for one in self.artifacts]
        return [("ArtifactGenerator", self.name), *made, *super().objects()]

    def needs(self) -> Collection[str]:
        return {"source-controller", "source-watcher", *super().needs()}

    def requires(self) -> Sequence[base.Requirement]:
        later = [("path_pattern", "v2.9.0")] if self.path_pattern else []
        return [("", "v2.7.0"), *later]

    def check_flux(
        self, namespace: str, *, lockdown: bool, network_policy: bool, where: str
    ) -> None:
        for index, one in enumerate(self.inputs):
            if lockdown and one.namespace not in ("", namespace):
                cause = f"namespace {one.namespace!r} is not Flux's own, and lockdown is on"
                hint = f"Read from sources in {namespace}, or turn gitops.lockdown off."
                raise BadInput(f"{where}.inputs[{index}].namespace", cause, hint)

    def check(self, where: str) -> None:
        for name in ("inputs", "artifacts"):
            if not getattr(self, name):
                raise BadInput(f"{where}.{name}", "none are given", "Name at least one.")
        aliases = [one.alias for one in self.inputs]
        _all_different(aliases, "alias", f"{where}.inputs")
        _all_different([one.name for one in self.artifacts], "name", f"{where}.artifacts")
        self._check_pattern(aliases, where)
        for index, one in enumerate(self.artifacts):
            one.check(f"{where}.artifacts[{index}]")
            for field, alias in one.aliases():
                _known(alias, aliases, f"{where}.artifacts[{index}].{field}")

    def _check_pattern(self, aliases: Sequence[str], where: str) -> None:
        if self.path_pattern:
            _known(alias_of(self.path_pattern), aliases, f"{where}.path_pattern")
            return
        for index, one in enumerate(self.artifacts):
            if not one.is_fixed:
                cause = f"{one.name!r} has a capture, and there is no path_pattern"
                hint = "Give path_pattern, or a name without braces."
                raise BadInput(f"{where}.artifacts[{index}].name", cause, hint)


def alias_of(given: str) -> str:
    """Of `@alias/path`, or of `@alias`."""
    return given.removeprefix("@").partition("/")[0]


def _known(alias: str, aliases: Sequence[str], where: str) -> None:
    if alias not in aliases:
        raise BadInput(where, f"no source has the alias {alias!r}", f"Known: {', '.join(aliases)}.")


def _all_different(values: Sequence[str], field: str, where: str) -> None:
    for index, value in enumerate(values):
        if value in values[:index]:
            cause = f"{value!r} is also that of another one"
            raise BadInput(f"{where}[{index}].{field}", cause, "Give one of them another name.")

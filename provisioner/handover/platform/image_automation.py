"""New images in a registry that become commits in the fleet's repository."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from typing import TYPE_CHECKING, Annotated, ClassVar, Literal

from provisioner.base.errors import BadInput
from provisioner.handover import delivery, go_patterns, text
from provisioner.handover.platform import base
from provisioner.handover.platform.base import SemVer
from provisioner.handover.reference import Reference
from provisioner.handover.repositories.base import PROPOSED
from provisioner.handover.strict import Strict

if TYPE_CHECKING:
    from collections.abc import Mapping

    from provisioner.handover.fleet import Pairing
    from provisioner.handover.repositories.base import Repository

TAG = "image_automation"
_PART = r"[a-z0-9]+((\.|_|__|-+)[a-z0-9]+)*"
ImageName = Annotated[
    str,
    text.form(
        rf"([A-Za-z0-9]([A-Za-z0-9.-]*[A-Za-z0-9])?(:[0-9]{{1,5}})?/)?{_PART}(/{_PART})*",
        "the name of an image, without a scheme and without a tag: [host[:port]/]path",
        "ghcr.io/example/web",
    ),
]
Message = Annotated[
    str,
    text.form(
        rf"([^{text.HIDDEN}]|\n)*[^\s{text.HIDDEN}]([^{text.HIDDEN}]|\n)*",
        "a commit message",
        "Update images",
    ),
]
Branch = tuple[str, ...]  # the kind and the place of a repository, and a name
Order = Literal["asc", "desc"]
SIGN = "Give it a signing_key, or a push_branch."
POLICIES = ("semver", "numerical", "alphabetical")
# Fields of the template that Flux 2.7 has removed. A commit then fails.
REMOVED = (".Updated", ".Changed.ImageResult")
MESSAGE = """\
Update images

{{ range .Changed.Changes -}}
- {{ .OldValue }} -> {{ .NewValue }}
{{ end -}}
"""


class Image(Strict, frozen=True, kw_only=True):
    """One image, and which of its tags is the newest: exactly one of `semver` (a range),
    `numerical` and `alphabetical` (`asc`: the last one, `desc`: the first one). `tags` is a regular
    expression for those that count, and `extract` what is compared of them, such as `$ts`.
    `digest`: whether the digest is written too. `exclude`: regular expressions of tags that are not
    even listed.

    The registry is read as `username` with the token that `credential` refers to, with the nodes'
    cloud identity (`provider`), as a ServiceAccount of Flux's namespace (`service_account`), or
    without any. `ca_file` is a PEM file of the authorities to trust. `insecure`: over HTTP.
    """

    name: base.ObjectName
    image: ImageName
    semver: SemVer | None = None
    numerical: Order | None = None
    alphabetical: Order | None = None
    tags: text.Line = ""
    extract: text.Line = ""
    digest: Literal["Never", "IfNotPresent", "Always"] = "Never"
    exclude: list[text.Line] = []
    interval: text.Duration = "5m0s"
    provider: Literal["generic", "aws", "azure", "gcp"] = "generic"
    service_account: delivery.Name = ""
    username: text.Line = ""
    credential: Reference | None = None
    ca_file: text.ReadFile | None = None
    insecure: bool = False

    @property
    def receiver(self) -> str:
        return self.image

    def check(self, where: str) -> None:
        base.at_most_one(self, POLICIES, where)
        if not any(getattr(self, name) for name in POLICIES):
            cause = f"none of {', '.join(POLICIES)}, so no tag is the newest"
            raise BadInput(where, cause, "Give one, such as semver = '>=1.0.0'.")
        if self.extract and not self.tags:
            hint = "Give the regular expression with the group that it names, or leave it out."
            raise BadInput(f"{where}.extract", "of no use without tags", hint)
        self._check_tags(where)
        base.signing_in(self, self.provider, where)

    def _check_tags(self, where: str) -> None:
        if self.tags:
            go_patterns.check(self.tags, f"{where}.tags")
            go_patterns.check_names(self.extract, self.tags, f"{where}.extract")
        for index, one in enumerate(self.exclude):
            go_patterns.check(one, f"{where}.exclude[{index}]")


class Declaration(base.Piece, frozen=True, kw_only=True, tag=TAG):
    """New tags of `images` are written where a comment in a file below `path` of the fleet's
    repository names their policy: `# {"$imagepolicy": "flux-system:web"}`.

    The commit is pushed to the branch that clusters follow, or to `push_branch`, from which GitLab
    itself or a run opens a change request with `change_request`. It is made by `author_name` and
    `author_email`; `message` is a template of Go. `signing_key` refers to a private key, of SSH or
    armored by GPG (`signing_format`), and `signing_password` to its passphrase.

    The controller pushes with a deploy key of its own, which may write. Where several clusters
    declare the same automation, the first of them by name carries it.
    """

    images: list[Image]
    path: text.RepositoryPath = "."
    push_branch: text.Branch | None = None
    change_request: bool = False
    interval: text.Duration = "30m0s"
    author_name: text.AuthorName = "Flux"
    author_email: text.Email = "flux@noreply.invalid"
    message: Message = MESSAGE
    signing_key: Reference | None = None
    signing_password: Reference | None = None
    signing_format: Literal["gpg", "ssh"] = "gpg"

    shared: ClassVar[bool] = True
    pushes: ClassVar[bool] = True

    @property
    def proposes(self) -> bool:
        return self.change_request

    @property
    def receiver(self) -> str:
        return "the cluster"

    def objects(self) -> Sequence[base.Object]:
        images = [
            (kind, one.name) for one in self.images for kind in ("ImageRepository", "ImagePolicy")
        ]
        return [("GitRepository", self.name), ("ImageUpdateAutomation", self.name), *images]

    def needs(self) -> Collection[str]:
        return {"source-controller", "image-reflector-controller", "image-automation-controller"}

    def requires(self) -> Sequence[base.Requirement]:
        ssh = self.signing_key and self.signing_format == "ssh"
        return [("", "v2.7.0"), *([("signing_format", "v2.9.0")] if ssh else [])]

    def check(self, where: str) -> None:
        if not self.images:
            raise BadInput(f"{where}.images", "none", "Name the images to look for.")
        for index, one in enumerate(self.images):
            one.check(f"{where}.images[{index}]")
        if self.change_request and not self.push_branch:
            hint = "Name the branch that is proposed."
            raise BadInput(f"{where}.change_request", "of no use without push_branch", hint)
        if gone := next((one for one in REMOVED if one in self.message), ""):
            cause = f"{gone} is no field of the template since Flux v2.7"
            raise BadInput(f"{where}.message", cause, "Use .Changed.Changes.")
        self._check_signing(where)

    def _check_signing(self, where: str) -> None:
        if self.signing_key:
            self.signing_key.check(f"{where}.signing_key")
        if self.signing_password:
            self.signing_password.check(f"{where}.signing_password")
        if self.signing_password and not self.signing_key:
            raise BadInput(
                f"{where}.signing_password", "of no use without signing_key", "Leave it out."
            )

    def carried_by(self, cluster: str, repository: str, pairings: Mapping[str, Pairing]) -> str:
        """The first, by name."""
        return min(
            name
            for name, one in pairings.items()
            if one.repository == repository and self in one.platform
        )

    def check_pairing(
        self, pairing: Pairing, repositories: Mapping[str, Repository], where: str
    ) -> None:
        repository = repositories[pairing.repository]
        if repository.reads_with != "deploy-key":
            cause = f"clusters read repository {pairing.repository!r} without deploy keys"
            hint = "The automation pushes with a deploy key: read the repository over SSH."
            raise BadInput(where, cause, hint)
        if (self.push_branch or "").startswith(PROPOSED):
            cause = f"branches {PROPOSED}... are those of provisioner's own change requests"
            raise BadInput(f"{where}.push_branch", cause, "Choose another name.")
        if self.push_branch == repository.branch:
            hint = "Leave it out to push there."
            cause = f"{self.push_branch!r} is the branch that clusters follow"
            raise BadInput(f"{where}.push_branch", cause, hint)
        if self.change_request and not repository.proposes:
            cause = f"the host of repository {pairing.repository!r} has no change requests"
            raise BadInput(f"{where}.change_request", cause, "Leave it out.")
        if pairing.gitops.verify and not (self.signing_key or self.push_branch):
            cause = "its commits are not signed, and the cluster verifies them"
            raise BadInput(where, cause, SIGN)


def check_signed(pairings: Mapping[str, Pairing], where: str) -> None:
    """BadInput for unsigned commits on a branch where another cluster verifies them: that one would
    apply nothing from then on."""
    verifying = {
        one.repository: name for name, one in sorted(pairings.items()) if one.gitops.verify
    }
    for place, pairing, piece in _declared(pairings, where):
        other = verifying.get(pairing.repository)
        if other and not (piece.signing_key or piece.push_branch):
            cause = f"its commits are not signed, and cluster {other} verifies them"
            raise BadInput(place, cause, SIGN)


def check_branches(
    pairings: Mapping[str, Pairing], repositories: Mapping[str, Repository], where: str
) -> None:
    """BadInput for two automations that would push to one branch: each push of one is refused
    after that of the other. Clusters that declare the same one share it. Also for a branch that is
    followed under another name of its repository: what is pushed to a branch of its own replaces
    what is there."""
    pushing: dict[Branch, tuple[str, str, Declaration]] = {}
    paired = sorted({pairing.repository for pairing in pairings.values()})
    following = {
        _branch(name, repositories[name], repositories[name].branch): name for name in paired
    }
    for place, pairing, piece in _declared(pairings, where):
        name = pairing.repository
        repository = repositories[name]
        branch = _branch(name, repository, piece.push_branch or repository.branch)
        if piece.push_branch and branch in following:
            cause = (
                f"{piece.push_branch!r} is what clusters of repository {following[branch]!r} follow"
            )
            raise BadInput(f"{place}.push_branch", cause, "Name another branch.")
        first, *other = pushing.setdefault(branch, (place, name, piece))
        if other != [name, piece]:
            words = repr(piece.push_branch) if piece.push_branch else "the followed branch"
            cause = f"{first} also pushes to {words} of repository {name!r}"
            hint = "Give one of them another push_branch, or declare the same automation."
            raise BadInput(f"{place}.push_branch", cause, hint)


def _declared(
    pairings: Mapping[str, Pairing], where: str
) -> Iterator[tuple[str, Pairing, Declaration]]:
    """Every one, with its place in the handover, by the names of clusters."""
    for cluster, pairing in sorted(pairings.items()):
        for index, piece in enumerate(pairing.platform):
            if isinstance(piece, Declaration):
                yield f"{where}.pairings.{cluster}.platform[{index}]", pairing, piece


def _branch(name: str, repository: Repository, branch: str) -> Branch:
    """The same for two declarations of one repository. Of one that Terraform has not made, only the
    name is known."""
    kind = str(repository.__struct_config__.tag)
    return (kind, *(repository.place if repository.known else (name,)), branch)

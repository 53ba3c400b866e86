from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Annotated, ClassVar, Literal

from provisioner.base.errors import BadInput
from provisioner.handover import rules, text
from provisioner.handover.reference import Reference
from provisioner.handover.strict import Strict

# What clusters read a repository with. `deploy-key`: each has a key of its own. `token` and `app`:
# every cluster stores the same credential. `aws`: the identity that the cluster runs as.
ReadsWith = Literal["deploy-key", "token", "app", "aws"]
PROPOSED = "provisioner/"  # how the branches begin that provisioner proposes files from


class Author(Strict, frozen=True, kw_only=True):
    """The author of our commits. Without it: git's own GIT_AUTHOR_NAME and so on, else Flux."""

    name: text.AuthorName
    email: text.Email


class Signing(Strict, frozen=True, kw_only=True):
    """How git signs our commits. `ssh`: with the private key that `key` refers to, or with the key
    in the user's ssh-agent whose public half (`TYPE BASE64`) is `key_id`. `gpg`: with the key
    `key_id` (empty: the author's) of the user's keyring. `program` replaces ssh-keygen or gpg."""

    format: Literal["ssh", "gpg"]
    key: Reference | None = None
    key_id: text.Line = ""
    program: Annotated[text.Line, text.used("run")] = ""

    def check(self, where: str) -> None:
        if self.key:
            self.key.check(f"{where}.key")
        if self.format == "ssh":
            self._check_ssh(where)
        elif self.key:
            raise BadInput(
                f"{where}.key", "gpg signs with the user's keyring", "Name the key with key_id."
            )

    def _check_ssh(self, where: str) -> None:
        if bool(self.key) == bool(self.key_id):
            raise BadInput(
                where,
                "not exactly one of key and key_id",
                "Refer to a private key, or name a key of ssh-agent.",
            )
        if self.key_id and not re.fullmatch(r"\S+ [A-Za-z0-9+/=]+( .*)?", self.key_id):
            raise BadInput(
                f"{where}.key_id", "not a public key", "Use `TYPE BASE64`, as `ssh-add -L` prints."
            )


class Delivery(Strict, frozen=True, kw_only=True):
    """How our files get into a repository.

    `changes`: pushed to the branch; proposed as a change request from the branch
    `provisioner/FLEET`; or none: written to `folder` (relative to where provisioner runs), for
    somebody else to commit. `message_appendix` is a line below each commit message, such as
    `[skip ci]`.
    """

    changes: Literal["push", "change-request", "none"] = "push"
    folder: Annotated[text.Line, text.used("write", "folder")] | None = None
    author: Author | None = None
    message_appendix: text.Line = ""
    signing: Signing | None = None

    def check(self, where: str) -> None:
        if (self.changes == "none") != bool(self.folder):
            cause = "no folder to write to" if self.changes == "none" else "only with changes none"
            raise BadInput(
                f"{where}.folder", cause, 'Set changes = "none" and a folder, or neither.'
            )
        if self.signing:
            self.signing.check(f"{where}.signing")


class Repository(Delivery, frozen=True, kw_only=True, tag_field="kind"):
    """What all hosts share. `branch` must exist unless the repository has no commit at all."""

    known: ClassVar[bool] = True  # whether anything can be asked of it

    branch: text.Branch = "main"

    proposes: ClassVar[bool] = True  # the host has change requests

    @property
    def place(self) -> tuple[str, ...]:
        """Where the repository is: two declarations of one kind with the same place are the same
        repository."""
        raise NotImplementedError

    @property
    def reads_with(self) -> ReadsWith:
        """What clusters read the repository with."""
        return "deploy-key"

    @property
    def push_options(self) -> Mapping[str, str]:
        """With these the host itself opens a change request from the branch that is pushed."""
        return {}

    @property
    def signs(self) -> bool:
        """Whether all commits of ours are signed; somebody else may make them."""
        return self.signing is not None or self.changes == "none"


class UrlRepository(Repository, frozen=True, kw_only=True):
    """A repository on a host that is named by the `url` of its web pages and API. What the fields
    mean is described in each kind."""

    url: text.HttpsUrl
    credential: Reference
    known_hosts: list[text.Line] = []
    trust_on_first_use: bool = False
    ca_file: text.ReadFile | None = None
    sync: Literal["deploy-key", "token"] = "deploy-key"
    sync_user: text.Line = ""
    sync_credential: Reference | None = None
    sync_url: text.SshUrl | None = None

    @property
    def reads_with(self) -> ReadsWith:
        return self.sync

    def check(self, where: str) -> None:
        super().check(where)
        rules.https_url(self.url, f"{where}.url")
        self.credential.check(f"{where}.credential")
        rules.reading_token(self.sync, self.sync_credential, self.credential, where)
        if self.sync == "deploy-key":
            rules.host_keys(self.known_hosts, where, trust_on_first_use=self.trust_on_first_use)
        rules.sync_url(self.sync_url, "/".join(self.place[1:]), self.sync, where)


class Unknown(Repository, frozen=True, kw_only=True, tag="unknown"):
    """A repository of a plan, of which something is known only after the apply. No other handover
    may hold it."""

    known: ClassVar[bool] = False

    @property
    def place(self) -> tuple[str, ...]:
        return ()

    @property
    def signs(self) -> bool:
        """Known after the apply."""
        return True

from typing import Literal

import msgspec

from provisioner.handover.reference import Reference


class Author(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Who our commits are by. Without it: git's own GIT_AUTHOR_NAME and so on, else Flux."""

    name: str
    email: str


class Signing(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """How git signs our commits. `ssh`: with the private key that `key` refers to, or with the one
    in the user's own ssh-agent whose public half (`TYPE BASE64`) is `key_id`. `gpg`: with `key_id`
    (empty: the author's) of the user's own keyring. `program` takes the place of ssh-keygen or
    gpg."""

    format: Literal["ssh", "gpg"]
    key: Reference | None = None
    key_id: str = ""
    program: str = ""


class Delivery(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """How our files get into a repository.

    `changes`: pushed to the branch; proposed as a change request on the branch `provisioner/FLEET`;
    or none, written to `folder` (relative to where provisioner runs) for somebody else to commit.
    `message_appendix` is one line below each commit message, such as `[skip ci]`.
    """

    changes: Literal["push", "change-request", "none"] = "push"
    folder: str | None = None
    author: Author | None = None
    message_appendix: str = ""
    signing: Signing | None = None


class Repository(Delivery, frozen=True, kw_only=True, tag_field="kind", forbid_unknown_fields=True):
    """What all hosts share. `branch` must exist unless the repository has no commit at all."""

    branch: str = "main"

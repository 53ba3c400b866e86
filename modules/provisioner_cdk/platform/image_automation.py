from __future__ import annotations

import dataclasses
from collections.abc import Sequence
from typing import ClassVar, Literal

from provisioner.handover.platform.image_automation import MESSAGE
from provisioner.handover.reference import Reference
from provisioner_cdk.image import Image
from provisioner_cdk.platform.base import Piece

__all__ = ["ImageAutomation"]


@dataclasses.dataclass(frozen=True, kw_only=True)
class ImageAutomation(Piece):
    """New tags of `images` become commits in the fleet's repository, where a comment in a file
    below `path` names their policy: `# {"$imagepolicy": "flux-system:web"}`.

    They are pushed to the branch that clusters follow, or to `push_branch`, from which GitLab
    itself or a run opens a change request with `change_request`. `message` is a template of Go.
    `signing_key` refers to a private key, of SSH or armored by GPG (`signing_format`), and
    `signing_password` to its passphrase. The controller pushes with a deploy key of its own. Where
    several clusters declare the same automation, the first of them by name carries it.
    """

    images: Sequence[Image]
    path: str = "."
    push_branch: str | None = None
    change_request: bool = False
    interval: str = "30m0s"
    author_name: str = "Flux"
    author_email: str = "flux@noreply.invalid"
    message: str = MESSAGE
    signing_key: Reference | None = None
    signing_password: Reference | None = None
    signing_format: Literal["gpg", "ssh"] = "gpg"

    kind: ClassVar[str] = "image_automation"

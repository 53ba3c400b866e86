from collections.abc import Sequence
from typing import Annotated

from provisioner.handover import text
from provisioner.handover.sign_in import base

ServiceAccount = Annotated[
    str,
    text.form(
        r"([A-Za-z0-9._-]+@[A-Za-z0-9.-]+)?",
        "the email address of a service account",
        "pairing@project.iam.gserviceaccount.com",
    ),
]
SENT = "an access token of its Google identity"


class Declaration(base.SignIn, frozen=True, kw_only=True, tag="google"):
    """With Google's application default credentials, or as the service account `impersonate`, which
    they may impersonate."""

    impersonate: ServiceAccount = ""

    def uses(self) -> Sequence[text.Use]:
        return (text.Use(action="send", noun=SENT),)

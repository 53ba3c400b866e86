from provisioner.handover.reference import Reference
from provisioner.handover.sign_in import base


class Declaration(base.SignIn, frozen=True, kw_only=True, tag="token"):
    """With a bearer token. It is read again when the API server refuses it."""

    token: Reference

    def check(self, where: str) -> None:
        self.token.check(f"{where}.token")

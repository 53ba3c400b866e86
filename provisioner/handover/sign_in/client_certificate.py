from provisioner.base.errors import BadInput
from provisioner.handover.reference import Reference
from provisioner.handover.sign_in import base


class Declaration(base.SignIn, frozen=True, kw_only=True, tag="client_certificate"):
    """With a client certificate (it may be a chain) and its private key, both in PEM. They are read
    again when the API server refuses them."""

    certificate: Reference
    key: Reference

    def check(self, where: str) -> None:
        self.certificate.check(f"{where}.certificate")
        self.key.check(f"{where}.key")
        if self.certificate.stdin and self.key.stdin:
            raise BadInput(
                f"{where}.key",
                "standard input holds the certificate already",
                "Refer to the key in another way.",
            )

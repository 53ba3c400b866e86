"""A client certificate and its key that references lead to."""

from provisioner.clusters.access.base import ClientCertificate
from provisioner.clusters.sign_in.base import SignIn, Way
from provisioner.handover import secrets
from provisioner.handover.sign_in.client_certificate import Declaration


def way(subject: str, declaration: Declaration) -> Way:
    def sign_in() -> SignIn:
        where = f"{subject}: sign_in"
        certificate = secrets.resolve(declaration.certificate, f"{where}.certificate").reveal()
        key = secrets.resolve(declaration.key, f"{where}.key")
        return SignIn(certificate=ClientCertificate(certificate=certificate, key=key))

    return Way(sign_in=sign_in)

"""A bearer token that a reference leads to."""

from provisioner.clusters.sign_in import base
from provisioner.clusters.sign_in.base import SignIn, Way
from provisioner.handover import secrets
from provisioner.handover.sign_in.token import Declaration


def way(subject: str, declaration: Declaration) -> Way:
    def sign_in() -> SignIn:
        return base.with_token(secrets.resolve(declaration.token, f"{subject}: sign_in.token"))

    return Way(sign_in=sign_in)

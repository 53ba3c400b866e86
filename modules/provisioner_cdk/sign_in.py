"""How provisioner signs in at a cluster's API server. Each takes what its struct in
`provisioner.handover.sign_in` says; the values may be references to any resource."""

from provisioner.handover.sign_in.aws import Declaration as AwsSignIn
from provisioner.handover.sign_in.azure import Declaration as AzureSignIn
from provisioner.handover.sign_in.base import SignIn
from provisioner.handover.sign_in.client_certificate import Declaration as ClientCertificateSignIn
from provisioner.handover.sign_in.exec import Declaration as ExecSignIn
from provisioner.handover.sign_in.google import Declaration as GoogleSignIn
from provisioner.handover.sign_in.token import Declaration as TokenSignIn

__all__ = [
    "AwsSignIn",
    "AzureSignIn",
    "ClientCertificateSignIn",
    "ExecSignIn",
    "GoogleSignIn",
    "SignIn",
    "TokenSignIn",
]

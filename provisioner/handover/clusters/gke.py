from __future__ import annotations

from provisioner.handover.clusters import endpoint
from provisioner.handover.sign_in import google
from provisioner.handover.sign_in.base import SignIn


class Declaration(endpoint.Endpoint, frozen=True, kw_only=True, tag="gke"):
    """A cluster on Google Kubernetes Engine. The API server gets a token of Google's application
    default credentials, or of the service account `impersonate`, which they may impersonate."""

    impersonate: google.ServiceAccount = ""

    @property
    def signs_in(self) -> SignIn:
        return google.Declaration(impersonate=self.impersonate)

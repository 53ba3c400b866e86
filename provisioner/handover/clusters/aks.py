from __future__ import annotations

from provisioner.handover.clusters import endpoint
from provisioner.handover.sign_in import azure
from provisioner.handover.sign_in.base import SignIn


class Declaration(endpoint.Endpoint, frozen=True, kw_only=True, tag="aks"):
    """A cluster on Azure Kubernetes Service. The API server gets a token of this machine's Azure
    identity (environment, workload identity, managed identity, Azure CLI). `client_id` chooses one,
    `tenant_id` its tenant; `server_id` is the application that the token is for."""

    server_id: azure.ServerId = azure.AKS
    tenant_id: azure.TenantId = ""
    client_id: azure.ClientId = ""

    @property
    def signs_in(self) -> SignIn:
        return azure.Declaration(
            server_id=self.server_id, tenant_id=self.tenant_id, client_id=self.client_id
        )

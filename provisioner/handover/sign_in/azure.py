from collections.abc import Sequence
from typing import Annotated

from provisioner.handover import text
from provisioner.handover.sign_in import base

# The application that stands for the API servers of all AKS clusters.
AKS = "6dae42f8-4368-4678-94ff-3960e28e3630"
_UUID = r"[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}"
ServerId = Annotated[str, text.form(_UUID, "the id of an application, a UUID", AKS)]
TenantId = Annotated[
    str,
    text.form(
        rf"({_UUID}|[A-Za-z0-9]([A-Za-z0-9.-]*[A-Za-z0-9])?)?",
        "the id or the domain of an Entra tenant",
        "contoso.onmicrosoft.com",
    ),
]
ClientId = Annotated[
    str,
    text.form(
        rf"({_UUID})?",
        "the client id of an identity, a UUID",
        "00000000-0000-0000-0000-000000000000",
    ),
]
SENT = "an access token of its Azure identity"


class Declaration(base.SignIn, frozen=True, kw_only=True, tag="azure"):
    """With the Azure identity of this machine (environment, workload identity, managed identity,
    Azure CLI). `client_id` chooses a managed or workload identity, `tenant_id` its tenant;
    `server_id` is the application that the token is for: AKS's own by default."""

    server_id: ServerId = AKS
    tenant_id: TenantId = ""
    client_id: ClientId = ""

    def uses(self) -> Sequence[text.Use]:
        """A token for another application opens more than a cluster: that has to be seen."""
        audience = "" if self.server_id.lower() == AKS else f" for application {self.server_id}"
        return (text.Use(action="send", noun=SENT + audience),)

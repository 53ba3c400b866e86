"""An Azure identity: of the environment, a workload, this machine, or whoever has signed in with
Azure's tools."""

from __future__ import annotations

import base64 as encoding
import json
import logging
from typing import Any

from provisioner.base import masking
from provisioner.base.errors import BadInput, Unreachable
from provisioner.base.http import authorities
from provisioner.base.http.adapter import TIMEOUT
from provisioner.base.secret import Secret
from provisioner.clusters.sign_in import base
from provisioner.clusters.sign_in.base import LOADING, Shared, SignIn, Way
from provisioner.handover.sign_in.azure import Declaration

SHARED = Shared()
UNREAD = logging.NullHandler()  # else what the library logs goes to standard error
LONGEST = 400  # characters of Azure's own words
HINT = "Run `az login`, or set AZURE_CLIENT_ID, AZURE_TENANT_ID and AZURE_CLIENT_SECRET."
MISSING = "`pip install 'provisioner-gitops[azure]'`."
ROLE = "Azure Kubernetes Service RBAC Cluster Admin"


def way(subject: str, declaration: Declaration) -> Way:
    def issued() -> Any:
        key = (declaration.server_id, declaration.tenant_id, declaration.client_id)
        return SHARED.get(key, lambda: _issued(subject, declaration), subject)

    def sign_in() -> SignIn:
        found = issued()
        return base.with_token(Secret(found.token), expires=float(found.expires_on))

    return Way(sign_in=sign_in, remedy=lambda: _remedy(issued().token))


def _issued(subject: str, declaration: Declaration) -> Any:
    """A token that holds for every cluster with this server_id."""
    with LOADING:
        credential = _credential(subject, declaration)
    from azure.core.exceptions import AzureError, ClientAuthenticationError

    tenant = {"tenant_id": declaration.tenant_id} if declaration.tenant_id else {}
    try:
        return credential.get_token(f"{declaration.server_id}/.default", **tenant)
    except ClientAuthenticationError as error:
        cause = f"Azure gives no access token: {_words(error)}"
        raise Unreachable(subject, cause, HINT) from error
    except AzureError as error:
        cause = f"Azure does not answer: {_words(error)}"
        raise Unreachable(subject, cause, "Check the network.") from error


def _credential(subject: str, declaration: Declaration) -> Any:
    """Azure's own order of identities; a `client_id` chooses among those that can be chosen."""
    try:
        from azure.identity import DefaultAzureCredential
    except ImportError as error:
        raise BadInput(subject, "azure-identity is not installed", MISSING) from error
    logging.getLogger("azure").addHandler(UNREAD)
    chosen: dict[str, Any] = {"connection_verify": authorities.for_requests(None, subject)}
    if declaration.client_id:
        chosen |= {"managed_identity_client_id": declaration.client_id}
        chosen |= {"workload_identity_client_id": declaration.client_id}
    if declaration.tenant_id:
        chosen |= {"workload_identity_tenant_id": declaration.tenant_id}
        chosen |= {"additionally_allowed_tenants": [declaration.tenant_id]}
    connecting, reading = TIMEOUT  # its own are five minutes each, tried four times
    return DefaultAzureCredential(connection_timeout=connecting, read_timeout=reading, **chosen)


def _remedy(token: str) -> str:
    who = _who(token)
    return f"Assign the role '{ROLE}' on the cluster to {who}, or let it be one of its admins."


def _who(token: str) -> str:
    """The object id that role assignments name, as the token says it."""
    try:
        payload = token.split(".")[1]
        claims = json.loads(encoding.urlsafe_b64decode(payload + "=" * (-len(payload) % 4)))
        return f"object {claims['oid']}"
    except (IndexError, ValueError, KeyError, TypeError):
        return "the Azure identity in use"


def _words(error: Exception) -> str:
    lines = [line.strip() for line in str(error).splitlines() if line.strip()]
    return masking.shortened(" ".join(lines), LONGEST)

"""The two objects that Flux starts from, as they are in the cluster now."""

from __future__ import annotations

import secrets

from provisioner.clusters.client import Object
from provisioner.pairing.site import Site

REQUESTED = "reconcile.fluxcd.io/requestedAt"


def live(site: Site, item: Object) -> Object | None:
    return site.client.get(
        item["apiVersion"], item["kind"], item["metadata"]["name"], site.want.namespace
    )


def root(site: Site) -> Object | None:
    return live(site, site.want.root)


def source(site: Site) -> Object | None:
    return live(site, site.want.source)


def ask(site: Site, item: Object) -> str:
    """Ask a controller to look now, as `flux reconcile` does; when it has, its status says the same
    token."""
    token = secrets.token_hex(8)
    site.client.patch(item, {"metadata": {"annotations": {REQUESTED: token}}})
    return token

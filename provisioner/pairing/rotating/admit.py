"""The new key on the Git host, beside the old one; it is used by nobody yet."""

from __future__ import annotations

from provisioner.pairing.engine import Decision
from provisioner.pairing.rotating import probe, staged
from provisioner.pairing.site import Site
from provisioner.pairing.steps import deploy_key
from provisioner.pairing.steps.deploy_key import Seen, decide

__all__ = ["NAME", "act", "decide", "look"]
NAME = "new key"


def look(site: Site) -> Seen:
    found = staged.must(site)
    listed = site.host_keys = site.host.keys(site.repository)
    if listed is None:
        return Seen(public=found.new.public, listed=None, readable=probe.readable(site, found))
    return Seen(public=found.new.public, listed=tuple(listed))


def act(site: Site, decision: Decision) -> None:
    new = staged.must(site).new
    if decision.work:  # with the wrong right: what is ours and unused is simply made anew
        site.host.revoke(site.repository, decision.work.id)
    deploy_key.install(site, new.public)

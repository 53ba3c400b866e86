"""What `provisioner rights --for watch` prints."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

from provisioner.clusters import roles
from provisioner.clusters.roles import Grantee
from provisioner.flux import yamls
from provisioner.handover.platform import receiver
from provisioner.pairing import rights as hosts
from provisioner.watch.replica import rights
from provisioner.watch.replica.process import ELSEWHERE
from provisioner.watch.templates import template
from provisioner.watch.templates.template import FleetTemplate

COMMANDS = ("pair", "unpair")  # what it does to the repositories


def text(words: Sequence[str], grantees: Sequence[Grantee]) -> str:
    """YAML with comments at the top. `words` are the files of templates."""
    templates = {word: template.load(Path(word)) for word in words}
    own = next((who.namespace for who in grantees if who.namespace), ELSEWHERE)
    needed = rights.needed(templates, own)
    head = [*_about(templates, own), "Git hosts:", *_hosts(templates)]
    documents = roles.render(needed, name=rights.role(own), grantees=grantees)
    return "".join(f"# {line}\n" for line in head) + yamls.dump(documents)


def _about(templates: Mapping[str, FleetTemplate], own: str) -> Iterator[str]:
    whose = f" with {', '.join(templates)}" if templates else ""
    yield f"What provisioner needs for watch{whose} on the management cluster."
    yield f"Its Lease is in namespace {own}."
    yield "Anyone who can read these Secrets is administrator of the clusters."


def _hosts(templates: Mapping[str, FleetTemplate]) -> Iterator[str]:
    """Without a template, every kind of host."""
    if not templates:
        for kind, lines in hosts.on_all_hosts(COMMANDS).items():
            yield from (f"  {kind}: {line}" for line in lines)
    for source, read in templates.items():
        for name, repository in read.repositories.items():
            webhooks = name in receiver.repositories([read.pairing.platform])
            for line in hosts.on_host(repository, COMMANDS, webhooks=webhooks):
                yield f"  {source}, repository {name}: {line}"

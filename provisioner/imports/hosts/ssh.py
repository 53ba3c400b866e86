from provisioner.handover.reference import Reference
from provisioner.handover.repositories.ssh import Declaration
from provisioner.imports.hosts.base import Place

CONSTRUCT = "SshRepository"


def of(place: Place) -> Declaration | None:
    if place.scheme != "ssh":
        return None
    return Declaration(
        url=place.url,
        branch=place.branch,
        known_hosts=list(place.known_hosts),
        push_key=Reference(file=place.push_key_file) if place.push_key_file else None,
    )

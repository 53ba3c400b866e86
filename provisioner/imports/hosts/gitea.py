from provisioner.handover.repositories.gitea import Declaration
from provisioner.imports.hosts.base import Place, owner_and_name

CONSTRUCT = "GiteaRepository"


def of(place: Place) -> Declaration | None:
    named = owner_and_name(place)
    if not place.on("gitea", "gitea.com", "codeberg.org") or not named:
        return None
    return Declaration(
        url=f"https://{place.host}",
        owner=named[0],
        name=named[1],
        branch=place.branch,
        known_hosts=list(place.known_hosts),
        sync_url=place.url,
    )

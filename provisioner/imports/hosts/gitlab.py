from provisioner.handover.repositories.gitlab import Declaration
from provisioner.imports.hosts.base import Place

CONSTRUCT = "GitlabRepository"


def of(place: Place) -> Declaration | None:
    if not place.on("gitlab", "gitlab.com") or "/" not in place.path:
        return None
    return Declaration(
        url=f"https://{place.host}",
        project=place.path,
        branch=place.branch,
        known_hosts=list(place.known_hosts),
        sync_url=place.url,
    )

from provisioner.handover.repositories.github import Declaration
from provisioner.imports.hosts.base import Place, owner_and_name

CONSTRUCT = "GithubRepository"


def of(place: Place) -> Declaration | None:
    named = owner_and_name(place)
    if not place.on("github", "github.com") or not named:
        return None
    usual = f"ssh://git@{place.host}/{'/'.join(named)}.git"
    public = place.host == "github.com"
    return Declaration(
        owner=named[0],
        name=named[1],
        host=place.host,
        branch=place.branch,
        known_hosts=[] if public else list(place.known_hosts),
        sync_url=None if place.url == usual else place.url,
    )

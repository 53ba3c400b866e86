import re

from provisioner.handover.repositories.codecommit import Declaration
from provisioner.imports.hosts.base import Place

CONSTRUCT = "CodeCommitRepository"
HOST = re.compile(r"git-codecommit\.(?P<region>[a-z0-9-]+)\.amazonaws\.com(\.cn)?")
REPOSITORIES = "v1/repos/"


def of(place: Place) -> Declaration | None:
    """One that the cluster reads as the AWS identity that it runs as. Over SSH it is a repository
    on any Git server."""
    host = HOST.fullmatch(place.host)
    if not host or (place.scheme, place.provider) != ("https", "aws"):
        return None
    return Declaration(
        region=host["region"],
        name=place.path.removeprefix(REPOSITORIES),
        branch=place.branch,
        sync="aws",
    )

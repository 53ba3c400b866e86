from collections.abc import Mapping
from typing import Annotated

from provisioner.handover import text
from provisioner.handover.reference import Reference
from provisioner.handover.repositories import base

ProjectPath = Annotated[
    str,
    text.form(
        rf"{text.SEGMENT}(/{text.SEGMENT})+",
        "the full path of a project: group/name, with all its groups",
        "group/subgroup/name",
    ),
]


class Declaration(base.UrlRepository, frozen=True, kw_only=True, tag="gitlab"):
    """A project on gitlab.com or on your own GitLab.

    `url` is the address of its web pages and API: `https://host[:port][/prefix]`; `project` is the
    full path, `group/subgroup/name`. `credential` refers to an access token with the scopes `api`
    and `write_repository`, of at least a Maintainer of the project: it changes deploy keys and
    pushes, over HTTPS, and never enters a cluster. `known_hosts` are OpenSSH lines of the host's
    SSH server; without any, the run is refused unless `trust_on_first_use` is set. `ca_file` is a
    PEM file of the certificate authorities to trust instead of the system's. With `sync="token"`
    clusters read over HTTPS as `sync_user` with the token that `sync_credential` refers to,
    preferably a deploy token. Every cluster stores it, so it should only read. No deploy keys are
    made then. `sync_url` is the URL that clusters with deploy keys read, where it is not the one
    that the API returns.
    """

    url: text.HttpsUrl = "https://gitlab.com"
    project: ProjectPath
    credential: Reference = Reference(env="GITLAB_TOKEN")

    @property
    def push_options(self) -> Mapping[str, str]:
        create = {"merge_request.create": "", "merge_request.target": self.branch}
        return {**create, "merge_request.remove_source_branch": ""}

    @property
    def place(self) -> tuple[str, ...]:
        return (self.url, self.project)

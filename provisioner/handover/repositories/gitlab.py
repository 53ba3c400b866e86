from typing import Literal

from provisioner.handover.reference import Reference
from provisioner.handover.repositories import base


class Declaration(base.Repository, frozen=True, kw_only=True, tag="gitlab"):
    """A project on gitlab.com or a GitLab of one's own.

    `url` is where its web pages and API are: `https://host[:port][/prefix]`; `project` is the full
    path, `group/subgroup/name`. `credential` refers to an access token with the scopes `api` and
    `write_repository`, at least Maintainer of the project: it changes deploy keys and pushes, over
    HTTPS, and never enters a cluster. `known_hosts` are OpenSSH lines of the host's SSH server;
    without any, the run is refused unless `trust_on_first_use` is set. `ca_file` is a PEM file of
    the authorities to trust instead of the system's. With `sync="token"` clusters read over HTTPS
    as `sync_user` with the token that `sync_credential` refers to, a deploy token best: it lies in
    each of them and should do nothing but read; then no deploy keys are made.
    """

    url: str = "https://gitlab.com"
    project: str
    credential: Reference = Reference(env="GITLAB_TOKEN")
    known_hosts: list[str] = []
    trust_on_first_use: bool = False
    ca_file: str | None = None
    sync: Literal["deploy-key", "token"] = "deploy-key"
    sync_user: str = ""
    sync_credential: Reference | None = None

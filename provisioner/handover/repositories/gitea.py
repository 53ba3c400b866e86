from provisioner.handover import text
from provisioner.handover.reference import Reference
from provisioner.handover.repositories import base


class Declaration(base.UrlRepository, frozen=True, kw_only=True, tag="gitea"):
    """A repository on Gitea or Forgejo.

    `url` is the address of its web pages and API: `https://host[:port][/prefix]`; `owner` is a user
    or an organisation. `credential` refers to an access token with the scope `write:repository`,
    whose user administers the repository: it changes deploy keys and pushes, over HTTPS, and never
    enters a cluster. `known_hosts` are OpenSSH lines of the host's SSH server; without any, the run
    is refused unless `trust_on_first_use` is set. `ca_file` is a PEM file of the certificate
    authorities to trust instead of the system's. With `sync="token"` clusters read over HTTPS as
    `sync_user` with the token that `sync_credential` refers to. Every cluster stores it, so it
    should only read. No deploy keys are made then. `sync_url` is the URL that clusters with deploy
    keys read, where it is not the one that the API returns.
    """

    owner: text.Segment
    name: text.Segment
    credential: Reference = Reference(env="GITEA_TOKEN")

    @property
    def place(self) -> tuple[str, ...]:
        return (self.url, self.owner, self.name)

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Annotated, Literal, Unpack

import msgspec

from provisioner.handover.reference import Reference
from provisioner.handover.repositories import github
from provisioner_cdk import cdk, hosted
from provisioner_cdk.providers import Source
from provisioner_cdk.repositories.base import Delivery

__all__ = ["GithubProtection", "GithubRepository"]

PROVIDER = Source(type="github", source="integrations/github", version="~> 6.9")
PUBLIC = "github.com"
Role = Literal["pull", "triage", "push", "maintain", "admin"]
Visibility = Literal["private", "internal", "public"]


class GithubProtection(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Pull requests into the branch need `approvals` and `checks` that pass. With `admins` that is
    true for administrators too: then pairing's credential cannot push either, and every change is a
    pull request."""

    approvals: Annotated[int, msgspec.Meta(ge=0, le=6)] = 1
    checks: Sequence[str] = ()
    admins: bool = False


class Settings(hosted.Settings, frozen=True, kw_only=True):
    visibility: Visibility = "private"


class Options(Delivery, total=False):
    """What pairing needs to know of the repository; see
    `provisioner.handover.repositories.github.Declaration`."""

    credential: Reference | None
    app: github.App | None
    known_hosts: Sequence[str]
    ca_file: str | None
    sync: Literal["deploy-key", "token", "app"]
    sync_credential: Reference | None
    sync_app: github.App | None
    sync_url: str | None


class GithubRepository(hosted.HostedRepository):
    """The repository `owner`/`name` on github.com, or on the GitHub Enterprise `host`.

    Terraform creates it, access for `teams` (slug to role) and `collaborators` (user to role), and
    the protection of `branch`. It is created empty: pairing writes the first commit, and its branch
    becomes the default. With `initialise`, which protection implies, GitHub writes a first commit.
    With `adopt` the repository must exist, and Terraform manages access and protection only.
    `on_destroy` is what happens when it leaves the stack: `archive` (the default), `refuse`
    (Terraform stops) or `delete`.

    Terraform's provider reads GITHUB_TOKEN. A provider block of your own, declared before or given
    as `provider`, must be configured for `owner`. For the rest see `Options`.
    """

    def __init__(
        self,
        scope: cdk.Construct,
        id: str,
        *,
        owner: str,
        name: str,
        host: str = PUBLIC,
        branch: str = "main",
        adopt: bool = False,
        description: str | None = None,
        visibility: Visibility | None = None,
        initialise: bool | None = None,
        on_destroy: hosted.OnDestroy | None = None,
        teams: Mapping[str, Role] | None = None,
        collaborators: Mapping[str, Role] | None = None,
        protect: GithubProtection | None = None,
        provider: cdk.TerraformProvider | None = None,
        **options: Unpack[Options],
    ) -> None:
        super().__init__(scope, id)
        self.handed_over(
            github.Declaration, options, owner=owner, name=name, host=host, branch=branch
        )
        settings = self.settings(
            Settings,
            adopt=adopt,
            description=description,
            visibility=visibility,
            initialise=initialise,
            on_destroy=on_destroy,
        )
        server = {} if host == PUBLIC else {"base_url": f"https://{host}/"}
        self.provided(PROVIDER, provider, owner=owner, **server)
        self.there = self._repository(name, branch, settings, protect)
        self._access(self.there, teams, collaborators)
        if protect is not None:
            self._protection(self.there, branch, protect)

    def admits(self, key: cdk.Construct, *, title: str, public: str, write: bool) -> None:
        self.installs(
            key,
            "github_repository_deploy_key",
            repository=self.there,
            title=title,
            public=public,
            read_only=not write,
        )

    def _repository(
        self, name: str, branch: str, settings: Settings | None, protect: GithubProtection | None
    ) -> str:
        """Create or adopt it; its name, to which the other resources refer."""
        if settings is None:
            self.forgets("repository", "github_repository")
            return name
        initialised = settings.initialise or protect is not None
        made = self.makes(
            "repository",
            "github_repository",
            name=name,
            description=settings.description,
            visibility=settings.visibility,
            auto_init=initialised,
            archive_on_destroy=settings.on_destroy != "delete",
            lifecycle=hosted.lifecycle(settings.on_destroy, "auto_init"),
        )
        reference = made.get_string_attribute("name")
        if initialised:
            self._default_branch(reference, branch)
        return reference

    def _default_branch(self, repository: str, branch: str) -> None:
        # GitHub takes the name of the first branch from the settings of the organisation.
        self.makes(
            "branch", "github_branch_default", repository=repository, branch=branch, rename=True
        )

    def _access(
        self,
        repository: str,
        teams: Mapping[str, Role] | None,
        collaborators: Mapping[str, Role] | None,
    ) -> None:
        for slug, role in hosted.access(teams, Role, f"{self.path}.teams").items():
            given = {"repository": repository, "team_id": slug, "permission": role}
            self.makes(f"team-{slug}", "github_team_repository", **given)
        for user, role in hosted.access(collaborators, Role, f"{self.path}.collaborators").items():
            given = {"repository": repository, "username": user, "permission": role}
            self.makes(f"user-{user}", "github_repository_collaborator", **given)

    def _protection(self, repository: str, branch: str, given: GithubProtection) -> None:
        wanted = hosted.protection(given, self.path)
        checks = [{"strict": False, "contexts": list(wanted.checks)}] if wanted.checks else None
        self.makes(
            "protection",
            "github_branch_protection",
            repository_id=repository,
            pattern=branch,
            enforce_admins=wanted.admins,
            required_pull_request_reviews=[{"required_approving_review_count": wanted.approvals}],
            required_status_checks=checks,
        )

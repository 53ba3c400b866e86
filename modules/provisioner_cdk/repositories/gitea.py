from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Annotated, Literal, Unpack

import msgspec

from provisioner.base.errors import BadInput
from provisioner.handover import convert
from provisioner.handover.repositories import gitea
from provisioner.handover.text import Segment
from provisioner_cdk import cdk, hosted, validation
from provisioner_cdk.providers import Source

__all__ = ["GiteaProtection", "GiteaRepository"]

PROVIDER = Source(type="gitea", source="go-gitea/gitea", version="~> 0.7")
Role = Literal["read", "write", "admin"]
# What a team may use in a repository; the host requires the list.
UNITS = "repo.code, repo.issues, repo.pulls, repo.releases, repo.actions"


class GiteaProtection(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Pull requests into the branch need `approvals` and `checks` that pass. With `push` everybody
    who may write may push as well; without, every change is a pull request."""

    approvals: Annotated[int, msgspec.Meta(ge=0)] = 1
    checks: Sequence[str] = ()
    push: bool = False


class Settings(hosted.Settings, frozen=True, kw_only=True):
    private: bool = True


class GiteaRepository(hosted.HostedRepository):
    """The repository `owner`/`name` on the Gitea or Forgejo at `url`; the owner is a user or an
    organisation.

    Terraform creates it, access for `collaborators` (user to role), and the protection of `branch`.
    In an organisation it creates `teams` (name to role) that have access to this repository only.
    `members` (team to users) sets their members; a team that is not in it keeps the members that it
    has. The repository is created empty: pairing writes the first commit. With `initialise`, which
    protection implies, the host writes a first commit. With `adopt` the repository must exist, and
    Terraform manages access and protection only. `on_destroy` is what happens when it leaves the
    stack: `archive` (the default), `refuse` (Terraform stops) or `delete`.

    Terraform's provider reads GITEA_TOKEN. A provider block of your own, declared before or given
    as `provider`, must be configured for `url`. For the rest see `UrlOptions`.
    """

    def __init__(
        self,
        scope: cdk.Construct,
        id: str,
        *,
        url: str,
        owner: str,
        name: str,
        branch: str = "main",
        adopt: bool = False,
        description: str | None = None,
        private: bool | None = None,
        initialise: bool | None = None,
        on_destroy: hosted.OnDestroy | None = None,
        teams: Mapping[str, Role] | None = None,
        members: Mapping[str, Sequence[str]] | None = None,
        collaborators: Mapping[str, Role] | None = None,
        protect: GiteaProtection | None = None,
        provider: cdk.TerraformProvider | None = None,
        **options: Unpack[hosted.UrlOptions],
    ) -> None:
        super().__init__(scope, id)
        self.handed_over(gitea.Declaration, options, url=url, owner=owner, name=name, branch=branch)
        settings = self.settings(
            Settings,
            adopt=adopt,
            description=description,
            private=private,
            initialise=initialise,
            on_destroy=on_destroy,
        )
        ca_file = options.get("ca_file")
        self.provided(
            PROVIDER, provider, base_url=url, **({"cacert_file": ca_file} if ca_file else {})
        )
        self.owner: str = owner
        self._made: cdk.TerraformResource | cdk.TerraformDataSource | None = None
        self.teams: frozenset[tuple[str, str]] = frozenset()
        self.there = self._repository(name, branch, settings, protected=protect is not None)
        self._teams(self.there, teams, members or {})
        self._collaborators(self.there, collaborators)
        if protect is not None:
            self._protection(self.there, branch, protect)

    def admits(self, key: cdk.Construct, *, title: str, public: str, write: bool) -> None:
        self.installs(
            key,
            "gitea_repository_key",
            repository=self._id(),
            title=title,
            public=public,
            read_only=not write,
        )

    def _id(self) -> str:
        """The number that deploy keys refer to. For an adopted repository it is looked up, once."""
        if self._made is None:
            self._made = self.looks_up("found", "gitea_repo", username=self.owner, name=self.there)
        return self._made.get_string_attribute("id")

    def _repository(
        self, name: str, branch: str, settings: Settings | None, *, protected: bool
    ) -> str:
        """Create or adopt it; its name, to which the other resources refer."""
        if settings is None:
            self.forgets("repository", "gitea_repository")
            return name
        made = self._made = self.makes(
            "repository",
            "gitea_repository",
            username=self.owner,
            name=name,
            description=settings.description,
            private=settings.private,
            auto_init=settings.initialise or protected,
            default_branch=branch,
            archive_on_destroy=settings.on_destroy != "delete",
            lifecycle=hosted.lifecycle(settings.on_destroy, "auto_init"),
        )
        return made.get_string_attribute("name")

    def _teams(
        self,
        repository: str,
        teams: Mapping[str, Role] | None,
        members: Mapping[str, Sequence[str]],
    ) -> None:
        wanted = hosted.access(teams, Role, f"{self.path}.teams")
        self.teams = frozenset((self.owner, team) for team in wanted)
        self._teams_are_free()
        for team in members:
            if team not in wanted:
                raise BadInput(f"{self.path}.members", f"no team {team!r}", "Name it in `teams`.")
        for team, role in wanted.items():
            made = self._team(repository, team, role)
            if team in members:
                self._members(team, made, members[team])

    def _collaborators(self, repository: str, given: Mapping[str, Role] | None) -> None:
        for user, role in hosted.access(given, Role, f"{self.path}.collaborators").items():
            self.makes(
                f"user-{user}",
                "gitea_repository_collaborator",
                owner=self.owner,
                repo=repository,
                username=user,
                permission=role,
            )

    def _team(self, repository: str, team: str, role: str) -> cdk.TerraformResource:
        # Gitea reports the permission of such a team as "none", which the provider shows as a
        # change in every plan. So it is ignored, and a change of the role replaces the team.
        kept = cdk.resource(self, f"role-{team}", "terraform_data", input=role)
        return self.makes(
            f"team-{team}",
            "gitea_team",
            organisation=self.owner,
            name=team,
            permission=role,
            units=UNITS,
            can_create_repos=False,
            include_all_repositories=False,
            repositories=[repository],
            lifecycle={
                "ignore_changes": ["permission"],
                "replace_triggered_by": [f"terraform_data.{kept.friendly_unique_id}"],
            },
        )

    def _teams_are_free(self) -> None:
        """A team belongs to the organisation, and not to one of its repositories."""
        for other in self.stack.node.find_all():
            if not isinstance(other, GiteaRepository) or other is self:
                continue
            for _, team in sorted(self.teams & other.teams):
                cause = f"{other.path} already creates the team {team!r}"
                raise BadInput(f"{self.path}.teams", cause, "Give it another name.")

    def _members(self, team: str, made: cdk.TerraformResource, users: Sequence[str]) -> None:
        where = f"{self.path}.members.{team}"
        for user in convert.to(list[str], list(users), where):
            validation.value(Segment, user, where)
        self.makes(
            f"members-{team}",
            "gitea_team_members",
            team_id=made.get_string_attribute("id"),
            members=sorted(users),
        )

    def _protection(self, repository: str, branch: str, given: GiteaProtection) -> None:
        wanted = hosted.protection(given, self.path)
        self.makes(
            "protection",
            "gitea_repository_branch_protection",
            username=self.owner,
            name=repository,
            rule_name=branch,
            enable_push=wanted.push,
            required_approvals=wanted.approvals,
            status_check_patterns=list(wanted.checks) or None,
        )

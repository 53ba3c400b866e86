from __future__ import annotations

from collections.abc import Mapping
from typing import Literal, Unpack

import msgspec

from provisioner.handover.repositories import gitlab
from provisioner_cdk import cdk, hosted
from provisioner_cdk.providers import Source

__all__ = ["GitlabProtection", "GitlabRepository"]

PROVIDER = Source(type="gitlab", source="gitlabhq/gitlab", version="~> 18.6")
PUBLIC = "https://gitlab.com"
Role = Literal["guest", "planner", "reporter", "developer", "maintainer", "owner"]
Level = Literal["no one", "developer", "maintainer"]
Visibility = Literal["private", "internal", "public"]


class GitlabProtection(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """The lowest role that may push to the branch, and that may merge into it. With `push="no one"`
    every change is a merge request."""

    push: Level = "no one"
    merge: Level = "maintainer"


class Settings(hosted.Settings, frozen=True, kw_only=True):
    visibility: Visibility = "private"


class GitlabRepository(hosted.HostedRepository):
    """The `project` (its full path, such as `group/subgroup/name`) on gitlab.com or on your own
    GitLab at `url`.

    Terraform creates it, shares it with `groups` (full path to role), adds `members` (user to role)
    and protects `branch`. Groups and users must exist; `personal` is for a project that belongs to
    a user and not to a group. It is created empty: pairing writes the first commit, and its branch
    becomes the default. With `initialise`, which protection implies, GitLab writes a first commit.
    With `adopt` the project must exist, and Terraform manages access and protection only.
    `on_destroy` is what happens when it leaves the stack: `archive` (the default), `refuse`
    (Terraform stops) or `delete`.

    Terraform's provider reads GITLAB_TOKEN, which for a personal project must be that user's. A
    provider block of your own, declared before or given as `provider`, must be configured for
    `url`. For the rest see `UrlOptions`.
    """

    def __init__(
        self,
        scope: cdk.Construct,
        id: str,
        *,
        project: str,
        personal: bool = False,
        url: str = PUBLIC,
        branch: str = "main",
        adopt: bool = False,
        description: str | None = None,
        visibility: Visibility | None = None,
        initialise: bool | None = None,
        on_destroy: hosted.OnDestroy | None = None,
        groups: Mapping[str, Role] | None = None,
        members: Mapping[str, Role] | None = None,
        protect: GitlabProtection | None = None,
        provider: cdk.TerraformProvider | None = None,
        **options: Unpack[hosted.UrlOptions],
    ) -> None:
        super().__init__(scope, id)
        self.handed_over(gitlab.Declaration, options, project=project, url=url, branch=branch)
        settings = self.settings(
            Settings,
            adopt=adopt,
            description=description,
            visibility=visibility,
            initialise=initialise,
            on_destroy=on_destroy,
        )
        # Also of gitlab.com: GITLAB_BASE_URL may be that of another server.
        server = {"base_url": f"{url.rstrip('/')}/api/v4/"}
        ca_file = options.get("ca_file")
        self.provided(PROVIDER, provider, **server, **({"cacert_file": ca_file} if ca_file else {}))
        if settings is None:
            self.forgets("project", "gitlab_project")
            self.there = project
        else:
            initialised = settings.initialise or protect is not None
            self.there = self._project(
                project, branch, settings, initialised=initialised, personal=personal
            )
        self._access(self.there, groups, members)
        if protect is not None:
            self._protection(self.there, branch, protect)

    def admits(self, key: cdk.Construct, *, title: str, public: str, write: bool) -> None:
        self.installs(
            key,
            "gitlab_deploy_key",
            project=self.there,
            title=title,
            public=public,
            can_push=write,
        )

    def _project(
        self, path: str, branch: str, settings: Settings, *, initialised: bool, personal: bool
    ) -> str:
        """Create it; its id, to which the other resources refer."""
        namespace, _, name = path.rpartition("/")
        made = self.makes(
            "project",
            "gitlab_project",
            name=name,
            path=name,
            namespace_id=None
            if personal
            else self._group("group", namespace).get_number_attribute("group_id"),
            description=settings.description,
            visibility_level=settings.visibility,
            initialize_with_readme=initialised,
            default_branch=branch if initialised else None,
            archive_on_destroy=settings.on_destroy != "delete",
            lifecycle=hosted.lifecycle(settings.on_destroy, "initialize_with_readme"),
        )
        return made.get_string_attribute("id")

    def _group(self, part: str, path: str) -> cdk.TerraformDataSource:
        return self.looks_up(part, "gitlab_group", full_path=path)

    def _access(
        self, project: str, groups: Mapping[str, Role] | None, members: Mapping[str, Role] | None
    ) -> None:
        for path, role in hosted.access(groups, Role, f"{self.path}.groups").items():
            self._share(project, path, role)
        for user, role in hosted.access(members, Role, f"{self.path}.members").items():
            self._membership(project, user, role)

    def _share(self, project: str, path: str, role: str) -> None:
        group = self._group(f"group-{path}", path)
        self.makes(
            f"share-{path}",
            "gitlab_project_share_group",
            project=project,
            group_id=group.get_number_attribute("group_id"),
            group_access=role,
        )

    def _membership(self, project: str, user: str, role: str) -> None:
        person = self.looks_up(f"user-{user}", "gitlab_user", username=user)
        self.makes(
            f"member-{user}",
            "gitlab_project_membership",
            project=project,
            user_id=person.get_number_attribute("user_id"),
            access_level=role,
        )

    def _protection(self, project: str, branch: str, given: GitlabProtection) -> None:
        wanted = hosted.protection(given, self.path)
        self.makes(
            "protection",
            "gitlab_branch_protection",
            project=project,
            branch=branch,
            push_access_level=wanted.push,
            merge_access_level=wanted.merge,
        )

"""Repositories on the Git hosts that Terraform can create them on: what each construct takes."""

from __future__ import annotations

from typing import Any

from provisioner_cdk import (
    GiteaProtection,
    GiteaRepository,
    GithubProtection,
    GithubRepository,
    GitlabProtection,
    GitlabRepository,
)

from tests.unit.provisioner_cdk.whole import HOSTILE

KNOWN = ["git.example.com ssh-ed25519 AAAA"]
GITEA: dict[str, Any] = {
    "url": "https://git.example.com",
    "owner": "acme",
    "name": "fleet",
    "known_hosts": KNOWN,
}
GITHUB: dict[str, Any] = {"owner": "acme", "name": "fleet"}
GITLAB: dict[str, Any] = {"project": "acme/platform/fleet", "known_hosts": KNOWN}
# By kind: the construct, its required options, all its others, and what it emits with them.
WHOLE: dict[str, tuple[Any, dict[str, Any], dict[str, Any], set[str]]] = {
    "github": (
        GithubRepository,
        GITHUB,
        {
            "host": "github.example.com",
            "known_hosts": KNOWN,
            "description": HOSTILE,
            "visibility": "internal",
            "on_destroy": "refuse",
            "teams": {"platform": "maintain"},
            "collaborators": {"ann": "pull"},
            "protect": GithubProtection(approvals=2, checks=["ci"], admins=True),
        },
        {
            "resource.github_branch_default",
            "resource.github_branch_protection",
            "resource.github_repository",
            "resource.github_repository_collaborator",
            "resource.github_team_repository",
        },
    ),
    "gitlab": (
        GitlabRepository,
        GITLAB,
        {
            "url": "https://git.example.com/lab",
            "description": HOSTILE,
            "visibility": "internal",
            "on_destroy": "refuse",
            "groups": {"acme/oncall": "reporter"},
            "members": {"ann": "developer"},
            "protect": GitlabProtection(),
            "ca_file": "/etc/ca.pem",
        },
        {
            "data.gitlab_group",
            "data.gitlab_user",
            "resource.gitlab_branch_protection",
            "resource.gitlab_project",
            "resource.gitlab_project_membership",
            "resource.gitlab_project_share_group",
        },
    ),
    "gitea": (
        GiteaRepository,
        GITEA,
        {
            "description": HOSTILE,
            "private": False,
            "on_destroy": "refuse",
            "teams": {"platform": "write"},
            "members": {"platform": ["ann"]},
            "collaborators": {"bob": "read"},
            "ca_file": "/etc/ca.pem",
            "protect": GiteaProtection(checks=["ci"]),
        },
        {
            "resource.gitea_repository",
            "resource.gitea_repository_branch_protection",
            "resource.gitea_repository_collaborator",
            "resource.gitea_team",
            "resource.gitea_team_members",
        },
    ),
}
HOSTS = sorted(WHOLE)
# Options that an adopted repository refuses.
SETTINGS = ("description", "visibility", "private", "on_destroy")
TYPES = {"github": "github_repository", "gitlab": "gitlab_project", "gitea": "gitea_repository"}


def made(found: dict[str, Any], type: str) -> dict[str, Any]:
    (one,) = found["resource"][type].values()
    return dict(one)


def whole(host: str, *, adopt: bool = False) -> dict[str, Any]:
    """All options of this host's construct; with `adopt`, those that it then takes."""
    _, needed, options, _ = WHOLE[host]
    return {
        **needed,
        **{name: value for name, value in options.items() if not adopt or name not in SETTINGS},
    }

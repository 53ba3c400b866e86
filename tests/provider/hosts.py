"""Fakes of the providers of GitHub, GitLab and tls: from their published reference, no more than
our stacks use."""

from __future__ import annotations

from typing import Any, ClassVar

from provisioner.base import keys
from tests.provider.fake import Failed, Fake, Kind, State, World, between


class GithubRepository(Kind):
    """Its id is its name; destroying it archives it, when asked to."""

    decided = frozenset({"private", "default_branch"})
    defaults: ClassVar[dict[str, Any]] = {
        "visibility": "public",
        "archive_on_destroy": False,
        "archived": False,
    }

    def id(self, wanted: State) -> str:
        return str(wanted["name"])

    def completed(self, wanted: State) -> State:
        owner = self.world.configured.get("owner") or "nobody"
        full = f"{owner}/{wanted['name']}"
        return {
            "full_name": full,
            "node_id": f"R_{wanted['name']}",
            "repo_id": 1,
            "html_url": f"https://github.com/{full}",
            "ssh_clone_url": f"git@github.com:{full}.git",
            "private": wanted["visibility"] != "public",
            "default_branch": "main",
        }

    def delete(self, id: str, current: State) -> None:
        if current["archive_on_destroy"]:
            self.mine[id] = {**current, "archived": True}
        else:
            super().delete(id, current)


class GithubBranchDefault(Kind):
    """The branch must be there, or be renamed; only an initialised repository has one."""

    replaced_by = frozenset({"repository"})

    def id(self, wanted: State) -> str:
        return str(wanted["repository"])

    def completed(self, wanted: State) -> State:
        repository = self.world.of("github_repository").get(wanted["repository"])
        if not repository or not repository.get("auto_init"):
            raise Failed("Branch not found: the repository is empty")
        if not wanted.get("rename"):
            raise Failed(f"Branch {wanted['branch']} not found")
        repository["default_branch"] = wanted["branch"]
        return {}


class DeployKey(Kind):
    """Hosts refuse one key twice."""

    replaced_by = frozenset({"repository", "title", "key", "read_only"})
    host: ClassVar[str] = "repository"

    def id(self, wanted: State) -> str:
        return f"{wanted[self.host]}:{abs(hash(wanted['key'])) % 10**8}"


class GitlabDeployKey(DeployKey):
    replaced_by = frozenset({"project", "title", "key", "can_push"})
    host = "project"

    def completed(self, wanted: State) -> State:
        return {"deploy_key_id": self.world.number()}


class GitlabProject(Kind):
    """Its id is a number; its full path begins with that of its namespace, or with the credential's
    own name."""

    decided = frozenset({"path", "default_branch"})
    defaults: ClassVar[dict[str, Any]] = {
        "visibility_level": "private",
        "archive_on_destroy": False,
        "archived": False,
    }

    def id(self, wanted: State) -> str:
        return str(wanted.get("number") or self.world.number())

    def completed(self, wanted: State) -> State:
        groups = [
            group
            for group, found in GROUPS.items()
            if found["group_id"] == wanted.get("namespace_id")
        ]
        path = wanted.get("path") or wanted["name"]
        full = f"{(groups or ['me'])[0]}/{path}"
        return {
            "default_branch": "main",
            "path": path,
            "path_with_namespace": full,
            "web_url": f"https://gitlab.com/{full}",
        }

    def delete(self, id: str, current: State) -> None:
        if current["archive_on_destroy"]:
            self.mine[id] = {**current, "archived": True}
        else:
            super().delete(id, current)


GROUPS = {
    "example/platform": {"group_id": 11},
    "example/on-call": {"group_id": 12},
    "acme/platform": {"group_id": 13},
    "acme/oncall": {"group_id": 14},
}
USERS = {"ann": {"user_id": 21}, "me": {"user_id": 20}}


def _gitlab_group(world: World, asked: State) -> State:
    if asked["full_path"] not in GROUPS:
        raise Failed(f"404 Group {asked['full_path']} Not Found")
    found = GROUPS[asked["full_path"]]
    return {**found, "id": str(found["group_id"]), "path": asked["full_path"].rpartition("/")[2]}


def _gitlab_user(world: World, asked: State) -> State:
    if asked["username"] not in USERS:
        raise Failed(f"no user {asked['username']}")
    found = USERS[asked["username"]]
    return {**found, "id": str(found["user_id"])}


class PrivateKey(Kind):
    """A real key pair."""

    replaced_by = frozenset({"algorithm", "rsa_bits", "ecdsa_curve"})
    sensitive = frozenset({"private_key_pem", "private_key_openssh", "private_key_pem_pkcs8"})

    def id(self, wanted: State) -> str:
        return str(wanted["public_key_fingerprint_sha256"])

    def completed(self, wanted: State) -> State:
        pair = keys.make(
            {"ED25519": "ed25519", "ECDSA": "ecdsa", "RSA": "rsa"}[wanted["algorithm"]]
        )
        private = pair.private.reveal()
        return {
            "private_key_openssh": private,
            "private_key_pem": private,
            "public_key_openssh": f"{pair.public}\n",
            "public_key_fingerprint_sha256": keys.fingerprint(pair.public),
        }


def github() -> Fake:
    return Fake(
        "github",
        {
            "github_repository": GithubRepository,
            "github_branch_default": GithubBranchDefault,
            "github_branch_protection": between("repository_id", "pattern"),
            "github_repository_collaborator": between("repository", "username"),
            "github_repository_deploy_key": DeployKey,
            "github_team_repository": between("team_id", "repository"),
        },
    )


def gitlab() -> Fake:
    return Fake(
        "gitlab",
        {
            "gitlab_project": GitlabProject,
            "gitlab_branch_protection": between("project", "branch"),
            "gitlab_deploy_key": GitlabDeployKey,
            "gitlab_project_membership": between("project", "user_id"),
            "gitlab_project_share_group": between("project", "group_id"),
        },
        {"gitlab_group": _gitlab_group, "gitlab_user": _gitlab_user},
    )


def tls() -> Fake:
    return Fake("tls", {"tls_private_key": PrivateKey})

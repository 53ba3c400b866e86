"""A fake of the Gitea provider: kept in memory. It refuses what the real host would."""

from __future__ import annotations

from typing import Any, ClassVar

from tests.provider.fake import Failed, Fake, Kind, State, World, between

UNITS = "[repo.code, repo.issues, repo.pulls]"


class Repository(Kind):
    """Its id is a number. Destroying it archives it, when asked to."""

    replaced_by = frozenset({"username"})
    defaults: ClassVar[dict[str, Any]] = {
        "archive_on_destroy": False,
        "archived": False,
        "auto_init": True,
        "description": "",
        "default_branch": "main",
        "private": True,
    }

    def id(self, wanted: State) -> str:
        return str(self.world.number())

    def completed(self, wanted: State) -> State:
        full = f"{wanted['username']}/{wanted['name']}"
        if any(
            (found["username"], found["name"]) == tuple(full.split("/"))
            for found in self.others(wanted)
        ):
            raise Failed(f"The repository with the same name already exists: {full}")
        base = self.world.configured.get("base_url") or ""
        return {"html_url": f"{base}/{full}", "clone_url": f"{base}/{full}.git"}

    def others(self, wanted: State) -> list[State]:
        return [found for id, found in self.mine.items() if id != wanted.get("id")]

    def delete(self, id: str, current: State) -> None:
        if current["archive_on_destroy"]:
            self.mine[id] = {**current, "archived": True}
        else:
            super().delete(id, current)


def look_up(world: World, asked: State) -> State:
    for id, found in world.of("gitea_repository").items():
        if (found["username"], found["name"]) == (asked["username"], asked["name"]):
            return {"id": id, "full_name": f"{found['username']}/{found['name']}"}
    raise Failed(f"no repository {asked['username']}/{asked['name']}")


class Team(Kind):
    """Its id is a number, its name is the organisation's own."""

    decided = frozenset({"repositories"})
    replaced_by = frozenset({"name", "organisation"})
    defaults: ClassVar[dict[str, Any]] = {
        "can_create_repos": True,
        "include_all_repositories": True,
        "permission": "",
        "units": UNITS,
    }

    def id(self, wanted: State) -> str:
        return str(self.world.number())


def gitea() -> Fake:
    return Fake(
        "gitea",
        {
            "gitea_repository": Repository,
            "gitea_repository_branch_protection": between("username", "name", "rule_name"),
            "gitea_repository_collaborator": between("owner", "repo", "username"),
            "gitea_repository_key": between("repository", "title", "key", "read_only"),
            "gitea_team": Team,
            "gitea_team_members": between("team_id"),
        },
        {"gitea_repo": look_up},
    )

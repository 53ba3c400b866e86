"""The Gitea provider backed by a real Gitea: each resource asks its API what the real provider asks
of it."""

from __future__ import annotations

from typing import Any, ClassVar, Protocol

from tests.provider import gitea as fake
from tests.provider.fake import Fake, Kind, State, World


class Api(Protocol):
    """`tests.real.gitea.Gitea` is one: the decoded answer, an error for a refusal, or with
    `expect=False` the code."""

    def api(self, method: str, path: str, *, expect: bool = True, **body: Any) -> Any: ...


class Backed(Kind):
    """Nothing is kept here but the host itself."""

    host: ClassVar[Api]

    def ask(self, method: str, path: str, **body: Any) -> Any:
        return self.host.api(method, path, **body)

    def found(self, path: str) -> Any:
        """What is there, or None."""
        return self.ask("GET", path) if self.host.api("GET", path, expect=False) < 400 else None


def _repository(found: Any) -> State:
    same = (
        "name",
        "description",
        "private",
        "archived",
        "default_branch",
        "html_url",
        "clone_url",
        "ssh_url",
    )
    return {
        "id": str(found["id"]),
        "username": found["owner"]["login"],
        **{name: found[name] for name in same},
    }


class Repository(Backed, fake.Repository):
    def create(self, wanted: State) -> State:
        owner = wanted["username"]
        organisation = self.found(f"/orgs/{owner}") is not None
        body = {name: wanted[name] for name in ("name", "private", "auto_init", "default_branch")}
        path = f"/orgs/{owner}/repos" if organisation else f"/admin/users/{owner}/repos"
        return {
            **wanted,
            **_repository(self.ask("POST", path, description=wanted["description"], **body)),
        }

    def read(self, id: str, current: State) -> State | None:
        found = self.found(f"/repositories/{id}")
        return _repository(found) if found else None

    def update(self, id: str, wanted: State) -> State:
        there = _repository(self.ask("GET", f"/repositories/{id}"))
        body = {
            name: wanted[name]
            for name in ("name", "private", "archived", "description")
            if wanted[name] is not None
        }
        return {
            **wanted,
            **_repository(self.ask("PATCH", f"/repos/{there['username']}/{there['name']}", **body)),
        }

    def delete(self, id: str, current: State) -> None:
        path = f"/repos/{current['username']}/{current['name']}"
        if current["archive_on_destroy"]:
            self.ask("PATCH", path, archived=True)
        else:
            self.ask("DELETE", path)


class Team(Backed, fake.Team):
    def create(self, wanted: State) -> State:
        made = self.ask("POST", f"/orgs/{wanted['organisation']}/teams", **self._body(wanted))
        self._repositories(made["id"], wanted)
        return {**wanted, "id": str(made["id"])}

    def read(self, id: str, current: State) -> State | None:
        found = self.found(f"/teams/{id}")
        return {"name": found["name"], "permission": found["permission"]} if found else None

    def update(self, id: str, wanted: State) -> State:
        self.ask("PATCH", f"/teams/{id}", **self._body(wanted))
        self._repositories(id, wanted)
        return wanted

    def delete(self, id: str, current: State) -> None:
        self.ask("DELETE", f"/teams/{id}")

    def _repositories(self, id: str, wanted: State) -> None:
        for name in wanted["repositories"] or []:
            self.ask("PUT", f"/teams/{id}/repos/{wanted['organisation']}/{name}")

    @staticmethod
    def _body(wanted: State) -> State:
        units = [unit.strip() for unit in wanted["units"].strip("[]").split(",")]
        return {
            "name": wanted["name"],
            "permission": wanted["permission"],
            "units": units,
            "can_create_org_repo": wanted["can_create_repos"],
            "includes_all_repositories": wanted["include_all_repositories"],
        }


class Members(Backed):
    replaced_by = frozenset({"team_id", "members"})

    def create(self, wanted: State) -> State:
        for user in wanted["members"]:
            self.ask("PUT", f"/teams/{wanted['team_id']}/members/{user}")
        return {**wanted, "id": str(wanted["team_id"])}

    def read(self, id: str, current: State) -> State | None:
        found = self.found(f"/teams/{id}/members")
        return None if found is None else {"members": sorted(one["login"] for one in found)}

    def delete(self, id: str, current: State) -> None:
        for user in current["members"]:
            self.ask("DELETE", f"/teams/{id}/members/{user}")


class Collaborator(Backed):
    replaced_by = frozenset({"owner", "repo", "username"})

    def create(self, wanted: State) -> State:
        self.ask("PUT", self._path(wanted), permission=wanted["permission"])
        return {**wanted, "id": f"{wanted['owner']}/{wanted['repo']}/{wanted['username']}"}

    def read(self, id: str, current: State) -> State | None:
        owner, repo, username = id.split("/")
        path = self._path({"owner": owner, "repo": repo, "username": username})
        return current if self.host.api("GET", path, expect=False) == 204 else None

    def update(self, id: str, wanted: State) -> State:
        return self.create(wanted)

    def delete(self, id: str, current: State) -> None:
        self.ask("DELETE", self._path(current))

    @staticmethod
    def _path(wanted: State) -> str:
        return f"/repos/{wanted['owner']}/{wanted['repo']}/collaborators/{wanted['username']}"


class Protection(Backed):
    replaced_by = frozenset({"username", "name", "rule_name"})

    def create(self, wanted: State) -> State:
        self.ask("POST", self._path(wanted), rule_name=wanted["rule_name"], **self._body(wanted))
        return {**wanted, "id": f"{wanted['username']}/{wanted['name']}/{wanted['rule_name']}"}

    def read(self, id: str, current: State) -> State | None:
        owner, name, rule = id.split("/", 2)
        found = self.found(f"/repos/{owner}/{name}/branch_protections/{rule}")
        return {key: found[key] for key in ("enable_push", "required_approvals")} if found else None

    def update(self, id: str, wanted: State) -> State:
        self.ask("PATCH", f"{self._path(wanted)}/{wanted['rule_name']}", **self._body(wanted))
        return wanted

    def delete(self, id: str, current: State) -> None:
        self.ask("DELETE", f"{self._path(current)}/{current['rule_name']}")

    @staticmethod
    def _path(wanted: State) -> str:
        return f"/repos/{wanted['username']}/{wanted['name']}/branch_protections"

    @staticmethod
    def _body(wanted: State) -> State:
        checks = wanted["status_check_patterns"] or []
        body = {
            "enable_push": wanted["enable_push"],
            "required_approvals": wanted["required_approvals"],
        }
        return {**body, "enable_status_check": bool(checks), "status_check_contexts": checks}


class Key(Backed):
    replaced_by = frozenset({"repository", "title", "key", "read_only"})

    def create(self, wanted: State) -> State:
        body = {name: wanted[name] for name in ("title", "key", "read_only")}
        return {**wanted, "id": str(self.ask("POST", self._path(wanted), **body)["id"])}

    def read(self, id: str, current: State) -> State | None:
        return current if self.found(f"{self._path(current)}/{id}") else None

    def delete(self, id: str, current: State) -> None:
        self.ask("DELETE", f"{self._path(current)}/{id}")

    def _path(self, wanted: State) -> str:
        found = self.ask("GET", f"/repositories/{int(wanted['repository'])}")
        return f"/repos/{found['full_name']}/keys"


KINDS: dict[str, type[Backed]] = {
    "gitea_repository": Repository,
    "gitea_repository_branch_protection": Protection,
    "gitea_repository_collaborator": Collaborator,
    "gitea_repository_key": Key,
    "gitea_team": Team,
    "gitea_team_members": Members,
}


def provider(host: Api) -> Fake:
    def look_up(_world: World, asked: State) -> State:
        return _repository(host.api("GET", f"/repos/{asked['username']}/{asked['name']}"))

    return Fake(
        "gitea", {type: _bound(kind, host) for type, kind in KINDS.items()}, {"gitea_repo": look_up}
    )


def _bound(kind: type[Backed], host: Api) -> type[Backed]:
    return type(kind.__name__, (kind,), {"host": host})

"""GitHub and GitHub Enterprise through their API. git pushes over HTTPS with the same
credential."""

from __future__ import annotations

import contextlib
from collections.abc import Collection, Iterator
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from provisioner.base import clock
from provisioner.base import keys as keypairs
from provisioner.base.errors import BadInput, Refused
from provisioner.base.http.answers import Denied, Rejected
from provisioner.base.http.authorization import Authorization
from provisioner.base.http.session import new_session
from provisioner.base.retry import Pace
from provisioner.base.run_context import RunContext
from provisioner.base.tools import Tool
from provisioner.git import credentials
from provisioner.git.hosts.base import (
    WEBHOOKS,
    Access,
    ChangeRequest,
    HostKey,
    Login,
    Need,
    Reading,
    Remote,
)
from provisioner.git.rest import github_app, github_scopes
from provisioner.git.rest import host as rest
from provisioner.git.rest.api import Api, Raw, naming
from provisioner.git.rest.github_app import HEADERS
from provisioner.git.webhooks.github import GitHubWebhooks
from provisioner.handover.repositories.github import App, Declaration

if TYPE_CHECKING:
    from provisioner.base.secret import Secret

HOME = "github.com"
PUSH_USER = "x-access-token"
PAGE = 100
# GitHub's secondary limits on requests that create content: (count, seconds).
CREATIONS = ((80, 60.0), (500, 3600.0))
# What an App needs for each: an area and at least this right in it.
PERMISSIONS: dict[Need, tuple[str, str]] = {
    "list keys": ("administration", "read"),
    "change keys": ("administration", "write"),
    "list webhooks": ("repository_hooks", "read"),
    "change webhooks": ("repository_hooks", "write"),
    "push": ("contents", "write"),
    "propose": ("pull_requests", "write"),
}


class Host(rest.RestHost[Declaration]):
    def __init__(self, declaration: Declaration, context: RunContext) -> None:
        super().__init__(declaration, context)
        self.name = f"{declaration.owner}/{declaration.name}"
        self.subject = f"{declaration.host}/{self.name}"
        self.path = f"/repos/{self.name}"
        self.keys_path, self.requests_path = f"{self.path}/keys", f"{self.path}/pulls"

    @property
    def api_url(self) -> str:
        host = self.declaration.host
        if host == HOME or host.endswith(".ghe.com"):
            return f"https://api.{host}"
        return f"https://{host}/api/v3"

    @property
    def hostname(self) -> str:
        return self.declaration.host.partition(":")[0]

    def remote(self) -> Remote:
        declared = self.declaration
        if declared.sync != "deploy-key":
            return self._over_https("github" if declared.sync == "app" else "")
        url = declared.sync_url or f"ssh://git@{self.hostname}/{self.name}.git"
        keys = tuple(declared.known_hosts) or self.once("host keys", lambda: self._host_keys(url))
        return Remote(url=url, known_hosts=keys)

    @contextlib.contextmanager
    def push(self) -> Iterator[Access]:
        """An App's token is valid for an hour, and a run may wait longer for a merge."""

        def login() -> Login:
            return Login(user=PUSH_USER, token=self._token())

        renewed = login if self.declaration.app else None
        yield Access(
            remote=self._over_https(), user=PUSH_USER, token=self._token(), renewed=renewed
        )

    def check(self, needs: Collection[Need]) -> None:
        answer, wanted = self.api.response("GET", self.path), set(needs)
        repository = answer.json()
        name = repository["full_name"]
        if name.lower() != self.name.lower():
            hint = "Declare its new owner and name."
            raise BadInput(self.subject, f"the repository is called {name} now", hint)
        if repository["archived"] and wanted - {"list keys"}:
            cause = "the repository is archived, so nothing can be written"
            raise Refused(self.subject, cause, "Unarchive it.")
        if self.declaration.app:
            self._check_app(self.declaration.app, wanted)
        else:
            self._check_token(repository, wanted, answer.headers.get(github_scopes.HEADER, ""))

    def reading(self) -> Reading | None:
        declared = self.declaration
        if declared.sync == "token":
            return credentials.reading(
                declared.sync_credential,
                user=PUSH_USER,
                ca_file=declared.ca_file,
                subject=self.subject,
                writing=[] if declared.app else [declared.credential],
                context=self.context,
            )
        return self._reading_app(declared.sync_app) if declared.sync_app else None

    def webhooks(self) -> GitHubWebhooks:
        return GitHubWebhooks(self.api, self.path, self._right)

    def _right(self, need: Need) -> str:
        return "; ".join(scopes(frozenset({need})))

    def _keys(self) -> list[HostKey]:
        return [_host_key(key) for key in self.api.pages(self.keys_path, per_page=PAGE)]

    def add(self, *, title: str, public: str, write: bool) -> None:
        try:
            super().add(title=title, public=public, write=write)
        except Rejected as error:
            if "already in use" not in error.message:
                raise
            raise Refused(
                error.subject,
                f"the key {keypairs.fingerprint(public)} is in use elsewhere on "
                f"{self.declaration.host}",
                "GitHub accepts each key once. Delete it there; or delete the cluster's Secret, so "
                "that a new key is made.",
            ) from error

    def _connect(self) -> Api:
        declared = self.declaration
        renew = self._installation(declared.app).renew if declared.app else None
        auth = Authorization(self._token, renew=renew)
        # GitHub counts the creations of all repositories together.
        pace = self.context.once(("pace", declared.host), lambda: Pace(*CREATIONS))
        session = new_session(
            self.subject, self.context, auth=auth, ca_file=declared.ca_file, pace=pace
        )
        return Api(session, self.api_url, self.subject, headers=HEADERS)

    def _check_app(self, app: App, wanted: set[Need]) -> None:
        held = self._installation(app).permissions()
        missing = [
            f"{area}: {right}"
            for area, right in (PERMISSIONS[need] for need in sorted(wanted))
            if held.get(area) not in (right, "write", "admin")
        ]
        if missing:
            raise Denied(
                f"GitHub App {app.id}",
                f"its installation lacks the permissions {', '.join(missing)}",
                "Grant them in the App's settings, and accept them in its installation.",
            )

    def _check_token(self, repository: Raw, wanted: set[Need], classic: str) -> None:
        """`classic`: the scopes of a classic token."""
        held = repository["permissions"]
        keys, writes = wanted & {"list keys", "change keys"}, wanted & {"push", "propose"}
        if keys and not held["admin"]:
            raise self._lacks("administer it, which deploy keys need")
        if wanted & WEBHOOKS and not held["admin"]:
            raise self._lacks("administer it, which webhooks need")
        if writes and not held["push"]:
            raise self._lacks("push to it")
        github_scopes.check(self.subject, classic, wanted)
        if "list keys" in wanted:  # a fine-grained token may have fewer rights than its user
            with naming(self._right("list keys")):
                next(self.api.pages(self.keys_path, per_page=1), None)
        if wanted & WEBHOOKS:
            self.webhooks().check(changing="change webhooks" in wanted)
        if "change keys" in wanted:
            self._try_deleting()

    def _lacks(self, right: str) -> Denied:
        hint = (
            "Give the right to the user, directly or through a team, or use another user's "
            "credential."
        )
        return Denied(self.subject, f"the credential's user may not {right}", hint)

    def _reading_app(self, app: App) -> Reading:
        held, subject = self._installation(app).permissions(), f"GitHub App {app.id}"
        if "contents" not in held:
            cause = "sync_app lacks the permission contents: read"
            raise Denied(subject, cause, "Grant it, and accept it.")
        writes = [area for area, right in held.items() if right != "read"]
        if writes:
            raise Refused(
                subject,
                f"sync_app may write ({', '.join(sorted(writes))}), and every cluster stores it",
                "Name an App whose only permission is contents: read.",
            )
        return Reading(
            data=self._app_data(app),
            secrets={"githubAppPrivateKey": github_app.key_of(app, self.context)},
            what=f"the key of GitHub App {app.id}",
        )

    def _app_data(self, app: App) -> dict[str, str]:
        data = {"githubAppID": app.id, "githubAppInstallationID": app.installation}
        if self.declaration.host != HOME:
            data["githubAppBaseURL"] = self.api_url
        if self.declaration.ca_file:
            data["ca.crt"] = credentials.certificates(self.declaration.ca_file, self.subject)
        return data

    def _host_keys(self, url: str) -> tuple[str, ...]:
        """GitHub's host keys, all algorithms, as its API publishes them; under the host and port of
        the URL, by which clusters look them up."""
        published = self.api.get("/meta").get("ssh_keys", ())
        if not published:
            hint = "Declare the repository's known_hosts."
            raise BadInput(self.subject, f"{self.hostname} publishes no host keys", hint)
        place = urlsplit(url)
        host, port = place.hostname or self.hostname, place.port or 22
        return tuple(keypairs.known_host(host, port, key) for key in published)

    def _over_https(self, provider: str = "") -> Remote:
        url = f"https://{self.declaration.host}/{self.name}.git"
        return Remote(url=url, ca_file=self.declaration.ca_file, provider=provider)

    def _token(self) -> Secret:
        if self.declaration.app:
            return self._installation(self.declaration.app).token()
        subject = f"the token for {self.declaration.host}"
        return credentials.resolve(self.declaration.credential, subject, self.context)

    def _installation(self, app: App) -> github_app.Installation:
        return self.once(
            f"installation {app.id} {app.installation}",
            lambda: github_app.installation(
                app,
                self.context,
                api_url=self.api_url,
                repository=self.declaration.name,
                ca_file=self.declaration.ca_file,
            ),
        )

    def _key_fields(self, title: str, public: str, *, write: bool) -> Raw:
        return {"title": title, "key": public, "read_only": not write}

    def _newest(self, branch: str) -> Raw | None:
        listed = self.api.pages(
            self.requests_path,
            state="all",
            sort="created",
            direction="desc",
            base=self.declaration.branch,
            head=f"{self.declaration.owner}:{branch}",
            per_page=PAGE,
        )
        return next(listed, None)

    def _request_fields(self, branch: str) -> Raw:
        return {"head": branch, "base": self.declaration.branch}

    def _change_request(self, raw: Raw, branch: str) -> ChangeRequest:
        merged = raw["merged_at"] is not None
        return ChangeRequest(
            number=raw["number"],
            url=raw["html_url"],
            branch=branch,
            state="merged" if merged else "open" if raw["state"] == "open" else "closed",
            commit=raw["merge_commit_sha"] if merged else None,  # of an open one it is only a trial
            closed=None if merged else clock.seconds(raw.get("closed_at")),
        )


def _host_key(raw: Raw) -> HostKey:
    return HostKey(
        id=str(raw["id"]),
        title=raw["title"],
        public=rest.public_part(raw["key"]),
        write=not raw["read_only"],
        created=clock.seconds(raw["created_at"]),
        used=clock.seconds(raw.get("last_used")),
    )


def scopes(needs: frozenset[Need]) -> list[str]:
    areas = {"contents": "read", "metadata": "read"}
    for need in sorted(needs):
        area, right = PERMISSIONS[need]
        areas[area] = max(right, areas.get(area, ""))
    if "propose" in needs:  # the branch that is proposed is pushed
        areas["contents"] = "write"
    listed = ", ".join(f"{area}: {right}" for area, right in sorted(areas.items()))
    admin = ({"list keys", "change keys"} | WEBHOOKS) & needs
    role = "Admin" if admin else "Write" if needs else "Read"
    return [
        f"GitHub App or fine-grained token, for this repository only: {listed}",
        f"or a classic token with the scope repo, of a user with the role {role}",
    ]


def programs(_declaration: Declaration) -> tuple[Tool, ...]:
    return ()  # over HTTPS

"""A real Gitea on this machine: HTTPS with a certificate authority of its own, its own SSH server,
sqlite, 127.0.0.1.

What it is asked to make goes through its command line and its API, as an administrator would do it.
"""

from __future__ import annotations

import base64
import configparser
import itertools
import os
import re
import secrets
import signal
import time
from pathlib import Path
from typing import Any

import requests

from provisioner.base import files, keys, programs
from provisioner.sandbox import ports
from provisioner.sandbox.building import parts
from provisioner.sandbox.cluster import certificates

ADMIN = "root-of-gitea"
PAGE = 2  # items a page at most: every list of ours has to turn pages
STARTS_WITHIN = 60.0  # seconds


class _Settings(configparser.RawConfigParser):
    """Gitea's own settings are in upper case."""

    def optionxform(self, optionstr: str) -> str:
        return optionstr


class Gitea:
    """`token` is an administrator's."""

    def __init__(self, folder: Path) -> None:
        self.folder = files.private_folder(folder)
        self.http, self.ssh = ports.free(2)
        self.ca = folder / "pki" / "ca.crt"
        self.url = f"https://127.0.0.1:{self.http}"
        certificates.authority(folder / "pki")
        certificates.issue(folder / "pki", folder / "tls", "server", common_name="gitea")
        self._host_key = keys.make("ed25519")
        files.write_private(folder / "ssh_host_key", self._host_key.private.reveal().encode())
        with (folder / "app.ini").open("w") as file:
            self._config().write(file)
        self.pid = 0
        self.start()
        self.password = secrets.token_hex(16)
        self._command("admin", "user", "create", "--admin", *self._account(ADMIN, self.password))
        self.token = self._generate_token(ADMIN, "all")

    @property
    def known_hosts(self) -> list[str]:
        return [keys.known_host("127.0.0.1", self.ssh, self._host_key.public)]

    def start(self) -> None:
        argv = [str(parts.binary("gitea")), "web", "--config", str(self.folder / "app.ini")]
        self.pid = programs.detached(argv, env=self._env(), log=self.folder / "gitea.log")
        until = time.monotonic() + STARTS_WITHIN
        while not self._answers():
            assert time.monotonic() < until, (self.folder / "gitea.log").read_text()[-2000:]
            time.sleep(0.1)

    def kill(self) -> None:
        self.stop(signal.SIGKILL)

    def stop(self, how: signal.Signals = signal.SIGTERM) -> None:
        if self.pid:
            os.kill(self.pid, how)
            until = time.monotonic() + 20
            while ports.listening(self.http) or ports.listening(self.ssh):
                assert time.monotonic() < until
                time.sleep(0.05)
        self.pid = 0

    def api(
        self, method: str, path: str, *, token: str = "", expect: bool = True, **body: Any
    ) -> Any:
        """The answer decoded; with `expect=False` its status code whatever it is."""
        headers = {"Authorization": f"token {token or self.token}"}
        answer = requests.request(
            method,
            f"{self.url}/api/v1{path}",
            json=body or None,
            headers=headers,
            verify=str(self.ca),
            timeout=30,
        )
        if not expect:
            return answer.status_code
        assert answer.ok, f"{method} {path}: {answer.status_code} {answer.text}"
        return answer.json() if answer.content else None

    def user(self, name: str, *scopes: str) -> str:
        """A new user's token, with these scopes or all."""
        self._command("admin", "user", "create", *self._account(name, secrets.token_hex(16)))
        return self.token_of(name, *scopes)

    def token_of(self, name: str, *scopes: str) -> str:
        return self._generate_token(name, ",".join(scopes) or "all")

    def organisation(self, name: str) -> None:
        self.api("POST", "/orgs", username=name, visibility="private")

    def team(self, organisation: str, name: str, permission: str, *members: str) -> None:
        units = {unit: permission for unit in ("repo.code", "repo.pulls")}
        made = self.api(
            "POST",
            f"/orgs/{organisation}/teams",
            name=name,
            permission=permission,
            units_map=units,
            includes_all_repositories=True,
        )
        for member in members:
            self.api("PUT", f"/teams/{made['id']}/members/{member}")

    def repository(self, owner: str, name: str) -> None:
        """Private and without a commit."""
        self.api(
            "POST", f"/admin/users/{owner}/repos", name=name, private=True, default_branch="main"
        )

    def file(self, repository: str, path: str, text: str, **more: Any) -> str:
        """One commit by the administrator to `main`, or to the `new_branch` from there; its
        name."""
        content = base64.b64encode(text.encode()).decode()
        body: dict[str, Any] = {
            "branch": "main",
            "message": f"Add {path}",
            "content": content,
            **more,
        }
        return str(
            self.api("POST", f"/repos/{repository}/contents/{path}", **body)["commit"]["sha"]
        )

    def delete(self, repository: str, path: str) -> None:
        """One commit that takes a file away."""
        place, until = f"/repos/{repository}/contents/{path}", time.monotonic() + 10
        while not (
            found := self.api("GET", place)
        ):  # right after its first push it still counts as empty
            assert time.monotonic() < until
            time.sleep(0.1)
        self.api("DELETE", place, branch="main", message=f"Delete {path}", sha=found["sha"])

    def merge(
        self,
        repository: str,
        number: int,
        *,
        token: str = "",
        how: str = "squash",
        delete: bool = True,
    ) -> None:
        """Merge a pull request and by default delete its branch; Gitea takes a moment to find out
        whether it can."""
        for _ in range(50):
            code = self.api(
                "POST",
                f"/repos/{repository}/pulls/{number}/merge",
                token=token,
                expect=False,
                Do=how,
                delete_branch_after_merge=delete,
            )
            if code == 200:
                return
            time.sleep(0.2)
        raise AssertionError(f"not merged: {code}")

    def keys(self, repository: str) -> list[dict[str, Any]]:
        pages = (
            self.api("GET", f"/repos/{repository}/keys?page={number}&limit={PAGE}")
            for number in itertools.count(1)
        )
        return [key for page in itertools.takewhile(bool, pages) for key in page]

    def _generate_token(self, name: str, scopes: str) -> str:
        words = [
            "--username",
            name,
            "--token-name",
            secrets.token_hex(4),
            "--scopes",
            scopes,
            "--raw",
        ]
        said = self._command("admin", "user", "generate-access-token", *words)
        found = re.search(
            r"^[0-9a-f]{40}$", said, re.MULTILINE
        )  # warnings go to the same stream, before it or after
        assert found, said
        return found[0]

    @staticmethod
    def _account(name: str, password: str) -> list[str]:
        mail = f"{name}@example.invalid"
        return [
            "--username",
            name,
            "--password",
            password,
            "--email",
            mail,
            "--must-change-password=false",
        ]

    def _command(self, *words: str) -> str:
        argv = [str(parts.binary("gitea")), "--config", str(self.folder / "app.ini"), *words]
        return programs.run(argv, env=self._env()).must("gitea")

    def _answers(self) -> bool:
        try:
            return requests.get(f"{self.url}/api/healthz", verify=str(self.ca), timeout=2).ok
        except requests.RequestException:
            return False

    def _env(self) -> dict[str, str]:
        own = {
            "HOME": str(self.folder),
            "GITEA_WORK_DIR": str(self.folder),
            "TMPDIR": str(self.folder),
        }
        return {"PATH": os.environ["PATH"], **own}

    def _config(self) -> configparser.RawConfigParser:
        config = _Settings()
        config.read_dict(
            {
                "DEFAULT": {"I_AM_BEING_UNSAFE_RUNNING_AS_ROOT": "true", "RUN_MODE": "prod"},
                "server": {
                    "PROTOCOL": "https",
                    "HTTP_ADDR": "127.0.0.1",
                    "HTTP_PORT": self.http,
                    "DOMAIN": "127.0.0.1",
                    "ROOT_URL": f"{self.url}/",
                    "CERT_FILE": self.folder / "tls/server.crt",
                    "KEY_FILE": self.folder / "tls/server.key",
                    "STATIC_ROOT_PATH": parts.gitea_static(),
                    "START_SSH_SERVER": "true",
                    "SSH_LISTEN_HOST": "127.0.0.1",
                    "SSH_LISTEN_PORT": self.ssh,
                    "SSH_DOMAIN": "127.0.0.1",
                    "SSH_PORT": self.ssh,
                    "BUILTIN_SSH_SERVER_USER": "git",
                    "SSH_SERVER_HOST_KEYS": self.folder / "ssh_host_key",
                    "OFFLINE_MODE": "true",
                },
                "database": {
                    "DB_TYPE": "sqlite3",
                    "PATH": self.folder / "gitea.db",
                    "SQLITE_JOURNAL_MODE": "WAL",
                },
                "security": {"INSTALL_LOCK": "true", "SECRET_KEY": secrets.token_hex(16)},
                "api": {"MAX_RESPONSE_ITEMS": PAGE, "DEFAULT_PAGING_NUM": PAGE},
                "service": {"DISABLE_REGISTRATION": "true"},
                "session": {"PROVIDER": "memory"},
                "webhook": {"ALLOWED_HOST_LIST": "loopback"},
                # The default one is looked at every two seconds, for the push and for its webhook.
                "queue": {"TYPE": "channel"},
                "cron": {"ENABLED": "false"},
                "cron.update_checker": {"ENABLED": "false"},
                "indexer": {"ISSUE_INDEXER_TYPE": "db"},
                "log": {"MODE": "console", "LEVEL": "Warn"},
            }
        )
        return config

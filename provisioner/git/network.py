"""git commands that reach a remote."""

from __future__ import annotations

from typing import Any

import msgspec

from provisioner.base.errors import ProvisionerError
from provisioner.git import faults, transport
from provisioner.git.hosts.base import Access

SECONDS = 180
READABLE_SECONDS = 60


class Network(msgspec.Struct, frozen=True, kw_only=True):
    """`runner` is a git.Git. Only the commands that reach the remote get the transport's
    environment; all others run with the user's own settings."""

    runner: Any
    url: str
    transport: transport.Transport

    def run(self, *arguments: str, seconds: int = SECONDS) -> str:
        """The output of one git command; its failure as one of base.errors."""
        login, inherited = self.transport.login()
        with faults.translated(self.url, self.transport.known_hosts):
            return str(
                self.runner.execute(
                    ["git", *arguments],
                    env={**self.transport.env, **login},
                    pass_fds=inherited,
                    kill_after_timeout=seconds,
                )
            )

    def fetch_commit(self, revision: str, branch: str) -> None:
        """Shallow if the host serves it by its name, else with the whole history of the branch."""
        fetch = ("fetch", "--no-tags")
        try:
            self.run(*fetch, "--depth=1", "--", self.url, revision)
        except ProvisionerError:
            # A clone that has it all refuses to be completed.
            shallow = self.runner.execute(["git", "rev-parse", "--is-shallow-repository"])
            whole = ("--unshallow",) if shallow == "true" else ()
            self.run(*fetch, *whole, "--", self.url, branch)

    def branches(self) -> list[str]:
        listed = self.run("ls-remote", "--heads", "--", self.url).splitlines()
        return [line.rpartition("refs/heads/")[2] for line in listed]


def readable(access: Access) -> bool:
    """Whether a deploy key can read the repository, asked as source-controller will ask."""
    from provisioner.git import package

    with transport.opened(access) as reached:
        runner = package.runner(str(reached.folder))
        network = Network(runner=runner, url=access.remote.url, transport=reached)
        try:
            network.run("ls-remote", "--heads", "--", network.url, seconds=READABLE_SECONDS)
        except (faults.KeyRefused, faults.NoRepository):
            return False
        return True

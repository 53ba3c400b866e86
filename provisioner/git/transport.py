"""How git reaches a remote over SSH: host keys pinned, the private key in a private ssh-agent, never in a file."""

from __future__ import annotations

import contextlib
import os
import re
import shlex
import signal
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from provisioner.base import programs
from provisioner.base.errors import ProvisionerError
from provisioner.base.secret import Secret
from provisioner.git.hosts.base import Access

CLIENT = "Install an OpenSSH client."
IDLE = 5  # seconds that the connection, which all commands of a run share, outlives the last of them or us
PLAIN = re.compile(r"[\w/.+-]{1,80}")  # ssh would expand or cut another path to a socket


@dataclass(frozen=True, kw_only=True)
class Transport:
    """`env` for git; `folder` is private, ours, and gone when the block is left."""

    env: dict[str, str]
    folder: Path

    def known_hosts(self) -> list[str]:
        """The host keys in use: those given, or the ones seen at first use."""
        file = self.folder / "known_hosts"
        return [line for line in file.read_text().splitlines() if line.strip()] if file.exists() else []


@contextlib.contextmanager
def opened(access: Access) -> Iterator[Transport]:
    """Over SSH; without a key, the user's own ssh agent and configuration are used."""
    remote, key = access.remote, access.key
    with tempfile.TemporaryDirectory(prefix="provisioner-git-") as name, contextlib.ExitStack() as stack:
        folder = Path(name)
        hosts = folder / "known_hosts"
        if remote.known_hosts:
            hosts.write_text("\n".join(remote.known_hosts) + "\n")
        options = {
            "UserKnownHostsFile": str(hosts),
            "GlobalKnownHostsFile": "none",
            "StrictHostKeyChecking": "accept-new" if remote.trust_on_first_use else "yes",
            "HashKnownHosts": "no",
            "BatchMode": "yes",
            "ConnectTimeout": "15",
            "ServerAliveInterval": "15",
        }
        if key is not None:
            options["IdentityAgent"] = str(stack.enter_context(_agent(folder, key, remote.url)))
            options["IdentityFile"] = "none"
        shared = folder / "connection"
        if PLAIN.fullmatch(str(shared)):
            options |= {"ControlMaster": "auto", "ControlPath": str(shared), "ControlPersist": str(IDLE)}
            stack.callback(_hang_up, shared)
        ssh = ["ssh", *(["-F", "none"] if key is not None else [])]
        for option, value in options.items():
            ssh += ["-o", f"{option}={value}"]
        yield Transport(
            folder=folder, env={"GIT_SSH_COMMAND": shlex.join(ssh), "GIT_TERMINAL_PROMPT": "0", "LC_ALL": "C"}
        )


def _hang_up(shared: Path) -> None:
    if shared.exists():
        programs.run(["ssh", "-F", "none", "-o", f"ControlPath={shared}", "-O", "exit", "host"])


@contextlib.contextmanager
def _agent(folder: Path, key: Secret, subject: str) -> Iterator[Path]:
    """An agent for a command that only waits for us: killed in mid-run, we take it along within seconds."""
    socket = folder / "agent"
    waits = ["sh", "-c", "echo $SSH_AGENT_PID; exec cat"]
    with programs.streaming([programs.find("ssh-agent", CLIENT), "-a", str(socket), *waits], tied=True) as command:
        pid = command.stdout.readline().strip() if command.stdout else ""
        if not pid.isdigit():
            raise ProvisionerError("ssh-agent", "did not start", CLIENT)
        try:
            text = Secret(key.reveal().rstrip("\n") + "\n")
            adding = [programs.find("ssh-add", CLIENT), "-q", "-"]
            added = programs.run(adding, env={"SSH_AUTH_SOCK": str(socket)}, stdin=text)
            added.must(f"the private key for {subject}", "It must be an OpenSSH private key without a passphrase.")
            yield socket
        finally:
            with contextlib.suppress(ProcessLookupError):
                os.kill(int(pid), signal.SIGTERM)

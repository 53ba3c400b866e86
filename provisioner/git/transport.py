"""How git reaches a remote. Over SSH: host keys pinned, the private key in memory of this process,
or in a private ssh-agent where memory cannot be read by its path. Over HTTPS: the token in memory
that git's children inherit. Neither is ever on a disk, in an argument or in the environment.

With a credential, the user's settings of git and ssh are ignored; without one, all of them apply.
"""

from __future__ import annotations

import contextlib
import os
import re
import shlex
import signal
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path

import msgspec

from provisioner.base import memory, programs, temporary, tools
from provisioner.base.errors import BadInput, ProvisionerError
from provisioner.base.http import authorities
from provisioner.base.secret import Secret
from provisioner.git import login
from provisioner.git.hosts.base import Access, Remote

# Seconds that the connection, which all commands of a run share, survives the last of them.
IDLE = 5
NO_SETTINGS = {
    "GIT_CONFIG_NOSYSTEM": "1",
    "GIT_CONFIG_GLOBAL": os.devnull,
    "GIT_CONFIG_PARAMETERS": "",
}
QUIET = {"GIT_TERMINAL_PROMPT": "0", "LC_ALL": "C"}
KEY_HINT = "It must be an OpenSSH private key without a passphrase."
PLAIN = re.compile(r"[\w/.+-]{1,80}")  # ssh would expand or truncate any other socket path


class Transport(msgspec.Struct, frozen=True, kw_only=True):
    """`env` is for commands that reach the remote, and so is what `login` gives: more of it, and
    file descriptors, valid for the next command. `folder` is private, ours, and gone when the block
    is left."""

    env: dict[str, str]
    folder: Path
    login: Callable[[], tuple[dict[str, str], tuple[int, ...]]] = lambda: ({}, ())

    def known_hosts(self) -> list[str]:
        """The host keys in use: those given, or those accepted at first use."""
        file = self.folder / "known_hosts"
        lines = file.read_text().splitlines() if file.exists() else []
        return [line for line in lines if line.strip()]


@contextlib.contextmanager
def opened(access: Access) -> Iterator[Transport]:
    with temporary.folder() as folder:
        over = _over_https if access.remote.url.startswith("https://") else _over_ssh
        with over(access, folder) as transport:
            yield transport


@contextlib.contextmanager
def _over_https(access: Access, folder: Path) -> Iterator[Transport]:
    """The proxy is the environment's. The folder is git's HOME, since curl would read a user's
    .netrc."""
    env = {**QUIET, **_authorities(access.remote)}
    if access.token is None:
        yield Transport(folder=folder, env=env)
        return
    with login.opened(access) as logins:
        env |= {**NO_SETTINGS, "HOME": str(folder), "GIT_ASKPASS": "", "GIT_TRACE_REDACT": "1"}
        yield Transport(folder=folder, env=env, login=logins.current)


def _authorities(remote: Remote) -> dict[str, str]:
    if "GIT_SSL_NO_VERIFY" in os.environ:
        cause = "is set, but provisioner always verifies certificates"
        raise BadInput("GIT_SSL_NO_VERIFY", cause, "Unset it, and declare ca_file.")
    trusted = authorities.file(remote.ca_file, remote.url)
    if not trusted:
        return {}
    return {"GIT_SSL_CAPATH" if Path(trusted).is_dir() else "GIT_SSL_CAINFO": trusted}


@contextlib.contextmanager
def _over_ssh(access: Access, folder: Path) -> Iterator[Transport]:
    """Without a key, the user's own ssh agent and configuration are used."""
    remote, key = access.remote, access.key
    hosts, shared = folder / "known_hosts", folder / "connection"
    if remote.known_hosts:
        hosts.write_text("\n".join(remote.known_hosts) + "\n")
    options = _host_options(remote, hosts)
    with contextlib.ExitStack() as stack:
        if key is not None:
            options |= stack.enter_context(_identity(key, folder, remote.url))
        if PLAIN.fullmatch(str(shared)):
            options |= _shared_connection(shared)
            stack.callback(_hang_up, shared)
        settings = {**NO_SETTINGS, "GIT_CONFIG_COUNT": "0"} if key is not None else {}
        ssh = _ssh(options, users_own=key is None)
        yield Transport(folder=folder, env={**QUIET, **settings, **_command(ssh)})


def _command(ssh: str) -> dict[str, str]:
    """The shell that git starts for it becomes ssh, so git has to be told that it is ssh."""
    return {"GIT_SSH_COMMAND": f"exec {ssh}", "GIT_SSH_VARIANT": "ssh"}


def _ssh(options: Mapping[str, str], *, users_own: bool) -> str:
    """The command that git runs; `users_own`: with the user's configuration of ssh."""
    argv = ["ssh", *([] if users_own else ["-F", "none"])]
    for option, value in options.items():
        argv += ["-o", f"{option}={value}"]
    return shlex.join(argv)


def _host_options(remote: Remote, known_hosts: Path) -> dict[str, str]:
    return {
        "UserKnownHostsFile": str(known_hosts),
        "GlobalKnownHostsFile": "none",
        "StrictHostKeyChecking": "accept-new" if remote.trust_on_first_use else "yes",
        "HashKnownHosts": "no",
        "BatchMode": "yes",
        "ConnectTimeout": "15",
        "ServerAliveInterval": "15",
    }


def _shared_connection(socket: Path) -> dict[str, str]:
    return {"ControlMaster": "auto", "ControlPath": str(socket), "ControlPersist": str(IDLE)}


def _hang_up(shared: Path) -> None:
    if shared.exists():
        programs.run(["ssh", "-F", "none", "-o", f"ControlPath={shared}", "-O", "exit", "host"])


@contextlib.contextmanager
def _identity(key: Secret, folder: Path, subject: str) -> Iterator[dict[str, str]]:
    """The options with which ssh uses this key and no other. ssh closes what it inherits, so it
    reads our memory; an agent takes longer to start than git to fetch."""
    with memory.path_to(_lines(key)) as file:
        if file:
            checked = programs.run([tools.find(tools.KEYGEN), "-y", "-P", "", "-f", file])
            checked.must(f"the private key for {subject}", KEY_HINT)
            yield {"IdentityFile": file, "IdentitiesOnly": "yes", "IdentityAgent": "none"}
            return
    with agent(folder / "agent", key, subject) as socket:
        yield {"IdentityAgent": str(socket), "IdentityFile": "none"}


@contextlib.contextmanager
def agent(socket: Path, key: Secret, subject: str) -> Iterator[Path]:
    """The socket of an ssh-agent that holds the key. It runs a command that reads our pipe to the
    end, so it exits within seconds even if we are killed."""
    waits = ["sh", "-c", "echo $SSH_AGENT_PID; exec cat"]
    with programs.streaming(
        [tools.find(tools.AGENT), "-a", str(socket), *waits], tied=True
    ) as command:
        pid = command.stdout.readline().strip() if command.stdout else ""
        if not pid.isdigit():
            raise ProvisionerError("ssh-agent", "did not start", tools.OPENSSH)
        try:
            _add(socket, key, subject)
            yield socket
        finally:
            with contextlib.suppress(ProcessLookupError):
                os.kill(int(pid), signal.SIGTERM)


def _add(socket: Path, key: Secret, subject: str) -> None:
    argv = [tools.find(tools.ADD), "-q", "-"]
    added = programs.run(argv, env={"SSH_AUTH_SOCK": str(socket)}, stdin=Secret(_lines(key)))
    added.must(f"the private key for {subject}", KEY_HINT)


def _lines(key: Secret) -> str:
    """A key without a line end at its end is taken for a damaged one."""
    return key.reveal().rstrip("\n") + "\n"

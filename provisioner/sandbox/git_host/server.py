"""The Git host: bare repositories over SSH, accessed with deploy keys. `python -m
provisioner.sandbox.git_host.server DIR`."""

from __future__ import annotations

import asyncio
import os
import shlex
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

import asyncssh

from provisioner.base import programs
from provisioner.sandbox import ports
from provisioner.sandbox.git_host import deploy_keys
from provisioner.sandbox.state import NAME, Layout, read

if TYPE_CHECKING:
    Process = asyncssh.SSHServerProcess[bytes]
    Readable = asyncio.StreamReader | asyncssh.SSHReader[bytes]
    Writable = asyncio.StreamWriter | asyncssh.SSHWriter[bytes]

SERVICES = {
    "git-upload-pack": False,
    "git-receive-pack": True,
    "git-upload-archive": False,
}  # True: writes
CHUNK = 65536


# `git/faults.py` recognises these texts by their words, like those of other Git hosts.
class Refusal(Exception):
    """Its text is shown to the client."""


class Server(asyncssh.SSHServer):
    """Accepts user `git` with a deploy key of any repository. `decide` checks later which one."""

    def __init__(self, layout: Layout) -> None:
        self._layout = layout
        self._connection: asyncssh.SSHServerConnection | None = None

    def connection_made(self, conn: asyncssh.SSHServerConnection) -> None:
        self._connection = conn

    def begin_auth(self, username: str) -> bool:
        return True

    def public_key_auth_supported(self) -> bool:
        return True

    def validate_public_key(self, username: str, key: asyncssh.SSHKey) -> bool:
        public = public_text(key)
        if username != "git" or not deploy_keys.rights(self._layout.keys, public):
            return False
        if self._connection is not None:
            self._connection.set_extra_info(deploy_key=public)
        return True


def public_text(key: asyncssh.SSHKey) -> str:
    return " ".join(key.export_public_key().decode().split()[:2])


def decide(layout: Layout, command: str | None, rights: dict[str, bool]) -> list[str]:
    """The command line of Git for a client's request; Refusal for anything else."""
    service, name = _requested(command or "")
    path = layout.repository(name)
    if not NAME.fullmatch(name) or not path.is_dir():
        raise Refusal(f"there is no repository {name!r} here")
    if name not in rights:
        raise Refusal(f"this key does not open repository {name!r}")
    if SERVICES[service] and not rights[name]:
        raise Refusal("this key may only read")
    return ["git", service.removeprefix("git-"), str(path)]


def _requested(command: str) -> tuple[str, str]:
    """The service of Git and the name of the repository."""
    try:
        words = shlex.split(command)
    except ValueError:
        words = []
    if len(words) != 2 or words[0] not in SERVICES:
        raise Refusal("this host serves Git only: clone, fetch or push")
    return words[0], words[1].strip("/").removesuffix(".git")


async def serve(layout: Layout, process: Process) -> None:
    """Carry out one command of one client."""
    public = process.get_extra_info("deploy_key", "")
    try:
        argv = decide(layout, process.command, deploy_keys.rights(layout.keys, public))
    except Refusal as refusal:
        process.stderr.write(f"provisioner sandbox: {refusal}\n".encode())
        process.exit(1)
    else:
        code = await _run(argv, process)
        if not process.channel.is_closing():
            process.exit(code)


async def _run(argv: list[str], process: Process) -> int:
    """Connect Git with the client until it ends; its exit code."""
    git = await programs.piped(argv, env=_environment(process))
    inward = asyncio.ensure_future(_pump(process.stdin, git.stdin))
    outward = asyncio.gather(_pump(git.stdout, process.stdout), _pump(git.stderr, process.stderr))
    closed = asyncio.ensure_future(process.channel.wait_closed())
    first: set[asyncio.Future[Any]] = {outward, closed}
    await asyncio.wait(first, return_when=asyncio.FIRST_COMPLETED)
    if closed.done():  # the client has disconnected; Git would wait for it
        git.kill()
    code = await git.wait()
    for task in (inward, outward, closed):
        task.cancel()
    await asyncio.gather(inward, outward, closed, return_exceptions=True)
    return code


async def _pump(source: Readable | None, target: Writable | None) -> None:
    """Copy to the end. asyncssh's own redirection fails when a client is slow: it reads while
    another read is still waiting."""
    while source and target and (data := await source.read(CHUNK)):
        target.write(data)
        await target.drain()
    if isinstance(target, asyncio.StreamWriter):
        target.close()


def _environment(process: Process) -> dict[str, str]:
    kept = {
        name: os.environ[name]
        for name in ("PATH", "HOME", "TMPDIR", "PROVISIONER_SANDBOX_PART")
        if name in os.environ
    }
    protocol = dict(process.env).get("GIT_PROTOCOL", "")
    return {**kept, "GIT_CONFIG_NOSYSTEM": "1", **({"GIT_PROTOCOL": protocol} if protocol else {})}


def host_keys(layout: Layout) -> list[str]:
    return [str(layout.pki / f"ssh_host_{algorithm}_key") for algorithm in ("ed25519", "ecdsa")]


async def run(layout: Layout, port: int) -> None:
    await asyncssh.listen(
        ports.HOST,
        port,
        server_factory=lambda: Server(layout),
        server_host_keys=host_keys(layout),
        process_factory=lambda process: serve(layout, process),
        encoding=None,
        allow_scp=False,
        agent_forwarding=False,
        x11_forwarding=False,
        gss_host=None,
        compression_algs=None,
    )
    print(f"serving on port {port}", flush=True)
    await asyncio.get_running_loop().create_future()


def main() -> None:
    layout = Layout(Path(sys.argv[1]))
    state = read(layout)
    if state is None:
        sys.exit(f"{layout.directory} is not a sandbox")
    asyncio.run(run(layout, state.git))


if __name__ == "__main__":
    main()

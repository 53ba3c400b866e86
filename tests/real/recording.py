"""Record what a command does that leaves no trace: the programs it starts, and its short-lived
files."""

from __future__ import annotations

import os
import shutil
import stat
import sys
import threading
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

SHIMMED = (
    "git",
    "ssh",
    "ssh-agent",
    "ssh-add",
    "ssh-keygen",
    "terraform",
    "tofu",
    "kubectl",
    "kustomize",
    "sh",
    "node",
    "python",
)
SHIM = """\
#!/bin/sh
{{ printf '%s\\0' {name} "$@"; cat /proc/$$/environ; }} > "{log}/shim-{name}-$$"
exec {real} "$@"
"""
# Python tells of every program it starts, those with an absolute path too. CRASH_AT names one that
# is not to start.
HOOK = """\
import os, sys, time

def hook(event, args):
    if event not in ("subprocess.Popen", "os.exec", "os.posix_spawn", "os.system", "os.fork"):
        return
    if os.environ.get("CRASH_AT") and os.environ["CRASH_AT"] == os.path.basename(str(args[0])):
        raise ZeroDivisionError("on purpose")
    argv = args[1] if len(args) > 1 else args
    argv = [argv] if isinstance(argv, (str, bytes)) else argv
    env = dict(args[-1] or os.environ) if len(args) > 2 else {{}}
    words = [os.fsencode(word) for word in argv] + [
        os.fsencode(name) + b"=" + os.fsencode(value) for name, value in env.items()
    ]
    program = os.path.basename(os.fsdecode(words[0]))
    name = "{log}/python-" + program + "-" + str(time.monotonic_ns())
    with open(name, "ab") as file:
        file.write(b"\\0".join(words))

sys.addaudithook(hook)
"""


class Programs:
    """`env` makes whatever runs with it record the arguments and the environment of each program
    that it starts."""

    def __init__(self, folder: Path) -> None:
        self._log = folder / "log"
        bin, hooks = folder / "bin", folder / "hooks"
        for made in (self._log, bin, hooks):
            made.mkdir(parents=True)
        (hooks / "sitecustomize.py").write_text(HOOK.format(log=self._log))
        for name in SHIMMED:
            if real := shutil.which(name):
                shim = bin / name
                shim.write_text(SHIM.format(name=name, log=self._log, real=real))
                shim.chmod(0o755)
        path = os.pathsep.join((str(bin), str(Path(sys.executable).parent), os.environ["PATH"]))
        modules = os.pathsep.join((str(hooks), *os.environ.get("PYTHONPATH", "").split(os.pathsep)))
        self.env = {"PATH": path, "PYTHONPATH": modules.rstrip(os.pathsep)}

    def started(self) -> Iterator[tuple[str, bytes]]:
        """Name, and arguments and environment a line each, without what our own environment has."""
        ours = {os.fsencode(f"{name}={value}") for name, value in os.environ.items()}
        for file in sorted(self._log.iterdir()):
            words = file.read_bytes().split(b"\0")
            yield file.name, b"\n".join(word for word in words if word not in ours)

    def names(self) -> set[str]:
        return {file.name.rpartition("-")[0] for file in self._log.iterdir()}


class Files:
    """Every content of every file in a folder while the block lasts; a thread looks all the
    time."""

    def __init__(self, folder: Path) -> None:
        self._folder, self._over = folder, threading.Event()
        self._seen: set[tuple[str, int, int]] = set()
        self.contents: dict[tuple[str, bytes], None] = {}
        self._thread = threading.Thread(target=self._watch)

    def __enter__(self) -> Files:
        self._thread.start()
        return self

    def __exit__(self, *_error: object) -> None:
        self._over.set()
        self._thread.join()

    def _watch(self) -> None:
        while not self._over.wait(0.005):
            for where, _, names in os.walk(self._folder):
                for name in names:
                    with suppress(OSError):
                        self._look(Path(where, name))

    def _look(self, path: Path) -> None:
        found = path.lstat()
        mark = (str(path), found.st_mtime_ns, found.st_size)
        if stat.S_ISREG(found.st_mode) and mark not in self._seen:
            self._seen.add(mark)
            self.contents[str(path.relative_to(self._folder)), path.read_bytes()] = None

"""The login that git gets over HTTPS: in memory that its children inherit, never in a file, an
argument or the environment."""

from __future__ import annotations

import contextlib
import os
import threading
from collections import deque
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from urllib.parse import urlsplit

from provisioner.base import clock
from provisioner.base.errors import BadInput
from provisioner.git.hosts.base import Access, Login

# git calls it with `get`, `store` and `erase`. Opening the file anew starts at its beginning.
HELPER = '!f() { test "$1" != get || cat /proc/self/fd/%d; }; f'
STALLED = 60  # seconds without a byte a second
KEPT = 2  # the one in use, and the one before, which a running command may still read


@dataclass(kw_only=True)
class Renewed:
    """A login that is made anew when it is `seconds` old. Safe to use from several threads."""

    make: Callable[[], Login]
    seconds: float
    _lock: threading.Lock = field(default_factory=threading.Lock)
    _made: tuple[float, Login] | None = None

    def get(self) -> Login:
        with self._lock:
            # By a clock that goes on while the machine is suspended, as the login's validity does.
            now = clock.since_boot()
            if self._made is None or now - self._made[0] >= self.seconds:
                self._made = now, self.make()
            return self._made[1]


@dataclass(kw_only=True)
class Logins:
    """Safe to use from several threads. What a running command reads never changes: a new login
    gets memory of its own."""

    access: Access
    _lock: threading.Lock = field(default_factory=threading.Lock)
    _held: deque[tuple[Login, int]] = field(default_factory=deque)

    def current(self) -> tuple[dict[str, str], tuple[int, ...]]:
        """The environment and the file descriptors of the next command."""
        with self._lock:
            login = self.access.current()
            if not self._held or self._held[-1][0] != login:
                self._held.append((login, _in_memory(login)))
            while len(self._held) > KEPT:
                os.close(self._held.popleft()[1])
            held = self._held[-1][1]
        return _settings(self.access.remote.url, held), (held,)

    def close(self) -> None:
        while self._held:
            os.close(self._held.popleft()[1])


@contextlib.contextmanager
def opened(access: Access) -> Iterator[Logins]:
    with contextlib.closing(Logins(access=access)) as logins:
        yield logins


def _in_memory(login: Login) -> int:
    """A file descriptor for it; only children that it is passed to inherit it."""
    if "\n" in login.user + login.token.reveal():  # git would take the rest for fields of its own
        hint = "It must contain the secret and nothing else."
        raise BadInput("the credential for git", "holds a line end", hint)
    held = os.memfd_create("provisioner")
    os.write(held, f"username={login.user}\npassword={login.token.reveal()}\n".encode())
    return held


def _settings(url: str, held: int) -> dict[str, str]:
    """git settings as environment variables: the token is for this host only, and no redirect is
    followed."""
    parts = urlsplit(url)
    settings = {
        f"credential.{parts.scheme}://{parts.netloc}.helper": HELPER % held,
        "http.followRedirects": "false",
        "http.sslVerify": "true",
        "http.lowSpeedLimit": "1",
        "http.lowSpeedTime": str(STALLED),
    }
    env = {"GIT_CONFIG_COUNT": str(len(settings))}
    for number, (name, value) in enumerate(settings.items()):
        env |= {f"GIT_CONFIG_KEY_{number}": name, f"GIT_CONFIG_VALUE_{number}": value}
    return env

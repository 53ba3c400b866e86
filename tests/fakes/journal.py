"""The requests that a fake received, in order, and the faults that a test injects."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from typing import Any

# "check" and "push" are a Git host's: neither changes anything there by itself.
READS = frozenset(
    ("get", "list", "watch", "discover", "version", "review", "preview", "check", "push")
)


@dataclass(frozen=True, kw_only=True)
class Request:
    """One HTTP request to the API server. `verb` is get, list, watch, apply, patch, create,
    replace, delete, version, preview (a dry run of apply), review (of rights) or discover (which
    kinds an apiVersion has)."""

    verb: str
    kind: str = ""
    namespace: str = ""
    name: str = ""
    subresource: str = ""
    labels: str = ""
    body: Any = field(default=None, repr=False, compare=False)  # may hold a private key

    @property
    def writes(self) -> bool:
        return self.verb not in READS

    @property
    def subject(self) -> str:
        """`Kind namespace/name`, as messages have it."""
        place = "/".join(filter(None, (self.namespace, self.name)))
        return f"{self.kind} {place}".strip()

    def __str__(self) -> str:
        inner = f"/{self.subresource}" if self.subresource else ""
        return f"{self.verb} {self.subject}{inner}"


@dataclass(kw_only=True)
class Fault:
    """An error instead of an answer. After `skip` matching requests, the next `times` fail (None:
    all of them). `late`: the request is carried out, but its answer is lost."""

    error: Exception
    matches: Callable[[Request], bool]
    skip: int = 0
    times: int | None = 1
    late: bool = False

    def hits(self, request: Request) -> bool:
        if self.times == 0 or not self.matches(request):
            return False
        if self.skip:
            self.skip -= 1
            return False
        if self.times is not None:
            self.times -= 1
        return True


@dataclass
class Journal:
    """Not thread-safe: the fake that owns it holds a lock."""

    requests: list[Request] = field(default_factory=list)
    faults: list[Fault] = field(default_factory=list)
    reactions: list[tuple[Callable[[Request], bool], Callable[[Request], None]]] = field(
        default_factory=list
    )

    def add(self, request: Request) -> Fault | None:
        """Record a request. Returns the fault that it hits, if any."""
        self.requests.append(request)
        return next((fault for fault in self.faults if fault.hits(request)), None)

    def react(self, request: Request) -> None:
        for matches, reaction in self.reactions:
            if matches(request):
                reaction(request)

    def fail(
        self,
        error: Exception,
        *,
        nth: int = 1,
        times: int | None = 1,
        late: bool = False,
        **wanted: str,
    ) -> Fault:
        """Make the `nth` matching request from now fail, and the `times - 1` after it. `wanted`:
        fields of a matching request, such as verb="apply", kind="Secret"."""
        fault = Fault(error=error, matches=matching(**wanted), skip=nth - 1, times=times, late=late)
        self.faults.append(fault)
        return fault

    def on(self, reaction: Callable[[Request], None], **wanted: str) -> None:
        """Call `reaction` after each matching request that was carried out."""
        self.reactions.append((matching(**wanted), reaction))

    def clear(self) -> None:
        self.requests.clear()

    def of(self, **wanted: str) -> list[Request]:
        matches = matching(**wanted)
        return [request for request in self.requests if matches(request)]

    @property
    def writes(self) -> list[Request]:
        """All writes except those of the Lease and of the run's own Events."""
        aside = ("Lease", "Event")
        return [one for one in self.requests if one.writes and one.kind not in aside]

    def counts(self) -> dict[str, int]:
        """How often each request was sent. Shows objects that are read twice."""
        counted: dict[str, int] = {}
        for request in self.requests:
            counted[str(request)] = counted.get(str(request), 0) + 1
        return counted

    def __len__(self) -> int:
        return len(self.requests)

    def __iter__(self) -> Iterator[Request]:
        return iter(list(self.requests))


def matching(**wanted: str) -> Callable[[Request], bool]:
    return lambda request: all(getattr(request, key) == value for key, value in wanted.items())

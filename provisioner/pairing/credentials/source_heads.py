"""The newest commits of Git sources that are verified: whether one would pass, before that is
demanded of it, and who made one that has not passed. Asked from this machine, as far as it reaches
the repository; Flux judges in any case."""

from __future__ import annotations

import contextlib
from collections.abc import Iterator, Sequence

from provisioner.base.errors import ProvisionerError
from provisioner.base.events import Note
from provisioner.flux import platform_files, verification
from provisioner.flux.platform.base import Rendered
from provisioner.git import clone
from provisioner.git.clone import Clone
from provisioner.git.hosts.base import Access, Remote
from provisioner.git.signatures import Allowed
from provisioner.handover.platform import git_source, tenant
from provisioner.pairing.run.repository_state import FileChanges
from provisioner.pairing.run.target import Run, Target

Source = git_source.Declaration | tenant.Declaration
VERIFY = "\n  verify:\n"  # in the file of a piece
UNCHECKED = (
    "cluster {name}: {title} is verified from now on, and whether its newest commit would pass "
    "cannot be seen from here: {cause}. Flux will say so."
)


def checked(members: Sequence[Target], changes: FileChanges) -> FileChanges:
    """Nothing is written for clusters that would begin to verify a source whose newest commit does
    not pass."""
    refused: dict[str, ProvisionerError] = {}
    for target in members:
        for rendered, piece in _new(target, changes):
            try:
                _check(target, rendered, piece)
            except ProvisionerError as error:
                refused[target.name] = error
    return changes.refusing(refused)


def _new(target: Target, changes: FileChanges) -> Iterator[tuple[Rendered, Source]]:
    """Sources that are verified now, and were not."""
    writes, held = changes.writes[target.name], changes.held[target.name]
    for one in target.desired.platform:
        folder = f"{target.desired.platform_folder}/{platform_files.PIECES}"
        path = f"{folder}/{one.file}"
        piece = one.piece
        new = VERIFY in (writes.get(path) or "") and VERIFY not in held.get(path, "")
        if not new or not isinstance(piece, git_source.Declaration | tenant.Declaration):
            continue
        if piece.follows_branch:  # which commit a tag or a range leads to is left to Flux
            yield one, piece


def _check(target: Target, rendered: Rendered, piece: Source) -> None:
    made = [one for one in target.desired.platform_secrets if one.title == rendered.title]
    entries = {name: str(text) for one in made for name, text in one.entries.items()}
    allowed = Allowed(
        cluster=target.name,
        pgp=tuple(verification.pgp_keys(entries)),
        ssh=tuple(verification.ssh_keys(entries)),
    )
    with contextlib.ExitStack() as reached:
        try:
            opened = reached.enter_context(_opened(target.run, piece, allowed))
        except ProvisionerError as error:
            text = UNCHECKED.format(name=target.name, title=rendered.title, cause=error.cause)
            target.run.sink(Note(text=text, level="warning"))
        else:
            opened.check_signatures()


def author(run: Run, piece: Source, commit: str) -> str:
    """Who made a commit, asked once a run. Empty where this machine does not see it."""
    key = ("author", piece.url or piece.repository, commit)
    return run.context.once(key, lambda: _author(run, piece, commit))


def _author(run: Run, piece: Source, commit: str) -> str:
    try:
        with _opened(run, piece) as opened:
            opened.ensure(commit)
            return opened.author(commit)
    except ProvisionerError:
        return ""


@contextlib.contextmanager
def _opened(run: Run, piece: Source, *allowed: Allowed) -> Iterator[Clone]:
    with contextlib.ExitStack() as kept:
        access, branch = _access(run, piece), piece.branch or "main"
        if name := piece.repository:  # the deploy key is the cluster's: this machine has its own
            access = kept.enter_context(run.host(name).push())
            branch = piece.branch or run.fleet.repositories[name].branch
        yield kept.enter_context(clone.opened(access, branch, allowed=allowed))


def _access(run: Run, piece: Source) -> Access:
    ca_file, hosts = piece.ca_file, tuple(piece.known_hosts)
    remote = Remote(url=piece.url or "", known_hosts=hosts, ca_file=ca_file)
    reference, subject = piece.credential, f"{piece.title}: credential"
    secret = run.resolved(reference, subject) if reference else None
    if piece.over_ssh:
        return Access(remote=remote, key=secret)
    return Access(remote=remote, user=piece.username, token=secret)

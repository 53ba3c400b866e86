"""Canaries that would not work: named by file and line before anything is pushed.

A run that changes how they are rolled out is refused. Otherwise they do not work already, or came
later: a warning.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import cast

from provisioner.base.errors import ProvisionerError, Refused
from provisioner.flux import platform_files
from provisioner.flux.canaries import checks, places
from provisioner.flux.canaries.manifests import API, Finding, Item, Known
from provisioner.flux.platform.base import Rendered
from provisioner.git.clone import Clone
from provisioner.handover.delivery import Kustomization
from provisioner.handover.platform import git_source, tenant
from provisioner.handover.platform.progressive_delivery import INSTALLED, Declaration, numbers
from provisioner.pairing.branch import rename
from provisioner.pairing.branch.canaries import check, other_flagger, reading
from provisioner.pairing.branch.canaries.reading import Read
from provisioner.pairing.branch.facts.consumers import Scope
from provisioner.pairing.branch.facts.manifests import Manifests, Tree
from provisioner.pairing.run.desired_state import Desired
from provisioner.pairing.run.repository_state import FileChanges
from provisioner.pairing.run.target import Target

PURPOSES = ("pairing", "upgrading")
NAMED = 5  # in one message
TOO_EARLY = (
    "is applied by the root Kustomization together with Flagger, whose kinds are not there yet: "
    "Flux would apply neither"
)
LEAVING = (
    "New versions are no longer released, and only Flagger can finish the deletion of a Canary. "
    "Take them out of Git first, each with revertOnDeletion: true."
)


@dataclass(frozen=True, kw_only=True)
class Problem:
    """`breaks`: with this run it fails, for certain."""

    text: str
    hint: str
    breaks: bool


def compared(
    clone: Clone, members: Sequence[Target], changes: FileChanges
) -> tuple[FileChanges, list[str]]:
    """The changes without those of clusters whose Canaries would break, and what to say of the
    others."""
    warnings, refused = list[str](), dict[str, ProvisionerError]()
    for target in members:
        rendered = _rendered(target.desired)
        if target.purpose not in PURPOSES or target.name in changes.refused:
            continue
        if rendered is None:
            warnings += _left(clone, target, changes)
            continue
        new = _comes(target, rendered, changes)
        if error := _not_alone(target, rendered) if new else None:
            refused[target.name] = error
            continue
        problems = _problems(clone, target, rendered, changes, new=new)
        if broken := [one for one in problems if one.breaks]:
            cause, hint = _text(broken), broken[0].hint
            refused[target.name] = Refused(f"cluster {target.name}", cause, hint)
        elif problems:
            warnings.append(f"cluster {target.name}: {_text(problems)}. {problems[0].hint}")
    return changes.refusing(refused), warnings


def _rendered(desired: Desired) -> Rendered | None:
    return next((one for one in desired.platform if isinstance(one.piece, Declaration)), None)


def _left(clone: Clone, target: Target, changes: FileChanges) -> Iterator[str]:
    """What to say where Flagger goes with this run and Canaries stay."""
    if not check.leaves(target, changes):
        return
    items = (item for item in _read(clone, target.desired).items if item.is_canary)
    if names := [f"{item} in {item.file}" for item in items]:
        more = f" and {len(names) - NAMED} more" if len(names) > NAMED else ""
        cause = f"Flagger is uninstalled, and Git still has {', '.join(names[:NAMED])}{more}"
        yield f"cluster {target.name}: {cause}. {LEAVING}"


def _not_alone(target: Target, rendered: Rendered) -> ProvisionerError | None:
    try:
        other_flagger.check(target, cast(Declaration, rendered.piece))
    except ProvisionerError as error:
        return error
    return None


def _comes(target: Target, rendered: Rendered, changes: FileChanges) -> bool:
    """Whether Flagger comes to the cluster with this run."""
    file = f"{target.desired.platform_folder}/{_files(rendered)[0]}"
    return file not in changes.held[target.name]


def _problems(
    clone: Clone, target: Target, rendered: Rendered, changes: FileChanges, *, new: bool
) -> list[Problem]:
    desired = target.desired
    read = _read(clone, desired)
    if not read.items:
        return []
    files = [f"{desired.platform_folder}/{name}" for name in _files(rendered)]
    changed = any(file in changes.writes[target.name] for file in files)
    known = _known(rendered, read)
    listed = [*checks.findings(known), *(_too_early(known, rendered) if new else ())]
    return [*_located(listed, clone, changed=changed)]


def _read(clone: Clone, desired: Desired) -> Read:
    """What the cluster gets from this clone, and whether that is all."""
    place = rename.origin(clone, desired)
    scope = Scope(base=place.base, directory=place.directory, namespace=desired.namespace)
    folders = {one.title: _folders(one, clone, desired) for one in desired.platform}
    more = [folder for named in folders.values() for folder in named]
    try:
        read = reading.read(clone, scope, place.platform_folder, more)
    except RecursionError:  # Flux reports it, if it cannot read that either
        return Read()
    others = any(_delivers(one) > len(folders[one.title]) for one in desired.platform)
    return Read(read.items, complete=read.complete and not others)


def _files(rendered: Rendered) -> list[str]:
    """The piece's own, first what installs Flagger."""
    folders = [f"{name}/{platform_files.OBJECTS}" for name in rendered.folders]
    return [f"{platform_files.PIECES}/{rendered.file}", *folders]


def _folders(rendered: Rendered, clone: Clone, desired: Desired) -> list[str]:
    """What a Git source delivers, where it reads the branch that this is a clone of."""
    piece = rendered.piece
    if not isinstance(piece, git_source.Declaration) or piece.tag or piece.semver or piece.commit:
        return []
    ours = piece.repository == desired.pairing.repository or piece.url == clone.url
    default = clone.branch if piece.repository else "main"
    if not ours or (piece.branch or default) != clone.branch:
        return []
    return [one.path for one in piece.deliver if isinstance(one, Kustomization)]


def _known(rendered: Rendered, read: Read) -> Known:
    piece = cast(Declaration, rendered.piece)
    labels = piece.values.get("selectorLabels")
    return Known(
        items=read.items,
        declared=[*_declared(rendered)],
        complete=read.complete,
        provider=piece.provider,
        version=numbers(piece.version),
        metrics_server=piece.metrics_server,
        **({"labels": str(labels).split(",")} if labels else {}),
    )


def _delivers(rendered: Rendered) -> int:
    """How much a piece brings from where it reads."""
    piece = rendered.piece
    return len(piece.delivered()) or bool(
        isinstance(piece, tenant.Declaration) and piece.has_repository
    )


def _declared(rendered: Rendered) -> Iterator[tuple[str, str, str]]:
    for items in rendered.folders.values():
        for item in items:
            yield item["kind"], item["metadata"]["namespace"], item["metadata"]["name"]


def _too_early(known: Known, rendered: Rendered) -> Iterator[Finding]:
    name = f"{rendered.piece.name}-{INSTALLED}"
    hint = (
        "Move it to a folder of its own, below no path that the root applies, with a Kustomization "
        f"that depends on {name}."
    )
    for item in known.items:
        if item.by_root and _is_flaggers(item):
            yield Finding(item=item, keys=("kind",), cause=TOO_EARLY, hint=hint)


def _is_flaggers(item: Item) -> bool:
    return str(item.content.get("apiVersion", "")).startswith(API)


def _located(listed: Sequence[Finding], tree: Tree, *, changed: bool) -> Iterator[Problem]:
    manifests = Manifests(tree)
    for one in listed:
        number = places.line(manifests.text(one.item.file), one.item, one.keys)
        text = f"{one.item.file}:{number}: {one.item} {one.cause}"
        certain = one.certain and one.item.certain
        yield Problem(text=text, hint=one.hint, breaks=certain and changed)


def _text(problems: Sequence[Problem]) -> str:
    texts = list(dict.fromkeys(one.text for one in problems))
    more = [f"{len(texts) - NAMED} more"] if len(texts) > NAMED else []
    return "; ".join([*texts[:NAMED], *more])

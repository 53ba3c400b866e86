"""`removed` blocks, with which Terraform lets go of Flux and destroys nothing."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from provisioner.imports.entries import Entry
from provisioner.imports.states.resources import Bootstrap, Key
from provisioner.imports.written.comments import comment

HEAD = """\
# For {place}: lets go of Flux. Nothing is destroyed, neither on a cluster nor in a repository.
#
# 1. Delete the resource blocks that are named here from the configuration, and copy this file
#    beside it.
# 2. `terraform plan` must say that they will no longer be managed, and destroy nothing. Apply it.
# 3. `provisioner up` with the new stack takes the clusters over. Then delete this file.
#
# This needs Terraform 1.7 or later. An OpenTofu that does not know `lifecycle` in a `removed` block
# never destroys: leave it out there.
"""
KEYS = (
    "Its deploy key. The cluster reads with it until `provisioner rotate` has replaced it, so "
    "nothing must destroy it before. Leave it in the configuration until then, or let go of it too "
    "by removing these comment marks:"
)
INDEXED = "`removed` cannot name single instances. If others stay, run for this one:"
INDEX = re.compile(r'\["(?:[^"\\]|\\.)*"\]|\[[0-9]+\]')


def files(entries: Iterable[Entry]) -> dict[str, str]:
    """By the place of each state, the text for its project."""
    blocks: dict[str, list[str]] = {}
    for entry in entries:
        for one in entry.bootstraps if entry.description else ():
            blocks.setdefault(one.place, []).append(_of_cluster(entry, one))
    return {place: HEAD.format(place=place) + "".join(texts) for place, texts in blocks.items()}


def _of_cluster(entry: Entry, bootstrap: Bootstrap) -> str:
    parts = [f"\n# cluster {entry.name}\n", *_indexed(bootstrap.address), block(bootstrap.address)]
    if keys := _keys(entry, bootstrap):
        parts += ["\n", comment(KEYS, "")]
        parts += [_commented(block(one.address)) for one in keys]
    return "".join(parts)


def _keys(entry: Entry, bootstrap: Bootstrap) -> Sequence[Key]:
    """Those with the key that the cluster holds; all of the state where that is not known."""
    if not entry.public:
        return bootstrap.keys
    return [one for one in bootstrap.keys if one.public == entry.public]


def block(address: str) -> str:
    """`removed` takes addresses without instances only."""
    whole = INDEX.sub("", address)
    return f"removed {{\n  from = {whole}\n\n  lifecycle {{\n    destroy = false\n  }}\n}}\n"


def _indexed(address: str) -> Iterator[str]:
    if INDEX.search(address):
        yield comment(INDEXED, "")
        yield f"#   terraform state rm {_shell(address)}\n"


def _shell(address: str) -> str:
    return "'" + address.replace("'", "'\\''") + "'"


def _commented(text: str) -> str:
    return "".join(f"# {line}".rstrip() + "\n" for line in text.splitlines())

"""`removed` blocks, with which Terraform lets go of Flux and destroys nothing."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from provisioner.base.errors import BadInput
from provisioner.imports.entries import Entry
from provisioner.imports.states.resources import Bootstrap, Key
from provisioner.imports.written.comments import comment
from provisioner.reports.columns import clean

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
    "The deploy key. The cluster reads with it until `provisioner rotate` has replaced it, so "
    "nothing must destroy it before. Leave it in the configuration until then, or let go of it too "
    "by removing these comment marks:"
)
SOME = (
    "Of its other instances, {staying} stay with Terraform, and `removed` cannot name single ones. "
    "Take these out of the configuration's for_each, and run, before any plan:"
)
FOREIGN = "Terraform wrote no such state: look at where it comes from."
ADDRESS = re.compile(r"[A-Za-z_][\w-]*(\.[A-Za-z_][\w-]*)+")
INDEX = re.compile(r'\["(?:[^"\\]|\\.)*"\]|\[[0-9]+\]')


def files(entries: Sequence[Entry]) -> dict[str, str]:
    """By the place of each state, the text for its project."""
    kept: dict[str, dict[str, list[tuple[Entry, Bootstrap]]]] = {}
    for entry in entries:
        for bootstrap in entry.bootstraps:
            resource = kept.setdefault(bootstrap.place, {}).setdefault(whole(bootstrap.address), [])
            resource.append((entry, bootstrap))
    texts = {
        place: "".join(_of_resource(resource, held) for resource, held in resources.items())
        for place, resources in kept.items()
    }
    return {place: HEAD.format(place=clean(place)) + text for place, text in texts.items() if text}


def _of_resource(resource: str, held: Sequence[tuple[Entry, Bootstrap]]) -> str:
    """`removed` cannot name single instances: where some have to stay, a command for each of the
    others."""
    described = [(entry, bootstrap) for entry, bootstrap in held if entry.description]
    if not described:
        return ""
    clusters = ", ".join(entry.name for entry, _ in described)
    head = "\n" + comment(f"{resource}, of cluster {clusters}", "")
    if len(described) < len(held):
        staying = ", ".join(entry.name for entry, _ in held if not entry.description)
        lines = (_let_go(bootstrap.address) for _, bootstrap in described)
        return head + comment(SOME.format(staying=staying), "") + "".join(lines)
    return head + block(resource) + "".join(_keys(described))


def _keys(described: Sequence[tuple[Entry, Bootstrap]]) -> Iterator[str]:
    keys = [key for pair in described for key in _held(*pair)]
    if keys:
        yield "\n" + comment(KEYS, "")
    for resource in dict.fromkeys(whole(key.address) for key in keys):
        yield _commented(block(resource))


def _held(entry: Entry, bootstrap: Bootstrap) -> Sequence[Key]:
    """Those with the key that the cluster holds; all of the state where that is not known."""
    if not entry.public:
        return bootstrap.keys
    return [key for key in bootstrap.keys if key.public == entry.public]


def whole(address: str) -> str:
    """The resource without its instance, and without those of the modules around it."""
    return INDEX.sub("", address)


def block(address: str) -> str:
    """BadInput for an address that would be anything else in HCL: a state is foreign text."""
    if not ADDRESS.fullmatch(address):
        raise BadInput(f"resource {address!r}", "has no name that Terraform takes", FOREIGN)
    return f"removed {{\n  from = {address}\n\n  lifecycle {{\n    destroy = false\n  }}\n}}\n"


def _let_go(address: str) -> str:
    quoted = "'" + address.replace("'", "'\\''") + "'"
    return f"#   terraform state rm {clean(quoted)}\n"


def _commented(text: str) -> str:
    return "".join(f"# {line}".rstrip() + "\n" for line in text.splitlines())

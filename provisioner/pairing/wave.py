"""One commit for all clusters of a repository: decided from what the branch holds, pushed once."""

from __future__ import annotations

import functools
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from provisioner.base.errors import Refused
from provisioner.flux import files, yamls
from provisioner.git.clone import Clone, Files
from provisioner.pairing.want import Want

KUSTOMIZATION = "kustomization.yaml"


@dataclass(frozen=True, kw_only=True)
class Published:
    """`texts`: per cluster our files as they are in the branch now. `written`: per cluster the paths that changed.
    `commits`: per cluster the commit of this run that did it, or None."""

    clone: Clone
    texts: dict[str, Files]
    written: dict[str, list[str]]
    commits: dict[str, str | None] = field(default_factory=dict)


def decide(want: Want, have: Files) -> dict[str, str]:
    """The files to write, by name. Equal objects are left alone, so that the flux CLI and we never commit over each
    other; a kustomization.yaml is the user's once it exists, but must name what we write."""
    changes = {
        name: text
        for name, text in want.files.items()
        if name not in have or (name != KUSTOMIZATION and have[name] != text and not files.same(have[name], text))
    }
    if KUSTOMIZATION not in have:
        return changes
    yamls.load(have[KUSTOMIZATION], f"{want.directory}/{KUSTOMIZATION}")  # before anything is pushed beside it
    if not all(name in have[KUSTOMIZATION] for name in want.files if name != KUSTOMIZATION):
        raise Refused(
            f"{want.directory}/{KUSTOMIZATION}", "does not name gotk-components.yaml and gotk-sync.yaml",
            "Add both to its resources; Flux would remove itself otherwise.",
        )  # fmt: skip
    return changes


@dataclass(frozen=True, kw_only=True)
class Prepared:
    """The branch as it is: per cluster our files. Nobody touches a cluster before the repository has come this far."""

    clone: Clone
    have: dict[str, Files]


def prepare(clone: Clone, wants: Sequence[Want], *, planning: bool) -> Prepared:
    """Look at the files; where some are to be written, make sure that the push would be allowed."""
    have = {want.cluster: clone.files(want.directory) for want in wants}
    if any([decide(want, have[want.cluster]) for want in wants]) and not planning:
        clone.rehearse()
    return Prepared(clone=clone, have=have)


def publish(clone: Clone, wants: Sequence[Want], *, planning: bool) -> Published:
    """Decide for every cluster, and unless planning commit and push, once more if the branch moves meanwhile."""
    decided: dict[str, dict[str, str]] = {}
    have: dict[str, Files] = {}

    def changes() -> dict[str, str | None]:
        for want in wants:
            have[want.cluster] = clone.files(want.directory)
            decided[want.cluster] = decide(want, have[want.cluster])
        return {f"{want.directory}/{name}": text for want in wants for name, text in decided[want.cluster].items()}

    if planning:
        changes()
        commit = None
    else:
        commit = clone.publish(changes, functools.partial(message, wants, decided))
    return Published(
        clone=clone,
        texts={want.cluster: {**have[want.cluster], **decided[want.cluster]} for want in wants},
        written={want.cluster: [f"{want.directory}/{name}" for name in decided[want.cluster]] for want in wants},
        commits={want.cluster: commit if decided[want.cluster] else None for want in wants},
    )


MESSAGE = """\
Pair {{ clusters | join(", ") }} with Flux {{ versions | join(", ") }}

Fleet: {{ fleet }}
{% for path in paths %}
- {{ path }}
{%- endfor %}
"""


def message(wants: Sequence[Want], decided: Mapping[str, Mapping[str, str]]) -> str:
    import jinja2

    changed = [want for want in wants if decided[want.cluster]]
    environment = jinja2.Environment(undefined=jinja2.StrictUndefined, autoescape=False)  # noqa: S701  # plain text
    return environment.from_string(MESSAGE).render(
        clusters=[want.cluster for want in changed],
        versions=sorted({want.pairing.gitops.flux_version for want in changed}),
        fleet=wants[0].fleet,
        paths=[f"{want.directory}/{name}" for want in changed for name in decided[want.cluster]],
    )

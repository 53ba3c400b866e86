"""One commit for all clusters of a repository: decided from what the branch holds, pushed once."""

from __future__ import annotations

from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass, field

from provisioner.base.errors import ProvisionerError, Refused
from provisioner.flux import files, versions, yamls
from provisioner.git.clone import Clone, Files
from provisioner.git.hosts.base import Reading
from provisioner.pairing.run.desired_state import OWNER, Desired

KUSTOMIZATION = files.KUSTOMIZATION
LFS = "version https://git-lfs.github.com/spec/"
OBSTACLE = "Nothing of yours is replaced: take it away, or declare another path."
NAMES = (files.COMPONENTS, files.SYNC, KUSTOMIZATION)


@dataclass(frozen=True, kw_only=True)
class Published:
    """`texts`: per cluster our files as they are in the branch now. `written`: per cluster the
    paths that changed. `commits`: per cluster the commit of this run that did it, or None.
    `pending`: what the files of a cluster wait for. `how`: in a plan, the way in which they will
    get there, if they are not pushed."""

    clone: Clone
    texts: dict[str, Files]
    written: dict[str, list[str]]
    commits: dict[str, str | None] = field(default_factory=dict)
    refused: dict[str, ProvisionerError] = field(default_factory=dict)
    pending: dict[str, ProvisionerError] = field(default_factory=dict)
    how: str = ""


def decide(desired: Desired, have: Files) -> dict[str, str]:
    """The files to write, by name. Equal objects are left alone, so that the flux CLI and we never
    commit over each other; a kustomization.yaml is the user's once it exists, but must name what we
    write."""
    _ours(desired, have)
    changes = {
        name: text
        for name, text in desired.files.items()
        if name not in have
        or (name != KUSTOMIZATION and have[name] != text and not files.same(have[name], text))
    }
    if KUSTOMIZATION not in have:
        return changes
    if have[KUSTOMIZATION].startswith(LFS):
        raise Refused(
            f"{desired.directory}/{KUSTOMIZATION}",
            "is a pointer of Git LFS, which Flux does not follow",
            "Except that path from LFS in .gitattributes, and commit it anew.",
        )
    yamls.load(
        have[KUSTOMIZATION], f"{desired.directory}/{KUSTOMIZATION}"
    )  # before anything is pushed beside it
    if not all(name in have[KUSTOMIZATION] for name in desired.files if name != KUSTOMIZATION):
        raise Refused(
            f"{desired.directory}/{KUSTOMIZATION}",
            "does not name gotk-components.yaml and gotk-sync.yaml",
            "Add both to its resources; Flux would remove itself otherwise.",
        )
    return changes


def plain(text: str) -> bool:
    """Whether a kustomization.yaml is as `flux bootstrap` and we make it, nothing of a user's in
    it."""
    return files.same(text, files.kustomization())


def _ours(desired: Desired, have: Files) -> None:
    """Refuse files of another cluster, and files of a Flux that is newer than ours."""
    owner = next(
        (line for line in have.get(KUSTOMIZATION, "").splitlines() if line.startswith(OWNER)), ""
    )
    owner = owner.removeprefix(OWNER).strip()
    if owner not in ("", desired.owner) and not desired.pairing.shared_path:
        fleet, _, cluster = owner.partition("/")
        raise Refused(
            f"cluster {desired.cluster}",
            f"path {desired.pairing.path} in {desired.url} belongs to "
            f"cluster {cluster} of fleet {fleet}",
            f"Choose another path; if that cluster is gone, remove {desired.directory} from Git.",
        )
    theirs, wanted = (
        versions.of_components(have.get(files.COMPONENTS, "")),
        desired.pairing.gitops.flux_version,
    )
    if (versions.parse(theirs) or (0, 0, 0)) > (versions.parse(wanted) or (0, 0, 0)):
        raise Refused(
            f"cluster {desired.cluster}",
            f"{desired.directory} holds Flux {theirs}; {wanted} would be a downgrade",
            f"An upgrade has been pushed: finish it with `provisioner upgrade --flux {theirs}`, "
            f"and declare {theirs}.",
        )


@dataclass(frozen=True, kw_only=True)
class Decided:
    """Per cluster what its folder holds and which files are to be written, or why they cannot
    be."""

    have: dict[str, Files] = field(default_factory=dict)
    writes: dict[str, dict[str, str]] = field(default_factory=dict)
    refused: dict[str, ProvisionerError] = field(default_factory=dict)

    def all(self, clone: Clone, all_desired: Sequence[Desired]) -> dict[str, str]:
        """Decide anew for every cluster; the files of the one commit. One cluster's refusal stops
        no other."""
        for desired in all_desired:
            self.have[desired.cluster] = clone.files(desired.directory)
            self.writes[desired.cluster] = {}
            try:
                changes = decide(desired, self.have[desired.cluster])
                if changes and (obstacle := clone.blocked(desired.directory, changes)):
                    raise Refused(
                        f"cluster {desired.cluster}", f"{obstacle} in {desired.url}", OBSTACLE
                    )
                self.writes[desired.cluster] = changes
            except ProvisionerError as error:
                self.refused[desired.cluster] = error
        return {
            f"{desired.directory}/{name}": text
            for desired in all_desired
            for name, text in self.writes[desired.cluster].items()
        }

    def upgrades(self, desired: Desired) -> bool:
        """Whether the files of another version are replaced."""
        before = versions.of_components(self.have[desired.cluster].get(files.COMPONENTS, ""))
        return before not in ("", desired.pairing.gitops.flux_version)


@dataclass(frozen=True, kw_only=True)
class Prepared:
    """The branch as it is: per cluster our files; what clusters read with, if not a key each.
    Nobody touches a cluster before the repository has come this far."""

    clone: Clone
    have: dict[str, Files]
    writes: dict[str, dict[str, str]] = field(default_factory=dict)
    refused: dict[str, ProvisionerError] = field(default_factory=dict)
    reading: Reading | None = None

    def check(self, cluster: str) -> None:
        if cluster in self.refused:
            raise self.refused[cluster]


def prepare(
    clone: Clone,
    all_desired: Sequence[Desired],
    *,
    reading: Reading | None,
    rehearse: Callable[[], None] | None,
) -> Prepared:
    """Look at the files; where some are to be written, `rehearse` makes sure that the push would be
    allowed."""
    decided = Decided()
    if decided.all(clone, all_desired) and rehearse:
        rehearse()
    return Prepared(
        clone=clone,
        have=decided.have,
        writes=decided.writes,
        refused=decided.refused,
        reading=reading,
    )


def published(
    clone: Clone,
    all_desired: Sequence[Desired],
    decided: Decided,
    *,
    commit: str | None = None,
    changed: Collection[str] | None = None,
    pending: dict[str, ProvisionerError] | None = None,
    how: str = "",
) -> Published:
    """What became of what was decided. `commit` did it for the clusters that are `changed`, by
    default those with files to write."""
    names = (
        {name for name, written in decided.writes.items() if written}
        if changed is None
        else set(changed)
    )
    return Published(
        clone=clone,
        texts={name: {**decided.have[name], **written} for name, written in decided.writes.items()},
        written={
            desired.cluster: [
                f"{desired.directory}/{name}" for name in decided.writes[desired.cluster]
            ]
            for desired in all_desired
        },
        commits={name: commit if name in names else None for name in decided.writes},
        refused=decided.refused,
        pending=pending or {},
        how=how,
    )


MESSAGE = """\
{{ verb }} {{ clusters | join(", ") }} {{ preposition }} Flux {{ versions | join(", ") }}

Fleet: {{ fleet }}
{% for path in paths %}
- {{ path }}
{%- endfor %}
"""


def message(all_desired: Sequence[Desired], decided: Decided) -> str:
    import jinja2

    changed = [desired for desired in all_desired if decided.writes[desired.cluster]]
    environment = jinja2.Environment(undefined=jinja2.StrictUndefined, autoescape=False)  # noqa: S701  # plain text
    upgrade = any(decided.upgrades(desired) for desired in changed)
    return environment.from_string(MESSAGE).render(
        verb="Upgrade" if upgrade else "Pair",
        preposition="to" if upgrade else "with",
        clusters=[desired.cluster for desired in changed],
        versions=sorted({desired.pairing.gitops.flux_version for desired in changed}),
        fleet=all_desired[0].fleet,
        paths=[
            f"{desired.directory}/{name}"
            for desired in changed
            for name in decided.writes[desired.cluster]
        ],
    )

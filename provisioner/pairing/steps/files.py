"""Our files in the repository: this cluster's share of the one commit, which branch/ has pushed."""

from __future__ import annotations

from provisioner.base.events import Action
from provisioner.pairing.run.desired_state import Desired
from provisioner.pairing.run.engine import Decision, Facts, Wait
from provisioner.pairing.run.repository_state import Published
from provisioner.pairing.run.snapshot import shortened
from provisioner.pairing.run.target import Target


def look(target: Target, facts: Facts) -> Published:
    return target.published.result()


def decide(desired: Desired, published: Published) -> Decision[None]:
    if desired.cluster in published.refused:
        raise published.refused[desired.cluster]
    if desired.cluster in published.pending:  # what can be done without the files is done by now
        raise published.pending[desired.cluster]
    written = published.written[desired.cluster]
    if not written:
        return Decision(action=Action.UNCHANGED, subject=desired.directory)
    action = Action.CREATED if desired.files.keys() <= set(written) else Action.CONFIGURED
    return Decision(action=action, subject=desired.directory, detail=_detail(desired, published))


def _detail(desired: Desired, published: Published) -> str:
    written, commit = published.written[desired.cluster], published.commits.get(desired.cluster)
    names = ", ".join(dict.fromkeys(_shown(desired, path) for path in written))
    how = f"in {commit[:12]}" if commit else published.how
    pruned = published.pruned.get(desired.cluster)
    then = f"; Flux then deletes {shortened(pruned)}" if pruned else ""
    return f"{names} {how}".strip() + then


def _shown(desired: Desired, path: str) -> str:
    """The name of a file of Flux's, or the prerequisite that a file belongs to."""
    if path.startswith(f"{desired.platform_folder}/"):
        return "platform"
    above, _, inner = path.partition(f"{desired.prerequisites}/")
    if above or not inner:
        return path.rpartition("/")[2]
    return f"prerequisite {inner.partition('/')[0]}" if "/" in inner else "prerequisites"


def wait(target: Target, facts: Facts, decision: Decision[None]) -> tuple[Facts, Decision[None]]:
    """Pushed already: one commit serves all clusters of the repository."""
    return facts, decision


STEP = Wait(name="files", look=look, decide=decide, wait=wait, predict=decide)

"""Named faults in lines that protect users. The unit tests must detect each of them.

An anchor is a piece of source; white space does not matter. It must occur exactly once below
provisioner/pairing, in any file. A lost anchor is an error: update it so that the fault hits the
line that protects the user now.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path

from tests.mutants.operators import Mutant

WHERE = "provisioner/pairing"


class Unanchored(Exception):
    """The anchors of some planted faults do not occur exactly once."""


@dataclass(frozen=True, kw_only=True)
class Fault:
    """`name`: the harm to a user. `anchor` is replaced by `fault`."""

    name: str
    anchor: str
    fault: str


FAULTS: tuple[Fault, ...] = (
    Fault(
        name="a deploy key is installed before the Secret",
        anchor="source_secret, deploy_key, ready,",
        fault="deploy_key, source_secret, ready,",
    ),
    Fault(
        name="a plan acts",
        anchor="return decision.action in (Action.CREATED, Action.CONFIGURED) "
        "and not target.planning",
        fault="return decision.action in (Action.CREATED, Action.CONFIGURED)",
    ),
    Fault(
        name="a failing delivery is reported as a failed pairing",
        anchor='{5: "delivery-failing", 7: "waiting"}',
        fault='{7: "waiting"}',
    ),
    Fault(
        name="waiting for a merge is reported as a failed pairing",
        anchor='{5: "delivery-failing", 7: "waiting"}',
        fault='{5: "delivery-failing"}',
    ),
    Fault(name="exit code 5 is lost", anchor='"delivery-failing": 5,', fault=""),
    Fault(name="exit code 7 is lost", anchor='"waiting": 7,', fault=""),
    Fault(
        name="unpair deletes a namespace that is not ours",
        anchor='ours = labels.get("app.kubernetes.io/part-of") == "flux" '
        "and installation.KEEP not in notes",
        fault="ours = True",
    ),
    Fault(
        name="unpair takes the CRDs from a Flux in another namespace",
        anchor='if any(item["metadata"]["namespace"] != target.desired.namespace '
        "for item in elsewhere):",
        fault="if False:",
    ),
    Fault(
        name="unpair revokes everybody's keys",
        anchor='if key.title.startswith(f"{fleet.fleet}/{name} "):',
        fault="if True:",
    ),
    Fault(
        name="a drain deletes the sync objects",
        anchor="and ident(item) not in ours",
        fault="",
    ),
    Fault(
        name="a drain deletes other objects of Flux",
        anchor='and (item["metadata"].get("labels") or {}).get("app.kubernetes.io/part-of") '
        '!= "flux"',
        fault="",
    ),
    Fault(
        name="a drain deletes objects with prune: disabled",
        anchor='and (item["metadata"].get("annotations") or {}).get(PRUNE) != "disabled"',
        fault="",
    ),
    Fault(
        name="any revision proves a pairing, whatever it holds",
        anchor="return all( held.get(name) == published.texts[target.name][name] "
        "for name in target.desired.files )",
        fault="return True",
    ),
    Fault(
        name="conditions of an older generation prove a pairing",
        anchor='bool(root) and status.get("observedGeneration") == '
        '(root or {})["metadata"]["generation"]',
        fault="bool(root)",
    ),
    Fault(
        name="a new object is mistaken for the deleted object of the same name",
        anchor="return found if same else None",
        fault="return found",
    ),
    Fault(
        name="a cluster of another fleet is taken over",
        anchor="if owner != desired.fleet:",
        fault="if False:",
    ),
    Fault(
        name="a saved plan does not notice a rebuilt cluster",
        anchor='"cluster": str(mark["metadata"]["uid"]),',
        fault='"cluster": "",',
    ),
    Fault(
        name="a failed rotation does not restore the old key",
        anchor="back(target, staging_secret.must(target), decision.work)",
        fault="pass",
    ),
    Fault(name="status never sees drift", anchor="drifted.add(event.cluster)", fault="pass"),
    Fault(
        name="keys of others count as superseded",
        anchor="key.title.startswith(desired.key_title) and key.public != public",
        fault="key.public != public",
    ),
    Fault(
        name="the key in use counts as superseded",
        anchor="key.title.startswith(desired.key_title) and key.public != public",
        fault="key.title.startswith(desired.key_title)",
    ),
    Fault(
        name="a cluster is changed while another run changes it",
        anchor="if _acts(decision, target) and target.claim():",
        fault="if False:",
    ),
    Fault(
        name="a refusal counts as a deleted cluster",
        anchor="if given_up and isinstance(error, Unreachable)",
        fault="if given_up",
    ),
    Fault(
        name="a user's kustomization.yaml is overwritten",
        anchor="name != KUSTOMIZATION and have[name] != text",
        fault="have[name] != text",
    ),
    Fault(
        name="a cluster is touched although its repository cannot be used",
        anchor="target.prepared.result().check(target.name) for step in STEPS:",
        fault="target.prepared.result()\n    for step in STEPS:",
    ),
)


def mutants(root: Path, faults: tuple[Fault, ...] = FAULTS) -> list[Mutant]:
    """Every planted fault as a mutant. Unanchored names all faults whose anchor is lost."""
    sources = {
        str(file.relative_to(root)): file.read_text() for file in (root / WHERE).rglob("*.py")
    }
    placed = {fault: _places(sources, fault) for fault in faults}
    lost = [f"{fault.name} ({len(at)} times)" for fault, at in placed.items() if len(at) != 1]
    if lost:
        raise Unanchored(f"not there exactly once: {'; '.join(lost)}")
    return [at[0] for at in placed.values()]


def _places(sources: dict[str, str], fault: Fault) -> list[Mutant]:
    pattern = r"\s+".join(map(re.escape, fault.anchor.split()))
    return [
        _mutant(path, source, match, fault)
        for path, source in sources.items()
        for match in re.finditer(pattern, source)
    ]


def _mutant(path: str, source: str, match: re.Match[str], fault: Fault) -> Mutant:
    start, end = (len(source[:place].encode()) for place in match.span())
    line = source.count("\n", 0, match.start()) + 1
    last = source.count("\n", 0, match.end()) + 1
    return Mutant(path, start, end, line, match[0], fault.fault, (line, last))

"""Named faults in lines that protect users. The unit tests must detect each of them.

An anchor is a piece of source; white space does not matter. It must occur exactly once in the
program, in any file. A lost anchor is an error: update it so that the fault hits the line that
protects the user now.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path

from tests.mutants.operators import Mutant

WHERE = "provisioner"


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
        anchor="source_secret.STEP, deploy_key.STEP, files.STEP, sync.STEP,",
        fault="deploy_key.STEP, source_secret.STEP, files.STEP, sync.STEP,",
    ),
    Fault(
        name="a plan acts",
        anchor="if target.planning: facts, decision = _look(step, target, facts) else:",
        fault="if True:",
    ),
    Fault(
        name="failing delivery and waiting for a merge are reported as failures",
        anchor="return _BY_CODE.get(error.exit_code, Result.FAILED)",
        fault="return Result.FAILED",
    ),
    Fault(
        name="exit code 5 is lost",
        anchor='DELIVERY_FAILING = "delivery-failing", ExitCode.DELIVERY_FAILING',
        fault='DELIVERY_FAILING = "delivery-failing"',
    ),
    Fault(
        name="exit code 7 is lost",
        anchor='WAITING = "waiting", ExitCode.WAITING',
        fault='WAITING = "waiting"',
    ),
    Fault(
        name="unpair deletes a namespace that existed before",
        anchor="return _labelled_as_flux(namespace) and not kept(namespace)",
        fault="return _labelled_as_flux(namespace)",
    ),
    Fault(
        name="unpair deletes a namespace with workloads that are kept",
        anchor="whole = installation.belongs_to_flux(namespace) and not state.kept",
        fault="whole = installation.belongs_to_flux(namespace)",
    ),
    Fault(
        name="unpair deletes the CRDs of a Flux in another namespace",
        anchor="shared=bool(everywhere - {namespace}),",
        fault="shared=False,",
    ),
    Fault(
        name="unpair revokes everybody's keys",
        anchor="return [key for key in listed if _ours(owner, key, known)]",
        fault="return list(listed)",
    ),
    Fault(
        name="unpair revokes the key of a cluster that still runs Flux",
        anchor="if not report.cause or report.result is Result.GONE:",
        fault="if True:",
    ),
    Fault(
        name="a drain deletes the sync objects",
        anchor="for entry in inventory.entries(root) if identify(entry) not in flux",
        fault="for entry in inventory.entries(root)",
    ),
    Fault(
        name="a drain deletes other objects of Flux",
        anchor="return order.pruned_by(item, root) and not (flux or child)",
        fault="return order.pruned_by(item, root) and not child",
    ),
    Fault(
        name="a drain deletes objects with prune: disabled",
        anchor="return order.pruned_by(item, root) and not (flux or child)",
        fault="return order.delivered_by(item, root) and not (flux or child)",
    ),
    Fault(
        name="a drain deletes what another root delivered",
        anchor="return order.pruned_by(item, root) and not (flux or child)",
        fault="return not (order.pruning.left_alone(item) or flux or child)",
    ),
    Fault(
        name="a drain deletes the Kustomizations of others",
        anchor="return order.descendants(root, deliverers_on(client))",
        fault="return [item for item in deliverers_on(client) if item['metadata']['namespace'] != "
        "'flux-system']",
    ),
    Fault(
        name="unpair deletes the CRDs of objects that others made",
        anchor="return self.shared or bool(self.others)",
        fault="return self.shared",
    ),
    Fault(
        name="another cluster than the recorded one is touched",
        anchor='if before in ("", uid) or replaced:',
        fault="if True:",
    ),
    Fault(
        name="a cluster that nothing proves to be ours is left",
        anchor="if not proven and target.first_look.deployments:",
        fault="if False:",
    ),
    Fault(
        name="two entries of one cluster are both paired",
        anchor="if len(names) > 1 }",
        fault="if False}",
    ),
    Fault(
        name="the keys of another fleet of the same name are revoked",
        anchor="return uid == owner.uid[:SHORT] and (named or _fingerprint(key) in known)",
        fault="return named",
    ),
    Fault(
        name="any revision proves a pairing, whatever it holds",
        anchor="return all(held.get(path) == texts[path] for path in paths)",
        fault="return True",
    ),
    Fault(
        name="conditions of an older generation prove a pairing",
        anchor='current = status.get("observedGeneration") == root["metadata"]["generation"]',
        fault="current = True",
    ),
    Fault(
        name="a new object is mistaken for the deleted object of the same name",
        anchor='if live is None or live["metadata"]["uid"] != '
        'meta.get("uid", live["metadata"]["uid"]):',
        fault="if live is None:",
    ),
    Fault(
        name="a cluster of another fleet is taken over",
        anchor="if owner != desired.fleet:",
        fault="if False:",
    ),
    Fault(
        name="a cluster is paired under a second name",
        anchor="if name not in (desired.cluster, *(names.cluster for names in desired.former)):",
        fault="if False:",
    ),
    Fault(
        name="a cluster that another fleet took meanwhile is taken over",
        anchor="identity.check(self.desired, identity.of(cluster), self.purpose)",
        fault="pass",
    ),
    Fault(
        name="a saved plan does not notice a rebuilt cluster",
        anchor='"cluster": cluster.uid or NOTHING,',
        fault='"cluster": NOTHING,',
    ),
    Fault(
        name="a failed rotation does not restore the old key",
        anchor="take_back(target, rotation, reading) raise Unreachable(",
        fault="raise Unreachable(",
    ),
    Fault(name="status never sees drift", anchor="drifted.add(target.name)", fault="pass"),
    Fault(
        name="the key in use counts as superseded",
        anchor="return [key for key in ours(owner, listed, known) if key.public != in_use]",
        fault="return ours(owner, listed, known)",
    ),
    Fault(
        name="a cluster is changed while another run changes it",
        anchor="if decision.action in CHANGES and (cluster := target.claim()):",
        fault="if False:",
    ),
    Fault(
        name="a refusal counts as a deleted cluster",
        anchor="ended += [_gone(session, repositories, name, stays) for name in gone]",
        fault="ended = [*left, *before]; gone = [*gone, *failures]; "
        "ended += [_gone(session, repositories, name, stays) for name in gone]",
    ),
    Fault(
        name="a user's kustomization.yaml is overwritten",
        anchor="replaced = (desired.repinned or confined.turned(desired, held)) and",
        fault="replaced = True and",
    ),
    Fault(
        name="a cluster is touched although its repository cannot be used",
        anchor='with reporting(self.progress, "repository"): prepared.check(self.name)',
        fault="assert prepared",
    ),
    Fault(
        name="webhooks of others are deleted with one of ours",
        anchor="if (repository, hook.url) in noted ]",
        fault="]",
    ),
    Fault(
        name="leaving deletes webhooks of others",
        anchor="if (repository, hook.url) in ours:",
        fault="if True:",
    ),
    Fault(
        name="a webhook counts without a delivery that has arrived",
        anchor="for one in changes.unproven: delivery.prove(target, one)",
        fault="",
    ),
    Fault(
        name="a webhook is made before anything knows of it",
        anchor="_note_also(target, before, changes.unproven)",
        fault="",
    ),
    Fault(
        name="leaving deletes the monitoring of another fleet",
        anchor='if item["metadata"]["labels"].get(f"{MARK}/namespace") == namespace',
        fault="",
    ),
    Fault(
        name="the Secrets of another fleet's tenants are deleted",
        anchor="if not of_another_flux(item, namespace)",
        fault="",
    ),
    Fault(
        name="a move takes Flux from clusters that share its path",
        anchor="yield from _shared(clone, desired)",
        fault="",
    ),
    Fault(
        name="a push of metrics drops those of clusters that were left out",
        anchor="if url and selected:",
        fault="if False:",
    ),
    Fault(
        name="flux-operator itself uninstalls Flux, with what others have of its kinds",
        anchor="_disable(target, state.instance)",
        fault="pass",
    ),
    Fault(
        name="the adoption of a FluxInstance changes what is in it",
        anchor="if set_there: named",
        fault="if False: named",
    ),
    Fault(
        name="fields of the user's are lost from flux-instance.yaml",
        anchor="return {**kept, **{key: _merged(",
        fault="return {**{key: _merged(",
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

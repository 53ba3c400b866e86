"""What should not be in the repositories of a handover as it is. No cluster is contacted, nothing
changes."""

from __future__ import annotations

import functools
from collections.abc import Iterator

import msgspec

from provisioner.base.events import Sink
from provisioner.base.run_context import RunContext
from provisioner.flux import decrypters, secrets_check
from provisioner.flux.secrets_check import Finding
from provisioner.flux.sops_rules import NAME
from provisioner.git import clones, hosts
from provisioner.git.clone import Clone
from provisioner.handover.fleet import Fleet
from provisioner.pairing.credentials import signers
from provisioner.pairing.run.options import Options

# What is in every file that is looked at: manifests of Secrets, generators of them, what SOPS has
# encrypted, and Kustomizations that decrypt.
WORDS = ("Secret", "secretGenerator", "sops", "decryption:")


def check(fleet: Fleet, sink: Sink, options: Options) -> tuple[int, list[Finding]]:
    """How many files were looked at, and what was found in the newest commit of each branch."""
    context, looked, findings = options.new_context(sink), 0, list[Finding]()
    for name, texts in _texts(fleet, context):
        declared = decrypters.of_repository(fleet, name)
        found = secrets_check.check(texts, declared)
        findings += [msgspec.structs.replace(one, repository=name) for one in found]
        looked += len(texts)
    return looked, findings


def _texts(fleet: Fleet, context: RunContext) -> Iterator[tuple[str, dict[str, str]]]:
    """Of each repository that the fleet knows, the files with such words."""
    for name, declaration in sorted(fleet.repositories.items()):
        if not declaration.known:
            continue
        allowed = functools.partial(signers.allowed, fleet, name, context)
        host = hosts.shared(name, declaration, context)
        with clones.opened(host, declaration, context, allowed) as clone:
            yield name, _holding(clone)


def _holding(clone: Clone) -> dict[str, str]:
    texts = {path: text for word in WORDS for path, text in clone.holding(word).items()}
    rules = clone.text(NAME)
    return texts if rules is None else {**texts, NAME: rules}

"""The rules of what has to be signed."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

from provisioner.handover.artifact_verification import Identity, SignedArtifacts
from provisioner.handover.verification import SignedCommits
from tests.fleet_module.rule import Rule, or_default
from tests.fleet_module.shapes import Kind


def _signed_commits(_kind: Kind) -> Iterator[Rule]:
    yield (
        "keys",
        "try(length({keys}), 1) == 0",
        "none, so nothing could be verified. Refer to the public keys of those who sign.",
    )


def _signed_artifacts(kind: Kind) -> Iterator[Rule]:
    tool = or_default(kind, "tool")
    notation, cosign = f'{tool} == "notation"', f'{tool} == "cosign"'

    def given(name: str) -> str:
        return f"try(length({{{name}}}), 0) > 0"

    for name in ("identities", "trusted_root"):
        yield name, f"{notation} && {given(name)}", "of no use with notation. Leave it out."
    for name in ("keys", "trust_policy"):
        yield (
            name,
            f"{notation} && !({given(name)})",
            "missing: notation needs certificates and a trust policy. Give both.",
        )
    yield (
        "trust_policy",
        f"{cosign} && {given('trust_policy')}",
        "of no use with cosign. Leave it out.",
    )
    yield (
        "",
        f"{cosign} && ({given('keys')}) == ({given('identities')})",
        "not exactly one of keys and identities. Say whose signatures are accepted, in one way.",
    )
    yield (
        "trusted_root",
        f"{cosign} && {given('trusted_root')} && {given('keys')}",
        "of no use with keys. Leave it out.",
    )


def _identity(_kind: Kind) -> Iterator[Rule]:
    """Whether it is a regular expression is left to the reader."""
    yield from ()


RULES: dict[type[Any], Callable[[Kind], Iterator[Rule]]] = {
    SignedCommits: _signed_commits,
    SignedArtifacts: _signed_artifacts,
    Identity: _identity,
}

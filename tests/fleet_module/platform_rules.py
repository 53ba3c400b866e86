"""The rules of the platform's pieces and of what they deliver. What pieces may not have in common
is left to the reader of the handover."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

from provisioner.handover import delivery
from provisioner.handover.platform import base, git_source
from tests.fleet_module import hcl, repository_rules
from tests.fleet_module.rule import Rule
from tests.fleet_module.shapes import Kind

SSH = 'can(regex("^[sS][sS][hH]://", {url}))'
HTTPS = f"{{url}} != null && !{SSH}"


def _source(_kind: Kind) -> Iterator[Rule]:
    """It passes `check` on to what it delivers."""
    yield from ()


def _kustomization(_kind: Kind) -> Iterator[Rule]:
    yield (
        "health_checks",
        "{wait} == true && try(length({health_checks}), 0) > 0",
        "of no use with wait, which checks every object. Leave one of them out.",
    )


def _helm_release(_kind: Kind) -> Iterator[Rule]:
    yield (
        "create_namespace",
        "{create_namespace} == true && try(length({target_namespace}), 0) == 0",
        "of no use without target_namespace. Name the namespace.",
    )


def _git_source(_kind: Kind) -> Iterator[Rule]:
    yield from _revision()
    yield from _narrowed(SSH, repository_rules.ssh_url("url"))
    yield from _narrowed(HTTPS, repository_rules.https_url())
    yield (
        "credential",
        f"{SSH} && {{credential}} == null",
        "missing: SSH needs a private key. Refer to a private key that may read the repository.",
    )
    yield (
        "known_hosts",
        f"{SSH} && {{credential}} != null && try(length({{known_hosts}}), 0) == 0",
        repository_rules.KNOWN_HOSTS,
    )
    yield "ca_file", f"{SSH} && {{ca_file}} != null", "of no use over SSH. Leave it out."
    yield (
        "known_hosts",
        f"{HTTPS} && try(length({{known_hosts}}), 0) > 0",
        "of no use over HTTPS. Leave it out.",
    )


def _narrowed(only: str, rules: Iterator[Rule]) -> Iterator[Rule]:
    for field, wrong, said in rules:
        yield field, f"{only} && ({wrong})", said


def _revision() -> Iterator[Rule]:
    """The second of those that are given is the one that is wrong."""
    names = git_source.REVISIONS
    for index, name in enumerate(names[1:], 1):
        earlier = "[" + ", ".join(f"{{{one}}} != null" for one in names[:index]) + "]"
        given = (
            "[for named in ["
            + ", ".join(f'{{{one}}} == null ? "" : {hcl.quoted(one)}' for one in names)
            + '] : named if named != ""]'
        )
        yield (
            name,
            f"{{{name}}} != null && length([for one in {earlier} : one if one]) == 1",
            f'${{join(" and ", {given})}} are given. Leave all but one of them out.',
        )


RULES: dict[type[Any], Callable[[Kind], Iterator[Rule]]] = {
    base.Source: _source,
    delivery.Kustomization: _kustomization,
    delivery.HelmRelease: _helm_release,
    git_source.Declaration: _git_source,
}

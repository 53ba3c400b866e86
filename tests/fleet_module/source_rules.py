"""The rules of sources, of what they deliver, and of whoever else reads a Git repository."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

from provisioner.handover import delivery
from provisioner.handover.platform import (
    artifact_generator,
    base,
    bucket_source,
    git_source,
    helm_source,
    oci_source,
    tenant,
)
from tests.fleet_module import hcl, repository_rules
from tests.fleet_module.rule import Rule, at_most_one, narrowed, or_default, signing_in, tagged
from tests.fleet_module.shapes import Kind

SSH = 'can(regex("^[sS][sS][hH]://", {url}))'
HTTPS = f"{{url}} != null && !{SSH}"
KEYED = "({repository} != null || {deploy_key} == true)"


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
    yield from at_most_one(git_source.REVISIONS)
    yield (
        "",
        f"!{KEYED} && {{url}} == null",
        "missing required field `url`. Give the URL, or `repository`, one of the fleet, with "
        "deploy_key.",
    )
    yield from keyed()
    yield from narrowed(f"!{KEYED}", reading())
    yield from _charts_named("the path of the chart")
    yield from tagged("{tag} == null && {semver} == null")


def _oci_source(kind: Kind) -> Iterator[Rule]:
    yield from at_most_one(oci_source.REVISIONS)
    yield from signing_in(kind)
    charts = 'contains([for other in {deliver} : other.kind], "helm_release")'
    yield from _first_delivery(
        f'one.kind == "kustomization" && {charts}',
        "",
        "an artifact is a chart or manifests, not both. Declare another source for the other one.",
    )
    for name in ("chart", "version"):
        yield from _first_delivery(
            f'one.kind == "helm_release" && try(length(one.{name}), 0) > 0',
            f".{name}",
            "of no use: the artifact is the chart, and the source has its version. Leave it out.",
        )


def _helm_source(kind: Kind) -> Iterator[Rule]:
    """The form of its URL, which three protocols may have, is left to the reader."""
    yield from signing_in(kind)
    yield (
        "provider",
        f'{or_default(kind, "provider")} != "generic"'
        ' && try(!startswith({url}, "oci://"), false)',
        "a cloud's identity is for registries (oci://) only. Leave it out.",
    )
    yield from _first_delivery(
        'one.kind == "kustomization"',
        "",
        "a Helm repository delivers charts only. Use a helm_release.",
    )
    yield from _charts_named("the name of the chart")


def _bucket_source(kind: Kind) -> Iterator[Rule]:
    provider = or_default(kind, "provider")
    for name, other in (("access_key", "secret_key"), ("secret_key", "access_key")):
        yield (
            name,
            f"{{{name}}} == null && {{{other}}} != null",
            "missing. Both keys are needed, or neither.",
        )
        both = "{access_key} != null && {secret_key} != null"
        if name == "access_key":
            yield (
                name,
                f"{both} && try(length({{service_account}}), 0) > 0",
                "of no use with service_account. Leave one of them out.",
            )
            yield (
                name,
                f"{both} && try(length({{service_account}}), 0) == 0"
                f' && !contains(["generic", "aws"], {provider})',
                f"provider '${{{provider}}}' has no such keys. Use the identity of the cluster.",
            )
    yield (
        "service_account",
        f'try(length({{service_account}}), 0) > 0 && {provider} == "generic"'
        " && {access_key} == null && {secret_key} == null",
        "provider 'generic' has no identities. Name the cloud as provider.",
    )
    yield (
        "ca_file",
        f'{{ca_file}} != null && {provider} != "generic"',
        f"of no use with provider '${{{provider}}}', whose authorities are known. Leave it out.",
    )
    yield from _charts_named("the path of the chart")


def _artifact_generator(_kind: Kind) -> Iterator[Rule]:
    """What its parts say of each other is left to the reader."""
    for name in ("inputs", "artifacts"):
        yield name, f"try(length({{{name}}}), 1) == 0", "none are given. Name at least one."


def _artifact(_kind: Kind) -> Iterator[Rule]:
    yield (
        "copy",
        "try(length({copy}), 1) == 0",
        "nothing, so the artifact would be empty. Say what is copied into it.",
    )


def _copy(_kind: Kind) -> Iterator[Rule]:
    yield (
        "target",
        'try(contains(split("/", {target}), ".."), false)',
        "'${{target}}' leads out of the artifact. Leave `..` out.",
    )


def _charts_named(what: str) -> Iterator[Rule]:
    yield from _first_delivery(
        'one.kind == "helm_release" && try(length(one.chart), 0) == 0',
        ".chart",
        f"missing. Give {what}.",
    )


def _first_delivery(wrong: str, below: str, said: str) -> Iterator[Rule]:
    """Names the first entry of `deliver` that is wrong."""
    numbers = f"[for n, one in {{deliver}} : n if try({wrong}, false)]"
    place = numbers.replace("{deliver}", "part.deliver")
    yield f"deliver[${{try({place}[0], 0)}}]{below}", f"try(length({numbers}), 0) > 0", said


def _tenant(_kind: Kind) -> Iterator[Rule]:
    yield from _own_namespaces()
    yield from keyed()
    yield from narrowed(f"!{KEYED}", reading())
    yield from tagged("true")
    yield (
        "egress_allowed",
        "try(length({egress_allowed}), 0) > 0 && try(length({egress_denied}), 0) == 0",
        "of no use without egress_denied. Everything is allowed as it is.",
    )
    for name in tenant.READING:
        given = f"try(length({{{name}}}), 0) > 0"
        yield (
            name,
            f"{{url}} == null && !{KEYED} && {given}",
            "of no use without url. Give the URL, or leave it out.",
        )


def _own_namespaces() -> Iterator[Rule]:
    reserved = f"can(regex({hcl.quoted(tenant.RESERVED)}, {{name}}))"
    yield (
        "name",
        f"try(length({{namespaces}}), 0) == 0 && {reserved}",
        "namespace '${part.name}' is Kubernetes' own. Name namespaces of the tenant's own.",
    )


def keyed() -> Iterator[Rule]:
    """Which repository a deploy key is for; whether the fleet has it is left to the reader."""
    yield (
        "repository",
        "{deploy_key} == true && {repository} == null",
        "missing with deploy_key. Name the repository of the fleet that the key is for.",
    )
    yield (
        "repository",
        "{repository} != null && {deploy_key} != true",
        "of no use without deploy_key. Set deploy_key, or give `url` instead.",
    )
    for name in git_source.READING:
        yield (
            name,
            f"{{repository}} != null && {{deploy_key}} == true && try(length({{{name}}}), 0) > 0",
            f"of no use with repository: {git_source.DEPLOY_KEY}. Leave it out.",
        )


def reading() -> Iterator[Rule]:
    """How a Git repository is read."""
    yield from narrowed(SSH, repository_rules.ssh_url("url"))
    yield from narrowed(HTTPS, repository_rules.https_url())
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


RULES: dict[type[Any], Callable[[Kind], Iterator[Rule]]] = {
    base.Source: _source,
    delivery.Kustomization: _kustomization,
    delivery.HelmRelease: _helm_release,
    artifact_generator.Artifact: _artifact,
    artifact_generator.Copy: _copy,
    artifact_generator.Declaration: _artifact_generator,
    bucket_source.Declaration: _bucket_source,
    git_source.Declaration: _git_source,
    helm_source.Declaration: _helm_source,
    oci_source.Declaration: _oci_source,
    tenant.Declaration: _tenant,
}

"""The rules of the platform's pieces and of what they deliver. What pieces may not have in common
is left to the reader of the handover."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

from provisioner.handover import delivery
from provisioner.handover.artifact_verification import Identity, SignedArtifacts
from provisioner.handover.platform import (
    alert,
    base,
    bucket_source,
    egress,
    git_source,
    helm_source,
    image_automation,
    monitoring,
    oci_source,
    receiver,
    sops,
    tenant,
)
from provisioner.handover.verification import SignedCommits
from tests.fleet_module import alert_rules, hcl, repository_rules
from tests.fleet_module.rule import Rule, or_default, tagged
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
    yield from _at_most_one(git_source.REVISIONS)
    yield (
        "",
        f"!{KEYED} && {{url}} == null",
        "missing required field `url`. Give the URL, or `repository`, one of the fleet, with "
        "deploy_key.",
    )
    yield from _keyed()
    yield from _narrowed(f"!{KEYED}", _reading())
    yield from _charts_named("the path of the chart")
    yield from tagged("{tag} == null && {semver} == null")


def _keyed() -> Iterator[Rule]:
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


def _reading() -> Iterator[Rule]:
    """How a Git repository is read."""
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


def _at_most_one(names: tuple[str, ...]) -> Iterator[Rule]:
    """The second of those that are given is the one that is wrong."""
    texts = ", ".join(f'{{{one}}} == null ? "" : {hcl.quoted(one)}' for one in names)
    given = f'[for named in [{texts}] : named if named != ""]'
    for index, name in enumerate(names[1:], 1):
        earlier = ", ".join(f"{{{one}}} != null" for one in names[:index])
        yield (
            name,
            f"{{{name}}} != null && length([for one in [{earlier}] : one if one]) == 1",
            f'${{join(" and ", {given})}} are given. Leave all but one of them out.',
        )


def _signing_in(kind: Kind) -> Iterator[Rule]:
    provider, named = or_default(kind, "provider"), "try(length({username}), 0) > 0"
    yield (
        "username",
        f"{{credential}} == null && {named}",
        "of no use without credential. Refer to a token, or leave it out.",
    )
    yield (
        "credential",
        f'{{credential}} != null && {provider} != "generic"',
        f"of no use with provider '${{{provider}}}', which signs in by itself. Leave one of them "
        "out.",
    )
    yield (
        "username",
        f'{{credential}} != null && {provider} == "generic" && !({named})',
        "missing. Name whose token it is.",
    )


def _charts_named(what: str) -> Iterator[Rule]:
    yield from _first_delivery(
        'one.kind == "helm_release" && try(length(one.chart), 0) == 0',
        ".chart",
        f"missing. Give {what}.",
    )


def _first_delivery(wrong: str, below: str, said: str) -> Iterator[Rule]:
    """Names the first entry of `deliver` that is wrong."""
    listed = "({deliver} == null ? [] : {deliver})"
    numbers = f"[for n, one in {listed} : n if try({wrong}, false)]"
    place = numbers.replace("{deliver}", "try(part.deliver, null)")
    yield f"deliver[${{try({place}[0], 0)}}]{below}", f"length({numbers}) > 0", said


def _oci_source(kind: Kind) -> Iterator[Rule]:
    yield from _at_most_one(oci_source.REVISIONS)
    yield from _signing_in(kind)
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
    yield from _signing_in(kind)
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


def _sops(_kind: Kind) -> Iterator[Rule]:
    """The checksums of public keys are left to the reader."""
    kms, account = "try(length({kms}), 0)", "try(length({service_account}), 0)"
    recovery = "try(length({recovery}), 0)"
    waived = "try(length({recovery_waived}), 0)"
    keyed = f"{{age}} == true || {kms} > 0"
    yield (
        "age",
        f"!({keyed})",
        "no key to encrypt to. Set age to give the cluster a key of its own, or name keys in kms.",
    )
    yield (
        "service_account",
        f"({keyed}) && {account} > 0 && {kms} == 0",
        "of no use without kms. Leave it out.",
    )
    yield (
        "recovery",
        f"{{age}} == true && {kms} == 0 && {recovery} == 0 && {waived} == 0",
        "missing: the key of a cluster is gone when the cluster is. Name a recipient whose private "
        "key you keep elsewhere (`age-keygen`), or say in recovery_waived why no file has to be "
        "readable then.",
    )


def _image_automation(_kind: Kind) -> Iterator[Rule]:
    """What its repository and other clusters have to do with it is left to the reader."""
    yield "images", "try(length({images}), 1) == 0", "none. Name the images to look for."
    yield (
        "change_request",
        "{change_request} == true && {push_branch} == null",
        "of no use without push_branch. Name the branch that is proposed.",
    )
    for name in image_automation.REMOVED:
        pattern = hcl.quoted(name.replace(".", "[.]"))
        yield (
            "message",
            f"can(regex({pattern}, {{message}}))",
            f"{name} is no field of the template since Flux v2.7. Use .Changed.Changes.",
        )
    yield (
        "signing_password",
        "{signing_password} != null && {signing_key} == null",
        "of no use without signing_key. Leave it out.",
    )


def _image(kind: Kind) -> Iterator[Rule]:
    """Whether something is a regular expression is left to the reader."""
    yield from _at_most_one(image_automation.POLICIES)
    missing = " && ".join(f"{{{name}}} == null" for name in image_automation.POLICIES)
    yield (
        "",
        missing,
        f"none of {', '.join(image_automation.POLICIES)}, so no tag is the newest. Give one, such "
        "as semver = '>=1.0.0'.",
    )
    yield (
        "extract",
        "try(length({extract}), 0) > 0 && try(length({tags}), 0) == 0",
        "of no use without tags. Give the regular expression with the group that it names, or "
        "leave it out.",
    )
    yield from _signing_in(kind)


def _tenant(_kind: Kind) -> Iterator[Rule]:
    yield from _own_namespaces()
    yield from _keyed()
    yield from _narrowed(f"!{KEYED}", _reading())
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


def _egress(_kind: Kind) -> Iterator[Rule]:
    """Whether each is a network is left to the reader."""
    yield (
        "denied",
        "try(length({denied}), 1) == 0",
        "none, so nothing is denied. Name a network.",
    )


def _monitoring(kind: Kind) -> Iterator[Rule]:
    left = " && ".join(f"{{{part}}} == false" for part in monitoring.PARTS)
    names = ", ".join(monitoring.PARTS)
    said = f"nothing is left of it. Leave one of {names} on, or leave the piece out."
    yield "", left, said
    plain, some = f'{or_default(kind, "prometheus")} == "plain"', f"!({left})"
    yield (
        "labels",
        f"{some} && {plain} && try(length({{labels}}), 0) > 0",
        "of no use with prometheus 'plain', which has no such objects. Leave it out.",
    )
    yield (
        "dashboard_labels",
        f"{some} && {{dashboards}} == false && try(length({{dashboard_labels}}), 0) > 0",
        "of no use without dashboards. Leave it out.",
    )
    yield (
        "state_metrics_account",
        f"{some} && {{state_metrics}} == false && try(length({{state_metrics_account}}), 0) > 0",
        "of no use without state_metrics. Leave it out.",
    )


def _own_namespaces() -> Iterator[Rule]:
    reserved = f"can(regex({hcl.quoted(tenant.RESERVED)}, {{name}}))"
    yield (
        "name",
        f"try(length({{namespaces}}), 0) == 0 && {reserved}",
        "namespace '${part.name}' is Kubernetes' own. Name namespaces of the tenant's own.",
    )


def _receiver(_kind: Kind) -> Iterator[Rule]:
    """The form of its URL is left to the reader, as well as what its facts make of it."""
    hosts, choosing = hcl.value(list(receiver.HOSTS)), hcl.value(list(receiver.CHOOSING))
    yield (
        "repository",
        f"try(length({{repository}}), 0) > 0 && !try(contains({hosts}, {{type}}), true)",
        "of no use with type '${part.type}', whose webhooks provisioner does not make. Leave it "
        "out.",
    )
    yield (
        "url",
        "try(length({url}), 0) > 0 && try(length({repository}), 0) == 0",
        "of no use without repository: no webhook is made that could lead there. Name a repository "
        "of the fleet, or leave it out.",
    )
    yield (
        "events",
        f"try(length({{events}}), 0) > 0 && !try(contains({choosing}, {{type}}), true)",
        "of no use with type '${part.type}', whose events have no names. Leave them out.",
    )
    for name in ("email", "audience"):
        given = f"try(length({{{name}}}), 0) > 0"
        yield (
            name,
            f'{given} && {{type}} != null && {{type}} != "gcr"',
            "of no use with type '${part.type}'. Leave it out.",
        )
        yield (
            name,
            f'!({given}) && try({{type}} == "gcr", false)',
            "missing: gcr needs it. It is that of the Pub/Sub subscription that pushes to the "
            "cluster.",
        )


def _resource(_kind: Kind) -> Iterator[Rule]:
    labelled = "try(length({labels}), 0) > 0"
    yield (
        "labels",
        f'try({{name}} == "*", false) && !({labelled})',
        "`*` without labels, which Flux does not take. Say which labels the objects have.",
    )
    yield (
        "labels",
        f'{{name}} != null && {{name}} != "*" && {labelled}',
        "of no use with the name '${{name}}'. Name `*`, or leave the labels out.",
    )


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
    base.Source: _source,
    delivery.Kustomization: _kustomization,
    delivery.HelmRelease: _helm_release,
    bucket_source.Declaration: _bucket_source,
    egress.Declaration: _egress,
    git_source.Declaration: _git_source,
    helm_source.Declaration: _helm_source,
    oci_source.Declaration: _oci_source,
    receiver.Declaration: _receiver,
    receiver.Resource: _resource,
    tenant.Declaration: _tenant,
    monitoring.Declaration: _monitoring,
    sops.Declaration: _sops,
    alert.Declaration: alert_rules.of,
    image_automation.Declaration: _image_automation,
    image_automation.Image: _image,
    SignedCommits: _signed_commits,
    SignedArtifacts: _signed_artifacts,
    Identity: _identity,
}

"""The rules of the platform's pieces that are no sources. What pieces may not have in common is
left to the reader of the handover."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

from provisioner.handover.platform import (
    alert,
    egress,
    image_automation,
    monitoring,
    receiver,
    sops,
)
from tests.fleet_module import alert_rules, hcl
from tests.fleet_module.rule import Rule, at_most_one, or_default, signing_in
from tests.fleet_module.shapes import Kind


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
    yield from at_most_one(image_automation.POLICIES)
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
    yield from signing_in(kind)


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


RULES: dict[type[Any], Callable[[Kind], Iterator[Rule]]] = {
    egress.Declaration: _egress,
    receiver.Declaration: _receiver,
    receiver.Resource: _resource,
    monitoring.Declaration: _monitoring,
    sops.Declaration: _sops,
    alert.Declaration: alert_rules.of,
    image_automation.Declaration: _image_automation,
    image_automation.Image: _image,
}

"""Facts in constructs: what is missing, misspelt or of another type fails the synthesis."""

from __future__ import annotations

from typing import Any

import pytest
from provisioner_cdk import (
    App,
    DeployKey,
    ExistingCluster,
    FleetStack,
    GitOps,
    Reference,
    SandboxRepository,
    cdk,
)

from provisioner.base.errors import BadInput
from tests.unit.provisioner_cdk.conftest import Synth

TYPES = {"vpc_id": str, "zones": int, "public": bool, "token": Reference}
FACTS = {"vpc_id": "vpc-1", "zones": 3, "public": True}
SECRET = {"token": Reference(env="TOKEN")}


def paired(stack: FleetStack, **facts: Any) -> GitOps:
    cluster = ExistingCluster(stack, "c1", context="c1")
    repository = SandboxRepository(stack, "fleet")
    key = DeployKey(stack, "key", cluster=cluster, repository=repository)
    return GitOps(stack, "pair", cluster=cluster, repository=repository, deploy_key=key, **facts)


def test_they_are_handed_over(app: App, synth: Synth) -> None:
    paired(FleetStack(app, "demo", facts=TYPES), facts=FACTS, secret_facts=SECRET)
    entry = synth()["output"]["provisioner_handover"]["value"]["pairings"]["c1"]
    assert entry["facts"] == FACTS
    assert entry["secret_facts"] == {"token": {"env": "TOKEN", "stdin": False}}


def test_what_terraform_will_know_stays_a_reference_of_its_type(app: App, synth: Synth) -> None:
    stack = FleetStack(app, "demo", facts={"arn": str, "zones": int, "public": bool})
    made = cdk.resource(stack, "made", "terraform_data")
    facts = {
        "arn": f"arn:aws:{made.get_string_attribute('arn')}",
        "zones": made.get_number_attribute("zones"),
        "public": made.get_boolean_attribute("public"),
    }
    paired(stack, facts=facts)
    entry = synth()["output"]["provisioner_handover"]["value"]["pairings"]["c1"]
    assert entry["facts"] == {
        "arn": "arn:aws:${terraform_data.made.arn}",
        "zones": "${terraform_data.made.zones}",
        "public": "${terraform_data.made.public}",
    }


def test_text_of_the_user_is_no_template_of_terraform(stack: FleetStack, synth: Synth) -> None:
    paired(stack, facts={"shell": "${HOME}"})
    entry = synth()["output"]["provisioner_handover"]["value"]["pairings"]["c1"]
    assert entry["facts"] == {"shell": "$${HOME}"}


@pytest.mark.parametrize(
    ("given", "subject", "says"),
    [
        ({"facts": {"vpc-id": "x"}}, "demo/pair.facts, the key 'vpc-id'", "the name of a fact"),
        ({"facts": {"vpc_id": None}}, "demo/pair.facts.vpc_id", "got `null`"),
        ({"facts": {"share": 0.5}}, "demo/pair.facts.share", "got `float`"),
        ({"facts": {"note": "a\nb"}}, "demo/pair.facts.note", "control characters"),
        ({"secret_facts": {"token": "s3cret"}}, "demo/pair.secret_facts.token", "got `str`"),
        ({"secret_facts": {"token": Reference()}}, "demo/pair.secret_facts.token", "exactly one"),
        (
            {"facts": {"token": "x"}, "secret_facts": SECRET},
            "demo/pair.secret_facts.token",
            "is a plain fact, too",
        ),
    ],
)
def test_refused(stack: FleetStack, given: dict[str, Any], subject: str, says: str) -> None:
    with pytest.raises(BadInput) as caught:
        paired(stack, **given)
    assert caught.value.subject == subject
    assert says in str(caught.value)


@pytest.mark.parametrize(
    ("change", "says"),
    [
        ({"vpc_id": None}, "fact 'vpc_id' is missing"),
        ({"vpc_id": None, "vpcid": "vpc-1"}, "declares no fact 'vpcid'. Did you mean 'vpc_id'?"),
        ({"zones": "3"}, "'3' is not a whole number"),
        ({"zones": True}, "True is not a whole number"),
        ({"public": 1}, "1 is not a boolean"),
    ],
)
def test_what_a_stack_declares_every_cluster_has(
    app: App, change: dict[str, Any], says: str
) -> None:
    facts = {name: value for name, value in {**FACTS, **change}.items() if value is not None}
    with pytest.raises(BadInput) as caught:
        paired(FleetStack(app, "demo", facts=TYPES), facts=facts, secret_facts=SECRET)
    assert caught.value.subject == "demo/pair.facts"
    assert says in str(caught.value)


def test_a_secret_fact_is_no_plain_one(app: App) -> None:
    stack = FleetStack(app, "demo", facts=TYPES)
    with pytest.raises(BadInput, match="'abc' is not a secret, as the stack declares"):
        paired(stack, facts={**FACTS, "token": "abc"})


def test_only_these_types_can_be_declared(app: App) -> None:
    with pytest.raises(BadInput, match=r"demo\.facts\.share: <class 'float'> is no type of a fact"):
        FleetStack(app, "demo", facts={"share": float})


def test_other_constructs_refer_to_a_fact_by_its_name(stack: FleetStack) -> None:
    pairing = paired(stack, facts=FACTS, secret_facts=SECRET)
    assert [pairing.fact(name) for name in ("vpc_id", "token")] == ["${vpc_id}", "${token}"]
    with pytest.raises(BadInput, match="no fact 'vpc'. Did you mean 'vpc_id'"):
        pairing.fact("vpc")

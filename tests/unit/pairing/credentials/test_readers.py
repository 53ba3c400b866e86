"""Who reads with the key of a source Secret."""

from __future__ import annotations

from typing import Any

import pytest

from provisioner.base.errors import Refused
from provisioner.flux import secret
from provisioner.pairing.credentials import readers
from provisioner.pairing.credentials.readers import Reader
from provisioner.pairing.run.desired_state import Desired
from tests.unit.pairing.cases import NEW, OLD
from tests.unit.pairing.targets import Objects, target


def source(name: str, secret_name: str, namespace: str = "flux-system") -> dict[str, Any]:
    spec = {"url": "ssh://git@host/fleet.git", "secretRef": {"name": secret_name}}
    meta = {"name": name, "namespace": namespace}
    return {"kind": "GitRepository", "metadata": meta, "spec": spec}


def automation(name: str, namespace: str, /, **reference: str) -> dict[str, Any]:
    meta = {"name": name, "namespace": namespace}
    return {"kind": "ImageUpdateAutomation", "metadata": meta, "spec": {"sourceRef": reference}}


def test_who_reads_with_the_key(desired: Desired) -> None:
    held = {("team", "copy"): OLD.public, ("team", "own"): NEW.public}
    sources = [
        source("flux-system", "flux-system"),
        source("apps", "flux-system"),
        source("public", ""),
        source("same-name-elsewhere", "flux-system", "team"),
        source("copied", "copy", "team"),
        source("independent", "own", "team"),
    ]
    automations = [
        automation("images", "flux-system", name="apps"),
        automation("across", "team", name="flux-system", namespace="flux-system"),
        automation("theirs", "team", name="copied"),
    ]
    reading = readers.find(
        desired, sources, automations, OLD.public, lambda *place: held.get(place, "")
    )
    assert [(reader.item["metadata"]["name"], reader.copy) for reader in reading] == [
        ("flux-system", ""),
        ("apps", ""),
        ("copied", "team/copy"),
        ("images", ""),
        ("across", ""),
    ]


def condition(status: str, **more: Any) -> dict[str, Any]:
    return {"type": "Ready", "status": status, **more}


def reader(*conditions: dict[str, Any], kind: str = "GitRepository", **more: Any) -> Reader:
    spec = {"suspend": True} if more.pop("suspend", False) else {}
    meta = {"name": "a", "namespace": "apps", "generation": 2}
    status = {"conditions": list(conditions)}
    return Reader(item={"kind": kind, "metadata": meta, "spec": spec, "status": status}, **more)


@pytest.mark.parametrize(
    ("one", "cause", "hint"),
    [
        pytest.param(
            reader(copy="apps/key"),
            "reads with a copy of the key, in Secret apps/key",
            "Give it a key of its own, or the source Secret.",
            id="a copy",
        ),
        pytest.param(
            reader(url="ssh://git@host/other.git"),
            "reads ssh://git@host/other.git with the same Secret",
            "Give it a Secret of its own: the new key is for one repository.",
            id="another repository",
        ),
        pytest.param(
            reader(suspend=True),
            "is suspended, so that nothing proves its new key",
            "Resume it (`flux resume`) and run again.",
            id="suspended",
        ),
        pytest.param(
            reader(condition("False", message="broken ")),
            "does not fetch at present: broken",
            "Fix that first; `provisioner pair` repairs what is ours.",
            id="fails",
        ),
    ],
)
def test_what_cannot_be_rotated(one: Reader, cause: str, hint: str, desired: Desired) -> None:
    with pytest.raises(Refused) as caught:
        readers.check(desired, [reader(), one])
    assert caught.value.subject == "cluster c1"
    assert caught.value.cause == f"GitRepository apps/a {cause}"
    assert caught.value.hint == hint


@pytest.mark.parametrize(
    "one",
    [
        reader(),
        reader(url="ssh://git@host/fleet"),
        reader(url="ssh://git@host/fleet.git/"),
        reader(condition("True")),
        reader(condition("Unknown")),
        reader(condition("False", observedGeneration=1)),
        reader({"type": "Other", "status": "False"}),
    ],
    ids=str,
)
def test_what_can_be_rotated(one: Reader, desired: Desired) -> None:
    readers.check(desired, [one])


def test_a_condition_counts_for_its_generation() -> None:
    long = {"observedGeneration": 2, "message": "m" * 500}
    item = reader(condition("True", observedGeneration=1), condition("False", **long)).item
    assert readers.condition(item, "Ready") == ("False", "m" * 400)
    assert readers.condition(item, "FetchFailed") == ("Unknown", "")
    assert readers.condition({"metadata": {}}, "Ready") == ("Unknown", "")


def test_what_reads_with_the_key_is_looked_for(desired: Desired) -> None:
    copied = secret.source(desired.pairing.gitops, keys=OLD, known_hosts=[])
    copied["metadata"] = {"name": "copy", "namespace": "team"}
    images = automation("images", "flux-system", name="flux-system")
    items = [source("flux-system", "flux-system"), source("copied", "copy", "team"), copied, images]
    subject = target(desired, Objects(items))
    found = readers.look(subject, OLD.public)
    assert [(one.name, one.copy) for one in found] == [
        ("GitRepository flux-system/flux-system", ""),
        ("GitRepository team/copied", "team/copy"),
        ("ImageUpdateAutomation flux-system/images", ""),
    ]
    assert len(readers.look(subject, "")) == 2, "without a key there is no copy of it"

"""What a rotation keeps in the cluster, and what it does when that is gone."""

from __future__ import annotations

import dataclasses
import time

import pytest

from provisioner.base.errors import ProvisionerError
from provisioner.flux import secret
from provisioner.git import network
from provisioner.git.hosts.base import Access
from provisioner.pairing.credentials import source_secret, staging_secret
from provisioner.pairing.credentials.staging_secret import Rotation
from provisioner.pairing.run.desired_state import Desired
from tests.unit.pairing.cases import NEW, OLD
from tests.unit.pairing.rotation.states import Rotating, secrets

HOSTS = ("h ssh-ed25519 A",)


@pytest.fixture
def rotating(desired: Desired) -> Rotating:
    return Rotating(desired, *secrets(desired))


def of(made: Rotating) -> Rotation:
    found = staging_secret.of(made.target.snapshot())
    assert found
    return found


def test_a_staging_secret_without_an_old_key(desired: Desired) -> None:
    source, staging = secrets(desired)
    data = {name: value for name, value in staging["data"].items() if name != "previous"}
    made = Rotating(desired, source, {**staging, "data": data})
    assert of(made).old == ""
    staging_secret.swap_back(made.target, of(made))
    assert made.client.writes == [], "there is no key to return to"
    staging_secret.swap(made.target, of(made))
    assert made.client.written("apply") == [
        "Secret/flux-system-rotation",
        "Secret/flux-system",
    ], "the key in use is kept first"


def test_a_plan_foresees_a_rotation(desired: Desired, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(time, "time", lambda: 7.0)
    made = Rotating(desired, *secrets(desired, staged=False), planning=True)
    foreseen = staging_secret.required(made.target, made.target.snapshot())
    assert foreseen == Rotation(new="", old=OLD.public, known_hosts=HOSTS, since=7.0, swapped=False)
    staged = Rotating(desired, *secrets(desired), planning=True)
    assert staging_secret.required(staged.target, staged.target.snapshot()).new == NEW.public


def test_a_staging_secret_that_is_gone_ends_the_run(desired: Desired) -> None:
    made = Rotating(desired, *secrets(desired, staged=False))
    with pytest.raises(ProvisionerError, match="was deleted during the rotation"):
        staging_secret.required(made.target, made.target.snapshot())


def test_a_source_secret_that_is_gone_ends_the_run(desired: Desired) -> None:
    made = Rotating(desired)
    with pytest.raises(ProvisionerError, match="was deleted meanwhile") as caught:
        staging_secret.stage(made.target, HOSTS)
    assert caught.value.hint == "Run `provisioner pair` first."


def test_a_staging_key_that_is_gone_ends_the_run(rotating: Rotating) -> None:
    rotation = of(rotating)
    staging_secret.drop(rotating.target)
    for act in (staging_secret.swap, staging_secret.swap_back):
        with pytest.raises(ProvisionerError, match="holds no usable key any more"):
            act(rotating.target, rotation)
    assert not staging_secret.drop(rotating.target)


def test_the_old_key_comes_back_with_its_host_keys(desired: Desired) -> None:
    made = Rotating(desired, *secrets(desired, swapped=True))
    staging_secret.swap_back(made.target, of(made))
    assert made.key("flux-system") == OLD.public
    held = made.client.held("Secret", "flux-system", "flux-system")
    assert secret.known_hosts(held) == HOSTS


@pytest.mark.parametrize("opens", [True, False])
@pytest.mark.parametrize("known", [HOSTS, ()])
def test_the_new_key_is_tried_with_the_cluster_s_host_keys(
    opens: bool, known: tuple[str, ...], rotating: Rotating, monkeypatch: pytest.MonkeyPatch
) -> None:
    tried: list[Access] = []

    def readable(access: Access) -> bool:
        tried.append(access)
        return opens

    monkeypatch.setattr(network, "readable", readable)
    first = dataclasses.replace(rotating.host.where, trust_on_first_use=True)
    rotating.host.where = first
    rotation = dataclasses.replace(of(rotating), known_hosts=known)
    assert staging_secret.new_key_opens(rotating.target, rotation) is opens
    (access,) = tried
    assert access.key == NEW.private
    assert access.remote.known_hosts == (known or first.known_hosts)
    assert access.remote.trust_on_first_use is not bool(known)


@pytest.mark.parametrize("opens", [True, False])
def test_the_key_in_use_is_tried(
    opens: bool, desired: Desired, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(network, "readable", lambda access: opens and access.key == OLD.private)
    made = Rotating(desired, *secrets(desired))
    assert source_secret.opens(made.target) is opens
    assert source_secret.opens(Rotating(desired).target) is False


def test_without_a_key_nothing_is_written(desired: Desired) -> None:
    made = Rotating(desired)
    source_secret.put_kept(made.target, HOSTS)
    source_secret.trust(made.target, HOSTS)
    assert made.client.writes == []
    assert source_secret.kept_by_terraform(made.target) == ""

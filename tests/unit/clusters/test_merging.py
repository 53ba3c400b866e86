"""Kubeconfig files are merged as kubectl merges them: what kubectl says of each case was asked of
kubectl 1.32, and is asked again where it is on this machine (tests/real)."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from provisioner.base.errors import BadInput
from provisioner.clusters.kubeconfig import context, files, impersonation
from provisioner.clusters.kubeconfig.problems import Unusable

FIRST: dict[str, Any] = {
    "contexts": [{"name": "x", "context": {"cluster": "c", "user": "u"}}],
    "clusters": [{"name": "c", "cluster": {"server": "https://first"}}],
    "users": [{"name": "u", "user": {"token": "first"}}],
}
SECOND: dict[str, Any] = {
    "current-context": "x",
    "contexts": [{"name": "x", "context": {"cluster": "d", "user": "v"}}],
    "clusters": [
        {"name": "c", "cluster": {"server": "https://second", "tls-server-name": "other"}},
        {"name": "d", "cluster": {"server": "https://d/"}},
    ],
    "users": [{"name": "u", "user": {"tokenFile": "token"}}, {"name": "v", "user": {}}],
}
BOTH = {
    "server": "https://c",
    "certificate-authority-data": "eA==",
    "insecure-skip-tls-verify": True,
}
ONE, TWO = Path("/one"), Path("/two")


def read(*contents: tuple[Path, dict[str, Any]], chosen: str | None = None) -> context.Context:
    return context.of(files.merge(contents), chosen, subject="cluster c1", where="here")


def test_an_entry_is_taken_whole_from_the_first_file_that_has_it() -> None:
    made = read((ONE, FIRST), (TWO, SECOND))
    assert (made.server, made.tls_server_name) == ("https://first", "")
    assert dict(made.user.fields) == {"token": "first"}
    made = read((TWO, SECOND), (ONE, FIRST))
    assert (made.server, dict(made.user.fields)) == ("https://d", {})


def test_the_first_current_context_counts() -> None:
    third = {**SECOND, "current-context": "other"}
    assert files.merge([(ONE, FIRST), (TWO, SECOND), (ONE, third)]).current == "x"


def test_paths_are_relative_to_the_file_of_their_own_entry() -> None:
    first = {**FIRST, "clusters": []}
    made = read((ONE, {**first, "users": []}), (TWO, SECOND))
    assert made.cluster.path("ca.crt") == TWO / "ca.crt"
    assert made.user.path("token") == TWO / "token"
    assert read((ONE, first), (TWO, SECOND)).user.path("token") == ONE / "token"
    assert made.user.path("/etc/token") == Path("/etc/token")


@pytest.mark.parametrize(
    ("path", "variable", "expected"),
    [
        (None, "", [Path.home() / ".kube/config"]),
        (None, "/a:/b::/a", [Path("/a"), Path("/b")]),
        ("/c", "/a:/b", [Path("/c")]),
        ("~/c", "/a", [Path.home() / "c"]),
    ],
)
def test_which_files(path: str | None, variable: str, expected: list[Path]) -> None:
    assert files.paths(path, variable) == expected


def test_a_list_may_be_longer_than_any_path() -> None:
    listed = [f"/kubeconfigs/{number}" for number in range(999)]
    assert files.paths(None, ":".join(listed)) == list(map(Path, listed))


def test_a_declared_file_may_have_a_colon_in_its_name(tmp_path: Path) -> None:
    (tmp_path / "a:b").touch()
    assert files.paths(str(tmp_path / "a:b"), "") == [tmp_path / "a:b"]


def test_the_variable_is_read_each_time(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("a", "b"):
        (tmp_path / name).write_text(f"current-context: {name}")
        monkeypatch.setenv("KUBECONFIG", f"{tmp_path / 'missing'}:{tmp_path / name}")
        assert files.merged(None).current == name


@pytest.mark.parametrize(
    ("change", "cause"),
    [
        ({"contexts": [{"name": "x", "context": {"user": "u"}}]}, "no cluster ''"),
        ({"users": []}, "no user 'u' in here"),
        ({"clusters": [{"name": "c", "cluster": {"proxy-url": "x"}}]}, "has no server"),
        ({"clusters": [{"name": "c", "cluster": {"server": 5}}]}, "server is not a text"),
        ({"clusters": [{"name": "c", "cluster": BOTH}]}, "exclude each other"),
    ],
)
def test_what_leads_nowhere(change: dict[str, Any], cause: str) -> None:
    with pytest.raises((BadInput, Unusable), match=cause):
        read((ONE, {**FIRST, **change}), chosen="x")


def test_an_address_without_a_scheme_is_not_secure() -> None:
    """As for kubectl, which sends no credential there."""
    cluster = [{"name": "c", "cluster": {"server": "10.0.0.1:6443"}}]
    made = read((ONE, {**FIRST, "clusters": cluster}), chosen="x")
    assert (made.server, made.secure) == ("http://10.0.0.1:6443", False)


def test_no_credential_shows_in_what_was_read() -> None:
    user = {"token": "canary", "password": "canary", "client-key-data": "canary"}
    made = read((ONE, {**FIRST, "users": [{"name": "u", "user": user}]}), chosen="x")
    assert "canary" not in repr(made)


# -- impersonation


def headers(user: dict[str, Any]) -> dict[str, tuple[str, ...]]:
    made = read((ONE, {**FIRST, "users": [{"name": "u", "user": user}]}), chosen="x")
    return dict(impersonation.headers(made))


def test_impersonation_is_sent_as_kubectl_sends_it() -> None:
    user = {
        "as": "jane",
        "as-uid": "7",
        "as-groups": ["dev", "ops"],
        "as-user-extra": {"scopes": ["a", "b"], "acme.com/some%id": ["é"]},
    }
    assert headers(user) == {
        "Impersonate-User": ("jane",),
        "Impersonate-Uid": ("7",),
        "Impersonate-Group": ("dev", "ops"),
        "Impersonate-Extra-scopes": ("a", "b"),
        "Impersonate-Extra-acme.com%2Fsome%25id": ("é",),
    }
    assert headers({"token": "x"}) == {}


@pytest.mark.parametrize(
    "user",
    [
        {"as-groups": ["system:masters"]},
        {"as": "jane\r\nX: y"},
        {"as": "jane", "as-groups": [5]},
        {"as": "jane", "as-groups": "dev"},
        {"as": "jane", "as-user-extra": {"scopes": "a"}},
    ],
)
def test_impersonation_that_cannot_be_sent_is_refused(user: dict[str, Any]) -> None:
    with pytest.raises(Unusable):
        headers(user)

"""`sandbox start --accept-tokens-of`: ServiceAccounts of another cluster may sign in."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from provisioner.base.errors import BadInput
from provisioner.sandbox import sandbox, state
from provisioner.sandbox.building import parts
from provisioner.sandbox.cluster import accepting, control_plane

ISSUER = "--service-account-issuer"


def argv(folder: Path, tokens_of: str) -> dict[str, str]:
    layout = state.Layout(folder)
    layout.cluster("c").mkdir(parents=True, exist_ok=True)
    layout.pki.mkdir(parents=True, exist_ok=True)
    (layout.pki / "ca.crt").write_text("PEM")
    clusters = {
        "c": state.Cluster(api=1, events=2, artifacts=3, prefix="/c", tokens_of=tokens_of),
        "hub": state.Cluster(api=7, events=8, artifacts=9, prefix="/hub"),
    }
    words = control_plane._api_argv(layout, state.State(etcd=4, git=5, clusters=clusters), "c")
    return dict(word.split("=", 1) for word in words if "=" in word)


def test_the_api_server_asks_the_other_one_for_its_keys(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(parts, "binary", lambda name: Path(name))
    alone, accepts = argv(tmp_path, ""), argv(tmp_path, "hub")
    assert "--authentication-config" not in alone
    (entry,) = json.loads(Path(accepts["--authentication-config"]).read_text())["jwt"]
    assert entry["claimMappings"]["username"] == {"claim": "sub", "prefix": "hub:"}
    assert entry["issuer"] == {
        "url": alone[ISSUER],  # of the other cluster's tokens too
        "discoveryURL": "https://127.0.0.1:7/.well-known/openid-configuration",
        "certificateAuthority": "PEM",
        "audiences": ["https://127.0.0.1:1"],
    }
    assert accepts[ISSUER] != alone[ISSUER]


@pytest.mark.parametrize(
    ("other", "says"),
    [("c", "c knows its own tokens"), ("hub", "there is no cluster hub"), ("", "no cluster")],
)
def test_refused(other: str, says: str) -> None:
    with pytest.raises(BadInput, match=f"--accept-tokens-of: .*{says}"):
        accepting.check(state.State(etcd=1, git=2), ["c"], other)


@pytest.mark.parametrize(
    ("recorded", "given", "restarts"),
    [("", None, False), ("", "hub", True), ("hub", None, False), ("hub", "", True)],
)
def test_another_choice_restarts_the_api_server(
    recorded: str, given: str | None, restarts: bool
) -> None:
    cluster = state.Cluster(api=1, events=2, artifacts=3, prefix="/c", tokens_of=recorded)
    before = state.State(etcd=4, git=5, clusters={"c": cluster})
    after = sandbox._with_cluster(before, "c", {"tokens_of": given})
    assert sandbox._must_restart(before, after, "c") is restarts

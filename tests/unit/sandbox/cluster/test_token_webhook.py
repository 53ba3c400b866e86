"""`sandbox start --token-webhook`: a program outside the cluster says who has a token."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from provisioner.base.errors import BadInput
from provisioner.sandbox import sandbox, state
from provisioner.sandbox.building import parts
from provisioner.sandbox.cluster import control_plane

URL = "http://127.0.0.1:1/authenticate"


def argv(folder: Path, webhook: str) -> list[str]:
    layout = state.Layout(folder)
    cluster = state.Cluster(api=1, events=2, artifacts=3, prefix="/c", token_webhook=webhook)
    layout.cluster("c").mkdir(parents=True, exist_ok=True)
    return control_plane._api_argv(layout, state.State(etcd=4, git=5, clusters={"c": cluster}), "c")


def test_the_api_server_is_led_to_it_only_where_it_was_asked_for(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(parts, "binary", lambda name: Path(name))
    more = dict(
        argument.split("=", 1) for argument in set(argv(tmp_path, URL)) - set(argv(tmp_path, ""))
    )
    config = Path(more["--authentication-token-webhook-config-file"])
    assert json.loads(config.read_text())["clusters"][0]["cluster"] == {"server": URL}
    assert more["--authentication-token-webhook-version"] == "v1"
    assert config.stat().st_mode & 0o077 == 0


@pytest.mark.parametrize(
    ("recorded", "given", "expected"),
    [("", None, ""), (URL, None, URL), ("", URL, URL), (URL, "", "")],
)
def test_what_is_recorded_stays_unless_it_is_given(
    recorded: str, given: str | None, expected: str
) -> None:
    cluster = state.Cluster(api=1, events=2, artifacts=3, prefix="/c", token_webhook=recorded)
    record = state.State(etcd=4, git=5, clusters={"c": cluster})
    changed = sandbox._with_cluster(record, "c", {"audit": None, "token_webhook": given})
    # The API server is started again where this differs from before.
    assert sandbox._api_options(changed, "c") == (False, expected)


@pytest.mark.parametrize("given", ["webhook", "ftp://h/x", "http:///x", "http://[", "http://h:x"])
def test_what_is_no_url_is_refused_before_anything_starts(tmp_path: Path, given: str) -> None:
    with pytest.raises(BadInput, match=r"--token-webhook: .* is not a URL"):
        sandbox.Sandbox(tmp_path / "box").start(["c"], token_webhook=given)
    assert not (tmp_path / "box").exists()

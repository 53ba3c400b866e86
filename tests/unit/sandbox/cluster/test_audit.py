"""The audit log that `sandbox start --audit-log` asks the API server for."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from provisioner.sandbox import sandbox, state
from provisioner.sandbox.building import parts
from provisioner.sandbox.cluster import audit, control_plane


def argv(folder: Path, *, audited: bool) -> list[str]:
    layout = state.Layout(folder)
    cluster = state.Cluster(api=1, events=2, artifacts=3, prefix="/c", audit=audited)
    layout.cluster("c").mkdir(parents=True, exist_ok=True)
    return control_plane._api_argv(layout, state.State(etcd=4, git=5, clusters={"c": cluster}), "c")


def test_only_where_it_was_asked_for(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(parts, "binary", lambda name: Path(name))
    more = set(argv(tmp_path, audited=True)) - set(argv(tmp_path, audited=False))
    folder = state.Layout(tmp_path).cluster("c")
    assert more == {
        f"--audit-policy-file={folder}/audit-policy.json",
        f"--audit-log-path={folder}/logs/audit.log",
        "--audit-log-mode=blocking",
    }


def test_no_body_is_logged(tmp_path: Path) -> None:
    layout = state.Layout(tmp_path)
    layout.cluster("c").mkdir(parents=True)
    audit.arguments(layout, "c")
    policy = json.loads((layout.cluster("c") / "audit-policy.json").read_text())
    assert {rule["level"] for rule in policy["rules"]} == {"Metadata", "None"}


@pytest.mark.parametrize(
    ("recorded", "given", "expected"),
    [(False, None, False), (True, None, True), (False, True, True), (True, False, False)],
)
def test_what_is_recorded_stays_unless_it_is_given(
    recorded: bool, given: bool | None, expected: bool
) -> None:
    cluster = state.Cluster(api=1, events=2, artifacts=3, prefix="/c", audit=recorded)
    record = state.State(etcd=4, git=5, clusters={"c": cluster})
    changed = sandbox._with_cluster(record, "c", {"pretend": None, "audit": given})
    assert changed.clusters["c"].audit is expected
    assert sandbox._api_options(changed, "c") == (expected, "")
    assert sandbox._api_options(changed, "d") == (False, "")

"""`provisioner secrets check` on folders and checkouts."""

from __future__ import annotations

import json
import subprocess
from pathlib import Path

import pytest
from click.testing import CliRunner

from provisioner.base.errors import BadInput
from provisioner.cli import main as program
from provisioner.cli.commands.secrets import secrets
from tests.conftest import CASES
from tests.unit.cli.test_upgrade import HANDOVER

PLAIN = "apiVersion: v1\nkind: Secret\nmetadata: {name: db}\ndata:\n  a: eA==\n"


def run(*argv: str) -> tuple[int, str]:
    done = CliRunner().invoke(secrets, ["check", *argv], catch_exceptions=False)
    return done.exit_code, done.stdout


def test_each_finding_is_one_line(tmp_path: Path) -> None:
    (tmp_path / "apps").mkdir()
    (tmp_path / "apps" / "db.yaml").write_text(PLAIN)
    code, out = run(str(tmp_path))
    assert code == 1
    (line,) = out.splitlines()
    assert line.startswith("apps/db.yaml:5: Secret db is in plain text: data.a. Encrypt it with")
    code, out = run(str(tmp_path), "--json")
    assert (code, json.loads(out)["findings"][0]["path"]) == (1, "apps/db.yaml")


def test_what_git_ignores_links_and_binary_files_are_left_out(tmp_path: Path) -> None:
    subprocess.run(["git", "init", "-q", str(tmp_path)], check=True)
    (tmp_path / ".gitignore").write_text("ignored.yaml\n")
    (tmp_path / "ignored.yaml").write_text(PLAIN)
    (tmp_path / "link.yaml").symlink_to("ignored.yaml")
    (tmp_path / "binary.yaml").write_bytes(PLAIN.encode() + b"\0")
    (tmp_path / "latin.yaml").write_bytes(b"a: \xe4\n")
    assert run(str(tmp_path)) == (0, "")
    (tmp_path / "new \u00fc.yaml").write_text(PLAIN)
    assert run(str(tmp_path))[0] == 1


def test_a_checkout_is_judged_by_a_handover(tmp_path: Path) -> None:
    """A file that nobody decrypts is found by what the handover declares."""
    place = tmp_path / "handover.json"
    place.write_text(json.dumps(HANDOVER))
    path = "clusters/c1"
    work = tmp_path / "work"
    (work / path).mkdir(parents=True)
    (work / path / "a.yaml").write_text((CASES / "sops" / "a.yaml").read_text())
    assert run(str(work)) == (0, "")
    code, out = run(str(work), "--handover", str(place))
    assert (code, "has no piece `sops`" in out) == (1, True), out
    assert out.startswith(f"{path}/a.yaml:")


@pytest.mark.parametrize(
    ("argv", "said"),
    [
        (("--repository", "fleet"), "--repository: of no use without --handover"),
        (("--handover", "{}", "--repository", "fleet"), "--repository: of no use without PATH"),
        ((".", "--handover", "{}", "--repository", "x"), "repository x: not in the handover"),
    ],
)
def test_what_a_checkout_is_of_is_said_once(
    tmp_path: Path, argv: tuple[str, ...], said: str
) -> None:
    place = tmp_path / "handover.json"
    place.write_text(json.dumps(HANDOVER))
    with pytest.raises(BadInput) as refused:
        run(*(one.format(place) for one in argv))
    assert said in str(refused.value)


def test_a_fleet_without_keys_has_nothing_to_rotate(tmp_path: Path) -> None:
    path = tmp_path / "handover.json"
    path.write_text(json.dumps(HANDOVER))
    error = CliRunner().invoke(program.cli, ["secrets", "rotate", str(path)]).exception
    assert "fleet demo: no cluster has a key of its own to replace" in str(error)

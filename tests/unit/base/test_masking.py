"""Secrets are taken out of whatever somebody will read, in every writing that programs give them.
The canaries look for themselves."""

from __future__ import annotations

import base64
import contextlib
import json
import re
import shlex
from collections.abc import Callable
from pathlib import Path
from urllib.parse import quote, quote_plus, urlencode

import pytest

from provisioner.base import keys, masking, programs
from provisioner.base.errors import ProvisionerError
from provisioner.base.events import Action, Change, Note
from provisioner.base.http.authorization import Authorization
from provisioner.base.secret import Secret
from provisioner.cli import crash
from provisioner.cli.display.opening import StampedDisplay
from provisioner.reports.model import ClusterReport, Line, Report, Result

AWKWARD = "ca/na+ry \"q' $x\\é%=&?#:@"
TOKEN = "glpat-canary_0123456789"
WRITINGS: dict[str, Callable[[str], str]] = {
    "as it is": lambda secret: secret,
    "JSON": json.dumps,
    "JSON, not only ASCII": lambda secret: json.dumps(secret, ensure_ascii=False),
    "Python": repr,
    "a shell's": shlex.quote,
    "a shell's double quotes": lambda s: '"' + s.replace("\\", "\\\\").replace('"', '\\"') + '"',
    "a path of a URL": quote,
    "all of a URL": lambda secret: quote(secret, safe=""),
    "lower-case percents": lambda secret: re.sub(
        "%..", lambda found: found[0].lower(), quote(secret, safe="")
    ),
    "a form": quote_plus,
    "a query": lambda secret: urlencode({"token": secret}),
    "base64": lambda secret: base64.b64encode(secret.encode()).decode(),
    "base64 for URLs": lambda secret: base64.urlsafe_b64encode(secret.encode()).decode(),
    "a login": lambda secret: base64.b64encode(f"me:{secret}".encode()).decode(),
    "a longer login": lambda secret: base64.b64encode(f"user:{secret}:x".encode()).decode(),
    "with a line end": lambda secret: base64.b64encode(f"{secret}\n".encode()).decode(),
}


@pytest.mark.parametrize("writing", WRITINGS)
@pytest.mark.parametrize("secret", [TOKEN, AWKWARD], ids=["token", "awkward"])
@pytest.mark.parametrize("end", ["", "\n", "\r\n"])
def test_every_writing_is_masked(writing: str, secret: str, end: str) -> None:
    Secret(secret + end)
    text = masking.mask(f"before {WRITINGS[writing](secret)} after")
    assert text.startswith("before ")
    assert text.endswith(" after")
    assert masking.MASK in text
    # No more than a few characters at an edge, which base64 shares with its neighbours.
    kept = text.removeprefix("before ").removesuffix(" after").replace(masking.MASK, "")
    assert len(kept) <= 12, kept


@pytest.mark.parametrize("writing", ["JSON", "all of a URL", "base64", "base64 for URLs"])
def test_a_secret_that_was_read_in_such_a_writing(writing: str) -> None:
    """As it stands in a Kubernetes Secret, or in quotes in a file."""
    Secret(WRITINGS[writing](f"{TOKEN}?>") + "\n")
    assert masking.mask(f"token {TOKEN}?> refused") == "token *** refused"


def test_the_secret_in_a_header_is_masked_without_its_scheme() -> None:
    Secret(f"Bearer {TOKEN}")
    assert masking.mask(f"token {TOKEN}, Bearer") == "token ***, Bearer"


def test_no_line_of_a_private_key_is_left() -> None:
    private = keys.make("ed25519").private.reveal()
    body = [line for line in private.splitlines() if not line.startswith("-----")]
    encoded = base64.b64encode(private.encode()).decode()
    for line in body:
        assert line not in masking.mask(f"x {line} y")
        assert line not in masking.mask(json.dumps({"key": private}))
    assert masking.MASK in masking.mask(encoded)
    assert len(masking.mask(encoded)) < len(encoded) / 2


def test_words_that_are_everywhere_are_left_alone() -> None:
    Secret("reader")
    Secret("")
    assert masking.mask("reader of main") == "reader of main"


def test_secrets_of_the_environment() -> None:
    secrets = {
        "GITHUB_TOKEN": "canary-1-canary",
        "TF_VAR_db_password": "canary-2-canary",
        "AWS_SECRET_ACCESS_KEY": "canary-3-canary",
        "TF_TOKEN_app_terraform_io": "canary-4-canary",
        "GOOGLE_CREDENTIALS": "canary-5-canary",
    }
    proxy = {"https_proxy": "http://me:canary%2F4-canary@proxy.test:3128"}
    masking.remember_environment(proxy)
    assert masking.mask(f"{proxy} canary/4-canary") == (
        "{'https_proxy': 'http://me:***@proxy.test:3128'} ***"
    )
    others = {"AWS_ACCESS_KEY_ID": "other-1-other", "SECRETS_IN": "vault-production"}
    file = {"GOOGLE_APPLICATION_CREDENTIALS": __file__}  # the path is no secret
    masking.remember_environment({**secrets, **others, **file})
    assert masking.mask(__file__) == __file__
    assert masking.mask(" ".join(secrets.values())) == "*** *** *** *** ***"
    assert masking.mask(" ".join(others.values())) == " ".join(others.values())


@pytest.mark.parametrize("value", ["ü" * 200, "x" * 5000], ids=["a long name", "a long path"])
def test_a_value_that_cannot_be_looked_up_as_a_path_is_a_secret(value: str) -> None:
    masking.remember_environment({"DB_PASSWORD": value})
    assert masking.mask(value) == "***"


def test_a_path_that_we_may_not_look_at_does_not_end_the_program(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    def denied(_path: Path) -> bool:
        raise PermissionError

    monkeypatch.setattr(Path, "exists", denied)
    masking.remember_environment({"GOOGLE_APPLICATION_CREDENTIALS": "/root/key.json"})
    assert masking.mask("/root/key.json") == "***"


def test_half_a_secret_is_not_left_where_a_text_is_cut() -> None:
    Secret(TOKEN)
    text = f"{'x' * 20}{TOKEN}{'y' * 20}"
    for most in range(-60, 60):
        cut = masking.shortened(text, most)
        assert not any(part in cut for part in ("glpat", "canary", "0123")), most
    assert masking.shortened("plain", 3) == "pla"
    assert masking.shortened("plain", -3) == "ain"


# -- where texts leave the program


def test_errors_hold_no_secret_from_the_start() -> None:
    Secret(TOKEN)
    encoded = base64.b64encode(f"me:{TOKEN}".encode()).decode()
    error = ProvisionerError(f"host {TOKEN}", f"sent {encoded}", f"not {quote(TOKEN)}")
    shown = f"{error} {error!r} {error.subject} {error.cause} {error.hint}"
    assert TOKEN not in shown
    assert encoded not in shown


def test_what_a_program_says_when_it_fails() -> None:
    Secret(TOKEN + "\n")
    done = programs.run(["sh", "-c", f"echo 'fatal: https://me:{TOKEN}@host.test' >&2; exit 2"])
    with pytest.raises(ProvisionerError) as caught:
        done.must("git")
    assert "https://me:***@host.test" in str(caught.value)


@pytest.mark.parametrize("debug", ["", "1"])
def test_crashes(debug: str, monkeypatch: pytest.MonkeyPatch, tmp_path: object) -> None:
    monkeypatch.setenv("PROVISIONER_DEBUG", debug)
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path))
    Secret(TOKEN)
    text = crash.message(ValueError(f"header 'Bearer {TOKEN}\\n'"))
    if not debug:
        with open(text.rpartition(" in ")[2]) as file:
            text = file.read()
    assert "ValueError: header 'Bearer ***" in text
    assert TOKEN not in text


class Shown:
    """A fake display."""

    def __init__(self) -> None:
        self.lines: list[Line] = []

    def __call__(self, line: Line) -> None:
        self.lines.append(line)

    def paused(self) -> contextlib.AbstractContextManager[None]:
        return contextlib.nullcontext()

    def close(self, error: BaseException | None) -> None:
        """Nothing."""


def test_events_and_reports() -> None:
    shown = Shown()
    display = StampedDisplay(shown, "run")
    Secret(TOKEN)
    display(Note(text=f"pushed to https://me:{TOKEN}@host.test"))
    display(Change(cluster="c1", step="x", subject=TOKEN, action=Action.CREATED, detail=TOKEN))
    failed = ClusterReport(cluster="c1", result=Result.FAILED, cause=f"x {TOKEN}")
    display(Report(fleet="demo", clusters=[failed]))
    assert TOKEN not in repr(shown.lines)
    assert "created" in repr(shown.lines)
    assert "https://me:***@host.test" in repr(shown.lines[0])


def test_a_hosts_words() -> None:
    authorization = Authorization(lambda: Secret(TOKEN))
    assert authorization.scrubbed(f"no {quote(TOKEN)} {TOKEN}") == "no *** ***"
    assert Authorization(lambda: Secret("short")).scrubbed("a short one") == "a *** one"


def test_a_process_that_lives_long_remembers_the_latest() -> None:
    masking.remember("known-from-the-start")
    masking.keep_latest(8)
    for number in range(100):
        masking.remember(f"token-number-{number:03}")
        masking.remember("used-again-and-again")
    for kept in (
        "known-from-the-start",
        "used-again-and-again",
        "token-number-099",
        "token-number-095",
    ):
        assert kept not in masking.mask(kept)
    assert masking.mask("token-number-000") == "token-number-000"
    masking.keep_latest(2)
    assert masking.mask("token-number-095") == "token-number-095"
    assert masking.mask("known-from-the-start") == masking.MASK

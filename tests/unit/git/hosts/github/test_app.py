"""A GitHub App as the credential, against a fake."""

from __future__ import annotations

import base64
import json
import time
from pathlib import Path

import pytest
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import padding, rsa
from cryptography.hazmat.primitives.serialization import load_pem_private_key

from provisioner.base.audit import Audit
from provisioner.base.errors import Refused
from provisioner.base.http.answers import Denied
from provisioner.base.run_context import RunContext
from provisioner.git.hosts import github
from provisioner.git.rest import github_app
from tests.fakes.github import GitHub
from tests.support.altered import altered

from .conftest import KEY, TOKEN


def test_an_app_works_with_tokens_of_its_installation(fake: GitHub, app: github.Host) -> None:
    app.check(["list keys", "change keys", "push"])
    app.add(title="one", public=KEY, write=False)
    with app.push() as access:
        assert access.token
        assert access.token.reveal() in fake.tokens
    asked = [one for one in fake.server.seen if one.path.endswith("access_tokens")]
    assert [one.body for one in asked] == [{"repositories": ["fleet"]}]


def test_an_apps_token_that_expires_is_renewed(fake: GitHub, app: github.Host) -> None:
    assert app.keys() == []
    fake.tokens.clear()
    app.add(title="one", public=KEY, write=False)
    assert len(fake.keys) == 1


def test_the_audit_file_has_a_line_for_each_token_and_none_of_the_tokens(
    fake: GitHub, app: github.Host, tmp_path: Path
) -> None:
    file = tmp_path / "audit"
    context = RunContext(id="r1", audit=Audit(file, run="r1", command="pair"))
    audited = github.Host(app.declaration, context)
    assert audited.keys() == []
    made = set(fake.tokens)
    fake.tokens.clear()
    assert audited.keys() == []
    made |= set(fake.tokens)
    fake.reached = False
    fake.tokens.clear()
    with pytest.raises(Refused):
        audited.keys()
    written = file.read_text()
    lines = [json.loads(line) for line in written.splitlines()]
    assert [(line["write"], line["result"]) for line in lines] == [
        (1, "sent"),
        (2, "sent"),
        (3, "sent"),
        (3, "failed"),
    ]
    assert {(line["to"], line["action"], line["step"]) for line in lines} == {
        ("git host", "create token", "credential")
    }
    base = f"https://{fake.server.netloc}/api/v3/app/installations/2"
    assert lines[0]["subject"] == f"{base}/access_tokens for repository fleet"
    assert lines[0]["who"]
    assert len(made - {TOKEN}) == 2
    assert not [token for token in made if token in written]


def test_what_an_app_lacks_is_named(fake: GitHub, app: github.Host) -> None:
    with pytest.raises(Denied, match="lacks the permissions pull_requests: write"):
        app.check(["push", "propose"])


def test_a_repository_that_an_app_does_not_reach(fake: GitHub, app: github.Host) -> None:
    fake.reached = False
    with pytest.raises(Refused, match="does not reach fleet"):
        app.keys()


def test_an_app_that_reads(fake: GitHub, app: github.Host, monkeypatch: pytest.MonkeyPatch) -> None:
    reads = altered(app, app=None, sync="app", sync_app=app.declaration.app)
    with pytest.raises(Refused, match=r"sync_app may write \(administration, contents\)"):
        reads.reading()
    fake.app = {"metadata": "read"}
    with pytest.raises(Denied, match="lacks the permission contents: read"):
        reads.reading()
    fake.app = {"contents": "read", "metadata": "read"}
    found = reads.reading()
    assert found
    assert found.data["githubAppBaseURL"] == f"https://{fake.server.netloc}/api/v3"
    assert set(found.data) == {
        "githubAppID",
        "githubAppInstallationID",
        "githubAppBaseURL",
        "ca.crt",
    }
    assert found.secrets["githubAppPrivateKey"].reveal().startswith("-----BEGIN RSA")
    assert reads.remote().provider == "github"


def test_the_claim_of_an_app_is_a_signed_web_token(app: github.Host) -> None:
    declared = app.declaration.app
    assert declared
    claim = github_app.claim(declared, app.context).reveal()
    header, payload, signature = (_decoded(part) for part in claim.split("."))
    assert json.loads(header) == {"alg": "RS256", "typ": "JWT"}
    fields, now = json.loads(payload), time.time()
    assert fields["iss"] == "1"
    assert fields["iat"] < now < fields["exp"] <= fields["iat"] + 600
    key = load_pem_private_key(github_app.key_of(declared, app.context).reveal().encode(), None)
    assert isinstance(key, rsa.RSAPrivateKey)
    signed = claim.rpartition(".")[0].encode()
    key.public_key().verify(signature, signed, padding.PKCS1v15(), hashes.SHA256())


def _decoded(part: str) -> bytes:
    return base64.urlsafe_b64decode(part + "=" * (-len(part) % 4))


def test_git_gets_the_apps_token_of_now(
    fake: GitHub, app: github.Host, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A run may wait for a merge for longer than the hour that a token is valid."""
    with app.push() as access:
        assert access.current().token == access.token
        later = time.time() + 3500
        monkeypatch.setattr(time, "time", lambda: later)
        assert access.current().token != access.token
        assert access.current().token.reveal() in fake.tokens

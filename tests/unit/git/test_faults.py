"""What git says after a failure, in our words."""

from __future__ import annotations

import pytest

from provisioner.base import errors, keys
from provisioner.base.secret import Secret
from provisioner.git import faults


@pytest.mark.parametrize(
    ("text", "kind", "cause"),
    [
        (
            "@ WARNING: REMOTE HOST IDENTIFICATION HAS CHANGED! @\nHost key verification failed.",
            errors.Refused,
            "not the one declared",
        ),
        (
            "No ED25519 host key is known for [h]:22\nHost key verification failed.",
            errors.Refused,
            "not known",
        ),
        ("git@h: Permission denied (publickey).", errors.Unreachable, "refused"),
        (
            "provisioner sandbox: this key does not open repository 'x'",
            faults.KeyRefused,
            "refused",
        ),
        (
            "provisioner sandbox: there is no repository 'x' here",
            faults.NoRepository,
            "no repository there",
        ),
        ("ERROR: Repository not found.", faults.NoRepository, "no repository there"),
        ("Gitea: Cannot find repository: a/x", faults.NoRepository, "no repository there"),
        (
            "remote: ERROR: The project you were looking for could not be found",
            faults.NoRepository,
            "no repository",
        ),
        ("! [rejected] main -> main (fetch first)", faults.Raced, "moved"),
        ("! [remote rejected] main (cannot lock ref 'refs/heads/main')", faults.Raced, "moved"),
        ("remote: error: GH006: Protected branch update failed", errors.Refused, "protected"),
        (
            "remote: GitLab: You are not allowed to push code to protected branches on this "
            "project.",
            errors.Refused,
            "protected against this push: GitLab: You are not allowed",
        ),
        (
            "remote: Gitea: Not allowed to push to protected branch main",
            errors.Refused,
            "protected",
        ),
        (
            "remote: error: GH013: Repository rule violations found for refs/heads/main.",
            errors.Refused,
            "GH013",
        ),
        (
            "remote: GitLab: You are not allowed to push code to this project.",
            errors.Refused,
            "may not push",
        ),
        (
            "remote: This deploy key does not have write access to this project.",
            errors.Refused,
            "may not push",
        ),
        (
            "remote: fatal: write error: No space left on device",
            errors.ProvisionerError,
            "its disk is full",
        ),
        (
            "fatal: write error: No space left on device",
            errors.ProvisionerError,
            "this machine's temporary folder",
        ),
        (
            "error: --shallow-file died of signal 25\nfatal: unpack-objects failed",
            errors.ProvisionerError,
            "this machine's temporary folder",
        ),
        (
            "error: file write error: File too large",
            errors.ProvisionerError,
            "this machine's temporary folder",
        ),
        (
            "SSL certificate problem: certificate is not yet valid",
            errors.Refused,
            "by this machine's clock",
        ),
        (
            "SSL certificate problem: certificate has expired",
            errors.Refused,
            "by this machine's clock",
        ),
        ("SSL certificate problem: self-signed certificate", errors.Refused, "not trusted"),
        (
            "ERROR: The key you are authenticating with has been marked as read only.",
            errors.Refused,
            "may not push",
        ),
        (
            "ssh: connect to host h port 22: Connection refused",
            errors.Unreachable,
            "does not answer",
        ),
        ("ssh: Could not resolve hostname nowhere.invalid", errors.Unreachable, "resolved"),
        (
            "fatal: Authentication failed for 'https://h/x.git/'",
            faults.KeyRefused,
            "token is refused",
        ),
        (
            "fatal: could not read Username for 'https://h': terminal prompts disabled",
            faults.KeyRefused,
            "refused",
        ),
        ("The requested URL returned error: 403", errors.Refused, "may not push"),
        (
            "SSL certificate problem: unable to get local issuer certificate",
            errors.Refused,
            "not trusted",
        ),
        (
            "server certificate verification failed. CAfile: none CRLfile: none",
            errors.Refused,
            "not trusted",
        ),
        (
            "fatal: unable to access 'https://h/': Could not resolve proxy: p",
            errors.Unreachable,
            "the proxy's name",
        ),
        (
            "fatal: unable to access 'https://h/': CONNECT tunnel failed, response 407",
            errors.Unreachable,
            "the proxy refuses",
        ),
        (
            "fatal: unable to access 'https://h/': The requested URL returned error: 301",
            faults.NoRepository,
            "moved",
        ),
        (
            "fatal: unable to access 'https://h/': The requested URL returned error: 502",
            errors.Unreachable,
            "internal error",
        ),
        (
            "remote: Gitea: Not allowed to push to protected branch main",
            errors.Refused,
            "branch is protected",
        ),
        (
            "error: Deploy Key: 1:t is not authorized to write to a/x.",
            errors.Refused,
            "may not push",
        ),
    ],
)
def test_gits_words_become_causes(text: str, kind: type[Exception], cause: str) -> None:
    error = faults.of("ssh://h/x", text)
    assert isinstance(error, kind)
    assert cause in error.cause


def test_a_changed_host_key_is_told_with_both_fingerprints() -> None:
    pair = keys.make("ed25519")
    text = (
        "@    WARNING: REMOTE HOST IDENTIFICATION HAS CHANGED!     @\n"
        "The fingerprint for the ED25519 key sent by the remote host is\nSHA256:sent.\nPlease "
        "contact"
    )
    error = faults.of("ssh://h/x", text, [f"h {pair.public}"])
    assert (
        f"it shows the ED25519 key SHA256:sent, but {keys.fingerprint(pair.public)} is expected"
        in error.cause
    )


def test_a_remote_cannot_forge_lines() -> None:
    error = faults.of("ssh://h/x", "remote: protected branch \x1b[2J\r\nremote: error: two\n")
    assert str(error).isprintable()


def test_a_token_in_gits_words_is_masked() -> None:
    Secret("canary-canary/canary\n")
    text = (
        "remote: hook says canary-canary%2Fcanary\n"
        "fatal: unable to access 'https://me:canary-canary/canary@host.test/x': protected branch"
    )
    assert "canary" not in str(faults.of("https://host.test/x", text))
    for length in range(270, 300):
        text = f"fatal: canary-canary/canary{'x' * length}"
        assert "canary" not in str(faults.of("https://host.test/x", text))

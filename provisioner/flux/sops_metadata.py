"""What SOPS has noted in a file that it has encrypted, in any of its formats. Pure."""

from __future__ import annotations

import re

# As SOPS names the key of a recipient: `recipient: age1...` in YAML, `"fp": "..."` in JSON,
# `sops_kms__list_0__map_arn=...` in dotenv, and the same without `sops_` in INI.
RECIPIENT = re.compile(
    r"(?:^|[\s\"_{,-])(?:recipient|fp|arn|resource_id|vault_url|vault_address)"
    r"\"?[ \t]*[:=][ \t]*[\"']?([^\s\"',]+)",
    re.MULTILINE,
)
FORM = re.compile(r"age1\w+|ssh-\S+|[0-9A-Fa-f]{40}|arn:aws\S+|projects/\S+|https?://\S+")


def recipients(text: str) -> set[str]:
    """To whom a file is encrypted: age keys, fingerprints, ARNs, resources, URLs."""
    return {value for value in RECIPIENT.findall(text) if FORM.fullmatch(value)}


# Where its notes begin, or what stands for them: a key `sops` with a `mac` in YAML and JSON,
# `sops_mac=` in dotenv, a section in INI.
NOTES = re.compile(r'^[ \t{]*"?sops"?[ \t]*:|^sops_mac=|^\[sops\]', re.MULTILINE)
MAC = re.compile(r'\bmac"?[ \t]*[:=][ \t]*"?ENC\[|^sops_mac=ENC\[', re.MULTILINE)


def line(text: str) -> int:
    """The line, counted from 1, where the notes of an encrypted file begin; 0 in any other."""
    found = NOTES.search(text) if MAC.search(text) else None
    return text.count("\n", 0, found.start()) + 1 if found else 0

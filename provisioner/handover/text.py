"""Types of text: what a field may hold, in the one place from which both the reader and the
published JSON Schema take it. A type that only one kind needs stands in that kind's file.

Avoid lookaheads where a plain pattern can say the same: Terraform's `regex` does not know them, and
people who write the handover in HCL copy the patterns from the schema.
"""

from __future__ import annotations

from typing import Annotated, Any, Literal

import msgspec

# What `str.isprintable` refuses, as far as a schema can say it: control characters, and those that
# hide or reorder text. For use between `[^` and `]`.
HIDDEN = (
    r"\u0000-\u001f\u007f-\u00a0\u00ad\u1680\u2000-\u200f\u2028-\u202f\u205f-\u206f\u3000\ufeff"
    r"\ufff9-\ufffb"
)
# The same in a text of several lines.
UNREADABLE = HIDDEN.replace(r"\u0000-\u001f", r"\u0000-\u0008\u000b-\u001f")
# A name as a host has it in URLs: neither `.` nor `..`.
SEGMENT = r"(\.{0,2}[A-Za-z0-9_-][A-Za-z0-9._-]*|\.{3}[A-Za-z0-9._-]*)"
_HOST = rf"[^\s{HIDDEN}/?#@:\[\]]"
# Neither a user nor a host begins with `-`: ssh would take it for an option.
_FIRST = rf"[^\-\s{HIDDEN}/?#@:\[\]]"
_ADDRESS = r"\[[0-9A-Fa-f:.]+\]"
_PORT = r"(:[0-9]{0,5})?"
# Parts of a duration. The number of digits bounds it to about a year.
_HOURS, _MINUTES, _SECONDS = r"0*[0-9]{1,4}h", r"0*[0-9]{1,5}m", r"0*[0-9]{1,7}s"
_NUMBER = r"(0|[1-9][0-9]{0,3})"
_SUBDOMAIN = r"[a-z0-9]([a-z0-9.-]{0,251}[a-z0-9])?"


class Use(msgspec.Struct, frozen=True, kw_only=True):
    """What a field makes us do on the machine that provisioner runs on. `noun`: what its value
    names."""

    action: Literal["run", "send", "read", "write"]
    noun: str = ""


def used(action: Literal["run", "send", "read", "write"], noun: str = "") -> msgspec.Meta:
    """For fields that name something of this machine: see `trust`."""
    return msgspec.Meta(extra={"use": Use(action=action, noun=noun)})


def form(
    pattern: str, words: str, example: str, use: Use | None = None, **more: Any
) -> msgspec.Meta:
    """Text that matches the whole `pattern`. Errors say that it is not `words`, and give the
    example."""
    extra = {"words": words, **({"use": use} if use else {})}
    return msgspec.Meta(pattern=f"^{pattern}$", examples=[example], extra=extra, **more)


def published(pattern: str, example: str) -> msgspec.Meta:
    """The same for the JSON Schema only: `check` refuses such text with a message of its own, which
    must not repeat a password."""
    return msgspec.Meta(examples=[example], extra_json_schema={"pattern": f"^{pattern}$"})


Line = Annotated[str, msgspec.Meta(extra_json_schema={"pattern": rf"^[^{HIDDEN}]*$"})]
ReadFile = Annotated[Line, used("read", "file")]
Manifests = Annotated[
    str,
    form(
        rf"[^{HIDDEN}]+",
        "the path of a file or a folder",
        "manifests/cilium.yaml",
        use=Use(action="read", noun="manifests"),
    ),
]
# A Kubernetes label value that is also a file name and a segment of a path in Git.
Name = Annotated[
    str,
    form(
        r"[a-z0-9]([a-z0-9.-]{0,61}[a-z0-9])?",
        "a name of lower-case letters, digits, `-` and `.`, at most 63 of them",
        "production",
    ),
]
HubName = Annotated[
    str,
    form(
        r"([a-z0-9]([a-z0-9.-]{0,61}[a-z0-9])?)?",
        "the name of a cluster of the fleet",
        "hub",
    ),
]
Duration = Annotated[
    str,
    form(
        rf"(?=.*[1-9])({_HOURS}({_MINUTES})?({_SECONDS})?|{_MINUTES}({_SECONDS})?|{_SECONDS})",
        "a duration such as `1m0s`, longer than none and of about a year at most",
        "1m0s",
    ),
]
FluxVersion = Annotated[
    str, form(rf"v{_NUMBER}\.{_NUMBER}\.{_NUMBER}", "a version such as `v2.9.4`", "v2.9.4")
]
Namespace = Annotated[
    str,
    form(
        r"(?!default$|kube-)[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?",
        "a namespace: lower-case letters, digits and `-`; not default, and not kube-*",
        "flux-system",
    ),
]
Registry = Annotated[
    str,
    form(
        r"([A-Za-z0-9]([A-Za-z0-9.-]*[A-Za-z0-9])?(:[0-9]{1,5})?(/[a-z0-9]+([._-]+[a-z0-9]+)*)*)?",
        "a registry: host[:port][/path], in lower case after the host",
        "ghcr.io/fluxcd",
        max_length=200,
    ),
]
SecretName = Annotated[str, form(rf"({_SUBDOMAIN})?", "the name of a Secret", "registry")]
RoleName = Annotated[
    str,
    form(
        r"([A-Za-z0-9][A-Za-z0-9._:-]{0,251}[A-Za-z0-9])?",
        "the name of a ClusterRole",
        "cluster-admin",
    ),
]
Domain = Annotated[str, form(_SUBDOMAIN, "a domain such as cluster.local", "cluster.local")]
TaintKey = Annotated[
    str,
    form(
        rf"({_SUBDOMAIN}/)?[A-Za-z0-9]([A-Za-z0-9._-]{{0,61}}[A-Za-z0-9])?",
        "the key of a taint",
        "example.com/dedicated",
    ),
]
# Inside the repository: no way out, nothing of Git's own, nothing that looks like an option, no
# blanks that nobody sees, nothing that a file system refuses, and not the folder that we make.
RepositoryPath = Annotated[
    str,
    form(
        r"(?!/)(?!(.*/)?(\.\.|\.[gG][iI][tT]|-[^/]*| [^/]*|[^/]* )(/|$))(?!.*[^/]{256})"
        rf"(?!(.*/)?flux-system(/\.?)*$)[^\\{HIDDEN}]*",
        "a relative path inside the repository, with parts of 255 bytes at most, no blanks around "
        "them, and not ending in Flux's own flux-system",
        "clusters/production",
    ),
]
LabelKey = Annotated[
    str,
    form(
        r"([a-z0-9]([a-z0-9.-]{0,251}[a-z0-9])?/)?[A-Za-z0-9]([A-Za-z0-9._-]{0,61}[A-Za-z0-9])?",
        "the key of a label or an annotation",
        "example.com/team",
    ),
]
LabelValue = Annotated[
    str,
    form(
        r"([A-Za-z0-9]([A-Za-z0-9._-]{0,61}[A-Za-z0-9])?)?",
        "the value of a label: letters, digits, `-`, `_` and `.`, at most 63 of them",
        "payments",
    ),
]
# As the API server reads label selectors.
_LABEL = r"[A-Za-z0-9][A-Za-z0-9_./-]*"
_REQUIREMENT = (
    rf" *(! *{_LABEL}|{_LABEL}( *(==?|!=) *[A-Za-z0-9_.-]*|"
    rf" +(in|notin) *\([A-Za-z0-9_., -]*\))?) *"
)
LabelSelector = Annotated[
    str,
    form(
        rf"({_REQUIREMENT}(,{_REQUIREMENT})*)?",
        "a label selector",
        "tier in (gold,silver),!legacy",
    ),
]
Share = Annotated[
    str,
    form(
        r"(rest|[1-9][0-9]{0,4}|(100|[1-9][0-9]?)%)",
        "a number of clusters, a percentage of them, or `rest`",
        "10%",
    ),
]
# Unlike a duration of Flux it may be none.
Pause = Annotated[
    str,
    form(
        r"([0-9]{1,4}h([0-9]{1,5}m)?([0-9]{1,6}s)?|[0-9]{1,5}m([0-9]{1,6}s)?|[0-9]{1,6}s)",
        "a time such as `10m`",
        "10m",
    ),
]
# What Git accepts (`git check-ref-format`), and nothing that looks like an option.
Branch = Annotated[
    str,
    form(
        r"(?!-|@$|HEAD$|refs/|\.|/)(?!.*(\.\.|@\{|//|/\.|\.(/|$)|\.lock(/|$)|/$))"
        rf"[^\s{HIDDEN}~^:?*\[\\]+",
        "a branch name, as `git branch` prints it",
        "main",
    ),
]
Segment = Annotated[
    str,
    form(SEGMENT, "a name on a Git host: letters, digits, `.`, `_` and `-`", "fleet"),
]
SandboxFolder = Annotated[
    str,
    form(
        rf"/[^{HIDDEN}]*",
        "an absolute path",
        "/srv/sandbox",
        use=Use(action="read", noun="sandbox"),
    ),
]
HostName = Annotated[
    str,
    form(
        r"[A-Za-z0-9]([A-Za-z0-9.-]*[A-Za-z0-9])?(:[0-9]{1,5})?",
        "the name of a host: host[:port], without https://",
        "git.example.com",
    ),
]
AuthorName = Annotated[
    str,
    form(
        rf"[^<>{HIDDEN}]*[^<>\s{HIDDEN}][^<>{HIDDEN}]*",
        "a name that git can write: words without < and >",
        "Flux",
    ),
]
Email = Annotated[
    str, form(rf"[^\s<>{HIDDEN}]+@[^\s<>{HIDDEN}]+", "an email address", "flux@example.com")
]
HttpsUrl = Annotated[
    str,
    published(
        rf"[hH][tT][tT][pP][sS]://({_HOST}+|{_ADDRESS}){_PORT}(/[^\s{HIDDEN}?#]*)?\??#?",
        "https://git.example.com",
    ),
]
SshUrl = Annotated[
    str,
    published(
        rf"[sS][sS][hH]://({_FIRST}{_HOST}*@)?({_FIRST}{_HOST}*|{_ADDRESS}){_PORT}"
        rf"/+[^\s{HIDDEN}/?#][^\s{HIDDEN}]*",
        "ssh://git@git.example.com/fleet.git",
    ),
]
# The address of an API server. `check` allows http:// only where the declaration says insecure.
ServerUrl = Annotated[
    str,
    published(
        rf"[hH][tT][tT][pP][sS]?://({_HOST}+|{_ADDRESS}){_PORT}(/[^\s{HIDDEN}?#]*)?",
        "https://api.example.com",
    ),
]
# As another cluster reaches it, so over TLS and with the cluster's own authority.
SpokeServer = Annotated[
    str,
    form(
        rf"([hH][tT][tT][pP][sS]://({_HOST}+|{_ADDRESS}){_PORT}/?)?",
        "the address of an API server, https://host[:port]",
        "https://10.0.0.1:6443",
    ),
]
ProxyUrl = Annotated[
    str,
    published(
        rf"((https?|socks5)://({_HOST}+|{_ADDRESS}){_PORT}/?)?", "http://proxy.example.com:3128"
    ),
]
CertificateAuthority = Annotated[
    str,
    published(
        r"([A-Za-z0-9+/]{4})*([A-Za-z0-9+/]{2}==|[A-Za-z0-9+/]{3}=)?",
        "LS0tLS1CRUdJTiBDRVJUSUZJQ0FURS0tLS0tCk1JSUIKLS0tLS1FTkQgQ0VSVElGSUNBVEUtLS0tLQo=",
    ),
]
ServerName = Annotated[
    str,
    form(
        r"([A-Za-z0-9_:]([A-Za-z0-9_.:-]*[A-Za-z0-9_])?)?",
        "the name of a host, without https:// and port",
        "api.example.com",
    ),
]
_IDENTIFIER = r"[A-Za-z_][A-Za-z0-9_-]*"
_INDEX = rf"(\[([0-9]+|\"[^\"{HIDDEN}]*\")\])?"
# Not a data source: that makes nothing.
ResourceAddress = Annotated[
    str,
    form(
        rf"((module\.{_IDENTIFIER}{_INDEX}\.)*{_IDENTIFIER}\.{_IDENTIFIER}{_INDEX})?",
        "Terraform's address of a resource, as `terraform state list` prints it",
        "aws_eks_cluster.production",
    ),
]
AwsRegion = Annotated[
    str, form(r"[a-z]{2,4}(-[a-z]+)+-[0-9]", "the name of an AWS region", "eu-central-1")
]

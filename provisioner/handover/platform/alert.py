"""Messages about what Flux does on a cluster, sent to where people are."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Annotated, Literal
from urllib.parse import urlsplit

import msgspec

from provisioner.base.errors import BadInput
from provisioner.handover import go_patterns, rules, text
from provisioner.handover.platform import base
from provisioner.handover.reference import Reference
from provisioner.handover.strict import Strict

if TYPE_CHECKING:
    from provisioner.handover.repositories.base import Repository

Url = Annotated[
    str,
    text.published(
        rf"([hH][tT][tT][pP][sS]?://[^\s{text.HIDDEN}?#@{{}}]+)?",
        "https://alertmanager.example.com/api/v2/alerts/",
    ),
]
Channel = Annotated[
    str,
    text.form(
        rf"[^\s{text.HIDDEN}{{}}?/]*",
        "a channel or a room: `#channel`, an id, or `!room:server`",
        "#platform",
        max_length=255,
    ),
]
SourceName = Annotated[
    str,
    text.form(
        r"(\*|[a-z0-9]([a-z0-9.-]{0,251}[a-z0-9])?)", "the name of an object, or `*` for all", "*"
    ),
]
SourceNamespace = Annotated[
    str,
    text.form(
        r"([a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?)?", "a namespace, or nothing for Flux's own", "apps"
    ),
]
MetadataKey = Annotated[
    str,
    text.form(r"[A-Za-z][A-Za-z0-9_]{0,62}", "a name of letters, digits and `_`", "environment"),
]
Provider = Literal[
    "slack",
    "msteams",
    "discord",
    "matrix",
    "pagerduty",
    "opsgenie",
    "alertmanager",
    "grafana",
    "generic-hmac",
    "github",
    "gitlab",
    "gitea",
    "githubpullrequestcomment",
    "gitlabmergerequestcomment",
    "giteapullrequestcomment",
]
STATUSES = ("github", "gitlab", "gitea")  # set the status of a commit
COMMENTS = {  # comment on a change request; with the kind of the repository's host
    "githubpullrequestcomment": "github",
    "gitlabmergerequestcomment": "gitlab",
    "giteapullrequestcomment": "gitea",
}
# Flux comes out of these by itself. A rollout that does not get ready is not among them: its
# message is `timeout waiting for`, or `timed out waiting for`.
EXCLUSIONS = (
    "^[Dd]ependencies do not meet ready condition",
    "^Source artifact not found",
    "no tags in database",
    "(i/o|TLS handshake) timeout",
    "Client.Timeout exceeded",
)


@dataclass(frozen=True, kw_only=True)
class Form:
    """What a kind of receiver takes. `url`: where messages go if nothing else is said. `hidden`:
    whoever knows its address may send, so that it is a secret; with a token it is none.
    `credential`: whether there is a token. `names`: what `username` is, shown beside the message,
    or the account whose password the token is."""

    url: str = ""
    hidden: bool = False
    credential: Literal["needed", "possible", "unused"] = "needed"
    channel: Literal["needed", "with token", "unused"] = "unused"
    names: Literal["shown", "account", "unused"] = "unused"
    authorities: bool = True


FORMS = {
    "slack": Form(
        url="https://slack.com/api/chat.postMessage",
        hidden=True,
        credential="possible",
        channel="with token",
        names="shown",
    ),
    "msteams": Form(hidden=True, credential="unused"),
    "discord": Form(hidden=True, credential="unused", names="shown", authorities=False),
    "matrix": Form(channel="needed"),
    "pagerduty": Form(url="https://events.pagerduty.com"),
    "opsgenie": Form(url="https://api.opsgenie.com/v2/alerts"),
    "alertmanager": Form(credential="possible", names="account"),
    "grafana": Form(names="account"),
    "generic-hmac": Form(),
    **dict.fromkeys((*STATUSES, *COMMENTS), Form()),
}


class EventSource(Strict, frozen=True, kw_only=True):
    """Objects of Flux whose events are reported: of one kind, by `name` or all, and with these
    `labels`. `namespace`: by default Flux's own."""

    object_kind: Literal[
        "Bucket",
        "GitRepository",
        "Kustomization",
        "HelmRelease",
        "HelmChart",
        "HelmRepository",
        "ImageRepository",
        "ImagePolicy",
        "ImageUpdateAutomation",
        "OCIRepository",
    ]
    name: SourceName = "*"
    namespace: SourceNamespace = ""
    labels: dict[text.LabelKey, text.LabelValue] = {}


class Declaration(base.Piece, frozen=True, kw_only=True, tag="alert"):
    """Messages to `provider`: what fails, or with `severity` info also what succeeds.

    `address` refers to the URL that messages go to, where that is a secret, as with webhooks;
    otherwise `url` is that URL, and stands in Git. Commit statuses and comments go to the
    pairing's own repository by default. `token` refers to the token, the key or the secret of the
    receiver. `username` is the name shown beside messages (Slack, Discord), or the account whose
    password `token` is (Alertmanager, Grafana). `ca_file` is a PEM file of the authorities to
    trust. `insecure`: over HTTP.

    `sources`: by default everything of Flux in its namespace; for commit statuses the
    Kustomizations that come from the pairing's repository. A message is sent if it matches a
    pattern of `inclusion_list`, where there is one, and none of `exclusion_list`. `metadata` is
    sent along, beside the names of cluster and fleet.
    """

    provider: Provider
    address: Reference | None = None
    url: Url = ""
    token: Reference | None = None
    channel: Channel = ""
    username: text.Line = ""
    ca_file: text.ReadFile | None = None
    insecure: bool = False
    severity: Literal["info", "error"] | None = None
    sources: list[EventSource] = []
    inclusion_list: list[text.Line] = []
    exclusion_list: list[text.Line] = msgspec.field(default_factory=lambda: list(EXCLUSIONS))
    metadata: dict[MetadataKey, text.Line] = {}
    timeout: text.Duration | None = None

    @property
    def form(self) -> Form:
        return FORMS[self.provider]

    @property
    def host(self) -> str:
        """The kind of the Git host that it writes to; empty if it writes to none."""
        return self.provider if self.provider in STATUSES else COMMENTS.get(self.provider, "")

    @property
    def receiver(self) -> str:
        return self.url or f"{self.provider}, for {self.title}"

    def objects(self) -> Sequence[base.Object]:
        return [("Provider", self.name), ("Alert", self.name)]

    def needs(self) -> Collection[str]:
        return {"notification-controller"}

    def requires(self) -> Sequence[base.Requirement]:
        comments = [("provider", "v2.8.0")] if self.provider in COMMENTS else []
        return [("", "v2.3.0"), *comments]

    def check(self, where: str) -> None:
        self._check_address(where)
        self._check_token(where)
        self._check_words(where)
        for name in ("inclusion_list", "exclusion_list"):
            for index, pattern in enumerate(getattr(self, name)):
                go_patterns.check(pattern, f"{where}.{name}[{index}]")

    def _check_address(self, where: str) -> None:
        base.at_most_one(self, ("address", "url"), where)
        if self.address:
            self.address.check(f"{where}.address")
        elif self.form.hidden and not (self.token and self.form.credential == "possible"):
            cause = f"missing: {self.provider} gives out an address that is a secret"
            raise BadInput(f"{where}.address", cause, "Refer to it.")
        elif not (self.url or self.form.url or self.host):
            cause = f"missing: nothing says where {self.provider} is"
            raise BadInput(f"{where}.url", cause, "Give the URL, or refer to it with address.")
        if self.url:
            check_url(self.url, f"{where}.url", insecure=self.insecure)

    def _check_token(self, where: str) -> None:
        place, wanted = f"{where}.token", self.form.credential
        if self.token and wanted == "unused":
            cause = f"of no use with {self.provider}, whose address is the secret"
            raise BadInput(place, cause, "Leave it out.")
        if not self.token and wanted == "needed":
            raise BadInput(place, f"missing: {self.provider} needs one", "Refer to it.")
        if self.token:
            self.token.check(place)

    def _check_words(self, where: str) -> None:
        form = self.form
        asked = form.channel == "needed" or (form.channel == "with token" and bool(self.token))
        if asked and not self.channel:
            raise BadInput(f"{where}.channel", "missing", "Say where messages are to appear.")
        if self.channel and not asked:
            cause = f"of no use with {self.provider}"
            more = " without token" if form.channel == "with token" else ""
            raise BadInput(f"{where}.channel", f"{cause}{more}", "Leave it out.")
        if self.username and form.names == "unused":
            raise BadInput(f"{where}.username", f"of no use with {self.provider}", "Leave it out.")
        if self.username and form.names == "account" and not self.token:
            raise BadInput(f"{where}.username", "of no use without token", "Refer to its password.")
        if self.ca_file and not form.authorities:
            raise BadInput(f"{where}.ca_file", f"of no use with {self.provider}", "Leave it out.")

    def check_flux(
        self, namespace: str, *, lockdown: bool, network_policy: bool, where: str
    ) -> None:
        for index, one in enumerate(self.sources):
            if lockdown and one.namespace not in ("", namespace):
                cause = f"with gitops.lockdown no alert hears of namespace {one.namespace!r}"
                hint = "Leave it out; a tenant can have an Alert in a namespace of its own."
                raise BadInput(f"{where}.sources[{index}].namespace", cause, hint)

    def check_repository(self, repository: Repository, where: str) -> None:
        """It writes there, unless another address is given."""
        kind = repository.__struct_config__.tag
        if not self.host or self.url or self.address or kind == "unknown":
            return
        if kind != self.host:
            cause = f"missing: the repository of this pairing is on {kind}, not on {self.host}"
            raise BadInput(f"{where}.url", cause, "Give the URL of a repository there.")
        if urlsplit(repository.place[0]).path.strip("/") and "://" in repository.place[0]:
            cause = f"Flux cannot write to a {self.host} below a path: {repository.place[0]}"
            raise BadInput(f"{where}.provider", cause, "Leave this alert out.")


def check_url(url: str, where: str, *, insecure: bool) -> None:
    """Over HTTP only where the declaration says so."""
    if insecure and url.lower().startswith("http://"):
        url = f"https://{url.partition('://')[2]}"
    rules.https_url(url, where)

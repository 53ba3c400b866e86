"""A webhook receiver: a push of a commit or an image tells the cluster, which fetches at once."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection, Iterable, Mapping, Sequence
from typing import Annotated, Any, Literal

from provisioner.base.errors import BadInput
from provisioner.handover import delivery, rules, text
from provisioner.handover.platform import base
from provisioner.handover.reference import Reference
from provisioner.handover.strict import Strict

FACT = re.compile(r"\$\{([A-Za-z_][A-Za-z0-9_]{0,252})\}")
Url = Annotated[
    str,
    text.published(
        r"(([hH][tT][tT][pP][sS]?://|\$\{[A-Za-z_][A-Za-z0-9_]{0,252}\})"
        rf"[^\s{text.HIDDEN}@?#]*)?",
        "https://flux.example.com",
    ),
]
# At a Git host an event is a word, or words with a colon or dots between them.
EventName = Annotated[
    str,
    text.form(r"[A-Za-z][A-Za-z0-9._:-]*( [A-Za-z0-9]+)*", "the name of an event", "push"),
]
ResourceName = Annotated[
    str,
    text.form(
        r"(\*|[a-z0-9]([a-z0-9.-]{0,251}[a-z0-9])?)", "the name of an object, or `*`", "apps"
    ),
]
Email = Annotated[
    str,
    text.form(
        rf"([^\s<>{text.HIDDEN}]+@[^\s<>{text.HIDDEN}]+)?",
        "an email address",
        "pusher@example.iam.gserviceaccount.com",
    ),
]
Audience = Annotated[
    str, text.form(rf"[^\s{text.HIDDEN}]*", "an audience", "https://flux.example.com")
]
HOSTS = ("github", "gitlab", "gitea")  # their webhooks are made
SIGNED = ("github", "gitea", "generic-hmac", "bitbucket", "nexus")  # nobody can read their token
CHOOSING = (*HOSTS, "bitbucket", "cdevents")  # whose events have names
LIMITED = ("github.com",)  # servers of GitHub's that take so many webhooks of an event
MOST = 19
# What GitLab calls its events in a delivery, and in a webhook.
GITLAB = {
    "Push Hook": "push_events",
    "Tag Push Hook": "tag_push_events",
    "Merge Request Hook": "merge_requests_events",
    "Note Hook": "note_events",
    "Pipeline Hook": "pipeline_events",
    "Job Hook": "job_events",
    "Release Hook": "releases_events",
}
HINT = "Use https://host[:port][/prefix]."


class Resource(Strict, frozen=True, kw_only=True):
    """What is reconciled when an event arrives. With the name `*` all of the kind that have these
    `labels`. `namespace`: by default Flux's own."""

    object_kind: Literal[
        "Bucket",
        "GitRepository",
        "HelmChart",
        "HelmRelease",
        "HelmRepository",
        "ImageRepository",
        "Kustomization",
        "OCIRepository",
    ] = "GitRepository"
    name: ResourceName
    namespace: delivery.Name = ""
    labels: dict[text.LabelKey, text.LabelValue] = {}

    def check(self, where: str) -> None:
        if self.name == "*" and not self.labels:
            cause = "`*` without labels, which Flux does not take"
            raise BadInput(f"{where}.labels", cause, "Say which labels the objects have.")
        if self.labels and self.name != "*":
            cause = f"of no use with the name {self.name!r}"
            raise BadInput(f"{where}.labels", cause, "Name `*`, or leave the labels out.")


class Declaration(base.Piece, frozen=True, kw_only=True, tag="receiver"):
    """Flux reconciles `resources`, by default the source that it starts from, when an event of this
    `type` arrives. The token that proves where it comes from is made on the cluster, unless `token`
    refers to one.

    For `github`, `gitlab` and `gitea`, pairing makes the webhook at the host of `repository`, a
    repository of the fleet. It leads to `url`, at which that host reaches the cluster's
    notification-controller; `${name}` in it stands for a fact. `events`: by default pushes.
    `email` and `audience` are those of the subscription that `gcr` needs.
    """

    type: Literal[
        "github",
        "gitlab",
        "gitea",
        "bitbucket",
        "generic",
        "generic-hmac",
        "harbor",
        "dockerhub",
        "quay",
        "gcr",
        "nexus",
        "acr",
        "cdevents",
    ]
    repository: text.Line = ""
    url: Url = ""
    events: list[EventName] = []
    resources: list[Resource] = []
    token: Reference | None = None
    email: Email = ""
    audience: Audience = ""

    @property
    def hosted(self) -> bool:
        """Whether its webhook is made at a Git host, once its URL is known."""
        return bool(self.repository)

    def objects(self) -> Sequence[base.Object]:
        return [("Receiver", self.name)]

    def needs(self) -> Collection[str]:
        return {"notification-controller"}

    def check(self, where: str) -> None:
        for index, one in enumerate(self.resources):
            one.check(f"{where}.resources[{index}]")
        if self.token:
            self.token.check(f"{where}.token")
        self._check_host(where)
        self._check_events(where)
        for name in ("email", "audience"):
            self._check_subscription(name, f"{where}.{name}")

    def _check_host(self, where: str) -> None:
        if self.repository and self.type not in HOSTS:
            cause = f"of no use with type {self.type!r}, whose webhooks provisioner does not make"
            raise BadInput(f"{where}.repository", cause, "Leave it out.")
        if self.url and not self.repository:
            cause = "of no use without repository: no webhook is made that could lead there"
            hint = "Name a repository of the fleet, or leave it out."
            raise BadInput(f"{where}.url", cause, hint)
        if self.url and not FACT.search(self.url):
            check_url(self.url, self.type, f"{where}.url")

    def _check_events(self, where: str) -> None:
        if self.events and self.type not in CHOOSING:
            cause = f"of no use with type {self.type!r}, whose events have no names"
            raise BadInput(f"{where}.events", cause, "Leave them out.")
        for index, event in enumerate(self.events):
            if self.type == "gitlab" and event not in GITLAB:
                cause = f"GitLab has no event {event!r}"
                raise BadInput(f"{where}.events[{index}]", cause, f"Known: {', '.join(GITLAB)}.")

        if self.type == "gitea" and self.url and self.events and "push" not in self.events:
            cause = "without push, which alone Gitea can test a webhook with"
            raise BadInput(f"{where}.events", cause, "Add push, or make the webhook yourself.")

    def _check_subscription(self, name: str, where: str) -> None:
        given = getattr(self, name)
        if given and self.type != "gcr":
            raise BadInput(where, f"of no use with type {self.type!r}", "Leave it out.")
        if self.type == "gcr" and not given:
            hint = "It is that of the Pub/Sub subscription that pushes to the cluster."
            raise BadInput(where, "missing: gcr needs it", hint)

    def check_flux(
        self, namespace: str, *, lockdown: bool, network_policy: bool, where: str
    ) -> None:
        for index, one in enumerate(self.resources):
            if lockdown and one.namespace not in ("", namespace):
                cause = "in another namespace, which lockdown forbids"
                hint = f"Name objects of {namespace}, or declare no lockdown."
                raise BadInput(f"{where}.resources[{index}].namespace", cause, hint)

    def check_fleet(self, repositories: Mapping[str, object], where: str) -> None:
        if not self.repository:
            return
        if self.repository not in repositories:
            cause, known = f"no repository {self.repository!r}", ", ".join(repositories)
            raise BadInput(f"{where}.repository", cause, f"Known: {known or 'none'}.")
        repository: Any = repositories[self.repository]
        kind = repository.__struct_config__.tag
        if kind not in (self.type, "unknown"):
            cause = f"repository {self.repository!r} is of kind {kind!r}, not {self.type!r}"
            raise BadInput(f"{where}.type", cause, "Name the type of its host.")

    def check_facts(self, known: Mapping[str, str], unknown: Sequence[str], where: str) -> None:
        missing = [name for name in FACT.findall(self.url) if name not in known]
        for name in missing:
            if name not in unknown and "*" not in unknown:
                cause = f"the cluster has no fact {name!r}"
                hint = f"Known: {', '.join(known) or 'none'}. Secret facts cannot be used here."
                raise BadInput(f"{where}.url", cause, hint)
        if self.url and not missing:
            check_url(self.url_with(known), self.type, f"{where}.url")

    def url_with(self, facts: Mapping[str, str]) -> str:
        """Facts put in; those that are not known stay as they are written."""
        whole = FACT.sub(lambda found: facts.get(found[1], found[0]), self.url)
        return whole.rstrip("/")


def check_url(url: str, kind: str, where: str) -> None:
    scheme, _, rest = url.partition("://")
    if scheme.lower() not in ("http", "https"):
        cause = f"{rules.without_password(url)!r} is not a URL over HTTPS"
        raise BadInput(where, cause, HINT)
    rules.https_url(f"https://{rest}", where)
    if scheme.lower() == "http" and kind not in SIGNED:
        cause = f"over http:// everybody in between could read the token, which {kind} sends as is"
        raise BadInput(where, cause, HINT)


def hosted(pieces: Iterable[base.Piece]) -> list[Declaration]:
    """Those whose webhooks pairing makes."""
    return [one for one in pieces if isinstance(one, Declaration) and one.hosted]


def repositories(platforms: Iterable[Iterable[base.Piece]]) -> set[str]:
    """The names of those at whose hosts there are to be webhooks."""
    return {one.repository for pieces in platforms for one in hosted(pieces) if one.url}


def check_all(fleet: Any, where: str) -> None:
    """BadInput where a repository, whatever names the fleet has for it, would get more webhooks
    than its host takes. With all of them in place none could be replaced."""
    counts: Counter[tuple[str, ...]] = Counter()
    for name, pairing in fleet.pairings.items():
        for one in hosted(pairing.platform):
            repository = fleet.repositories[one.repository]
            counts[repository.place] += bool(one.url)
            host = getattr(repository, "host", "")
            if host in LIMITED and counts[repository.place] > MOST:
                cause = f"more than {MOST} webhooks for repository {one.repository!r}"
                hint = (
                    f"{host} takes {MOST + 1} for each event, and one must be free to replace "
                    "another. Leave `url` out for some clusters, which poll then."
                )
                raise BadInput(f"{where}.pairings.{name}.platform", cause, hint)

from __future__ import annotations

import dataclasses
from collections.abc import Mapping, Sequence
from typing import ClassVar

from provisioner.handover.platform.alert import EXCLUSIONS
from provisioner.handover.reference import Reference
from provisioner_cdk.platform.base import EventSource, Piece

__all__ = ["Alert"]


@dataclasses.dataclass(frozen=True, kw_only=True)
class Alert(Piece):
    """Messages about what Flux does on the cluster, sent to `provider`: slack, msteams, discord,
    matrix, pagerduty, opsgenie, alertmanager, grafana, generic-hmac; github, gitlab and gitea for
    the status of commits; githubpullrequestcomment, gitlabmergerequestcomment and
    giteapullrequestcomment for comments.

    `address` refers to the URL that messages go to, where that is a secret, as with webhooks;
    otherwise `url` is that URL. Statuses and comments go to the pairing's own repository by
    default. `token` refers to the token, the key or the secret of the receiver. `username` is the
    name shown beside messages (Slack, Discord), or the account whose password `token` is
    (Alertmanager, Grafana). `severity`: `error` for failures alone, or `info`. `sources`: by
    default everything of Flux in its namespace. `inclusion_list` and `exclusion_list` are regular
    expressions for messages. `metadata` is sent along, beside the names of cluster and fleet.
    """

    provider: str
    address: Reference | None = None
    url: str = ""
    token: Reference | None = None
    channel: str = ""
    username: str = ""
    ca_file: str | None = None
    insecure: bool = False
    severity: str | None = None
    sources: Sequence[EventSource] = ()
    inclusion_list: Sequence[str] = ()
    exclusion_list: Sequence[str] = EXCLUSIONS
    metadata: Mapping[str, str] = dataclasses.field(default_factory=dict)
    timeout: str | None = None

    kind: ClassVar[str] = "alert"

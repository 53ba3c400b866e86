from typing import Literal

import msgspec

from provisioner.handover.reference import Reference
from provisioner.handover.repositories import base


class App(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """An installed GitHub App: its id, the installation's id (both as text), and where its private
    key (PEM) is."""

    id: str
    installation: str
    key: Reference


class Declaration(base.Repository, frozen=True, kw_only=True, tag="github"):
    """A repository on github.com or a GitHub Enterprise Server (`host`, with `:port` where it is
    not 443).

    It is written, over HTTPS, with the token that `credential` refers to, or as `app` where one is
    named: contents and pull requests, and administration for deploy keys. Neither enters a cluster.
    `known_hosts` are OpenSSH lines; github.com's are asked from its API when none are given.
    `ca_file` is a PEM file of the authorities to trust instead of the system's. `sync` is what
    clusters read with: a deploy key each, the token that `sync_credential` refers to, or
    `sync_app`; the latter two lie in every cluster and should do nothing but read.
    """

    owner: str
    name: str
    host: str = "github.com"
    credential: Reference = Reference(env="GITHUB_TOKEN")
    app: App | None = None
    known_hosts: list[str] = []
    ca_file: str | None = None
    sync: Literal["deploy-key", "token", "app"] = "deploy-key"
    sync_credential: Reference | None = None
    sync_app: App | None = None

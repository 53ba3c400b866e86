"""What the scopes of GitHub's classic tokens are enough for. Pure."""

from __future__ import annotations

from collections.abc import Collection

from provisioner.base.http.answers import Denied
from provisioner.git.hosts.base import Need

HEADER = "X-OAuth-Scopes"  # in answers to a classic token: those that it has
CODE = ("repo", "public_repo")  # the latter for public repositories; it sees no others
# GitHub refuses to delete webhooks without admin:repo_hook: a run that has to says so then.
CHANGING = ("write:repo_hook", "admin:repo_hook", *CODE)
ENOUGH: dict[Need, tuple[str, ...]] = {
    "list keys": CODE,
    "change keys": CODE,
    "list webhooks": ("read:repo_hook", *CHANGING),
    "change webhooks": CHANGING,
    "push": CODE,
    "propose": CODE,
}


def check(subject: str, header: str, needs: Collection[Need]) -> None:
    """Denied where none of the scopes is enough. With a scope too few GitHub answers "not found" as
    it does where nothing is there, so trying does not tell. Other kinds of tokens have none."""
    held = {scope.strip() for scope in header.split(",")} - {""}
    for need in sorted(needs) if held else ():
        if not held & set(ENOUGH[need]):
            cause = f"the token lacks a scope to {need}; it has {', '.join(sorted(held))}"
            raise Denied(subject, cause, f"Give it one of: {', '.join(ENOUGH[need])}.")

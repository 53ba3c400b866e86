"""A stack in Python that declares what was found."""

from __future__ import annotations

import keyword
import re
from collections.abc import Iterator, Mapping
from typing import Any

from provisioner.handover.fleet import Fleet
from provisioner.handover.repositories import ssh
from provisioner.handover.repositories.base import Repository
from provisioner.imports import hosts
from provisioner.imports.entries import Entry, Imported
from provisioner.imports.written import comments
from provisioner.imports.written.layout import STEP, Call, Name, statement
from provisioner.imports.written.options import differing, shared, shared_path

INDENT = STEP * 2
HEAD = '''\
"""The fleet {fleet}, as `provisioner import` found it.

`provisioner plan` shows what `up` would do: record each cluster, and take over the fields that the
flux command line owns. Flux and what it delivers go on as they are.
"""

from __future__ import annotations

{imports}
{options}

class Imported(FleetStack):
    def __init__(self, app: App, id: str = "{fleet}") -> None:
        super().__init__(app, id, fleet="{fleet}")
'''
END = """

def build(app: App) -> None:
    Imported(app)


if __name__ == "__main__":
    app = App()
    build(app)
    app.synth()
"""
CONSTRUCTS = {"App", "DeployKey", "ExistingCluster", "FleetStack", "GitOps"}
OPTIONS = "OPTIONS"


def render(imported: Imported, fleet: Fleet) -> str:
    common = shared(fleet)
    head = HEAD.format(fleet=fleet.fleet, imports=_imports(fleet, common), options=_options(common))
    variables = _variables(fleet)
    body = [
        *(_repository(name, one, variables) for name, one in fleet.repositories.items()),
        *(_entry(entry, fleet, common, variables) for entry in imported.entries),
    ]
    return head + "".join(body) + END


def _imports(fleet: Fleet, common: Mapping[str, Any]) -> str:
    kinds = {hosts.construct(one) for one in fleet.repositories.values()}
    names = sorted(CONSTRUCTS | kinds, key=lambda name: (name.lower(), name))
    lines = statement("from provisioner_cdk import ", Name(", ".join(names)), "")
    if len(lines) > 100:
        lines = "".join(
            ("from provisioner_cdk import (\n", *(f"{STEP}{name},\n" for name in names), ")")
        )
    return f"from typing import Any\n\n{lines}" if common else lines


def _options(common: Mapping[str, Any]) -> str:
    if not common:
        return ""
    return "\n" + statement(f"{OPTIONS}: dict[str, Any] = ", common, "") + "\n"


def _variables(fleet: Fleet) -> dict[str, str]:
    """A variable of its own for each repository and each cluster."""
    made: dict[str, str] = {}
    for name in (*fleet.repositories, *fleet.clusters):
        plain = re.sub(r"\W", "_", name)
        plain = f"_{plain}" if plain[0].isdigit() else plain
        reserved = {"app", "id", "self", OPTIONS, *keyword.kwlist, *made.values()}
        while plain in reserved:
            plain += "_"
        made[name] = plain
    return made


def _repository(name: str, declared: Repository, variables: Mapping[str, str]) -> str:
    keywords = differing(declared)
    if not isinstance(declared, ssh.Declaration):
        keywords["adopt"] = True
    for place, value in keywords.pop("push_key", {}).items():
        keywords[f"push_key_{place}"] = value
    call = Call(hosts.construct(declared), (Name("self"), name), keywords)
    return statement(f"{variables[name]} = ", call, INDENT) + "\n"


def _entry(
    entry: Entry, fleet: Fleet, common: Mapping[str, Any], variables: Mapping[str, str]
) -> str:
    if not entry.description:
        left_out = (comments.comment(text, INDENT) for text in comments.left_out(entry))
        return "\n" + "".join(left_out)
    lines = [comments.comment(text, INDENT) for text in comments.about(entry)]
    calls = _calls(entry.name, fleet, common, variables)
    return "\n" + "".join((*lines, *(f"{call}\n" for call in calls)))


def _calls(
    name: str, fleet: Fleet, common: Mapping[str, Any], variables: Mapping[str, str]
) -> Iterator[str]:
    pairing = fleet.pairings[name]
    both = {
        "cluster": Name(variables[name]),
        "repository": Name(variables[pairing.repository]),
    }
    cluster = Call("ExistingCluster", (Name("self"), name), differing(fleet.clusters[name]))
    yield statement(f"{variables[name]} = ", cluster, INDENT)
    key = Call(
        "DeployKey", (Name("self"), f"{name}-key"), {**both, **differing(pairing.deploy_key)}
    )
    own = {
        option: value for option, value in differing(pairing.gitops).items() if option not in common
    }
    keywords = {**both, "deploy_key": key, "path": pairing.path, **shared_path(pairing), **own}
    spread = OPTIONS if common else ""
    yield statement("", Call("GitOps", (Name("self"), f"{name}-gitops"), keywords, spread), INDENT)

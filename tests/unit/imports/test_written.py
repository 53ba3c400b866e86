"""The files that are written: they declare the fleet that was found, and nothing else."""

from __future__ import annotations

import ast
import json
import runpy
import sys
import types
from pathlib import Path
from typing import Any

import msgspec
import pytest
from provisioner_cdk import text

from provisioner.base import programs
from provisioner.base.errors import BadInput, Unreachable
from provisioner.handover.fleet import Fleet, GitOps
from provisioner.imports.entries import Imported
from provisioner.imports.written import comments, hcl, layout, python, removed
from provisioner.imports.written.layout import Call, Name
from tests.unit.imports.bootstrapped import CORE
from tests.unit.imports.test_entries import imported, reached
from tests.unit.imports.test_states import TEXT

HOSTILE = 'x\n"""\nimport os # ${file("/etc/passwd")} \u2028'
DEBUG = GitOps(components=CORE, log_level="debug")


def several(**more: Any) -> Imported:
    fault = Unreachable("cluster b", HOSTILE)
    return imported(
        reached("Prod EU", path="clusters/eu"),
        reached("class", gitops=DEBUG, **more),
        reached("b", fault),
        reached("git", url="ssh://git@github.com/example/fleet"),
        reached("eu-2", path="clusters/eu"),
    )


class Fake:
    """A construct that only remembers what it was given."""

    made: list[Fake]

    def __init__(self, *arguments: Any, **keywords: Any) -> None:
        self.arguments, self.keywords = arguments, keywords
        self.made.append(self)

    @property
    def name(self) -> str:
        return str(self.arguments[1])


def declared(stack: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> dict[str, list[Fake]]:
    """What a written stack declares, by the names of constructs. They are fakes: the real ones
    start Node."""
    made: dict[str, list[Fake]] = {}
    module = types.ModuleType("provisioner_cdk")
    imports = (node for node in ast.parse(stack).body if isinstance(node, ast.ImportFrom))
    for alias in (alias for node in imports for alias in node.names):
        if alias.name not in ("annotations", "Any"):
            made[alias.name] = []
            fake = type(alias.name, (Fake,), {"made": made[alias.name]})
            setattr(module, alias.name, fake)
    monkeypatch.setitem(sys.modules, "provisioner_cdk", module)
    (tmp_path / "written.py").write_text(stack)
    runpy.run_path(str(tmp_path / "written.py"))["build"](object())
    return made


def test_a_stack_declares_the_fleet(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    found = several()
    fleet = found.fleet("production")
    made = declared(python.render(found, fleet), tmp_path, monkeypatch)
    assert [one.keywords["context"] for one in made["ExistingCluster"]] == [
        "Prod EU",
        "class",
        "git",
        "eu-2",
    ]
    for gitops in made["GitOps"]:
        given = gitops.keywords
        pairing = fleet.pairings[given["cluster"].name]
        options = {name: given[name] for name in given if name in GitOps.__struct_fields__}
        assert msgspec.convert(options, GitOps) == pairing.gitops
        assert given["path"] == pairing.path
        assert given.get("shared_path", False) == pairing.shared_path
        assert given["repository"].name == pairing.repository
        assert given["deploy_key"].keywords["algorithm"] == pairing.deploy_key.algorithm
    (github,) = made["GithubRepository"]
    assert github.keywords == {
        "owner": "example",
        "name": "fleet",
        "sync_url": "ssh://git@github.com/example/fleet",
        "adopt": True,
    }


def test_foreign_text_stays_in_comments() -> None:
    found = several()
    stack = python.render(found, found.fleet("f"))
    assert "import os" in stack
    imports = [node for node in ast.walk(ast.parse(stack)) if isinstance(node, ast.Import)]
    assert imports == []
    lines = hcl.render(found, found.fleet("f")).splitlines()
    assert [line for line in lines if "import os" in line and not line.startswith("#")] == []


@pytest.mark.real  # starts a formatter
def test_a_stack_is_laid_out_as_the_formatter_does_it() -> None:
    found = several()
    stack = python.render(found, found.fleet("production"))
    argv = [sys.executable, "-m", "ruff", "format", "--isolated", "--line-length=100", "-"]
    assert programs.run(argv, stdin=stack).out == stack


def test_names_of_python_are_no_variables() -> None:
    found = several()
    stack = python.render(found, found.fleet("f"))
    assert "class_ = ExistingCluster(" in stack


def test_what_all_share_is_written_once() -> None:
    found = several()
    stack = python.render(found, found.fleet("f"))
    assert stack.count("flux_version=") + stack.count('"flux_version":') == 1
    one = imported(reached("a"))
    assert "OPTIONS" not in python.render(one, one.fleet("f"))


@pytest.mark.parametrize(
    ("value", "lines"),
    [
        (Call("F", (Name("self"), "a"), {"b": [1, True, None]}), 'F(self, "a", b=[1, True, None])'),
        (Call("Called", (), {"a": "x" * 40}), f'Called(\n    a="{"x" * 40}"\n)'),
        (
            Call("F", (), {"a": "x" * 30, "b": ["y" * 30]}),
            f'F(\n    a="{"x" * 30}",\n    b=["{"y" * 30}"],\n)',
        ),
    ],
)
def test_layout(value: Any, lines: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(layout, "WIDTH", 50)
    assert layout.statement("", value, "") == lines


def test_hcl_escapes_templates_and_keys() -> None:
    assert hcl.quoted('a"${b}%{c}$d') == '"a\\"$${b}%%{c}$d"'
    assert hcl.value({"a.b": [1, True, "x"]}, "") == '{\n  "a.b" = [1, true, "x"]\n}'


def fleet_of(module: str) -> dict[str, Any]:
    """The arguments of the module's block, read by a reader of this little HCL."""
    body = module.split('module "fleet" {', 1)[1].rsplit("\n}\n\noutput", 1)[0]
    lines = []
    for line in body.splitlines():
        name, mark, rest = line.partition(" = ")
        key = name.strip().strip('"')
        ends = rest.endswith(("{", "["))
        lines.append(f'"{key}": {rest}{"" if ends else ","}' if mark else line.replace("}", "},"))
    return dict(ast.literal_eval("{" + "\n".join(lines).replace("true", "True") + "}"))


def test_a_module_declares_the_same_fleet() -> None:
    found = several()
    fleet = found.fleet("production")
    given = fleet_of(hcl.render(found, fleet))
    assert given.pop("source")
    assert msgspec.convert({"version": 1, **given}, Fleet) == fleet


def test_removed_blocks_name_whole_resources_and_destroy_nothing() -> None:
    found = imported(reached("prod"), state=TEXT)
    ((place, written),) = removed.files(found.entries).items()
    assert place == "prod.tfstate"
    blocks = [line for line in written.splitlines() if not line.startswith("#")]
    assert "  from = module.clusters.flux_bootstrap_git.this" in blocks
    assert blocks.count("    destroy = false") == blocks.count("removed {") == 1


@pytest.mark.parametrize("name", ["x\n}\nresource", 'x" {', "a b"])
def test_a_state_writes_no_hcl(name: str) -> None:
    written = TEXT.replace('"name": "this"', f'"name": {json.dumps(name)}', 1)
    assert written != TEXT
    found = imported(reached("prod"), state=written)
    with pytest.raises(BadInput, match="has no name that Terraform takes"):
        removed.files(found.entries)


def test_keys_stay_unless_the_user_removes_the_comment_marks() -> None:
    unseen = removed.files(imported(state=TEXT).entries)["prod.tfstate"]
    assert "#   from = github_repository_deploy_key.this" in unseen
    assert "canary" not in unseen
    another = removed.files(imported(reached("prod"), state=TEXT).entries)["prod.tfstate"]
    assert "deploy_key" not in another, "the cluster reads with another key"


def test_terraform_keeps_what_is_left_alone() -> None:
    found = imported(reached("prod", record={"fleet": "f", "cluster": "c"}), state=TEXT)
    assert removed.files(found.entries) == {}


def test_comments_wrap() -> None:
    shown = comments.comment("word " * 40, "    ")
    assert all(len(line) <= 100 and line.startswith("    # ") for line in shown.splitlines())


def test_ids_are_as_constructs_make_them() -> None:
    fleet = several().fleet("f")
    assert [text.name(name) for name in fleet.clusters] == list(fleet.clusters)


def instances(*names: str) -> str:
    """A state whose flux_bootstrap_git has several instances, each with a path of its own."""
    content = json.loads(TEXT)
    resource = content["resources"][0]
    resource.pop("module")
    (first,) = resource["instances"]
    resource["instances"] = [
        json.loads(
            json.dumps({**first, "index_key": name}).replace("clusters/prod", f"clusters/{name}")
        )
        for name in names
    ]
    return json.dumps(content)


def test_one_block_lets_go_of_all_instances() -> None:
    found = imported(reached("a"), reached("b"), state=instances("a", "b"))
    (written,) = removed.files(found.entries).values()
    assert written.count("removed {\n  from = flux_bootstrap_git.this\n") == 1


def test_instances_that_have_to_stay_are_not_let_go() -> None:
    kept = reached("b", record={"fleet": "f", "cluster": "c"})
    found = imported(reached("a"), kept, state=instances("a", "b"))
    (written,) = removed.files(found.entries).values()
    assert "removed {" not in written
    assert "terraform state rm 'flux_bootstrap_git.this[\"a\"]'" in written
    assert '["b"]' not in written

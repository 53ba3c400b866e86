from __future__ import annotations

import json
import sys
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from provisioner.base.errors import BadInput, ProvisionerError
from provisioner.base.events import Event, Note
from provisioner.terraform import leftovers, stacks, synth
from provisioner.terraform.stacks import Stack

APP = """
import json, os, pathlib, sys
out = pathlib.Path(os.environ["CDKTF_OUTDIR"])
context = json.loads(os.environ["CDKTF_CONTEXT_JSON"])
print(json.dumps({"context": context, "python": sys.executable}))
manifest = {"stacks": {}}
for name in context.get("stacks", "one").split(","):
    folder = out / "stacks" / name
    folder.mkdir(parents=True, exist_ok=True)
    backend = {"local": {"path": str(pathlib.Path.cwd() / f"terraform.{name}.tfstate")}}
    (folder / "cdk.tf.json").write_text(json.dumps({"terraform": {"backend": backend}}))
    manifest["stacks"][name] = {"name": name, "workingDirectory": f"stacks/{name}"}
(out / "manifest.json").write_text(json.dumps(manifest))
"""


@pytest.fixture
def project(tmp_path: Path) -> Path:
    (tmp_path / "main.py").write_text(APP)
    config = {"app": "python main.py", "context": {"size": 3, "colour": "red"}}
    (tmp_path / "cdktf.json").write_text(json.dumps(config))
    return tmp_path


def configure(project: Path, text: str) -> None:
    (project / "cdktf.json").write_text(text)


def run(project: Path, **context: str) -> tuple[list[Stack], list[Event]]:
    told: list[Event] = []
    return synth.synthesise(project, context, told.append), told


def test_the_app_gets_the_context_and_our_python(project: Path) -> None:
    found, told = run(project, colour="blue")
    assert isinstance(told[0], Note)
    said = json.loads(told[0].text)
    assert said["context"] == {"size": 3, "colour": "blue"}
    assert Path(said["python"]).parent == Path(sys.executable).parent
    assert [stack.name for stack in found] == ["one"]
    assert found[0].directory == project / "cdktf.out" / "stacks" / "one"


def test_two_at_once_take_turns(project: Path) -> None:
    """The app fails where another of it is at work, as the engine does where two make one
    folder."""
    alone = 'import os, time\nos.mkdir("busy")\ntime.sleep(0.2)\n'
    (project / "main.py").write_text(alone + APP + 'os.rmdir("busy")\n')
    with ThreadPoolExecutor(3) as pool:
        found = list(pool.map(lambda _: run(project)[0], range(3)))
    assert found[0] == found[1] == found[2]
    assert not [
        path
        for path in project.iterdir()
        if path.name not in ("main.py", "cdktf.json", "cdktf.out")
    ]


def test_stacks_of_an_earlier_synthesis_are_ignored(project: Path) -> None:
    run(project, stacks="one,two")
    found, _ = run(project, stacks="two")
    assert (project / "cdktf.out" / "stacks" / "one").exists()
    assert [stack.name for stack in found] == ["two"]


def test_an_app_that_writes_nothing_is_not_saved_by_an_earlier_run(project: Path) -> None:
    run(project)
    configure(project, '{"app": "true"}')
    with pytest.raises(BadInput, match="wrote no stack"):
        run(project)


def test_bad_input_of_the_app_is_ours(project: Path) -> None:
    configure(
        project, json.dumps({"app": """sh -c 'echo "node: not found. Install it." >&2; exit 3'"""})
    )
    with pytest.raises(BadInput) as caught:
        run(project)
    assert caught.value.cause == "node: not found. Install it"


def test_another_failure_tells_the_last_line_and_keeps_the_rest(project: Path) -> None:
    (project / "main.py").write_text("def f():\n    raise ValueError('no such size')\nf()\n")
    with pytest.raises(ProvisionerError) as caught:
        run(project)
    assert caught.value.exit_code == 1
    assert "ValueError: no such size" in str(caught.value)
    assert "Traceback" not in str(caught.value)
    assert "Traceback" in (project / "cdktf.out" / synth.LOG).read_text()


@pytest.mark.parametrize(
    ("text", "cause"),
    [
        ("{", "cannot be read"),
        ("[]", "has no `app`"),
        ('{"app": ""}', "has no `app`"),
        ('{"app": "python \'x"}', "No closing quotation"),
        ('{"app": "no-such-program-here x"}', "cannot be started"),
    ],
)
def test_a_cdktf_json_that_cannot_be_used(project: Path, text: str, cause: str) -> None:
    configure(project, text)
    with pytest.raises(BadInput, match=cause):
        run(project)


def test_no_project_here(tmp_path: Path) -> None:
    with pytest.raises(BadInput, match="not found"):
        run(tmp_path)


def test_one_stack_is_the_default_and_several_must_be_named(project: Path) -> None:
    one, _ = run(project)
    assert stacks.chosen(one, None, project).name == "one"
    several, _ = run(project, stacks="one,two")
    assert stacks.chosen(several, "two", project).name == "two"
    with pytest.raises(BadInput, match="several stacks: one, two"):
        stacks.chosen(several, None, project)
    with pytest.raises(BadInput, match="Known: one, two"):
        stacks.chosen(several, "three", project)
    with pytest.raises(BadInput, match="no stack"):
        stacks.chosen([], None, project)


def test_a_broken_manifest_is_bad_input(project: Path) -> None:
    run(project)
    (project / "cdktf.out" / "manifest.json").write_text('{"stacks": []}')
    with pytest.raises(BadInput, match="manifest.json"):
        stacks.known(project)


@pytest.mark.parametrize(("resources", "kept"), [([], False), ([{"type": "terraform_data"}], True)])
def test_a_state_is_removed_only_when_empty(
    project: Path, resources: list[object], kept: bool
) -> None:
    (stack,), _ = run(project)
    state = project / "terraform.one.tfstate"
    backup = project / "terraform.one.tfstate.backup"
    state.write_text(json.dumps({"resources": resources, "outputs": {}}))
    backup.write_text("{}")
    leftovers.remove(stack)
    assert (state.exists(), backup.exists()) == (kept, kept)


def test_another_back_end_keeps_its_files(project: Path) -> None:
    (stack,), _ = run(project)
    (stack.directory / "cdk.tf.json").write_text(
        '{"terraform": {"backend": {"s3": {"bucket": "b"}}}}'
    )
    (stack.directory / "terraform.tfstate").write_text('{"resources": []}')
    assert stacks.backend(stack) == ("s3", {"bucket": "b"})
    assert leftovers.remove(stack) == []

"""What is mutated, how, and what is left alone; and that a mutant is judged by the tests that run
it."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.mutants import coverage_map, planted
from tests.mutants.__main__ import summary
from tests.mutants.coverage_map import CoverageMap
from tests.mutants.operators import Mutant, mutants
from tests.mutants.planted import Fault, Unanchored
from tests.mutants.trial import Judged, Tree, Verdict


def made(source: str) -> list[tuple[str, str]]:
    """Of each mutant what it replaces by what."""
    return [
        (" ".join(one.before.split()), " ".join(one.after.split()))
        for one in mutants("m.py", source)
    ]


@pytest.mark.parametrize(
    ("source", "changes"),
    [
        ("x = a == b", [("a == b", "(a != b)")]),
        ("x = a < b", [("a < b", "(a <= b)"), ("a < b", "(a >= b)")]),
        ("x = a in b", [("a in b", "(a not in b)")]),
        ("x = a is None", [("a is None", "(a is not None)")]),
        ("x = a == 'b'", [("a == 'b'", "(a != 'b')"), ("a == 'b'", "(a == 'b-')")]),
        ("x = a and b", [("a and b", "(a or b)")]),
        ("x = not a", [("not a", "(a)")]),
        ("x = a + b", [("a + b", "(a - b)")]),
        ("x = a + 'b'", []),
        ("x = a & b", [("a & b", "(a | b)")]),
        ("x = 1", [("1", "(2)")]),
        ("f(x=True)", [("f(x=True)", "pass"), ("True", "(False)")]),
        ("x = a if b else c", [("a if b else c", "(a)"), ("a if b else c", "(c)")]),
        ("x = [a for a in b if a]", [("[a for a in b if a]", "([a for a in b])")]),
        ("x = all(a)", [("all(a)", "(any(a))")]),
        ("x = a.get('b')", [("a.get('b')", "(a.get('b-'))")]),
        ("x = a['b']", [("a['b']", "(a['b-'])")]),
        ("a['b'] = c", []),
        ("x = Action.CREATED", [("Action.CREATED", "(Action.UNCHANGED)")]),
        ("if a: pass", [("a", "False"), ("a", "True")]),
        ("while a: pass", [("a", "False")]),
        ("raise E('text')", [("raise E('text')", "pass")]),
        ("a |= b", [("a |= b", "pass")]),
        ("def f(): return a", [("a", "None")]),
        ("def f() -> bool: return a", [("a", "False"), ("a", "True")]),
        ("def f(a=1): pass", [("1", "(2)")]),
    ],
)
def test_one_change_each(source: str, changes: list[tuple[str, str]]) -> None:
    assert sorted(made(source)) == sorted(changes)


@pytest.mark.parametrize(
    "source",
    [
        '"""A text."""',
        "def f():\n    '''A text.'''",
        "import a",
        "x: Literal[1]",
        "def f(a: Literal[1]) -> Literal[2]: pass",
        "@f(True)\nclass A: pass",
        "if TYPE_CHECKING:\n    x = 1",
        "PAUSE = 0.5",
        "x = f'{a == b}'",
        "target.waiting('a', b == c)",
        "sink(Note(text='a', level=1))",
        "x = Change(detail='a' if b else 'c')",
    ],
)
def test_what_nobody_could_notice_is_left_alone(source: str) -> None:
    assert made(source) == []


def test_texts_of_errors_stay_and_raising_does_not() -> None:
    assert made("raise Refused('a', b['c'])") == [("raise Refused('a', b['c'])", "pass")]


def test_a_mutant_replaces_its_own_bytes() -> None:
    source = "ä = 'ö'; x = a == b\n"
    (mutant,) = mutants("m.py", source)
    assert mutant.applied(source.encode()).decode() == "ä = 'ö'; x = (a != b)\n"
    assert (mutant.line, mutant.lines) == (1, (1, 1))


def test_every_mutant_of_a_real_module_is_another_program() -> None:
    file = Path(planted.__file__)
    source = file.read_text()
    found = mutants("planted.py", source)
    assert len(found) > 10
    for mutant in found:
        changed = mutant.applied(source.encode())
        compile(changed, "planted.py", "exec")
        assert changed.decode() != source


def test_the_fastest_tests_that_run_the_lines_come_first() -> None:
    covered = CoverageMap(
        lines={"m.py": {"1": [], "2": ["slow", "fast"], "3": ["fast"], "9": ["other"]}},
        seconds={"slow": 2.0, "fast": 0.1},
    )
    assert covered.covering("m.py", 2, 3) == ["fast", "slow"]
    assert covered.covering("m.py", 1, 1) == ["other", "fast", "slow"], "run on import: all of them"
    assert covered.covering("m.py", 5, 5) == covered.covering("n.py", 2, 2) == []


def judged(verdict: Verdict) -> Judged:
    return Judged(mutant=Mutant("m.py", 0, 1, 3, "a", "b", (3, 3)), verdict=verdict)


def test_the_summary_names_the_survivors(capsys: pytest.CaptureFixture[str]) -> None:
    four = [judged(verdict) for verdict in (Verdict.KILLED, Verdict.TIMED_OUT, Verdict.INVALID)]
    four.append(judged(Verdict.SURVIVED))
    assert summary(four, at_most=50) == 0
    assert summary(four, at_most=33) == 1
    assert summary([judged(Verdict.UNCOVERED)], at_most=50) == 1
    said = capsys.readouterr().out
    assert "m.py:3\n    - a\n    + b\n    survived\n" in said
    assert "3 mutants, 2 killed, 1 survived (33.3 %)" in said


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """A program with one tested and one untested function."""
    root = tmp_path / "root"
    (root / "provisioner").mkdir(parents=True)
    (root / "tests").mkdir()
    for package in ("provisioner", "tests"):
        (root / package / "__init__.py").touch()
    (root / "provisioner" / "m.py").write_text(
        "def known(a):\n    return a > 1\n\n\ndef other(a):\n    return a > 1\n"
    )
    (root / "tests" / "test_m.py").write_text(
        "from provisioner.m import known\n\n\n"
        "def test_it():\n    assert known(2)\n    assert not known(0)\n"
    )
    here = Path(coverage_map.__file__).parent
    (root / "tests" / "mutants").mkdir()
    for name in ("__init__.py", "coverage_map.py"):
        (root / "tests" / "mutants" / name).write_text((here / name).read_text())
    (root / "pyproject.toml").write_text(
        '[tool.pytest.ini_options]\nmarkers = ["real: x"]\naddopts = "--import-mode=importlib"\n'
    )
    return root


@pytest.mark.real  # runs pytest on a project of its own
def test_mutants_on_trial(project: Path, tmp_path: Path) -> None:
    tree = Tree(tmp_path / "tree", project)
    covered = coverage_map.record(tree.folder, ["tests"], tmp_path / "coverage.json")
    source = (project / "provisioner" / "m.py").read_text()
    verdicts = {
        (mutant.line, mutant.after): tree.judge(mutant, covered).verdict
        for mutant in mutants("provisioner/m.py", source)
    }
    assert verdicts[2, "(a <= 1)"] == Verdict.KILLED
    assert verdicts[2, "(a >= 1)"] == Verdict.SURVIVED, "no test looks at 1 itself"
    assert verdicts[6, "(a <= 1)"] == Verdict.UNCOVERED
    assert (tree.folder / "provisioner" / "m.py").read_text() == source


@pytest.mark.real  # runs pytest on a project of its own
def test_tests_that_fail_by_themselves_judge_nothing(project: Path, tmp_path: Path) -> None:
    (project / "tests" / "test_m.py").write_text("def test_it():\n    assert False\n")
    tree = Tree(tmp_path / "tree", project)
    with pytest.raises(AssertionError, match="fail without any mutant"):
        coverage_map.record(tree.folder, ["tests"], tmp_path / "coverage.json")


def test_planted_faults_find_their_lines_and_say_when_they_do_not(tmp_path: Path) -> None:
    (tmp_path / planted.WHERE).mkdir(parents=True)
    file = tmp_path / planted.WHERE / "m.py"
    file.write_text("é = 1\nif (\n    a\n    and b\n):\n    pass\n")
    good = Fault(name="one", anchor="a and b", fault="a")
    (mutant,) = planted.mutants(tmp_path, (good,))
    assert mutant.applied(file.read_bytes()).decode() == "é = 1\nif (\n    a\n):\n    pass\n"
    assert (mutant.line, mutant.lines) == (3, (3, 4))
    twice = Fault(name="two", anchor="a", fault="b")
    gone = Fault(name="three", anchor="none", fault="b")
    with pytest.raises(Unanchored, match=r"two \(3 times\); three \(0 times\)"):
        planted.mutants(tmp_path, (good, twice, gone))


def test_every_planted_fault_is_where_it_should_be() -> None:
    root = Path(planted.__file__).parents[2]
    assert len(planted.mutants(root)) == len(planted.FAULTS) >= 15
    assert len({fault.name for fault in planted.FAULTS}) == len(planted.FAULTS)

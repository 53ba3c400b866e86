"""YAML of others: what is read, and what is refused without memory, by its line."""

from __future__ import annotations

import re
import tracemalloc
from pathlib import Path

import pytest

from provisioner.base import yaml_reader
from provisioner.base.errors import BadInput
from provisioner.base.yaml_reader import OverLimits

BOMB = "a0: &a0 [x, x]\n" + "".join(
    f"a{level}: &a{level} [{', '.join([f'*a{level - 1}'] * 10)}]\n" for level in range(1, 12)
)
MERGES = "m0: &m0 {k: v}\n" + "".join(
    f"m{level}: &m{level}\n  <<: *m{level - 1}\n  a{level}: *m{level - 1}\n"
    for level in range(1, 60)
)
CHAIN = "c0: &c0 [x]\n" + "".join(f"c{n}: &c{n} [*c{n - 1}]\n" for n in range(1, 200))
REFUSED = {
    "lists of aliases": (BOMB, "aliases that stand for more than 10 MB, in line 8"),
    "merged aliases": (MERGES, "aliases that stand for more than 10 MB, in line"),
    "a chain of aliases": (CHAIN, "aliases nested more than 100 levels deep, in line 100"),
    "an alias in itself": ("a: 1\nb: &b [*b]\n", "an alias that contains itself, in line 2"),
    "one long text, often": (
        f"a: &a {'x' * 2**20}\nb: [{', '.join(['*a'] * 20)}]\n",
        "aliases that stand for more than 10 MB, in line 2",
    ),
    "a zero byte": ("a: 1\nb: \0\n", "a byte that is no text in line 2"),
    "bytes that are not UTF-8": ("a: 1\n\nb: \udcff\n", "a byte that is no text in line 3"),
    "an escape": ("\x1b[2J", "a byte that is no text in line 1"),
    "a large text": ("a: 1\n" * 2_200_000, "has 10 MB; no more than 10 MB are read"),
}


@pytest.mark.parametrize(("text", "says"), REFUSED.values(), ids=list(REFUSED))
def test_refused_by_its_line(text: str, says: str) -> None:
    for read in (yaml_reader.load, lambda text, name: list(yaml_reader.nodes(text, name))):
        with pytest.raises(OverLimits, match=says) as caught:
            read(text, "apps/x.yaml")
        assert caught.value.subject == "apps/x.yaml"
        assert str(caught.value).isprintable()


def test_a_bomb_costs_no_memory() -> None:
    tracemalloc.start()
    try:
        with pytest.raises(OverLimits):
            yaml_reader.load(BOMB, "x")
        assert tracemalloc.get_traced_memory()[1] < 2**20
    finally:
        tracemalloc.stop()


@pytest.mark.parametrize("text", ["[" * 5000, "\n".join(" " * n + "a:" for n in range(1500))])
def test_nesting_without_end_is_not_valid(text: str) -> None:
    with pytest.raises(BadInput, match=r"^x: (not valid YAML|nested too deeply)"):
        yaml_reader.load(text, "x")


def test_aliases_as_people_use_them_are_read() -> None:
    text = "base: &base\n  a: 1\nother:\n  <<: *base\n  b: [*base, *base]\n"
    base = {"a": 1}
    assert yaml_reader.load(text, "x") == [{"base": base, "other": {"a": 1, "b": [base, base]}}]


def test_marks_in_text_are_no_aliases() -> None:
    text = "a: b &c *d\nhosts: ['*.example.com', \"&\"]\n"
    assert yaml_reader.load(text, "x") == [{"a": "b &c *d", "hosts": ["*.example.com", "&"]}]


def test_a_large_file_is_not_read(tmp_path: Path) -> None:
    file = tmp_path / "large.yaml"
    with file.open("wb") as opened:
        opened.truncate(100 * 2**20)
    with pytest.raises(OverLimits, match="has 100 MB; no more than 10 MB are read") as caught:
        yaml_reader.file(file)
    assert caught.value.subject == str(file)


def test_a_file_that_is_no_text_is_read_for_its_line(tmp_path: Path) -> None:
    file = tmp_path / "x.yaml"
    file.write_bytes(b"a: 1\nb: \xff\n")
    with pytest.raises(OverLimits, match="no text in line 2"):
        yaml_reader.load(yaml_reader.file(file), str(file))


def test_nothing_else_reads_yaml() -> None:
    folder = Path(yaml_reader.__file__).parents[1]
    reads = re.compile(r"\byaml\.(safe_load|load|compose|parse|scan)")
    files = {file.name for file in folder.rglob("*.py") if reads.search(file.read_text())}
    assert files == {"yaml_reader.py"}

"""The clone against a real git over a local path."""

from __future__ import annotations

import functools
import subprocess
from pathlib import Path

import pytest

from provisioner.base import errors, yaml_reader
from provisioner.git import clone, faults, network
from provisioner.git.hosts.base import Access, Remote
from provisioner.git.store import cat_file


def git(folder: Path, *arguments: str) -> str:
    identity = ["-c", "user.name=T", "-c", "user.email=t@example.invalid"]
    return subprocess.run(
        ["git", *identity, *arguments], cwd=folder, check=True, capture_output=True, text=True
    ).stdout


@pytest.fixture
def remote(tmp_path: Path) -> Remote:
    git(tmp_path, "init", "-q", "--bare", "-b", "main", "remote.git")
    return Remote(url=f"file://{tmp_path}/remote.git", known_hosts=())


def test_the_first_commit_goes_into_an_empty_repository(remote: Remote, tmp_path: Path) -> None:
    with clone.opened(Access(remote=remote), "main") as work:
        assert work.head is None
        assert work.files("a/b") == {}
        commit = work.publish(
            lambda: {"a/b/x.yaml": "x: 1\n", "a/b/y.yaml": "y: ü\n"}, lambda: "First"
        )
        assert work.head == commit
        assert work.files("a/b") == {"x.yaml": "x: 1\n", "y.yaml": "y: ü\n"}
    assert git(tmp_path / "remote.git", "log", "--format=%s", "main") == "First\n"


def test_nothing_to_change_is_no_commit(remote: Remote) -> None:
    with clone.opened(Access(remote=remote), "main") as work:
        assert work.publish(dict, lambda: "none") is None
        assert work.head is None


def test_a_lost_race_is_decided_and_pushed_again(remote: Remote, tmp_path: Path) -> None:
    with clone.opened(Access(remote=remote), "main") as work:
        work.publish(lambda: {"a": "1\n"}, lambda: "First")
    with (
        clone.opened(Access(remote=remote), "main") as slow,
        clone.opened(Access(remote=remote), "main") as fast,
    ):
        fast.publish(lambda: {"user": "kept\n"}, lambda: "Faster")
        seen: list[str | None] = []

        def changes() -> dict[str, str | None]:
            seen.append(slow.head)
            return {"ours": "2\n"}

        slow.publish(changes, lambda: "Slower")
        assert len(seen) == 2
        assert slow.files(".")["user"] == "kept\n"
    assert git(tmp_path / "remote.git", "log", "--format=%s", "main").split() == [
        "Slower",
        "Faster",
        "First",
    ]


def test_symlinks_and_line_endings_of_the_user_stay(remote: Remote, tmp_path: Path) -> None:
    git(tmp_path, "clone", "-q", remote.url, "user")
    user = tmp_path / "user"
    (user / "link").symlink_to("/etc/passwd")
    (user / "crlf.txt").write_bytes(b"a\r\nb\r\n")
    git(user, "add", "-A")
    git(user, "commit", "-qm", "user")
    git(user, "push", "-q", "origin", "HEAD:main")
    with clone.opened(Access(remote=remote), "main") as work:
        assert "link" not in work.files(".")
        work.publish(lambda: {"ours/x": "1\n"}, lambda: "Ours")
    listed = git(tmp_path / "remote.git", "ls-tree", "main")
    assert "120000" in listed
    assert (
        subprocess.check_output(["git", "show", "main:crlf.txt"], cwd=tmp_path / "remote.git")
        == b"a\r\nb\r\n"
    )


def test_a_folder_moves_with_all_that_is_in_it(remote: Remote, tmp_path: Path) -> None:
    """And what is written afterwards lies at its new place."""
    git(tmp_path, "clone", "-q", remote.url, "user")
    user = tmp_path / "user"
    (user / "a" / "b").mkdir(parents=True)
    (user / "a" / "link").symlink_to("b")
    (user / "a" / "run.sh").write_text("#!/bin/sh\n")
    (user / "a" / "run.sh").chmod(0o755)
    (user / "a" / "b" / "data").write_bytes(b"\0\xff\r\n")
    git(user, "add", "-A")
    git(user, "commit", "-qm", "user")
    git(user, "push", "-q", "origin", "HEAD:main")
    before = git(user, "ls-tree", "-r", "HEAD:a")
    with clone.opened(Access(remote=remote), "main") as work:
        assert (work.holds("a"), work.holds("a/link"), work.holds("c d/e")) == (True, True, False)
        assert sorted(work.paths("a")) == ["a/b/data", "a/run.sh"]
        work.publish(
            lambda: {"c d/e": clone.Moved("a"), "c d/e/b/new": "1\n", "c d/e/b/data": None},
            lambda: "Moved",
        )
        assert (work.holds("a"), work.files("c d/e/b")) == (False, {"new": "1\n"})
    after = git(tmp_path / "remote.git", "ls-tree", "-r", "main:c d/e")
    kept = [line for line in before.splitlines() if "b/data" not in line]
    assert [line for line in after.splitlines() if "b/new" not in line] == kept


def test_files_that_hold_a_text_are_found_by_their_paths(remote: Remote) -> None:
    with clone.opened(Access(remote=remote), "main") as work:
        assert work.holding("x") == {}, "no commit yet"
        work.publish(
            lambda: {"a/b c.yaml": "one: x/y\n", "d.yaml": "two\n", "bin": "\0x/y"}, lambda: "First"
        )
        assert work.holding("x/y") == {"a/b c.yaml": "one: x/y\n"}
        assert work.holding("-e nothing") == {}


def test_removing_files_leaves_the_rest(remote: Remote) -> None:
    with clone.opened(Access(remote=remote), "main") as work:
        work.publish(lambda: {"a/x": "1\n", "a/y": "2\n"}, lambda: "First")
        work.publish(lambda: {"a/x": None}, lambda: "Second")
        assert work.files("a") == {"y": "2\n"}


def test_folders_with_the_same_long_file_share_its_text(remote: Remote) -> None:
    """Hundreds of clusters have the same components, a quarter of a megabyte each."""
    long, other = "a: 1\n" * 10_000, "b: 2\n" * 10_000
    with clone.opened(Access(remote=remote), "main") as work:
        work.publish(lambda: {"a/x": long, "b/x": long, "c/x": other}, lambda: "First")
        texts = [work.files(folder)["x"] for folder in ("a", "b", "c")]
    assert texts == [long, long, other]
    assert texts[0] is texts[1]


def test_a_missing_branch_names_those_there_are(remote: Remote) -> None:
    with clone.opened(Access(remote=remote), "main") as work:
        work.publish(lambda: {"a": "1\n"}, lambda: "First")
    with (
        pytest.raises(faults.NoBranch, match="There are: main"),
        clone.opened(Access(remote=remote), "trunk"),
    ):
        pass


def test_a_missing_repository_is_bad_input(tmp_path: Path) -> None:
    nowhere = Remote(url=f"file://{tmp_path}/nowhere.git", known_hosts=())
    with (
        pytest.raises(errors.BadInput, match="no repository there"),
        clone.opened(Access(remote=nowhere), "main"),
    ):
        pass


def test_the_private_folder_goes_with_the_clone(remote: Remote) -> None:
    with clone.opened(Access(remote=remote), "main") as work:
        folder = Path(work.folder)
        assert folder.stat().st_mode & 0o077 == 0
    assert not folder.exists()


@pytest.mark.parametrize(
    ("path", "said"),
    [
        ("link/flux", "link is a symlink"),
        ("module/a", "module is a submodule"),
        ("file/a", "file is a file"),
        ("ours", "ours/x is a symlink"),
        ("other", ""),
    ],
)
def test_what_stands_in_the_way_is_named(
    path: str, said: str, remote: Remote, tmp_path: Path
) -> None:
    git(tmp_path, "clone", "-q", remote.url, "user")
    user = tmp_path / "user"
    (user / "link").symlink_to("/etc")
    (user / "file").write_text("x")
    (user / "ours").mkdir()
    (user / "ours" / "x").symlink_to("/etc/passwd")
    git(user, "add", "-A")
    git(user, "commit", "-qm", "one")
    head = subprocess.check_output(["git", "rev-parse", "HEAD"], cwd=user, text=True).strip()
    git(user, "update-index", "--add", "--cacheinfo", f"160000,{head},module")
    git(user, "commit", "-qm", "two")
    git(user, "push", "-q", "origin", "HEAD:main")
    with clone.opened(Access(remote=remote), "main") as work:
        assert work.blocked(path, ["x"]) == said


def test_a_branch_that_another_run_makes_at_this_moment(
    remote: Remote, monkeypatch: pytest.MonkeyPatch
) -> None:
    run = network.Network.run

    def slow(self: network.Network, *arguments: str, seconds: int = network.SECONDS) -> str:
        if arguments[0] == "ls-remote":  # between our fetch and our second question
            monkeypatch.setattr(network.Network, "run", run)
            with clone.opened(Access(remote=remote), "main") as other:
                other.publish(lambda: {"a": "1\n"}, lambda: "Theirs")
        return run(self, *arguments, seconds=seconds)

    monkeypatch.setattr(network.Network, "run", slow)
    with clone.opened(Access(remote=remote), "main") as work:
        assert work.files(".") == {"a": "1\n"}


def test_a_branch_that_moves_before_the_rehearsal_stops_nothing(remote: Remote) -> None:
    with clone.opened(Access(remote=remote), "main") as work:
        with clone.opened(Access(remote=remote), "main") as other:
            other.publish(lambda: {"a": "1\n"}, lambda: "Theirs")
        work.rehearse()
        assert work.publish(lambda: {"b": "2\n"}, lambda: "Ours")
        assert work.files(".") == {"a": "1\n", "b": "2\n"}


def test_a_tree_has_every_file_by_its_path(remote: Remote, tmp_path: Path) -> None:
    git(tmp_path, "clone", "-q", remote.url, "user")
    user = tmp_path / "user"
    (user / "a" / "b" / "ü").mkdir(parents=True)
    (user / "a" / "b" / "ü" / "z.yaml").write_text("z\n")
    (user / "a" / "b" / "link").symlink_to("/etc/passwd")
    (user / "a" / "x").write_text("x\n")
    (user / "other").write_text("other\n")
    git(user, "add", "-A")
    git(user, "commit", "-qm", "one")
    git(user, "push", "-q", "origin", "HEAD:main")
    with clone.opened(Access(remote=remote), "main") as work:
        assert work.tree("a") == {"b/ü/z.yaml": "z\n", "x": "x\n"}
        assert work.tree(".") == {"a/b/ü/z.yaml": "z\n", "a/x": "x\n", "other": "other\n"}
        assert work.tree("nowhere") == work.files("a/x") == {}
        work.publish(lambda: {'a/"b\\ü': "q\n", "a/x": None, "a/gone": None}, lambda: "Odd name")
        assert work.tree("a") == {"b/ü/z.yaml": "z\n", '"b\\ü': "q\n"}


def test_a_commit_of_others_is_fetched_and_one_of_nowhere_is_named(
    remote: Remote, tmp_path: Path
) -> None:
    with (
        clone.opened(Access(remote=remote), "main") as other,
        clone.opened(Access(remote=remote), "main") as work,
    ):
        first = other.publish(lambda: {"a": "1"}, lambda: "First")
        second = other.publish(lambda: {"a": "2"}, lambda: "Second")
        for commit, text in ((first, "1"), (second, "2")):
            assert commit
            work.ensure(commit)
            assert work.files(".", commit) == {"a": text}
        for nothing in ("0" * 40, "--upload-pack=touch x", "main"):
            with pytest.raises(errors.ProvisionerError, match="is not on branch main"):
                work.ensure(nothing)


def test_a_commit_that_a_rewritten_branch_has_lost_is_named_to_all_who_ask(
    remote: Remote, tmp_path: Path
) -> None:
    with clone.opened(Access(remote=remote), "main") as work:
        for text in ({"a": "1"}, {"a": "2"}, {"a": "3"}):
            work.publish(functools.partial(dict[str, str | None], text), lambda: "More")
    with clone.opened(Access(remote=remote), "main") as work:
        for lost in ("1" * 40, "2" * 40, "1" * 40):
            with pytest.raises(faults.NoCommit, match="is not on branch main") as caught:
                work.ensure(lost)
            assert caught.value.hint


@pytest.mark.parametrize("revision", ["--upload-pack=touch x", "main", "HEAD", "", "a" * 39])
def test_only_an_id_is_a_revision(remote: Remote, tmp_path: Path, revision: str) -> None:
    with clone.opened(Access(remote=remote), "main") as work:
        work.publish(lambda: {"a": "1"}, lambda: "First")
        with pytest.raises(errors.ProvisionerError, match="is not the id of a commit"):
            work.export(str(tmp_path), revision)


def test_a_checkout_downloads_nothing_from_lfs(
    remote: Remote, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    settings = tmp_path / "gitconfig"
    smudge = 'sh -c "cat; echo skip=$GIT_LFS_SKIP_SMUDGE"'
    git(tmp_path, "config", "--file", str(settings), "filter.lfs.smudge", smudge)
    monkeypatch.setenv("GIT_CONFIG_GLOBAL", str(settings))
    files = {".gitattributes": "*.bin filter=lfs\n", "x.bin": "pointer\n"}
    out = tmp_path / "out"
    out.mkdir()
    with clone.opened(Access(remote=remote), "main") as work:
        work.publish(lambda: files, lambda: "First")
        work.export(str(out), work.head or "")
    assert (out / "x.bin").read_text() == "pointer\nskip=1\n"


def test_a_large_file_is_refused_by_its_path(
    remote: Remote, monkeypatch: pytest.MonkeyPatch
) -> None:
    with clone.opened(Access(remote=remote), "main") as work:
        work.publish(lambda: {"a/large": "x" * 5000, "a/small": "y"}, lambda: "First")
        monkeypatch.setattr(yaml_reader, "LARGEST", 1000)
        monkeypatch.setattr(cat_file, "CHUNK", 64)
        for read in (
            work.files,
            lambda folder: dict(work.tree(folder)),
            lambda _: work.holding("xx", ("large",)),
        ):
            with pytest.raises(yaml_reader.OverLimits, match="^a/large: has"):
                read("a")
        assert work.holding("y", ("small",)) == {"a/small": "y"}, "and the next one is read"


def test_a_large_folder_is_not_taken_for_an_empty_one(
    remote: Remote, monkeypatch: pytest.MonkeyPatch
) -> None:
    with clone.opened(Access(remote=remote), "main") as work:
        work.publish(lambda: {f"a/{'x' * 99}{n}": "" for n in range(20)}, lambda: "First")
        monkeypatch.setattr(yaml_reader, "LARGEST", 1000)
        with pytest.raises(yaml_reader.OverLimits, match="object [0-9a-f]{12}: has"):
            work.files("a")


def test_what_a_commit_changes(remote: Remote) -> None:
    with clone.opened(Access(remote=remote), "main") as work:
        work.publish(lambda: {"a/x": "1\n", "a/y": "1\n", "b": "1\n"}, lambda: "First")
        commit = work.publish(
            lambda: {"a/x": "2\n", "a/y": None, "b": None, "b/c": "1\n"}, lambda: "Second"
        )
        assert commit
        assert sorted(work.changed(commit)) == ["a/x", "a/y", "b", "b/c"]
        _, author, message = work.about(commit)
        assert (author, message) == ("Flux", "Second\n")


def test_a_missing_git_is_named(monkeypatch: pytest.MonkeyPatch, remote: Remote) -> None:
    monkeypatch.setenv("PATH", "/nowhere")
    with (
        pytest.raises(errors.BadInput, match="git: not found on PATH"),
        clone.opened(Access(remote=remote), "main"),
    ):
        pass


def test_a_reader_that_dies_is_an_error_of_ours(remote: Remote) -> None:
    with clone.opened(Access(remote=remote), "main") as work:
        work.publish(lambda: {"a": "1\n"}, lambda: "First")
        work._objects._cat_file._process.proc.kill()
        work._objects._cat_file._process.proc.wait()
        with pytest.raises(errors.ProvisionerError, match="git cat-file ended unexpectedly"):
            work.files(".")

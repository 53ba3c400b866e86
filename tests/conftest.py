"""What holds for every test: no user's settings leak in, and on CI a skip is a failure."""

from __future__ import annotations

import gc
import os
import signal
from collections.abc import Generator, Iterator
from pathlib import Path

import pytest

from provisioner.base import masking
from tests import order


def pytest_configure() -> None:
    """A job in the background of a shell starts with SIGINT ignored, one under nohup with SIGHUP,
    and so would their children."""
    signal.signal(signal.SIGINT, signal.default_int_handler)
    signal.signal(signal.SIGHUP, signal.SIG_DFL)
    gc.disable()


@pytest.hookimpl(trylast=True)
def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Only of the workers of pytest-xdist, which are handed one file after the other."""
    if hasattr(config, "workerinput"):
        places = order.longest_first(map(_file, items))
        items.sort(key=lambda item: places[_file(item)])


def _file(test: pytest.Item | pytest.TestReport) -> str:
    return test.nodeid.partition("::")[0]


def pytest_terminal_summary(
    terminalreporter: pytest.TerminalReporter, config: pytest.Config
) -> None:
    """How long files took, for `order.SECONDS`."""
    if config.getoption("numprocesses", None):
        reports = [
            report
            for outcome in ("passed", "failed", "error", "")
            for report in terminalreporter.getreports(outcome)
        ]
        took = [(_file(report), report.duration) for report in reports]
        terminalreporter.section("longest files")
        for line in order.longest(took, FILES):
            terminalreporter.line(line)


def pytest_collection_finish() -> None:
    """What the collection made stays until the end; looking at it again and again costs seconds."""
    gc.freeze()
    gc.enable()
    gc.set_threshold(100_000, 20, 20)


@pytest.hookimpl(trylast=True)
def pytest_sessionfinish() -> None:
    """Nor does pytest have to look at it five times at its end, for errors in what is left over."""
    gc.collect()
    gc.freeze()


@pytest.fixture(scope="session", autouse=True)
def _settings(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    """Terraform and git read no settings of the person who runs the tests."""
    empty = tmp_path_factory.getbasetemp() / "empty"
    empty.touch()
    with pytest.MonkeyPatch.context() as monkeypatch:
        for name in [name for name in os.environ if name.startswith(("TF_", "GIT_"))]:
            monkeypatch.delenv(name)
        monkeypatch.setenv("TF_CLI_CONFIG_FILE", str(empty))
        monkeypatch.setenv("GIT_CONFIG_GLOBAL", str(empty))
        monkeypatch.setenv("CHECKPOINT_DISABLE", "1")
        yield


@pytest.fixture(autouse=True)
def _secrets() -> None:
    """What one test holds as a secret is an ordinary word to the next."""
    masking.forget()


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport(
    item: pytest.Item,
) -> Generator[None, pytest.TestReport, pytest.TestReport]:
    report = yield
    if report.skipped and os.environ.get("CI") and not hasattr(report, "wasxfail"):
        report.outcome = "failed"
        report.longrepr = f"skipped on CI: {report.longrepr}"
    return report


CASES = Path(__file__).parent / "cases"
FILES = 25  # that a summary names

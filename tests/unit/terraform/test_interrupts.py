from __future__ import annotations

import os
import signal
import sys
import threading
import time

import pytest

from provisioner.base import programs
from provisioner.terraform import interrupts

COUNTER = """
import os, signal, sys, time
count = 0
def handler(number, frame):
    global count
    count += 1
    os.write(1, f"{count}\\n".encode())  # print cannot be interrupted by itself
    if count == 2: sys.exit(0)
signal.signal(signal.SIGINT, handler)
print("ready", flush=True)
time.sleep(100)
sys.exit(1)
"""


@pytest.mark.parametrize("number", interrupts.SIGNALS)
def test_each_signal_becomes_one_interrupt_of_the_child(number: signal.Signals) -> None:
    with (
        interrupts.forwarded() as interrupted,
        programs.streaming([sys.executable, "-c", COUNTER]) as child,
    ):
        interrupted.attach(child.pid)
        assert child.stdout is not None
        assert child.stdout.readline() == "ready\n"
        os.kill(os.getpid(), number)
        assert child.stdout.readline() == "1\n"
        os.kill(os.getpid(), number)
        assert child.stdout.readline() == "2\n"
        assert child.wait(10) == 0
    assert interrupted.count == 2


def test_an_interrupt_before_the_child_is_there_is_not_lost() -> None:
    with interrupts.forwarded() as interrupted:
        os.kill(os.getpid(), signal.SIGINT)
        with programs.streaming(["sleep", "20"]) as child:
            interrupted.attach(child.pid)
            assert child.wait(10) == -signal.SIGINT


def test_afterwards_an_interrupt_raises_again() -> None:
    with interrupts.forwarded():
        pass
    with pytest.raises(KeyboardInterrupt):
        _interrupted()


def _interrupted() -> None:
    os.kill(os.getpid(), signal.SIGINT)
    time.sleep(5)


def test_an_ignored_signal_stays_ignored() -> None:
    before = signal.signal(signal.SIGHUP, signal.SIG_IGN)
    try:
        with interrupts.forwarded() as interrupted:
            os.kill(os.getpid(), signal.SIGHUP)
            assert interrupted.count == 0
    finally:
        signal.signal(signal.SIGHUP, before)


def test_in_another_thread_nothing_is_changed() -> None:
    seen: list[object] = []

    def work() -> None:
        with interrupts.forwarded():
            seen.append(signal.getsignal(signal.SIGINT))

    thread = threading.Thread(target=work)
    thread.start()
    thread.join()
    assert seen == [signal.getsignal(signal.SIGINT)]

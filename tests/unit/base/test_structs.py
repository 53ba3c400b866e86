"""Reading structs in many threads at once. In a process of its own, since a mistake would crash
the interpreter."""

from __future__ import annotations

import subprocess
import sys

import pytest

PROGRAM = """
import sys, threading
import msgspec
from provisioner.base import structs

FIELDS = [f"f{number}" for number in range(30)]
PLAIN = {name: {"a": 1} for name in FIELDS}
DATA = msgspec.json.encode(PLAIN)
READ = {"from_json": DATA, "from_plain": PLAIN}[sys.argv[1]]
sys.setswitchinterval(1e-6)

def struct():
    inner = [msgspec.defstruct("Inner", [("a", int)]) for _ in FIELDS]
    return msgspec.defstruct("Outer", list(zip(FIELDS, inner)))

def read(shape, start):
    start.wait()
    assert getattr(structs, sys.argv[1])(READ, shape).f0.a == 1

for _ in range(40):
    shape, start = struct(), threading.Barrier(8)
    threads = [threading.Thread(target=read, args=(shape, start)) for _ in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
"""


@pytest.mark.parametrize("reader", ["from_json", "from_plain"])
def test_threads_that_read_a_new_struct_at_once(reader: str) -> None:
    done = subprocess.run([sys.executable, "-c", PROGRAM, reader], capture_output=True, check=False)
    assert (done.returncode, done.stderr) == (0, b"")

from __future__ import annotations

import contextlib
import socket

import pytest

from provisioner.base.errors import Refused
from provisioner.sandbox import ports


def test_free_ports_differ_and_can_be_used() -> None:
    first = ports.free(3)
    assert len(set(first)) == 3
    assert all(port in ports.PASSING and ports.usable(port) for port in first)
    taken = set(ports.PASSING[:3000])
    assert not set(ports.free(50, taken)) & taken


def test_a_recorded_port_is_never_one_that_a_pod_may_get() -> None:
    assert not set(ports.free(50, among=ports.RECORDED)) & set(ports.PASSING)


def test_two_that_start_at_once_record_different_ports() -> None:
    """Neither listens yet."""
    some = range(19000, 19080)
    assert not set(ports.free(30, among=some)) & set(ports.free(30, among=some))


def test_a_port_of_somebody_else_is_a_clear_error() -> None:
    with contextlib.closing(socket.socket()) as taken:
        taken.bind((ports.HOST, 0))
        taken.listen()
        port = taken.getsockname()[1]
        assert not ports.usable(port)
        assert ports.listening(port)
        with pytest.raises(Refused, match=f"API server: port {port} is taken by another program"):
            ports.must_be_usable(port, "API server")
    assert not ports.listening(port)
    ports.must_be_usable(port, "API server")

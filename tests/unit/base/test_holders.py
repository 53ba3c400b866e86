from __future__ import annotations

import subprocess

from provisioner.base import holders


def test_this_process_lives_and_an_ended_one_is_dead() -> None:
    me = holders.me()
    host, pid, _ = me.split("/")
    assert not holders.dead(me)
    assert holders.dead(f"{host}/{pid}/1"), "the same number, another process"
    with subprocess.Popen(["true"]) as ended:
        ended.wait()
        assert holders.dead(f"{host}/{ended.pid}/1")


def test_another_hosts_process_cannot_be_known() -> None:
    assert not holders.dead("elsewhere/1/1")
    assert not holders.dead("")

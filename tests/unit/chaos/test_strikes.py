"""The seeded list of kills and suspensions."""

from __future__ import annotations

from tests.chaos import strikes


def test_the_same_seed_gives_the_same_strike() -> None:
    whole = strikes.campaign(200, 50)
    assert strikes.campaign(200, 50) == whole
    assert strikes.campaign(1, 0, first=37) == [
        one for one in whole if (one.seed, one.suspends) == (37, False)
    ]


def test_a_whole_campaign_strikes_every_command_everywhere() -> None:
    whole = strikes.campaign(200, 50)
    assert sum(not one.suspends for one in whole) == 200
    assert sum(one.suspends for one in whole) == 50
    for command in set(strikes.ORDER):
        kills = [one for one in whole if one.command == command and not one.suspends]
        assert len(kills) >= 30
        assert len({one.after for one in kills}) >= 0.6 * 2 * strikes.EVENTS[command]
        assert {one.command for one in whole if one.suspends} >= {command}
    drains = {(one.command, one.suspends) for one in whole if one.drain}
    assert drains == {(name, stopped) for name in ("unpair", "down") for stopped in (False, True)}


def test_suspensions_are_spread_among_the_kills() -> None:
    whole = strikes.campaign(20, 5)
    places = [number for number, one in enumerate(whole) if one.suspends]
    assert min(after - before for before, after in zip(places, places[1:], strict=False)) >= 3

"""Keys of age, against those that age-keygen has made."""

from __future__ import annotations

import pytest

from provisioner.base import age

# Made by age-keygen v1.3.2 for this test alone.
PUBLIC = "age1ltgd6a6uflxjhzl83eqpgjnyh9zm00dqsae32nl67q3arj395ycq9d0c2z"
PRIVATE = "AGE-SECRET-KEY-1H78U7AWVKZK0NSCA6HRVAWP4S859NYYV92XC4KP08PN8P5SDE2XQRDMURG"
FILE = f"# created: 2026-11-29T08:00:00Z\r\n# public key: {PUBLIC}\r\n{PRIVATE}\r\n"


def test_the_file_of_age_keygen_is_read() -> None:
    (key,) = age.keys(FILE)
    assert (key.recipient, key.private.reveal()) == (PUBLIC, PRIVATE)


def test_what_is_made_can_be_read_and_is_new_each_time() -> None:
    made = age.make()
    (key,) = age.keys(f"{made.private.reveal()}\n")
    assert key == made
    assert age.is_recipient(made.recipient)
    assert made.recipient != age.make().recipient


def test_it_does_not_show_its_private_half() -> None:
    made = age.make()
    assert made.private.reveal() not in f"{made!r} {made}"


@pytest.mark.parametrize(
    "text",
    ["", "x", PRIVATE.lower(), PRIVATE[:-1], f"{PRIVATE[:-1]}Q", "AGE-PLUGIN-YUBIKEY-1QQQ"],
)
def test_what_is_no_key_is_none(text: str) -> None:
    assert age.keys(text) == []


@pytest.mark.parametrize(
    ("text", "has_others"),
    [
        ("", False),
        (FILE, False),
        (f"{FILE}\n\n  {PRIVATE}", False),
        (f"{FILE}AGE-PLUGIN-YUBIKEY-1QQQ\n", True),
        (f"{PRIVATE[:-1]}Q", True),
    ],
)
def test_what_else_is_in_an_identity_file(text: str, has_others: bool) -> None:
    assert age.has_others(text) is has_others


@pytest.mark.parametrize(
    ("text", "is_one"),
    [
        (PUBLIC, True),
        (f"{PUBLIC[:-1]}q", False),
        (PUBLIC.upper(), False),
        (PUBLIC[:-2], False),
        ("age1", False),
        ("1", False),
        ("age1\u00fcber", False),
        (PRIVATE, False),
    ],
)
def test_typing_errors_are_seen(text: str, is_one: bool) -> None:
    assert age.is_recipient(text) is is_one
